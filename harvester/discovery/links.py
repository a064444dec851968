"""Read which links of a home page are called as policies are; pure.

Not only those of a footer element: of the links to a declared policy, 16 of 58 stand elsewhere
(docs/discovery.md).
"""

from __future__ import annotations

from dataclasses import dataclass

from harvester.archive import split_url
from harvester.discovery.address_facts import facts_of
from harvester.extract.decode import decode_text
from harvester.extract.dom import Node, TooComplex, base_of, check_limits, parse, resolved

# In characters: longer ones are sentences or cards, which name much.
_LONGEST_TEXT = 80


@dataclass(frozen=True, slots=True)
class PolicyLink:
    """A link to what may be a policy.

    Attributes:
        url: where it leads, without the part behind ``#``.
        text: its words, or its title where it has none.
    """

    url: str
    text: str


@dataclass(frozen=True, slots=True)
class HomePage:
    """What a home page says of policies.

    Attributes:
        language: of the page, as its ``lang`` states it: a code of ISO 639-1, or ``""``.
        links: to what may be policies, each address once, in the order of the page.
    """

    language: str
    links: tuple[PolicyLink, ...]


def read_home_page(body: bytes, content_type: str | None, url: str) -> HomePage:
    """Return what a home page says of policies; nothing if it is no page that can be read.

    Args:
        body: the page.
        content_type: the Content-Type header, or None.
        url: its address.
    """
    markup = decode_text(body, content_type).text
    try:
        check_limits(markup)
    except TooComplex:
        return HomePage("", ())
    document = parse(markup)
    base = base_of(document, url)
    found: dict[str, PolicyLink] = {}
    for node in document.descendants():
        if node.tag in ("a", "area") and (link := _policy_link(node, base)) is not None:
            found.setdefault(link.url, link)
    return HomePage(_language_of(document), tuple(found.values()))


def _policy_link(node: Node, base: str) -> PolicyLink | None:
    """Return a link if its words, or else its address, name a policy."""
    href = node.attribute("href").strip()
    address = (resolved(href, base) or "").partition("#")[0]
    if not split_url(address).scheme.startswith("http"):
        return None
    text = " ".join(node.text_content().split()) or node.attribute("title") or node.attribute("alt")
    text = text if len(text) <= _LONGEST_TEXT else ""
    return PolicyLink(address, text) if facts_of(address, text).kind else None


def _language_of(document: Node) -> str:
    """Return the language that a page states."""
    stated = next((node.attribute("lang") for node in document.descendants() if node.tag == "html"), "")
    return stated.strip().lower().replace("_", "-").partition("-")[0][:2]
