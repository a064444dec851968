"""A captured page → its text in the format of the corpus."""

from __future__ import annotations

import gc
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache

from harvester.errors import ExtractError
from harvester.extract.decode.charset import decode
from harvester.extract.decode.inflate import LARGEST_BODY, TooLarge, inflated
from harvester.extract.decode.sniff import Kind, NoText, kind_of
from harvester.extract.dom.cfemail import show_emails
from harvester.extract.dom.limits import TooComplex, check_shape
from harvester.extract.dom.links import base_of, make_links_absolute, normalized
from harvester.extract.dom.node import TEXT, Node
from harvester.extract.dom.parse import body_of, is_quirky, parse, parse_in_body
from harvester.extract.dom.serialize import inner_markup
from harvester.extract.markdown.render import render
from harvester.extract.markdown.writer import LONGEST_TEXT, TooLong
from harvester.extract.readability import main_content, prepare

# The rules by which texts are made. Whatever changes a text changes this name too: a version that differs
# only by it is ours, not theirs.
EXTRACTOR = "corpus-1"

# White space as HTML has it: what document.title collapses. U+00A0 is none.
_SPACES = re.compile("[\t\n\f\r ]+")
# In characters: from here on, the trees of several attempts at once are too much.
_LARGE = 1_000_000
_BASE = re.compile("<base", re.IGNORECASE)
_BLANK_LINES = "\n\r\f\v"
_LONGEST_TITLE = 200


@dataclass(frozen=True, slots=True)
class Page:
    """The text of a captured page.

    Attributes:
        title: what ``document.title`` gives in a browser; ``""`` where there is none.
        markdown: the main content, in the Markdown of the corpus, without a line end at its end.
        kind: what it was made from.
        encoding: in which the page was read, by its name in the encoding standard; ``""`` for a PDF.
        language: what ``<html lang>`` says, as it stands; ``""`` where it says nothing.
        notes: what was odd about the page, in words for people.
    """

    title: str
    markdown: str
    kind: Kind = "html"
    encoding: str = ""
    language: str = ""
    notes: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The corpus document without its header line."""
        return f"# {self.title}\n\n{self.markdown}\n"


def extract(
    payload: bytes, content_type: str | None, url: str, *, content_encoding: str | None = None
) -> Page:
    """Return the text of a captured page, in the format of the corpus.

    Args:
        payload: the body as the archive gave it, compressed or not.
        content_type: the origin's header, or None.
        url: the address of the page, which its relative links are resolved against.
        content_encoding: the origin's header, several values joined by commas; may be wrong or None.

    Raises:
        ExtractError: there is no text; the error names the address and the reason.
    """
    try:
        body = inflated(payload, content_encoding)
        kind = kind_of(body, content_type)
        if kind == "pdf":
            return _page_of_pdf(body)
        decoded = decode(body, content_type)
        if kind == "text":
            return _page_of_text(decoded.text, decoded.encoding, decoded.notes)
        check_shape(decoded.text)
        with _collector_paused():
            return _page_of_markup(decoded.text, url, decoded.encoding, decoded.notes)
    except TooLarge as error:
        reason = f"the body is larger than {LARGEST_BODY // 1024 // 1024} MB when it is opened"
        raise ExtractError(url, reason) from error
    except TooLong as error:
        raise ExtractError(url, f"the text is longer than {LONGEST_TEXT:,} characters") from error
    except (NoText, TooComplex) as error:
        raise ExtractError(url, str(error)) from error


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Keep the garbage collector from looking through a tree that is being built, again and again."""
    # A sixth of the time of a page, and nearly half of that of a very large one, went there.
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _page_of_markup(markup: str, url: str, encoding: str, notes: tuple[str, ...]) -> Page:
    """Return the text of a page of HTML."""

    def document() -> Node:
        parsed = parse(markup)
        if hides_emails:
            show_emails(parsed)
        return parsed

    @cache
    def prepared_markup() -> str:
        again = document()
        prepare(again, title)
        return inner_markup(body_of(again))

    def body_again() -> Node:
        if len(markup) > _LARGE:
            # What is left of the last attempt would stay in memory while the next is made.
            gc.collect()
        return parse_in_body(prepared_markup(), is_quirky(markup))

    hides_emails = "cfemail" in markup or "email-protection" in markup
    page = document()
    title = _title_of(page)
    language = _language_of(page)
    content = main_content(page, title, body_again)
    if content is None:
        raise NoText("no main content was found in the page")
    address = normalized(url)
    base = base_of(page, address) if _BASE.search(markup) else address
    make_links_absolute(content, address, base)
    markdown = render(content)
    if not markdown.strip():
        raise NoText("no text was found in the main content of the page")
    return Page(title, markdown, "html", encoding, language, notes)


def _page_of_text(text: str, encoding: str, notes: tuple[str, ...]) -> Page:
    """Return a plain text as it is; its first line is its title."""
    lines = text.replace("\0", "\ufffd").splitlines()
    markdown = "\n".join(lines).strip(_BLANK_LINES)
    first = next((line.strip() for line in lines if line.strip()), "")
    if not first:
        raise NoText("there is nothing but white space in the body")
    return Page(_SPACES.sub(" ", first)[:_LONGEST_TITLE], markdown, "text", encoding, "", notes)


def _page_of_pdf(payload: bytes) -> Page:
    """Return the text of a PDF."""
    # Seldom needed, and slow to import.
    from harvester.extract.pdf import Unreadable, read_pdf

    try:
        title, markdown = read_pdf(payload)
    except Unreadable as error:
        raise NoText(str(error)) from error
    return Page(title, markdown, "pdf", "", "", ("the text was taken from a PDF",))


def _title_of(document: Node) -> str:
    """Return what ``document.title`` gives: the first title, white space collapsed and trimmed."""
    for node in document.descendants():
        if node.tag == "title":
            text = "".join(child.text for child in node.nodes() if child.tag == TEXT)
            return _SPACES.sub(" ", text).strip(" ")
    return ""


def _language_of(document: Node) -> str:
    """Return what the root element says of the language."""
    return next((html.attribute("lang").strip() for html in document.children()), "")
