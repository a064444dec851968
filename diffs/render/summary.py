"""What changed, in one line for each section, and what the two texts are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from diffs.in_words import count, day, number, percent_kept, plural, when
from diffs.records import Change, Comparison, Section
from diffs.text import essence, one_line
from diffs.words import words_added, words_removed

_HEADING_CHARS = 120
_NUMBER_CHARS = 20


@dataclass(frozen=True, slots=True)
class Head:
    """What one of the two compared texts is; each part may be left out with ``""`` or None.

    Attributes:
        label: what people call it: ``Lamps Inc. · Privacy Policy``, or the name of a file.
        date: the date it goes by, as exactly as it is known: ``2013-11-07``, ``2013-11`` or ``2013``.
        dated_by: which date that is: ``effective``, ``updated`` or ``capture``.
        capture: the first capture known to show it, 14 digits.
        last_capture: the last capture known to show it, 14 digits: the change came after it.
        url: where it can be read.
        source: what has it where no address does: a file, or a corpus document.
        number: its number in the timeline.
    """

    label: str
    date: str = ""
    dated_by: str = ""
    capture: str = ""
    url: str = ""
    number: int | None = None
    last_capture: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class ChangeSummary:
    """What happened to one section.

    Attributes:
        numbers: ``2 → 3``, or ``""`` where it has none.
        headings: the old heading and the new one; one of them where they are the same, or one side has none.
        what: ``reworded, 61 % kept``.
        words: ``+12 −4 words``, or ``""`` where no word came or went.
    """

    numbers: str
    headings: tuple[str, ...]
    what: str
    words: str

    @property
    def title(self) -> str:
        """Its numbers and headings on both sides: ``2 → 3 · Sites Covered → Collection of Information``."""
        return " · ".join(filter(None, (self.numbers, " → ".join(self.headings))))

    @property
    def event(self) -> str:
        """What happened, with the words that came and went: ``reworded, 61 % kept (+12 −4 words)``."""
        return f"{self.what} ({self.words})" if self.words else self.what


def summarize(change: Change) -> ChangeSummary:
    """Describe a change in one line.

    Args:
        change: a change as `compare` gives it.
    """
    old, new = _sides(change)
    kinds: list[str] = [kind for kind in change.kinds if kind != "reworded"]
    if "reworded" in change.kinds:
        kinds.append(f"reworded, {percent_kept(change.similarity)} % kept")
    added, removed = words_added(change), words_removed(change)
    counts = " ".join([f"+{number(added)}"] * bool(added) + [f"−{number(removed)}"] * bool(removed))
    return ChangeSummary(
        numbers=_numbers(old, new),
        headings=_headings(old, new),
        what=", ".join(kinds),
        words=f"{counts} {plural(added + removed, 'word')}" if counts else "",
    )


def verdict(comparison: Comparison) -> str:
    """Describe the comparison in one sentence.

    Args:
        comparison: what `compare` gives.
    """
    if comparison.cosmetic:
        return "No word differs: only white space, glyphs, markup or link targets."
    if not comparison.changes:
        return "The two texts are the same."
    shown = [change for change in comparison.changes if "cosmetic" not in change.kinds]
    added, removed = (sum(map(words, shown)) for words in (words_added, words_removed))
    parts = [f"{count(len(shown), 'section')} changed", f"{number(comparison.unchanged)} unchanged"]
    if len(shown) < len(comparison.changes):
        parts.append(f"{number(len(comparison.changes) - len(shown))} with cosmetic differences only")
    return f"{', '.join(parts)}; {count(added, 'word')} added, {number(removed)} removed."


COARSE = "The texts are too large to compare word by word throughout: some passages are shown as replaced."


def label_of_both(before: Head, after: Head, default: str) -> str:
    """Return what the two texts are called together: ``Old name → New name``, or one name if they share it.

    Args:
        before: what the old text is.
        after: what the new text is.
        default: the label of two texts without names.
    """
    return " → ".join(dict.fromkeys(filter(None, (before.label, after.label)))) or default


def date_of(head: Head) -> str:
    """Return the date that a text goes by, with its kind: ``effective 7 Nov 2013``; may be ``""``."""
    date = day(head.date)
    return (
        f"{ {'capture': 'first captured'}.get(head.dated_by, head.dated_by) } {date}".strip() if date else ""
    )


def seen(head: Head) -> str:
    """Return when a text was captured, unless its date says it already; ``""`` where it is unknown.

    ``captured 21 Jun 2010, 05:12 UTC``, or ``captured from … to …``.
    """
    first, last = head.capture, head.last_capture
    if first and last and last != first:
        return f"captured from {when(first, zone=False)} to {when(last)}"
    return f"captured {when(first)}" if first and head.dated_by != "capture" else ""


def heading_of(section: Section) -> str:
    """Return the heading of a section, or a label for a section without one."""
    return one_line(section.heading, _HEADING_CHARS) or (
        "(opening text)" if section.level == 0 else "(no heading)"
    )


def title_of(change: Change) -> str:
    """Return number and heading of a section as it is now; of a split or merger those of all pieces."""
    if change.others:
        return summarize(change).title
    section = change.after or change.before
    return named(section) if section else ""


def named(section: Section) -> str:
    """Return the number and heading of a section: ``2 Collection of Information``."""
    return " ".join(filter(None, (one_line(section.number, _NUMBER_CHARS), heading_of(section))))


def _sides(change: Change) -> tuple[Sequence[Section], Sequence[Section]]:
    """Return the old sections and the new ones; the pieces of a split or merger in document order."""
    old = [change.before] if change.before else []
    new = [change.after] if change.after else []
    (old if "merged" in change.kinds else new).extend(change.others)
    return sorted(old, key=lambda one: one.index), sorted(new, key=lambda one: one.index)


def _numbers(old: Iterable[Section], new: Iterable[Section]) -> str:
    before, after = ([one_line(one.number, _NUMBER_CHARS) or "–" for one in side] for side in (old, new))
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
