"""The words of a change digest: dates, flags, topics and summaries."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from diffs import Change, words_added, words_removed
from diffs.render.in_words import count, day, listed, when
from diffs.render.summary import summarize, title_of
from diffs.text import one_line
from diffs.weights import Tag, reasons
from harvester.digest.records import VersionNews
from store.tables.changes import ComparedVersion

NAME_CHARACTERS = 60
_TRIGGER_CHARACTERS = 40
_TOPIC_CHARACTERS = NAME_CHARACTERS + _TRIGGER_CHARACTERS
_NUMBERS_SHOWN = 12
SUBJECT_CHARACTERS = 150
"""No mail program shows more of a subject; RFC 5322, 2.1.1 would allow 998."""

FOLDED_KINDS = frozenset({"renumbered", "moved"})
"""Sections to which nothing else happened are listed in one line."""

_FLAGS = {
    "silent-edit": ("silent edit", "the words changed, but the stated date did not"),
    "late-notice": (
        "late notice",
        "the old text was still shown after the date on which the new one says it took effect",
    ),
    "revert": ("revert", "the text returned to that of an earlier version"),
    "date-only": ("date only", "only the stated date changed"),
}


def dates(version: ComparedVersion) -> str:
    """Return the stated dates of a version with their labels, or its first capture if it states none.

    Args:
        version: one of the two versions of a change.
    """
    found = [
        f"{label} {day(date.iso)}"
        for label, date in (("effective", version.effective), ("updated", version.updated))
        if date is not None
    ]
    return ", ".join(found) or f"first captured {when(version.first_capture)}"


def flag_labels(news: VersionNews) -> tuple[tuple[str, str], ...]:
    """Return the names of the flags that matter to a reader, each with its meaning.

    Args:
        news: the change.
    """
    found = tuple(_FLAGS[name] for name in news.flags if name in _FLAGS)
    return (("alternated", news.alternated), *found) if news.alternated else found


def topics(tags: Iterable[Tag]) -> str:
    """Return what a change concerns: ``retention, time limits (30 days → 90 days)``.

    Args:
        tags: the reasons for the weight of the change, the heaviest first.
    """
    return ", ".join(one_line(f"{tag.name}{turned(tag)}", _TOPIC_CHARACTERS) for tag, _ in reasons(tags))


def turned(tag: Tag) -> str:
    """Return which words replaced which if that is short, such as `` (may → will)``; otherwise ``""``.

    Args:
        tag: a reason for the weight of a change.
    """
    is_short = "→" in tag.trigger and "∅" not in tag.trigger and len(tag.trigger) <= _TRIGGER_CHARACTERS
    return f" ({tag.trigger})" if is_short else ""


def summary(news: VersionNews) -> str:
    """Return a change in one line: what happened to how many sections, and the words added and removed.

    Args:
        news: the change.
    """
    if news.cosmetic:
        return "cosmetic: only white space, glyphs, markup or link targets differ"
    kinds = Counter(_told_as(section.change) for section in news.sections)
    order = ("added", "removed", "split", "merged", "reworded", "renamed", "renumbered", "moved", "cosmetic")
    counts = [f"{kinds[kind]} {kind}" for kind in order if kinds[kind]]
    added = sum(words_added(section.change) for section in news.sections)
    removed = sum(words_removed(section.change) for section in news.sections)
    words = f"{count(added, 'word')} added, {removed:,} removed" if added or removed else "no words changed"
    sections = count(len(news.sections), "section")
    return f"{sections}: {', '.join(counts)}; {words}" if counts else words


def _told_as(change: Change) -> str:
    """Return the kind under which a section is counted: the most important one."""
    order = ("added", "removed", "split", "merged", "reworded", "renamed", "renumbered", "moved")
    return next((kind for kind in order if kind in change.kinds), "cosmetic")


def renumbered_or_moved(changes: Sequence[Change]) -> tuple[str, ...]:
    """Return one line for the sections that were only renumbered, and one for those that were only moved.

    Args:
        changes: changes whose kinds are all in `FOLDED_KINDS`.
    """
    renumbered = [change for change in changes if "renumbered" in change.kinds]
    moved = [change for change in changes if "renumbered" not in change.kinds]
    lines: list[str] = []
    if renumbered:
        numbers = [summarize(change).numbers for change in renumbered[:_NUMBERS_SHOWN]]
        rest = len(renumbered) - len(numbers)
        more = f" and {rest:,} more" if rest else ""
        lines.append(f"{count(len(renumbered), 'section')} only renumbered: {', '.join(numbers)}{more}")
    if moved:
        names = [f"“{title_of(change)}”" for change in moved]
        lines.append(f"{count(len(moved), 'section')} only moved: {listed(names, 4)}")
    return tuple(lines)
