"""Find the dates of a policy: from when it is in force, and when it was last changed.

A *statement* is a label with a date ("Last updated: June 4, 2001"). Whose date it is, is read from the words
before it; how much it weighs, from where it stands. What is not taken: dates of earlier versions, of laws, of
examples, of ranges that have ended, of conditions, and any date without a label.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import timedelta
from itertools import pairwise

from harvester.extract.dates.change_log import newest_of_log
from harvester.extract.dates.labelled_dates import labels
from harvester.extract.dates.scanned_text import ScannedText
from harvester.extract.dates.unlabelled import unlabelled_dates
from harvester.extract.dates.whose_date import Statement, judged
from store.records import DateKind, StatedDate

# A policy may be changed before the day on which it takes effect, but not that long before.
_ANOTHER_DOCUMENT = timedelta(days=366)
_BEGINNING = 0.1  # of the lines: what stands there is of the page, behind its menu and its summary
_FAR_LINES = 40  # a list of versions is closer together
_A_HISTORY = 5  # so many lines of one kind, the newest first, are a history, wherever they stand


def stated_dates(text: str) -> tuple[StatedDate, ...]:
    """Find the dates that a policy states of itself.

    The order of day and month in numeric dates is inferred from the document; otherwise they are read as in
    the United States and marked as ambiguous. If a text has more than `MOST_DATES` dates, only the first ones
    are used.

    Args:
        text: corpus Markdown (``# title``, empty line, text), or plain text.

    Returns:
        The dates, the most authoritative first; empty where the policy states none. Where nothing is
        announced by a label, a date alone under the title or beside a signature, with `label` ``none``.
    """
    return dates_of(ScannedText(text))


def dates_of(page: ScannedText) -> tuple[StatedDate, ...]:
    """Find the dates that a policy states of itself, as `stated_dates` does.

    Args:
        page: the policy.
    """
    found: list[Statement] = []
    for label in labels(page):
        if statement := judged(page, label, found[-1].end if found else 0):
            found.append(statement)
    found = _without_added_documents(page, [one for one in found if not page.is_an_entry(one.line)])
    found = _without_other_documents(page, _without_stale(page, _without_archives(page, found)))
    found = _without_contradictions(page, _without_history(found))
    # "Effective October 30, unless you agree sooner": by such a date alone a text that was in force for some
    # readers would be called a late notice (docs/design.md, "Late notice").
    found = [one for one in found if not one.doubtful] or found
    dates = _dated(page, (one for one in found if one.label.name != "issued"))
    if not any(one.kind == "updated" for one in dates):
        dates += _dated(page, (one for one in found if one.label.name == "issued")) or newest_of_log(
            page, {one.line for one in found}
        )
    return tuple(dates or unlabelled_dates(page))


def effective_of(dates: Iterable[StatedDate]) -> StatedDate | None:
    """Return the most authoritative effective date that a label announces, or None if there is none."""
    return next((one for one in dates if one.kind == "effective" and one.label == "stated"), None)


def updated_of(dates: Iterable[StatedDate]) -> StatedDate | None:
    """Return the most authoritative updated date that a label announces, or None if there is none."""
    return next((one for one in dates if one.kind == "updated" and one.label == "stated"), None)


def _without_archives(page: ScannedText, found: list[Statement]) -> list[Statement]:
    """Drop dates in a list of earlier versions; a single line below such a link is not a list."""
    archives = Counter(
        one.block
        for one in found
        if one.block is not None and one.block.holds == "archive" and one.label.name != "issued"
    )
    return [
        one
        for one in found
        if one.block is None
        or one.block not in archives
        or (archives[one.block] == 1 and not page.is_list_item(one.line))
    ]


def _without_stale(page: ScannedText, found: list[Statement]) -> list[Statement]:
    """Of neighbouring lines that state the same kind, as a history does, only the newest counts.

    Links to versions below a line that states a later date are such a history, whatever that date is.
    """
    kept: list[Statement] = []
    newest: Statement | None = None  # above links to versions
    end = 0  # the line in which those links went on
    # By kind: where its last statement is in `kept`, and the line in which the history went on.
    last: dict[frozenset[DateKind], tuple[int, int]] = {}
    for one in found:
        is_link = one.label.name == "dated" and page.is_list_item(one.line)
        if newest and is_link and one.line <= end + 2 and one.reading.date < newest.reading.date:
            end = one.line
            continue
        newest, end = one, one.line
        place, line = last.get(one.label.kinds, (len(kept), one.line))
        if line < one.line <= line + 2:
            kept[place] = max(kept[place], one, key=lambda either: either.reading.date)
        else:
            place = len(kept)
            kept.append(one)
        last[one.label.kinds] = place, one.line
    return kept


def _without_history(found: list[Statement]) -> list[Statement]:
    """Of many lines that state the same kind, each older than the one before, only the first counts."""
    dropped: set[int] = set()
    for kinds in {one.label.kinds for one in found}:
        several = [one for one in found if one.label.kinds == kinds and one.alone]
        days = [one.reading.date for one in several]
        falling = sum(later < earlier for earlier, later in pairwise(days))
        if len(days) >= _A_HISTORY and days[0] == max(days) and falling >= len(days) - 2:
            dropped |= {one.end for one in several[1:]}
    return [one for one in found if one.end not in dropped]


def _without_added_documents(page: ScannedText, found: list[Statement]) -> list[Statement]:
    """Drop what stands below the title of another document, and what follows one that has a date."""
    first = {one.end for one in found if not page.is_of_another_document(one.line, dated=True)}
    kept = [one for one in found if not page.is_of_another_document(one.line, names_itself=one.of_policy)]
    known = {one.end for one in kept}
    until = min((one.line for one in found if one.end not in known), default=page.lines)
    if any(one.line < until and (one.alone or one.of_policy) for one in found if one.end in first):
        days = {one.reading.date for one in found if one.end in first}
        kept = [one for one in kept if one.end in first or one.reading.date in days]
    return [one for one in kept if one.line < until or one.line in page.edges]


def _without_contradictions(page: ScannedText, found: list[Statement]) -> list[Statement]:
    """Drop lines far apart in the middle that state different days: each is of a part of the page."""
    by_kind: defaultdict[frozenset[DateKind], list[Statement]] = defaultdict(list)
    for one in found:
        by_kind[one.label.kinds].append(one)
    dropped: set[int] = set()
    for several in by_kind.values():
        if (
            len({one.reading.date for one in several}) > 1
            and several[-1].line - several[0].line > _FAR_LINES
            and not any(one.line in page.edges or page.is_at_top(one.line) for one in several)
            and all(one.alone for one in several)
        ):
            dropped |= {one.end for one in several[several[0].line < page.lines * _BEGINNING :]}
    return [one for one in found if one.end not in dropped]


def _without_other_documents(page: ScannedText, found: list[Statement]) -> list[Statement]:
    """Drop what documents further down state, where this one states a date in a line at its top.

    Those are the lines and sentences in the middle that do not say of what they speak, and a last change
    long before the date at the top.
    """
    at_top = [one.reading.date for one in found if one.alone and page.is_at_top(one.line)]
    if not at_top:
        return found
    newest = max(at_top)
    return [
        one
        for one in found
        if page.is_at_top(one.line)
        or (
            (one.of_policy or one.line in page.edges)
            and (one.label.kinds != {"updated"} or newest - one.reading.date < _ANOTHER_DOCUMENT)
        )
    ]


def _dated(page: ScannedText, statements: Iterable[Statement]) -> list[StatedDate]:
    """Return the dates, best first, each kind and day once; ``October 2015`` adds nothing to a day of it."""
    rank = {"day": 0, "month": 1, "year": 2}
    ordered = sorted(
        ((one, kind) for one in statements for kind in sorted(one.label.kinds)),
        key=lambda pair: (
            -pair[0].authority,
            pair[1],
            not page.is_at_top(pair[0].line),
            rank[pair[0].reading.precision],
            -pair[0].reading.date.toordinal(),
        ),
    )
    dates: list[StatedDate] = []
    places: defaultdict[tuple[DateKind, int], list[int]] = defaultdict(list)  # of the dates of a year
    for one, kind in ordered:
        stated = StatedDate(kind, one.reading.date, one.reading.precision, one.quote, one.reading.ambiguous)
        known = places[kind, stated.date.year]
        place = next((place for place in known if _agree(dates[place], stated)), None)
        if place is None:
            known.append(len(dates))
            dates.append(stated)
        elif len(stated.iso) > len(dates[place].iso):
            dates[place] = stated
    return dates


def _agree(one: StatedDate, other: StatedDate) -> bool:
    return one.iso.startswith(other.iso) or other.iso.startswith(one.iso)
