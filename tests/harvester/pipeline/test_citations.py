"""What a cited snapshot proves of its corpus document."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harvester.corpus.document import header
from harvester.corpus.id_url import write_id_url
from harvester.errors import ArchiveError, NotPlayable, Unreachable
from harvester.pipeline.citations import (
    IDENTICAL,
    citation_of,
    compare_with_citation,
    first_difference,
    note_missing_citation,
    similarity,
)
from harvester.pipeline.extracting import read_text
from harvester.plan.captures import PlannedCapture
from store import Store
from store.tables.sources import NewCitation
from tests.support.scripted import LOCATION, NOW, document_of
from tests.support.stand_in import PRIVACY

TIMESTAMP = "20120115120000"
TEXT = "# Privacy\n\n## 1. Cookies\n\nWe may use cookies.\n"
CITED = PlannedCapture(TIMESTAMP, PRIVACY, cited=True)

texts = st.text("ab \n.", max_size=40)


@pytest.fixture
def document(store: Store) -> int:
    """Return a document with a corpus document that cites its capture."""
    number = document_of(store)
    payload = f"{header('juniper-and-reed.example', TIMESTAMP, PRIVACY)}\n\n{TEXT}".encode()
    sha256 = store.snapshots.add_body(number, TIMESTAMP, payload)
    store.sources.add_citation(
        number,
        NewCitation(
            timestamp=TIMESTAMP,
            url=PRIVACY,
            id_url=write_id_url(TIMESTAMP, PRIVACY),
            domain="juniper-and-reed.example",
            archived="2012-01-15",
            sha256=sha256,
        ),
        NOW,
    )
    return number


def test_the_same_text_is_identical(store: Store, document: int) -> None:
    verdict = compare_with_citation(store, LOCATION, document, CITED, read_text("Privacy", TEXT), "")
    assert verdict == IDENTICAL
    (cited,) = store.sources.citations(document)
    assert (cited.state, cited.verdict, cited.similarity, cited.archive) == (
        "fetched",
        IDENTICAL,
        1.0,
        LOCATION,
    )


def test_another_text_says_where_it_differs(store: Store, document: int) -> None:
    other = read_text("Privacy", TEXT.replace("may", "will"))
    verdict = compare_with_citation(store, LOCATION, document, CITED, other, "")
    assert verdict is not None
    assert "line 5" in verdict
    assert "'may use cookies.\\n'" in verdict
    (cited,) = store.sources.citations(document)
    assert cited.similarity is not None
    assert 0.8 < cited.similarity < 1


def test_a_citation_is_found_in_any_form_of_its_url(store: Store, document: int) -> None:
    assert citation_of(store, document, TIMESTAMP, PRIVACY.replace("http://www.", "https://")) is not None
    assert citation_of(store, document, "20120115120001", PRIVACY) is None
    assert citation_of(store, document, TIMESTAMP, PRIVACY + "/other") is None


def test_a_page_that_was_held_out_proves_nothing(store: Store, document: int) -> None:
    assert compare_with_citation(store, LOCATION, document, CITED, None, "soft 404") is None
    (cited,) = store.sources.citations(document)
    assert (cited.state, cited.reason, cited.verdict) == ("failed", "soft 404", None)


@pytest.mark.parametrize(
    ("error", "state"),
    [
        (NotPlayable(PRIVACY, TIMESTAMP, "never archived"), "missing"),
        (Unreachable(PRIVACY, 5, "silence"), "failed"),
    ],
    ids=["missing", "failed"],
)
def test_a_snapshot_that_could_not_be_had_is_due_again(
    store: Store, document: int, error: ArchiveError, state: str
) -> None:
    note_missing_citation(store, LOCATION, document, CITED, error, "2026-11-21")
    (cited,) = store.sources.citations(document)
    assert (cited.state, cited.reason, cited.retry_on) == (state, error.reason, "2026-11-21")


def test_what_nobody_cites_is_no_matter(store: Store, document: int) -> None:
    other = PlannedCapture("20130101000000", PRIVACY)
    assert compare_with_citation(store, LOCATION, document, other, read_text("P", TEXT), "") is None
    note_missing_citation(store, LOCATION, document, other, Unreachable(PRIVACY, 1, "x"), None)
    assert store.sources.citations(document)[0].state == "due"


@settings(max_examples=60, deadline=None)
@given(texts, texts)
def test_similarity_is_a_share_and_one_only_for_equal_texts(old: str, new: str) -> None:
    share = similarity(old, new)
    assert 0 <= share <= 1
    assert (share == 1) == (old == new)


@settings(max_examples=60, deadline=None)
@given(texts, texts, texts)
def test_the_first_difference_is_behind_what_both_begin_with(same: str, old: str, new: str) -> None:
    said = first_difference(f"{same}x{old}", f"{same}y{new}")
    assert f"line {same.count(chr(10)) + 1}:" in said
    assert "has 'x" in said
    assert "snapshot 'y" in said
