"""Extract the text of a captured page in the format of the corpus."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

from diffs.in_words import count
from harvester.errors import ExtractError, NeedsScripts
from harvester.extract.complete import NothingSelected
from harvester.extract.decode import (
    LARGEST_BODY,
    BodyKind,
    DecodedText,
    NoText,
    TooLarge,
    decode_text,
    inflated,
    kind_of,
)
from harvester.extract.dom import TooComplex, check_limits
from harvester.extract.markdown import LONGEST_TEXT, TooLong
from harvester.extract.markup_page import SPACES, MarkupPage
from harvester.extract.script_signs import NO_SIGNS, ScriptSigns
from harvester.extract.selectors import Selectors
from store.reading_notes import FROM_PDF, SELECTORS_UNUSED
from store.records import Recipe

_BLANK_LINES = "\n\r\f\v"
_LONGEST_TITLE = 200
# In characters: a page with more text has its content, whether or not scripts add to it.
_LITTLE_TEXT = 4000


@dataclass(frozen=True, slots=True)
class Page:
    """The text of a captured page.

    Attributes:
        title: what ``document.title`` gives in a browser; ``""`` if there is none.
        markdown: the text in the Markdown dialect of the corpus, without a trailing newline.
        kind: what kind of body the text was extracted from.
        encoding: the encoding of the page, by its name in the Encoding Standard; ``""`` for a PDF.
        language: the value of ``<html lang>``; ``""`` if there is none.
        notes: what was unusual about the page, as messages for users.
        recipe: the recipe by which the text was extracted.
        coverage: the share of the page's visible words that the text contains, from 0 to 1.
        redirect: the address to which the page itself redirects, or ``""``.
        has_end: whether the markup closes the page. Truncated captures do not, but neither do many others.
        unmatched: the selectors of the user that found nothing on the page.
        signs: the signs that a script would fill in the page, if it has little text.
        frames: the addresses of the documents that it shows in frames, if it has little text itself.
    """

    title: str
    markdown: str
    kind: BodyKind = "html"
    encoding: str = ""
    language: str = ""
    notes: tuple[str, ...] = ()
    recipe: Recipe = "corpus"
    coverage: float = 1.0
    redirect: str = ""
    has_end: bool = True
    unmatched: tuple[str, ...] = ()
    signs: ScriptSigns = NO_SIGNS
    frames: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The corpus document without its header line."""
        return f"# {self.title}\n\n{self.markdown}\n"


def extract(
    payload: bytes,
    content_type: str | None,
    url: str,
    recipe: Recipe = "corpus",
    *,
    content_encoding: str | None = None,
    selectors: Selectors | None = None,
) -> Page:
    """Extract the text of a captured page in the Markdown dialect of the corpus.

    Args:
        payload: the body as the archive gave it, compressed or not.
        content_type: the origin's header, or None.
        url: the address of the page, which its relative links are resolved against.
        recipe: ``corpus`` for the text that the corpus would contain, ``complete`` for the complete policy.
        content_encoding: the origin's header, several values joined by commas; may be wrong or None.
        selectors: the selectors of the user; they apply to ``complete`` only.

    Raises:
        ExtractError: there is no text; the error names the address and the reason. It is `NeedsScripts` if a
            script would fill in the page.
    """
    return _extract(payload, content_type, url, content_encoding, (recipe,), selectors)[0]


def extract_both(
    payload: bytes,
    content_type: str | None,
    url: str,
    *,
    content_encoding: str | None = None,
    selectors: Selectors | None = None,
) -> tuple[Page, Page]:
    """Extract the text of a captured page by the recipes ``corpus`` and ``complete``, parsing the page once.

    Args:
        payload: the body as the archive gave it, compressed or not.
        content_type: the origin's header, or None.
        url: the address of the page, which its relative links are resolved against.
        content_encoding: the origin's header, several values joined by commas; may be wrong or None.
        selectors: the selectors of the user; they apply to ``complete`` only.

    Raises:
        ExtractError: one of the recipes gives no text; the error names the address and the reason.
    """
    recipes: tuple[Recipe, ...] = ("corpus", "complete")
    corpus, complete = _extract(payload, content_type, url, content_encoding, recipes, selectors)
    return corpus, complete


