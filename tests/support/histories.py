"""Made-up histories of a policy, for the tests of what is read and what is told."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from harvester.plan.captures import NextFetch, PlannedCapture
from harvester.plan.plan import Plan

START = datetime(2010, 3, 1, 12, tzinfo=UTC)
URL = "https://policies.example/privacy"

Oracle = Callable[[PlannedCapture], PlannedCapture]


def stamp(days: float) -> str:
    """Return the timestamp so many days after the start of the history."""
    return f"{START + timedelta(days=days):%Y%m%d%H%M%S}"


def capture(days: float, *, digest: str | None = None, original: str = URL) -> PlannedCapture:
    """Return an unread page, with a digest of its own."""
    return PlannedCapture(stamp(days), original, digest or f"D{days:.6f}")


def listing(days: Sequence[float]) -> list[PlannedCapture]:
    """One unread page for each of the days."""
    return [capture(day) for day in days]


def spread(count: int, days: float, seed: int) -> list[float]:
    """So many moments at random in a number of days, sorted, each a second of its own."""
    seconds = random.Random(seed).sample(range(int(days * 86_400)), count)
    return [second / 86_400 for second in sorted(seconds)]


def shows(text_of: Callable[[str], str | None]) -> Oracle:
    """Return what reading a timestamp gives: its text, or None where the capture is dead."""

    def read(unread: PlannedCapture) -> PlannedCapture:
        key = text_of(unread.timestamp)
        return replace(unread, state="dead" if key is None else "read", key=key)

    return read


def run(plan: Plan, read: Oracle, budget: int = 100_000) -> list[NextFetch]:
    """Do what the plan says until it is done or the budget is used up; what was fetched."""
    fetches: list[NextFetch] = []
    while len(fetches) < budget and (fetch := plan.next()) is not None:
        fetches.append(fetch)
        plan.learn(read(fetch.capture))
    return fetches
