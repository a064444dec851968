"""Processes that work ahead: in order, within bounds, and never longer than the one that writes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import psutil
import pytest

from harvester.processes import Workers, processors
from harvester.processes import workers as workers_module
from tests.support.paths import ROOT

# Runs in a process of its own, which is killed; it prints which processes work for it.
ABANDONED = """
import time
from harvester.processes import Workers

if __name__ == "__main__":
    with Workers(2) as workers:
        name, sleep = "__import__('os').getpid()", "__import__('time').sleep(600)"
        results = workers.ahead(eval, [name, name, sleep, sleep])
        print(next(results)[1], next(results)[1], flush=True)
        time.sleep(600)
"""
# Is interrupted, as a terminal does it, while the process that starts the others reads a module.
INTERRUPTED = """
from harvester.processes import Workers

if __name__ == "__main__":
    with Workers(2, ["slow_lamp"]) as workers:
        try:
            print(list(workers.ahead(abs, [1, 2])))
        except KeyboardInterrupt:
            print("interrupted")
"""
SLOW = "import pathlib, time\npathlib.Path({!r}).touch()\ntime.sleep(1)\n"
PATIENCE_SECONDS = 60


def tenfold(number: int) -> int:
    return number * 10


def dies(victim: int, how: signal.Signals, number: int) -> int:
    if number == victim:
        os.kill(os.getpid(), how)
        time.sleep(PATIENCE_SECONDS)
    return number


def fails(number: int) -> int:
    raise LookupError(f"no result of {number}")


def test_results_come_in_the_order_of_the_items() -> None:
    with Workers(2) as workers:
        assert list(workers.ahead(tenfold, range(20))) == [(number, number * 10) for number in range(20)]


def test_items_are_asked_for_only_as_far_as_the_processes_are_ahead() -> None:
    asked: list[int] = []

    def items() -> Iterator[int]:
        for number in range(100):
            asked.append(number)
            yield number

    with Workers(1) as workers:
        assert next(workers.ahead(tenfold, items())) == (0, None)
        assert asked == [0]
    asked.clear()
    with Workers(2) as workers:
        results = workers.ahead(tenfold, items())
        assert len(asked) == 4
        for expected in range(10):
            assert next(results) == (expected, expected * 10)
        assert len(asked) == 14


def test_items_with_nothing_to_do_ahead_come_in_order_too() -> None:
    with Workers(2) as workers:
        assert not workers.is_worth(workers_module._LEAST_PAGES - 1)
        found = list(workers.ahead_with(tenfold, [("a", None), ("b", 2), ("c", None), ("d", 4)]))
        assert found == [("a", None), ("b", 20), ("c", None), ("d", 40)]
        assert workers.is_worth(1)
        assert not workers.is_worth(0)


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM])
def test_work_of_a_process_that_is_killed_is_left_to_the_caller(how: signal.Signals) -> None:
    with Workers(2) as workers:
        found = list(workers.ahead(partial(dies, 3, how), range(12)))
    assert [number for number, _ in found] == list(range(12))
    assert found[3] == (3, None)
    assert all(result in (None, number) for number, result in found)


def test_an_error_of_the_work_is_not_hidden() -> None:
    with Workers(2) as workers, pytest.raises(LookupError, match="no result of 0"):
        list(workers.ahead(fails, range(3)))


def test_processes_end_when_the_one_that_writes_is_killed(tmp_path: Path) -> None:
    script = tmp_path / "abandoned.py"
    script.write_text(ABANDONED, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        [sys.executable, script],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env=environment,
    ) as writer:
        assert writer.stdout is not None
        workers = [int(pid) for pid in writer.stdout.readline().split()]
        assert workers
        writer.kill()
    last = time.monotonic() + PATIENCE_SECONDS
    while any(map(is_working, workers)) and time.monotonic() < last:
        time.sleep(0.05)
    assert not any(map(is_working, workers))


def is_working(pid: int) -> bool:
    try:
        return psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


@pytest.mark.parametrize(("pages", "expected"), [(0, 1), (49, 1), (50, 2), (1000, 4)])
def test_a_process_is_started_only_for_enough_pages(pages: int, expected: int) -> None:
    assert Workers.for_pages(4, pages).jobs == expected


def test_without_a_number_there_is_one_for_each_processor() -> None:
    assert Workers.for_pages(None, 10**6).jobs == processors()


def test_an_interrupt_while_modules_are_read_prints_no_traceback(tmp_path: Path) -> None:
    mark = tmp_path / "mark"
    (tmp_path / "slow_lamp.py").write_text(SLOW.format(str(mark)))
    (tmp_path / "call.py").write_text(INTERRUPTED)
    with subprocess.Popen(
        [sys.executable, "call.py"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}{tmp_path}"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as process:
        deadline = time.monotonic() + PATIENCE_SECONDS
        while not mark.exists():
            assert time.monotonic() < deadline
            time.sleep(0.01)
        os.killpg(process.pid, signal.SIGINT)
        assert process.communicate(timeout=PATIENCE_SECONDS) == ("interrupted\n", "")
