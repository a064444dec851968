"""Standard streams that are closed, full, left by their reader, or in another encoding; real processes."""

from __future__ import annotations

import errno
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from harvester.cli import COMMANDS
from harvester.commands.standard_streams import TolerantStream
from harvester.demo import DemoFiles
from tests.fuzz.command_line import originals
from tests.support.calls import Harvest

IS_LONG = bool(os.environ.get("HARVEST_LONG"))
HARVEST = f'"{sys.executable}" -m harvester.cli'
CALLS = {
    "run": "run",
    "init": "--config new.toml init",
    "add": "--archive larkspur.warc add larkspur-optics.example",
    "import": "import larkspur-optics.example.md",
    "extract": "extract page.html",
    "inspect": "inspect page.html",
    "log": "log",
    "diff": "diff --company larkspur",
    "compare": "compare page.html larkspur-optics.example.md",
    "report": "report site",
    "search": "search lamps",
    "export": "export jsonl tables",
    "bulk": "bulk --jobs 1 larkspur-optics.example.md made",
    "feed": "feed",
    "datasette": "datasette",
    "evidence": "evidence --company larkspur 1 2 --output x.wacz",
    "status": "status",
    "save": "save",
    "digest": "digest --since 2012",
    "schedule": "schedule --archive nowhere.warc",
    "check-archive": "--archive http://127.0.0.1:9 check-archive",
    "verify": "verify",
    "rebuild": "rebuild",
    "backup": "backup copy.db",
    "gc": "gc",
    "help": "help log",
    "demo": "demo made",
}
WAYS = {
    "full output": ">/dev/full",
    "closed output": ">&-",
    "full messages": "2>/dev/full",
    "closed messages": "2>&-",
    "nothing is open": "<&- >&- 2>&-",
    "a reader that leaves": "| true",
}
CODES = {"schedule": 2, "save": 2, "check-archive": 4}
SILENT = ("schedule", "save")
# Each is a process of its own.
SHORT = [
    *(("inspect", way) for way in WAYS),
    ("run", "full messages"),
    ("run", "a reader that leaves"),
    ("schedule", "full output"),
]


def shell(line: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run a line of the shell; the exit code is that of the first program of a pipe."""
    return subprocess.run(
        ["bash", "-c", f"{line}; exit ${{PIPESTATUS[0]}}"],
        capture_output=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), **environment},
        check=False,
    )


def test_every_command_is_called() -> None:
    assert CALLS.keys() == COMMANDS.keys()


@pytest.fixture
def page(files: DemoFiles) -> Path:
    path = files.config.with_name("page.html")
    path.write_text("<title>A policy</title><p>" + "We may share your data with cafés. " * 60, "utf-8")
    return path


@pytest.mark.long
@pytest.mark.parametrize(
    ("command", "way"), [(command, way) for command in CALLS for way in WAYS] if IS_LONG else SHORT
)
def test_a_stream_that_fails_does_not_end_the_work(
    page: Path, harvest: Harvest, command: str, way: str
) -> None:
    if command not in ("run", "import", "demo"):
        page.with_name("harvest.db").write_bytes(originals().store)
    done = shell(f"{HARVEST} {CALLS[command]} {WAYS[way]}")
    assert b"Traceback" not in done.stderr
    assert b"Exception" not in done.stderr
    lost = command not in SILENT and way in ("full output", "closed output", "nothing is open")
    assert done.returncode == (CODES.get(command) or int(lost))
    if way in ("full output", "closed output"):
        assert (b"standard output could not be written" in done.stderr) == lost
    if command == "run":
        assert harvest("log", "--json")[1].count("\n") == 4


@pytest.mark.parametrize("encoding", ["ascii", "latin-1:strict", "utf-16"])
def test_what_goes_into_a_pipe_is_utf_8(page: Path, encoding: str) -> None:
    done = shell(f"{HARVEST} inspect --json page.html", PYTHONIOENCODING=encoding)
    assert done.stderr == b""
    assert "cafés" in json.loads(done.stdout)["sections"][0]["body"]


def test_so_it_is_where_the_locale_knows_only_ascii(page: Path) -> None:
    done = shell(f"{HARVEST} extract page.html", LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    assert done.stderr == b""
    assert "cafés" in done.stdout.decode()


def test_a_closed_standard_input_is_said(page: Path) -> None:
    done = shell(f"{HARVEST} inspect - <&-")
    assert done.returncode == 2
    assert b"-: cannot be read" in done.stderr


class Full(io.RawIOBase):
    """A stream on a disk that is full after some bytes."""

    def __init__(self, room: int) -> None:
        self.taken = bytearray()
        self.room = room

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        assert isinstance(data, memoryview)
        if not self.room:
            raise OSError(errno.ENOSPC, "No space left on device")
        taken = min(len(data), self.room)
        self.taken += data[:taken]
        self.room -= taken
        return taken


def test_the_first_error_is_kept_and_the_rest_dropped() -> None:
    below = Full(5)
    tolerant = TolerantStream(below)
    with io.TextIOWrapper(io.BufferedWriter(tolerant), "utf-8") as text:
        text.write("a long line\n" * 10_000)
        text.flush()
        assert tolerant.error is not None
        assert tolerant.error.errno == errno.ENOSPC
        text.write("more")
    assert below.taken == b"a lon"
