"""What is known of the captures of a document, which are pages, and what a plan says of them; pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from store.records import PolicyUrl, StatedDate
from store.timestamps import moment

State = Literal["unread", "read", "dead", "held"]
Why = Literal["cited", "newest", "oldest", "narrow", "look", "moved"]

# SHA-1 of the empty body, which all empty answers share, and what stands for no digest: neither
# says that two captures show the same page.
NO_DIGEST = frozenset({"3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ", "-", ""})


@dataclass(frozen=True, slots=True)
class Known:
    """One capture of a document: its line of the index, and what reading it gave.

    Attributes:
        timestamp: 14 digits, as the archive has them.
        original: the URL as captured.
        digest: base32 SHA-1 of the payload, or ``-``.
        mimetype: as the index says.
        statuscode: HTTP status as the index says, or None (``-``).
        state: ``unread``; ``read`` = it gave a text; ``dead`` = the archive does not give it, for now or
            for good; ``held`` = it gave a page that is not the policy.
        key: what identifies the words of its text (equal keys = at most a cosmetic difference), or
            None. An unread capture has one where a corpus document that cites it tells its text.
        effective: the date from which its text says to count, or None.
        updated: the date at which its text says that it was changed, or None.
        cited: True where a corpus document or the configuration cites it.
    """

    timestamp: str
    original: str
    digest: str = "-"
    mimetype: str = "text/html"
    statuscode: int | None = 200
    state: State = "unread"
    key: str | None = None
    effective: StatedDate | None = None
    updated: StatedDate | None = None
    cited: bool = False

    @property
    def name(self) -> tuple[str, str]:
        """What tells this capture from all others of the document."""
        return self.timestamp, self.original

    @property
    def is_redirect(self) -> bool:
        """True for an archived redirect."""
        return self.statuscode is not None and 300 <= self.statuscode < 400

    @property
    def is_plain(self) -> bool:
        """True for an ordinary record; the index refers others (revisits) to one with the same digest."""
        return self.statuscode is not None and self.mimetype != "warc/revisit"


@dataclass(frozen=True, slots=True)
class Step:
    """The capture to fetch next, and why this one.

    Attributes:
        capture: what to fetch.
        why: ``cited``; ``newest``; ``oldest``; ``narrow`` = between two texts that differ; ``look`` =
            between two equal ones, far apart; ``moved`` = a redirect behind the last page.
    """

    capture: Known
    why: Why


@dataclass(frozen=True, slots=True)
class Bound:
    """How sure we are of when a text changed: between these two captures.

    Attributes:
        last: the last capture known to show the old words.
        first: the first capture known to show the new ones.
        gap_days: time between the two, in days.
        unread: captures between them that were not read.
        blank: captures between them that were tried and gave no text.
    """

    last: Known
    first: Known
    gap_days: float
    unread: int
    blank: int


@dataclass(frozen=True, slots=True)
class BlindSpots:
    """What was not looked at, between captures that show the same words.

    Attributes:
        unread: captures there that were not read.
        longest_days: the longest time that unread captures in a row stand for, each of them for the
            time that is nearer to it than to any other, in days.
        resolution_days: the resolution of the plan, in days.
    """

    unread: int
    longest_days: float
    resolution_days: float

    @property
    def sentence(self) -> str:
        """What may have been missed, for people; ``""`` where nothing was left out."""
        if not self.unread:
            return ""
        days = max(self.resolution_days, self.longest_days)
        return f"a text that stood for less than {days:.4g} days between two equal captures"


def pages(captures: Iterable[Known]) -> list[Known]:
    """The captures that may show a text, by time.

    An archived redirect, 404 or 500 is a fact that the index tells without a fetch, and no text; it
    is read only where it is cited. A capture without a status (a revisit whose original the index
    did not find) is what the others with its digest are, and a page where there are none.

    Args:
        captures: lines of one or several listings, in any order; repeats are dropped.

    Returns:
        The pages, oldest first; those of the same second by their URL.
    """
    rows: dict[tuple[str, str], Known] = {}
    for row in captures:
        if row.name not in rows or _tells_more(row, rows[row.name]):
            rows[row.name] = row
    fine: dict[str, bool] = {}
    for row in rows.values():
        if row.statuscode is not None and row.digest not in NO_DIGEST:
            fine[row.digest] = fine.get(row.digest, False) or _is_success(row.statuscode)
    chosen = [
        row
        for row in rows.values()
        if row.cited
        or row.key is not None
        or (fine.get(row.digest, True) if row.statuscode is None else _is_success(row.statuscode))
    ]
    return sorted(chosen, key=lambda row: (moment(row.timestamp), row.name))


def signpost(captures: Iterable[Known], resolution_days: float) -> Known | None:
    """The archived redirect that tells where a policy went, or None.

    Of the redirects captured after the last page only the newest is worth a request, and only where
    none was asked within the resolution before it: where a page moved, each later capture of its old
    address says the same.

    Args:
        captures: all that is known of the document.
        resolution_days: how far apart captures are looked at, in days.
    """
    rows = list(captures)
    redirects = [row for row in rows if row.is_redirect]
    if not redirects:
        return None
    newest = max(redirects, key=lambda row: (moment(row.timestamp), row.name))
    if newest.state != "unread" or newest.cited:
        return None
    since = [
        moment(row.timestamp) for row in [*pages(rows), *(row for row in redirects if row.state != "unread")]
    ]
    gap = moment(newest.timestamp) - max(since) if since else None
    return newest if gap is None or gap.total_seconds() > resolution_days * 86_400 else None


def holds_at(url: PolicyUrl, timestamp: str) -> bool:
    """Whether an address of a document held at a time (its dates are inclusive, as far as they go).

    >>> holds_at(PolicyUrl("http://a.example/", "2012-05", "2016"), "20161231235959")
    True
    >>> holds_at(PolicyUrl("http://a.example/", "2012-05", "2016"), "20120430235959")
    False

    Args:
        url: the address, with ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD`` or None at either end.
        timestamp: 14 digits.
    """
    first = (url.valid_from or "").replace("-", "")
    last = (url.valid_until or "").replace("-", "")
    return timestamp[: len(first)] >= first and timestamp[: len(last)] <= last


def _is_success(statuscode: int) -> bool:
    return 200 <= statuscode < 300


def _tells_more(row: Known, other: Known) -> bool:
    """Which of two lines for the same capture to keep: the one that was read, then the ordinary record."""
    return (row.state != "unread", row.key is not None, row.cited, row.is_plain) > (
        other.state != "unread",
        other.key is not None,
        other.cited,
        other.is_plain,
    )
