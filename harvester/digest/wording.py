"""All words of a change digest, but for the fixed lines of its templates."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime

from diffs.in_words import count, day, listed, number, plural, times, when
from diffs.render.summary import section_line, title_of
from diffs.summaries import SectionChange
from diffs.text import one_line
from harvester.archive import Proof
from harvester.config import WAYBACK
from harvester.digest.records import Trouble
from store.tables.changes import ComparedVersion

NAME_CHARACTERS = 60
_NUMBERS_SHOWN = 12
_DOCUMENTS_NAMED = 6
_DAYS_NAMED = 12
_RULES_NAMED = 3
SUBJECT_CHARACTERS = 150
"""No mail program shows more of a subject; RFC 5322, 2.1.1 would allow 998."""

_FOLDED_KINDS = frozenset({"renumbered", "moved"})

SENDER_NAME = "Policy changes"
NO_CHANGES = "No changes in the policies you follow"
NO_NAME = "(no name)"
OLD_BOUND, NEW_BOUND = "Last captured with the old text", "First captured with the new text"
# Nobody is known to have captured what only a corpus document shows.
OLD_CITED, NEW_CITED = "Cited with the old text", "Cited with the new text"
COMPARE, FULL_COMPARISON = "The archive's own comparison", "Full comparison"
# Before the words of one place of a section.
ADDED, REMOVED, OLD, NEW = "added", "removed", "was", "now"


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


def test_headline(changes: int, companies: Sequence[str]) -> str:
    """Return the subject of a mail that is only a test.

    Args:
        changes: how many it shows.
        companies: the names of the companies.
    """
    return one_line(f"[Test] {changes_headline(changes, companies, 0)}", SUBJECT_CHARACTERS)


def test_note(shows: str) -> str:
    """Return that a mail is only a test, as sentences.

    Args:
        shows: what it shows, as the rest of a sentence.
    """
    return f"This is a test, sent by harvest digest --test; nothing is marked as reported. It shows {shows}."


def troubles_headline(policies: int, since: datetime, *, in_part: bool = False) -> str:
    """Return the subject of a mail about policies that cannot be checked.

    Args:
        policies: how many there are.
        since: when the first of the checks failed (aware).
        in_part: whether all of them were checked in part.
    """
    state = "been incomplete" if in_part else "failed"
    return f"{count(policies, 'policy')}: checks have {state} since {day(since)}"


def methods_headline(policies: int) -> str:
    """Return the subject of a mail about policies that were read in another way.

    Args:
        policies: how many there are.
    """
    return f"{count(policies, 'policy')} read in another way, and not compared"


def method_line(name: str, known_from: str) -> str:
    """Return that a policy was read in another way.

    Args:
        name: the company and the policy.
        known_from: the time from which the text after is known, 14 digits.
    """
    return f"{name}: read in another way from {day(known_from)}; the text before and after was not compared"


def other_changes(name: str, after: Sequence[ComparedVersion]) -> str:
    """Return when a policy changed, where the changes themselves are not shown.

    Args:
        name: the company and the policy.
        after: the new version of each change, oldest first.
    """
    days = listed([day(version.known_from) for version in after], _DAYS_NAMED)
    return f"{name}: {count(len(after), 'change')}, new text first captured {days}"


def rules_named(extractors: Collection[str]) -> list[str]:
    """Return the names of rules of extraction for people: those of chosen parts together where they are many.

    Args:
        extractors: the names; ``+`` and what is behind it names the parts that the configuration chooses.
    """
    if len(extractors) <= _RULES_NAMED:
        return list(extractors)
    chosen = sorted({name.partition("+")[0] for name in extractors if "+" in name})
    whole = [name for name in extractors if "+" not in name]
    return [*whole, *(f"{name} with `select` and `remove`" for name in chosen)]


def where_to_read_on(report: str, attached: frozenset[int] | None, number: int) -> str:
    """Return where the words of a change that are left out can be read, to be added to a sentence.

    Args:
        report: the address of the report, or ``""``.
        attached: the numbers of the changes in the attached file; None if no file can be attached.
        number: of the change.
    """
    if report:
        return " (all of it is in the report)"
    if attached is None:
        return " (see `harvest diff`)"
    if number in attached:
        return " (all of it is in the attached file)"
    return " (it is too long to be attached; `harvest diff` shows it)"


def attached_file(name: str, numbers: frozenset[int], changes: int) -> str:
    """Return what is in the attached file, as a sentence; ``""`` if nothing is.

    Args:
        name: the name of the file.
        numbers: the numbers of the changes that it has.
        changes: how many there are.
    """
    if not numbers:
        return ""
    missing = [one for one in range(1, changes + 1) if one not in numbers]
    what = "the change" if changes == 1 else "all changes"
    rest = ""
    if missing:
        named = listed([str(one) for one in missing], _NUMBERS_SHOWN)
        rest = f", except {plural(len(missing), 'change')} {named}, too long to be attached"
    return f"The attached file {name} shows {what} in full, with the text around{rest}."


def where_others_are(report: str, attached: frozenset[int] | None) -> str:
    """Return where changes are shown for which a mail has no room, as a sentence.

    Args:
        report: the address of the report, or ``""``.
        attached: the numbers of the changes in the attached file; None if no file can be attached.
    """
    if report:
        return "They are in the report."
    return "`harvest diff` shows them." if attached is None else "The attached file shows them."


def link_to_capture(side: str, timestamp: str, number: int) -> str:
    """Return the words of a link to a capture: ``capture of 3 May 2024, 05:12 UTC (old text, change 2)``.

    Args:
        side: ``old`` or ``new``.
        timestamp: its time, 14 digits.
        number: of the change, or 0 if it is the only one.
    """
    return f"capture of {when(timestamp)} ({side} text{of_change(number)})"


def link_to_raw_page(side: str, number: int) -> str:
    """Return the words of a link to a page as it was captured.

    Args:
        side: ``old`` or ``new``.
        number: of the change, or 0 if it is the only one.
    """
    return f"raw page ({side} text{of_change(number)})"


def link_to_comparison(number: int) -> str:
    """Return the words of a link to the archive's own comparison.

    Args:
        number: of the change, or 0 if it is the only one.
    """
    return f"The archive’s own comparison{f' of change {number}' if number else ''}"


def link_to_page(number: int) -> str:
    """Return the words of a link to the page of a change in the report.

    Args:
        number: of the change, or 0 if it is the only one.
    """
    return f"All words of {f'change {number}' if number else 'this change'}, in the report"


def of_change(number: int) -> str:
    """Return what is added to the words of a link: ``, change 2``; ``""`` for the only change."""
    return f", change {number}" if number else ""


def selected(selection: Sequence[str], limit: int = 0) -> str:
    """Return which changes are shown at all, where it is not all that there are.

    Args:
        selection: a part of a sentence for each kind of them.
        limit: the most characters; 0 for any number.
    """
    sentence = f"Shown here: {'; '.join(selection)}."
    if limit and len(sentence) > limit:
        return "Shown here: only some changes, as the configuration says."
    return sentence


def too_long(changes: int, remarks: int) -> str:
    """Return what there is where a message has room for no change.

    Args:
        changes: how many changes there are.
        remarks: how many lines on policies that were not checked, or not compared, are not shown either.
    """
    found = [count(changes, "change")] if changes else []
    found += [count(remarks, "remark")] if remarks else []
    return f"{' and '.join(found)}, too long for this message"


def more_notes(left_out: int, *, is_all: bool) -> str:
    """Return how many lines about policies that were not checked, or not compared, are left out.

    Args:
        left_out: how many there are.
        is_all: whether there is no other such line.
    """
    what = "remark" if is_all else "more remark"
    return f"{count(left_out, what)} on policies that could not be checked, or not compared"


def more_words(left_out: int) -> str:
    """Return how many words of an edit are left out: ``[153 more words]``."""
    return f"[{count(left_out, 'more word')}]"


def more_troubles(left_out: int) -> str:
    """Return how many further policies could not be checked."""
    return f"{count(left_out, 'more policy')}, not named here for lack of room"


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


def dates(version: ComparedVersion, *, corpus_only: bool = False) -> str:
    """Return the stated dates of a version with their labels, or its first capture if it states none.

    Args:
        version: one of the two versions of a change.
        corpus_only: whether only a corpus document shows it, so that nobody is known to have captured it.
    """
    found = [
        f"{label} {day(date.iso)}"
        for label, date in (("effective", version.effective), ("updated", version.updated))
        if date is not None
    ]
    seen = "cited" if corpus_only else "first captured"
    return ", ".join(found) or f"{seen} {when(version.known_from)}"


def is_folded(section: SectionChange) -> bool:
    """Return whether a section was only renumbered or moved, so that it is one of a line of such.

    Args:
        section: a change; one in which text moved is not folded.
    """
    moved = any(edit.moved is not None for edit in section.change.edits)
    return set(section.change.kinds) <= _FOLDED_KINDS and not moved


def renumbered_or_moved(sections: Sequence[SectionChange]) -> tuple[str, ...]:
    """Return one line for the sections that were only renumbered, and one for those that were only moved.

    Args:
        sections: changes that `is_folded` is true of.
    """
    renumbered = [one for one in sections if "renumbered" in one.change.kinds]
    moved = [one for one in sections if "renumbered" not in one.change.kinds]
    lines: list[str] = []
    if renumbered:
        numbers = [section_line(one).numbers for one in renumbered[:_NUMBERS_SHOWN]]
        rest = len(renumbered) - len(numbers)
        more = f" and {number(rest)} more" if rest else ""
        lines.append(f"{count(len(renumbered), 'section')} only renumbered: {', '.join(numbers)}{more}")
    if moved:
        names = [f"“{title_of(one.change)}”" for one in moved]
        lines.append(f"{count(len(moved), 'section')} only moved: {listed(names, 4)}")
    return tuple(lines)


def made_from(proofs: Iterable[Proof]) -> str:
    """Return what a digest was made from, to be added to a sentence; ``""`` without changes.

    Args:
        proofs: of both sides of its changes.
    """
    kinds, names = set(), dict[str, None]()
    for proof in proofs:
        kinds.add(proof.kind)
        if proof.kind != "corpus":
            names["the Internet Archive" if proof.source == WAYBACK else one_line(proof.source)] = None
    parts = [f"captures in {listed(list(names))}"] if names else []
    if "corpus" in kinds:
        # Nobody is known to have captured what only a corpus document shows.
        parts.append("corpus documents")
    return f", from {' and from '.join(parts)}" if parts else ""


def same_edit_below(names: Sequence[str]) -> str:
    """Return what is said of an edit that other policies made, too, which come later in the mail.

    Args:
        names: of these policies.
    """
    return f"The same edit, in the same words, at: {'; '.join(names)}"


def same_edit_above(name: str) -> str:
    """Return what is said instead of the words of an edit that stand earlier in the mail.

    Args:
        name: of the policy where they stand.
    """
    return f"In the same words as at {name}, above"
