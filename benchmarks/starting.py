"""How long a call takes before and beside its work: its imports, its expressions, its configuration.

    python -m benchmarks.starting

Processor time of whole processes, the least of several, because other programs on the machine only add to it.
The bytecode is compiled beforehand, as an installation has it.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

from harvester.config import Settings
from harvester.pipeline.importing import import_document
from harvester.pipeline.timeline import draw_timeline
from store import Store
from tests.support.many_companies import configuration, corpus, domain, know_companies
from tests.support.scripted import NOW

TIMES = 9
VERSIONS = 6
COMMANDS = ("log", "diff", "status", "search", "digest", "run")
CONFIGURED = ((1, 1), (10_000, 2_000))


def seconds(folder: Path, *arguments: str) -> float:
    """Return the least processor time that a call of the program took."""
    environment = {
        **os.environ,
        "PYTHONPATH": str(Path(__file__).resolve().parents[1]),
        "PYTHONPYCACHEPREFIX": str(folder / "bytecode"),
    }
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    found = []
    for _ in range(TIMES + 1):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        call = [sys.executable, "-m", "harvester", *arguments]
        subprocess.run(call, cwd=folder, env=environment, stdout=subprocess.DEVNULL, check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        found.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return min(found[1:])


def main() -> int:
    """Print the table."""
    print("| call | processor time, s |\n|---|---:|")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for arguments in (("--help",), *((command, "--help") for command in COMMANDS)):
            print(f"| `{' '.join(arguments)}` | {seconds(folder, *arguments):.2f} |", flush=True)
        for companies, recipients in CONFIGURED:
            (folder / "config.toml").write_text(configuration(companies, recipients), "utf-8")
            (folder / "harvest.db").unlink(missing_ok=True)
            with Store(folder / "harvest.db") as store:
                know_companies(store, companies)
                for file, payload in corpus(1, VERSIONS):
                    import_document(store, Settings(), file, payload, NOW)
                draw_timeline(store, 1, {})
            spent = seconds(folder, "log", "--company", domain(0))
            print(f"| `log` of one of {companies:,} configured companies | {spent:.2f} |", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
