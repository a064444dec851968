"""Step 1, list: store what an archive's index lists for each address of a document, page by page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from diffs.in_words import count, day, listed, number
from diffs.text import message
from harvester.archive import Archive, IndexPage, urlkey
from harvester.archive.timestamps import digits
from harvester.errors import PAUSES, ArchiveError, CoolingDown, Excluded, HarvesterError, Unreachable
from harvester.pipeline.barrier import in_brief
from harvester.pipeline.capture_retries import EXCLUDED_DAYS, in_days
from store import Store
from store.records import PolicyUrl
from store.tables.listings import Listing, ListingState
from store.timestamps import moment

# New captures appear in the index up to 12 hours late, and captures just before the newest may be added later
# (internetarchive/wayback-machine-webextension#999), so an update starts some days before the newest.
OVERLAP_DAYS = 7
# A history also grows backwards: 16 captures of 1998-2004 appeared in a listing between 2022 and 2026
# (EDGI wayback's recorded answers). Only a full listing finds those.
FULL_LISTING_DAYS = 30
# The first web page is of August 1991; an earlier timestamp is of a clock that was not set, or invented.
FIRST_YEAR = "1991"
# The archive's clock and ours may differ, and time zones be mistaken; a capture further ahead cannot be.
FUTURE_DAYS = 2


@dataclass(frozen=True, slots=True)
class ListingResult:
    """The result of listing the captures of a document.

    Attributes:
        state: the worst state of its addresses: ``complete``, ``partial`` or ``failed``.
        problems: what went wrong, one line for each address.
        new: how many captures were not known before.
        answered: whether the archive gave any answer at all.
        silences: for how many addresses in a row, at the end, no answer came.
        silence: the error at the last of them, or None.
        standing: earlier problems that are not to be tried again yet, one line for each address.
        warnings: what is doubtful about complete lists, one line for each address.
    """

    state: str
    problems: tuple[str, ...]
    new: int
    answered: bool
    silences: int = 0
    silence: Unreachable | None = None
    standing: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


def list_captures(
    store: Store,
    archive: Archive,
    document: int,
    addresses: tuple[PolicyUrl, ...],
    clock: Callable[[], datetime],
) -> ListingResult:
    """Bring the list of a document's captures up to date.

    Args:
        store: where rows and cursors are stored, with one transaction per page.
        archive: the archive to ask.
        document: id of the document.
        addresses: its URLs, with the periods in which they were in use.
        clock: gives the time (aware, UTC).

    Returns:
        How complete the list is.

    Raises:
        RateLimited, CoolingDown, Blocked: the archive must not be asked now; what was listed is stored.
    """
    tally = _ListingTally()
    known = [(one, store.listings.listing(document, one.url, archive.location)) for one in addresses]
    try:
        # An address that always ends a run must not come before those that it would hide.
        for address, before in sorted(known, key=lambda one: one[1] is not None and one[1].state == "failed"):
            if before is not None and (before.retry_on or "") > clock().date().isoformat():
                tally.stand(address.url, before)
                continue
            # News begins at the latest when it is asked for the first time, even if this ends the run.
            tally.ended[urlkey(address.url)] = False
            tally.add(address.url, _list_address(store, archive, document, address, before, clock))
    except CoolingDown:
        tally.ended.pop(urlkey(address.url))  # it was not asked for
        raise
    finally:
        # What all addresses list must be known before any of it counts as history.
        for key, ended in tally.ended.items():
            store.listings.begin_news_at(document, key, digits(clock()), ended=ended)
    if tally.states and not tally.problems and not tally.standing:
        store.listings.begin_news(document)
    return tally.result()


@dataclass(slots=True)
class _ListingTally:
    """The results for the addresses so far; see `ListingResult`."""

    states: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    standing: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    ended: dict[str, bool] = field(default_factory=dict)
    new: int = 0
    answered: bool = False
    silences: int = 0
    silence: Unreachable | None = None

    def stand(self, url: str, before: Listing) -> None:
        """Add an address that is not asked for again yet."""
        self.states.append(before.state)
        again = day(before.retry_on or "")
        self.standing.append(f"{url}: {before.problem}; not asked for again before {again}")
        self.answered, self.silences, self.silence = True, 0, None

    def add(self, url: str, asked: _OngoingListing) -> None:
        """Add an address that was asked for."""
        self.states.append(asked.listing.state)
        self.ended[urlkey(url)] = asked.ended
        self.new += asked.added
        self.answered |= asked.answered
        self.silences, self.silence = (0, None) if asked.answered else (self.silences + 1, asked.silence)
        if asked.listing.state != "complete":
            self.problems.append(f"{url}: {asked.listing.problem}")
        if asked.listing.warning:
            self.warnings.append(asked.listing.warning)

    def result(self) -> ListingResult:
        return ListingResult(
            state=next((state for state in ("failed", "partial") if state in self.states), "complete"),
            problems=tuple(self.problems),
            new=self.new,
            answered=self.answered,
            silences=self.silences,
            silence=self.silence,
            standing=tuple(self.standing),
            warnings=tuple(self.warnings),
        )


def _list_address(
    store: Store,
    archive: Archive,
    document: int,
    address: PolicyUrl,
    before: Listing | None,
    clock: Callable[[], datetime],
) -> _OngoingListing:
    """List one address, and return the result."""
    asking = _OngoingListing(store, archive, document, address, _start(before, clock()))
    if asking.is_over:
        assert before is not None
        asking.listing = replace(before, state="complete", problem="", listed_at=asking.listing.listed_at)
        asking.answered = True
        store.listings.mark_listing(document, address.url, archive.location, asking.listing)
        return asking
    known = store.listings.sightings(
        document, archive.location, urlkey(address.url), asking.since, address.valid_until
    )
    try:
        asking.read()
        if asking.unconfirmed:
            # An index also gives an empty list while a part of it is down (docs/archive.md): ask twice.
            asking.read()
    except Excluded as error:
        # An exclusion is an answer: the archive shows nothing. It is reported, and asked for again later.
        asking.end("failed", error.reason)
        retry_on = in_days(clock(), EXCLUDED_DAYS)
        asking.listing = replace(asking.listing, retry_on=retry_on)
        asking.answered = True
    except CoolingDown:
        raise  # nothing was asked: the record of the last listing stays as it is
    except PAUSES as error:
        asking.end("partial" if asking.answered or asking.listing.cursor else "failed", error.reason)
        store.listings.mark_listing(document, address.url, archive.location, asking.listing)
        raise
    except Unreachable as error:
        asking.silence = error
        asking.end("partial" if asking.answered or asking.listing.cursor else "failed", error.reason)
    except ArchiveError as error:
        # A resume key that the archive no longer accepts would always be refused: start again next time.
        asking.listing = replace(asking.listing, cursor=None, cursor_since=None)
        asking.end("partial" if asking.answered else "failed", error.reason)
        asking.answered = True
    except HarvesterError:
        raise
    except Exception as error:
        # Nothing that an index sends may end a run: what was not foreseen is recorded like the rest.
        asking.end("partial", f"the list cannot be read ({in_brief(error)})")
        asking.answered = True
    asking.doubt_a_shorter_list(known, before)
    asking.warn_of_an_empty_list(before)
    with store.step():
        store.listings.mark_listing(document, address.url, archive.location, asking.listing)
    return asking


class _OngoingListing:
    """One listing of one address in progress."""

    def __init__(
        self, store: Store, archive: Archive, document: int, address: PolicyUrl, listing: Listing
    ) -> None:
        self._store, self._archive, self._document, self._address = store, archive, document, address
        self._from_start = listing.cursor is None
        self._now = datetime.fromisoformat(listing.listed_at or "")
        self._rows = 0
        self.listing = listing
        self.added = 0
        self.answered = False
        self.silence: Unreachable | None = None
        self.unconfirmed = False
        self.ended = False

    @property
    def since(self) -> str | None:
        """The timestamp at which the requested list begins, or None for the beginning."""
        return max(filter(None, (self.listing.cursor_since, self._address.valid_from)), default=None)

    @property
    def is_over(self) -> bool:
        """Whether everything up to the end of the address's period is already listed."""
        until = self._address.valid_until
        return bool(until and (self.listing.cursor_since or "") > until.ljust(14, "9"))

    def read(self) -> None:
        """Read the list page by page; each page is stored in one transaction."""
        for page in self._archive.captures(
            self._address.url, since=self.since, until=self._address.valid_until, cursor=self.listing.cursor
        ):
            self.answered, self.unconfirmed = True, page.unconfirmed
            self._take(page)
            self.ended = not page.cut

    def _take(self, page: IndexPage) -> None:
        """Store a page; captures at impossible times are set aside, or they would be the oldest or newest."""
        doubts = [self._doubt(capture.timestamp) for capture in page.captures]
        captures = [capture for capture, doubt in zip(page.captures, doubts, strict=True) if not doubt]
        problem = page.problem or next(filter(None, reversed(doubts)), "")
        self._rows += len(captures)
        newest = max([capture.timestamp for capture in captures], default=None)
        self.listing = replace(
            self.listing,
            cursor=page.cursor,
            problem=message(problem),
            newest=max(filter(None, (self.listing.newest, newest)), default=None),
            state="complete" if not problem and page.complete and page.cursor is None else "partial",
        )
        with self._store.step():
            self.added += self._store.captures.add_captures(self._document, self._archive.location, captures)
            self._store.listings.mark_listing(
                self._document, self._address.url, self._archive.location, self.listing
            )

    def _doubt(self, timestamp: str) -> str:
        """Return why there can be no capture at this time, even if our clock is wrong, or ``""``."""
        if timestamp < FIRST_YEAR:
            return f"it lists a capture from before the Web ({timestamp})"
        if timestamp > digits(self._now) and moment(timestamp) - self._now > timedelta(days=FUTURE_DAYS):
            return f"it lists a capture of the future ({timestamp})"
        return ""

    def end(self, state: ListingState, problem: str) -> None:
        """Record that the listing stopped before its end."""
        self.listing = replace(self.listing, state=state, problem=message(problem))

    def doubt_a_shorter_list(self, known: int, before: Listing | None) -> None:
        """Believe a list that is shorter than what is known only if it comes again; an empty one never."""
        if self.listing.state != "complete":
            return
        if self._from_start and self._rows < known:
            are_known = "1 is known" if known == 1 else f"{number(known)} are known"
            problem = f"lists {count(self._rows, 'capture')} where {are_known}"
            if not self._rows or before is None or before.problem != problem:
                self.end("partial", problem)
                return
        if self.listing.cursor_since is None:
            self.listing = replace(self.listing, full_at=self.listing.listed_at)
        self.listing = replace(self.listing, cursor_since=None)

    def warn_of_an_empty_list(self, before: Listing | None) -> None:
        """Warn that a complete list of an address has no captures: the address may be mistyped."""
        if self.listing.state != "complete" or self.listing.newest is not None:
            return
        if before is not None and before.warning:
            self.listing = replace(self.listing, warning=before.warning)
            return
        try:
            near = self._archive.nearby(self._address.url)
        except PAUSES:
            raise
        except ArchiveError:
            near = ()  # it is only a hint
        warning = f"{self._address.url}: the archive has no capture of this address{_period(self._address)}"
        if near:
            warning += f"; it has captures of {listed(near)}"
        self.listing = replace(self.listing, warning=warning)


