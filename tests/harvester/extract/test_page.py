"""The face of extraction: what comes in, and a text or an error that names the capture."""

from __future__ import annotations

import gzip
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harvester.extract import ExtractError, Page, extract

URL = "http://example.com/legal/privacy.html"
PARAGRAPH = "<p>We may collect, use, and share information, including names, when you use our services.</p>"
LONG_ENOUGH = PARAGRAPH * 8


def text_of(markup: str, url: str = URL) -> Page:
    return extract(markup.encode(), "text/html; charset=utf-8", url)


def test_a_page_gives_title_text_language_and_how_it_was_read() -> None:
    page = text_of(
        f"<html lang='en-GB'><title>\n Privacy \t Policy\n</title><h1>Ours</h1>{PARAGRAPH}<p>End.</p>"
    )
    paragraph = PARAGRAPH[3:-4]
    expected = Page("Privacy Policy", f"{paragraph}\n\nEnd.", "html", "utf-8", "en-GB", coverage=15 / 16)
    assert page == replace(expected, has_end=False)
    assert page.text == f"# Privacy Policy\n\n{paragraph}\n\nEnd.\n"


def test_a_page_without_a_title_has_an_empty_one() -> None:
    assert text_of(LONG_ENOUGH + "<svg><title>Logo</title></svg>").text.startswith("# \n\nWe may")


@pytest.mark.parametrize(
    ("link", "markdown"),
    [
        ("<a href='/terms'>t</a>", "[t](http://example.com/terms)"),
        ("<a href='x y.html?a=é#f'>t</a>", "[t](http://example.com/legal/x%20y.html?a=%C3%A9#f)"),
        ("<a href='#top'>t</a>", "t"),
        ("<a href='javascript:go()'>t <b>u</b></a>", "t u"),
        ("<a href='mailto:a@example.com'>t</a>", "[t](mailto:a@example.com)"),
        ("<a href='http://example.com/'>http://example.com/</a>", "<http://example.com/>"),
        ("<a href='x' title='T (1)'>t</a>", '[t](http://example.com/legal/x "T \\(1\\)")'),
    ],
)
def test_links_are_absolute(link: str, markdown: str) -> None:
    assert f"See {markdown}.\n" in text_of(f"<p>See {link}.</p>{LONG_ENOUGH}").text


def test_a_base_element_counts() -> None:
    page = text_of(f"<base href='//other.example/d/'><p>See <a href='x'>t</a>.</p>{LONG_ENOUGH}")
    assert "[t](http://other.example/d/x)" in page.markdown


def test_no_break_spaces_stay() -> None:
    assert "a\u00a0b" in text_of(f"<p>a&nbsp;b</p>{LONG_ENOUGH}").markdown


def test_a_compressed_body_is_opened() -> None:
    body = gzip.compress(gzip.compress(LONG_ENOUGH.encode()))
    assert extract(body, "text/html", URL, content_encoding=", gzip") == text_of(LONG_ENOUGH)


def test_a_plain_text_is_kept_as_it_is() -> None:
    page = extract(b"\r\nPrivacy  policy\r\n\r\n  1. We keep\n     it.\n", "text/plain", URL)
    assert page.title == "Privacy policy"
    assert page.markdown == "Privacy  policy\n\n  1. We keep\n     it."
    assert page.kind == "text"


@pytest.mark.parametrize(
    ("payload", "content_type", "reason"),
    [
        (b"", "text/html", "the body is empty"),
        (b" \r\n\0", None, "the body is empty"),
        (b"\x89PNG\r\n\x1a\n\0\0", "text/html", "an image"),
        (b"PK\x03\x04\x14\0", "application/pdf", "a zip archive"),
        (b'{"error": "no"}', "text/html", "JSON"),
        (b"body { color: red }", "text/css; charset=utf-8", "text/css"),
        (b"no such file", "application/pdf", "declared to be a PDF"),
        (b"\x1f\x8b\x08nothing", "text/html", "compressed"),
        (b"<html><body></body></html>", "text/html", "no main content"),
        (b"<html><body><img src=a></body></html>", "text/html", "no main content"),
        (b"<frameset><frame src=a></frameset>", "text/html", "no main content"),
        (b"%PDF-1.4\nnonsense", "application/pdf", "the PDF is broken"),
        (gzip.compress(b" " * (65 * 1024 * 1024), 1), "text/html", "larger than 64 MB"),
        (b"<div>" * 100_000 + LONG_ENOUGH.encode(), "text/html", "nested too deeply"),
        (b"<br>" * 1_000_000, "text/html", "1,000,000 tags"),
    ],
)
def test_no_text_is_an_error_that_names_the_capture(
    payload: bytes, content_type: str | None, reason: str
) -> None:
    with pytest.raises(ExtractError, match=reason) as caught:
        extract(payload, content_type, URL)
    assert caught.value.snapshot == URL


@pytest.mark.parametrize("tag", ["b", "span", "a", "ins", "p", "font", "svg", "math", "x-y", "li", "td", "q"])
def test_a_hundred_thousand_nested_elements_are_no_matter(tag: str) -> None:
    assert "We may collect" in text_of(f"<{tag}>" * 100_000 + LONG_ENOUGH).markdown


@pytest.mark.parametrize(
    "markup",
    [
        "<p>" + "x" * 1_000_000,
        "<pre>" + "\n" * 1_000_000 + "x" * 600,
        "<p>a\0b</p>" * 1000,
        "x<br>" * 100_000,
        "<xmp>" + '<a b="' * 15_000,
        "<!--a-->" * 50_000 + LONG_ENOUGH,
        "<p " + " ".join(f"a{number}" for number in range(10_000)) + ">" + LONG_ENOUGH,
    ],
)
def test_odd_pages_give_a_text(markup: str) -> None:
    assert text_of(markup).markdown


PIECES = (
    "<p> </p> <table> <td> <div class=share> <ul> <li> <a> </a> <b> <svg> <title> <template> <pre> <br>",
    "<noframes> <xmp> <!-- --> <![CDATA[ &nbsp; &amp; text, \0 é <select> <form> <h2> <body hidden> <style>",
)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(" ".join(PIECES).split(" ")), max_size=60).map("".join))
def test_any_markup_gives_a_text_or_an_error(markup: str) -> None:
    try:
        page = text_of(markup)
    except ExtractError as error:
        assert error.reason
    else:
        assert page.markdown.strip()
        assert "\0" not in page.text
