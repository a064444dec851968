"""Reject pages that the parser would need minutes or gigabytes for, before they are parsed.

The HTML standard has rules that look through all open elements at each tag, and others that open elements
again at each tag. They cost nothing in a page that people wrote, but a page of 66 KB can be made to need
5 GB. The limits are plain counts, far above those of 2,610 pages of policies (decision record 0071).
"""

from __future__ import annotations

import re
from collections import Counter

from diffs.in_words import count, number
from harvester.extract.dom.serialize import VOID

# Policies have up to 2.2 million characters, and 16,684 tags.
MOST_CHARACTERS = 24_000_000
MOST_TAGS = 150_000
# Open elements, times tags that look through them; 5 ns each. Policies have up to 47 open elements.
_MOST_STEPS = 500_000_000
# Elements left open, times tags after which they are opened again. Policies have up to 372,286; at the limit
# the tree takes 0.8 GB.
_MOST_REOPENED = 2_000_000
# Pairs of attributes of one tag, which the parser compares, 3 ns each. Policies have up to 11 million, in
# what looks like tags in their scripts; their tags have up to 28 attributes.
_MOST_PAIRS = 2_000_000_000
# In characters: names that differ are that long and longer, so a shorter page has no room for so many.
_ROOM_FOR_PAIRS = 150_000
# Fewer attributes of a tag do not matter, however many such tags a page has.
_FEW_ATTRIBUTES = 100

_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]*)")


def _names(words: str) -> frozenset[str]:
    """Return a set of names, given with white space between them."""
    return frozenset(words.split())


# Elements that are empty, or that end where the next of them starts.
_NOT_NESTED = VOID | _names("p li dd dt td th tr tbody thead tfoot option optgroup rt rp colgroup caption")
# Their start tags look for an open paragraph or item that they would end. End tags look for their start tag.
_LOOKS_THROUGH = _names(
    """
    address article aside blockquote center dd details dialog dir div dl dt fieldset figcaption figure footer
    form h1 h2 h3 h4 h5 h6 header hgroup hr li listing main menu nav ol p plaintext pre search section
    summary table ul xmp
    """
)

# Where an element of these is not closed before its parent ends, the parser opens it again after that. So it
# does with "a" and "nobr", but of them there is only ever one.
_FORMATTING = "b|big|code|em|font|i|s|small|strike|strong|tt|u"
_WELL_FORMED = r"""(?:\s++[^\s"'<>/=]++(?:\s*+=\s*+(?:"[^"<>]*+"|'[^'<>]*+'|[^\s"'<>=`]++))?+)*+\s*+"""
# A start tag that the next tag does not close.
_LEFT_OPEN = re.compile(
    rf"<({_FORMATTING})(?=[\s/>])(?!{_WELL_FORMED}>[^<]*+</\1\s*+>)([^<>]*)", re.IGNORECASE | re.ASCII
)
# Of elements that are written alike it opens no more than three again ("Noah's Ark clause").
_MOST_ALIKE = 3

# As the standard reads attributes. What looks like a tag in a comment or in a value is looked at too: so none
# can be hidden.
_ATTRIBUTE = r"""[\s/]*+[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s"'>][^\s>]*+)?+)?+"""
_BEFORE_ATTRIBUTE = " \t\n\r\f/\"'"
_ATTRIBUTES = re.compile(rf"(?=<[a-zA-Z][^\s/>]*+((?:{_ATTRIBUTE}){{{_FEW_ATTRIBUTES},}}+))")
_ONE_ATTRIBUTE = re.compile(_ATTRIBUTE)


class TooComplex(Exception):
    """Raised when a page cannot be parsed in reasonable time and memory; the message says why."""


def check_limits(markup: str) -> None:
    """Check that a page can be parsed in reasonable time and memory.

    Args:
        markup: the page.

    Raises:
        TooComplex: it is too long, or has too many tags, nested or unclosed elements, or attributes.
    """
    if len(markup) > MOST_CHARACTERS:
        raise TooComplex(f"the page is longer than {count(MOST_CHARACTERS, 'character')}")
    tags = markup.count("<")
    if tags > MOST_TAGS:
        raise TooComplex(f"the page has {count(tags, 'tag')}; the limit is {number(MOST_TAGS)}")
    # Smaller pages cannot reach the limits.
    if tags * tags > _MOST_REOPENED and tags * _left_open(markup) > _MOST_REOPENED:
        raise TooComplex("too many elements of the page are not closed")
    if tags * tags > _MOST_STEPS:
        _check_nesting(markup)
    if len(markup) > _ROOM_FOR_PAIRS and sum(map(markup.count, _BEFORE_ATTRIBUTE)) ** 2 > _MOST_PAIRS:
        _check_attributes(markup)


def _left_open(markup: str) -> int:
    """Return how many formatting elements may have to be opened again at once, at most."""
    alike = Counter((name.lower(), attributes) for name, attributes in _LEFT_OPEN.findall(markup))
    return sum(min(times, _MOST_ALIKE) for times in alike.values())


def _check_nesting(markup: str) -> None:
    """Reject a page whose elements are nested too deeply, judging by its tags."""
    opened: Counter[str] = Counter()
    deepest = depth = looks = 0
    for slash, name in _TAG.findall(markup):
        name = name.lower()
        looks += bool(slash) or name in _LOOKS_THROUGH
        if name not in _NOT_NESTED and (not slash or opened[name]):
            step = -1 if slash else 1
            opened[name] += step
            depth += step
            deepest = max(deepest, depth)
    if deepest * looks > _MOST_STEPS:
        raise TooComplex(
            f"the elements of the page are nested too deeply ({number(deepest)} are open at once)"
        )


def _check_attributes(markup: str) -> None:
    """Reject a page whose tags have too many attributes."""
    pairs = 0
    for attributes in _ATTRIBUTES.finditer(markup):
        found = len(_ONE_ATTRIBUTE.findall(attributes[1]))
        pairs += found * found
        if pairs > _MOST_PAIRS:
            raise TooComplex(f"the tags of the page have too many attributes (one has {number(found)})")
