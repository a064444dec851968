"""What is known about the captures of a document, which of them are pages, and what a plan reports; pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from store.records import EMPTY_DIGEST, StatedDate
from store.timestamps import moment

State = Literal["unread", "read", "dead", "held"]
Why = Literal["cited", "newest", "oldest", "narrow", "look", "moved"]

# The SHA-1 of the empty body, which all empty answers share, and the marks of a missing digest: captures
# that have one of these in common need not show the same page.
NO_DIGEST = frozenset({EMPTY_DIGEST, "-", ""})


@dataclass(frozen=True, slots=True)
class PlannedCapture:
    """One capture of a document: its row of the index, and what reading it gave.

    Attributes:
        timestamp: 14 digits, exactly as in the archive.
        original: the URL as captured.
        digest: base32 SHA-1 of the payload, or ``-``.
        mimetype: as in the index.
        statuscode: HTTP status as in the index, or None (``-``).
        state: ``unread``; ``read`` = it gave a text; ``dead`` = the archive does not serve it, temporarily
            or permanently; ``held`` = excluded, because it is not a policy page.
        key: identifies the words of its text (equal keys mean at most a cosmetic difference), or None. An
            unread capture has a key if the text is known from a corpus document that cites the capture.
        effective: the effective date that its text states, or None.
        updated: the date of the last update that its text states, or None.
        cited: whether a corpus document or the configuration cites it.
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
        """The pair that identifies this capture within the document."""
        return self.timestamp, self.original

    @property
    def is_redirect(self) -> bool:
        """Whether it is an archived redirect."""
        return self.statuscode is not None and 300 <= self.statuscode < 400

    @property
    def is_plain(self) -> bool:
        """Whether it is an ordinary record; a revisit refers to one that has the same digest."""
        return self.statuscode is not None and self.mimetype != "warc/revisit"


@dataclass(frozen=True, slots=True)
class NextFetch:
    """The capture to fetch next, and the reason.

    Attributes:
        capture: what to fetch.
        why: ``cited``; ``newest``; ``oldest``; ``narrow`` = between two different texts; ``look`` =
            between two equal texts that are far apart; ``moved`` = a redirect after the last page.
    """

    capture: PlannedCapture
    why: Why


@dataclass(frozen=True, slots=True)
class Bound:
    """The two captures between which a text changed.

    Attributes:
        last: the last capture known to show the old words.
        first: the first capture known to show the new words.
        gap_days: the time between the two, in days.
        unread: how many captures between them were not read.
        blank: how many captures between them were tried and gave no text.
        held: how many captures between them gave a text that is held for review.
    """

    last: PlannedCapture
    first: PlannedCapture
    gap_days: float
    unread: int
    blank: int
    held: int = 0


@dataclass(frozen=True, slots=True)
class BlindSpots:
    """What was left unread between captures that show the same words.

    Attributes:
        unread: how many captures were left unread there.
        longest_days: the longest time, in days, that consecutive unread captures stand for together; each
            stands for the time that is closer to it than to any other capture.
        resolution_days: the resolution of the plan, in days.
    """

    unread: int
    longest_days: float
    resolution_days: float

    @property
    def sentence(self) -> str:
        """What may have been missed, in words; ``""`` if nothing was left unread."""
        if not self.unread:
            return ""
        days = max(self.resolution_days, self.longest_days)
        return f"a text that stood for less than {days:.4g} days between two equal captures"


def sort_out(captures: Iterable[PlannedCapture]) -> tuple[list[PlannedCapture], list[PlannedCapture]]:
    """Return the captures that may show a text, and the others, both sorted by time.

    An archived redirect, 404 or 500 has no text, and the index says so without a request; it is read only
    if it is cited. A capture without a status (a revisit whose original the index did not find) is classed
    like the captures with the same digest; if there are none, it counts as a page.

    Args:
        captures: rows of one or more listings, in any order; repeats are dropped.

    Returns:
        The pages and the others, oldest first; captures of the same second are sorted by URL.

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
    """Return the positions of the captures with the same bytes, for each digest that several captures have.

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
    """Return the archived redirect that shows where a policy moved, or None.

    Of the redirects captured after the last page, only the newest is worth a request, and only if none was
    requested within the resolution before it: once a page has moved, every later capture of its old
    address says the same.

    Args:
        pages: the pages of the document.
        others: its other captures.
        resolution_days: the resolution of the plan, in days.
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
    """Return the captures sorted by time, each once."""
    # Sorted by one key at a time: a tuple for each of 150,000 rows would need more memory than the rows.
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
    """Return whether `row` is to be kept instead of `other`, another row for the same capture.

    A capture that was read comes first, then one with a text, a citation or an ordinary record; the digest
    decides the rest, so that the order of the rows does not matter.
    """
    one, two = ((it.state != "unread", it.key is not None, it.cited, it.is_plain) for it in (row, other))
    return one > two or (one == two and row.digest < other.digest)
