"""Find the address to which a page itself redirects, by a refresh in its head or by a script."""

from __future__ import annotations

import re

from harvester.extract.dom.links import resolved
from harvester.extract.dom.node import TEXT, Node

# In seconds: a page that is shown for longer is meant to be read.
_LONGEST_DELAY = 30
_REFRESH = re.compile(
    r"\s*(\d{1,6})[\d.]*\s*(?:[;,]|\s)\s*(?:url\s*=\s*)?[\"']?\s*([^\"'\s][^\"']*)", re.IGNORECASE
)
# A short script that moves the page on: a constant address is assigned to its location, or given to assign or
# replace. A longer one does more than that.
_SCRIPT = re.compile(r"<script\b[^<>]{0,500}>(.{1,2000}?)</script", re.IGNORECASE | re.DOTALL)
_MOVES_ON = re.compile(
    r"(?:(?:window|document|self|top|parent)\.)?\blocation(?:\.href)?\s*"
    r"(?:=\s*|\.(?:replace|assign)\s*\(\s*)(\"[^\"\n]{1,2000}\"|'[^'\n]{1,2000}')"
)
_MOST_WORDS = 60  # of a page whose script is believed: in others it depends on conditions that we do not know


def redirect_of(document: Node, markup: str, url: str, base: str) -> str:
    """Return the address to which a page itself redirects, or ``""``.

    Args:
        document: the page.
        markup: the source of the page, with its scripts.
        url: the address of the page; a page that reloads itself does not redirect.
        base: the address that relative links are resolved against.
    """
    reference = _refreshed(document)
    if not reference and _is_short(document):
        reference = _scripted(markup)
    if not reference or reference.lower().startswith(("javascript:", "data:", "about:")):
        return ""
    target = resolved(reference, base) or ""
    return "" if target.partition("#")[0] == url.partition("#")[0] else target


def _refreshed(document: Node) -> str:
    """Return the address that a refresh names, or ``""``."""
    for node in document.descendants():
        if node.tag == "meta" and node.attribute("http-equiv").strip().lower() == "refresh":
            found = _REFRESH.match(node.attribute("content"))
            if found and int(found[1]) <= _LONGEST_DELAY:
                return found[2].strip()
    return ""


def _is_short(document: Node) -> bool:
    """Return whether a page shows only a few words."""
    words = 0
    for node in document.descendants():
        if node.tag == TEXT:
            words += len(node.text.split())
            if words > _MOST_WORDS:
                return False
    return True


def _scripted(markup: str) -> str:
    """Return the address to which a short script moves the page on, or ``""``."""
    for script in _SCRIPT.finditer(markup):
        if found := _MOVES_ON.search(script[1]):
            return found[1][1:-1].replace("\\/", "/").strip()
    return ""
