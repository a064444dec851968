"""The words of a change digest: dates, bounds, counts, headlines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from diffs import Change, Section, words_added, words_removed
from diffs.render.phrases import count, day, listed, percent_kept, when
from diffs.text import one_line
from harvester.digest.records import VersionNews
from store.tables.changes import ComparedVersion

HEADING_CHARACTERS = 120
NAME_CHARACTERS = 60
SUBJECT_CHARACTERS = 150
"""A subject beyond this is shown by no mail program; RFC 5322 2.1.1 would allow 998."""

FOLDED_KINDS = frozenset({"renumbered", "moved"})
"""What is told in one line where nothing else happened to a section."""

_FLAGS = {
    "silent-edit": ("silent edit", "the words changed, the stated date did not"),
    "late-notice": ("late notice", "the old text was still shown after the new one says it took effect"),
    "revert": ("revert", "an earlier text is back"),
    "date-only": ("date only", "only the stated date changed"),
    "cosmetic": ("cosmetic", "no word differs"),
}


def dates(version: ComparedVersion) -> str:
    """Return the dates of a version, each with its label; its first capture where it states none."""
    found = [
        f"{label} {day(date.iso)}"
        for label, date in (("effective", version.effective), ("updated", version.updated))
        if date is not None
    ]
    return ", ".join(found) or f"first seen {when(version.first_capture)}"


def bounds(news: VersionNews) -> str:
    """Between which captures the change lies (docs/design.md, law 8)."""
    return (
        f"changed between {when(news.before.last_capture, zone=False)} (the old text was still there)"
        f" and {when(news.after.first_capture)} (the new text was there)"
    )


def flag_labels(news: VersionNews) -> tuple[tuple[str, str], ...]:
    """Return the flags that a reader wants to know of, each with what it means."""
    found = tuple(_FLAGS[name] for name in news.flags if name in _FLAGS)
    return (("alternated", news.alternated), *found) if news.alternated else found


def heading(section: Section) -> str:
    """Return number and heading of a section on one line, or what stands for them."""
    number, words = one_line(section.number, 20), one_line(section.heading, HEADING_CHARACTERS)
    if number and words:
        return f"{number}. {words}" if number[-1].isalnum() else f"{number} {words}"
    return words or number or ("Opening text" if section.level == 0 else "Section without a heading")


def title(change: Change) -> str:
    """Return the section's heading; the old and the new one where they differ."""
    before = heading(change.before) if change.before else ""
    after = heading(change.after) if change.after else ""
    if before and after and before != after:
        return f"{before} → {after}"
    return after or before


def what(change: Change) -> str:
    """Return what happened to the section, as a few words."""
    words = ", ".join(change.kinds)
    if change.others and "split" in change.kinds:
        words += f" (also into {_headings(change.others)})"
    if change.others and "merged" in change.kinds:
        words += f" (together with {_headings(change.others)})"
    if "reworded" in change.kinds:
        words += f", {percent_kept(change.similarity)} % kept"
    return words


def _headings(sections: Sequence[Section]) -> str:
    return listed([f"“{heading(section)}”" for section in sections])


def summary(news: VersionNews) -> str:
    """Return the change in one line: what happened to how many sections, how many words came and went."""
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
    """Return the kind a section is counted under: the one that says most."""
    order = ("added", "removed", "split", "merged", "reworded", "renamed", "renumbered", "moved")
    return next((kind for kind in order if kind in change.kinds), "cosmetic")


def renumbered_or_moved(changes: Sequence[Change]) -> tuple[str, ...]:
    """Return the sections that were only renumbered or moved, in one line each kind.

    Args:
        changes: changes of which every kind is in `FOLDED_KINDS`.
    """
    renumbered = [change for change in changes if "renumbered" in change.kinds]
    moved = [change for change in changes if "renumbered" not in change.kinds]
    lines: list[str] = []
    if renumbered:
        pairs = [
            f"{one_line(change.before.number, 20) or '–'} → {one_line(change.after.number, 20) or '–'}"
            for change in renumbered[:12]
            if change.before and change.after
        ]
        rest = len(renumbered) - len(pairs)
        more = f" and {rest} more" if rest else ""
        lines.append(f"{count(len(renumbered), 'section')} only renumbered: {', '.join(pairs)}{more}")
    if moved:
        names = [f"“{title(change)}”" for change in moved]
        lines.append(f"{count(len(moved), 'section')} only moved: {listed(names, 4)}")
    return tuple(lines)
