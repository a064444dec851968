"""Neighbouring versions compared, each pair of texts once."""

from __future__ import annotations

import pytest

from harvester.pipeline.comparing import compare_neighbours
from harvester.pipeline.versioning import store_versions
from store import Store
from tests.support.cookie_policy import NEW, OLD, OTHER
from tests.support.scripted import document_of, shows


@pytest.fixture
def document(store: Store) -> int:
    return document_of(store)


def test_a_pair_of_texts_is_compared_once_however_often_it_comes(store: Store, document: int) -> None:
    for year, text in enumerate((OLD, NEW, OLD, NEW), 2012):
        shows(store, document, f"{year}0101", text)
    versions, _ = store_versions(store, document)
    assert len(versions) == 4
    assert len(compare_neighbours(store, document, versions, {})) == 2
    before = store.database.rows("SELECT rowid, * FROM comparisons")
    assert len(compare_neighbours(store, document, versions, {})) == 2
    assert store.database.rows("SELECT rowid, * FROM comparisons") == before


def test_pairs_that_are_no_neighbours_any_more_are_dropped(store: Store, document: int) -> None:
    for year, text in enumerate((OLD, NEW, OTHER), 2012):
        shows(store, document, f"{year}0101", text)
    versions, _ = store_versions(store, document)
    compare_neighbours(store, document, versions, {})
    assert compare_neighbours(store, document, versions[:2], {}) == (versions[1].compared,)
    assert store.comparisons.pairs(document) == {(versions[0].text, versions[1].text)}


def test_phrases_of_the_user_make_a_change_weigh_more(store: Store, document: int) -> None:
    shows(store, document, "20120101", OLD)
    shows(store, document, "20130101", OTHER)
    versions, _ = store_versions(store, document)
    compare_neighbours(store, document, versions, {"hearsay": ["heard of"]})
    (change,) = store.database.rows("SELECT tags FROM changes")
    assert "hearsay" in change["tags"]
