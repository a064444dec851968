"""Workers: what one that is killed had is done again by others, and all rows of a part come together."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

import dask
import pytest

from harvester.bulk.cluster import Cluster, local_cluster, remote_cluster
from harvester.errors import BulkBroken, ConfigError
from tests.support.paths import ROOT

PARTS = (2, 3, 5)
PATIENCE_SECONDS = 120
# Is interrupted, as a terminal does it, while a worker waits.
INTERRUPTED = """
import time
from harvester.bulk.cluster import local_cluster

if __name__ == "__main__":
    with local_cluster(1):
        try:
            print("ready", flush=True)
            time.sleep(600)
        except KeyboardInterrupt:
            print("interrupted")
"""
IS_LONG = bool(os.environ.get("HARVEST_LONG"))


def read(task: int) -> Iterator[tuple[int, bytes]]:
    """Yield a row for each part but one, which gets none."""
    yield from ((part, bytes([part, task, number])) for part in PARTS[:2] for number in range(3))


def finish(part: int, rows: Iterable[bytes]) -> tuple[int, list[bytes]]:
    return part, sorted(rows)


def finish_or_die(mark: Path, part: int, rows: Iterable[bytes]) -> tuple[int, list[bytes]]:
    """Finish a part; the first worker that comes here is killed."""
    if not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return finish(part, rows)


def end_worker(task: int) -> int:
    """End the worker, every time."""
    os.kill(os.getpid(), signal.SIGKILL)
    return task


def read_all(task: int) -> Iterator[tuple[int, bytes]]:
    """Yield a row for each of eight parts."""
    yield from ((part, bytes([task])) for part in range(8))


def finish_slowly(part: int, rows: Iterable[bytes]) -> tuple[int, int]:
    """Take much time for the first half of the parts, and return which process did it.

    The others take some, too: Dask gives no part to another worker if those before took less than it costs.
    """
    assert len(list(rows)) == 4
    time.sleep(1.5 if part < 4 else 0.1)
    return part, os.getpid()


def parent_of(task: int) -> int:
    return os.getppid()


EXPECTED = [
    *(
        (part, [bytes([part, task, number]) for task in range(4) for number in range(3)])
        for part in PARTS[:2]
    ),
    (5, []),
]


def test_one_process_brings_the_rows_of_each_part_together() -> None:
    assert sorted(Cluster(None).shuffle(read, range(4), finish, PARTS)) == EXPECTED


@pytest.mark.long
def test_a_worker_that_is_killed_loses_nothing(tmp_path: Path) -> None:
    # Each worker that is started costs seconds.
    with dask.config.set({"distributed.scheduler.allowed-failures": 1}), local_cluster(2) as cluster:
        found = list(cluster.shuffle(read, range(4), partial(finish_or_die, tmp_path / "mark"), PARTS))
        assert (tmp_path / "mark").exists()
        assert sorted(found) == EXPECTED
        assert sorted(cluster.map(abs, [-1, 2])) == [1, 2]
        if IS_LONG:
            # Two more workers are started.
            with pytest.raises(BulkBroken, match="a task ended 2 workers"):
                cluster.map(end_worker, [1])


@pytest.mark.long
def test_a_worker_that_has_nothing_left_gets_parts_of_another() -> None:
    """The shuffle gives the first half of the parts to one of two workers, and these take longer."""
    with local_cluster(2) as cluster:
        made = dict(cluster.shuffle(read_all, range(4), finish_slowly, range(8)))
        assert set(made) == set(range(8))
        assert len({made[part] for part in range(4)}) == 2
        # Workers are not started by this process, but forked from one that has imported what they need.
        assert (os.getpid() in cluster.map(parent_of, [1, 2])) == (sys.platform != "linux")


def test_a_scheduler_that_is_not_there_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("harvester.bulk.cluster._CONNECT_SECONDS", "1s")
    with (
        pytest.raises(ConfigError, match="cannot be reached"),
        remote_cluster("tcp://127.0.0.1:9"),
    ):
        pass
    with pytest.raises(ConfigError, match="cannot be reached"), remote_cluster("gopher://127.0.0.1:9"):
        pass


def test_an_interrupt_reaches_no_worker(tmp_path: Path) -> None:
    (tmp_path / "call.py").write_text(INTERRUPTED)
    with subprocess.Popen(
        [sys.executable, "call.py"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        os.killpg(process.pid, signal.SIGINT)
        assert process.communicate(timeout=PATIENCE_SECONDS) == ("interrupted\n", "")
