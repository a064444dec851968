"""Time and memory of a browser's processes are limited; waiting for its answers does not count."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator

import psutil
import pytest

from harvester.rendering import RenderingLimits
from harvester.rendering.watchdog import Watchdog

_MB = 2**20
# A driver whose only child sleeps, as a browser does that waits, and ends when the child does.
DRIVER = (
    "import subprocess, sys; "
    "child = subprocess.Popen([sys.executable, '-c', 'import time; x = bytes(64 * 2**20); time.sleep(60)']); "
    "print(flush=True); child.wait()"
)


@pytest.fixture
def driver() -> Iterator[psutil.Process]:
    """Return a process with a child."""
    with subprocess.Popen([sys.executable, "-c", DRIVER], stdout=subprocess.PIPE) as started:
        assert started.stdout is not None
        started.stdout.readline()
        process = psutil.Process(started.pid)
        yield process
        for one in (*process.children(), process) if process.is_running() else ():
            one.kill()


def test_time_is_limited(driver: psutil.Process) -> None:
    watchdog = Watchdog(RenderingLimits(seconds=0.2))
    (child,) = driver.children()
    begin = time.monotonic()
    with watchdog.watching(driver):
        child.wait(60)
    assert time.monotonic() - begin > 0.2
    assert watchdog.reason == "it did not end within 0.2 seconds"


def test_time_in_which_the_browser_waits_for_us_does_not_count(driver: psutil.Process) -> None:
    watchdog = Watchdog(RenderingLimits(seconds=1))
    with watchdog.watching(driver), watchdog.paused():
        time.sleep(1.3)
        assert watchdog.reason == ""
        assert driver.children()


def test_memory_is_limited_and_how_much_was_used_is_said(driver: psutil.Process) -> None:
    watchdog = Watchdog(RenderingLimits(memory_bytes=5 * _MB))
    with watchdog.watching(driver):
        for child in driver.children():
            child.wait(60)
    assert watchdog.reason.startswith("the memory that it uses has ")
    assert watchdog.reason.endswith(" MB; the limit is 5 MB")
