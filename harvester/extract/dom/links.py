"""Make links absolute as browsers do (WHATWG URL Standard); the only user of ada_url."""

from __future__ import annotations

import html
import re

from ada_url import join_url, normalize_url

from harvester.extract.dom.node import TEXT, Node

# Schemes of addresses that no reader should follow from a text, whatever stands before them.
_ACTIVE = re.compile(
    r"(?:[a-z][a-z0-9+.-]{0,30}:){0,9}"
    r"(?:javascript|jscript|livescript|mocha|vbscript|vbs|data|blob|filesystem|file|view-source|jar):",
    re.IGNORECASE,
)
_UNSEEN = re.compile(r"[\x00-\x20\x7f-\xa0\xad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\\]")


def normalized(url: str) -> str:
    """Return an address as a browser serializes it, or unchanged if it is invalid.

    Args:
        url: the address of a page.
    """
    try:
        return str(normalize_url(url))
    except ValueError:
        return url


def base_of(document: Node, url: str) -> str:
    """Return the address that the links of a page are relative to.

    Args:
        document: the page.
        url: the address of the page itself.
    """
    for node in document.descendants():
        if node.tag == "base" and "href" in node.attributes:
            return resolved(node.attribute("href"), url) or url
    return url


def make_links_absolute(content: Node, url: str, base: str) -> None:
    """Resolve the links of the content in place; a link that only runs a script becomes plain text.

    Args:
        content: the element that holds the links.
        url: the address of the page.
        base: what relative links are relative to.
    """
    for link in [node for node in content.descendants() if node.tag in ("a", "~a")]:
        href = link.attribute("href")
        if href.startswith("javascript:"):
            link.replace_with(Node(TEXT, link.text_content(), {}))
        elif href and not (href[0] == "#" and base == url):
            link.attributes["href"] = resolved(href, base) or href


def is_active(href: str) -> bool:
    """Return whether an address runs a script, holds its own content or reads a file of the reader's machine.

    It is read as the most lenient program reads it: a browser ignores white space and control characters in
    a scheme, and a reader of Markdown understands references to characters and drops backslashes.

    Args:
        href: the address of a link, as it is written in the text.

    >>> is_active("feed:Java&#x53;cript:alert(1)")
    True
    >>> is_active("https://example.com/data:1")
    False
    """
    return _ACTIVE.match(_UNSEEN.sub("", html.unescape(href))) is not None


def resolved(reference: str, base: str) -> str | None:
    """Return the absolute address, or None if it is invalid.

    Args:
        reference: what a link says.
        base: what relative links are relative to.
    """
    try:
        return str(join_url(base, reference))
    except ValueError:
        return None
