"""The demo: its archive is what its pages say, and it may be copied anywhere."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from diffs import compare
from harvester.config.loading import load
from harvester.corpus.document import header, read_citation
from harvester.demo import DOCUMENT, demo_files
from harvester.errors import ConfigError
from harvester.extract import extract, stated_dates
from harvester.extract.screen.screen import screen
from tests.support.build_demo import CRAWLED, DEMO, WARC, build
from tests.support.paths import DEMO_PAGES


def test_the_archive_is_built_from_the_pages() -> None:
    assert WARC.read_bytes() == build()


def test_every_page_is_in_the_archive() -> None:
    assert {crawled.page for crawled in CRAWLED} == {path.name for path in DEMO_PAGES.iterdir()}


def test_the_archive_holds_what_archives_hold() -> None:
    records = [
        (record.rec_type, record.http_headers.get_statuscode() if record.http_headers else "")
        for record in ArchiveIterator(BytesIO(WARC.read_bytes()))
    ]
    assert records == [
        ("warcinfo", ""),
        ("response", "200"),
        ("revisit", "200"),
        ("response", "200"),
        ("response", "200"),
        ("response", "404"),
        ("response", "200"),
        ("response", "301"),
        ("response", "200"),
        ("revisit", "200"),
    ]


def test_the_oldest_page_is_windows_1252() -> None:
    first = next(r for r in ArchiveIterator(BytesIO(WARC.read_bytes())) if r.rec_type == "response")
    body = first.content_stream().read()
    for glyph in ("“", "”", "’", "–", "é"):
        assert glyph.encode("windows-1252") in body
    with pytest.raises(UnicodeDecodeError):
        body.decode("utf-8")


def test_the_files_are_copied_and_the_configuration_finds_the_archive(tmp_path: Path) -> None:
    found = demo_files(tmp_path / "new" / "demo")
    settings = load(found.config, {})
    assert settings.archive.location == str(found.warc)
    assert found.warc.read_bytes() == WARC.read_bytes()
    assert settings.store.path.parent == found.config.parent
    assert demo_files(tmp_path / "new" / "demo") == found


def test_a_file_of_the_user_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text("[archive]\n", encoding="utf-8")
    with pytest.raises(ConfigError, match="is not a file of the demo"):
        demo_files(tmp_path)
    assert (tmp_path / "config.toml").read_text(encoding="utf-8") == "[archive]\n"


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "taken").touch()
    with pytest.raises(ConfigError, match="cannot be written to"):
        demo_files(tmp_path / "taken")


def test_the_corpus_document_is_the_extraction_of_the_oldest_page() -> None:
    citation = read_citation((DEMO / DOCUMENT).read_bytes(), DOCUMENT)
    oldest = CRAWLED[0]
    body = (DEMO_PAGES / oldest.page).read_text(encoding="utf-8").encode(oldest.charset)
    page = extract(body, f"text/html; charset={oldest.charset}", oldest.url)
    assert page.text == citation.text
    assert citation.header == header("larkspur-optics.example", "20120503101112", oldest.url)


def test_the_pages_are_what_the_demo_shows() -> None:
    texts = {}
    for crawled in CRAWLED:
        if not crawled.seen_before and crawled.status == "200 OK":
            body = (DEMO_PAGES / crawled.page).read_text(encoding="utf-8").encode(crawled.charset)
            page = extract(body, f"text/html; charset={crawled.charset}", crawled.url)
            texts[crawled.page[:4]] = page.text
            assert screen(page, url=crawled.url) is None
    effective = {year: [date.iso for date in stated_dates(text)] for year, text in texts.items()}
    assert effective == {
        "2012": ["2012-03-01"],
        "2014": ["2014-01-15"],
        "2015": ["2014-01-15"],
        "2017": ["2014-01-15"],
        "2018": ["2018-05-25"],
    }
    assert texts["2015"] == texts["2017"]
    assert texts["2014"] != texts["2015"]
    kinds = {change.kinds for change in compare(texts["2012"], texts["2014"]).changes}
    assert ("added",) in kinds
    assert ("renumbered",) in kinds
