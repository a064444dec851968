"""What is news for a recipient: the rules of docs/design.md (*What a version and a change are*); pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo

from harvester.digest.records import Period
from store.tables.changes import VersionChange
from store.tables.outbox import ReportedChange
from store.timeline import FLAPPING_DAYS
from store.timestamps import moment

Rereadings = Mapping[int, Sequence[tuple[str, str]]]


def is_news(
    change: VersionChange, rereadings: Sequence[tuple[str, str]] = (), *, cosmetic: bool = False
) -> bool:
    """Return whether a change is new in the world, not only to us, and in its words.

    Args:
        change: a change; history, technical and cosmetic ones are no news.
        rereadings: what newer rules read in the document's snapshots where old rules had read others.
        cosmetic: take changes in which no word differs for news, too.
    """
    return (
        change.news_after is not None
        and moment(change.after.first_capture) > moment(change.news_after)
        and change.same_rules
        # What only a corpus document tells of came to us by `import`: it is no news of the world.
        and "cited" not in change.flags
        and (cosmetic or not change.cosmetic)
        and not _is_ours(change, rereadings)
    )


def _is_ours(change: VersionChange, rereadings: Sequence[tuple[str, str]]) -> bool:
    """Return whether old rules read one and the same text where newer ones read two."""
    former = _names([(new, old) for old, new in rereadings])
    olds = former.get(change.old_text, frozenset()) | {change.old_text}
    news = former.get(change.new_text, frozenset()) | {change.new_text}
    return not olds.isdisjoint(news)


def untold(
    changes: Iterable[VersionChange], told: Iterable[ReportedChange], rereadings: Rereadings
) -> tuple[VersionChange, ...]:
    """Return the changes that a recipient has not been told of.

    A change is known by its texts, whatever newer rules read in their snapshots; where the same two
    texts follow each other a second time, that is a second change. One that lies inside the bounds of a
    change that was told is that change, seen more closely (docs/design.md: refinement).

    Args:
        changes: changes, each document's oldest first.
        told: what the recipient was told.
        rereadings: by document, the texts that newer rules read where old rules had read others.
    """
    known: dict[int, list[ReportedChange]] = {}
    for report in sorted(told, key=lambda report: moment(report.first_capture)):
        known.setdefault(report.document, []).append(report)
    candidates: dict[int, list[VersionChange]] = {}
    for change in changes:
        candidates.setdefault(change.document, []).append(change)
    found: list[VersionChange] = []
    for document, of_document in candidates.items():
        reports = known.get(document, [])
        left = _unclaimed(of_document, reports, _names(rereadings.get(document, ())))
        found += [change for change in left if not any(_is_inside(change, report) for report in reports)]
    return tuple(found)


def _unclaimed(
    changes: Sequence[VersionChange], told: Sequence[ReportedChange], names: Mapping[str, frozenset[str]]
) -> list[VersionChange]:
    """Return the changes of a document that none that was told stands for, by its texts."""
    # Nearly all are told and as they were: those need no search, however many years there are.
    here = {(change.old_text, change.new_text, change.after.first_capture) for change in changes}
    there = {(report.old_text, report.new_text, report.first_capture) for report in told}
    left = [s for s in changes if (s.old_text, s.new_text, s.after.first_capture) not in there]
    homeless: list[ReportedChange] = []
    for report in told if left else ():
        if (report.old_text, report.new_text, report.first_capture) in here:
            continue
        same = [change for change in left if _is_inside(change, report) and _is_same(change, report, names)]
        if same:
            left.remove(same[0])
        else:
            homeless.append(report)
    for report in homeless:
        # Others within its bounds are what it was split into; else newer rules have moved its bounds.
        if any(_is_inside(change, report) for change in left):
            continue
        moved = next((change for change in left if _is_same(change, report, names)), None)
        if moved is not None:
            left.remove(moved)
    return left


def _is_inside(change: VersionChange, told: ReportedChange) -> bool:
    return moment(told.after_capture) < moment(change.after.first_capture) <= moment(told.first_capture)


def _is_same(change: VersionChange, told: ReportedChange, names: Mapping[str, frozenset[str]]) -> bool:
    old = names.get(told.old_text, frozenset()) | {told.old_text}
    new = names.get(told.new_text, frozenset()) | {told.new_text}
    return change.old_text in old and change.new_text in new


def _names(rereadings: Sequence[tuple[str, str]]) -> dict[str, frozenset[str]]:
    """For each text all that newer rules have read in its place, however often the rules changed."""
    direct: dict[str, set[str]] = {}
    for old, new in rereadings:
        direct.setdefault(old, set()).add(new)
    result: dict[str, frozenset[str]] = {}
    for start in direct:
        reached: set[str] = set()
        ahead = [start]
        while ahead:
            for name in direct.get(ahead.pop(), ()):
                if name not in reached:
                    reached.add(name)
                    ahead.append(name)
        result[start] = frozenset(reached)
    return result


@dataclass(frozen=True, slots=True)
class FoldedChange:
    """A change as it is told, with those that are folded into it.

    Attributes:
        change: the change.
        back: where its old text was soon back: the changes that were, the last included.
    """

    change: VersionChange
    back: tuple[VersionChange, ...] = ()


def fold_alternations(changes: Sequence[VersionChange]) -> tuple[FoldedChange, ...]:
    """Return the changes of one document, each short alternation (A→B→A, A→B→A→B→A) as one.

    Args:
        changes: of one document, oldest first.
    """
    found: list[FoldedChange] = []
    place = 0
    while place < len(changes):
        first, back = changes[place], list[VersionChange]()
        while (
            place + 1 < len(changes)
            and changes[place].new_text == first.new_text
            and _is_back(changes[place], changes[place + 1])
        ):
            back.append(changes[place + 1])
            place += 2
        found.append(FoldedChange(first, tuple(back)))
        place += 0 if back else 1
    return tuple(found)


def _is_back(away: VersionChange, home: VersionChange) -> bool:
    """Return whether the old text was back so soon that the new one never took its place."""
    time = moment(home.after.first_capture) - moment(away.before.last_capture)
    return away.old_text == home.new_text and time <= timedelta(days=FLAPPING_DAYS)


def is_mail_due(period: Period, last: datetime | None, now: datetime, zone: tzinfo) -> bool:
    """Return whether a recipient may be written to again: once each run, calendar day or ISO week.

    Args:
        period: how often.
        last: when the last mail was composed (aware), or None.
        now: the time (aware).
        zone: where the calendar day begins.
    """
    if last is None or period in ("run", "since"):
        return True
    before, today = last.astimezone(zone).date(), now.astimezone(zone).date()
    if period == "weekly":
        return before.isocalendar()[:2] != today.isocalendar()[:2]
    return before != today


@dataclass(frozen=True, slots=True)
class Recipient:
    """Who is told, and of which companies.

    Attributes:
        address: a mail address, or the address of a webhook.
        companies: slugs, or None for all.
    """

    address: str
    companies: frozenset[str] | None

    def follows(self, company: str) -> bool:
        """Return whether the recipient is told of a company."""
        return self.companies is None or company in self.companies
