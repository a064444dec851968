"""Collect the signs that a page has no content until a script fills it in; pure.

The signs are in the structure of the page: an element that is empty, a message for browsers that do not run
scripts, the scripts themselves. No framework is known by its name. What the signs mean depends on how few
words the page has, which `harvester.extract.screen` decides.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice

from diffs.in_words import count
from harvester.extract.dom import Node, body_of

# White space as defined by HTML.
_SPACES = re.compile(r"\s+")
_SCRIPT = re.compile(r"<script\b(?P<attributes>[^>]{0,2000})>(?P<code>\s*[^<\s])?", re.IGNORECASE)
_SOURCE = re.compile(r"\bsrc\s*=", re.IGNORECASE)
# Data for programs, such as JSON-LD, is no script.
_DATA = re.compile(
    r"\btype\s*=\s*[\"']?+(?!module|(?:text|application)/(?:x-)?(?:java|ecma)script|[\"'\s]|$)", re.IGNORECASE
)
_NOSCRIPT = re.compile(r"<noscript\b[^>]{0,500}>(.{0,2000}?)</noscript", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"<[^<>]{0,500}>?")
# In every language, the name of the thing is the same.
_ASKS = re.compile(r"java ?script", re.IGNORECASE)
# Elements that hold the content of a page; a custom element, whose name has a hyphen, may do so, too.
_HOLDERS = frozenset(("div", "main", "section", "article"))
# An element with one of these is not empty, although it has no text.
_SHOWN = frozenset(
    ("img", "svg", "~svg", "video", "audio", "iframe", "object", "embed", "canvas", "input", "form")
)
_LONGEST_QUOTE = 100  # characters
# A page without content has few elements; an element with more than this many is not empty.
_MOST_ELEMENTS, _MOST_IN_ONE = 20_000, 50


@dataclass(frozen=True, slots=True)
class ScriptSigns:
    """The signs that a page has no content until a script fills it in.

    Attributes:
        scripts: how many scripts the page runs.
        message: what it says to browsers that do not run scripts, or ``""``.
        empty: an element without content that a script may fill, as a tag, or ``""``.
        busy: whether an element says that its content is being loaded.
    """

    scripts: int = 0
    message: str = ""
    empty: str = ""
    busy: bool = False

    @property
    def evidence(self) -> str:
        """The signs as a message for users; ``""`` if nothing shows that a script would fill in the page."""
        if self.message:
            return f"the page says “{self.message}”"
        if not self.scripts:
            return ""
        if self.empty:
            return f"{self.empty} is empty until a script fills it in"
        return "it is still loading" if self.busy else ""

    @property
    def why_no_text(self) -> str:
        """Why the page has no text at all, as a message for users; ``""`` if it runs no scripts."""
        return self.evidence or (f"no text, but {count(self.scripts, 'script')}" if self.scripts else "")


def script_signs(markup: str, document: Node) -> ScriptSigns:
    """Collect the signs that a page has no content until a script fills it in.

    Args:
        markup: the source of the page.
        document: the page, parsed without its scripts.
    """
    scripts = sum(_runs(found) for found in _SCRIPT.finditer(markup))
    empty, busy = "", False
    for node in islice(body_of(document).descendants(), _MOST_ELEMENTS):
        if not node.is_element:
            continue
        busy = busy or node.attribute("aria-busy") == "true" or node.attribute("role") == "progressbar"
        if not empty and _is_mount(node):
            empty = _as_tag(node)
    return ScriptSigns(scripts, _message(markup), empty, busy)


def _runs(found: re.Match[str]) -> bool:
    """Return whether a script element has a script to run."""
    attributes = found["attributes"]
    return not _DATA.search(attributes) and bool(found["code"] or _SOURCE.search(attributes))


def _message(markup: str) -> str:
    """Return what the page says to browsers that do not run scripts, if it asks for them."""
    for found in _NOSCRIPT.finditer(markup):
        words = _SPACES.sub(" ", _TAG.sub(" ", found[1])).strip()
        if _ASKS.search(words):
            return words if len(words) <= _LONGEST_QUOTE else words[: _LONGEST_QUOTE - 1] + "…"
    return ""


def _is_mount(node: Node) -> bool:
    """Return whether an element has no content, but might hold that of a page."""
    if node.tag not in _HOLDERS and "-" not in node.tag:
        return False
    if node.holds_text():
        return False
    below = list(islice(node.descendants(), _MOST_IN_ONE))
    return len(below) < _MOST_IN_ONE and not any(child.tag in _SHOWN for child in below)


def _as_tag(node: Node) -> str:
    """Return an element as the tag that begins it, with its identifier."""
    name = node.attribute("id")
    return f'<{node.tag} id="{name[:40]}">' if name else f"<{node.tag}>"


NO_SIGNS = ScriptSigns()
