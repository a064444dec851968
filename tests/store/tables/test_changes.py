"""Changes from version to version, as the change digest asks for them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from harvester.pipeline.extracting import read_text
from store import Store
from store.tables.comparisons import StoredComparison
from tests.support.comparisons import summarized
from tests.support.timelines import Run, add_document, day, draw, open_store, runs

OLD = "# Policy\n\n## 1. Sharing\n\nWe share it with carriers. We sell it to nobody at all, ever.\n"
NEW = "# Policy\n\n## 1. Sharing\n\nWe share it with carriers.\n\n## 2. Sale\n\nWe sell it to all who pay.\n"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path) as opened:
        yield opened


def test_changes_come_by_document_and_in_time(store: Store) -> None:
    second, first = add_document(store, "tinworks"), add_document(store, "nib")
    draw(store, second, runs((1, "A"), (5, "B"), (7, "C")))
    draw(store, first, runs((1, "A"), (6, "B")))
    changes = store.changes.since(None)
    assert [(change.company, change.after.first_capture[6:8]) for change in changes] == [
        ("nib", "06"),
        ("tinworks", "05"),
        ("tinworks", "07"),
    ]
    assert [change.after.first_capture[6:8] for change in store.changes.since(day(6))] == ["06", "07"]
    assert changes[1].before.last_capture == day(1)
    assert changes[1].company_name == "Tinworks"


def test_a_text_that_only_another_address_shows_is_no_change(store: Store) -> None:
    document = add_document(store, "tinworks")
    draw(store, document, [Run(day(1), day(2), "A"), Run(day(3), day(4), "A")])
    assert store.changes.since(None) == ()


@pytest.mark.parametrize(("old", "new"), [(OLD, NEW), (NEW, OLD)])
def test_a_comparison_comes_back_as_it_was_stored(store: Store, old: str, new: str) -> None:
    document = add_document(store, "tinworks")
    found = summarized(old, new)
    assert found.summary.topics
    texts = [read_text("Policy", markdown) for markdown in (old, new)]
    for text in texts:
        store.texts.add(text)
    pair = texts[0].sha256, texts[1].sha256
    store.comparisons.add(document, pair, StoredComparison.of("rules", found))
    draw(store, document, runs((1, "A"), (5, "B")))
    with store.step():
        for number, sha256 in enumerate(pair, 1):
            store.database.execute("UPDATE versions SET text = ? WHERE number = ?", (sha256, number))
        store.database.execute(
            "UPDATE versions SET compared_from = ?, compared_to = ? WHERE number = 2", pair
        )
    (change,) = store.changes.since(None)
    assert store.changes.comparison(document, change.old_text, change.new_text) == found
    assert store.changes.comparison(document, change.new_text, change.old_text) is None
