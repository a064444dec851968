"""What `harvest bulk` costs: over the plain work, on two workers against one, and on 64 in a simulation.

    python -m benchmarks.bulk [--files N] [--captures N] [--paragraphs N] [--only pairs|killed|many]

On generated WARC files of companies that do not exist. The plain work is an ordinary run of the same files
with an export of its tables; both are processor time, so that other programs on the machine count for less.
What is compared is measured in turn, and the cheapest of each counts: a busy machine makes everything dearer.
The modules are compiled before, as they are where the program is installed.
The simulations take the measured time of each task. Files go to the first worker that is free; parts begin
when all files are read, and belong to a worker, from which another one that has no more takes one at a time:
the next, which is unpacked already. That is what Dask does. Linux only.
"""

from __future__ import annotations

import argparse
import ctypes
import heapq
import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import harvester.bulk.data_set
from harvester.bulk.build import build
from harvester.bulk.cluster import Cluster, Made, PackedRow, Task
from harvester.bulk.data_set import DataSet, Manifest
from harvester.bulk.inputs import find_inputs
from harvester.bulk.rules import bulk_rules
from harvester.config import load
from tests.support.data_sets import has_rows_of
from tests.support.many_archives import ManyArchives

FILES, CAPTURES = 20, 1000
# In each of the eight sections: 3 make policies of 340 words, 15 make policies of 1,900, and 25 make 3,100.
PARAGRAPHS = 3
# Of the simulation, in which as many tasks as on a cluster must be many times the number of its workers.
SMALL_FILES, SMALL_CAPTURES = 640, 16
CAPTURES_OF_A_COMPANY = 100
WORKERS = 64
# How often what is compared is measured.
TURNS = 2
# So that there are some thousand parts.
SMALL_PART_BYTES = 2**13
# linux/prctl.h: what a process leaves behind is waited for by this process, so its time is known.
_SET_CHILD_SUBREAPER = 36


@dataclass(frozen=True, slots=True)
class Cost:
    """What calls of the program cost, with all processes that they start.

    Attributes:
        seconds: processor time.
        megabytes: the memory of the largest process.
        elapsed: how long it took.
    """

    seconds: float
    megabytes: float
    elapsed: float

    def __add__(self, other: Cost) -> Cost:
        """Return what both cost, one after the other."""
        megabytes = max(self.megabytes, other.megabytes)
        return Cost(self.seconds + other.seconds, megabytes, self.elapsed + other.elapsed)


def command(folder: Path, *arguments: str, ends_with: int = 0) -> Cost:
    """Call the program in a folder, as a process of its own, and return what it costs."""
    begun = time.monotonic()
    process = subprocess.Popen(
        [sys.executable, "-m", "harvester", *arguments],
        cwd=folder,
        env=_environment(folder),
        stdout=subprocess.DEVNULL,
    )
    used = []
    while True:
        try:
            pid, status, one = os.wait4(-1, 0)
        except ChildProcessError:
            break
        used.append(one)
        if pid == process.pid:
            process.returncode = os.waitstatus_to_exitcode(status)
            elapsed = time.monotonic() - begun
    if process.returncode != ends_with:
        raise AssertionError(f"{arguments} ended with {process.returncode}")
    seconds = sum(one.ru_utime + one.ru_stime for one in used)
    return Cost(seconds, max(one.ru_maxrss for one in used) / 1024, elapsed)


