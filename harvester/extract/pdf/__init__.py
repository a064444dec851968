"""Read a policy in PDF: its title, headings and paragraphs."""

from __future__ import annotations

from harvester.extract.pdf.blocks import blocks_of, markdown_of
from harvester.extract.pdf.printed import Unreadable, read_printed

__all__ = ["Unreadable", "read_pdf"]

_LONGEST_TITLE = 200  # characters


def read_pdf(payload: bytes) -> tuple[str, str]:
    """Return the title and the Markdown of a PDF.

    Args:
        payload: the file.

    Returns:
        The title that the file gives, else its first heading or paragraph; and headings and paragraphs with
        empty lines between them.

    Raises:
        Unreadable: the file is broken, encrypted or too long, or there is no text in it (a scan).
    """
    title, pages = read_printed(payload)
    blocks = blocks_of(pages)
    if not blocks:
        raise Unreadable("the PDF contains no text; it may be a scan")
    first = next((block.text for block in blocks if block.level), blocks[0].text)
    return title or _short(first), markdown_of(blocks)


def _short(text: str) -> str:
    """Shorten a text to the length of a title."""
    return text if len(text) <= _LONGEST_TITLE else text[:_LONGEST_TITLE].rsplit(" ", 1)[0]
