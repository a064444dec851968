"""The daemon in real time, with its threads and signals: how it ends, and what is planned while it looks."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime

import pytest

from harvester.config.settings import Settings
from harvester.errors import StoreError
from tests.support.daemons import FakeWork, Served
from tests.support.timelines import Clock


def test_sigterm_ends_it_after_the_current_step() -> None:
    steps: list[str] = []
    begun, may_end = threading.Event(), threading.Event()

    def during(going_on: Callable[[], bool]) -> None:
        for number in range(1000):
            if not going_on():
                return
            begun.set()
            may_end.wait(60)
            steps.append(f"step {number} done")

    served = Served(FakeWork(Clock(), during=during))

    def kill() -> None:
        begun.wait(60)
        os.kill(os.getpid(), signal.SIGTERM)
        while "stopping after the current step" not in served.said:
            time.sleep(0.01)
        may_end.set()

    threading.Thread(target=kill).start()
    served.daemon.serve()
    assert steps == ["step 0 done"]


def test_sighup_reads_the_configuration_again() -> None:
    served = Served(FakeWork(Clock()))
    before = signal.getsignal(signal.SIGHUP)

    def hang_up() -> None:
        # The signal that is handled last: until then, they would end the tests.
        while signal.getsignal(signal.SIGHUP) == before:
            time.sleep(0.01)
        os.kill(os.getpid(), signal.SIGHUP)
        while "read the configuration again" not in served.said:
            time.sleep(0.01)
        os.kill(os.getpid(), signal.SIGTERM)

    threading.Thread(target=hang_up).start()
    served.daemon.serve()
    assert "read the configuration again" in served.said


def test_a_store_that_cannot_be_used_ends_it() -> None:
    def during(going_on: Callable[[], bool]) -> None:
        raise StoreError("the disk is full")

    with pytest.raises(StoreError, match="the disk is full"):
        Served(FakeWork(Clock(), during=during)).daemon.serve()


def test_a_company_that_comes_while_others_are_looked_at_is_looked_at_after_them() -> None:
    looks: list[tuple[str, ...]] = []
    work = FakeWork(Clock())
    served = Served(work)

    def during(going_on: Callable[[], bool]) -> None:
        looks.append(work.looks[-1][1])
        if len(looks) == 1:
            work.known = ("nib", "gloom")
            served.daemon.reload()
            while not is_planned_for_later():
                time.sleep(0.01)
        else:
            os.kill(os.getpid(), signal.SIGTERM)

    def is_planned_for_later() -> bool:
        due = served.daemon.next_look().due
        return due is not None and due > datetime.now(UTC)

    work.during = during
    served.daemon.serve()
    assert looks == [("nib", "tinworks"), ("nib", "gloom")]


def test_a_plan_that_fails_ends_the_look_that_goes_on() -> None:
    work = FakeWork(Clock())
    served = Served(work)
    ended: list[bool] = []

    def unusable(settings: Settings) -> Mapping[str, datetime]:
        raise StoreError("the store is gone")

    def during(going_on: Callable[[], bool]) -> None:
        work.begun = unusable  # type: ignore[method-assign]
        os.kill(os.getpid(), signal.SIGHUP)
        while going_on():
            time.sleep(0.01)
        ended.append(True)

    work.during = during
    with pytest.raises(StoreError, match="the store is gone"):
        served.daemon.serve()
    assert ended == [True]
