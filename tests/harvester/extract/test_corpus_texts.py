"""Byte for byte: the 18 pairs of the corpus, the document, and the 353 captures of the series."""

from __future__ import annotations

import hashlib
import json
from typing import Any

import pytest
from warcio.archiveiterator import ArchiveIterator

from harvester.corpus.document import header
from harvester.extract import extract
from tests.support.shared import SHARED, needs_shared

pytestmark = needs_shared

INDEX: list[dict[str, Any]] = (
    json.loads((SHARED / "corpus" / "index.json").read_text("utf-8")) if SHARED.is_dir() else []
)


def text_of(entry: dict[str, Any]) -> str:
    page = (SHARED / "corpus" / f"{entry['file']}.html").read_bytes()
    return extract(page, "text/html", entry["url"]).text


@pytest.mark.parametrize("entry", INDEX, ids=lambda entry: str(entry["file"]))
def test_pages_of_the_corpus(entry: dict[str, Any]) -> None:
    document = (SHARED / "corpus" / f"{entry['file']}.md").read_bytes().decode("utf-8")
    first_line, _, text = document.partition("\n\n")
    assert first_line == header(entry["domain"], entry["timestamp"], entry["url"])
    assert text_of(entry) == text


def test_a_whole_document_with_its_header() -> None:
    entry = next(entry for entry in INDEX if entry["file"].startswith("epson.net-"))
    first_line = header(entry["domain"], entry["timestamp"], entry["url"])
    document = f"{first_line}\n\n{text_of(entry)}".encode()
    assert document == (SHARED / "documents" / "epson.net.md").read_bytes()


def test_captures_of_the_series() -> None:
    expected = json.loads((SHARED / "archives" / "terms-series.expected.json").read_text("utf-8"))
    wanted = {(one["url"], one["timestamp"]): one["sha256"] for one in expected["captures"]}
    wrong = []
    with (SHARED / "archives" / "terms-series.warc.gz").open("rb") as file:
        for record in ArchiveIterator(file):
            if record.rec_type != "response":
                continue
            url = record.rec_headers.get_header("WARC-Target-URI")
            timestamp = "".join(filter(str.isdigit, record.rec_headers.get_header("WARC-Date")))[:14]
            content_type = record.http_headers.get_header("Content-Type")
            text = extract(record.content_stream().read(), content_type, url).text
            if hashlib.sha256(text.encode()).hexdigest() != wanted.pop((url, timestamp)):
                wrong.append((url, timestamp))
    assert not wrong
    assert not wanted
