"""Lineages as they are stored and read."""

from __future__ import annotations

import pytest

from store import Store
from store.errors import StoreError
from store.tables.lineages import TracedLineages
from tests.support.larkspur import add_document
from tests.support.lineages import capture, policy, section, traced, words

BASE = policy("cookies", "sharing", "rights")
HISTORY = traced(BASE, policy("cookies", "rights"), BASE)
SPLIT = traced(
    policy(section("cookies", body=words("cookies", 40)), "rights"),
    policy(
        section("cookies", body=" ".join(words("cookies", 40).split()[:28])),
        section("beacons", body=" ".join(words("cookies", 40).split()[28:])),
        "rights",
    ),
)


@pytest.fixture
def document(store: Store) -> int:
    return add_document(store)


def changes(store: Store) -> int:
    """Return how many rows were written so far."""
    (row,) = store.database.rows("SELECT total_changes() AS number")
    return int(row["number"])


def test_what_is_stored_is_what_was_traced(store: Store, document: int) -> None:
    for found in (HISTORY, SPLIT, TracedLineages()):
        store.lineages.replace(document, found)
        assert store.lineages.traced(document) == found
        assert store.database.rows("PRAGMA foreign_key_check") == []


def test_nothing_is_written_if_nothing_changed(store: Store, document: int) -> None:
    store.lineages.replace(document, HISTORY)
    before = changes(store)
    store.lineages.replace(document, HISTORY)
    assert changes(store) == before


def test_only_what_differs_is_written(store: Store, document: int) -> None:
    short = traced(BASE, policy("cookies", "rights"))
    store.lineages.replace(document, short)
    before = changes(store)
    store.lineages.replace(document, HISTORY)
    new = len(HISTORY.sections) - len(short.sections)
    # The section that is back has another place among all of them.
    moved = len({*HISTORY.names} - {*short.names})
    assert changes(store) - before == new + moved


def drawn(store: Store, document: int, versions: int) -> None:
    """Let there be versions for the lineages, each seen for three weeks."""
    store.database.insert(
        "stored_texts",
        [
            {"sha256": "t", "id": 1, "title": "", "essence": "", "dateless": "", "words": 0},
        ],
    )
    store.database.insert(
        "versions",
        [
            {
                "document": document,
                "first_capture": capture(number),
                "last_capture": capture(number, 20),
                "number": number,
                "text": "t",
                "url": "u",
                "dated": "",
                "dated_by": "capture",
                "flags": "[]",
                "captures": 1,
                "extractor": "e",
            }
            for number in range(1, versions + 1)
        ],
    )


def test_a_lineage_is_read_as_a_life(store: Store, document: int) -> None:
    store.lineages.replace(document, HISTORY)
    drawn(store, document, 3)
    lives = store.lineages.of(document)
    assert [one.name.heading for one in lives] == ["Cookies", "Sharing", "Rights"]
    sharing = lives[1]
    assert [one.arrival for one in sharing.sections] == ["first", "back"]
    assert [one.first_capture for one in sharing.ends] == [capture(2)]


def test_a_split_is_read_from_both_sides(store: Store, document: int) -> None:
    store.lineages.replace(document, SPLIT)
    drawn(store, document, 2)
    cookies, beacons, rights = store.lineages.of(document)
    assert cookies.went_into == beacons.came_from
    assert [one.target for one in cookies.went_into] == [beacons.address]
    assert not rights.came_from
    assert not rights.went_into


def test_an_address_is_found_by_any_capture_that_shows_its_version(store: Store, document: int) -> None:
    store.lineages.replace(document, HISTORY)
    drawn(store, document, 3)
    born = f"{capture(1)}-1"
    assert store.lineages.at(document, born) == born
    assert store.lineages.at(document, f"{capture(1, 20)}-1") == born
    assert store.lineages.at(document, f"{capture(3)}-1") == born
    for unknown in (
        f"{capture(2)}-2",
        f"{capture(1, 21)}-1",
        "20010101000000-0",
        "",
        "x",
        "-",
        f"{capture(1)}-x",
    ):
        assert store.lineages.at(document, unknown) is None


def test_a_lineage_of_a_version_that_is_not_there_is_an_error_of_the_store(
    store: Store, document: int
) -> None:
    store.lineages.replace(document, HISTORY)
    drawn(store, document, 2)
    with pytest.raises(StoreError, match="harvest verify"):
        store.lineages.of(document)


def test_another_document_has_its_own(store: Store, document: int) -> None:
    store.lineages.replace(document, HISTORY)
    assert store.lineages.traced(document + 1) == TracedLineages()
