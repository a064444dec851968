"""Corpus documents: what is read, what is refused, and that nothing is lost on the way."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harvester.corpus.document import Citation, header, read_citation
from harvester.errors import CitationError
from tests.support.shared import SHARED, needs_shared

HEADER = (
    "> *The following text is extracted and transformed from the larkspur-optics.example privacy policy that"
    " was archived on 2012-05-03. Please check the [original snapshot on the Wayback Machine]"
    "(https://web.archive.org/web/20120503101112id_/http%3A//www.larkspur-optics.example/privacy.html)"
    " for the most accurate reproduction.*"
)
TEXT = "# Privacy\n\nWe keep what you tell us.\u00a0 \n"


def document(head: str = HEADER, text: str = TEXT, between: str = "\n\n") -> bytes:
    return (head + between + text).encode()


def refusal(payload: bytes) -> str:
    with pytest.raises(CitationError) as caught:
        read_citation(payload, "larkspur.md")
    assert caught.value.file == "larkspur.md"
    return caught.value.reason


def test_a_document_is_taken_apart() -> None:
    assert read_citation(document(), "larkspur.md") == Citation(
        domain="larkspur-optics.example",
        archived=date(2012, 5, 3),
        timestamp="20120503101112",
        url="http://www.larkspur-optics.example/privacy.html",
        id_url="https://web.archive.org/web/20120503101112id_/http%3A//www.larkspur-optics.example/privacy.html",
        title="Privacy",
        text=TEXT,
    )


def test_the_header_is_written_as_it_was_read() -> None:
    citation = read_citation(document(), "larkspur.md")
    assert citation.header == HEADER
    assert header(citation.domain, citation.timestamp, citation.url) == HEADER


HOSTS = st.sampled_from(["larkspur.example", "www.larkspur.example:8080", "bücher.example", "127.0.0.1"])
PATHS = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\u2028\u2029\x85"), max_size=60
)


@settings(max_examples=200, deadline=None)
@given(scheme=st.sampled_from(["http", "https"]), host=HOSTS, path=PATHS)
def test_any_url_survives_the_header(scheme: str, host: str, path: str) -> None:
    url = f"{scheme}://{host}/{path}"
    line = header("larkspur.example", "20120503101112", url)
    citation = read_citation(document(line), "larkspur.md")
    assert citation.url == url
    assert citation.header == line


@pytest.mark.parametrize(
    "url",
    [
        "http://larkspur.example/policy.php?user_id=&username=",
        "http://larkspur.example/a%20b/%C3%A9?q=100%25#top",
        "https://larkspur.example:8443/(privacy)/~legal;v=1,2",
        "http://larkspur.example/datenschutzerklärung",
    ],
)
def test_queries_percent_signs_and_brackets_survive(url: str) -> None:
    line = header("larkspur.example", "20120503101112", url)
    assert read_citation(document(line), "larkspur.md").url == url


@settings(max_examples=200, deadline=None)
@given(words=st.text(st.characters(exclude_categories=["Cs"])).filter(str.strip))
def test_the_text_is_kept_byte_for_byte(words: str) -> None:
    payload = document(text=f"# Privacy\n\n{words}")
    citation = read_citation(payload, "larkspur.md")
    assert f"{citation.header}\n\n{citation.text}".encode() == payload


def test_a_plain_url_is_not_decoded() -> None:
    line = HEADER.replace(
        "http%3A//www.larkspur-optics.example/privacy.html", "http://larkspur.example/a%20b"
    )
    citation = read_citation(document(line), "larkspur.md")
    assert citation.url == "http://larkspur.example/a%20b"
    assert citation.header == line


def test_a_page_without_title_has_an_empty_one() -> None:
    assert read_citation(document(text="# \n\nWords.\n"), "larkspur.md").title == ""


def test_a_byte_order_mark_is_left_out() -> None:
    assert read_citation(b"\xef\xbb\xbf" + document(), "larkspur.md").header == HEADER


def test_windows_line_ends_are_kept_in_the_text() -> None:
    citation = read_citation(document().replace(b"\n", b"\r\n"), "larkspur.md")
    assert citation.header == HEADER
    assert citation.title == "Privacy"
    assert citation.text == TEXT.replace("\n", "\r\n")


@pytest.mark.parametrize(
    ("payload", "reason"),
    [
        (b"", "does not have the header"),
        (b"# Privacy\n\nWords.\n", "does not have the header"),
        (document(between=" and more\n\n"), "damaged"),
        (document(HEADER.replace("archived on", "stored on")), "damaged"),
        (
            document(HEADER.replace("2012-05-03", "2012-05-04")),
            "says 2012-05-04, but its snapshot is of 2012-05-03",
        ),
        (document(HEADER.replace("2012-05-03", "May 3")), "damaged"),
        (document(HEADER.replace("20120503101112", "20121303101112")), "timestamp"),
        (document(HEADER.replace("20120503101112", "2012050310")), "timestamp"),
        (document(HEADER[:-60]), "damaged"),
        (document(HEADER.replace("http%3A//www.larkspur-optics.example", "http%3A//")), "not a web address"),
        (document(HEADER.replace("http%3A//", "ftp%3A//")), "not a web address"),
        (
            document(HEADER.replace("privacy.html", "priv%zzacy.html")),
            "percent sign in its URL that is not part of an escape",
        ),
        (document(HEADER.replace("privacy.html", "priv%E9.html")), "escapes in its URL that are not UTF-8"),
        (document(HEADER.replace("privacy.html", "%00")), "not a web address"),
        (document(HEADER.replace("id_/", "/")), "not an id_ address"),
        (document(HEADER.replace("web.archive.org", "archive.example")), "not an id_ address"),
        (
            document(HEADER.replace("the larkspur-optics.example privacy", "the ../../etc privacy")),
            "does not name a domain",
        ),
        (document(text=""), "no text"),
        (document(text="# Privacy\n\n \n"), "no text"),
        (HEADER.encode(), "no text"),
        (document().replace("\u00a0".encode(), b"\x92"), "byte 0x92 in line 5; it seems to be windows-1252"),
        (document().replace("\u00a0".encode(), b"\xe9"), "ISO 8859-1"),
        (document().decode().encode("utf-16"), "UTF-16"),
        (b"\xff\xfe\x00\x00" + document().decode().encode("utf-32-le"), "UTF-32"),
    ],
)
def test_what_is_no_corpus_document_is_refused_with_its_reason(payload: bytes, reason: str) -> None:
    assert reason in refusal(payload)


@needs_shared
@pytest.mark.parametrize(
    "path", sorted([*SHARED.glob("documents/*.md"), *SHARED.glob("corpus/*.md")]), ids=lambda p: p.stem
)
def test_the_corpus_is_read_and_written_back(path: Path) -> None:
    payload = path.read_bytes()
    citation = read_citation(payload, path.name)
    assert citation.header == header(citation.domain, citation.timestamp, citation.url)
    assert f"{citation.header}\n\n{citation.text}".encode() == payload