def _extract(
    payload: bytes,
    content_type: str | None,
    url: str,
    content_encoding: str | None,
    recipes: tuple[Recipe, ...],
    selectors: Selectors | None,
) -> list[Page]:
    """Extract the text of a captured page by each of the recipes."""
    try:
        body = inflated(payload, content_encoding)
        kind = kind_of(body, content_type)
        if kind == "pdf":
            return _by_all(recipes, _page_of_pdf(body), selectors)
        decoded = decode_text(body, content_type)
        if kind == "text":
            page_of_text = _page_of_text(decoded.text, decoded.encoding, decoded.notes)
            return _by_all(recipes, page_of_text, selectors)
        check_limits(decoded.text)
        with _collector_paused():
            return _pages_of_markup(decoded, url, recipes, selectors or Selectors())
    except TooLarge as error:
        reason = f"the body is larger than {LARGEST_BODY // 1024 // 1024} MB after decompression"
        raise ExtractError(url, reason) from error
    except TooLong as error:
        raise ExtractError(url, f"the text is longer than {count(LONGEST_TEXT, 'character')}") from error
    except (NoText, TooComplex) as error:
        raise ExtractError(url, str(error)) from error


def _pages_of_markup(
    decoded: DecodedText, url: str, recipes: tuple[Recipe, ...], selectors: Selectors
) -> list[Page]:
    """Return the text of a page of HTML by each of the recipes."""
    page = MarkupPage(decoded.text, url)
    try:
        readings = page.read(recipes, selectors)
    except NoText as error:
        raise _without_text(page, url, error) from error
    has_little = min(len(reading.markdown) for reading in readings.values()) < _LITTLE_TEXT
    signs, frames = (page.signs(), page.frames()) if has_little else (NO_SIGNS, ())
    return [
        Page(
            title=page.title,
            markdown=readings[recipe].markdown,
            encoding=decoded.encoding,
            language=page.language,
            notes=decoded.notes + readings[recipe].notes,
            recipe=recipe,
            coverage=readings[recipe].coverage,
            redirect=page.redirect,
            has_end=page.has_end,
            unmatched=readings[recipe].unmatched,
            signs=signs,
            frames=frames,
        )
        for recipe in recipes
    ]


def _without_text(page: MarkupPage, url: str, error: NoText) -> ExtractError:
    """Return what to say of a page in which no text was found: where its content comes from, if it shows."""
    if page.redirect:
        reason = f"the page has no text; it redirects to {page.redirect}"
        return ExtractError(url, reason, redirect=page.redirect)
    evidence = "" if isinstance(error, NothingSelected) else page.signs().why_no_text
    if evidence:
        return NeedsScripts(url, page.title, evidence, page.frames())
    return ExtractError(url, str(error), frames=page.frames())


def _by_all(recipes: tuple[Recipe, ...], page: Page, selectors: Selectors | None) -> list[Page]:
    """Return the page once for each recipe: a body that is not HTML gives the same text by all of them."""
    unused = (SELECTORS_UNUSED,) if selectors else ()
    return [
        replace(page, recipe=recipe, notes=page.notes + (unused if recipe == "complete" else ()))
        for recipe in recipes
    ]


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Pause the garbage collector, which would traverse a growing tree again and again."""
    # It took a sixth of the time of a page, and nearly half of that of a very large one.
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _page_of_text(text: str, encoding: str, notes: tuple[str, ...]) -> Page:
    """Return a plain text unchanged, with its first line as the title."""
    lines = text.replace("\0", "\ufffd").splitlines()
    markdown = "\n".join(lines).strip(_BLANK_LINES)
    first = next((line.strip() for line in lines if line.strip()), "")
    if not first:
        raise NoText("the body contains only white space")
    return Page(SPACES.sub(" ", first)[:_LONGEST_TITLE], markdown, "text", encoding, "", notes)


def _page_of_pdf(payload: bytes) -> Page:
    """Return the text of a PDF."""
    # The PDF reader is rarely needed and slow to import.
    from harvester.extract.pdf import Unreadable, read_pdf

    try:
        title, markdown = read_pdf(payload)
    except Unreadable as error:
        raise NoText(str(error)) from error
    return Page(title, markdown, "pdf", "", "", (FROM_PDF,))
