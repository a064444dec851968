"""Policies that lie in a page as data → the markup that a script would show.

Servers write what a page shows into scripts, attributes and templates, too, and many pages show nothing until
a script has put it into the page. ``holders`` finds these places, ``javascript``, ``flight`` and ``payload``
read them without running anything, ``trees`` turns rich texts into markup, and ``choose`` decides which text
is the page's; docs/extraction.md says how.
"""

from __future__ import annotations

from typing import NamedTuple

from harvester.extract.data.choose import PageFacts, Source, choose, phrases_of, reads_like_a_policy, share_of
from harvester.extract.data.holders import holders
from harvester.extract.data.parts import Finder
from harvester.extract.data.scripts import SHORTEST
from harvester.extract.data.trees import string_markup
from harvester.extract.data.values import MOST_CHARACTERS, Budget, Undecodable
from harvester.extract.dom import Node

__all__ = ["FoundData", "PageFacts", "found_policy", "may_hold_policy"]


class FoundData(NamedTuple):
    """A policy that lies in a page as data.

    Attributes:
        html: its markup.
        where: what holds it, such as ```__NEXT_DATA__```.
        words: how many words it has.
        text: its text.
    """

    html: str
    where: str
    words: int
    text: str


def may_hold_policy(markup: str, words: int) -> bool:
    """Return whether a page may hold more as data than it shows, judging by the number of its characters.

    Args:
        markup: the page.
        words: how many words it shows.
    """
    return len(markup) >= SHORTEST and len(markup) <= MOST_CHARACTERS


def found_policy(document: Node, page: PageFacts) -> FoundData | None:
    """Return the policy of a page that lies in it as data, or None.

    Args:
        document: the page, with its scripts.
        page: what is known of the page.
    """
    budget = Budget()
    sources: list[Source] = []
    try:
        finder = Finder(budget)
        for holder in holders(document, budget):
            sources += [Source(holder.where, part) for part in finder.parts(holder.value)]
    except (Undecodable, RecursionError):
        pass
    text = choose(sources, page)
    return FoundData(text.html, text.where, text.words, text.letters) if text is not None else None
