"""What the supervisor is told, over a real socket, and which run counts as one that hangs."""

from __future__ import annotations

import os
import signal
import socket
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from harvester.config.settings import ScheduleSettings, Settings
from harvester.schedule import Daemon, Pulse, PulsedWork, Supervisor, background
from harvester.schedule.pulse import STALL_SECONDS
from tests.support.logs import log_into

SETTINGS = Settings(schedule=ScheduleSettings("15 6 * * *", "UTC", 0))
WATCHDOG = {"WATCHDOG_USEC": "200000", "WATCHDOG_PID": str(os.getpid())}


@contextmanager
def listening(folder: Path, *, is_abstract: bool = False) -> Iterator[tuple[str, Callable[[], list[str]]]]:
    """Listen as systemd does; gives the address and what receives the next message."""
    address = f"@harvest-{os.getpid()}" if is_abstract else str(folder / "notify")
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as receiver:
        receiver.bind(f"\0{address[1:]}" if is_abstract else address)
        receiver.settimeout(60)
        yield address, lambda: receiver.recv(4096).decode().split("\n")


@pytest.mark.parametrize("is_abstract", [False, True])
def test_each_state_is_a_message(tmp_path: Path, is_abstract: bool) -> None:
    with listening(tmp_path, is_abstract=is_abstract) as (address, heard):
        supervisor = Supervisor.of({"NOTIFY_SOCKET": address, **WATCHDOG})
        assert supervisor.pause_seconds == 0.1
        supervisor.ready("next look\nSTOPPING=1 at noon")
        assert heard() == ["READY=1", "STATUS=next look STOPPING=1 at noon"]
        assert supervisor.alive()
        assert heard() == ["WATCHDOG=1"]
        supervisor.status("next look STOPPING=1 at noon, again")
        assert heard() == ["STATUS=next look STOPPING=1 at noon, again"]
        supervisor.status("next look STOPPING=1 at noon, again")
        supervisor.reloading()
        assert heard()[0] == "RELOADING=1", "nothing was sent twice"
        supervisor.stopping()
        assert heard()[0] == "STOPPING=1"


@pytest.mark.parametrize("address", ["", "/nowhere/notify", "no\0where", "@nobody-listens"])
def test_without_a_supervisor_nothing_happens(address: str) -> None:
    supervisor = Supervisor.of({"NOTIFY_SOCKET": address, **WATCHDOG})
    supervisor.ready("")
    supervisor.stopping()
    assert supervisor.alive()


def test_a_system_that_lacks_a_flag_of_linux_is_told_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(socket, "SOCK_CLOEXEC", raising=False)
    with listening(tmp_path) as (address, heard):
        Supervisor.of({"NOTIFY_SOCKET": address}).ready("")
        assert heard()[0] == "READY=1"


