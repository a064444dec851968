"""How much sooner two processors are done than one, with `--jobs 2` of import, rebuild, report and run.

    python -m benchmarks.processes [SITES]

The corpus documents and captures are made up, five of each site. Other programs on the machine count little:
what is measured is processor time, of the process that writes and of all others. On two idle processors a
call takes as long as the one that writes, or half of what all take together, whichever is longer. Linux only.
"""

from __future__ import annotations

import ctypes
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.support.many_companies import configuration, corpus, write_captures

SITES, DOCUMENTS_OF_SITE = 180, 5
PROCESSORS = 2
CALLS: dict[str, Callable[[int], tuple[str, ...]]] = {
    "import": lambda jobs: ("corpus",),
    "rebuild": lambda jobs: (),
    "report": lambda jobs: (f"site-{jobs}",),
    "run": lambda jobs: ("--config", "run.toml", "--db", f"run-{jobs}.db", "--quiet"),
}
# linux/prctl.h: what a process leaves behind is waited for by this process, so its time is known.
_SET_CHILD_SUBREAPER = 36


@dataclass(frozen=True, slots=True)
class Spent:
    """Seconds of processor time.

    Attributes:
        writer: of the process that was started.
        others: of the processes that it started.
    """

    writer: float
    others: float

    def lasts(self) -> float:
        """Return how long it takes on idle processors at best."""
        return max(self.writer, (self.writer + self.others) / PROCESSORS) if self.others else self.writer


def spent(folder: Path, *arguments: str) -> Spent:
    """Return the processor time that a call of the program takes, with all its processes."""
    before = _seconds(resource.getrusage(resource.RUSAGE_CHILDREN))
    process = subprocess.Popen(
        [sys.executable, "-m", "harvester", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[1])},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _, process.returncode, used = os.wait4(process.pid, 0)
    if process.returncode:
        raise AssertionError(f"{arguments} ended with {process.returncode}")
    try:
        while True:
            os.wait()
    except ChildProcessError:
        pass
    writer = _seconds(used)
    return Spent(writer, _seconds(resource.getrusage(resource.RUSAGE_CHILDREN)) - before - writer)


def _seconds(used: resource.struct_rusage) -> float:
    return used.ru_utime + used.ru_stime


def prepare(folder: Path, sites: int) -> None:
    """Write what is imported, and what is run over."""
    for document, payload in corpus(sites, DOCUMENTS_OF_SITE):
        (folder / "corpus" / document).parent.mkdir(parents=True, exist_ok=True)
        (folder / "corpus" / document).write_bytes(payload)
    (folder / "config.toml").write_text("[archive]\nlocation = 'https://archive.example'\n", "utf-8")
    write_captures(folder / "captures.warc.gz", sites, DOCUMENTS_OF_SITE)
    archive = '[archive]\nlocation = "captures.warc.gz"\n'
    (folder / "run.toml").write_text(archive + configuration(sites), "utf-8")


def main() -> int:
    """Print the table."""
    ctypes.CDLL(None).prctl(_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    sites = int(sys.argv[1]) if sys.argv[1:] else SITES
    print(f"{sites * DOCUMENTS_OF_SITE} documents of {sites} sites, in seconds of processor time:\n")
    print("| | one process | the writer of two processes | these processes | ratio on two processors |")
    print("|---|---:|---:|---:|---:|")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        prepare(folder, sites)
        for command, given in CALLS.items():
            one, two = (
                spent(folder, "--db", f"{jobs}.db", command, "--jobs", str(jobs), *given(jobs))
                for jobs in (1, PROCESSORS)
            )
            print(
                f"| {command} | {one.writer:.1f} | {two.writer:.1f} | {two.others:.1f} "
                f"| **{one.lasts() / two.lasts():.2f} ×** |",
                flush=True,
            )
    return 0


if __name__ == "__main__":
    sys.exit(main())
