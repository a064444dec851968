"""A signal ends a command and all processes that work for it, and the same command goes on later."""

from __future__ import annotations

import os
import shutil
import signal
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import psutil
import pytest

from tests.support.harvests import contents
from tests.support.many_archives import ManyArchives
from tests.support.many_companies import SMALL, corpus, domain
from tests.support.zygote import INTERRUPTED, Zygote

# Processes are started for 25 files of a step of 50, 10 documents of a report, or 50 captures in files.
SITES, DOCUMENTS_OF_SITE = 38, 2
REPORT = ("report", "site", *(part for site in range(10) for part in ("--company", domain(site))))
ARCHIVES = ManyArchives(1, 72, 6)
# The process that starts the others, the one that cleans up after it, and two that work.
STARTED = 4
# On a machine that is busy, a command may be done before the test has noticed its processes.
TRIES = 10
PATIENCE_SECONDS = 120


@pytest.fixture(scope="module")
def whole(zygote: Zygote, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with corpus documents, WARC files, and what one process makes of them."""
    folder = tmp_path_factory.mktemp("whole")
    (folder / "corpus").mkdir()
    for name, payload in corpus(SITES, DOCUMENTS_OF_SITE, sections=SMALL):
        (folder / "corpus" / name).write_bytes(payload)
    ARCHIVES.write(folder / "warcs")
    (folder / "files.toml").write_text(ARCHIVES.configuration(), "utf-8")
    for command in (
        ("--db", "import.db", "import", "corpus"),
        ("--db", "import.db", *REPORT),
        ("--config", "files.toml", "--db", "run.db", "--archive", "warcs", "run"),
    ):
        assert zygote.run((*command, "--jobs", "1"), folder=folder) == 0
    return folder


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_an_import(zygote: Zygote, whole: Path, tmp_path: Path, number: signal.Signals) -> None:
    call = ("--db", "store.db", "import", str(whole / "corpus"), "--jobs", "2")
    folder, code = stopped(zygote, call, tmp_path, number)
    *_, said = (folder / "said.txt").read_text("utf-8").splitlines()
    assert (code, said.partition(": ")[2].partition(":")[0]) == (1, f"stopped by {number.name}")
    assert said.endswith("; import again to continue")
    assert zygote.run(call, folder=folder) == 0
    assert contents(folder / "store.db") == contents(whole / "import.db")


@pytest.mark.parametrize(
    ("number", "expected"), [(signal.SIGTERM, -signal.SIGTERM), (signal.SIGINT, INTERRUPTED)]
)
def test_a_report(zygote: Zygote, whole: Path, tmp_path: Path, number: signal.Signals, expected: int) -> None:
    call = ("--db", str(whole / "import.db"), *REPORT, "--jobs", "2")
    folder, code = stopped(zygote, call, tmp_path, number)
    assert code == expected
    assert zygote.run(call, folder=folder) == 0
    assert pages(folder / "site") == pages(whole / "site")


def test_a_run_over_files(zygote: Zygote, whole: Path, tmp_path: Path) -> None:
    call = ("--config", str(whole / "files.toml"), "--db", "store.db", "--archive", str(whole / "warcs"))
    folder, code = stopped(zygote, (*call, "run", "--jobs", "2"), tmp_path, signal.SIGTERM)
    said = (folder / "said.txt").read_text("utf-8")
    assert code == 1
    assert "harvest: stopped by SIGTERM: " in said
    assert zygote.run((*call, "run", "--jobs", "2"), folder=folder) == 0
    assert contents(folder / "store.db") == contents(whole / "run.db")


def stopped(zygote: Zygote, call: Sequence[str], path: Path, number: signal.Signals) -> tuple[Path, int]:
    """Stop a command while processes work for it.

    Args:
        zygote: starts it.
        call: its arguments.
        path: where folders are made for it.
        number: the signal that it is sent; the processes that work for it do not get it.

    Returns:
        The folder in which it ran, and its exit code.
    """
    for place in range(TRIES):
        folder = path / str(place)
        folder.mkdir()
        pid = zygote.start(call, folder=folder)
        others = processes_of(pid)
        if others and is_stopped(pid, others, number):
            code = zygote.wait(pid)
            _, left = psutil.wait_procs(others, timeout=PATIENCE_SECONDS)
            assert not left
            return folder, code
        assert zygote.wait(pid) == 0
        shutil.rmtree(folder)
    raise AssertionError("no process was seen to work")


def processes_of(pid: int) -> list[psutil.Process]:
    """Return the processes that a process has started, once they work; none if it ends before."""
    process = psutil.Process(pid)
    while process.status() != psutil.STATUS_ZOMBIE:
        with suppress(psutil.NoSuchProcess):
            if len(found := process.children(recursive=True)) >= STARTED:
                return found
        time.sleep(0.005)
    return []


def is_stopped(pid: int, others: Sequence[psutil.Process], number: signal.Signals) -> bool:
    """Send a signal while the others stand still, so that there is work left; False if all is done."""
    standing = []
    for one in others:
        with suppress(psutil.NoSuchProcess):
            one.suspend()
            standing.append(one)
    is_time = len(standing) == len(others) and psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    if is_time:
        os.kill(pid, number)
    for one in standing:
        with suppress(psutil.NoSuchProcess):
            one.resume()
    return is_time


def pages(folder: Path) -> dict[str, bytes]:
    """Return the files of a report."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