def test_a_system_without_such_sockets_has_no_supervisor(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(socket, "AF_UNIX")
    supervisor = Supervisor.of({"NOTIFY_SOCKET": "/run/notify", **WATCHDOG})
    supervisor.ready("")
    assert supervisor.alive()


@pytest.mark.parametrize(
    "env", [{}, {"WATCHDOG_USEC": "0"}, {"WATCHDOG_USEC": "-1"}, {**WATCHDOG, "WATCHDOG_PID": "1"}]
)
def test_no_watchdog_waits_for_this_process(env: Mapping[str, str]) -> None:
    assert Supervisor.of({"NOTIFY_SOCKET": "@x", **env}).pause_seconds is None


class Idle:
    """Work that is never due."""

    def companies(self, settings: Settings) -> tuple[str, ...]:
        return ("nib",)

    def begun(self, settings: Settings) -> Mapping[str, datetime]:
        return {"nib": datetime.now(UTC)}

    def look(self, settings: Settings, companies: tuple[str, ...], going_on: Callable[[], bool]) -> bool:
        return True

    def post(self, settings: Settings) -> None:
        """Send nothing."""


def test_the_daemon_says_how_it_is_until_it_hangs(tmp_path: Path) -> None:
    said: list[str] = []
    heard_all: list[str] = []
    is_stalled = threading.Event()
    daemon = Daemon(
        Idle(),
        lambda: SETTINGS,
        scheduler=background(),
        clock=lambda: datetime.now(UTC),
        log=log_into(said),
    )
    with listening(tmp_path) as (address, heard):
        supervisor = Supervisor.of({"NOTIFY_SOCKET": address, **WATCHDOG}, is_stalled.is_set)

        def watch(until: str) -> None:
            while True:
                message = heard()
                heard_all.extend(message)
                if until in message:
                    return

        def systemd() -> None:
            watch("READY=1")
            watch("WATCHDOG=1")
            os.kill(os.getpid(), signal.SIGHUP)
            watch("READY=1")
            watch("WATCHDOG=1")
            is_stalled.set()
            while not any("nothing goes on any more" in line for line in list(said)):
                time.sleep(0.01)
            os.kill(os.getpid(), signal.SIGTERM)
            watch("STOPPING=1")

        thread = threading.Thread(target=systemd)
        thread.start()
        daemon.serve(supervisor)
        thread.join(60)
    assert heard_all[0] == "READY=1"
    assert heard_all[1].startswith("STATUS=next look at ")
    assert heard_all.index("RELOADING=1") < len(heard_all) - heard_all[::-1].index("READY=1") - 1
    assert "STOPPING=1" in heard_all
    assert sum("nothing goes on any more" in line for line in said) == 1


class Seconds:
    """A clock that only goes forward, when it is told to."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_run_that_makes_progress_may_take_days_and_one_that_hangs_may_not() -> None:
    seconds = Seconds()
    pulse = Pulse(seconds)
    clock = pulse.clock(lambda: datetime.now(UTC))
    stalled: list[bool] = []

    class Looks(Idle):
        def look(self, settings: Settings, companies: tuple[str, ...], going_on: Callable[[], bool]) -> bool:
            for step in (going_on, clock, going_on):
                seconds.now += STALL_SECONDS - 1
                step()
                stalled.append(pulse.is_stalled)
            pulse.nap(lambda wait: setattr(seconds, "now", seconds.now + wait))(86_400)
            stalled.append(pulse.is_stalled)
            seconds.now += STALL_SECONDS + 1
            stalled.append(pulse.is_stalled)
            return True

    PulsedWork(Looks(), pulse).look(SETTINGS, (), lambda: True)
    assert stalled == [False, False, False, False, True]
    assert not pulse.is_stalled, "it has ended after all"


def test_a_long_wait_that_was_announced_is_no_stall() -> None:
    seconds = Seconds()
    pulse = Pulse(seconds)
    during: list[bool] = []

    def nap(wait: float) -> None:
        seconds.now += wait
        during.append(pulse.is_stalled)

    with pulse.working():
        pulse.nap(nap)(10 * STALL_SECONDS)
    assert during == [False]


def test_a_scheduler_that_starts_nothing_hangs() -> None:
    seconds = Seconds()
    pulse = Pulse(seconds)
    for _ in range(10):
        seconds.now += 900
        PulsedWork(Idle(), pulse).post(SETTINGS)
        assert not pulse.is_stalled
    seconds.now += STALL_SECONDS + 1
    assert pulse.is_stalled


def test_one_job_that_hangs_is_seen_beside_one_that_goes_on() -> None:
    seconds = Seconds()
    pulse = Pulse(seconds)
    hangs, may_end = threading.Event(), threading.Event()

    def hang() -> None:
        with pulse.working():
            hangs.set()
            may_end.wait(60)

    thread = threading.Thread(target=hang)
    thread.start()
    hangs.wait(60)
    with pulse.working():
        seconds.now += STALL_SECONDS + 1
        pulse.beat()
        assert pulse.is_stalled
    may_end.set()
    thread.join(60)
