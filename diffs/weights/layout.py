"""What of a change is layout and no words: headings, numbers, and where a page cuts its sentences."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import lru_cache

from diffs.records import Change
from diffs.text import essence
from diffs.weights.passages import Passage

_MOST_PARTS = 4  # sentences that may have been one
_STRONG = r"(?:\*\*|__)?"
_NUMBER = r"(?:\(?\d{1,3}(?:\.\d{1,3})+[.)]?|\(?\w{1,4}[.)])"
_NUMBERS = re.compile(rf"\s*(?:(?:[*+-]|{_STRONG}{_NUMBER}{_STRONG})\s+)*{_STRONG}")
# But the stop in "1.50" and the sign of a currency make another figure.
_NO_LETTERS = re.compile(r"(?<!\d)[^\w%$€£¥]+|[^\w%$€£¥]+(?!\d)|_+")
_DIGIT = re.compile(r"\d")
_NEW_SENTENCE = re.compile(r"[.:)*_\s-]*\s+(?=[^\W\d_a-zà-ÿ])")


def headings_of(change: Change) -> tuple[str, ...]:
    """Return the headings of the sections of a change, if there are several of them."""
    sections = [one for one in (change.before, change.after, *change.others) if one]
    headings = dict.fromkeys(section.heading for section in sections if section.heading)
    return tuple(headings) if change.before and change.after else ()


def without_headings(passage: Passage, headings: Collection[str]) -> Passage:
    """Return a passage without what is or was a heading: a lead that became one has the same words."""
    if not headings:
        return passage
    before, after = (
        tuple(filter(None, (_without_heading(one, headings) for one in side)))
        for side in (passage.before, passage.after)
    )
    return Passage(before, after, passage.kept, passage.lead)


def _without_heading(sentence: str, headings: Collection[str]) -> str:
    """Return a sentence without a heading that it begins with."""
    start = _NUMBERS.match(sentence)
    words = sentence[start.end() :] if start else sentence
    for heading in headings:
        if words.startswith(heading):
            rest = words[len(heading) :]
            if not any(map(str.isalnum, rest)):
                return ""
            if _NEW_SENTENCE.match(rest):
                return rest
    return sentence


@lru_cache(maxsize=4096)
def letters_of(sentence: str) -> str:
    """Return the letters and digits of a sentence, which a page keeps when it is laid out anew.

    The number before a sentence and white space that comes or goes ("with our" and "withour") are no words.
    """
    start = _NUMBERS.match(sentence)
    known = essence(sentence[start.end() :] if start else sentence) or essence(sentence)
    if not _DIGIT.search(known):
        return "".join(filter(str.isalnum, known)).casefold() or known
    return _NO_LETTERS.sub("", known).casefold() or known


def otherwise_cut(before: Sequence[str], after: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the sentences of two sides without those that are only cut at other places."""
    if not (before and after):
        return tuple(before), tuple(after)
    olds, news = ([letters_of(one) for one in side] for side in (before, after))
    joined, parted = set[int](), set[int]()
    for whole, found, parts, used in ((olds, joined, news, parted), (news, parted, olds, joined)):
        places = {letters: at for at, letters in enumerate(whole)}
        for start in range(len(parts)):
            for end in range(start + 2, min(start + _MOST_PARTS, len(parts)) + 1):
                at = places.get("".join(parts[start:end]))
                if at is not None:
                    found.add(at)
                    used.update(range(start, end))
    return (
        tuple(one for at, one in enumerate(before) if at not in joined),
        tuple(one for at, one in enumerate(after) if at not in parted),
    )
