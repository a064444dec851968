"""Send a request to an index of any protocol, and tell lists, temporary faults and refusals apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Protocol, runtime_checkable

from diffs.in_words import count
from diffs.text import message
from harvester.archive.http.answer import Answer
from harvester.archive.http.cdx import Rows, Second, read_rows, torn
from harvester.archive.http.connection import Connection, UnusableUrl
from harvester.archive.http.replay import TRANSIENT_STATUSES, exclusion, told
from harvester.archive.interface import IndexPage
from harvester.archive.urlkey import urlkey
from harvester.errors import ArchiveError, Excluded, IndexMalformed, Unreachable
from store.records import Capture


@runtime_checkable
class PrefixIndex(Protocol):
    """An index that lists the captures of all addresses that begin alike."""

    def captures_beginning_with(self, prefix: str, since: str) -> IndexPage:
        """Return them by one request; see `PrefixArchive`."""
        ...


class Index(Protocol):
    """The index of a server."""

    def pages(
        self, url: str, since: str | None, until: str | None, cursor: str | None
    ) -> Iterator[IndexPage]:
        """Return the pages of a listing; see `Archive.captures`."""
        ...

    def beginning_with(self, prefix: str) -> tuple[str, ...]:
        """Return captured addresses that begin so, by one request; see `Archive.nearby`."""
        ...

    def matching(self, domain: str, pattern: str) -> IndexPage:
        """Return captures of the addresses of a domain whose URL key matches; see `Archive.matching`."""
        ...


def ask_index(connection: Connection, address: str, question: dict[str, str], before: Second) -> Rows:
    """Send one request to an index.

    Args:
        connection: sends the request.
        address: the address of the index.
        question: the parameters; ``url`` is what the listing is about.
        before: the last second of the previous page.

    Returns:
        The rows, with what is wrong with them.

    Raises:
        Excluded: the archive does not show this site.
        IndexMalformed: none of the rows is well-formed.
        Unreachable: no usable answer came.
        ArchiveError: the index does not accept the request.
        RateLimited, CoolingDown, Blocked: send no more requests in this run.
    """
    url = question["url"]
    try:
        answer = connection.get("index", address, params=question, transient=passing)
    except UnusableUrl as error:
        raise ArchiveError(url, str(error)) from None
    refusal = exclusion(answer.status, told(answer))
    if refusal:
        raise Excluded(url, refusal)
    if answer.status != 200:
        raise refused(url, address, answer, connection)
    rows = read_rows(answer.body, before)
    if "matchType" not in question:
        _set_aside_others(rows, url)
    if answer.fault and not rows.captures:
        raise Unreachable(url, connection.tries, answer.fault)
    if rows.malformed and not rows.captures:
        raise IndexMalformed(url, rows.malformed)
    return replace(rows, problem=answer.fault or rows.problem, cut=rows.cut or bool(answer.fault))


def first_of_each(rows: Rows, most: int) -> IndexPage:
    """Return the first capture of each address of an answer.

    Args:
        rows: the answer, in any order, with one row or many for an address.
        most: how many rows were asked for; an answer with so many was cut.
    """
    first: dict[str, Capture] = {}
    for row in rows.captures:
        if row.urlkey not in first or row.timestamp < first[row.urlkey].timestamp:
            first[row.urlkey] = row
    cut = rows.cut or rows.lines >= most
    return IndexPage(tuple(first.values()), complete=not rows.problem, problem=rows.problem, cut=cut)


def _set_aside_others(rows: Rows, url: str) -> None:
    """Take out the rows that are not about the requested URL, and say so."""
    key = urlkey(url)
    others = {one for one in {row.original for row in rows.captures} if urlkey(one) != key}
    kept = [row for row in rows.captures if row.original not in others or row.urlkey == key]
    dropped = len(rows.captures) - len(kept)
    if dropped:
        rows.captures = kept
        problem = f"{count(dropped, 'row')} about other addresses, such as {message(min(others), 80)!r}"
        rows.problem = rows.problem or f"the index lists {problem}"


def passing(answer: Answer) -> str:
    """Return why a request to an index should be repeated soon, or ``""``.

    Args:
        answer: the answer.
    """
    if exclusion(answer.status, told(answer)):
        return ""
    if answer.status in TRANSIENT_STATUSES:
        return f"the index answers {answer.status}"
    if answer.status == 200 and answer.body.lstrip()[:1] == b"<":
        return "the index answers with a page instead of a list"
    if answer.status == 200 and torn(answer.body):
        return "the list is cut off in the middle of a row"
    return ""


def refused(url: str, address: str, answer: Answer, connection: Connection) -> ArchiveError:
    """Return the error for an answer that is not a list.

    Args:
        url: the URL that was asked for.
        address: the address of the index.
        answer: the answer.
        connection: knows the login, which is not shown.
    """
    if answer.malformed:
        return ArchiveError(url, answer.fault)
    if answer.fault:
        return Unreachable(url, connection.tries, answer.fault)
    said = connection.quoted(answer.text, 200)
    if answer.status == 404:
        return ArchiveError(url, f"no index at {address} (404): is this the base URL of an archive?")
    if 300 <= answer.status < 400:
        location = answer.headers.get("location", "no address")
        return Unreachable(url, 1, f"the index redirects to {connection.quoted(location, 200)}")
    return ArchiveError(url, f"the index does not accept the request ({answer.status}: {said})")
