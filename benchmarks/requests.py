"""How many mementos the plan asks for until every version is found, and in all; no network, no store.

    python -m benchmarks.requests

On the series of real captures in the reference material (where it is there), and on a generated history
of 3,000 captures: 12 versions, and two more that came and went between captures of the same text.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from diffs import essence
from harvester.extract import stated_dates
from harvester.plan import Plan, PlannedCapture
from store.records import DateKind, StatedDate

SHARED = Path(os.environ.get("HARVEST_SHARED", Path(__file__).resolve().parents[2] / "shared"))
START = datetime(2012, 1, 1, tzinfo=UTC)
DAYS = 4000

Reader = Callable[[PlannedCapture], PlannedCapture]


@dataclass(frozen=True, slots=True)
class Score:
    """What a plan cost.

    Attributes:
        name: of the history.
        captures: how many it lists.
        versions: how many versions were to be found, each with the right first capture.
        found: how many were.
        until_found: mementos read until the last of them was found, or None.
        in_all: mementos read until the plan was done.
    """

    name: str
    captures: int
    versions: int
    found: int
    until_found: int | None
    in_all: int


def measure(
    name: str, rows: Iterable[PlannedCapture], read: Reader, first_captures: set[str], resolution_days: float
) -> Score:
    """Run a plan to its end.

    Args:
        name: of the history.
        rows: its listing.
        read: gives a capture as it is once it was read.
        first_captures: the first capture of each version that is to be found.
        resolution_days: of the plan, in days.
    """
    plan = Plan(rows, resolution_days)
    in_all, until_found = 0, None
    while (fetch := plan.next()) is not None:
        plan.learn(read(fetch.capture))
        in_all += 1
        if until_found is None and first_captures <= _found(plan):
            until_found = in_all
    captures = len({row.name for row in rows})
    found = len(first_captures & _found(plan))
    return Score(name, captures, len(first_captures), found, until_found, in_all)


def _found(plan: Plan) -> set[str]:
    """Return the first captures that are known to be: nothing is unread between them and the text before."""
    oldest = next(iter(plan.shown()))[0].timestamp
    return {oldest} | {bound.first.timestamp for bound in plan.bounds() if not bound.unread}


def series(resolution_days: float) -> list[Score]:
    """Return the four documents of the series, with their texts, dates and versions."""
    folder = SHARED / "archives"
    expected = json.loads((folder / "terms-series.expected.json").read_text("utf-8"))
    truth = json.loads((folder / "terms-series.truth.json").read_text("utf-8"))
    keys = {sha256: essence(text) for sha256, text in expected["texts"].items()}
    dates = {
        sha256: {stated.kind: stated for stated in reversed(stated_dates(text))}
        for sha256, text in expected["texts"].items()
    }
    scores = []
    for name, document in truth.items():
        texts = {c["timestamp"]: c["sha256"] for c in expected["captures"] if c["url"] == document["url"]}

        def read(row: PlannedCapture, texts: dict[str, str] = texts) -> PlannedCapture:
            text = texts[row.timestamp]
            said = dates[text]
            return replace(
                row,
                state="read",
                key=keys[text],
                effective=said.get("effective"),
                updated=said.get("updated"),
            )

        rows = [PlannedCapture(timestamp, document["url"], digest=timestamp) for timestamp in texts]
        wanted = {v["timestamp"] for v in document["versions"] if v["kind"] in ("first", "visible")}
        scores.append(measure(name, rows, read, wanted, resolution_days))
    return scores


@dataclass(frozen=True, slots=True)
class Stand:
    """A text that stood for a while.

    Attributes:
        begin: timestamp from which it was shown, 14 digits.
        words: what tells it from the others.
        says: the day that it states.
    """

    begin: str
    words: str
    says: date


def stands_of(kind: DateKind | None, short_lived: int, seed: int) -> tuple[list[Stand], list[str]]:
    """Return a history of 3,000 captures and 12 versions over eleven years.

    Args:
        kind: which date the texts state: the day from which they count (posted up to 30 days before), the
            day of posting, or none.
        short_lived: how many texts came and went again within ten to twenty days, besides.
        seed: of the chance in it.
    """
    chance = random.Random(seed)
    changes = [0.0, *sorted(chance.sample(range(100, DAYS - 100, 40), 11))]
    stands: list[tuple[float, str, float]] = [
        (day, f"version {number}", day + chance.uniform(0, 30) * (kind == "effective"))
        for number, day in enumerate(changes)
    ]
    for number in range(short_lived):
        begin, end = changes[3 * number + 1], changes[3 * number + 2]
        came = begin + (end - begin) * 0.6
        words, says = stands[3 * number + 1 + 2 * number][1:]
        stands += [(came, f"short-lived {number}", came), (came + chance.uniform(10, 20), words, says)]
        stands.sort()
    times = sorted(chance.sample(range(DAYS * 86_400), 3000))
    return (
        [Stand(_stamp(begin), words, (START + timedelta(days=says)).date()) for begin, words, says in stands],
        [_stamp(second / 86_400) for second in times],
    )


def shown_at(stands: list[Stand], timestamp: str) -> Stand:
    """Return what stood at a time."""
    return next((stand for stand in reversed(stands) if stand.begin <= timestamp), stands[0])


def first_captures(stands: list[Stand], times: Iterable[str]) -> set[str]:
    """Return the first capture of each stretch of text."""
    wanted, before = set(), ""
    for timestamp in times:
        words = shown_at(stands, timestamp).words
        if words != before:
            wanted.add(timestamp)
        before = words
    return wanted


def generated(resolution_days: float, *, kind: DateKind | None, short_lived: int = 0, seed: int = 5) -> Score:
    """Return what the plan asks for of a generated history; see `stands_of`.

    Args:
        resolution_days: of the plan, in days.
        kind: which date the texts state.
        short_lived: how many texts came and went.
        seed: of the chance in it.
    """
    stands, times = stands_of(kind, short_lived, seed)
    rows = [PlannedCapture(timestamp, "https://policies.example/", digest=timestamp) for timestamp in times]

    def read(row: PlannedCapture) -> PlannedCapture:
        stand = shown_at(stands, row.timestamp)
        said = None if kind is None else StatedDate(kind, stand.says, "day", f"{kind} {stand.says}")
        return replace(
            row,
            state="read",
            key=stand.words,
            effective=said if kind == "effective" else None,
            updated=said if kind == "updated" else None,
        )

    name = f"generated, {kind or 'no'} dates" + (f", {short_lived} short-lived" if short_lived else "")
    return measure(name, rows, read, first_captures(stands, times), resolution_days)


def _stamp(days: float) -> str:
    return f"{START + timedelta(days=days):%Y%m%d%H%M%S}"


def report(title: str, scores: list[Score]) -> None:
    """Print the scores as a table, with their sum where there are several."""
    print(f"\n{title}\n")
    print("| history | captures | found | until all found | in all |\n|---|---:|---:|---:|---:|")
    for one in scores:
        print(
            f"| {one.name} | {one.captures} | {one.found} of {one.versions} "
            f"| {one.until_found or 'never'} | {one.in_all} |"
        )
    print(
        f"| **sum** | {sum(one.captures for one in scores)} | {sum(one.found for one in scores)} "
        f"of {sum(one.versions for one in scores)} | {sum(one.until_found or one.in_all for one in scores)} "
        f"| {sum(one.in_all for one in scores)} |"
    )


def main() -> int:
    """Print all tables; returns 1 where a version was missed that the resolution should have found."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--resolution-days", type=float, default=30.0)
    resolution = arguments.parse_args().resolution_days
    scores: list[Score] = []
    if SHARED.is_dir():
        scores += series(resolution)
        report(f"Series of real captures, resolution {resolution:g} days", scores)
    else:
        print(f"no reference material at {SHARED}: the series is left out", file=sys.stderr)
    kinds: tuple[DateKind | None, ...] = (None, "effective", "updated")
    made = [generated(resolution, kind=kind) for kind in kinds]
    report(f"Generated history, 12 versions, resolution {resolution:g} days", made)
    short = [generated(7, kind=kind, short_lived=2) for kind in kinds]
    report("Generated history, 12 versions and two that came and went, resolution 7 days", short)
    return 0 if all(one.found == one.versions for one in (*scores, *made, *short)) else 1


if __name__ == "__main__":
    sys.exit(main())