def _period(address: PolicyUrl) -> str:
    """Return the dates between which an address counts, in words with a space before them, or ``""``."""
    # A timestamp or its beginning; of a shorter one than a day, what is lacking is not said.
    ends = (("from", address.valid_from), ("until", address.valid_until))
    return "".join(f" {word} {day(end.ljust(14, '0'))}" for word, end in ends if end)


def _start(before: Listing | None, now: datetime) -> Listing:
    """Return where to start: at a stored cursor, some days before the newest capture, or at the beginning."""
    fresh = Listing("partial", listed_at=now.isoformat())
    if before is None:
        return fresh
    fresh = replace(fresh, newest=before.newest, full_at=before.full_at)
    if before.cursor is not None:
        return replace(fresh, cursor=before.cursor, cursor_since=before.cursor_since)
    if before.full_at is None or before.newest is None:
        return fresh
    if now - datetime.fromisoformat(before.full_at) >= timedelta(days=FULL_LISTING_DAYS):
        return fresh
    return replace(fresh, cursor_since=_days_before(before.newest, OVERLAP_DAYS))


def _days_before(timestamp: str, days: int) -> str:
    """Return the day `days` before a timestamp, as 8 digits; an invalid month or day counts as the first."""
    year, month, day = int(timestamp[:4]), int(timestamp[4:6]) or 1, int(timestamp[6:8]) or 1
    try:
        start = datetime(year, month, day) - timedelta(days=days)  # noqa: DTZ001 - a calendar day only
    except (ValueError, OverflowError):
        return f"{year:04d}"
    return f"{start.year:04d}{start:%m%d}"
