"""What goes wrong in a simulated year, drawn beforehand."""

from __future__ import annotations

import random
import zlib
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Self

from tests.support.stand_in import Fate

Span = tuple[datetime, datetime]

DAY = timedelta(days=1)
# Of 1,000 requests for a capture: how many end in which way.
FATES: tuple[tuple[int, Fate], ...] = (
    (30, Fate(is_lost=True)),
    (15, Fate("523")),
    (10, Fate("523", captures=False)),
    (10, Fate("silence")),
    (10, Fate("silence", captures=False)),
    (10, Fate("page", captures=False)),
    (10, Fate("message", said="Your capture will begin in a few minutes.")),
    (10, Fate(code="browsing-timeout")),
    (10, Fate(code="a-code-that-is-new")),
    (5, Fate("refused", code="no-browsers-available", captures=False)),
    (20, Fate(seconds=900)),
)


@dataclass(frozen=True, slots=True)
class Troubles:
    """What goes wrong, and when.

    Attributes:
        archive_outages: from when to when the archive answers nothing but 503.
        save_outages: from when to when it captures nothing.
        spent: the days on which others used the account's quota up.
        off: the days, by number, on which the machine is off.
        killed: the days, by number, on which the process is killed at work.
        no_mail: the days on which the mail server is down.
        never: the companies whose pages the archive may not capture on request.
        seed: what the fate of each request follows from.
    """

    archive_outages: tuple[Span, ...]
    save_outages: tuple[Span, ...]
    spent: frozenset[date]
    off: frozenset[int]
    killed: frozenset[int]
    no_mail: frozenset[date]
    never: frozenset[str]
    begin: datetime
    seed: int

    @classmethod
    def drawn(cls, chance: random.Random, begin: datetime, days: int, companies: int, seed: int) -> Self:
        """Draw the troubles of a number of days: as many as a bad year would have, in proportion."""

        def some(a_year: int) -> list[int]:
            return sorted(chance.sample(range(5, days), max(1, a_year * days // 365)))

        def spans(hours: tuple[int, ...]) -> tuple[Span, ...]:
            begins = [begin + (day + chance.random()) * DAY for day in some(len(hours))]
            return tuple((at, at + timedelta(hours=long)) for at, long in zip(begins, hours, strict=False))

        return cls(
            archive_outages=spans((3, 30, 75, 8, 50)),
            save_outages=spans((5, 26, 100, 12)),
            spent=frozenset((begin + day * DAY).date() for day in some(8)),
            off=frozenset(off for day in some(4) for off in range(day, day + chance.randrange(1, 4))),
            killed=frozenset(some(20)),
            no_mail=frozenset((begin + day * DAY).date() for day in some(10)),
            never=frozenset(f"maker-{chance.randrange(companies):03}" for _ in range(companies // 20)),
            begin=begin,
            seed=seed,
        )

    def fate(self, url: str, number: int) -> Fate:
        """Return what becomes of a request for a capture, by its address and how often that was asked for."""
        if any(f"//www.{slug}." in url for slug in self.never):
            return Fate(code="blocked-url")
        place = zlib.crc32(f"{self.seed} {url} {number}".encode()) % 1000
        for share, fate in FATES:
            if place < share:
                return fate
            place -= share
        return Fate(seconds=10 + place % 80)

    def is_archive_out(self, now: datetime) -> bool:
        """Return whether the archive is down."""
        return any(begin <= now < end for begin, end in self.archive_outages)

    def blocked(self, since: datetime, until: datetime) -> timedelta:
        """Return for how long nothing could be captured between two times; a look follows within a day."""
        whole = [(datetime.combine(day, datetime.min.time(), UTC), DAY) for day in self.spent]
        whole += [(self.begin + day * DAY, DAY) for day in self.off | self.killed]
        spans = [*self.archive_outages, *self.save_outages, *((at, at + long) for at, long in whole)]
        found = timedelta()
        for begin, end in spans:
            shared = min(end, until) - max(begin, since)
            found += shared + DAY if shared > timedelta() else timedelta()
        return found
