"""Read the printed lines of a PDF, with their places and fonts (the only user of pypdfium2)."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import pairwise

import pypdfium2
from pypdfium2 import raw

from diffs.in_words import count

# Policies are shorter; a longer document is a book, or an attempt to waste our time.
_MOST_PAGES = 300
_MOST_CHARACTERS = 5_000_000
_LONGEST_FONT_NAME = 128  # bytes
_WORDLESS_TITLES = re.compile(
    r"(?:untitled|microsoft word\b.*|.*\.(?:docx?|pdf|indd|qxd|rtf|xls))?", re.IGNORECASE
)
_BOLD = re.compile(r"bold|black|heavy|demi", re.IGNORECASE)
# pdfium ends a line with these, and marks a hyphen that it takes for one of division.
_LINE_END = re.compile(r"\r\n|[\r\n]")
_DIVISION = "\x02"
_BLANKS = re.compile(r"[ \t\xa0]+(?=\S)")
# "1.", "(a)", "Article 5": a tab stands between it and the title.
NUMBER = re.compile(r"(?:\w{1,12}\s)?\(?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{2,4})(?:\.\d{1,3})*[.):]?|\W")
# The sizes of letters between two cells at least, and how many times a blank between words that is.
_CELL_GAP = 1.2
_UNLIKE = 2.5
_CELL_WORDS = 6
_NOT_TEXT = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff]|[\ud800-\udfff]")


class Unreadable(Exception):
    """Raised when a PDF gives no text; the message says why."""


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """One line of a page, as it is printed.

    Attributes:
        text: its characters; white space is single blanks.
        left: where it begins, in points from the left edge of the page.
        right: where it ends.
        baseline: its height above the lower edge of the page, in points.
        size: the size of its first letter, in points.
        is_bold: whether its first and last letters are bold.
        is_divided: whether it ends within a word, at a hyphen that is no longer part of `text`.
        is_row: whether it is a row of a table, or a cell of one.
    """

    text: str
    left: float
    right: float
    baseline: float
    size: float
    is_bold: bool
    is_divided: bool = False
    is_row: bool = False


def read_printed(payload: bytes) -> tuple[str, list[list[PrintedLine]]]:
    """Return the title that a PDF gives itself, ``""`` for none, and the lines of each page.

    Args:
        payload: the file.

    Raises:
        Unreadable: the file is broken, encrypted or too long.
    """
    try:
        document = pypdfium2.PdfDocument(payload)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY):
            raise Unreadable("the PDF is encrypted") from error
        raise Unreadable("the PDF is broken") from error
    with closing(document):
        if len(document) > _MOST_PAGES:
            raise Unreadable(f"the PDF has {count(len(document), 'page')}; the limit is {_MOST_PAGES}")
        title = " ".join(_NOT_TEXT.sub(" ", document.get_metadata_value("Title")).split())
        pages = [list(_lines_of(document, number)) for number in range(len(document))]
    return "" if _WORDLESS_TITLES.fullmatch(title) else title, pages


def _lines_of(document: pypdfium2.PdfDocument, number: int) -> Iterator[PrintedLine]:
    """Yield the lines of a page; none where the page cannot be loaded."""
    try:
        page = document[number]
    except pypdfium2.PdfiumError:
        return
    with closing(page), closing(page.get_textpage()) as letters:
        if letters.count_chars() > _MOST_CHARACTERS:
            raise Unreadable(f"a page of the PDF has more than {count(_MOST_CHARACTERS, 'character')}")
        start = 0
        printed = letters.get_text_range()
        for end in _LINE_END.finditer(printed):
            yield from _line(letters, printed[start : end.start()], start)
            start = end.end()
        yield from _line(letters, printed[start:], start)


def _line(letters: pypdfium2.PdfTextPage, printed: str, start: int) -> Iterator[PrintedLine]:
    """Yield the line whose characters begin at an index of the page, unless there is nothing on it."""
    is_divided = printed.rstrip().endswith(_DIVISION)
    text = " ".join(_NOT_TEXT.sub("", printed).split())
    if not text:
        return
    first = start + len(printed) - len(printed.lstrip())
    last = start + len(printed.rstrip(f" \t{_DIVISION}")) - 1
    left, baseline = _origin(letters, first)
    yield PrintedLine(
        text=text,
        left=left,
        right=_right_edge(letters, last),
        baseline=baseline,
        size=round(raw.FPDFText_GetFontSize(letters, first), 1),
        is_bold=_is_bold(letters, first) and _is_bold(letters, last),
        is_divided=is_divided,
        is_row=_has_cells(letters, printed[: last + 1 - start], start),
    )


def _has_cells(letters: pypdfium2.PdfTextPage, printed: str, start: int) -> bool:
    """Return whether words of a line stand apart as the cells of a table do; a number before a title may."""
    gaps = []
    for gap in _BLANKS.finditer(printed):
        before = printed[: gap.start()].strip()
        if before and not NUMBER.fullmatch(before):
            left = _right_edge(letters, start + gap.start() - 1)
            size = raw.FPDFText_GetFontSize(letters, start + gap.start() - 1)
            width = _origin(letters, start + gap.end())[0] - left
            gaps.append((width / size if size else 0.0, gap.start()))
    # The blanks of a justified line are wide, too, but all alike.
    usual = _UNLIKE * min(gaps)[0] if len(gaps) > 1 else 0.0
    edges = [0, *(place for width, place in gaps if width > max(_CELL_GAP, usual)), len(printed)]
    return len(edges) > 2 and all(
        len(printed[left:right].split()) <= _CELL_WORDS for left, right in pairwise(edges)
    )


def _origin(letters: pypdfium2.PdfTextPage, index: int) -> tuple[float, float]:
    """Return where the pen stands for a character: left edge and baseline, in points."""
    x, y = ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetCharOrigin(letters, index, x, y)
    return x.value, y.value


def _right_edge(letters: pypdfium2.PdfTextPage, index: int) -> float:
    """Return the right edge of a character, in points."""
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    raw.FPDFText_GetCharBox(letters, index, left, right, bottom, top)
    return right.value


def _is_bold(letters: pypdfium2.PdfTextPage, index: int) -> bool:
    """Return whether the name of a character's font says that it is bold."""
    # The weight that pdfium gives is computed from the stems and is 265 in one regular font, 545 in another.
    name = ctypes.create_string_buffer(_LONGEST_FONT_NAME)
    raw.FPDFText_GetFontInfo(letters, index, name, _LONGEST_FONT_NAME, None)
    return _BOLD.search(name.value.decode("utf-8", "replace")) is not None
