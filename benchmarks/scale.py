"""What a document costs in a store of many companies, and in a configuration of many.

    python -m benchmarks.scale             # costs at 1,000 and at 130,000 companies; configurations; digests
    python -m benchmarks.scale curve 20000 # by one command, five documents of each of so many companies
    python -m benchmarks.scale curve 20000 import-curve.svg # the same, drawn
    python -m benchmarks.scale memory 1000 # of a run over a file with a capture of each of so many documents

The companies do not exist. Each measurement is a process of its own, in processor time, so that the work of
other programs on the machine counts little. Ratios come first: they hold on other machines, too.
"""

from __future__ import annotations

import io
import os
import resource
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from benchmarks.drawing import Panel, drawn
from harvester.corpus.files import read_bytes
from store import Store
from tests.support.many_companies import SMALL, configuration, corpus, domain, know_companies, write_captures

COMPANIES = (1_000, 130_000)
IMPORTED = 400
CONFIGURED, RECIPIENTS = 10_000, 2_000
RUN = 300
DOCUMENTS_OF_SITE = 5
TICKS = os.sysconf("SC_CLK_TCK")
MIB = 2**20
# One process, whose time is all that is spent.
_IMPORT = ("import", "--quiet", "--jobs", "1")


def seconds(folder: Path, *arguments: str) -> float:
    """Return the processor time that a call of the program takes."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        [sys.executable, "-m", "harvester", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[1])},
        stdout=subprocess.DEVNULL,
        check=True,
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def pack(path: Path, documents: Iterator[tuple[str, bytes]]) -> None:
    """Write corpus documents into an archive."""
    with tarfile.open(path, "w:gz", compresslevel=1) as archive:
        for name, payload in documents:
            member = tarfile.TarInfo(name)
            member.size = len(payload)
            archive.addfile(member, io.BytesIO(payload))


def imports(folder: Path) -> Iterator[str]:
    """Yield what an import costs in stores that know few companies and many."""
    pack(folder / "one.tar.gz", corpus(1, 1, first=990_000))
    pack(folder / "many.tar.gz", corpus(IMPORTED, 1, first=900_000))
    found = []
    for known in COMPANIES:
        with Store(folder / "harvest.db") as store:
            know_companies(store, known)
        start = seconds(folder, *_IMPORT, "one.tar.gz")
        found.append(1000 * (seconds(folder, *_IMPORT, "many.tar.gz") - start) / IMPORTED)
        yield f"| import, {known:,} companies known | {found[-1]:.1f} ms a document |"
        for path in folder.glob("harvest.db*"):
            path.unlink()
    yield f"| ratio | {found[1] / found[0]:.2f} × |"


def configurations(folder: Path) -> Iterator[str]:
    """Yield what commands cost with many companies in the configuration."""
    for companies, recipients in ((1, 1), (CONFIGURED, RECIPIENTS)):
        (folder / "config.toml").write_text(configuration(companies, recipients), "utf-8")
        with Store(folder / "harvest.db") as store:
            know_companies(store, companies)
        name = domain(0)
        yield f"| log of one of {companies:,} companies | {seconds(folder, 'log', '--company', name):.2f} s |"
        yield f"| digest, {recipients:,} recipients | {seconds(folder, 'digest'):.2f} s |"
        for path in folder.glob("harvest.db*"):
            path.unlink()


def runs(folder: Path) -> Iterator[str]:
    """Yield what a run costs that finds nothing new."""
    write_captures(folder / "captures.warc.gz", RUN)
    archive = '[archive]\nlocation = "captures.warc.gz"\n'
    (folder / "config.toml").write_text(archive + configuration(RUN), "utf-8")
    seconds(folder, "run", "--quiet")
    start = seconds(folder, "run", "--quiet", "--company", domain(0))
    spent = seconds(folder, "run", "--quiet") - start
    yield f"| run with nothing new | {1000 * spent / (RUN - 1):.1f} ms a document |"


def memory(documents: int, folder: Path) -> Iterator[str]:
    """Yield the most memory that a run needs which lists so many documents of a file and fetches nothing."""
    write_captures(folder / "captures.warc.gz", documents, captures=1, sections=1)
    archive = '[archive]\nlocation = "captures.warc.gz"\n'
    (folder / "config.toml").write_text(archive + configuration(documents), "utf-8")
    spent = seconds(folder, "run", "--quiet", "--jobs", "1", "--budget", "0")
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    yield f"| {documents:,} | {most:.0f} MB | {1000 * spent / documents:.1f} ms a document |"


def curve(sites: int, picture: Path | None, folder: Path) -> Iterator[str]:
    """Yield processor time and memory of one import, at ten places, and draw them."""
    points: list[tuple[float, float, float]] = []
    pack(folder / "corpus.tar.gz", corpus(sites, DOCUMENTS_OF_SITE, sections=SMALL))
    interval = sites * DOCUMENTS_OF_SITE // 10
    yield "| documents | processor time, s | ms a document since the line before | memory, MB |"
    yield "|---:|---:|---:|---:|"
    command = [sys.executable, "-u", "-m", "harvester", "import", "--jobs", "1", "corpus.tar.gz"]
    path = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[1])}
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, text=True, env=path) as importing:
        assert importing.stdout is not None
        before = done = 0.0
        for line in importing.stdout:
            imported = int(line.split()[0].replace(",", ""))
            if imported % interval or imported <= done:
                continue
            spent, memory = usage(importing.pid)
            each = 1000 * (spent - before) / (imported - done)
            yield f"| {imported:,} | {spent:.0f} | {each:.2f} | {memory:.0f} |"
            before, done = spent, imported
            points.append((imported, spent, memory))
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    total = ended.ru_utime + ended.ru_stime
    yield f"| all timelines drawn | {total:.0f} | | {ended.ru_maxrss / 1024:.0f} at most |"
    if picture is not None:
        picture.write_text(pictured(points), "utf-8")


def pictured(points: Sequence[tuple[float, float, float]]) -> str:
    """Return the picture of an import.

    Args:
        points: documents, seconds and MB.
    """
    panels = (
        Panel("Processor time, seconds", "documents", [(0, 0), *((one[0], one[1]) for one in points)]),
        Panel("Memory, MB", "documents", [(one[0], one[2]) for one in points]),
    )
    return drawn(panels)


def usage(process: int) -> tuple[float, float]:
    """Return the processor time of a process in seconds, and its memory in MB."""
    fields = read_bytes(f"/proc/{process}/stat").decode().rpartition(")")[2].split()
    pages = int(read_bytes(f"/proc/{process}/statm").decode().split()[1])
    return (int(fields[11]) + int(fields[12])) / TICKS, pages * resource.getpagesize() / MIB


PARTS = {"imports": imports, "configurations": configurations, "runs": runs}


def main() -> int:
    """Print the tables."""
    named = sys.argv[1:]
    if named[:1] == ["curve"]:
        parts: tuple[Callable[[Path], Iterator[str]], ...] = (
            partial(curve, int(named[1]), Path(named[2]).absolute() if named[2:] else None),
        )
    elif named[:1] == ["memory"]:
        parts = (partial(memory, int(named[1])),)
    else:
        parts = tuple(PARTS[name] for name in named or PARTS)
    for part in parts:
        with tempfile.TemporaryDirectory() as folder:
            for line in part(Path(folder)):
                print(line, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
