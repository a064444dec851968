"""Decide what is news for a recipient, by the rules in docs/design.md ("News and history"); pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from store.tables.changes import VersionChange
from store.tables.outbox import ReportedChange
from store.timeline import FLAPPING_DAYS
from store.timestamps import moment

Rereadings = Mapping[int, Sequence[tuple[str, str]]]


def is_news(
    change: VersionChange, rereadings: Sequence[tuple[str, str]] = (), *, cosmetic: bool = False
) -> bool:
    """Return whether a change is news: new in the world, not only to us, with other words than before.

    Args:
        change: any change; history, re-extracted texts and cosmetic changes are not news.
        rereadings: the texts that newer rules read in the document's snapshots in place of older texts.
        cosmetic: whether changes in which no word differs can be news, too.
    """
    return (
        change.news_after is not None
        and moment(change.after.first_capture) > moment(change.news_after)
        and change.same_rules
        and not change.technical
        # A text known only from a corpus document was added by `import`: the page did not change then.
        and "cited" not in change.flags
        and (cosmetic or not change.cosmetic)
        and (change.is_method or not _is_ours(change, rereadings))
    )


def _is_ours(change: VersionChange, rereadings: Sequence[tuple[str, str]]) -> bool:
    """Return whether older rules read a single text where newer ones read two."""
    former = _names([(new, old) for old, new in rereadings])
    olds = former.get(change.old_text, frozenset()) | {change.old_text}
    news = former.get(change.new_text, frozenset()) | {change.new_text}
    # Rules that were taken back had read a single text in two that were known before: those are theirs.
    later = _names(rereadings)
    merged = later.get(change.old_text, frozenset()) & later.get(change.new_text, frozenset())
    return bool((olds & news) - merged)


def untold(
    changes: Iterable[VersionChange], reported: Iterable[ReportedChange], rereadings: Rereadings
) -> tuple[VersionChange, ...]:
    """Return the changes that have not been reported to a recipient.

    A change is identified by its two texts, even if newer rules read other texts in their snapshots. If the
    same two texts follow each other again later, that is another change. A change within the bounds of a
    reported one is a refinement of it, not news (docs/design.md, "News and history").

    Args:
        changes: the changes, oldest first for each document.
        reported: what was reported to the recipient.
        rereadings: for each document, the texts that newer rules read in place of older texts.
    """
    known: dict[int, list[ReportedChange]] = {}
    for one in sorted(reported, key=lambda one: moment(one.first_capture)):
        known.setdefault(one.document, []).append(one)
    candidates: dict[int, list[VersionChange]] = {}
    for change in changes:
        candidates.setdefault(change.document, []).append(change)
    found: list[VersionChange] = []
    for document, of_document in candidates.items():
        before = known.get(document, [])
        left = _unclaimed(of_document, before, _names(rereadings.get(document, ())))
        found += [change for change in left if not any(_is_inside(change, one) for one in before)]
    return tuple(found)


def _unclaimed(
    changes: Sequence[VersionChange], reported: Sequence[ReportedChange], names: Mapping[str, frozenset[str]]
) -> list[VersionChange]:
    """Return the changes of a document whose texts are not those of a reported change."""
    # Nearly all changes were reported just as they are: they need no search, however long the history is.
    here = {(change.old_text, change.new_text, change.after.first_capture) for change in changes}
    there = {(one.old_text, one.new_text, one.first_capture) for one in reported}
    left = [c for c in changes if (c.old_text, c.new_text, c.after.first_capture) not in there]
    unmatched: list[ReportedChange] = []
    for one in reported if left else ():
        if (one.old_text, one.new_text, one.first_capture) in here:
            continue
        same = [change for change in left if _is_inside(change, one) and _is_same(change, one, names)]
        if same:
            left.remove(same[0])
        else:
            unmatched.append(one)
    for one in unmatched:
        # Other changes within its bounds are those that it was split into; if there are none, newer rules
        # may have moved its bounds.
        if any(_is_inside(change, one) for change in left):
            continue
        moved = next((change for change in left if _is_same(change, one, names)), None)
        if moved is not None:
            left.remove(moved)
    return left


def _is_inside(change: VersionChange, reported: ReportedChange) -> bool:
    first = moment(change.after.first_capture)
    return moment(reported.after_capture) < first <= moment(reported.first_capture)


def _is_same(change: VersionChange, reported: ReportedChange, names: Mapping[str, frozenset[str]]) -> bool:
    old = names.get(reported.old_text, frozenset()) | {reported.old_text}
    new = names.get(reported.new_text, frozenset()) | {reported.new_text}
    return change.old_text in old and change.new_text in new


def _names(rereadings: Sequence[tuple[str, str]]) -> dict[str, frozenset[str]]:
    """Return for each text all texts that newer rules read in its place, however often the rules changed."""
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
    """A change as it is reported, with the changes that are folded into it.

    Attributes:
        change: the change.
        back: if its old text was soon back, the changes back to it, oldest first.
    """

    change: VersionChange
    back: tuple[VersionChange, ...] = ()


def fold_alternations(changes: Sequence[VersionChange]) -> tuple[FoldedChange, ...]:
    """Return the changes of a document, each short alternation (A→B→A, A→B→A→B→A) as a single change.

    Args:
        changes: the changes of one document, oldest first.
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
    """Return whether the old text was back so soon that the new one did not replace it."""
    time = moment(home.after.first_capture) - moment(away.before.last_capture)
    return away.old_text == home.new_text and time <= timedelta(days=FLAPPING_DAYS)
