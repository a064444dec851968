"""The timeline as it is kept."""

from __future__ import annotations

import pytest

from harvester.pipeline.extracting import read_text
from store import Store
from store.records import Version
from store.tables.comparisons import StoredComparison
from tests.support.comparisons import summarized
from tests.support.scripted import document_of
from tests.support.stand_in import PRIVACY

TEXTS = [
    read_text("Privacy", f"# Privacy\n\n## 1. Cookies\n\nWe use {word} cookies.\n")
    for word in ("no", "some", "all")
]


@pytest.fixture
def document(store: Store) -> int:
    for text in TEXTS:
        store.texts.add(text)
    return document_of(store)


def version(number: int, text: int, first: str, after: str | None = None) -> Version:
    """Return a version of the timeline."""
    return Version(
        number=number,
        text=TEXTS[text].sha256,
        essence=TEXTS[text].essence,
        dateless=TEXTS[text].dateless,
        url=PRIVACY,
        first_capture=first,
        last_capture=first,
        after_capture=after,
        known_from=first,
        known_until=first,
        not_before=after,
        captures=1,
        effective=None,
        updated=None,
        reason="content",
        flags=(),
        extractor="1",
        recipe="complete",
        compared=(TEXTS[text - 1].sha256, TEXTS[text].sha256) if after else None,
        coverage=1.0,
        notes=(),
    )


def compared(store: Store, document: int, old: int, new: int) -> None:
    """Keep the comparison of two texts."""
    found = summarized(TEXTS[old].markdown, TEXTS[new].markdown)
    pair = TEXTS[old].sha256, TEXTS[new].sha256
    store.comparisons.add(document, pair, StoredComparison.of("rules", found))


def test_versions_are_known_by_their_first_capture_and_text(store: Store, document: int) -> None:
    rows = [version(1, 0, "20120101000000"), version(2, 1, "20130101000000")]
    assert store.versions.replace(document, rows) == 2
    assert store.versions.replace(document, rows) == 0
    later = [rows[0], version(2, 2, "20120601000000"), version(3, 1, "20130101000000")]
    assert store.versions.replace(document, later) == 1
    assert [row.number for row in store.versions.of(document)] == [1, 2, 3]


def test_what_did_not_change_is_not_written(store: Store, document: int) -> None:
    rows = [version(1, 0, "20120101000000")]
    store.versions.replace(document, rows)
    before = store.database.rows("SELECT rowid FROM versions")
    changes = store.database.rows("SELECT total_changes() AS number")
    store.versions.replace(document, rows)
    assert store.database.rows("SELECT total_changes() AS number") == changes
    assert store.database.rows("SELECT rowid FROM versions") == before


def test_the_log_tells_words_and_sections(store: Store, document: int) -> None:
    store.versions.replace(document, [version(1, 0, "20120101000000")])
    (row,) = store.versions.log(document)
    assert (row.title, row.words, row.sections) == (
        "Privacy",
        TEXTS[0].words,
        len(TEXTS[0].sections),
    )


def test_a_change_can_be_read_by_people(store: Store, document: int) -> None:
    store.versions.replace(
        document,
        [version(1, 0, "20120101000000"), version(2, 1, "20130101000000", "20120101000000")],
    )
    compared(store, document, 0, 1)
    (row,) = store.database.rows("SELECT * FROM section_changes")
    assert (row["from_version"], row["to_version"], row["before_heading"]) == (1, 2, "1 Cookies")
    assert (row["not_before"], row["not_after"]) == ("2012-01-01T00:00:00Z", "2013-01-01T00:00:00Z")
