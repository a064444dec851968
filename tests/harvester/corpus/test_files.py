"""A file of the user's as what it is."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from harvester.corpus.document import header
from harvester.corpus.files import load_text, read_bytes
from harvester.errors import CitationError, ConfigError, ExtractError
from tests.support.stand_in import PRIVACY, page

TEXT = "# Privacy\n\nWe keep your name.\n"
DOCUMENT = f"{header('juniper-and-reed.example', '20120115120000', PRIVACY)}\n\n{TEXT}".encode()


def written(folder: Path, name: str, payload: bytes) -> str:
    """Return the name of a file with these bytes."""
    path = folder / name
    path.write_bytes(payload)
    return str(path)


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["plain", "marked"])
def test_a_corpus_document_gives_its_text_and_its_citation(tmp_path: Path, mark: bytes) -> None:
    loaded = load_text(written(tmp_path, "a.md", mark + DOCUMENT))
    assert (loaded.title, loaded.text) == ("Privacy", TEXT)
    assert loaded.citation is not None
    assert loaded.citation.url == PRIVACY


@pytest.mark.parametrize("name", ["page.html", "page", "page.txt"])
def test_a_page_is_extracted_whatever_its_name(tmp_path: Path, name: str) -> None:
    loaded = load_text(written(tmp_path, name, page(1)))
    assert loaded.title.startswith("Privacy Policy")
    assert "<p>" not in loaded.text
    assert loaded.citation is None


@pytest.mark.parametrize(
    ("text", "title"), [("# Terms\n\nBe kind.\n", "Terms"), ("Be kind.\n< 3 of us\n", ""), ("", "")]
)
def test_plain_text_stays_as_it_is(tmp_path: Path, text: str, title: str) -> None:
    loaded = load_text(written(tmp_path, "a.txt", text.encode()))
    assert (loaded.title, loaded.text) == (title, text)


def test_standard_input_is_a_file_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    assert load_text("-").text == TEXT


def test_what_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"missing\.md"):
        read_bytes(str(tmp_path / "missing.md"))
    with pytest.raises(ConfigError, match="cannot be read"):
        load_text(str(tmp_path))


def test_what_only_begins_like_a_corpus_document_is_none(tmp_path: Path) -> None:
    with pytest.raises(CitationError):
        load_text(written(tmp_path, "a.md", DOCUMENT[:90]))


def test_a_broken_pdf_is_no_text(tmp_path: Path) -> None:
    with pytest.raises(ExtractError):
        load_text(written(tmp_path, "a.pdf", b"%PDF-1.4 cut off"))


@pytest.mark.parametrize("payload", [b"PK\x03\x04\x14\x00\x00", "We keep your name.".encode("utf-16-le")])
def test_what_is_no_text_is_said(tmp_path: Path, payload: bytes) -> None:
    with pytest.raises(ConfigError, match=r"a\.txt: .*contains NUL"):
        load_text(written(tmp_path, "a.txt", payload))
