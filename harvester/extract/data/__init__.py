"""Policies that lie in a page as data → the markup that a script would show.

Servers write what a page shows into scripts, attributes and templates, too, and many pages show nothing until
a script has put it into the page. ``holders`` finds these places, ``javascript``, ``flight`` and ``payload``
read them without running anything, ``trees`` turns rich texts into markup, and ``choose`` decides which text
is the page's; docs/extraction.md says how.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from harvester.extract.data.choose import (
    FEWEST_WORDS,
    PageFacts,
    Source,
    Text,
    choose,
    is_at_root,
    is_of_policy,
    phrases_of,
    reads_like_a_policy,
    says_page,
    share_of,
)
from harvester.extract.data.holders import holders
from harvester.extract.data.parts import Finder
from harvester.extract.data.values import Budget, Undecodable
from harvester.extract.dom import Node

__all__ = ["PageFacts", "Shown", "Text", "found_policy", "may_hold_policy"]

# The data of a page count where they have so many times the words that it shows.
_TIMES_MORE = 2
# In characters: a word and the space after it, or the two characters that count as a word in Chinese.
_SHORTEST_WORD = 2
# The least share of the policy that a page shows which must be in the policy of its data.
_SHOWN_AND_HELD = 0.8
_HOLDERS = ("script", "template", "textarea")
_ATTRIBUTE = re.compile(r"""=\s*+(?:"\s*+(?=[{\[<&])([^"]*+)"|'\s*+(?=[{\[<&])([^']*+)')|srcdoc\s*+=""", re.IGNORECASE)


class Shown(NamedTuple):
    """What a page shows.

    Attributes:
        words: how many words its policy has, by the rules of the complete recipe.
        text: its text.
    """

    words: int
    text: str


def may_hold_policy(markup: str, words: int) -> bool:
    """Return whether the data of a page have enough characters for more than it shows.

    Args:
        markup: the page.
        words: how many words it shows.
    """
    enough = _SHORTEST_WORD * _TIMES_MORE * max(words, FEWEST_WORDS)
    lower = markup.lower()
    # A few characters grow when they are made small, which is no matter here.
    total = sum(_length_inside(lower, name) for name in _HOLDERS)
    return total >= enough or total + sum(map(_length_of, _ATTRIBUTE.finditer(markup))) >= enough


def found_policy(document: Node, page: PageFacts, shown: Shown) -> Text | None:
    """Return the policy that lies in a page as data and that the page does not show, or None.

    Args:
        document: the page, with its scripts.
        page: what is known of the page.
        shown: what the page shows.
    """
    budget = Budget()
    sources: list[Source] = []
    try:
        finder = Finder(budget)
        for holder in holders(document, budget):
            sources += [Source(holder.where, part) for part in finder.parts(holder.value)]
    except (Undecodable, RecursionError):
        # What was found until then may be the policy; what was not is not known of.
        pass
    text = choose(sources, page)
    return text if text is not None and _is_missing(text, page, shown) else None


def _is_missing(text: Text, page: PageFacts, shown: Shown) -> bool:
    """Return whether a page should show a text, and does not."""
    if text.words < _TIMES_MORE * shown.words:
        return False
    if shown.words < FEWEST_WORDS:
        return is_of_policy(page) or says_page(text, page) or not is_at_root(page)
    if reads_like_a_policy(shown.text):
        return share_of(phrases_of(shown.text), phrases_of(text.letters)) >= _SHOWN_AND_HELD
    return is_of_policy(page) or says_page(text, page)


def _length_inside(lower: str, name: str) -> int:
    """Return how many characters there are in the elements of a name."""
    total = 0
    start = lower.find(f"<{name}")
    while start >= 0:
        end = lower.find(f"</{name}", start)
        if end < 0:
            return total + len(lower) - start
        total += end - start
        start = lower.find(f"<{name}", end)
    return total


def _length_of(attribute: re.Match[str]) -> int:
    """Return the length of the value of an attribute."""
    return len(attribute[1] or attribute[2] or "")
