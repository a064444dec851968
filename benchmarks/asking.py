"""How many index requests it takes to know of changes how soon, for several rules of when to ask.

Run ``python -m benchmarks.asking MIRROR COLLECTION...``. MIRROR is a folder that holds, for each collection
of Open Terms Archive (https://github.com/OpenTermsArchive), the git directories
``OpenTermsArchive+<collection>-snapshots/repo`` and ``OpenTermsArchive+<collection>-versions/repo``. Only the
times of their commits are read: a commit of the first is a capture of a document, one of the second says that
its text changed. The commits that the collections were at are printed.

An archive lists captures late (docs/archive.md): most of them after one to twelve hours and, so that what
`FULL_LISTING_DAYS` is for is simulated too, one in thirty after half a day to half a year. The delay of a
change is counted from when the archive lists the first capture that shows it until a list with such a capture
is asked for. Every rule asks at most once a day, as `harvest` with its default timetable does.

With ``--hosts``, the collections are ``OpenTermsArchive+<collection>-declarations/repo`` instead: how many
requests update the lists of all addresses in them if those of a host are one question.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import subprocess
import sys
from bisect import bisect
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from diffs.in_words import number
from harvester.archive import urlkey
from harvester.config import ArchiveSettings
from harvester.pipeline.listing import FULL_LISTING_DAYS, OVERLAP_DAYS
from harvester.pipeline.wide_lists import FEWEST
from harvester.plan.asking import KnownList, pause_days

DAY = 86_400
LONGEST = ArchiveSettings().max_pause_days
# Captures that show the mean time between the newest ones, as in `harvester.pipeline.turns`.
RECENT = 10
# A text is recorded up to two hours after the capture that it was made from.
LATER = 2 * 3600
# Commits that are no change of the text: those of new rules, and the first of a document.
NO_CHANGE = ("Apply", "Refilter", "Start", "First", "Create", "Add", "Initial", "Merge", "Revert")
FEWEST_CAPTURES, FEWEST_DAYS = 10, 60


@dataclass(frozen=True, slots=True)
class Series:
    """The captures of one document.

    Attributes:
        name: collection and document.
        captures: their times, ascending, in seconds.
        changes: from when on captures show another text, ascending, in seconds.
    """

    name: str
    captures: Sequence[int]
    changes: Sequence[int]

    @property
    def texts(self) -> list[int]:
        """Which text each capture shows, by number."""
        return [bisect(self.changes, time) for time in self.captures]

    @property
    def listed(self) -> list[int]:
        """When the archive lists each capture."""
        return [time + _lag(f"{self.name} {time}") for time in self.captures]


@dataclass(slots=True)
class Progress:
    """What is known of a series at some time of the simulation.

    Attributes:
        asked_at: when its list was last asked for, in seconds.
        captures: the times of the captures that are known, in the order in which they became known.
        texts: when each text became known, by number.
        idle: how many lists in a row had no capture that was new.
    """

    asked_at: int = 0
    captures: list[int] = field(default_factory=list)
    texts: dict[int, int] = field(default_factory=dict)
    idle: int = 0

    @property
    def known(self) -> KnownList:
        """The same for the rule of the program."""
        newest = sorted(self.captures[-2 * RECENT :])[-RECENT:]
        gaps = len(newest) - 1
        return KnownList(
            0,
            "",
            "",
            asked_at=_time(self.asked_at),
            is_complete=True,
            first=_time(min(self.captures)) if self.captures else None,
            newest=_time(newest[-1]) if newest else None,
            rhythm_days=(newest[-1] - newest[0]) / DAY / gaps if gaps > 0 else 0,
            changes=max(0, len(self.texts) - 1),
        )


Rule = Callable[[Progress], int]
"""Returns for how many days a list is left alone."""


def every_run(_progress: Progress) -> int:
    """Ask every day."""
    return 1


def every_third(_progress: Progress) -> int:
    """Ask every third day."""
    return 3


def weekly(_progress: Progress) -> int:
    """Ask every seventh day."""
    return 7


def back_off(progress: Progress) -> int:
    """Wait twice as long after each list without a new capture, and begin again after one with."""
    return min(LONGEST, 1 << min(progress.idle, 10))


def by_capture_rate(progress: Progress) -> int:
    """Wait as long as captures are apart on the average."""
    apart = (
        (progress.asked_at - progress.captures[0]) / DAY / len(progress.captures) if progress.captures else 1
    )
    return max(1, min(LONGEST, round(apart)))


def by_change_rate(progress: Progress) -> int:
    """Ask as the program does."""
    return pause_days(progress.known, LONGEST)


RULES: dict[str, Rule] = {
    "every run (until now)": every_run,
    "every third day": every_third,
    "every seventh day": weekly,
    "back-off while no capture is new": back_off,
    "by the rate of captures": by_capture_rate,
    "**by the rate of changes (`harvest`)**": by_change_rate,
}


@dataclass(slots=True)
class Outcome:
    """What a rule cost, and when it found what.

    Attributes:
        requests: how many were sent to the index.
        delays: in days, for each change that was found.
        missed: how many were not found.
    """

    requests: int = 0
    delays: list[float] = field(default_factory=list)
    missed: int = 0

    def quantile(self, share: float) -> float:
        """Return the delay that this share of the changes does not exceed."""
        ordered = sorted(self.delays)
        return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def simulate(one: Series, rule: Rule) -> tuple[int, dict[int, int]]:
    """Ask for the list of a series until two months after its last capture.

    Args:
        one: the series.
        rule: says when to ask again.

    Returns:
        How many requests were sent, and when each text became known.
    """
    texts, listed = one.texts, one.listed
    coming = sorted(range(len(texts)), key=listed.__getitem__, reverse=True)
    progress, unseen, requests = Progress(), list[int](), 0
    # The daily run, a quarter past six.
    now = (one.captures[0] // DAY + 1) * DAY + 6 * 3600 + 900
    newest, full_at = 0, 0
    while now < one.captures[-1] + 60 * DAY:
        requests += 1
        while coming and listed[coming[-1]] <= now:
            unseen.append(coming.pop())
        is_full = now - full_at >= FULL_LISTING_DAYS * DAY
        since = 0 if is_full else newest - OVERLAP_DAYS * DAY
        shown = [place for place in unseen if one.captures[place] >= since]
        unseen = [place for place in unseen if one.captures[place] < since]
        for place in shown:
            progress.texts.setdefault(texts[place], now)
            progress.captures.append(one.captures[place])
            newest = max(newest, one.captures[place])
        full_at = now if is_full and newest else full_at
        progress.idle = 0 if shown else progress.idle + 1
        progress.asked_at = now
        now += rule(progress) * DAY
    return requests, progress.texts


def outcome_of(series: Iterable[Series], rule: Rule) -> Outcome:
    """Return what a rule costs on some series.

    Args:
        series: the series.
        rule: says when to ask again.
    """
    found = Outcome()
    for one in series:
        requests, known = simulate(one, rule)
        found.requests += requests
        first: dict[int, int] = {}
        for text, listed in zip(one.texts, one.listed, strict=True):
            first[text] = min(first.get(text, listed), listed)
        # The oldest text is no change.
        changes = sorted(first)[1:]
        found.delays += [(known[text] - first[text]) / DAY for text in changes if text in known]
        found.missed += sum(text not in known for text in changes)
    return found


def collected(mirror: Path, collection: str) -> Iterator[Series]:
    """Yield the series of a collection, in the order of their names.

    Args:
        mirror: the folder with the git directories.
        collection: its name.
    """
    captures = _commits(_folder(mirror, collection, "snapshots"))
    texts = _commits(_folder(mirror, collection, "versions"))
    for name, commits in sorted(captures.items()):
        times = sorted({time for time, _ in commits})
        if len(times) < FEWEST_CAPTURES or times[-1] - times[0] < FEWEST_DAYS * DAY:
            continue
        changes = [time - LATER for time, subject in texts.get(name, ()) if not subject.startswith(NO_CHANGE)]
        yield Series(f"{collection}/{name}", times, sorted(changes))


def count_hosts(mirror: Path, collections: Iterable[str]) -> int:
    """Print how many requests update all lists of some collections.

    Args:
        mirror: the folder with the git directories.
        collections: their names.
    """
    hosts: Counter[tuple[str, str]] = Counter()
    for collection in collections:
        folder = _folder(mirror, collection, "declarations")
        head = _git(folder, "rev-parse", "HEAD").strip()
        print(f"OpenTermsArchive/{collection}-declarations at {head}")
        keys = {urlkey(url) for url in _declared(folder)}
        hosts.update((collection, key.partition(")")[0]) for key in keys)
    alone = sum(addresses for addresses in hosts.values() if addresses < FEWEST)
    together = sum(addresses >= FEWEST for addresses in hosts.values())
    most = number(alone + 2 * together)
    print(
        f"{number(hosts.total())} addresses at {number(len(hosts))} hosts: {number(alone + together)} "
        f"requests, or {most} if the last address of each host must be asked for alone"
    )
    return 0


def _declared(folder: Path) -> Iterator[str]:
    """Yield the addresses that the services of a collection declare."""
    names = _git(folder, "ls-tree", "-r", "-z", "--name-only", "HEAD", "declarations").split("\0")
    for name in names:
        if name.endswith(".json") and not name.endswith(".history.json"):
            declared = json.loads(_git(folder, "show", f"HEAD:{name}"))
            for terms in (declared.get("terms") or declared.get("documents") or {}).values():
                yield from (one["fetch"] for one in (terms, *terms.get("combine", ())) if "fetch" in one)


def _folder(mirror: Path, collection: str, suffix: str) -> Path:
    return mirror / f"OpenTermsArchive+{collection}-{suffix}" / "repo"


def _git(folder: Path, *arguments: str) -> str:
    ran = subprocess.run(["git", "-C", str(folder), *arguments], check=True, capture_output=True)
    return ran.stdout.decode("utf-8", "replace")


def _commits(folder: Path) -> dict[str, list[tuple[int, str]]]:
    """Return time and subject of the commits of each document, by its path without the ending."""
    found: dict[str, list[tuple[int, str]]] = defaultdict(list)
    log = _git(
        folder, "-c", "core.quotePath=false", "log", "--no-renames", "--name-only", "--format=%x01%ct %s"
    )
    for commit in log.split("\x01")[1:]:
        head, *paths = filter(None, commit.splitlines())
        time, _, subject = head.partition(" ")
        for path in paths:
            if "/" in path:
                found[path.rpartition(".")[0]].append((int(time), subject))
    return found


def _lag(name: str) -> int:
    """Return after how many seconds the archive lists a capture: always the same for the same name."""
    chance = hashlib.sha256(name.encode()).digest()
    share, often = (int.from_bytes(chance[at : at + 4]) / 2**32 for at in (0, 4))
    if often < 1 / 30:
        return round(DAY / 2 * math.pow(360, share))
    return round(3600 * (1 + 11 * share))


def _time(seconds: int) -> datetime:
    return datetime.fromtimestamp(0, UTC) + timedelta(seconds=seconds)


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("mirror", type=Path)
    parser.add_argument("collections", nargs="+")
    parser.add_argument("--hosts", action="store_true", help="count the questions about addresses of hosts")
    parser.add_argument("--thin", type=int, default=1, metavar="N", help="take one capture in N")
    arguments = parser.parse_args()
    if arguments.hosts:
        return count_hosts(arguments.mirror, arguments.collections)
    for collection in arguments.collections:
        for suffix in ("snapshots", "versions"):
            head = _git(_folder(arguments.mirror, collection, suffix), "rev-parse", "HEAD").strip()
            print(f"OpenTermsArchive/{collection}-{suffix} at {head}")
    series = [
        replace(one, captures=one.captures[:: arguments.thin])
        for name in arguments.collections
        for one in collected(arguments.mirror, name)
    ]
    captures, changes = (sum(len(getattr(one, kind)) for one in series) for kind in ("captures", "changes"))
    print(f"\n{len(series)} documents, {number(captures)} captures, {number(changes)} changes\n")
    print("| when a list is asked for | requests | share | found | median | p90 | p99 | max | ≤ 7 days |")
    print("|---|---:|---:|---:|---:|---:|---:|---:|---:|")
    outcomes = {name: outcome_of(series, rule) for name, rule in RULES.items()}
    most = max(one.requests for one in outcomes.values())
    for name, one in outcomes.items():
        delays = " | ".join(f"{one.quantile(share):.1f}" for share in (0.5, 0.9, 0.99, 1))
        soon = sum(delay <= 7 for delay in one.delays)
        found = f"{number(len(one.delays))} of {number(len(one.delays) + one.missed)}"
        share = f"{one.requests / most:.0%}"
        print(f"| {name} | {number(one.requests)} | {share} | {found} | {delays} | {number(soon)} |")
    return 0


if __name__ == "__main__":
    sys.exit(main())
