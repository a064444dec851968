"""How much processor time `harvest report` takes: the first time, with nothing new, and with one new version.

    python -m benchmarks.report [DOCUMENTS [VERSIONS]]

The policies are made up: twelve sections of some 1,200 words in all, of which one is reworded from version
to version. It exits with 1 if a limit is exceeded: 40 s for the first report of 50 documents with 40
versions, 2 s if nothing changed, 3 s for one new version; of more or larger documents in proportion.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
from pathlib import Path

from store import Store
from tests.support.filled_stores import drafted, fill, policy

DOCUMENTS, VERSIONS = 50, 40
LIMITS = {"first report": 40.0, "nothing new": 2.0, "one new version": 3.0}
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


def measured(store: Path, folder: Path, config: Path) -> float:
    """Make the report in a process of its own, and return the processor time that it took, in seconds."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "harvester", "report", str(folder), "--db", str(store)]
    subprocess.run([*command, "--config", str(config)], check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> int:
    """Measure and print."""
    given = [int(argument) for argument in sys.argv[1:]]
    documents, versions = (*given, *(DOCUMENTS, VERSIONS)[len(given) :])
    # Small stores are allowed what the start of the program takes.
    scale = max(1.0, documents * versions / (DOCUMENTS * VERSIONS))
    seconds = {}
    with tempfile.TemporaryDirectory() as name:
        store, folder, config = Path(name) / "harvest.db", Path(name) / "site", Path(name) / "config.toml"
        config.write_text(_CONFIG, "utf-8")
        fill_store(store, documents, versions)
        seconds["first report"] = measured(store, folder, config)
        sizes = [path.stat().st_size for path in folder.rglob("*.html")]
        seconds["nothing new"] = measured(store, folder, config)
        add_version(store, versions)
        seconds["one new version"] = measured(store, folder, config)
    print(f"{documents} documents with {versions} versions: {len(sizes)} pages, {sum(sizes) / 2**20:.0f} MB")
    print(f"largest page: {max(sizes) / 2**20:.2f} MB")
    for what, limit in LIMITS.items():
        print(f"{what:<16} {seconds[what]:8.2f} s (at most {limit * scale:.0f} s)")
    return int(any(seconds[what] > limit * scale for what, limit in LIMITS.items()))


if __name__ == "__main__":
    sys.exit(main())
