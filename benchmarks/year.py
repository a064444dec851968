"""A year of 200 companies with everything that can go wrong, in some minutes: `python -m benchmarks.year`.

Prints what was told, lost, told twice and invented, how old the newest captures were, which limits were
exceeded, and how long the log is; the log itself is written into a file for people to read.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path

import pytest

from tests.support.scheduler import simulate
from tests.support.year import BEGIN, FastClock, Script, Year


def main() -> None:
    """Simulate the year and print what became of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--companies", type=int, default=200)
    parser.add_argument("--days", type=int, default=365)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--log", type=Path, help="where to write the daemon's log")
    chosen = parser.parse_args()
    clock, begun = FastClock(BEGIN), time.process_time()
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        simulate(clock, patch)
        year = Year(Path(folder), Script(chosen.companies, chosen.days, chosen.seed), clock)
        year.run()
    show(year, time.process_time() - begun)
    if chosen.log:
        chosen.log.write_text("".join(f"{line}\n" for line in year.said), "utf-8")


def show(year: Year, seconds: float) -> None:
    """Print the figures."""
    days, asked = year.script.days, len(year.played.asked)
    print(f"{seconds:.0f} s of processor time; {days} days, {len(year.companies)} companies")
    print(
        f"changes told {len(year.told)}, lost {year.lost}, twice {year.told_twice}, invented {year.invented}"
    )
    print(f"asked for {asked} captures, {len(year.played.captured)} made; mails {len(year.postbox.mails)}")
    print(f"limits exceeded: {year.violations[:5]}; kills {year.kills}")
    print(f"too old: {len(year.too_old)} of {year.checked}, excused {year.excused}; {year.too_old[:5]}")
    young = [sum(year.ages[age] for age in range(until)) / year.checked for until in (8, 9, 15, 31)]
    print("newest capture younger than 8, 9, 15, 31 days: " + ", ".join(f"{one:.1%}" for one in young))
    print(f"lines of the log: {len(year.said) / days:.1f} a day")


if __name__ == "__main__":
    main()
