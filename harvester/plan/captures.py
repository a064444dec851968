"""What is known of the captures of a document, which are pages, and what a plan says of them; pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from store.records import EMPTY_DIGEST, StatedDate
from store.timestamps import moment

State = Literal["unread", "read", "dead", "held"]
Why = Literal["cited", "newest", "oldest", "narrow", "look", "moved"]

# SHA-1 of the empty body, which all empty answers share, and what stands for no digest: neither
# says that two captures show the same page.
NO_DIGEST = frozenset({EMPTY_DIGEST, "-", ""})


@dataclass(frozen=True, slots=True)
class PlannedCapture:
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
class NextFetch:
    """The capture to fetch next, and why this one.

    Attributes:
        capture: what to fetch.
        why: ``cited``; ``newest``; ``oldest``; ``narrow`` = between two texts that differ; ``look`` =
            between two equal ones, far apart; ``moved`` = a redirect behind the last page.
    """

    capture: PlannedCapture
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

    last: PlannedCapture
    first: PlannedCapture
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


def sort_out(captures: Iterable[PlannedCapture]) -> tuple[list[PlannedCapture], list[PlannedCapture]]:
    """Return the captures that may show a text, and the others; both by time.

    An archived redirect, 404 or 500 is a fact that the index tells without a fetch, and no text; it
    is read only where it is cited. A capture without a status (a revisit whose original the index
    did not find) is what the others with its digest are, and a page where there are none.

    Args:
        captures: lines of one or several listings, in any order; repeats are dropped.

    Returns:
        The pages and the others, oldest first; those of the same second by their URL.

    Raises:
        ValueError: a timestamp is not 14 digits.
    """
    rows = _without_repeats(captures)
    unknown = {row.digest for row in rows if row.statuscode is None} - NO_DIGEST
    fine: dict[str, bool] = {}
    for row in rows:
        if row.statuscode is not None and row.digest in unknown:
            fine[row.digest] = fine.get(row.digest, False) or _is_success(row.statuscode)
    pages: list[PlannedCapture] = []
    others: list[PlannedCapture] = []
    for row in rows:
        shows = fine.get(row.digest, True) if row.statuscode is None else _is_success(row.statuscode)
        (pages if shows or row.cited or row.key is not None else others).append(row)
    return pages, others


def same_bytes(rows: Sequence[PlannedCapture]) -> dict[str, list[int]]:
    """Return the places of the captures with the same bytes, for each digest that several have.

    Args:
        rows: captures.
    """
    seen: set[str] = set()
    several: set[str] = set()
    for row in rows:
        (several if row.digest in seen else seen).add(row.digest)
    places: dict[str, list[int]] = {}
    for place, row in enumerate(rows):
        if row.digest in several and row.digest not in NO_DIGEST:
            places.setdefault(row.digest, []).append(place)
    return places


def signpost(
    pages: Iterable[PlannedCapture], others: Iterable[PlannedCapture], resolution_days: float
) -> PlannedCapture | None:
    """Return the archived redirect that tells where a policy went, or None.

    Of the redirects captured after the last page only the newest is worth a request, and only where
    none was asked within the resolution before it: where a page moved, each later capture of its old
    address says the same.

    Args:
        pages: the pages of the document.
        others: its other captures.
        resolution_days: how far apart captures are looked at, in days.
    """
    redirects = [row for row in others if row.is_redirect]
    newest = max(redirects, key=_in_time, default=None)
    if newest is None or newest.state != "unread":
        return None
    known = [moment(row.timestamp) for row in pages]
    known += [moment(row.timestamp) for row in redirects if row.state != "unread"]
    gap = moment(newest.timestamp) - max(known) if known else None
    return newest if gap is None or gap.total_seconds() > resolution_days * 86_400 else None


def _without_repeats(captures: Iterable[PlannedCapture]) -> list[PlannedCapture]:
    """Return the captures in time, each once."""
    # One key after another: a tuple for each of 150,000 rows would take more room than the rows.
    rows = sorted(captures, key=lambda row: row.original)
    rows.sort(key=lambda row: row.timestamp)
    rows.sort(key=lambda row: moment(row.timestamp).timestamp())
    kept: list[PlannedCapture] = []
    for row in rows:
        if not kept or kept[-1].name != row.name:
            kept.append(row)
        elif _tells_more(row, kept[-1]):
            kept[-1] = row
    return kept


def _in_time(row: PlannedCapture) -> tuple[datetime, tuple[str, str]]:
    return moment(row.timestamp), row.name


def _is_success(statuscode: int) -> bool:
    return 200 <= statuscode < 300


def _tells_more(row: PlannedCapture, other: PlannedCapture) -> bool:
    """Which of two lines for one capture to keep: what was read, the ordinary record; never by chance."""
    one, two = ((it.state != "unread", it.key is not None, it.cited, it.is_plain) for it in (row, other))
    return one > two or (one == two and row.digest < other.digest)
