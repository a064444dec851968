"""Ask for captures of all addresses that are due, and wait for what comes of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from diffs.in_words import count
from harvester.archive import Timing
from harvester.config import Settings
from harvester.errors import PAUSES, ArchiveError, SavingRefused, Unreachable
from harvester.saving.asking import Asker
from harvester.saving.due import Verdict, VerdictKind, WatchedAddress, whether_due
from harvester.saving.following import follow_jobs, settle_interrupted
from harvester.saving.service import Service
from harvester.saving.watched import looked_up, watched_addresses
from harvester.stores.shared import shared_store
from store import Store

# How often the jobs are asked about, in seconds, and how many times once nothing else is to be asked for. A
# capture takes two minutes at most, but waits while the archive is overloaded; what takes longer is followed
# by the next run.
POLL_SECONDS = 15.0
MOST_POLLS = 40
# If the archive takes no other capture now, it is asked again after a minute, so often at most.
_BUSY_SECONDS, _BUSY_TIMES = 60.0, 5
# The account may have captures under way that this program did not ask for.
_UNSAID_SESSIONS = 3
# After so many questions in a row without an answer, or requests without a clear one, a run asks no more.
_SILENCE_LIMIT = 3


@dataclass(frozen=True, slots=True)
class AddressResult:
    """A watched address after a run.

    Attributes:
        known: what is known of it.
        verdict: whether it is due.
        is_asked: whether a capture of it was asked for in this run.
    """

    known: WatchedAddress
    verdict: Verdict
    is_asked: bool = False


@dataclass(frozen=True, slots=True)
class SavingResult:
    """What a run did about captures.

    Attributes:
        addresses: the watched addresses, as they are known now.
        problem: why not everything that is due was asked for, or ``""``.
        stopped: why everything must pause, or None.
        refused: why the archive captures nothing for this account, or None.
        left: how many addresses are due and were left for the next run.
    """

    addresses: tuple[AddressResult, ...]
    problem: str = ""
    stopped: ArchiveError | None = None
    refused: SavingRefused | None = None
    left: int = 0


def save_due(
    store: Store,
    settings: Settings,
    companies: Iterable[str],
    service: Service,
    timing: Timing,
    tell: Callable[[str], None],
) -> SavingResult:
    """Ask for captures of the addresses of companies that are due, and follow all jobs until they end.

    Args:
        store: the store, on which no other run is at work.
        settings: how old captures may be, and how many are asked for.
        companies: slugs.
        service: the archive.
        timing: gives the time, and waits.
        tell: is told, in one line, what is going to take long.

    Raises:
        StoreError: the store cannot be used; what the archive does is in the result.
    """
    every = settings.save.every
    assert every is not None
    with shared_store(store) as shared:
        asker = Asker(store, shared.saves, service, every, timing.clock)
        run = _SavingRun(store, settings, tuple(companies), service, timing, tell, every, asker)
        run.save()
        return run.result()


def assess(
    store: Store, settings: Settings, companies: Iterable[str], archive: str, now: datetime
) -> list[AddressResult]:
    """Return which of the watched addresses are due; nothing is asked.

    Args:
        store: the store.
        settings: how old captures may be.
        companies: slugs.
        archive: location of the archive.
        now: the time (aware, UTC).
    """
    every = settings.save.every or timedelta.max
    known = watched_addresses(store, settings, companies, archive, now)
    return [AddressResult(one, whether_due(one, every, now)) for one in known]


@dataclass(slots=True)
class _SavingRun:
    """One run, in progress."""

    store: Store
    settings: Settings
    companies: tuple[str, ...]
    service: Service
    timing: Timing
    tell: Callable[[str], None]
    every: timedelta
    asker: Asker
    asked: set[str] = field(default_factory=set)
    under_way: int = 0
    silences: int = 0
    polled_at: datetime | None = None
    problem: str = ""
    stopped: ArchiveError | None = None
    refused: SavingRefused | None = None

    def save(self) -> None:
        """Do what is due, until the archive says that it must end."""
        try:
            settle_interrupted(self.store, self.service, self.timing.clock())
            self._follow()
            self._ask_for_all()
            self._wait()
        except SavingRefused as error:
            self.refused, self.problem = error, error.reason
        except PAUSES as error:
            self.stopped, self.problem = error, error.reason
        except Unreachable as error:
            self.stopped, self.problem = error, error.reason

    def result(self) -> SavingResult:
        """Return what was done, and how things are now."""
        now, location = self.timing.clock(), self.service.archive.location
        found = assess(self.store, self.settings, self.companies, location, now)
        addresses = tuple(replace(one, is_asked=one.known.url in self.asked) for one in found)
        left = sum(one.verdict.kind in ("due", "look") for one in addresses)
        return SavingResult(addresses, self.problem, self.stopped, self.refused, left)

    def _ask_for_all(self) -> None:
        """Ask for captures of what is due, those that wait longest first."""
        looks, has_quota = 0, False
        found = self._assessed()
        due = sum(one.verdict.kind in ("due", "look") for one in found)
        if due and not self._is_over():
            most = count(min(due, self.settings.save.budget), "capture")
            rate = self.settings.archive.saves_per_minute
            self.tell(f"asking the archive for up to {most}, {rate:g} a minute at most")
        for one in found:
            known, kind = one.known, one.verdict.kind
            if kind == "look" and looks < self.settings.save.budget and not self._is_over():
                looks += 1
                known, kind = self._looked_at(known)
            if kind != "due":
                continue
            if not has_quota and not self._is_over():
                self.asker.look_at_quota()
                has_quota = True
            if self._is_over() or not self._has_room() or self._is_over():
                return
            self.asked.add(known.url)
            self.under_way += self.asker.ask(known).is_open
            self._poll()

    def _assessed(self) -> list[AddressResult]:
        now, location = self.timing.clock(), self.service.archive.location
        return assess(self.store, self.settings, self.companies, location, now)

    def _looked_at(self, known: WatchedAddress) -> tuple[WatchedAddress, VerdictKind]:
        """Look whether the list of an address has a young capture by now."""
        self.asker.look_at_list(known)
        now = self.timing.clock()
        known = looked_up(self.store, known, self.service.archive.location, now)
        return known, whether_due(known, self.every, now).kind

    def _is_over(self) -> bool:
        """Return whether nothing else is asked for in this run, and keep the reason."""
        if self.asker.rest:
            self.problem = self.asker.rest
        elif self.asker.unclear >= _SILENCE_LIMIT:
            self.problem = f"no clear answer to {count(self.asker.unclear, 'request')} in a row"
        elif len(self.asked) >= self.settings.save.budget:
            self.problem = f"the budget of {count(self.settings.save.budget, 'capture')} a run is spent"
        return bool(self.problem)

    def _has_room(self) -> bool:
        """Wait until another capture may be under way; return whether it may."""
        polls = times = 0
        while self.under_way and self.under_way >= self._sessions:
            polls += 1
            if polls > MOST_POLLS:
                self.problem = "the captures that are under way take too long"
                return False
            self.timing.sleep(POLL_SECONDS)
            self._follow()
        while self.asker.sessions == 0 and not self.asker.rest:
            times += 1
            if times > _BUSY_TIMES:
                self.problem = "the archive makes as many captures for this account as it may at once"
                return False
            self.timing.sleep(_BUSY_SECONDS)
            self.asker.look_at_quota()
        return True

    @property
    def _sessions(self) -> int:
        known = self.asker.sessions
        return _UNSAID_SESSIONS if known is None else known

    def _poll(self) -> None:
        """Ask how far the jobs are, unless that was asked just before; a clock may have been set back."""
        now = self.timing.clock()
        since = now - self.polled_at if self.polled_at else timedelta.max
        if self.under_way and not timedelta() <= since < timedelta(seconds=POLL_SECONDS):
            self._follow()

    def _follow(self) -> None:
        """Ask how far the jobs are; a question without an answer is asked again with the next."""
        self.polled_at = self.timing.clock()
        try:
            self.under_way = follow_jobs(self.store, self.service, self.timing.clock)
            self.silences = 0
        except Unreachable as error:
            self.silences += 1
            if isinstance(error, PAUSES) or self.silences >= _SILENCE_LIMIT:
                raise

    def _wait(self) -> None:
        """Wait for the jobs that are under way; those that take too long are followed by the next run."""
        for _ in range(MOST_POLLS):
            if not self.under_way:
                return
            self.timing.sleep(POLL_SECONDS)
            self._follow()