def _environment(folder: Path) -> dict[str, str]:
    """Return the environment of a program whose compiled modules are kept."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PYTHONPYCACHEPREFIX": str(folder / "compiled")}


def ordinary(folder: Path, store: str) -> Cost:
    """Harvest the files in the ordinary way with one process, and export the tables."""
    made = ("--db", f"{store}.db")
    harvested = command(
        folder, *made, "--archive", "warcs", "run", "--budget", "1000000000", "--quiet", "--jobs", "1"
    )
    return harvested + command(folder, *made, "export", "parquet", f"{store}-exported")


def bulk(folder: Path, jobs: int, out: str) -> Cost:
    """Harvest the files in bulk."""
    return command(folder, "bulk", "--jobs", str(jobs), "--quiet", "warcs", out)


def costs(folder: Path) -> tuple[Cost, Cost, Cost]:
    """Return what the ordinary work costs, and `bulk` with one worker and with two."""
    # Whatever is called first compiles the modules. Some captures repeat those of files that it does not get.
    command(folder, "bulk", "--jobs", "1", "--quiet", "warcs/crawl-000.warc.gz", "first", ends_with=1)
    found = [
        (ordinary(folder, f"plain-{turn}"), bulk(folder, 1, f"one-{turn}"), bulk(folder, 2, f"two-{turn}"))
        for turn in range(TURNS)
    ]
    plain, one, two = (min(each, key=lambda cost: cost.seconds) for each in zip(*found, strict=True))
    return plain, one, two


def killed(folder: Path) -> str:
    """Kill a worker in the middle, and return whether the rows are the same nevertheless."""
    call = [sys.executable, "-m", "harvester", "bulk", "--jobs", "2", "--quiet", "warcs", "killed"]
    with subprocess.Popen(
        call, cwd=folder, env=_environment(folder), stderr=subprocess.PIPE, text=True
    ) as process:
        victim = threading.Thread(target=_kill_one, args=(process.pid, folder / "killed"))
        victim.start()
        _, said = process.communicate()
        victim.join()
    same = has_rows_of(folder / "killed", folder / "one")
    return f"exit code {process.returncode} {said.strip()}, same rows: {same}"


def _kill_one(pid: int, out: Path) -> None:
    """Kill the worker that has used most time, once a third of the parts is complete."""
    while not (out / "_harvest.json").exists():
        time.sleep(0.05)
    parts = json.loads((out / "_harvest.json").read_text("utf-8"))["parts"]
    while len(list(out.glob("_done/part-*"))) < max(1, parts // 3):
        time.sleep(0.05)
    os.kill(max(_below(pid), key=_ticks), signal.SIGKILL)


def _below(pid: int) -> list[int]:
    """Return the processes that a process started, and those that these started."""
    children = [
        int(stat.parent.name)
        for stat in Path("/proc").glob("[0-9]*/stat")
        if _stat(int(stat.parent.name))[1:2] == [str(pid)]
    ]
    return [*children, *(one for child in children for one in _below(child))]


def _stat(pid: int) -> list[str]:
    try:
        return Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()
    except OSError:
        return []


def _ticks(pid: int) -> int:
    found = _stat(pid)
    return int(found[11]) + int(found[12]) if found else 0


class RecordedCluster(Cluster):
    """Runs all tasks in this process, and notes what each costs.

    Attributes:
        reading: the seconds of each task that reads.
        finishing: those of each task that makes a part.
    """

    def __init__(self) -> None:
        super().__init__(None)
        self.reading: list[float] = []
        self.finishing: list[float] = []

    @property
    def work(self) -> float:
        """All seconds together."""
        return sum(self.reading) + sum(self.finishing)

    def on(self, workers: int) -> float:
        """Return how many seconds it takes that many workers."""
        return shared(self.finishing, workers, scheduled(self.reading, workers))

    def shuffle(
        self,
        read: Callable[[Task], Iterable[PackedRow]],
        items: Sequence[Task],
        finish: Callable[[int, Iterable[bytes]], Made],
        parts: Sequence[int],
    ) -> Iterator[Made]:
        """Do the same one after the other."""
        found: dict[int, list[bytes]] = {part: [] for part in parts}
        for item in items:
            begun = time.process_time()
            for part, row in read(item):
                found[part].append(row)
            self.reading.append(time.process_time() - begun)
        for part in parts:
            begun = time.process_time()
            made = finish(part, found.pop(part))
            self.finishing.append(time.process_time() - begun)
            yield made


def scheduled(tasks: Iterable[float], workers: int, begin: float = 0.0) -> float:
    """Return when the last of some tasks ends, if each goes to the first worker that is free."""
    free = [begin] * workers
    for seconds in tasks:
        heapq.heappush(free, heapq.heappop(free) + seconds)
    return max(free)


def shared(tasks: Sequence[float], workers: int, begin: float) -> float:
    """Return when the last of some tasks ends, if each belongs to a worker that may lose its next one."""
    own = [deque[float]() for _ in range(workers)]
    for place, seconds in enumerate(tasks):
        own[workers * place // len(tasks)].append(seconds)
    next_is_there, waiting = [True] * workers, list[int]()
    events, end = [(begin, worker) for worker in range(workers)], begin
    while events:
        now, worker = heapq.heappop(events)
        if own[worker]:
            owner, next_is_there[worker] = worker, True
            events.extend((now, one) for one in waiting)
            heapq.heapify(events)
            waiting.clear()
        else:
            others = [one for one in range(workers) if own[one] and next_is_there[one]]
            if not others:
                waiting.append(worker)
                continue
            owner = max(others, key=lambda one: len(own[one]))
            next_is_there[owner] = False
        ends = now + own[owner].popleft()
        end = max(end, ends)
        heapq.heappush(events, (ends, worker))
    return end


def recorded(folder: Path, inputs: str, out: str, workers: int = 1) -> RecordedCluster:
    """Harvest files in this process, in as many parts as for some workers, and return what each task cost."""
    found = find_inputs([str(folder / inputs)])
    rules = bulk_rules(load(folder / "config.toml", {}), found.location, datetime.now(UTC))
    cluster, data_set = RecordedCluster(), DataSet(str(folder / out))
    data_set.begin(Manifest.of(found, rules, workers))
    build(found, data_set, rules, cluster, lambda done, parts: None)
    return cluster


def many_workers(folder: Path) -> str:
    """Return how efficient 64 workers would be on many small tasks of the measured times."""
    small = ManyArchives(SMALL_FILES, SMALL_CAPTURES, SMALL_FILES * SMALL_CAPTURES // 8)
    small.write(folder / "small")
    (folder / "config.toml").write_text(small.configuration(), "utf-8")
    harvester.bulk.data_set._PART_BYTES = SMALL_PART_BYTES
    cluster = recorded(folder, "small", "simulated")
    end = cluster.on(WORKERS)
    tasks = f"{len(cluster.reading)} + {len(cluster.finishing)} tasks"
    return (
        f"{tasks}, {cluster.work:.0f} s of work, {end:.1f} s: {cluster.work / (end * WORKERS):.0%} efficient"
    )


def two_workers(folder: Path, one: float, two: float) -> str:
    """Return how many times as fast two workers are as one.

    Args:
        folder: where the files are.
        one: what one worker costs, in seconds.
        two: what two cost together. What Dask and the start of its processes cost, each has a half of.
    """
    cluster = recorded(folder, "warcs", "recorded", 2)
    busier = cluster.on(2) / cluster.work
    dask = max(0.0, two - one) / 2
    times = one / (busier * one + dask)
    return f"{times:.2f} x one; the busier has {busier:.1%} of the work; Dask takes {dask:.1f} s of each"


def pairs(folder: Path, captures: int) -> None:
    """Print what the ordinary work, one worker and two cost."""
    plain, one, two = costs(folder)
    over = (one.seconds - plain.seconds) / captures * 1000
    print(f"plain {plain.seconds:.1f} s, bulk {one.seconds:.1f} s: {over:+.2f} ms a capture", flush=True)
    print(f"same rows: {has_rows_of(folder / 'one-0', folder / 'plain-0-exported')}", flush=True)
    print(f"memory: {one.megabytes:.0f} MB, each of two {two.megabytes:.0f} MB at most", flush=True)
    print(f"elapsed: {one.elapsed:.1f} s, two workers {two.elapsed:.1f} s", flush=True)
    print(f"two together {two.seconds:.1f} s: {two_workers(folder, one.seconds, two.seconds)}", flush=True)


def main(files: int, captures: int, paragraphs: int, only: str | None) -> None:
    """Measure, and print what was found."""
    ctypes.CDLL(None).prctl(_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    companies = max(1, files * captures // CAPTURES_OF_A_COMPANY)
    many = ManyArchives(files, captures, companies, paragraphs)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        many.write(folder / "warcs")
        (folder / "config.toml").write_text(many.configuration(), "utf-8")
        print(f"{many.words()} words a policy", flush=True)
        if only in {None, "pairs"}:
            pairs(folder, files * captures)
        if only in {None, "killed"}:
            bulk(folder, 1, "one")
            print(f"a worker killed in the middle: {killed(folder)}", flush=True)
        if only in {None, "many"}:
            print(f"{WORKERS} workers: {many_workers(folder)}", flush=True)


if __name__ == "__main__":
    options = argparse.ArgumentParser()
    options.add_argument("--files", type=int, default=FILES)
    options.add_argument("--captures", type=int, default=CAPTURES, help="in each file")
    options.add_argument("--paragraphs", type=int, default=PARAGRAPHS, help="in each section of a policy")
    options.add_argument("--only", choices=("pairs", "killed", "many"))
    main(**vars(options.parse_args()))
