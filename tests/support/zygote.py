"""A process that has imported the program, and forks real `harvest` processes that are killed.

    python -m tests.support.zygote          # a JSON command a line on standard input, an answer a line

Starting the interpreter takes ten times as long as a small harvest: a proof of hundreds of kills would only
prove that. A forked process is as real: its own memory, its own files, killed by the kernel.
"""

from __future__ import annotations

import gc
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import chdir, contextmanager, redirect_stderr, redirect_stdout, suppress
from importlib import import_module
from io import StringIO
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import Any, Self

from harvester.demo import demo_files
from tests.support.new_stores import never_wait
from tests.support.paths import ROOT

KILLED = -signal.SIGKILL
# Exit code of a process that SIGINT ended.
INTERRUPTED = 130
# Commands that import what processes need, and compile what they look for in pages.
_FIRST = (
    ("import", "larkspur-optics.example.md"),
    ("--quiet",),
    ("rebuild",),
    *((name,) for name in ("digest", "log", "status", "verify")),
    ("report", "site"),
    ("schedule", "--help"),
)
# Those that a test may send before a new process has its files; it gets them when it has.
_SIGNALS = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)


class Zygote:
    """Starts `harvest` processes quickly, for the length of a ``with``."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.support.zygote"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._process:
            assert self._process.stdin
            self._process.stdin.close()

    def start(
        self, arguments: Sequence[str], *, folder: Path, die_at: int | None = None, other_rules: bool = False
    ) -> int:
        """Start a process.

        Args:
            arguments: of `harvest`.
            folder: where it runs; what it says goes to `said.txt` there.
            die_at: kill it there, of the places right before and right after each commit; from 1.
            other_rules: whether pages are read by rules that are not today's.

        Returns:
            Its process id.
        """
        return int(self._ask(arguments=list(arguments), folder=str(folder), die_at=die_at, other=other_rules))

    def wait(self, pid: int) -> int:
        """Wait for the end of a process; gives its exit code, or `KILLED`."""
        return int(self._ask(wait=pid))

    def run(self, arguments: Sequence[str], *, folder: Path, **rest: Any) -> int:
        """Start a process and wait for its end."""
        return self.wait(self.start(arguments, folder=folder, **rest))

    def _ask(self, **command: object) -> str:
        assert self._process.stdin
        assert self._process.stdout
        print(json.dumps(command), file=self._process.stdin, flush=True)
        return self._process.stdout.readline()


def kill(pid: int) -> None:
    """`kill -9`, if the process is still there."""
    with suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)


def _serve() -> None:
    """Import the program, then fork a process for each command."""
    import_module("harvester.archive.http.connection")
    # These processes are killed, which no disk notices: what was written is there for those that come after.
    for module in ("writing", "database"):
        vars(import_module(f"store.{module}"))["set_synchronous"] = never_wait
    warm_up()
    for line in sys.stdin:
        command = json.loads(line)
        if "wait" in command:
            print(os.waitstatus_to_exitcode(os.waitpid(command["wait"], 0)[1]), flush=True)
            continue
        signal.pthread_sigmask(signal.SIG_BLOCK, _SIGNALS)
        pid = os.fork()
        if not pid:
            _live(command)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _SIGNALS)
        print(pid, flush=True)


def warm_up() -> None:
    """Do what takes most processes longest the first time, once for all that are forked."""
    from harvester.cli import main

    said = StringIO()
    with TemporaryDirectory() as folder, chdir(folder), redirect_stdout(said), redirect_stderr(said):
        demo_files(Path(folder))
        for call in _FIRST:
            assert main(call) == 0, said.getvalue()
    # What is there stays: processes need not look for garbage in it, nor have copies of its pages.
    gc.freeze()


def _live(command: dict[str, Any]) -> None:
    """Be a `harvest` process; never returns."""
    code = 70
    try:
        os.chdir(command["folder"])
        said = os.open("said.txt", os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        os.dup2(said, 1)
        os.dup2(said, 2)
        if command["die_at"] is not None:
            _die_at(command["die_at"])
        if command["other"]:
            _read_by_other_rules()
        from harvester.cli import main

        signal.pthread_sigmask(signal.SIG_UNBLOCK, _SIGNALS)
        code = main(command["arguments"])
        sys.stdout.flush()
        sys.stderr.flush()
    except KeyboardInterrupt:
        # It came before the command line caught it, or after it had ended.
        code = INTERRUPTED
    finally:
        os._exit(code)


def _die_at(place: int) -> None:
    """Let this process kill itself right before or right after a commit of the store."""
    from store.database import Database

    places = count(1)
    step = Database.step

    def note() -> None:
        if next(places) == place:
            os.kill(os.getpid(), signal.SIGKILL)

    @contextmanager
    def counted(self: Database, **how: bool) -> Iterator[None]:
        outermost = not self._connection.in_transaction
        with step(self, **how):
            yield
            if outermost:
                note()
        if outermost:
            note()

    Database.step = counted  # type: ignore[method-assign]


def _read_by_other_rules() -> None:
    """Let this process read pages as an older program might have: all in capitals."""
    from dataclasses import replace

    from harvester.extract import Page, extract
    from harvester.pipeline import extracting, generations

    def shouted(*arguments: Any, **named: Any) -> Page:
        page = extract(*arguments, **named)
        return replace(page, markdown=page.markdown.upper())

    vars(extracting)["extract"] = shouted
    vars(generations)["EXTRACTORS"] = {"corpus": "older-rules", "complete": "older-rules"}


if __name__ == "__main__":
    _serve()
