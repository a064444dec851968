"""What changed: one sentence for the whole, and one line for each section, for all who show it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from diffs.in_words import count, number, percent_kept, plural
from diffs.records import Change, Edit, Section
from diffs.summaries import KINDS_IN_ORDER, SectionChange, Summary
from diffs.text import count_words, essence, one_line
from diffs.weights import Reasons, Tag

_HEADING_CHARS = 120
_NUMBER_CHARS = 20
_TRIGGER_CHARS = 40
_TOPIC_CHARS = 100
# The sections of the other kind are counted apart.
_KINDS_SHOWN = tuple(kind for kind in KINDS_IN_ORDER if kind != "cosmetic")

SAME = "The two texts are the same."
COSMETIC = "No word differs (cosmetic): only white space, glyphs, markup or link targets."
COARSE = "The texts are too large to compare word by word throughout: some passages are shown as replaced."


@dataclass(frozen=True, slots=True)
class SectionLine:
    """What happened to one section, in words.

    Attributes:
        numbers: ``2 → 3``, or ``""`` where it has none.
        headings: the old heading and the new one; one of them where they are the same, or one side has none.
        event: ``reworded, 61 % kept (+12 −4 words)``, ``text moved (30 words to 5 Sharing)``.
        topics: its topics: ``sale``, ``time limits (30 days → 90 days)``.
    """

    numbers: str
    headings: tuple[str, ...]
    event: str
    topics: tuple[str, ...]

    @property
    def title(self) -> str:
        """Its numbers and headings on both sides: ``2 → 3 · Sites Covered → Collection of Information``."""
        return " · ".join(filter(None, (self.numbers, " → ".join(self.headings))))

    @property
    def what(self) -> str:
        """What happened and its topics: ``reworded, 61 % kept (+12 −4 words) · sale, third parties``."""
        return " · ".join(filter(None, (self.event, ", ".join(self.topics))))


def section_line(section: SectionChange) -> SectionLine:
    """Describe the change of a section in one line.

    Args:
        section: the change, with its numbers and topics.
    """
    change = section.change
    old, new = change.sides
    moves = moves_in_words(change)
    kinds: list[str] = [kind for kind in change.kinds if kind not in ("reworded", *["moved"] * bool(moves))]
    if "reworded" in change.kinds:
        kinds.append(f"reworded, {percent_kept(change.similarity)} % kept")
    kinds += ["text moved"] if moves else []
    words = "; ".join(filter(None, (words_in_short(section.words_added, section.words_removed), moves)))
    return SectionLine(
        numbers=_numbers(old, new),
        headings=_headings(old, new),
        event=", ".join(kinds) + (f" ({words})" if words else ""),
        topics=topic_names(section.topics),
    )


def words_in_short(added: int, removed: int, moved: int = 0) -> str:
    """Return the numbers of words added, removed and moved: ``+12 −4 words, 30 moved``; ``""`` if all are 0.

    Args:
        added: how many were added.
        removed: how many were removed.
        moved: how many moved from one place to another.
    """
    counts = " ".join([f"+{number(added)}"] * bool(added) + [f"−{number(removed)}"] * bool(removed))
    if not counts:
        return f"{count(moved, 'word')} moved" if moved else ""
    return f"{counts} {plural(added + removed, 'word')}{f', {number(moved)} moved' if moved else ''}"


def moves_in_words(change: Change) -> str:
    """Return what moved: ``30 words from 2 Names, 12 words to 5 Sharing``; ``""`` where nothing did.

    Args:
        change: the change of a section.
    """
    moved: dict[tuple[str, str], int] = {}
    for edit in change.edits:
        if edit.moved is not None:
            key = ("from" if edit.op == "insert" else "to", named(edit.moved))
            moved[key] = moved.get(key, 0) + count_words(edit.text)
    return ", ".join(f"{count(words, 'word')} {way} {name}" for (way, name), words in moved.items())


def move_note(edit: Edit) -> str:
    """Return where the text of an edit was or is now: ``moved to 5 Sharing``; ``""`` where it did not move.

    Args:
        edit: an edit, or a part of one.
    """
    if edit.moved is None:
        return ""
    return f"moved {'from' if edit.op == 'insert' else 'to'} {named(edit.moved)}"


def verdict(summary: Summary) -> str:
    """Describe a comparison in one sentence.

    Args:
        summary: the comparison in numbers.
    """
    if summary.cosmetic or not summary.sections:
        return what_changed(summary)
    return f"{what_changed(summary)}; {percent_kept(summary.kept)} % of the old words kept."


def what_changed(summary: Summary) -> str:
    """Describe a comparison in numbers, without what remained.

    Args:
        summary: the comparison in numbers.
    """
    if summary.cosmetic:
        return COSMETIC
    if not summary.sections:
        return SAME
    kinds = [f"{number(found)} {kind}" for kind in _KINDS_SHOWN if (found := summary.sections.get(kind, 0))]
    listed = f" ({', '.join(kinds)})" if kinds else ""
    parts = [f"{count(summary.changed, 'section')} changed{listed}", f"{number(summary.unchanged)} unchanged"]
    if summary.cosmetic_sections:
        parts.append(f"{number(summary.cosmetic_sections)} with cosmetic differences only")
    words = f"{count(summary.words_added, 'word')} added, {number(summary.words_removed)} removed"
    words += f", {number(summary.words_moved)} moved" if summary.words_moved else ""
    return f"{', '.join(parts)}; {words}"


def topic_names(topics: Reasons) -> tuple[str, ...]:
    """Return topics as people read them: ``third parties``, ``time limits (30 days → 90 days)``.

    Args:
        topics: of a section or a comparison.
    """
    return tuple(one_line(f"{tag.name}{turned(tag)}", _TOPIC_CHARS) for tag, _ in topics)


def turned(tag: Tag) -> str:
    """Return which words replaced which if that is short, such as `` (may → will)``; otherwise ``""``.

    Args:
        tag: a reason for the weight of a change.
    """
    is_short = "→" in tag.trigger and "∅" not in tag.trigger and len(tag.trigger) <= _TRIGGER_CHARS
    return f" ({tag.trigger})" if is_short else ""


def concerns(summary: Summary) -> str:
    """Return the topics of a comparison as a line, ``Topics: sale, third parties``; ``""`` without any.

    Args:
        summary: the comparison in numbers.
    """
    names = [one_line(tag.name, _TOPIC_CHARS) for tag, _ in summary.topics]
    return f"Topics: {', '.join(names)}" if names else ""


def without_words(change: Change) -> str:
    """Return that a section has no words to show, as a sentence; ``""`` where its words changed.

    Args:
        change: the change of the section.
    """
    if {"added", "removed"} & set(change.kinds):
        return "It is a heading without text."
    return "" if "reworded" in change.kinds else "No word of its text changed."


def heading_runs(change: Change) -> tuple[tuple[Edit, ...], tuple[Edit, ...]]:
    """Return the number and the heading of a section, each with what is gone and what is new.

    Args:
        change: the change of one section, which is not split or merged.
    """
    return _replaced(change, number_of), _replaced(change, heading_of)


def title_runs(change: Change) -> tuple[Edit, ...]:
    """Return number and heading of a section on one line, with what is gone and what is new.

    Args:
        change: the change of a section; of a split or merger the title is that of all pieces.
    """
    if change.others:
        return (Edit("equal", title_of(change)),)
    numbers, headings = heading_runs(change)
    if len(numbers) == len(headings) == 1 and numbers[0].op == headings[0].op:
        return (Edit(numbers[0].op, f"{numbers[0].text} {headings[0].text}"),)
    return (*numbers, Edit("equal", " "), *headings) if numbers else headings


def _replaced(change: Change, part: Callable[[Section], str]) -> tuple[Edit, ...]:
    """Return what took the place of what in a part of the title of a section."""
    before = part(change.before) if change.before else ""
    after = part(change.after) if change.after else ""
    if change.before and change.after and essence(before) == essence(after):
        return (Edit("equal", after),) if after else ()
    return tuple(run for run in (Edit("delete", before), Edit("insert", after)) if run.text)


def number_of(section: Section) -> str:
    """Return the number of a section as it is shown, or ``""``."""
    return one_line(section.number, _NUMBER_CHARS)


def heading_of(section: Section) -> str:
    """Return the heading of a section, or a label for a section without one."""
    return one_line(section.heading, _HEADING_CHARS) or (
        "(opening text)" if section.level == 0 else "(no heading)"
    )


def title_of(change: Change) -> str:
    """Return number and heading of a section as it is now; of a split or merger those of all pieces."""
    if change.others:
        return section_line(SectionChange(change)).title
    section = change.after or change.before
    return named(section) if section else ""


def named(section: Section) -> str:
    """Return the number and heading of a section: ``2 Collection of Information``."""
    return " ".join(filter(None, (number_of(section), heading_of(section))))


def _numbers(old: Iterable[Section], new: Iterable[Section]) -> str:
    before, after = ([number_of(one) or "–" for one in side] for side in (old, new))
    if not {*before, *after} - {"–"}:
        return ""
    if not before or not after or (before == after and _same_headings(old, new)):
        return ", ".join(after or before).strip("–")
    return f"{', '.join(before)} → {', '.join(after)}"


def _headings(old: Sequence[Section], new: Sequence[Section]) -> tuple[str, ...]:
    before, after = ("; ".join(map(heading_of, side)) for side in (old, new))
    if before and after and _same_headings(old, new):
        return (after,)
    return tuple(filter(None, (before, after)))


def _same_headings(old: Iterable[Section], new: Iterable[Section]) -> bool:
    return [essence(heading_of(one)) for one in old] == [essence(heading_of(one)) for one in new]
