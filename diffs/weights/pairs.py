"""The sentences that a change touches, each old one beside the new one that says most nearly the same."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from diffs.records import Change
from diffs.text import essence
from diffs.weights.languages import Language
from diffs.weights.passages import Passage, passages
from diffs.weights.phrases import Lexicon, Mention
from diffs.weights.topics import DONE_BY_COMPANY
from diffs.weights.sentences import Sentence, read_sentence

# Sentences that share fewer of their words say different things.
_ALIKE = 0.4
# Above so many pairs a passage was written anew, and only the order says what took whose place.
_MOST_PAIRS = 2_500
_MOST_PARTS = 4  # sentences that may have been one
_END_CHARS = 400
_CLAUSE_WORDS = 4  # "Disputes go to arbitration"; fewer words at the end of a section name something
_NUMBERS = re.compile(r"\s*(?:(?:[*+-]|\(?\w{1,4}[.)])\s+)*(?:\*\*|__)?")
_NEW_SENTENCE = re.compile(r"[.:)*_\s-]*\s+(?=[^\W\d_a-zà-ÿ])")
_LEADS = re.compile(r"^[^\n]{1,400}:[ \t]*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Mentions:
    """What the sentences of a passage name, by the sentence.

    Attributes:
        before: for each old sentence.
        after: for each new one.
    """

    before: tuple[list[Mention], ...]
    after: tuple[list[Mention], ...]


@dataclass(frozen=True, slots=True)
class Touched:
    """A passage that a change touches.

    Attributes:
        before: the old sentences that are not among the new ones.
        after: the new sentences that are not among the old ones.
        pairs: indices of old and new sentences that say nearly the same.
    """

    before: tuple[Sentence, ...]
    after: tuple[Sentence, ...]
    pairs: tuple[tuple[int, int], ...]

    def mentions(self, known: Lexicon, lead: Collection[int]) -> Mentions:
        """Return what the sentences name.

        Args:
            known: the phrases of the topics.
            lead: the phrases in what leads to lists in the section.
        """
        return Mentions(
            *(tuple(_mentions(known, one, lead) for one in side) for side in (self.before, self.after))
        )


def _mentions(known: Lexicon, sentence: Sentence, lead: Collection[int]) -> list[Mention]:
    """Return what a sentence names; what the reader must not do with data is no use of the reader's data."""
    found = known.mentions(sentence, lead)
    return [one for one in found if one.matter.topic not in DONE_BY_COMPANY] if sentence.binds_reader else found


def touched_pairs(change: Change, language: Language) -> Iterator[Touched]:
    """Yield the passages that a change touches, without sentences that only changed their place.

    Args:
        change: a change as `compare` gives it.
        language: the language of its text.
    """
    headings = _headings(change)
    found = [_without_headings(passage, headings) for passage in passages(change)]
    gone = Counter(_letters(one) for passage in found for one in passage.before)
    come = Counter(_letters(one) for passage in found for one in passage.after)
    stayed = {"before": gone & come, "after": gone & come}
    both = change.before is not None and change.after is not None
    ends = _ends(change) if both else ()
    for passage in found:
        if both and passage.kept == 0.0 and passage == _heading(change):
            continue
        before, after = _otherwise_cut(
            _without(passage.before, stayed["before"]), _without(passage.after, stayed["after"])
        )
        if before or after:
            yield _touched(Passage(before, after, passage.kept), language, ends if both else None)


def _headings(change: Change) -> tuple[str, ...]:
    """Return the headings of the sections of a change, if there are several of them."""
    sections = [one for one in (change.before, change.after, *change.others) if one]
    headings = dict.fromkeys(section.heading for section in sections if section.heading)
    return tuple(headings) if change.before and change.after else ()


def _without_headings(passage: Passage, headings: Collection[str]) -> Passage:
    """Return a passage without what is or was a heading: a lead that became one has the same words."""
    if not headings:
        return passage
    sides = (
        tuple(filter(None, (_without_heading(one, headings) for one in side)))
        for side in (passage.before, passage.after)
    )
    return Passage(*sides, passage.kept)


