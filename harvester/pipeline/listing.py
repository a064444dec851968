"""Step 1, list: store what an archive's index lists for each address of a document, page by page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from diffs.in_words import count, day, listed, number
from diffs.text import message
from harvester.archive import Archive, IndexPage, SeveralArchives, members_of, urlkey
from harvester.archive.timestamps import digits
from harvester.errors import PAUSES, ArchiveError, CoolingDown, Excluded, HarvesterError, Unreachable
from harvester.pipeline.barrier import in_brief
from harvester.pipeline.capture_retries import EXCLUDED_DAYS, in_days
from harvester.pipeline.listing_result import ListingResult, ListingTally
from harvester.pipeline.turns import ListAtRest, Turns
from harvester.pipeline.wide_lists import ListName, UpdatedList
from store import Store
from store.records import PolicyUrl, archives_in
from store.tables.listings import AddressListing, Listing, ListingState
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


def list_captures(
    store: Store,
    archive: Archive,
    document: int,
    addresses: tuple[PolicyUrl, ...],
    clock: Callable[[], datetime],
    turns: Turns | None = None,
) -> ListingResult:
    """Bring the list of a document's captures up to date.

    Args:
        store: where rows and cursors are stored, with one transaction per page.
        archive: the archive to ask, or several.
        document: id of the document.
        addresses: its URLs, with the periods in which they were in use.
        clock: gives the time (aware, UTC).
        turns: which lists are asked for in this run, or None for all.

    Returns:
        How complete the list is.

    Raises:
        RateLimited, CoolingDown, Blocked: the archive must not be asked now; what was listed is stored.
    """
    tally = ListingTally(names=len(members_of(archive)) > 1)
    try:
        for member in members_of(archive):
            _list_member(store, archive, member, _Asked(document, addresses, clock, turns), tally)
    finally:
        # What all addresses list must be known before any of it counts as history.
        for key, ended in tally.ended.items():
            if ended:
                is_known = all(ended) and key not in tally.open
                store.listings.begin_news_at(document, key, digits(clock()), ended=is_known)
    if tally.states and not (tally.problems or tally.standing or tally.open):
        store.listings.begin_news(document)
    result = tally.result(_used(store, archive, document, addresses))
    if isinstance(archive, SeveralArchives) and archive.in_use:
        # The silence of one archive is not that of all.
        return replace(result, silences=0, silence=None)
    return result


def resting(
    store: Store, archive: Archive, document: int, addresses: tuple[PolicyUrl, ...], turns: Turns
) -> ListingResult | None:
    """Return the state of the lists of a document if none of them is due, or None.

    Args:
        store: the store.
        archive: the archive, or several.
        document: id of the document.
        addresses: its URLs.
        turns: which lists are asked for in this run.
    """
    tally = ListingTally(names=len(members_of(archive)) > 1)
    for member in members_of(archive):
        for address in addresses:
            one = turns.at_rest(document, address.url, member.location)
            if one is None:
                return None
            tally.rest(member, one, store.listings.listing(document, address.url, member.location))
    return tally.result(_used(store, archive, document, addresses)) if addresses else None


def updated_lists(store: Store, names: Iterable[ListName], now: datetime) -> Iterator[UpdatedList]:
    """Yield the lists of which only what is new is wanted, among those that a run asks for.

    Args:
        store: the store.
        names: document, address and archive of each.
        now: the time (aware, UTC).
    """
    for document, url, archive in names:
        before = store.listings.listing(document, url, archive)
        start = _start(before, now)
        periods = (one for one in store.sources.addresses(document) if one.url == url)
        is_dated = any(one.valid_from or one.valid_until for one in periods)
        if start.cursor is None and start.cursor_since is not None and not is_dated:
            yield UpdatedList((document, url, archive), start.cursor_since)


def _used(
    store: Store, archive: Archive, document: int, addresses: tuple[PolicyUrl, ...]
) -> list[AddressListing]:
    """Return the lists of the addresses that a document has now, in their order."""
    places, urls = archives_in(archive.location), [one.url for one in addresses]
    used = [one for one in store.listings.of(document) if one.archive in places and one.url in urls]
    return sorted(used, key=lambda one: urls.index(one.url))


def _list_member(store: Store, archive: Archive, member: Archive, asked: _Asked, tally: ListingTally) -> None:
    """Bring the lists of one archive up to date; of several, one that must pause holds up no other.

    Raises:
        RateLimited, CoolingDown, Blocked: no archive must be asked now.
    """
    document, clock = asked.document, asked.clock
    listings = [store.listings.listing(document, one.url, member.location) for one in asked.addresses]
    known = list(zip(asked.addresses, listings, strict=True))
    # An address that always ends a run must not come before those that it would hide.
    for address, before in sorted(known, key=lambda one: one[1] is not None and one[1].state == "failed"):
        if before is not None and (before.retry_on or "") > clock().date().isoformat():
            tally.stand(member, address.url, before)
            continue
        if (resting := asked.resting(address.url, member, before)) is not None:
            tally.rest(member, resting, before)
            continue
        if isinstance(archive, SeveralArchives) and member.location in archive.down:
            tally.leave(member, address.url, before, archive.down[member.location])
            continue
        # News begins at the latest when it is asked for the first time, even if this ends the run.
        ended = tally.ended.setdefault(urlkey(address.url), [])
        ended.append(False)
        try:
            asking = _list_address(store, member, asked, address, before)
        except PAUSES as error:
            if isinstance(error, CoolingDown):
                ended.pop()  # it was not asked for
            if not isinstance(archive, SeveralArchives):
                raise
            archive.note(member, error)
            if not archive.in_use:
                raise
            tally.leave(member, address.url, before, error)
            continue
        ended[-1] = asking.ended
        tally.add(member, address.url, asking)
        if isinstance(archive, SeveralArchives):
            archive.note(member, asking.silence)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is asked for."""

    document: int
    addresses: tuple[PolicyUrl, ...]
    clock: Callable[[], datetime]
    turns: Turns | None

    def resting(self, url: str, member: Archive, before: Listing | None) -> ListAtRest | None:
        """Return a list that is not asked for, or None if it is its turn and the budget is not spent."""
        if self.turns is None:
            return None
        archive = member.location
        if (one := self.turns.at_rest(self.document, url, archive)) is not None:
            since, wide = _start(before, self.clock()).cursor_since, self.turns.wide
            is_free = since and wide and wide.is_free(member, self.document, url, since)
            return None if is_free else one
        asked_at = before and before.listed_at and datetime.fromisoformat(before.listed_at)
        return ListAtRest(url, archive, asked_at or None, None) if self.turns.is_spent(archive) else None


