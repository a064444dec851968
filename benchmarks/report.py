"""How much processor time `harvest report` takes: the first time, with nothing new, and with one new version.

    python -m benchmarks.report [DOCUMENTS [VERSIONS]]
    python -m benchmarks.report --growing [VERSIONS DOCUMENTS DOCUMENTS…]

The policies are made up: twelve sections of some 1,200 words in all, of which one is reworded from version
to version. It exits with 1 if a limit is exceeded: 40 s for the first report of 50 documents with 40
versions, 2 s if nothing changed, 3 s for one new version; of more or larger documents in proportion; and no
page may have more than 2 MB. With ``--growing``, the documents have 4 versions, and become more and more: 50,
500, 5,000. It exits with 1 if time or memory for a document grow with their number.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from store import Store
from tests.support.filled_stores import drafted, fill, policy

DOCUMENTS, VERSIONS = 50, 40
LIMITS = {"first report": 40.0, "nothing new": 2.0, "one new version": 3.0}
# In bytes, of a page.
LARGEST = 2 * 2**20
# Versions, and more and more documents; how much faster than these time may grow, and memory at all.
GROWING = (4, 50, 500, 5_000)
UNEVEN, MEMORY = 1.3, 3.0
_CONFIG = "[archive]\nlocation = 'https://archive.example'\n"


def fill_store(path: Path, documents: int, versions: int) -> None:
    """Make a store of documents; of the first one, the last version is left for later."""
    with Store(path) as store:
        for number in range(documents):
            texts = list(drafted(number, versions + (number == 0)))
            fill(store, policy(f"company-{number // 3}", f"policy-{number}"), texts[:versions])


def add_version(path: Path, versions: int) -> None:
    """Add a version to the first document."""
    with Store(path) as store:
        fill(store, policy("company-0", "policy-0"), list(drafted(0, versions + 1))[versions:])


@dataclass(frozen=True, slots=True)
class Cost:
    """What one report takes.

    Attributes:
        seconds: of processor time.
        megabytes: of memory, at most, of all reports so far.
    """

    seconds: float
    megabytes: float


@dataclass(frozen=True, slots=True)
class Case:
    """The reports of one store.

    Attributes:
        costs: what each takes.
        pages: how many pages the first one has.
        bytes: how many bytes these have.
        largest: how many the largest page has.
        written: how many files the report of one new version wrote.
    """

    costs: dict[str, Cost]
    pages: int
    bytes: int
    largest: int
    written: int


def measured(store: Path, folder: Path, config: Path) -> Cost:
    """Make the report in a process of its own, and return what it took."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    # One process, whose time is all that is spent.
    command = [sys.executable, "-m", "harvester", "report", str(folder), "--db", str(store), "--jobs", "1"]
    subprocess.run([*command, "--config", str(config)], check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(seconds, after.ru_maxrss / 1024)


def case_of(documents: int, versions: int) -> Case:
    """Measure the reports of so many documents with so many versions."""
    costs = {}
    with tempfile.TemporaryDirectory() as name:
        store, folder, config = Path(name) / "harvest.db", Path(name) / "site", Path(name) / "config.toml"
        config.write_text(_CONFIG, "utf-8")
        fill_store(store, documents, versions)
        costs["first report"] = measured(store, folder, config)
        sizes = [path.stat().st_size for path in folder.rglob("*.html")]
        costs["nothing new"] = measured(store, folder, config)
        add_version(store, versions)
        before = {path: path.stat().st_ino for path in folder.rglob("*.html")}
        costs["one new version"] = measured(store, folder, config)
        written = sum(before.get(path) != path.stat().st_ino for path in folder.rglob("*.html"))
    return Case(costs, len(sizes), sum(sizes), max(sizes), written)


def shown(documents: int, versions: int, found: Case) -> None:
    """Print what the reports of one store take."""
    megabytes = found.bytes / 2**20
    print(f"{documents:,} documents with {versions} versions: {found.pages:,} pages, {megabytes:,.0f} MB")
    largest = found.largest / 2**20
    print(f"largest page: {largest:.2f} MB; with one new version {found.written} pages are written")


def within_limits(documents: int, versions: int) -> bool:
    """Measure one case, print it, and return whether it is within the limits."""
    found = case_of(documents, versions)
    # Small stores are allowed what the start of the program takes.
    scale = max(1.0, documents * versions / (DOCUMENTS * VERSIONS))
    shown(documents, versions, found)
    for what, limit in LIMITS.items():
        cost = found.costs[what]
        print(f"{what:<16} {cost.seconds:8.2f} s (at most {limit * scale:.0f} s), {cost.megabytes:.0f} MB")
    is_fast = all(found.costs[what].seconds <= limit * scale for what, limit in LIMITS.items())
    return is_fast and found.largest <= LARGEST


def in_proportion(versions: int, numbers: Sequence[int]) -> bool:
    """Measure more and more documents, print each, and return whether what each takes stays the same."""
    is_even = True
    first: Case | None = None
    for documents in numbers:
        found = case_of(documents, versions)
        first = first or found
        shown(documents, versions, found)
        ratio = documents / numbers[0]
        for what, cost in found.costs.items():
            times = cost.seconds / first.costs[what].seconds
            said = f"{cost.seconds:8.2f} s = {times:.2f} times that of {numbers[0]} (documents: {ratio:.0f})"
            print(f"{what:<16} {said}, {cost.megabytes:.0f} MB", flush=True)
            is_even &= times <= ratio * UNEVEN
        is_even &= found.largest <= LARGEST
        is_even &= found.costs["first report"].megabytes <= MEMORY * first.costs["first report"].megabytes
    return is_even


def main() -> int:
    """Measure and print."""
    if sys.argv[1:2] == ["--growing"]:
        versions, *numbers = map(int, sys.argv[2:] or GROWING)
        return int(not in_proportion(versions, numbers))
    given = [int(argument) for argument in sys.argv[1:]]
    documents, versions = (*given, *(DOCUMENTS, VERSIONS)[len(given) :])
    return int(not within_limits(documents, versions))


if __name__ == "__main__":
    sys.exit(main())
