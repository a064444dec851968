"""Policies that lie in a page as data → the markup that a script would show.

Servers write what a page shows into scripts, attributes and templates, too, and many pages show nothing until
a script has put it into the page. ``holders`` finds these places, ``javascript``, ``flight`` and ``payload``
read them without running anything, ``trees`` turns rich texts into markup, and ``choose`` decides which text
is the page's; docs/extraction.md says how.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from harvester.extract.data.about import PageFacts, is_at_root, is_of_policy
from harvester.extract.data.choose import (
    PolicyData,
    Source,
    choose_policy,
    phrases_of,
    says_page,
    share_of,
    speaks_like_a_policy,
)
from harvester.extract.data.documents import FEWEST_WORDS
from harvester.extract.data.holders import holders
from harvester.extract.data.parts import LONGEST_DATE, Finder, says_day
from harvester.extract.data.trees.inline import escaped_text
from harvester.extract.data.values import Budget, Undecodable
from harvester.extract.dom import Node

__all__ = ["PageFacts", "PolicyData", "ShownText", "found_policy", "may_hold_policy"]

# The data of a page count where they have so many times the words that it shows.
_TIMES_MORE = 2
# A word in five may have no space before it but a tag or the end of a line.
_MOST_OVERSEEN = 0.8
# The least share of the policy that a page shows which must be in the policy of its data.
_SHOWN_AND_HELD = 0.8
# In words: as much a banner says that asks for consent. A text that short must be called as the page is.
_LONGEST_BANNER = 150
_HOLDERS = ("script", "template", "textarea")
_ENDS = {name: re.compile(f"</{name}", re.IGNORECASE) for name in _HOLDERS}
_BETWEEN = re.compile(r"[^\W\d_][,.;:!?)]? \(?[^\W\d_]|[^\W\d_](?:\\+u0020|&nbsp;)[^\W\d_]")
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
_PACKED = re.compile("[A-Za-z0-9+/]{400,}+")
# With the space behind it, and markup, as Base64.
_CHARACTERS_OF_A_WORD = 9
# Characters of such scripts, as JSON and HTML write them.
_ESCAPES = re.compile(
    r"\\u(?:0e|1[07]|[3-9][0-9a-f])[0-9a-f]{2}|&#(?:x[3-9][0-9a-f]{3}|[1-4]\d{4});", re.IGNORECASE
)
_ATTRIBUTE = re.compile(r"""=\s*+(?:"\s*+(?=[{\[<&%])([^"]{400,}+)"|'\s*+(?=[{\[<&%])([^']{400,}+)')""")


class ShownText(NamedTuple):
    """What a page shows.

    Attributes:
        words: how many words its policy has, by the rules of the complete recipe.
        text: its text.
        lines: the lines of its text, without markup.
    """

    words: int
    text: str
    lines: tuple[str, ...] = ()


def may_hold_policy(markup: str, words: int) -> bool:
    """Return whether what a page holds beside its text has about enough words for more than it shows.

    Most pages that hold their text as data show it, too; they are not read a second time.

    Args:
        markup: the page.
        words: how many words it shows.
    """
    enough = _MOST_OVERSEEN * max(_TIMES_MORE * words, FEWEST_WORDS)
    held = "\n".join(markup[start:end] for name in _HOLDERS for start, end in _inside(markup, name))
    if _words_of(held) >= enough:
        return True
    held += "\n".join(found[1] or found[2] for found in _ATTRIBUTE.finditer(markup))
    return _words_of(held) >= enough


def found_policy(document: Node, page: PageFacts, shown: ShownText) -> PolicyData | None:
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
    text = choose_policy(sources, page, _TIMES_MORE * shown.words)
    if text is None or not _is_missing(text, page, shown):
        return None
    return text._replace(html="".join(_dates_of(shown, text)) + text.html)


def _dates_of(shown: ShownText, text: PolicyData) -> Iterator[str]:
    """Yield the lines of a page that say a date, such as "Last updated …", unless the text says them."""
    said = " ".join(text.letters.split())
    for line in shown.lines:
        words = " ".join(line.split())
        if 1 < len(words.split()) <= LONGEST_DATE and words not in said and says_day(words):
            yield f"<p>{escaped_text(words)}</p>"


def _is_missing(text: PolicyData, page: PageFacts, shown: ShownText) -> bool:
    """Return whether a page should show a text, and does not."""
    if text.words < _TIMES_MORE * shown.words:
        return False
    if text.words <= _LONGEST_BANNER and not says_page(text, page):
        return False
    if shown.words < FEWEST_WORDS:
        return is_of_policy(page) or says_page(text, page) or not is_at_root(page)
    if speaks_like_a_policy(shown.text):
        return share_of(phrases_of(shown.text), phrases_of(text.letters)) >= _SHOWN_AND_HELD
    return is_of_policy(page) or says_page(text, page)


def _inside(markup: str, name: str) -> Iterator[tuple[int, int]]:
    """Yield where the elements of a name start and end."""
    end = 0
    for start in re.finditer(f"<{name}", markup, re.IGNORECASE):
        if start.start() < end:
            continue
        found = _ENDS[name].search(markup, start.end())
        end = found.start() if found else len(markup)
        yield start.end(), end


def _words_of(held: str) -> float:
    """Return about how many words a text in code has: spaces between words, characters of Chinese, Base64."""
    packed = sum(map(len, _PACKED.findall(held))) if "base64" in held else 0
    between = len(_BETWEEN.findall(held)) + held.count("%20")
    unspaced = 0 if held.isascii() else len(_UNSPACED.findall(held))
    return between + (unspaced + len(_ESCAPES.findall(held))) / 2 + packed / _CHARACTERS_OF_A_WORD
