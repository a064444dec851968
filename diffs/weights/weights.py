"""How much a change weighs, and why: tags with the sentence that triggered each. No model, no secret.

Three rules, in this order:

1. Only sentences that the edits touch count (`diffs.weights.passages`).
2. A *topic* (`topics`) is tagged where a touched sentence names it: with its points where its phrases
   came or went, with a third of them where they are on both sides of the edit. *Modal verb* is tagged
   where a reworded sentence has other modal verbs, negations or words that limit ("only", "unless") than
   before, *period* and *number* where it has other figures.
3. A change weighs as much as its topics together, each counted once, with its highest points.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, get_args

from diffs.in_words import count
from diffs.records import Change, Edit, Op
from diffs.text import essence
from diffs.text.without_markup import legible
from diffs.weights.passages import Passage, passages
from diffs.weights.topics import BUILT_IN, found_in, points, points_touched, topic_name

# Size guard: of a longer change only so many characters are read, a third of them of each: what was kept,
# taken away and added; that takes a few seconds of processor time, and a tag says so. The longest policies
# have half a million in all their sections together.
MOST_CHARS = 3_000_000
_NOT_READ_POINTS = 6
_SHOWN_CHARS = 200  # of what was not read
# A passage that keeps less was rewritten: that its verbs differ from the old ones says nothing.
_REWORDED = 0.3
_MODAL = re.compile(
    r"""(?<![\w'])(?:may|might|can|could|will|shall|must|should|would|cannot|never|not|only|solely|always
    |unless|(?:ca|wo|do|does|did|is|are|has|have|would|could|should|must)n't
    |need\ to|required\ to|entitled\ to|have\ to)(?![\w'])""",
    re.IGNORECASE | re.VERBOSE,
)
_FIGURE = r"""\d+(?:[.,]\d+)*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fourteen|fifteen
    |twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred"""
_TIME = r"hours?|(?:business\ |working\ |calendar\ )?days?|weeks?|months?|years?"
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\ ?\.?"
# "thirty ( 30 ) days" in the essence of a text.
_PERIOD = re.compile(
    rf"(?<![\w.])(?:{_FIGURE})(?:\ \(\ \d+\ \))?[ -](?:{_TIME})(?!\w)", re.IGNORECASE | re.VERBOSE
)
# What is no figure, and "May" no verb: a date, the number of a section.
_DATE = re.compile(
    rf"""
    {_MONTH}\ (?:\d{{1,2}}(?:st|nd|rd|th)?(?:(?:\ ,)?\ \d{{4}})?|\d{{4}})(?!\w)
    | \d{{1,2}}(?:st|nd|rd|th)?\ {_MONTH}(?:(?:\ ,)?\ \d{{4}})?(?!\w)
    | \d+[/.]\d+[/.]\d+ | \d{{4}}-\d\d-\d\d
    | (?:section|article|clause|paragraph|§)\ \d+(?:\.\d+)* | ^\d+(?:\.\d+)*\ \.
    """,
    re.IGNORECASE | re.VERBOSE,
)
_NUMBER = re.compile(
    r"(?<![\w.])(?:[$€£¥] ?)?(?!(?:19|20)\d\d(?!\w))\d+(?:[.,]\d+)*(?: ?%| percent)?(?!\w)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Tag:
    """A reason why a change weighs.

    Attributes:
        topic: what it is about: a topic's name, ``modal verb``, ``period``, ``number`` or ``length``.
        sentence: the sentence that triggered it, without markup.
        side: the text that has the sentence.
        trigger: the words in it: ``arbitration``, ``may → will``, ``30 days → 90 days``.
        points: how much it weighs.
    """

    topic: str
    sentence: str
    side: Literal["before", "after"]
    trigger: str
    points: int

    @property
    def name(self) -> str:
        """The topic as people see it: ``third parties`` for ``recipients``."""
        return topic_name(self.topic)


Reasons = tuple[tuple[Tag, int], ...]
"""The first tags of their topics, each with the number of further sentences."""


def weigh(change: Change, phrases: Mapping[str, Sequence[str]] = BUILT_IN) -> tuple[Tag, ...]:
    """Find what makes a change weigh.

    Args:
        change: a change as `compare` gives it.
        phrases: topic → phrases; a user's own are added with `topics.with_built_in`.

    Returns:
        The tags, the heaviest first, else in the order of the text; each topic once for a sentence. Of a
        change of more than `MOST_CHARS` characters the end is not read: then a tag ``length`` says how much.
    """
    if "cosmetic" in change.kinds:
        return ()
    short, not_read = _shortened(change)
    tags = [*not_read, *(tag for passage in passages(short) for tag in _tags(passage, phrases))]
    return tuple(sorted(dict.fromkeys(tags), key=lambda tag: -tag.points))


def weight(tags: Iterable[Tag]) -> int:
    """Add up how much a change weighs: the highest points of each topic.

    Args:
        tags: of one change.

    Returns:
        0 where nothing weighs.
    """
    highest: dict[str, int] = {}
    for tag in tags:
        highest[tag.topic] = max(highest.get(tag.topic, 0), tag.points)
    return sum(highest.values())


def reasons(tags: Iterable[Tag]) -> Reasons:
    """Return the tags worth showing: the first of each topic that has more than one point.

    Args:
        tags: of one change, the heaviest first.

    Returns:
        Each with the number of further sentences of its topic.
    """
    of_topic: dict[str, list[Tag]] = {}
    for tag in tags:
        if tag.points > 1:
            of_topic.setdefault(tag.topic, []).append(tag)
    return tuple((first, len(more)) for first, *more in of_topic.values())


def _shortened(change: Change) -> tuple[Change, list[Tag]]:
    """Return the part of a change that is read, with a tag where that is not all of it."""
    chars = sum(len(edit.text) for edit in change.edits)
    if chars <= MOST_CHARS:
        return change, []
    rooms = dict.fromkeys(get_args(Op), MOST_CHARS // 3)  # of each, so that both sides are read as far
    read: list[Edit] = []
    cut: list[Edit] = []
    for edit in change.edits:
        part = edit.text[: rooms[edit.op]]
        rooms[edit.op] -= len(part)
        if part:
            read.append(Edit(edit.op, part))
        if len(part) < len(edit.text):
            cut.append(Edit(edit.op, edit.text[len(part) :]))
    shown = legible(cut[0].text[:_SHOWN_CHARS])
    side: Literal["before", "after"] = "before" if cut[0].op == "delete" else "after"
    trigger = f"{count(sum(len(edit.text) for edit in cut), 'character')} not read"
    return replace(change, edits=tuple(read)), [Tag("length", shown, side, trigger, _NOT_READ_POINTS)]


def _tags(passage: Passage, phrases: Mapping[str, Sequence[str]]) -> Iterator[Tag]:
    before = [(legible(sentence), essence(sentence)) for sentence in passage.before]
    after = [(legible(sentence), essence(sentence)) for sentence in passage.after]
    for topic, listed in phrases.items():
        yield from _named(topic, listed, before, after)
    if before and after and passage.kept >= _REWORDED:
        old, new = (" ".join(words for _, words in side) for side in (before, after))
        for topic, gone, come in _turned(old, new):
            trigger = f"{', '.join(gone) or '∅'} → {', '.join(come) or '∅'}"
            yield Tag(topic, _holding(after, come), "after", trigger, points(topic))


def _named(
    topic: str, listed: Sequence[str], before: Sequence[tuple[str, str]], after: Sequence[tuple[str, str]]
) -> Iterator[Tag]:
    """Yield the sentences that name a topic: the new ones; the old ones where no new one does any more."""
    old = [found_in(words, listed) for _, words in before]
    new = [found_in(words, listed) for _, words in after]
    went, came = Counter(_flat(old)), Counter(_flat(new))
    side: Literal["before", "after"] = "after" if came else "before"
    for (sentence, _), found in zip(*((after, new) if came else (before, old)), strict=True):
        if found:
            moved = [word for word in found if came[word] != went[word]] or (found if went != came else [])
            weighs = points(topic) if moved else points_touched(topic)
            yield Tag(topic, sentence, side, ", ".join(dict.fromkeys(moved or found)), weighs)


def _flat(found: Iterable[Iterable[str]]) -> list[str]:
    return [word for words in found for word in words]


def _turned(old: str, new: str) -> Iterator[tuple[str, list[str], list[str]]]:
    """Yield what changed between two wordings: the topic, what is gone, what is new."""
    gone, come = _difference(_PERIOD.findall(old), _PERIOD.findall(new))
    if gone or come:
        yield "period", gone, come
    old, new = (_DATE.sub("", _PERIOD.sub("", side)) for side in (old, new))
    for topic, pattern in (("modal verb", _MODAL), ("number", _NUMBER)):
        gone, come = _difference(pattern.findall(old), pattern.findall(new))
        if gone or come:
            yield topic, gone, come


def _difference(old: Iterable[str], new: Iterable[str]) -> tuple[list[str], list[str]]:
    """Return what only the one has, in order."""
    before, after = Counter(map(str.lower, old)), Counter(map(str.lower, new))
    return list((before - after).elements()), list((after - before).elements())


def _holding(sentences: Sequence[tuple[str, str]], words: Sequence[str]) -> str:
    """Return the first sentence that has one of the words; else the first."""
    held = (sentence for sentence, known in sentences if any(word in known.lower() for word in words))
    return next(held, sentences[0][0])
