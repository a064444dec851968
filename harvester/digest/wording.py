"""All words of a change digest, but for the fixed lines of its templates."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime

from diffs import Change, words_added, words_removed
from diffs.in_words import count, day, listed, number, times, when
from diffs.render.summary import summarize, title_of
from diffs.text import one_line
from diffs.weights import Tag, reasons
from harvester.archive import Proof
from harvester.config import WAYBACK
from harvester.digest.records import Trouble, VersionNews
from store.tables.changes import ComparedVersion

NAME_CHARACTERS = 60
_TRIGGER_CHARACTERS = 40
_TOPIC_CHARACTERS = NAME_CHARACTERS + _TRIGGER_CHARACTERS
_NUMBERS_SHOWN = 12
_DOCUMENTS_NAMED = 6
SUBJECT_CHARACTERS = 150
"""No mail program shows more of a subject; RFC 5322, 2.1.1 would allow 998."""

FOLDED_KINDS = frozenset({"renumbered", "moved"})
"""Sections to which nothing else happened are listed in one line."""

SENDER_NAME = "Policy changes"
NO_CHANGES = "No changes in the policies you follow"
NO_NAME = "(no name)"
LAST_WITH_OLD_TEXT = "Last captured with the old text"
FIRST_WITH_NEW_TEXT = "First captured with the new text"
# Before the words of one place of a section.
ADDED, REMOVED, OLD, NEW = "added", "removed", "was", "now"

_FLAGS = {
    "silent-edit": ("silent edit", "the words changed, but the stated date did not"),
    "late-notice": (
        "late notice",
        "the old text was still shown after the date on which the new one says it took effect",
    ),
    "revert": ("revert", "the text returned to that of an earlier version"),
    "date-only": ("date only", "only the stated date changed"),
}


def changes_headline(changes: int, companies: Sequence[str], silent: int) -> str:
    """Return the subject of a mail about changes.

    Args:
        changes: how many there are.
        companies: the names of the companies, the most important first.
        silent: how many of the changes are silent edits.
    """
    mark = f" ({count(silent, 'silent edit')})" if silent else ""
    headline = f"{count(changes, 'policy change')} at {listed(companies)}"
    return one_line(headline, SUBJECT_CHARACTERS - len(mark)) + mark


def troubles_headline(policies: int, since: datetime) -> str:
    """Return the subject of a mail about policies that cannot be checked.

    Args:
        policies: how many there are.
        since: when the first of the checks failed (aware).
    """
    return f"{count(policies, 'policy')}: checks have failed since {day(since)}"


def where_to_read_on(report: str) -> str:
    """Return where what was left out can be read, to be added to a sentence.

    Args:
        report: the address of the full report, or ``""``.
    """
    return f" (full report: {report})" if report else " (see `harvest diff`)"


def more_words(left_out: int) -> str:
    """Return how many words of an edit are left out: ``[153 more words]``."""
    return f"[{count(left_out, 'more word')}]"


def more_troubles(left_out: int) -> str:
    """Return how many further policies could not be checked."""
    return f"{count(left_out, 'more policy')}: see `harvest status`"


def trouble_line(names: Sequence[str], when: str, reason: str) -> str:
    """Return the line of policies with the same trouble.

    Args:
        names: the policies.
        when: what `trouble_time` returned for them.
        reason: why they could not be checked, or ``""``.
    """
    many = f"{count(len(names), 'policy')}, " if len(names) > 1 else ""
    why = f"; reason: {reason}" if reason else ""
    return f"{many}{listed(names, _DOCUMENTS_NAMED)}: {when}{why}"


def unended(runs: int) -> str:
    """Return that the last runs never ended.

    Args:
        runs: how many there were.
    """
    which = f"the last {number(runs)} runs" if runs > 1 else "the last run"
    return f"{which} did not end; the program was killed, or the computer went down"


def trouble_time(trouble: Trouble) -> str:
    """Return since when a policy could not be checked, or when that was.

    Args:
        trouble: the trouble of one policy.
    """
    begin = day(trouble.since)
    if trouble.until is None:
        state = "been incomplete" if trouble.in_part else "failed"
        return f"checks have {state} since {begin}"
    end = day(trouble.until)
    lasted = f"on {begin}" if begin == end else f"from {begin} to {end}"
    return f"checks work again; they {'were incomplete' if trouble.in_part else 'failed'} {lasted}"


def alternated(shown: int, since: str, until: str) -> str:
    """Return that a text came and went.

    Args:
        shown: how often the new text was shown.
        since: the first capture of the new text, 14 digits.
        until: the capture that shows the old one again, 14 digits.
    """
    return (
        f"the new text was shown {times(shown)} from {when(since)} on; the old one was back on {when(until)}"
    )


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
    words = (
        f"{count(added, 'word')} added, {number(removed)} removed" if added or removed else "no words changed"
    )
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
        more = f" and {number(rest)} more" if rest else ""
        lines.append(f"{count(len(renumbered), 'section')} only renumbered: {', '.join(numbers)}{more}")
    if moved:
        names = [f"“{title_of(change)}”" for change in moved]
        lines.append(f"{count(len(moved), 'section')} only moved: {listed(names, 4)}")
    return tuple(lines)


def made_from(proofs: Iterable[Proof]) -> str:
    """Return where the captures of a digest come from, as the end of a sentence; ``""`` without captures.

    Args:
        proofs: of the captures.
    """
    names = dict.fromkeys(
        "corpus documents"
        if proof.kind == "corpus"
        else "the Internet Archive"
        if proof.source == WAYBACK
        else one_line(proof.source)
        for proof in proofs
    )
    return f", from captures in {listed(list(names))}" if names else ""
