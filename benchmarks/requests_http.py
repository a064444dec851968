"""What a harvest really costs: the program itself, over HTTP, from a stand-in for the archive on loopback.

    python -m benchmarks.requests_http

Requests are counted where they arrive, over all documents of a run. A version counts as found once its first
capture and the capture before it were served: then it is known to have come between the two. On the series
of real captures in the reference material (where it is there), on a generated history of 3,000 captures and
12 versions, and on a list of 150,000 captures, of which one is read.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote

from benchmarks.requests import SHARED, START, first_captures, shown_at, stands_of
from store.records import DateKind
from tests.support.stand_in.server import StandIn
from tests.support.stand_in.world import Held, World

ROOT = Path(__file__).resolve().parents[1]
POLICY = "https://policies.example/privacy"


@dataclass(frozen=True, slots=True)
class Cost:
    """What a run cost.

    Attributes:
        name: of the history.
        captures: how many are listed.
        versions: how many versions were to be found.
        found: how many of them the store holds, with the right first capture.
        until_found: mementos that were asked for until the last of them was found, or None.
        mementos: those that were asked for in all.
        index: requests to the index.
        cpu_seconds: processor time of the process.
        memory_mb: the most memory that it had.
    """

    name: str
    captures: int
    versions: int
    found: int
    until_found: int | None
    mementos: int
    index: int
    cpu_seconds: float
    memory_mb: float

    def __str__(self) -> str:
        return (
            f"| {self.name} | {self.captures:,} | {self.found} of {self.versions} "
            f"| {self.until_found or ('never' if self.versions else '-')} | {self.mementos} | {self.index} "
            f"| {self.cpu_seconds:.1f} | {self.memory_mb:.0f} |"
        )


def run(
    name: str, world: World, wanted: dict[str, set[str]], *, resolution_days: float = 30, budget: int = 400
) -> Cost:
    """Harvest a history with the program itself.

    Args:
        name: of the history.
        world: the archive.
        wanted: for each address the first captures of its versions.
        resolution_days: of the plan, in days.
        budget: mementos per document.
    """
    with tempfile.TemporaryDirectory() as folder, StandIn(world) as server:
        place = Path(folder)
        documents = [
            f'[companies.it.documents.d{number}]\ntitle = "Policy"\nurls = ["{url}"]\n'
            for number, url in enumerate(wanted)
        ]
        (place / "config.toml").write_text(
            f'[archive]\nlocation = "{server.location}"\nresolution_days = {resolution_days}\n'
            f'[companies.it]\nname = "It"\n{"".join(documents)}',
            "utf-8",
        )
        cpu_seconds, memory_mb = _measured(["--quiet", "--budget", str(budget)], place)
        found = _stored(place) & {(url, time) for url, times in wanted.items() for time in times}
        asked = [request.path for request in server.log if request.kind == "memento"]
        return Cost(
            name,
            len(world.held),
            sum(map(len, wanted.values())),
            len(found),
            _until_found(world, wanted, asked),
            len(asked),
            server.counts["index"],
            cpu_seconds,
            memory_mb,
        )


def _measured(arguments: list[str], folder: Path) -> tuple[float, float]:
    """Run `harvest` in a folder; gives its processor time in seconds and its largest memory in MB."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    process = subprocess.Popen(
        [sys.executable, "-m", "harvester.cli", *arguments], cwd=folder, env=environment
    )
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"harvest ended with {process.returncode}")
    # Linux counts in kilobytes.
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def _stored(folder: Path) -> set[tuple[str, str]]:
    """Address and first capture of each version, as `harvest log` tells them."""
    said = subprocess.run(
        [sys.executable, "-m", "harvester.cli", "log", "--json"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    return {(line["url"], line["first_capture"]) for line in map(json.loads, said.splitlines())}


def _until_found(world: World, wanted: dict[str, set[str]], asked: list[str]) -> int | None:
    """How many mementos were asked for until all versions were known from both sides."""
    needed: set[tuple[str, str]] = set()
    for url, firsts in wanted.items():
        times = [timestamp for timestamp, _ in world.rows_of(url)]
        for before, timestamp in pairwise([times[0], *times]):
            if timestamp in firsts:
                needed |= {(url, before), (url, timestamp)}
    for number, path in enumerate(asked, 1):
        timestamp, _, url = path.removeprefix("/web/").partition("id_/")
        missing = len(needed)
        needed.discard((unquote(url), timestamp))
        if missing and not needed:
            return number
    return None


def series() -> Cost:
    """Return the four documents of the series; every visible version of its truth is to be found."""
    folder = SHARED / "archives"
    truth = json.loads((folder / "terms-series.truth.json").read_text("utf-8"))
    wanted = {
        document["url"]: {v["timestamp"] for v in document["versions"] if v["kind"] in ("first", "visible")}
        for document in truth.values()
    }
    return run("series of real captures", World.from_warc(folder / "terms-series.warc.gz"), wanted)


def generated(kind: DateKind | None, short_lived: int = 0, resolution_days: float = 30) -> Cost:
    """Return a generated history of 3,000 captures, each with bytes of its own; see `stands_of`."""
    stands, times = stands_of(kind, short_lived, seed=5)
    label = {"effective": "Effective date: ", "updated": "Last updated: ", None: ""}[kind]

    def page(timestamp: str) -> bytes:
        stand = shown_at(stands, timestamp)
        said = f"<p>{label}{stand.says:%B %d, %Y}</p>" if label else ""
        return _PAGE.format(said=said, words=stand.words, served=timestamp).encode()

    world = World([Held(timestamp, POLICY, page(timestamp)) for timestamp in times])
    name = f"generated, {kind or 'no'} dates" + (f", {short_lived} short-lived" if short_lived else "")
    return run(name, world, {POLICY: first_captures(stands, times)}, resolution_days=resolution_days)


def long_list() -> Cost:
    """Return a list of 150,000 captures, each with a digest of its own, of which one is read."""
    body = _PAGE.format(said="", words="the only version", served="").encode()
    times = [f"{START + timedelta(seconds=2000 * number):%Y%m%d%H%M%S}" for number in range(150_000)]
    held = [Held(time, POLICY, body, row=(("digest", f"{time:A>32}"),)) for time in times]
    return run("a long list, one memento", World(held), {POLICY: set()}, budget=1)


_PAGE = """<!DOCTYPE html><html><head><title>Privacy Policy</title></head><body><main>
<h1>Privacy Policy</h1>{said}
<h2>1. What we collect</h2><p>This is {words} of the policy that says what we know about you, why we know it,
and what you can do about it. We keep the name, the address and the orders that you give us.</p>
<h2>2. Your rights</h2><p>Ask us what we know, and we tell you within a month. Ask us to forget it, and we do
so, but for the invoices, which the law asks us to keep.</p></main><!-- served {served} --></body></html>
"""


def main() -> int:
    """Print the table; returns 1 where a version was missed."""
    print("| history | captures | found | until all found | mementos | index | CPU s | memory MB |")
    print("|---|---:|---:|---:|---:|---:|---:|---:|")
    costs = []
    kinds: tuple[DateKind | None, ...] = (None, "effective", "updated")
    for measure in (
        *((series,) if SHARED.is_dir() else ()),
        *(partial(generated, kind) for kind in kinds),
        partial(generated, "updated", 2, 7),
        long_list,
    ):
        costs.append(measure())
        print(costs[-1], flush=True)
    return 0 if all(one.found == one.versions for one in costs) else 1


if __name__ == "__main__":
    sys.exit(main())
