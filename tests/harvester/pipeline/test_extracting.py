"""From a snapshot to what it is: a text, or something else with a reason."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diffs import join
from harvester.pipeline import counterparts, extracting
from harvester.pipeline.counterparts import corpus_text
from harvester.pipeline.extracting import ExtractionResult, Reader, read_page, read_text, reader_for
from store import Store
from store.records import Snapshot
from store.tables.readings import NewReading
from tests.support.scripted import capture, document_of, served
from tests.support.stand_in import PRIVACY, page

GONE = b"<html><head><title>404 Not Found</title></head><body><p>The page was not found.</p></body></html>"
GERMAN = """<html><head><title>Datenschutz</title></head><body><main><h1>Datenschutz</h1>
<p>Wir verarbeiten Ihre Daten nur, soweit das für die Lieferung Ihrer Bestellung nötig ist, und wir geben
sie nicht an Dritte weiter. Sie können jederzeit Auskunft über die Daten verlangen, die wir von Ihnen haben,
und der Verarbeitung widersprechen. Die Daten werden gelöscht, sobald die Fristen für die Aufbewahrung von
Rechnungen abgelaufen sind. Wenn Sie Fragen haben, schreiben Sie uns, und wir antworten Ihnen in einem Monat.
Für die Sicherheit der Daten sorgen wir mit Mitteln, die dem Stand der Technik entsprechen.</p>
</main></body></html>""".encode()


def snapshot(body: bytes) -> Snapshot:
    """Return a stored page."""
    return served(capture("20120115"), body).snapshot


def judged(body: bytes, *, status: int = 200, reader: Reader | None = None) -> ExtractionResult:
    """Return what a page is taken for."""
    return (reader or Reader()).judge(snapshot(body), status)


def test_a_policy_is_read() -> None:
    found = judged(page(2))
    assert (found.state, found.reason) == ("read", "")
    assert found.text is not None
    stated = found.text.stated("effective")
    assert stated is not None
    assert stated.iso == "2012-01-02"
    assert found.text.stated("updated") is None
    assert found.text == read_text(found.text.title, found.text.markdown)


@pytest.mark.parametrize(
    ("body", "status", "state"),
    [(GONE, 200, "held"), (page(1), 404, "held"), (page(1), 503, "held"), (b"%PDF-1.7", 200, "no-text")],
    ids=["soft 404", "404", "503", "no PDF"],
)
def test_what_is_no_version_has_a_reason(body: bytes, status: int, state: str) -> None:
    found = judged(body, status=status)
    assert (found.text, found.state) == (None, state)
    assert found.reason


def test_another_language_is_held_out_once_the_documents_own_is_known() -> None:
    assert judged(GERMAN).state == "read", "of a first page nobody knows what it should be"
    reader = Reader()
    for version in range(1, 5):
        assert judged(page(version), reader=reader).state == "read"
    found = judged(GERMAN, reader=reader)
    assert found.state == "held"
    assert "language" in found.reason


def test_a_reader_knows_the_texts_that_are_in_the_store(store: Store) -> None:
    document = document_of(store)
    for month in range(1, 5):
        text = judged(page(month)).text
        assert text is not None
        store.texts.add(text)
        reading = NewReading(f"2012{month:02}15000000", PRIVACY, "memento", text.sha256, "1", "complete")
        store.readings.add(document, reading)
    assert judged(GERMAN, reader=reader_for(store, document)).state == "held"


def test_a_compressed_body_is_read_as_its_headers_say() -> None:
    import gzip

    packed = replace(
        snapshot(gzip.compress(page(1))),
        headers={"content-type": "text/html; charset=utf-8", "content-encoding": "gzip"},
    )
    assert read_page(packed) == read_page(snapshot(page(1)))


@settings(max_examples=60, deadline=None)
@given(st.text("ab #\n1.\u00a0“", max_size=80))
def test_what_is_read_in_a_text_gives_it_back(markdown: str) -> None:
    text = read_text("A title", markdown)
    assert join(text.sections) == text.markdown == markdown
    # The glyphs of quotes and spaces are cosmetic: the essence does not see them.
    plain = markdown.replace("\u00a0", " ").replace("“", '"')
    assert read_text("A title", plain).essence == text.essence


def test_neither_the_title_of_a_page_nor_numbers_of_headings_are_its_wording() -> None:
    plain = (
        "# Privacy – Juniper\n\nEffective May 1, 2020\n\n## 1. Cookies\n\nNone.\n\n## 2. Mail\n\nSeldom.\n"
    )
    listed = "# Privacy\n\nEffective May 1, 2020\n\n  1. ## Cookies\n\nNone.\n\n  2. ## Mail\n\nSeldom.\n"
    assert read_text("", plain).dateless == read_text("", listed).dateless
    assert read_text("", plain).essence != read_text("", listed).essence
    retitled = plain.replace("# Our policy", "# What we promise")
    assert read_text("", plain).essence == read_text("", retitled).essence, "a title is no word of the policy"
    for other in (plain.replace("None", "Some"), plain.replace("Mail", "Post"), plain.replace("Eff", "eff")):
        assert read_text("", plain).dateless != read_text("", other).dateless


@pytest.mark.parametrize("step", ["extract", "screen", "read_text", "remarks"])
def test_a_page_that_no_rule_foresaw_has_a_reason(monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    def fail(*arguments: object, **named: object) -> None:
        raise KeyError("no rule")

    monkeypatch.setattr(extracting, step, fail)
    found = judged(page(1))
    assert (found.text, found.state) == (None, "no-text")
    assert "KeyError" in found.reason


@pytest.mark.parametrize("step", ["extract", "read_text"])
def test_neither_has_it_a_text_by_the_corpus_recipe(monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    def fail(*arguments: object, **named: object) -> None:
        raise IndexError("no rule")

    monkeypatch.setattr(extracting if step == "extract" else counterparts, step, fail)
    assert corpus_text(snapshot(page(1))) is None