def _list_address(
    store: Store, archive: Archive, asked: _Asked, address: PolicyUrl, before: Listing | None
) -> _OngoingListing:
    """List one address, and return the result."""
    document, clock = asked.document, asked.clock
    asking = _OngoingListing(store, archive, asked, address, _start(before, clock()))
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
        if asking.unconfirmed and not asking.left:
            # An index also gives an empty list while a part of it is down (docs/archive.md): ask twice.
            asking.read(again=True)
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
        self, store: Store, archive: Archive, asked: _Asked, address: PolicyUrl, listing: Listing
    ) -> None:
        self._store, self._archive, self._address = store, archive, address
        self._document, self._turns = asked.document, asked.turns
        self._from_start = listing.cursor is None
        self._now = datetime.fromisoformat(listing.listed_at or "")
        self._rows = 0
        self.listing = listing
        self.added = 0
        self.answered = False
        self.silence: Unreachable | None = None
        self.unconfirmed = False
        self.ended = False
        self.left = False

    @property
    def since(self) -> str | None:
        """The timestamp at which the requested list begins, or None for the beginning."""
        return max(filter(None, (self.listing.cursor_since, self._address.valid_from)), default=None)

    @property
    def is_over(self) -> bool:
        """Whether everything up to the end of the address's period is already listed."""
        until = self._address.valid_until
        return bool(until and (self.listing.cursor_since or "") > until.ljust(14, "9"))

    def read(self, *, again: bool = False) -> None:
        """Read the list page by page, while the budget lasts; each page is stored in one transaction.

        Args:
            again: whether an empty list was given just before, so that another one confirms it.
        """
        for page in self._pages(again=again):
            self.answered, self.unconfirmed = True, page.unconfirmed
            self._take(page)
            self.ended = not page.cut
            if self._is_spent and (page.cursor is not None or (page.unconfirmed and not again)):
                # The next run goes on at the cursor. That is no problem, but the list is not complete.
                self.left, self.ended = True, False
                self.listing = replace(self.listing, state="partial")
                return

    def _pages(self, *, again: bool) -> Iterable[IndexPage]:
        """Return the pages of the list, or what the archive said of several addresses at once."""
        url, since = self._address.url, self.since
        wide = self._turns.wide if self._turns else None
        if wide is not None and since is not None and self.listing.cursor is None and not again:
            page = wide.page(self._archive, self._document, url, since)
            if page is not None:
                return (page,)
        return self._archive.captures(
            url, since=since, until=self._address.valid_until, cursor=self.listing.cursor
        )

    @property
    def _is_spent(self) -> bool:
        return self._turns is not None and self._turns.is_spent(self._archive.location)

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
            near = () if self._is_spent else self._archive.nearby(self._address.url)
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
