"""Say what an address alone tells of a policy: its kind, whom it is for, its language; pure.

Of 1,813 declared addresses the kind is told rightly for 75 % and wrongly for 10 % by the address alone; with
the words of a link, or the title of the page, for 86 % (docs/discovery.md).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import unquote

from harvester.archive import urlkey
from harvester.discovery.languages import language_of_address
from harvester.discovery.words import ASPECTS, HUB, KINDS, plain_words

_PRIVACY_AND_COOKIES = re.compile(
    r"cookies?\W?(?:and\W)?(?:policy|notice|statement|richtlinie|declaration)?$"
)
# What is no page: it cannot be a policy, whatever its name.
_ASSET = re.compile(r"\.(?:css|js|json|xml|png|jpe?g|gif|svg|ico|webp|woff2?|ttf|mp4|zip|txt|rss)$")
# Where many sites keep their policies: of 29 declared addresses of privacy policies with a word of a form, 14
# lie below "help" or the like, and are called "privacy policy" there.
_PLACES = re.compile(r"\bhelp\b|\bfaqs?\b|cent(?:er|re)\b|\bhub\b")
# Addresses that lead on to another one in their query.
_REDIRECTOR = re.compile(r"(?:^|&)(?:u|url|to|dest|redirect|return|next|goto|continue)=(?:https?|/)")

UNNAMED_KINDS = ("", "other")
"""What an address is called that names no policy; only a user, or a redirect, can say that it is one."""


@dataclass(frozen=True, slots=True)
class AddressFacts:
    """What an address tells.

    Attributes:
        kind: ``privacy``, ``cookies``, ``terms``, ``imprint``, ``processing``, ``other``, ``legal`` (a page
            of policies) or ``""``.
        aspects: whom or what it is for, if not for everybody; keys of `ASPECTS`.
        language: a code of ISO 639-1, or ``""``.
        depth: the number of steps of its path, without those for languages.
        has_query: whether it has a query.
    """

    kind: str
    aspects: frozenset[str]
    language: str
    depth: int
    has_query: bool


def facts_of(url: str, link: str = "") -> AddressFacts:
    """Return what an address tells.

    Args:
        url: the address.
        link: the words of a link to it, which go before the address; or ``""``.
    """
    site, _, rest = urlkey(url).partition(")")
    path, _, query = rest.partition("?")
    steps = [plain_words(unquote(step)) for step in path.split("/") if step]
    words = plain_words(link)
    own = [words, *steps[-1:], plain_words(unquote(query))]
    where = " ".join([*steps[:-1], *_subdomains(site)])
    if any(_kind_of_piece(piece) not in UNNAMED_KINDS for piece in own[:2]):
        where = _PLACES.sub("", where)
    text = " ".join([*own, where])
    named = (
        "" if _ASSET.search(path) or _REDIRECTOR.search(unquote(query)) else _kind(words, steps, query, site)
    )
    return AddressFacts(
        kind=named,
        aspects=frozenset(aspect for aspect, pattern in ASPECTS.items() if pattern.search(text)),
        language=language_of_address(url),
        depth=sum(1 for step in steps if not language_of_address(f"http://x/{step}/")),
        has_query=bool(query),
    )


def _kind(words: str, steps: list[str], query: str, site: str) -> str:
    """Return the kind that the words of a link, else the last steps of a path, else the host tell."""
    pieces = [words, *reversed(steps[-3:]), plain_words(unquote(query)), *_subdomains(site)]
    for piece in filter(None, pieces):
        kind = _kind_of_piece(piece)
        if kind:
            return kind
    return "legal" if any(HUB.search(piece) for piece in pieces if piece) else ""


def _kind_of_piece(piece: str) -> str:
    """Return the kind that one step of a path, or the words of a link, name."""
    found = [kind for kind, pattern in KINDS.items() if pattern.search(piece)]
    if "privacy" in found and "cookies" in found:
        return "cookies" if _PRIVACY_AND_COOKIES.search(piece) and piece.startswith("cookie") else "privacy"
    return found[0] if found else ""


def _subdomains(site: str) -> list[str]:
    """Return the labels of a host that stand before its domain: ``legal`` of ``com,example,legal``.

    The name of the domain itself says nothing: all pages of a maker of cookies have it.
    """
    return site.partition(":")[0].split(",")[2:]
