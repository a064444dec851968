"""Extract the text of an HTML page by one recipe or by both, parsing it only once if possible."""

from __future__ import annotations

import gc
import re
from collections.abc import Callable
from functools import cache, cached_property
from typing import NamedTuple

from harvester.extract.complete import (
    CompletePage,
    chosen_content,
    is_streamed,
    put_in_place,
    whole_content,
    words_in,
)
from harvester.extract.data import PageFacts, ShownText, found_policy, may_hold_policy
from harvester.extract.decode import NoText
from harvester.extract.dom import (
    TEXT,
    Node,
    base_of,
    body_of,
    decode_mail_links,
    inner_markup,
    is_quirky,
    make_links_absolute,
    normalized,
    parse,
    parse_in_body,
    redirect_of,
    show_emails,
)
from harvester.extract.dom.parse import NEVER_SHOWN
from harvester.extract.frames import frames_of
from harvester.extract.markdown import draw_markdown
from harvester.extract.readability import main_content, prepare
from harvester.extract.script_signs import ScriptSigns, script_signs
from harvester.extract.selectors import Selectors
from store.reading_notes import FROM_DATA
from store.records import Recipe

# White space as defined by HTML, which document.title collapses. U+00A0 does not belong to it.
SPACES = re.compile("[\t\n\f\r ]+")
# In characters: for larger pages, the trees of several attempts do not fit into memory together.
_LARGE = 1_000_000
_END = re.compile("</(?:body|html)[\t\n\f\r />]", re.IGNORECASE)
_BASE = re.compile("<base", re.IGNORECASE)
_CODED_MAIL = re.compile("mailto:[^\"'<>]{0,200}&amp;#", re.IGNORECASE)
_LINK = re.compile(r"\[([^\[\]]{0,300})\]\([^()]{0,2000}\)")
_MARKUP = re.compile(r"[#*_]{1,6}")


class RecipeResult(NamedTuple):
    """The result of a recipe.

    Attributes:
        markdown: the text.
        coverage: the share of the page's visible words that it contains.
        notes: what the selectors of the user did not find, as messages for users.
        unmatched: the selectors that found nothing.
        active_links: how many links run a script, or hold their own content; the complete policy has only
            their words.
    """

    markdown: str
    coverage: float
    notes: tuple[str, ...] = ()
    unmatched: tuple[str, ...] = ()
    active_links: int = 0


