"""One voice to the archive: each request waits for its turn, and what the archive told us is remembered."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Literal

from harvester.archive.timing import Timing
from harvester.config import ArchiveSettings
from harvester.errors import Blocked, CoolingDown, RateLimited
from store.tables.pace import PaceLedger

RequestKind = Literal["index", "memento"]

# The keys of the configuration that hold the rates per minute.
RATES: Mapping[RequestKind, str] = {"index": "searches_per_minute", "memento": "mementos_per_minute"}

# Requests a minute that the Wayback Machine takes from one address, as of June 2026; whoever asks more is
# told 429, then blocked (edgi/wayback#206, #208; its DEFAULT_MEMENTO_RATE_LIMIT).
HARD_LIMITS: Mapping[RequestKind, int] = {"index": 30, "memento": 600}

# The Wayback Machine's firewall refuses connections for an hour, then two ..., once it has blocked an address
# (edgi/wayback#137); one refusal alone happens on the best of days.
REFUSALS_IN_A_ROW = 3


class Pace:
    """When requests to one archive may be sent."""

    def __init__(
        self,
        ledger: PaceLedger,
        archive: str,
        settings: ArchiveSettings,
        *,
        paced: frozenset[RequestKind],
        timing: Timing,
    ) -> None:
        """Make a view of the shared ledger for one archive.

        Args:
            ledger: where turns and cool-downs are kept.
            archive: the archive's address: its own budget.
            settings: the rates per minute and the lengths of cool-downs in seconds.
            paced: for which requests the rates hold here; cool-downs always do.
            timing: tells the time, and waits for a turn.
        """
        self._ledger, self._archive, self._settings, self._paced = ledger, archive, settings, paced
        self._timing = timing

    def turn(self, kind: RequestKind, url: str) -> None:
        """Wait until one request may be sent.

        Args:
            kind: what will be asked.
            url: what it is about, for the error.

        Raises:
            CoolingDown: a cool-down is on, or began while this process waited.
        """
        self._check(url)
        if kind not in self._paced:
            return
        per_minute: float = getattr(self._settings, RATES[kind])
        now = self._timing.clock()
        turn = self._ledger.reserve(self._archive, kind, 60 / per_minute, now)
        if turn > now:
            self._timing.sleep((turn - now).total_seconds())
            self._check(url)

    def limited(self, url: str, retry_after_seconds: float | None) -> RateLimited:
        """Begin a cool-down: the archive answered 429.

        Args:
            url: what was asked.
            retry_after_seconds: what the archive asked for, or None.

        Returns:
            the error to raise.
        """
        until = None
        if self._settings.cooldown_seconds > 0:
            until = self._ledger.cool_down(
                self._archive, self._settings.cooldown_seconds, self._timing.clock(), retry_after_seconds or 0
            )
        return RateLimited(url, retry_after_seconds, until)

    def refused(self, url: str, attempts: int, cause: str) -> None:
        """Record that the archive refused or reset a connection.

        Args:
            url: what was asked.
            attempts: how often it was asked.
            cause: what happened.

        Raises:
            Blocked: this was one in a row of several: a cool-down has begun.
        """
        if self._ledger.refused(self._archive) < REFUSALS_IN_A_ROW:
            return
        until = None
        if self._settings.block_cooldown_seconds > 0:
            until = self._ledger.cool_down(
                self._archive, self._settings.block_cooldown_seconds, self._timing.clock()
            )
        else:
            self._ledger.answered(self._archive)
        raise Blocked(url, attempts, cause, until)

    def answered(self) -> None:
        """Record that the archive answered: earlier refusals and cool-downs no longer count."""
        self._ledger.answered(self._archive)

    def cooldown_until(self) -> datetime | None:
        """When the archive may be asked again, or None where it may be asked now."""
        if self._settings.cooldown_seconds == 0 and self._settings.block_cooldown_seconds == 0:
            return None
        return self._ledger.cooldown_until(self._archive, self._timing.clock())

    def _check(self, url: str) -> None:
        until = self.cooldown_until()
        if until:
            raise CoolingDown(url, until)