def _without_heading(sentence: str, headings: Collection[str]) -> str:
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


def _ends(change: Change) -> tuple[str, ...]:
    """Return how the sides of a change end; what stands there leads to nothing."""
    texts = ("".join(edit.text for edit in change.edits if edit.op != other) for other in ("insert", "delete"))
    return tuple(essence(text[-_END_CHARS:]) for text in texts)


def _heading(change: Change) -> Passage:
    """Return the passage of a heading that became another: what it stands above says what changed."""
    before, after = (section.heading if section else "" for section in (change.before, change.after))
    return Passage((before,) if before else (), (after,) if after else (), 0.0)


def lead_of(change: Change, language: Language) -> Sentence:
    """Return the heading of a section with the lines in it that end with a colon: what leads to its lists."""
    section = change.after or change.before
    text = "".join(edit.text for edit in change.edits)
    return Sentence(". ".join([section.heading if section else "", *_LEADS.findall(text)]), language)


def _letters(sentence: str) -> str:
    """Return the letters and digits of a sentence, which a page keeps when it is laid out anew.

    The number before a sentence and white space that comes or goes ("with our" and "withour") are no words.
    """
    start = _NUMBERS.match(sentence)
    known = essence(sentence[start.end() :] if start else sentence) or essence(sentence)
    return "".join(filter(str.isalnum, known)).casefold() or known


def _otherwise_cut(before: Sequence[str], after: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the sentences of two sides without those that are only cut at other places."""
    if not (before and after):
        return tuple(before), tuple(after)
    olds, news = ([_letters(one) for one in side] for side in (before, after))
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


def _without(sentences: Sequence[str], stayed: Counter[str]) -> tuple[str, ...]:
    kept = []
    for sentence in sentences:
        known = _letters(sentence)
        if stayed[known] > 0:
            stayed[known] -= 1
        else:
            kept.append(sentence)
    return tuple(kept)


def _touched(passage: Passage, language: Language, ends: Collection[str] | None) -> Touched:
    """Return a passage read.

    Args:
        passage: the passage.
        language: the language of the text.
        ends: how the two sides of the change end; None where only one side has the section.
    """
    before, after = (
        [one for one in (read_sentence(text, language) for text in side) if _says(one, ends)]
        for side in (passage.before, passage.after)
    )
    pairs = list(_pairs(before, after))
    restyled = [(i, j) for i, j in pairs if before[i].only_links_from(after[j])]
    if restyled:
        olds, news = ({pair[side] for pair in restyled} for side in (0, 1))
        before = [one for i, one in enumerate(before) if i not in olds]
        after = [one for j, one in enumerate(after) if j not in news]
        pairs = list(_pairs(before, after))
    return Touched(tuple(before), tuple(after), tuple(pairs))


def _says(sentence: Sentence, ends: Collection[str] | None) -> bool:
    """Return whether a sentence says something itself.

    A link to another page does not, nor does a bold "Fees" that is put before a paragraph.
    """
    if sentence.is_link:
        return False
    if ends is None or not sentence.is_label:
        return True
    return len(sentence.bag) >= _CLAUSE_WORDS and any(end.endswith(sentence.known) for end in ends)


def _pairs(before: Sequence[Sentence], after: Sequence[Sentence]) -> Iterator[tuple[int, int]]:
    if len(before) * len(after) > _MOST_PAIRS:
        return
    likeness = sorted(
        (-old.likeness(new), abs(i - j), i, j) for i, old in enumerate(before) for j, new in enumerate(after)
    )
    olds, news = set(range(len(before))), set(range(len(after)))
    for negative, _, i, j in likeness:
        if -negative >= _ALIKE and i in olds and j in news:
            olds.remove(i)
            news.remove(j)
            yield i, j
