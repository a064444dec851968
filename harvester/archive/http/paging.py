"""A listing, page by page, from an index that cuts, repeats itself and sometimes lies."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from harvester.archive.http.cdx import Rows, Second
from harvester.archive.protocol import IndexPage

Ask = Callable[[dict[str, str], Second], Rows]
"""Sends the question with these further parameters and reads the answer, given the last second before it."""

# More rows than the largest second that was seen has by far (some of one page, from several crawlers).
SECOND_ROWS = 1000


def list_pages(ask: Ask, window: dict[str, str], cursor: str | None) -> Iterator[IndexPage]:
    """Yield the pages of a listing.

    A cursor of ours is the archive's key with the timestamp of the row before it, so that a listing that
    goes on in another run can ask for the rest of that second too.

    Args:
        ask: asks the archive.
        window: ``from`` and ``to``, where they are given.
        cursor: the cursor of an earlier page, or None to begin.
    """
    timestamp, _, key = (cursor or "").rpartition(" ")
    before = Second(timestamp)
    asked: set[str] = set()
    # A listing is no better than its worst page.
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
            yield replace(page, cursor=again, unconfirmed=unconfirmed)
            return
        if rows.key in asked:
            yield replace(page, complete=False, problem="the archive gave the same key to go on with twice")
            return
        before, key = rows.last if rows.last.timestamp else before, rows.key
        yield replace(page, cursor=f"{before.timestamp} {key}")


def _goes_on_in(rows: Rows, before: Second) -> bool:
    """Return whether the answer begins with rows of the second in which the page before was cut."""
    return bool(rows.captures) and rows.captures[0].timestamp == before.timestamp


def _with_rest_of_second(page: IndexPage, ask: Ask, before: Second) -> IndexPage:
    """Return the page, with those rows of the second of the cut before it that the key passed over.

    Keys of the old form name that second with its last digit raised, so what else it holds is skipped; of
    the new form nothing better is known. One small question per cut settles it.
    """
    second = before.timestamp
    rest = ask({"from": second, "to": second, "limit": str(SECOND_ROWS)}, before)
    captures = tuple(row for row in rest.captures if row.timestamp == second)
    missing = rest.problem
    if rest.key and rest.last.timestamp == second:
        missing = missing or "it holds more rows than the index gives at once"
    problem = page.problem or (f"second {second}: {missing}" if missing else "")
    return replace(page, captures=captures + page.captures, complete=not problem, problem=problem)
