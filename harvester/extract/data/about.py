"""Compare what data say of a text with what is known of the page: its title, its address, its kind."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from harvester.extract.screen.phrases import POLICY_TITLE

# Kinds of documents, in the languages of the titles of policies. A page is of one of them, and so is a text.
_KINDS = {
    "privacy": (
        r"privacy|datenschutz|confidentialit|vie.privée|privacid|riservatezza|prywatno|integritet"
        r"|プライバシー|隐私|개인정보"
    ),
    "cookies": r"cookie",
    "terms": (
        r"terms|conditions|nutzungsbedingung|\bagb\b|condiciones|términos|termos|condizioni|voorwaarden"
        r"|regulamin|利用規約"
    ),
    "imprint": r"imprint|impressum|mentions.l[ée]gales|aviso.legal|note.legali|legal.notice",
}
_KIND_OF = {kind: re.compile(pattern, re.IGNORECASE) for kind, pattern in _KINDS.items()}
# Where a title of a whole document starts, or ends, in the same languages.
_STARTS_TITLE = re.compile(
    r"\W*(?:terms (?:of|and|&)|conditions (?:of|générales)|politique|mentions|pol[ií]tica|aviso|términos"
    r"|termos|informativa|condizioni|note legali|condiciones)",
    re.IGNORECASE,
)
_ENDS_TITLE = re.compile(
    r"(?:polic(?:y|ies)|notice|statement|agreement|terms|conditions|imprint|impressum|erklärung|hinweise?"
    r"|bedingungen|\bagb|voorwaarden|利用規約|ポリシー)\W*$",
    re.IGNORECASE,
)
# What only a section is called that speaks of the document.
_OF_A_SECTION = re.compile(
    r"\b(?:this|these|our|your|the|changes?|updates?|cette|notre|vos|diese[rs]?|unsere[rs]?)\b"
    r"|^\W*(?:\d{1,2}|[a-zIVX]{1,4})[.)]",
    re.IGNORECASE,
)
_SEGMENTS = re.compile(r"\s+[|–—·•:»-]\s+|\s*[|»]\s*")
# In words: longer titles are those of sections, or of articles.
_LONGEST_TITLE = 10
_WORDS = re.compile(r"\w+")
_PARTS_OF_A_KEY = re.compile(r"(?<=[a-z])(?=[A-Z])|[_-]+")


class PageFacts(NamedTuple):
    """What is known of a page from elsewhere.

    Attributes:
        title: its title.
        address: its address.
        language: the language that it declares, or ``""``.
    """

    title: str
    address: str
    language: str


def is_of_policy(page: PageFacts) -> bool:
    """Return whether the title of a page or its address is that of a policy."""
    return any(POLICY_TITLE.search(spaced(words)) for words in (page.title, _path_of(page.address)))


def is_at_root(page: PageFacts) -> bool:
    """Return whether a page is the first of its site."""
    return not _path_of(page.address)


def is_title_of_policy(title: str) -> bool:
    """Return whether a title is that of a whole policy, rather than of a section."""
    if len(title.split()) > _LONGEST_TITLE or _OF_A_SECTION.search(title) or _SEGMENTS.search(title):
        return False
    return _STARTS_TITLE.match(title) is not None or _ENDS_TITLE.search(title) is not None


def kinds_in(words: str) -> frozenset[str]:
    """Return the kinds of documents that a title, a key or an address names."""
    return frozenset(kind for kind, pattern in _KIND_OF.items() if pattern.search(spaced(words)))


def kinds_of(page: PageFacts) -> frozenset[str]:
    """Return the kinds of documents that the title of a page names, or else its address."""
    return kinds_in(page.title) or kinds_in(_last_of(page.address))


def spaced(key: str) -> str:
    """Return a key as words.

    >>> spaced("privacyPolicy")
    'privacy Policy'
    """
    return _PARTS_OF_A_KEY.sub(" ", key)


def is_title_of(title: str, page: PageFacts) -> bool:
    """Return whether a title is that of the page, or a part of it."""
    return _folded(title) in {_folded(one) for one in (page.title, *_SEGMENTS.split(page.title))} - {""}


def _folded(title: str) -> str:
    """Return a title in small letters, with its words only."""
    return " ".join(_WORDS.findall(title.casefold()))


def _path_of(address: str) -> str:
    """Return the path of an address without what does not matter."""
    try:
        path = urlsplit(address.strip()).path
    except ValueError:
        return ""
    return unquote(path).lower().strip("/").removesuffix(".html").removesuffix("/index")


def _last_of(address: str) -> str:
    """Return the last part of the path of an address."""
    return _path_of(address).rpartition("/")[2]


def is_path_of(path: str, page: PageFacts) -> bool:
    """Return whether a path is that of the page."""
    here = _path_of(page.address)
    return bool(here) and "/" in path and _path_of(path) == here


def names_page(path: str, page: PageFacts) -> bool:
    """Return whether a path or a slug ends as the address of the page does."""
    last = _last_of(page.address)
    return bool(last) and _last_of(path if "/" in path else f"/{path}") == last
