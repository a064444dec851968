"""Hostile surroundings of a call: a full disk, an absurd clock, an interruption, a missing folder."""

from __future__ import annotations

import os
import resource
import signal
import socket
import sys
import time
import webbrowser
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from random import Random
from types import FrameType
from typing import Any
from unittest import mock

from harvester.cli import main
from harvester.commands import session
from harvester.schedule import Daemon

TIMES = ("0001-01-01T00:00:00", "1969-12-31T23:59:59", "1970-01-01T00:00:00", "9999-12-31T23:59:59.999999")
VARIABLES = {
    "TZ": ("", "Nowhere/Land", ":/etc/passwd", "UTC+99", "\udcff"),
    "HOME": ("", "/nonexistent", "/dev/null"),
    "TMPDIR": ("/nonexistent", "/dev/null"),
    "COLUMNS": ("0", "-1", "1", "x", "99999999999"),
    "LINES": ("x",),
    "NO_COLOR": ("1",),
    "TERM": ("", "dumb", "x" * 300),
    "HARVEST_SMTP_PASSWORD": ("\udcff", "", "x" * 10_000),
    "HARVEST_APPRISE_URLS": ("\udcff", "x", "nosuch://\udcff", "ntfy://" + "x" * 10_000),
    "LANG": ("xx_XX.nothing", "C"),
    "http_proxy": ("http://[", "x"),
}
PATIENCE_SECONDS = 60


class Hang(BaseException):
    """The call took longer than any call may take."""


@contextmanager
def at(time_of_day: str) -> Iterator[None]:
    """Let the program see this time."""
    moment = datetime.fromisoformat(time_of_day).replace(tzinfo=UTC)

    class Stopped(datetime):
        """A clock that stands still."""

        @classmethod
        def now(cls, tz: tzinfo | None = None) -> Any:
            """Return the time."""
            return moment

    with mock.patch.object(session, "datetime", Stopped):
        yield


@contextmanager
def largest_file(size: int) -> Iterator[None]:
    """Let no file grow beyond this size, as on a disk that is full."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@contextmanager
def interrupted(at_call: int) -> Iterator[None]:
    """Interrupt the program when it enters this function, counted from the beginning of `main`."""
    calls, program = 0, None

    def count(frame: FrameType, event: str, _argument: object) -> None:
        nonlocal calls, program
        if event == "call":
            if program is None and frame.f_code is main.__code__:
                program = frame
            calls += program is not None
            if calls == at_call:
                sys.setprofile(None)
                raise KeyboardInterrupt
        elif event == "return" and frame is program:
            sys.setprofile(None)

    sys.setprofile(count)
    try:
        yield
    finally:
        sys.setprofile(None)


@contextmanager
def no_world() -> Iterator[None]:
    """Keep the program on this machine: no names are looked up, nothing sleeps, no browser, no daemon."""

    def lookup(host: str | None, *rest: Any, **named: Any) -> Any:
        if host not in ("127.0.0.1", "localhost", None):
            raise socket.gaierror(socket.EAI_NONAME, "no network in this test")
        return real(host, *rest, **named)

    real = socket.getaddrinfo
    with ExitStack() as stack:
        for thing, name, instead in (
            (socket, "getaddrinfo", lookup),
            (time, "sleep", lambda seconds: None),
            (webbrowser, "open", lambda page: True),
            (Daemon, "serve", lambda self, supervisor=None: None),
        ):
            stack.enter_context(mock.patch.object(thing, name, instead))
        yield


@contextmanager
def patience() -> Iterator[None]:
    """Raise `Hang` in a call that does not end."""

    def ring(_signal: int, _frame: FrameType | None) -> None:
        raise Hang

    before = signal.signal(signal.SIGALRM, ring)
    signal.alarm(PATIENCE_SECONDS)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def hostile_surroundings(rng: Random, stack: ExitStack, folder: Path) -> str:
    """Enter hostile surroundings, most of the time none, and return what they are.

    Args:
        rng: chooses.
        stack: undoes them.
        folder: the current folder.
    """
    kind = rng.randrange(10)
    if kind == 0:
        chosen = rng.choice(TIMES)
        stack.enter_context(at(chosen))
        return f"clock {chosen}"
    if kind == 1:
        names = rng.sample(sorted(VARIABLES), rng.randint(1, 3))
        values = {name: rng.choice(VARIABLES[name]) for name in names}
        stack.enter_context(mock.patch.dict(os.environ, values))
        return f"environment {values!r}"
    if kind == 2:
        size = rng.choice((0, 100, 4096, 20_000, 200_000, 300_000))
        stack.enter_context(largest_file(size))
        return f"files of at most {size} bytes"
    if kind == 3:
        # The first call is that of `main` itself, before it can catch anything.
        place = 2 + (rng.randrange(200_000) if rng.random() < 0.5 else rng.randrange(5000))
        stack.enter_context(interrupted(place))
        return f"interrupted at call {place}"
    if kind == 4:
        gone = folder / "gone"
        gone.mkdir(exist_ok=True)
        stack.callback(os.chdir, Path.cwd())
        os.chdir(gone)
        gone.rmdir()
        return "the current folder does not exist"
    return ""
