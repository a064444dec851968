"""Policies in PDF."""

from __future__ import annotations

from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

from harvester.extract import ExtractError, extract
from harvester.extract.pdf import Unreadable, read_pdf

LINES = [
    "Privacy Policy of Example Works",
    "",
    "We collect your name and your address, and we keep both of them for as long as the law",
    "says that we have to. We do not sell any of it to anyone, and we do not give it to other compa-",
    "nies.",
    "1. What we collect, and from where, and why we do it at all, is said in what follows here",
    "2. Whom to ask",
    "",
    "Page 1 of 1",
]


def pdf(lines: list[str], title: str | None = None) -> bytes:
    """Return a file of one page with these lines."""
    writer = PdfWriter()
    page = writer.add_blank_page(width=612, height=792)
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
        }
    )
    fonts = DictionaryObject({NameObject("/F1"): font})
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    stream = DecodedStreamObject()
    drawn = "".join(f"({line}) Tj T* " for line in lines)
    stream.set_data(f"BT /F1 10 Tf 14 TL 40 740 Td {drawn} ET".encode("latin-1"))
    page[NameObject("/Contents")] = writer._add_object(stream)
    if title is not None:
        writer.add_metadata({"/Title": title})
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def test_lines_become_paragraphs_and_page_numbers_go() -> None:
    title, text = read_pdf(pdf(LINES))
    assert title == "Privacy Policy of Example Works"
    assert text.split("\n\n") == [
        "Privacy Policy of Example Works",
        "We collect your name and your address, and we keep both of them for as long as the law says that"
        " we have to. We do not sell any of it to anyone, and we do not give it to other companies.",
        "1. What we collect, and from where, and why we do it at all, is said in what follows here",
        "2. Whom to ask",
    ]


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ("The  Policy", "The Policy"),
        ("", "Privacy Policy of Example Works"),
        ("Microsoft Word - policy_v3.doc", "Privacy Policy of Example Works"),
        ("policy.indd", "Privacy Policy of Example Works"),
    ],
)
def test_the_title_is_that_of_the_file_if_it_says_anything(said: str, title: str) -> None:
    assert read_pdf(pdf(LINES, said))[0] == title


def test_a_pdf_is_marked_as_one_whatever_the_server_says() -> None:
    page = extract(pdf(LINES), "text/html", "http://example.com/policy.pdf")
    assert page.kind == "pdf"
    assert page.notes == ("the text was extracted from a PDF",)


def test_a_scan_gives_no_text() -> None:
    with pytest.raises(Unreadable, match="scan"):
        read_pdf(pdf([]))


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_damaged_pdf_is_a_text_or_an_error(data: st.DataObject) -> None:
    whole = pdf(LINES, "Title")
    at = data.draw(st.integers(8, len(whole) - 1))
    damaged = whole[:at] + data.draw(st.binary(max_size=20)) + whole[at + data.draw(st.integers(0, 40)) :]
    try:
        extract(damaged, "application/pdf", "http://example.com/policy.pdf")
    except ExtractError as error:
        assert error.snapshot == "http://example.com/policy.pdf"
