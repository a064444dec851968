"""Ask for captures of all addresses that are due, and wait for what comes of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
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
    store: Store, settings: Settings, companies: Iterable[str], service: Service, timing: Timing
) -> SavingResult:
    """Ask for captures of the addresses of companies that are due, and follow all jobs until they end.

    Args:
        store: the store, on which no other run is at work.
        settings: how old captures may be, and how many are asked for.
        companies: slugs.
        service: the archive.
        timing: gives the time, and waits.

    Raises:
        StoreError: the store cannot be used; what the archive does is in the result.
    """
    run = _SavingRun(store, settings, tuple(companies), service, timing)
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


class _SavingRun:
    """One run, in progress."""

    def __init__(
        self, store: Store, settings: Settings, companies: tuple[str, ...], service: Service, timing: Timing
    ) -> None:
        assert settings.save.every is not None
        self._store, self._settings, self._companies = store, settings, companies
        self._service, self._timing = service, timing
        self._every, self._budget = settings.save.every, settings.save.budget
        self._asker = Asker(store, service, self._every, timing.clock)
        self._asked: set[str] = set()
        self._under_way = self._silences = 0
        self._polled_at: datetime | None = None
        self._problem = ""
        self._stopped: ArchiveError | None = None
        self._refused: SavingRefused | None = None
        self._left = 0

    def save(self) -> None:
        """Do what is due, until the archive says that it must end."""
        try:
            settle_interrupted(self._store, self._service, self._timing.clock())
            self._follow()
            self._ask_for_all()
            self._wait()
        except SavingRefused as error:
            self._refused, self._problem = error, error.reason
        except PAUSES as error:
            self._stopped, self._problem = error, error.reason
        except Unreachable as error:
            self._stopped, self._problem = error, error.reason

    def result(self) -> SavingResult:
        """Return what was done, and how things are now."""
        now, location = self._timing.clock(), self._service.archive.location
        found = assess(self._store, self._settings, self._companies, location, now)
        addresses = tuple(replace(one, is_asked=one.known.url in self._asked) for one in found)
        left = sum(one.verdict.kind in ("due", "look") for one in addresses)
        return SavingResult(addresses, self._problem, self._stopped, self._refused, left)

    def _ask_for_all(self) -> None:
        """Ask for captures of what is due, those that wait longest first."""
        looks, has_quota = 0, False
        for one in self._assessed():
            known, kind = one.known, one.verdict.kind
            if kind == "look" and looks < self._budget and not self._is_over():
                looks += 1
                known, kind = self._looked_at(known)
            if kind != "due":
                continue
            if not has_quota and not self._is_over():
                self._asker.look_at_quota()
                has_quota = True
            if self._is_over() or not self._has_room() or self._is_over():
                return
            self._asked.add(known.url)
            self._under_way += self._asker.ask(known).is_open
            self._poll()

    def _assessed(self) -> list[AddressResult]:
        now, location = self._timing.clock(), self._service.archive.location
        return assess(self._store, self._settings, self._companies, location, now)

    def _looked_at(self, known: WatchedAddress) -> tuple[WatchedAddress, VerdictKind]:
        """Look whether the list of an address has a young capture by now."""
        self._asker.look_at_list(known)
        now = self._timing.clock()
        known = looked_up(self._store, known, self._service.archive.location, now)
        return known, whether_due(known, self._every, now).kind

    def _is_over(self) -> bool:
        """Return whether nothing else is asked for in this run, and keep the reason."""
        if self._asker.rest:
            self._problem = self._asker.rest
        elif self._asker.unclear >= _SILENCE_LIMIT:
            self._problem = f"no clear answer to {count(self._asker.unclear, 'request')} in a row"
        elif len(self._asked) >= self._budget:
            self._problem = f"the budget of {count(self._budget, 'capture')} a run is spent"
        return bool(self._problem)

    def _has_room(self) -> bool:
        """Wait until another capture may be under way; return whether it may."""
        polls = times = 0
        while self._under_way and self._under_way >= self._sessions:
            polls += 1
            if polls > MOST_POLLS:
                self._problem = "the captures that are under way take too long"
                return False
            self._timing.sleep(POLL_SECONDS)
            self._follow()
        while self._asker.sessions == 0 and not self._asker.rest:
            times += 1
            if times > _BUSY_TIMES:
                self._problem = "the archive makes as many captures for this account as it may at once"
                return False
            self._timing.sleep(_BUSY_SECONDS)
            self._asker.look_at_quota()
        return True

    @property
    def _sessions(self) -> int:
        known = self._asker.sessions
        return _UNSAID_SESSIONS if known is None else known

    def _poll(self) -> None:
        """Ask how far the jobs are, unless that was asked just before; a clock may have been set back."""
        now = self._timing.clock()
        since = now - self._polled_at if self._polled_at else timedelta.max
        if self._under_way and not timedelta() <= since < timedelta(seconds=POLL_SECONDS):
            self._follow()

    def _follow(self) -> None:
        """Ask how far the jobs are; a question without an answer is asked again with the next."""
        self._polled_at = self._timing.clock()
        try:
            self._under_way = follow_jobs(self._store, self._service, self._timing.clock)
            self._silences = 0
        except Unreachable as error:
            self._silences += 1
            if isinstance(error, PAUSES) or self._silences >= _SILENCE_LIMIT:
                raise

    def _wait(self) -> None:
        """Wait for the jobs that are under way; those that take too long are followed by the next run."""
        for _ in range(MOST_POLLS):
            if not self._under_way:
                return
            self._timing.sleep(POLL_SECONDS)
            self._follow()