class MarkupPage:
    """A page of HTML.

    Attributes:
        title: what ``document.title`` gives in a browser; ``""`` if there is none.
        language: the value of ``<html lang>``; ``""`` if there is none.
        redirect: the address to which the page itself redirects, or ``""``.
        has_end: whether the markup closes the page.
    """

    def __init__(self, markup: str, url: str) -> None:
        """Parse a page.

        Args:
            markup: the page; any text is a valid page to a browser.
            url: its address, which its relative links are resolved against.
        """
        self._markup = markup
        self.has_end = _END.search(markup) is not None
        self._hides_emails = "cfemail" in markup or "email-protection" in markup
        self._document = self._parsed()
        self.title = _title_of(self._document)
        self.language = _language_of(self._document)
        self._address = normalized(url)
        has_base = _BASE.search(markup) is not None
        self._base = base_of(self._document, self._address) if has_base else self._address
        self.redirect = redirect_of(self._document, markup, self._address, self._base)

    def read(self, recipes: tuple[Recipe, ...], selectors: Selectors) -> dict[Recipe, RecipeResult]:
        """Return the result of each recipe. It can be called only once because it modifies the tree.

        Args:
            recipes: the recipes to apply.
            selectors: the selectors of the user, for the recipe ``complete``.

        Raises:
            NoText: if one of them finds no text.
        """
        whole = self._whole_content(selectors) if "complete" in recipes else None
        found = self._found_in_data(whole) if whole is not None and not selectors else None
        if found is not None:
            drawn = self._drawn(found.content, found.words, found.visible, is_complete=True)
            complete: dict[Recipe, RecipeResult] = {"complete": drawn._replace(notes=found.notes)}
            others = tuple(recipe for recipe in recipes if recipe != "complete")
            return complete | (self._readings(others, None) if others else {})
        readings = self._readings(recipes, whole)
        if whole is not None:
            readings["complete"] = readings["complete"]._replace(notes=whole.notes, unmatched=whole.unmatched)
        return readings

    def signs(self) -> ScriptSigns:
        """Return the signs that a script would fill in the page."""
        return script_signs(self._markup, self._as_captured)

    def frames(self) -> tuple[str, ...]:
        """Return the addresses of the documents that the page shows in frames, the likeliest policy first."""
        return frames_of(self._as_captured, self._address, self._base)

    @cached_property
    def _as_captured(self) -> Node:
        """The tree of the page that no recipe has modified."""
        return self._parsed()

    def _readings(
        self, recipes: tuple[Recipe, ...], whole: CompletePage | None
    ) -> dict[Recipe, RecipeResult]:
        """Return the result of each recipe, given the complete policy if that is one of them."""
        visible = whole.visible if whole is not None else words_in(body_of(self._document))
        content = main_content(self._document, self.title, self._body_again())
        if whole is None or not whole.words:
            return self._drawn_once(content, recipes, words_in(content) if content else 0, visible)
        may_code_mail = self._hides_emails or (
            ("&amp;#" in self._markup or "&AMP;#" in self._markup) and _CODED_MAIL.search(self._markup)
        )
        # The corpus recipe keeps these links as they are, even if each capture encodes them differently.
        is_decoded = may_code_mail and decode_mail_links(whole.content)
        if not is_decoded and content and _squeezed(content) == _squeezed(whole.content):
            # The corpus recipe found the same words, so its text is the complete one too.
            return self._drawn_once(content, recipes, whole.words, visible)
        complete = self._drawn(whole.content, whole.words, visible, is_complete=True)
        readings: dict[Recipe, RecipeResult] = {"complete": complete}
        if "corpus" in recipes:
            readings["corpus"] = self._drawn(content, words_in(content) if content else 0, visible)
        return readings

    def _parsed(self, left_out: frozenset[str] = NEVER_SHOWN) -> Node:
        """Parse the page and return its tree."""
        document = parse(self._markup, left_out)
        if self._hides_emails:
            show_emails(document)
        return document

    def _whole_content(self, selectors: Selectors) -> CompletePage:
        """Return the complete policy of the page, or the parts that the user has selected."""
        document = self._document
        is_late = is_streamed(self._markup)
        # The tree is modified, so the other recipe needs a separate one.
        if selectors:
            # Selectors such as `:nth-child(3)` or `script + p` count scripts, so scripts are kept.
            document = self._parsed(left_out=frozenset())
        elif is_late:
            document = self._parsed()
        if is_late:
            put_in_place(document, self._markup)
        if selectors:
            return chosen_content(document, self.title, selectors)
        return whole_content(body_of(document), self.title)

    def _found_in_data(self, whole: CompletePage) -> CompletePage | None:
        """Return the policy that lies in the page as data, if the page does not show it."""
        if not may_hold_policy(self._markup, whole.words):
            return None
        page = PageFacts(self.title, self._address, self.language)
        drawn = draw_markdown(whole.content, keeps_active_links=False).markdown
        lines = tuple(_MARKUP.sub("", _LINK.sub(r"\1", line)) for line in drawn.splitlines())
        shown = ShownText(whole.words, whole.content.text_content(), lines)
        text = found_policy(self._parsed(left_out=frozenset()), page, shown)
        if text is None:
            return None
        found = whole_content(body_of(parse(text.html)), self.title)
        decode_mail_links(found.content)
        return found._replace(notes=(f"{FROM_DATA} ({text.where})",))

    def _body_again(self) -> Callable[[], Node]:
        """Return a function that returns a new body each time, as it is after the preparation."""

        @cache
        def prepared_markup() -> str:
            again = self._parsed()
            prepare(again, self.title)
            return inner_markup(body_of(again))

        def body_again() -> Node:
            if len(self._markup) > _LARGE:
                # Otherwise the tree of the last attempt stays in memory while the next one is built.
                gc.collect()
            return parse_in_body(prepared_markup(), is_quirky(self._markup))

        return body_again

    def _drawn_once(
        self, content: Node | None, recipes: tuple[Recipe, ...], words: int, visible: int
    ) -> dict[Recipe, RecipeResult]:
        """Render what is the content by all recipes; again only if they treat its links differently."""
        drawn = self._drawn(content, words, visible)
        readings = dict.fromkeys(recipes, drawn)
        if "complete" in recipes and drawn.active_links:
            assert content is not None
            readings["complete"] = _rendered(content, words, visible, is_complete=True)
        return readings

    def _drawn(
        self, content: Node | None, words: int, visible: int, *, is_complete: bool = False
    ) -> RecipeResult:
        """Render an element with absolute links, given how many of the visible words it contains."""
        if content is None:
            raise NoText("no main content was found in the page")
        make_links_absolute(content, self._address, self._base)
        return _rendered(content, words, visible, is_complete=is_complete)


def _rendered(content: Node, words: int, visible: int, *, is_complete: bool) -> RecipeResult:
    """Render an element as it stands; in the complete policy, active links are words only."""
    drawing = draw_markdown(content, keeps_active_links=not is_complete)
    if not drawing.markdown.strip():
        raise NoText("no text was found in the main content of the page")
    coverage = min(1.0, words / visible) if visible else 1.0
    return RecipeResult(drawing.markdown, coverage, active_links=drawing.active_links)


def _squeezed(content: Node) -> str:
    """Return the text of an element without white space."""
    return "".join(content.text_content().split())


def _title_of(document: Node) -> str:
    """Return the first title, with white space collapsed and trimmed, as ``document.title`` does."""
    for node in document.descendants():
        if node.tag == "title":
            text = "".join(child.text for child in node.nodes() if child.tag == TEXT)
            return SPACES.sub(" ", text).strip(" ")
    return ""


def _language_of(document: Node) -> str:
    """Return the language that the root element declares."""
    return next((html.attribute("lang").strip() for html in document.children()), "")
