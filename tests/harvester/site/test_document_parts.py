"""Pages that another process made are those that the writer would have made."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from harvester.config import ArchiveSettings, Settings
from harvester.processes import workers
from harvester.site import document_parts as module
from harvester.site.document_parts import PartsMaker, document_parts
from harvester.site.history import DocumentHistory
from store import Store
from tests.support.filled_stores import drafted, fill, policy
from tests.support.opened_ahead import close_opened
from tests.support.stores import fingerprint
from tests.support.whole_site import NOW, made, names_of


@pytest.fixture
def filled(store: Store) -> Store:
    """Return a store with three documents."""
    for number, slug in enumerate(("privacy", "terms", "cookies"), 1):
        fill(store, policy("juniper", slug), list(drafted(number, 2)))
    return store


@pytest.fixture
def maker(filled: Store) -> Iterator[PartsMaker]:
    """Return what makes its pages in another process."""
    yield PartsMaker(filled.path, ArchiveSettings(), {}, NOW)
    close_opened(filled.path)


def test_processes_make_the_same_report(
    filled: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "_LEAST_PAGES", 1)
    with Store(filled.path, reading=True) as reading:
        results = [made(reading, tmp_path / f"{jobs}", jobs) for jobs in (1, 2)]
        assert made(reading, tmp_path / "2", 2).written == 0
        assert reading.database.is_in_place
    assert results[0] == results[1]
    one, two = (fingerprint(tmp_path / f"{jobs}") for jobs in (1, 2))
    assert {path: found[:2] for path, found in one.items()} == {
        path: found[:2] for path, found in two.items()
    }


def test_what_a_process_makes_is_what_the_writer_makes(filled: Store, maker: PartsMaker) -> None:
    name = names_of(filled)[0]
    with filled.step():
        parts = document_parts(DocumentHistory(filled, name, Settings(), NOW))
        expected = {(part.name, part.fingerprint): (tuple(part.pages()), part.facts()) for part in parts}
    assert {key: (part.pages, part.facts) for key, part in maker.made(name).items()} == expected


def test_a_document_that_was_not_compared_is_left_to_the_writer(filled: Store, maker: PartsMaker) -> None:
    name = names_of(filled)[0]
    filled.generations.mark_drawn(name.row, "other rules")
    assert maker.made(name) == {}


def test_large_documents_are_left_to_the_writer(
    filled: Store, maker: PartsMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_MOST_CHARACTERS", 1)
    assert maker.made(names_of(filled)[0]) == {}
