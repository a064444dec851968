"""Sum up a comparison: the numbers and topics that mail, page, terminal, JSON and SQL show; pure.

They are computed here, once, and stored (docs/design.md, law 16).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, get_args

from diffs.records import Change, ComparedTexts, Kind
from diffs.sections import split
from diffs.text import count_words
from diffs.weights import BUILT_IN, Language, Reasons, Tag, reasons, recognised_language, weigh, weight
from diffs.words import without_moved, words_added, words_moved, words_removed

# What counts first if several things happened to a section: each is counted once.
KINDS_IN_ORDER: tuple[Kind, ...] = (
    "cosmetic",
    "added",
    "removed",
    "split",
    "merged",
    "reworded",
    "renamed",
    "renumbered",
    "moved",
)
assert set(KINDS_IN_ORDER) == set(get_args(Kind))


@dataclass(frozen=True, slots=True)
class SectionChange:
    """What happened to one section, with its numbers and topics.

    Attributes:
        change: what happened.
        words_added: number of words that were added, without those that moved here.
        words_removed: number of words that were removed, without those that moved away.
        tags: why it weighs, the heaviest first.
        words_moved_in: number of words that moved here from another place.
        words_moved_out: number of words that moved to another place.
    """

    change: Change
    words_added: int = 0
    words_removed: int = 0
    tags: tuple[Tag, ...] = ()
    words_moved_in: int = 0
    words_moved_out: int = 0

    @property
    def weight(self) -> int:
        """How much it weighs."""
        return weight(self.tags)

    @property
    def topics(self) -> Reasons:
        """The topics that are shown, each with the number of further sentences."""
        return reasons(self.tags)

    @property
    def counted_as(self) -> Kind:
        """The kind under which it is counted: the most important one."""
        return next(kind for kind in KINDS_IN_ORDER if kind in self.change.kinds)


@dataclass(frozen=True, slots=True)
class Summary:
    """A comparison in numbers.

    Attributes:
        words_before: number of words below the headings of the old text.
        words_added: number of words that were added to all sections.
        words_removed: number of words that were removed from all sections.
        sections: number of changed sections by kind, each counted once; only kinds that occur.
        unchanged: number of sections of the new text without a change.
        topics: the topics of all sections, the heaviest first, each with its first sentence and the number
            of further ones.
        cosmetic: whether the texts differ, but in no word.
        coarse: whether the texts were too large for a comparison word by word throughout.
        words_moved: number of words that moved from one place to another, each counted once; they are neither
            added nor removed.
    """

    words_before: int
    words_added: int
    words_removed: int
    sections: Mapping[Kind, int]
    unchanged: int
    topics: Reasons
    cosmetic: bool
    coarse: bool
    words_moved: int = 0

    @property
    def kept(self) -> float:
        """The share of the old words that were not removed, 0 to 1."""
        if not self.words_before:
            return 0.0 if self.words_removed else 1.0
        # A removed punctuation mark counts as a word, so that more may be removed than there are.
        return max(0.0, 1 - self.words_removed / self.words_before)

    @property
    def changed(self) -> int:
        """The number of sections that changed, except those with only cosmetic differences."""
        return sum(number for kind, number in self.sections.items() if kind != "cosmetic")

    @property
    def cosmetic_sections(self) -> int:
        """The number of sections with only cosmetic differences."""
        return self.sections.get("cosmetic", 0)


@dataclass(frozen=True, slots=True)
class SummarizedComparison:
    """A comparison with its numbers and topics.

    Attributes:
        comparison: the comparison.
        sections: its changes, in the same order, with their numbers and topics.
        summary: the comparison in numbers.
    """

    comparison: ComparedTexts
    sections: tuple[SectionChange, ...]
    summary: Summary


def summarize(
    comparison: ComparedTexts, old: str, phrases: Mapping[str, Sequence[str]] = BUILT_IN
) -> SummarizedComparison:
    """Sum up a comparison.

    Args:
        comparison: what `compare` returned.
        old: the old text.
        phrases: topics that give a change weight; a user's own are added with `with_built_in`.
    """
    edits = (edit.text for change in comparison.changes for edit in change.edits)
    document = recognised_language((old, *edits))
    sections = tuple(_counted(change, phrases, document) for change in comparison.changes)
    words_before = sum(count_words(section.body) for section in split(old)) if old else 0
    return sum_up(comparison, sections, words_before)


def _counted(change: Change, phrases: Mapping[str, Sequence[str]], document: Language) -> SectionChange:
    """Count and weigh a change; what only moved has no weight."""
    return SectionChange(
        change,
        words_added=words_added(change),
        words_removed=words_removed(change),
        tags=weigh(replace(change, edits=without_moved(change.edits)), phrases, document),
        words_moved_in=words_moved(change.edits, "insert"),
        words_moved_out=words_moved(change.edits, "delete"),
    )


def counted_only(comparison: ComparedTexts) -> SummarizedComparison:
    """Sum up a comparison without what needs the old text: topics, and the share of its words that was kept.

    Args:
        comparison: what `compare` returned.
    """
    sections = tuple(
        SectionChange(
            change,
            words_added=words_added(change),
            words_removed=words_removed(change),
            words_moved_in=words_moved(change.edits, "insert"),
            words_moved_out=words_moved(change.edits, "delete"),
        )
        for change in comparison.changes
    )
    return sum_up(comparison, sections, 0)


def sum_up(
    comparison: ComparedTexts, sections: tuple[SectionChange, ...], words_before: int
) -> SummarizedComparison:
    """Sum up a comparison whose sections were counted and weighed.

    Args:
        comparison: what `compare` returned.
        sections: its changes, with their numbers and topics.
        words_before: number of words below the headings of the old text.
    """
    kinds = [one.counted_as for one in sections]
    tags = sorted((tag for one in sections for tag in one.tags), key=lambda tag: -tag.points)
    summary = Summary(
        words_before=words_before,
        words_added=sum(one.words_added for one in sections),
        words_removed=sum(one.words_removed for one in sections),
        sections={kind: kinds.count(kind) for kind in KINDS_IN_ORDER if kind in kinds},
        unchanged=comparison.unchanged,
        topics=reasons(tags),
        cosmetic=comparison.cosmetic,
        coarse=comparison.coarse,
        words_moved=sum(one.words_moved_in for one in sections),
    )
    return SummarizedComparison(comparison, sections, summary)


def topics_as_json(topics: Reasons) -> list[dict[str, Any]]:
    """Return topics as they are stored and written in JSON.

    Args:
        topics: of a section or a comparison.
    """
    return [
        {
            "topic": tag.topic,
            "name": tag.name,
            "sentence": tag.sentence,
            "side": tag.side,
            "trigger": tag.trigger,
            "points": tag.points,
            "more": more,
        }
        for tag, more in topics
    ]


def topics_from_json(found: Sequence[Mapping[str, Any]]) -> Reasons:
    """Return the topics of `topics_as_json`.

    Args:
        found: the objects.
    """
    return tuple(
        (Tag(**{name: one[name] for name in ("topic", "sentence", "side", "trigger", "points")}), one["more"])
        for one in found
    )
