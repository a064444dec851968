"""A policy in PDF → title and paragraphs; the door of pypdf.

A PDF knows lines, not paragraphs. A line that is about as long as lines are on that page goes on in the
next one.
"""

from __future__ import annotations

import logging
import re
import statistics
import warnings
from io import BytesIO
from itertools import pairwise

from pypdf import PdfReader
from pypdf.errors import PyPdfError

# Policies are short; a longer document is a book, or an attempt to keep us busy.
_MOST_PAGES = 300
_LONGEST_TITLE = 200
# A line shorter than this part of the longer lines ends its paragraph.
_FULL_LINE = 0.75
_PAGE_NUMBER = re.compile(r"(?:page\s*)?[-–]?\s*\d{1,4}\s*[-–]?(?:\s*(?:of|/)\s*\d{1,4})?", re.IGNORECASE)
_STARTS_PARAGRAPH = re.compile(
    r"(?:[•◦▪●‣·*–—-]|\(?[0-9ivxlc]{1,4}[.)]|\(?[a-zA-Z][.)]|[0-9]+(?:\.[0-9]+)+)\s"
)
_HYPHENATED = re.compile(r"(?<=[a-z])-$")
_WORDLESS_TITLES = re.compile(
    r"(?:untitled|microsoft word\b.*|.*\.(?:docx?|pdf|indd|qxd|rtf|xls))?", re.IGNORECASE
)


class Unreadable(Exception):
    """A PDF gives no text; the message says why."""


def read_pdf(payload: bytes) -> tuple[str, str]:
    """Return the title and the text of a PDF, its paragraphs with empty lines between them.

    Args:
        payload: the file.

    Raises:
        Unreadable: it is broken, encrypted, too long, or there is no text in it (a scan).
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            title, pages = _read(payload)
    except (
        PyPdfError,
        ValueError,
        KeyError,
        IndexError,
        TypeError,
        AttributeError,
        RecursionError,
        OSError,
    ) as error:
        # The reader of a broken file may trip over anything in it.
        raise Unreadable(f"the PDF is broken ({type(error).__name__})") from error
    paragraphs = [paragraph for page in pages for paragraph in _paragraphs(page)]
    if not paragraphs:
        raise Unreadable("there is no text in the PDF; it may be a scan")
    return title or _short(paragraphs[0]), "\n\n".join(paragraphs)


def _read(payload: bytes) -> tuple[str, list[str]]:
    """Return the title that the file gives, and the text of each page."""
    # The reader reports each oddity of a file to its log; what matters is whether there is a text.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    reader = PdfReader(BytesIO(payload))
    if reader.is_encrypted and not reader.decrypt(""):
        raise Unreadable("the PDF is encrypted")
    if len(reader.pages) > _MOST_PAGES:
        raise Unreadable(f"the PDF has {len(reader.pages)} pages; more than {_MOST_PAGES} are not read")
    said = reader.metadata.title if reader.metadata is not None else None
    title = " ".join((said or "").split())
    return "" if _WORDLESS_TITLES.fullmatch(title) else title, [page.extract_text() for page in reader.pages]


def _paragraphs(page: str) -> list[str]:
    """Return the paragraphs of a page."""
    lines = [" ".join(line.split()) for line in page.splitlines()]
    while lines and (not lines[-1] or _PAGE_NUMBER.fullmatch(lines[-1])):
        lines.pop()
    lengths = [len(line) for line in lines if line]
    if not lengths:
        return []
    full = _FULL_LINE * (statistics.quantiles(lengths, n=10)[-1] if len(lengths) > 1 else lengths[0])
    paragraphs = [lines[0]]
    for before, line in pairwise(lines):
        if not before or not line or len(before) < full or _STARTS_PARAGRAPH.match(line):
            paragraphs.append(line)
        elif _HYPHENATED.search(paragraphs[-1]) and line[0].islower():
            paragraphs[-1] = paragraphs[-1][:-1] + line
        else:
            paragraphs[-1] += f" {line}"
    return [paragraph for paragraph in paragraphs if paragraph]


def _short(paragraph: str) -> str:
    """Return as much of a paragraph as may stand for a title."""
    return paragraph if len(paragraph) <= _LONGEST_TITLE else paragraph[:_LONGEST_TITLE].rsplit(" ", 1)[0]
