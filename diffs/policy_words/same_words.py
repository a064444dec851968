"""Tell whether two passages say the same in other signs; pure."""

from __future__ import annotations

import re
from collections.abc import Iterable

from diffs.lazy_pattern import lazy_pattern
from diffs.policy_words.page import squashed

# Addresses change with the site, and a page may hide those of mail from robots; text filters break them.
_ADDRESS = lazy_pattern(
    r"\S+@\S+|\[?\s?e-?mail[\s\u00a0]+protected\s?\]?|\S+\s?[(\[]\s?at\s?[)\]]\s?\S+|(?:https?://|www\.)\S+"
    r"|\b[a-z\d-]+(?:\.[a-z\d-]+)*\.[a-z]{2,6}\b(?:/\S*)?|(?<!\w)(?:com|org|net)(?:/\S*)?(?!\w)",
    re.IGNORECASE,
)
# Where an address went, the words that led to it went with it.
_LEADS_TO_ADDRESS = lazy_pattern(
    r"\b(?:e-?mails?|mail|at|via|by|or|in|the|to|of|us|our|visit|contact|click|here|address|website|site|web|page|please|bei|unter"
    r"|per|oder|adresse|courriel|mél|à|par|ou|sur|correo|electrónico|por|en|o|su|posta|elettronica|tramite|a|op|naar|of"
    r"|em|sobre)\b",
    re.IGNORECASE,
)
_ITEM_NUMBER = lazy_pattern(r"(?:^|(?<=[\s.;]))\(?(?:[a-z]|[ivx]{1,4}|\d{1,2})\)\.?(?=\s|$)")
_ONLY_NUMBERS = lazy_pattern(r"(?:[#\s]*\d{1,3}(?:\.\d{1,3}){0,3}[.)]\s?)+")
# Such a number has no sign behind it; where one is new, nothing else is.
_CLAUSE_NUMBERS = lazy_pattern(r"\s*(?:\d{1,3}(?:\.\d{1,3}){1,3}\s*)+")
# Signs that text filters write out, the endings of possessives, and British and American spellings.
_SPELLINGS = (
    (lazy_pattern(r"\((?:c|r|tm)\)?|[©®™℠]", re.IGNORECASE), ""),
    (lazy_pattern(r"(?<=\w)['’´`]s?(?!\w)", re.IGNORECASE), ""),
    (lazy_pattern(r"(?<=\w{3})is(?=e[srd]?\b|ing\b|ations?\b)", re.IGNORECASE), "iz"),
    (lazy_pattern(r"(?<=\w{3})our(?=\b|s\b|ed\b|ing\b|ably?\b|able\b|ites?\b)", re.IGNORECASE), "or"),
    (lazy_pattern(r"&"), " and "),
)


def less_addresses(words: str) -> str:
    """Return a passage without the addresses of mail and of the web in it.

    Args:
        words: without markup.
    """
    return " ".join(_ADDRESS.sub(" ", words).split())


def _has_address(words: str) -> bool:
    """Return whether a passage has an address of mail or of the web.

    Args:
        words: without markup.
    """
    return bool(_ADDRESS.search(words))


def says_the_same(gone: str, came: str, around: str) -> bool:
    """Return whether two passages differ only in signs, spelling, addresses and the numbers of items.

    Args:
        gone: what the old text says.
        came: what the new one says in its place.
        around: the lines of both, with what is not the policy's.
    """
    if _plain(gone) == _plain(came):
        return True
    if _CLAUSE_NUMBERS.fullmatch(gone + came) and not (gone.strip() and came.strip()):
        return True
    old, new = less_addresses(gone), less_addresses(came)
    if _plain(old) == _plain(new):
        return True
    if not _has_address(around):
        return False
    return _plain(_LEADS_TO_ADDRESS.sub(" ", old)) == _plain(_LEADS_TO_ADDRESS.sub(" ", new))


def is_pointer(passage: str, names: Iterable[str], *, is_replaced: bool = True) -> bool:
    """Return whether a passage only leads to another page: "here", or the name of a link.

    Args:
        passage: without markup.
        names: the words of links.
        is_replaced: whether others stand in its place; if not, the link itself went or came.
    """
    words, *others = (_plain(_LEADS_TO_ADDRESS.sub(" ", less_addresses(one))) for one in (passage, *names))
    return not words or any(words in name and (is_replaced or words != name) for name in others)


def _plain(passage: str) -> str:
    """Return the letters and digits of a passage, spelled in one way."""
    if _ONLY_NUMBERS.fullmatch(passage):
        return ""
    words = _ITEM_NUMBER.sub(" ", passage)
    for spelling, instead in _SPELLINGS:
        words = spelling.sub(instead, words)
    return squashed(words)
