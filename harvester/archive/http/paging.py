"""Read a listing page by page from an index that cuts lists, repeats rows and can be wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from harvester.archive.http.cdx import Rows, Second
from harvester.archive.interface import IndexPage

Ask = Callable[[dict[str, str], Second], Rows]
"""Sends a request with these additional parameters and reads the answer, given the last second before it."""

# Far more rows than the largest second that was seen (a few captures of one page, from several crawlers).
SECOND_ROWS = 1000

# Pages without any row after the last one, in a row. An empty page in mid-list happens (docs/archive.md); a
# server that always gives another key would hold up a run for ever.
STALLED_PAGES = 8
# At 10,000 rows a page, this is far more than any one address has; the next run resumes the list.
MOST_PAGES = 500


def list_pages(ask: Ask, window: dict[str, str], cursor: str | None) -> Iterator[IndexPage]:
    """Yield the pages of a listing.

    A cursor is the archive's resume key with the timestamp of the row before it, so that a listing that is
    resumed in another run can also request the rest of that second.

    Args:
        ask: sends a request to the archive.
        window: ``from`` and ``to``, if they are given.
        cursor: the cursor of an earlier page, or None to start at the beginning.
    """
    timestamp, _, key = (cursor or "").rpartition(" ")
    before = Second(timestamp)
    asked: set[str] = set()
    stalled, furthest = 0, before.timestamp
    # One incomplete page makes the whole listing incomplete.
    problem = ""
    while True:
        here = f"{before.timestamp} {key}" if key else None
        asked.add(key)
        rows = ask({**window, "resumeKey": key} if key else window, before)
        page = IndexPage(tuple(rows.captures), complete=not rows.problem, problem=rows.problem)
        if here and before.timestamp and not _goes_on_in(rows, before):
            page = _with_rest_of_second(page, ask, before)
        again = here if rows.problem else None
        problem = problem or page.problem
        page = replace(page, complete=not problem, problem=problem)
        if rows.key is None:
            unconfirmed = here is None and rows.lines == 0 and page.complete
            yield replace(page, cursor=again, unconfirmed=unconfirmed, cut=rows.cut)
            return
        if rows.key in asked:
            problem = "the archive gave the same resume key twice"
            yield replace(page, complete=False, problem=problem, cut=True)
            return
        stalled = 0 if rows.last.timestamp > furthest else stalled + 1
        furthest = max(furthest, rows.last.timestamp)
        if stalled >= STALLED_PAGES:
            problem = f"the archive gave {STALLED_PAGES} resume keys in a row, and no further row"
            yield replace(page, complete=False, problem=problem, cut=True)
            return
        before, key = rows.last if rows.last.timestamp else before, rows.key
        if len(asked) == MOST_PAGES:
            problem = problem or f"more than {MOST_PAGES} pages; the next run resumes the list"
            yield replace(page, cursor=f"{before.timestamp} {key}", problem=problem, cut=True)
            return
        yield replace(page, cursor=f"{before.timestamp} {key}")


def _goes_on_in(rows: Rows, before: Second) -> bool:
    """Return whether the answer begins with rows of the second in which the previous page was cut."""
    return bool(rows.captures) and rows.captures[0].timestamp == before.timestamp


def _with_rest_of_second(page: IndexPage, ask: Ask, before: Second) -> IndexPage:
    """Return the page, with the rows of the second of the cut that the resume key skipped.

    Keys of the old form name that second with its last digit raised, which skips the rest of the second; it
    is not known whether keys of the new form are better. One small request per cut makes sure.
    """
    second = before.timestamp
    rest = ask({"from": second, "to": second, "limit": str(SECOND_ROWS)}, before)
    captures = tuple(row for row in rest.captures if row.timestamp == second)
    missing = rest.problem
    if rest.key and rest.last.timestamp == second:
        missing = missing or "it has more rows than the index gives at once"
    problem = page.problem or (f"second {second}: {missing}" if missing else "")
    return replace(page, captures=captures + page.captures, complete=not problem, problem=problem)
