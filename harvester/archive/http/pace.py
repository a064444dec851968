"""Pace the requests to an archive: each waits for its turn, and pauses that it asked for are remembered."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Literal

from harvester.archive.clock import Timing
from harvester.config import ArchiveSettings
from harvester.errors import Blocked, CoolingDown, RateLimited, Unreachable
from store.tables.pace_ledger import PaceLedger

RequestKind = Literal["index", "memento", "save", "save status"]

# The keys of the configuration that hold the rates per minute.
RATES: Mapping[RequestKind, str] = {
    "index": "searches_per_minute",
    "memento": "mementos_per_minute",
    "save": "saves_per_minute",
    # As quick to answer as a memento, and counted by the archive with these.
    "save status": "mementos_per_minute",
}

# Requests per minute that the Wayback Machine accepts from one address, as of June 2026. A client that sends
# more gets a 429, and later is blocked (edgi/wayback#206, #208; its DEFAULT_MEMENTO_RATE_LIMIT). The limit of
# captures, signed in, is that of its API paper of 2025-10-22.
HARD_LIMITS: Mapping[RequestKind, int] = {"index": 30, "memento": 600, "save": 7}

# Once the Wayback Machine's firewall has blocked an address, it refuses connections for an hour, then for two
# hours, and so on (edgi/wayback#137). A single refusal also happens otherwise.
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
        """Create a view of the shared ledger for one archive.

        Args:
            ledger: where turns and cool-downs are kept.
            archive: the archive's address; each address has its own budget.
            settings: the rates per minute and the lengths of cool-downs in seconds.
            paced: the kinds of request to which the rates apply; cool-downs always apply.
            timing: gives the time, and waits for a turn.
        """
        self._ledger, self._archive, self._settings, self._paced = ledger, archive, settings, paced
        self._timing = timing

    def turn(self, kind: RequestKind, url: str) -> None:
        """Wait until one request may be sent.

        Args:
            kind: the kind of request.
            url: the URL that it is about, for the error.

        Raises:
            CoolingDown: a cool-down is in effect, or began while this process waited.
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
        """Begin a cool-down, because the archive answered 429.

        Args:
            url: what was requested.
            retry_after_seconds: the pause that the archive asked for, or None.

        Returns:
            The error to raise.
        """
        until = None
        if self._settings.cooldown_seconds > 0:
            until = self._ledger.cool_down(
                self._archive, self._settings.cooldown_seconds, self._timing.clock(), retry_after_seconds or 0
            )
        return RateLimited(url, retry_after_seconds, until)

    def refused(self, url: str, attempts: int, cause: str, *, forgiven: bool = False) -> None:
        """Record that the archive refused or reset a connection.

        Args:
            url: what was requested.
            attempts: how often it was requested.
            cause: what happened.
            forgiven: whether the requested URL may be the reason; then the next refusal decides.

        Raises:
            Blocked: several refusals came in a row, and a cool-down has begun.
            Unreachable: several came in a row, and are forgiven.
        """
        if self._ledger.refused(self._archive) < REFUSALS_IN_A_ROW:
            return
        if forgiven:
            raise Unreachable(url, attempts, cause)
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
        """Return when the archive may be asked again, or None if it may be asked now."""
        if self._settings.cooldown_seconds == 0 and self._settings.block_cooldown_seconds == 0:
            return None
        return self._ledger.cooldown_until(self._archive, self._timing.clock())

    def _check(self, url: str) -> None:
        until = self.cooldown_until()
        if until:
            raise CoolingDown(url, until)
