"""Tags: the reasons why a change weighs, each with the sentence that triggered it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from typing import Literal, TypeVar

from diffs.weights.topics import topic_name

SideName = Literal["before", "after"]
_T = TypeVar("_T", bound=Hashable)


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
    side: SideName
    trigger: str
    points: int

    @property
    def name(self) -> str:
        """The topic as people see it: ``third parties`` for ``recipients``."""
        return topic_name(self.topic)


Reasons = tuple[tuple[Tag, int], ...]
"""The first tags of their topics, each with the number of further sentences."""


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


def gone_and_come(old: Iterable[_T], new: Iterable[_T]) -> tuple[list[_T], list[_T]]:
    """Return what is only among the old ones and what is only among the new ones, in order.

    Args:
        old: what the old text has; each counts as often as it occurs.
        new: what the new one has.
    """
    before, after = Counter(old), Counter(new)
    return list((before - after).elements()), list((after - before).elements())


def became(gone: Iterable[str], come: Iterable[str]) -> str:
    """Return what took whose place: ``may → will``; ``∅`` stands for nothing."""
    return f"{', '.join(gone) or '∅'} → {', '.join(come) or '∅'}"
