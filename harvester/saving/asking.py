"""Ask for captures: within the account's quota, each request stored before it is sent."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from diffs.in_words import number
from harvester.errors import PAUSES, CoolingDown, Offline, RateLimited, SavingRefused, Unreachable
from harvester.pipeline.listing import list_captures
from harvester.saving.answers import (
    is_known,
    is_of_account,
    outcome_of_answer,
    sort_of,
    tomorrow,
    unclear,
)
from harvester.saving.due import WatchedAddress, threshold
from harvester.saving.service import Service
from store import Store
from store.records import PolicyUrl
from store.tables.saves import Save, SaveOutcome, Saves, StoredQuota

# After so many requests in a row that were refused for today, the account is taken to be the reason.
_TODAY_IN_A_ROW = 2
# The code of a request for which there is no room now.
_BUSY = "user-session-limit"
# After these codes no other request of this run would fare better: one that came too soon after others, in an
# answer that is not a 429, and one from a network address that the archive blocks.
_RESTS = {
    "too-many-requests": "the archive asks for fewer captures",
    "blocked-client-ip": "the archive captures nothing for the network address of this machine",
}
# A rest that ends later than this was recorded by a clock that was wrong.
_LONGEST_REST = timedelta(days=2)


class Asker:
    """Asks one archive for captures.

    Args:
        quotas: knows how much the account may still ask for, from whatever store.
        service: the archive.
        every: how old the newest capture of an address may be.
        clock: gives the time (aware, UTC).

    Attributes:
        rest: why nothing else is asked for in this run, and perhaps today, or ``""``.
        sessions: how many captures may be under way at once, or None if the archive does not say it.
        unclear: how many requests in a row had no clear answer, or were refused for a reason that nobody has
            documented, which may not be about the page.
    """

    def __init__(
        self, quotas: Saves, service: Service, every: timedelta, clock: Callable[[], datetime]
    ) -> None:
        self._quotas, self._service, self._every, self._clock = quotas, service, every, clock
        self.rest = self._known_rest()
        self.sessions: int | None = None
        self.unclear = self._today = 0

    def _known_rest(self) -> str:
        """Return why nothing is asked for today, if an earlier run was told so, or ``""``."""
        known, now = self._quotas.quota(self._service.archive.location), self._clock()
        until = known.rests_until if known else None
        return known.reason if known and until and now < until <= now + _LONGEST_REST else ""

    def look_at_quota(self) -> None:
        """Ask how much may still be asked for.

        Raises:
            SavingRefused: the keys are wrong, or the archive captures nothing for anybody.
            RateLimited, CoolingDown, Blocked, Offline: send no more requests in this run.
            Unreachable: no usable answer came.
        """
        found = self._service.saver.quota()
        self.sessions = found.available
        self._note(StoredQuota(self._clock(), found.today, found.a_day))
        if found.is_spent:
            assert found.a_day is not None
            self._rest_until_tomorrow(f"all {number(found.a_day)} captures of a day are used up")

    def look_at_list(self, store: Store, known: WatchedAddress) -> None:
        """Bring the list of the captures of an address up to date.

        Args:
            store: that of the address.
            known: the address.

        Raises:
            RateLimited, CoolingDown, Blocked, Offline: send no more requests in this run.
        """
        periods = [one for one in store.sources.addresses(known.row) if one.url == known.url]
        addresses: tuple[PolicyUrl, ...] = tuple(periods)
        list_captures(store, self._service.archive, known.row, addresses, self._clock)

    def ask(self, store: Store, known: WatchedAddress) -> Save:
        """Ask for a capture of an address, and return the request with what came of it.

        Args:
            store: that of the address, which records what is asked.
            known: the address, which is due.

        Raises:
            SavingRefused: the keys are wrong, or the archive captures nothing for anybody.
            RateLimited, CoolingDown, Blocked, Offline: send no more requests in this run.
        """
        saves, archive = store.saves, self._service.archive
        save, sent = saves.begin(archive.location, known.url, self._clock()), archive.requests.saving
        try:
            answer = self._service.saver.ask(known.url, threshold(self._every))
        except (SavingRefused, CoolingDown, Offline):
            saves.withdraw(save)
            raise
        except RateLimited as error:
            again = error.until or self._clock()
            outcome = SaveOutcome(
                "refused", code="429", said=error.reason, settled_at=self._clock(), again_at=again
            )
            saves.mark(save, outcome)
            raise
        except Unreachable as error:
            self.unclear += 1
            save = saves.mark(save, unclear(self._clock(), "", error.reason))
            if isinstance(error, PAUSES):
                raise
            return save
        except BaseException:
            # The run was stopped; what was not sent need not be looked for.
            if archive.requests.saving == sent:
                saves.withdraw(save)
            raise
        save = saves.mark(save, outcome_of_answer(answer, known.saves, self._every, self._clock()))
        self._heed(save.outcome)
        return save

    def _heed(self, outcome: SaveOutcome) -> None:
        """Take note of what an answer means for the other addresses."""
        code, is_refused = outcome.code, outcome.state == "refused"
        is_unclear = outcome.state == "unclear" or (is_refused and not is_known(code))
        self.unclear = self.unclear + 1 if is_unclear else 0
        if code == _BUSY:
            self.sessions = 0
        elif code in _RESTS:
            self.rest = f"{_RESTS[code]} ({code})"
        if not is_refused or sort_of(code) != "today":
            self._today = 0
            return
        of_account = is_of_account(code)
        self._today += of_account is None
        if of_account or self._today >= _TODAY_IN_A_ROW:
            self._rest_until_tomorrow(f"the archive captures no more today ({code})")
        elif of_account is None:
            # The same code is said of an address that was captured five times.
            self.look_at_quota()

    def _rest_until_tomorrow(self, reason: str) -> None:
        self.rest = reason
        now = self._clock()
        known = self._quotas.quota(self._service.archive.location)
        today, a_day = (known.today, known.a_day) if known else (None, None)
        self._note(StoredQuota(now, today, a_day, tomorrow(now), reason))

    def _note(self, quota: StoredQuota) -> None:
        self._quotas.mark_quota(self._service.archive.location, quota)
