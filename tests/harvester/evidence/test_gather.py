"""What is taken from the store: who served each capture, and what only a corpus document shows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from harvester.config.settings import Settings
from harvester.corpus.document import header
from harvester.errors import StoreError
from harvester.evidence.names import CAPTURES, HEAD, README, REDLINE
from harvester.extract import extract
from harvester.pipeline.generations import EXTRACTORS
from harvester.pipeline.importing import import_document
from harvester.pipeline.up_to_date import drawn
from tests.support.calls import objects
from tests.support.evidence import field_bundle, files_in, records_in, report_on
from tests.support.harvests import Field, field
from tests.support.stand_in import MOVED, PRIVACY, Held, World
from tests.support.stationery_policy import BETWEEN, CITED, MONTHS, NEW, OLD, changed_in_april, cite

APRIL = "20120401120000"


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Field]:
    """Return a policy that changed in April, in an archive with a server."""
    with field(tmp_path / "h.db", changed_in_april()) as found:
        yield found


def captures(data: bytes) -> dict[str, dict[str, object]]:
    """Return the captures of a bundle by what they are in it for."""
    rows = objects(files_in(data)[CAPTURES].decode())
    return {role: one for one in rows for role in one["roles"]}  # type: ignore[attr-defined]


def test_the_proof_of_a_capture_is_its_address_in_the_archive_that_was_asked(
    here: Field, tmp_path: Path
) -> None:
    here.harvest()
    data = field_bundle(here, 1, 2)
    first = captures(data)["before-first"]
    location = here.server.location
    assert first["source"] == location
    assert first["proof"] == {
        "kind": "replay",
        "url": f"{location}/web/{MONTHS[0]}/{PRIVACY}",
        "raw_url": f"{location}/web/{MONTHS[0]}id_/{PRIVACY}",
        "payload_digest": f"sha1:{first['index']['digest']}",  # type: ignore[index]
    }
    assert b"web.archive.org" not in data
    assert f'href="{location}/web/{MONTHS[0]}/{PRIVACY}"'.encode() in files_in(data)[REDLINE]
    report = report_on(data, tmp_path)
    assert (report.faults, report.unchecked) == ((), ())


def test_what_only_a_corpus_document_shows(here: Field, tmp_path: Path) -> None:
    """The texts are compared by the corpus recipe, as the one of the document is."""
    document = cite(here, BETWEEN)
    here.harvest()
    for pair, side in (((1, 2), "after"), ((2, 4), "before")):
        data = field_bundle(here, *pair)
        files = files_in(data)
        other = {"after": "before", "before": "after"}[side]
        shown = captures(data)[f"{side}-first"]
        assert (shown["held"], shown["source"], shown["proof"]) == ("document", "corpus", {"kind": "corpus"})
        assert files["evidence/cited-1.md"] == document
        assert files[f"evidence/{side}.md"] == document.partition(b"\n\n")[2]
        assert f"evidence/{side}.corpus.md" not in files
        assert b"northern isles" in files[f"evidence/{other}.md"]
        assert b"northern isles" not in files[f"evidence/{other}.corpus.md"]
        assert b"Only a corpus document shows it" in files["evidence/README.txt"]
        report = report_on(data, tmp_path)
        assert (report.faults, report.unchecked) == ((), ())


def test_a_corpus_document_as_the_last_that_shows_a_text(here: Field, tmp_path: Path) -> None:
    cite(here, OLD, APRIL)
    here.harvest()
    data = field_bundle(here, 1, 2)
    last = captures(data)["before-last"]
    assert (last["timestamp"], last["held"]) == (APRIL, "document")
    assert captures(data)["before-text"]["held"] == "bytes"
    assert report_on(data, tmp_path).faults == ()


def test_two_versions_that_only_corpus_documents_show(here: Field, tmp_path: Path) -> None:
    cite(here, OLD)
    cite(here, NEW, APRIL, name="other.md")
    drawn(here.store, here.job.row, {})
    data = field_bundle(here, 1, 2)
    files = files_in(data)
    assert {one["held"] for one in captures(data).values()} == {"document"}
    # Nothing says "captured" of what no archive served.
    claims = files[README].decode().partition("WHAT EACH FILE PROVES")[0]
    assert "captured" not in claims
    assert "(corpus only)" in claims
    assert "captured" not in files[REDLINE].decode()
    assert files["indexes/index.cdx"] == b""
    assert files["evidence/cited-1.md"] != files["evidence/cited-2.md"]
    assert b'"created": "2012-04-01T12:00:00Z"' in files[HEAD]
    assert report_on(data, tmp_path).faults == ()


def test_a_page_behind_an_archived_redirect(tmp_path: Path) -> None:
    """The capture is that of the page which was served, with its own time."""
    moved = (("Location", MOVED), ("Content-Length", "0"))
    held = [
        Held(MONTHS[0], PRIVACY, OLD),
        Held(MONTHS[1], PRIVACY, status=301, headers=moved),
        Held("20120315120007", MOVED, NEW),
    ]
    with field(tmp_path / "h.db", World(held)) as here:
        here.harvest()
        data = field_bundle(here, 1, 2)
    first = captures(data)["after-first"]
    assert (first["timestamp"], first["original"]) == ("20120315120007", MOVED)
    assert first["served"]["redirects"] == [PRIVACY]  # type: ignore[index]
    assert first["proof"]["url"].endswith(f"/web/20120315120007/{MOVED}")  # type: ignore[index]
    assert report_on(data, tmp_path).faults == ()


def test_hostile_headers_and_addresses_stay_in_their_lines(tmp_path: Path) -> None:
    """What a page sends is no path, no header of its own, and no second line of a list."""
    url = f"{PRIVACY}?file=../../etc/passwd&q=%0d%0aX:y&r=<script>"
    content_type = ("Content-Type", "text/html; charset=utf-8")
    headers = (content_type, ("X-Odd", "caf\xe9 = \x7f; a"), ("X-A/B", "c"))
    held = [Held(MONTHS[0], url, OLD, headers=headers), Held(MONTHS[1], url, NEW, headers=headers)]
    with field(tmp_path / "h.db", World(held), urls=(url,)) as here:
        here.harvest()
        assert len(here.versions()) == 2
        data = field_bundle(here, 1, 2)
    files = files_in(data)
    assert all(name.count("/") <= 1 and name.isascii() for name in files)
    _, record, _ = records_in(data)
    head = record.partition(b"<!DOCTYPE")[0].lower()
    assert b"x-odd: " in head
    assert b"x-a/b" not in head
    assert head.count(b"content-length: ") == 2
    assert len(files["indexes/index.cdx"].splitlines()) == 2
    assert report_on(data, tmp_path).faults == ()


def test_what_the_rules_of_today_do_not_read_is_not_proved(here: Field) -> None:
    here.harvest()
    here.store.database.execute("UPDATE versions SET extractor = 'complete-0'")
    with pytest.raises(
        StoreError, match=r"extracted by older rules, or altered \(extractor\). Run `harvest rebuild`"
    ):
        field_bundle(here, 1, 2)
    here.store.database.execute("UPDATE versions SET extractor = ?", (EXTRACTORS["complete"],))
    here.store.database.execute("UPDATE snapshots SET sha256 = (SELECT max(sha256) FROM snapshots)")
    with pytest.raises(StoreError, match="Run `harvest rebuild`"):
        field_bundle(here, 1, 2)


def test_a_corpus_document_with_the_whole_text_of_a_page(tmp_path: Path) -> None:
    """The corpus recipe leaves a section of the page out; the document has it all the same."""
    for timestamp in (CITED, APRIL, "20111201120000"):
        with field(tmp_path / f"{timestamp}.db", changed_in_april()) as here:
            text = extract(OLD, "text/html; charset=utf-8", PRIVACY, "complete").text
            document = f"{header('juniper-and-reed.example', timestamp, PRIVACY)}\n\n{text}".encode()
            import_document(here.store, Settings(), "cited.md", document, here.clock())
            here.harvest()
            data = field_bundle(here, 1, 2)
        roles = {"20111201120000": "before-first", APRIL: "before-last"}
        if timestamp in roles:
            assert captures(data)[roles[timestamp]]["held"] == "document"
        report = report_on(data, tmp_path)
        assert (report.faults, report.unchecked) == ((), ())
