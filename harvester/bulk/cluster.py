"""Run tasks on a Dask cluster: read, shuffle by part, finish (the only use of dask, distributed and pandas).

The queue, the scheduling, the shuffle and the repetition of what a lost worker had are those of Dask.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, TypeVar

import dask
import pandas
from dask import dataframe
from distributed import Client, KilledWorker, LocalCluster, as_completed
from distributed.utils import get_mp_context

from diffs.text import masked, message
from harvester.errors import BulkBroken, ConfigError
from harvester.processes import start_server

Task = TypeVar("Task")
Made = TypeVar("Made")
PackedRow = tuple[int, bytes]
"""The number of a part, and a row that belongs into it."""

_PART, _ROW = "part", "row"
_DTYPES = {_PART: "int64", _ROW: "binary[pyarrow]"}
_CONNECT_SECONDS = "15s"
_PARTS_AHEAD = 1
_IMPORTED = ("distributed.nanny", "harvester.bulk.build", "store.migrating")


class Cluster:
    """Workers that run tasks: processes of this machine, or those of a scheduler elsewhere.

    Args:
        client: is connected to them; None to run all tasks in this process, one after the other.
    """

    def __init__(self, client: Client | None) -> None:
        self._client = client

    def map(self, task: Callable[[Task], Made], items: Iterable[Task]) -> list[Made]:
        """Return what a task gives for each of some items.

        Args:
            task: runs on the workers.
            items: its arguments.

        Raises:
            BulkBroken: it ended several workers.
        """
        return list(self._answers([dask.delayed(task, pure=False)(one) for one in items]))

    def shuffle(
        self,
        read: Callable[[Task], Iterable[PackedRow]],
        items: Sequence[Task],
        finish: Callable[[int, Iterable[bytes]], Made],
        parts: Sequence[int],
    ) -> Iterator[Made]:
        """Read items, bring the rows of each part together, and yield what becomes of each part.

        Args:
            read: gives the rows of an item; runs on the workers.
            items: what is read.
            finish: makes a part of its rows; runs on the workers.
            parts: the numbers of all parts that rows are given for, ascending.

        Yields:
            The answers in the order in which the parts are finished.

        Raises:
            BulkBroken: a task ended several workers.
        """
        places = {part: place for place, part in enumerate(parts)}
        meta = pandas.DataFrame({name: pandas.Series(dtype=kind) for name, kind in _DTYPES.items()})
        frames = dataframe.from_map(_RowsOfTask(read, places), items, meta=meta)
        # With known divisions, partition n has exactly the rows of the part at place n.
        divisions = [*range(len(parts)), len(parts)]
        # Otherwise Dask would take it from any client of this process, also of one that is not asked here.
        method = "disk" if self._client is None else "p2p"
        shuffled = frames.set_index(_PART, divisions=divisions, sorted=False, shuffle_method=method)
        yield from self._answers(_finishing(finish, parts, shuffled.optimize()))

    def _answers(self, tasks: Sequence[Any]) -> Iterator[Any]:
        """Yield the results of tasks, each when it is there."""
        if self._client is None:
            yield from dask.compute(*tasks, scheduler="synchronous")
            return
        futures = self._client.compute(tasks)
        try:
            for future in as_completed(futures):
                yield future.result()
                future.release()
        except KilledWorker as error:
            # A worker that needs too much memory is ended by its guardian, or by the system.
            raise BulkBroken(
                f"a task ended {error.allowed_failures + 1} workers, the last of them at "
                f"{message(str(error.last_worker.address), 100)}; they may need more memory"
            ) from error
        finally:
            self._client.cancel(futures)


class _RowsOfTask:
    """Reads an item into a table of packed rows, with the place of its part for each."""

    def __init__(self, read: Callable[[Any], Iterable[PackedRow]], places: Mapping[int, int]) -> None:
        self._read, self._places = read, places

    def __call__(self, item: Any) -> pandas.DataFrame:
        places, rows = [], []
        for part, row in self._read(item):
            places.append(self._places[part])
            rows.append(row)
        columns = {
            _PART: pandas.Series(places, dtype=_DTYPES[_PART]),
            _ROW: pandas.Series(rows, dtype=_DTYPES[_ROW]),
        }
        return pandas.DataFrame(columns)

    def __dask_tokenize__(self) -> str:
        return str(id(self))


def _finishing(
    finish: Callable[[int, Iterable[bytes]], Made], parts: Sequence[int], shuffled: Any
) -> list[Any]:
    """Return the tasks that finish parts, in such an order that a worker with none left gets one of others.

    Dask's shuffle decides at its beginning which worker unpacks a part. What is unpacked and not begun is
    given to a worker that has nothing to do. So each worker unpacks one part ahead.
    """
    places = {key: place for place, key in enumerate(shuffled.__dask_keys__())}

    def unpacked_before(key: Any) -> int:
        return 1 - 2 * max(0, places[key] - _PARTS_AHEAD) if key in places else 1

    with dask.annotate(priority=unpacked_before):
        frames = shuffled.to_delayed(optimize_graph=False)
    tasks = []
    for place, (part, frame) in enumerate(zip(parts, frames, strict=True)):
        with dask.annotate(priority=-2 * place):
            tasks.append(dask.delayed(_PartOfFrame(finish), pure=False)(part, frame))
    return tasks


class _PartOfFrame:
    """Finishes a part of which the rows are in a table."""

    def __init__(self, finish: Callable[[int, Iterable[bytes]], Any]) -> None:
        self._finish = finish

    def __call__(self, part: int, frame: pandas.DataFrame) -> Any:
        return self._finish(part, frame[_ROW])


@contextmanager
def local_cluster(workers: int) -> Iterator[Cluster]:
    """Start processes on this machine, which end with the context.

    Args:
        workers: how many.
    """
    with (
        dask.config.set({**_CONFIG, "distributed.worker.preload": ["harvester.bulk.worker_signals"]}),
        _imported_once(),
        LocalCluster(
            n_workers=workers,
            threads_per_worker=1,
            processes=True,
            dashboard_address="127.0.0.1:0",  # any free port: other clusters may run
            silence_logs="CRITICAL",
        ) as cluster,
        Client(cluster) as client,
    ):
        yield Cluster(client)


@contextmanager
def _imported_once() -> Iterator[None]:
    """Let workers be forked from a process that has imported what they need, where that is safe.

    Otherwise each of them imports it, which takes two seconds. On macOS, libraries of the system are not made
    for a fork, and Windows has none.
    """
    if sys.platform != "linux":
        yield
        return
    with dask.config.set({"distributed.worker.multiprocessing-method": "forkserver"}):
        # Dask sets the modules that it knows of when the first worker is started, once in each process.
        get_mp_context()
        start_server(_IMPORTED)
        yield


@contextmanager
def remote_cluster(address: str) -> Iterator[Cluster]:
    """Connect to a scheduler, whose workers must have this program installed.

    Args:
        address: of the scheduler: ``tcp://host:8786``.

    Raises:
        ConfigError: there is no scheduler, or it has no workers.
    """
    remedy = "Check that `dask scheduler` runs there, of the same version as here, and that it has workers"
    with dask.config.set(_CONFIG):
        try:
            client = Client(address, timeout=_CONNECT_SECONDS)
        except (OSError, ValueError, ImportError, RuntimeError) as error:
            problem = f"cannot be reached ({message(masked(str(error)), 200)})"
            raise ConfigError(f"--scheduler {masked(address)}", "", problem, remedy) from error
        with client:
            if not client.scheduler_info()["workers"]:
                raise ConfigError(f"--scheduler {masked(address)}", "", "has no workers", remedy)
            yield Cluster(client)


# A worker that is killed is replaced, and its tasks are run again by others.
_CONFIG: Mapping[str, Any] = {
    "dataframe.convert-string": False,
    "distributed.comm.timeouts.connect": _CONNECT_SECONDS,
    # What a dashboard shows is looked at up to a hundred times a second, also by workers that wait.
    "distributed.worker.profile.enabled": False,
    "distributed.admin.tick.interval": "1s",
    "distributed.admin.system-monitor.interval": "5s",
    # Workers and their guardians look at the memory; a task of ours takes longer than this to need much more.
    "distributed.worker.memory.monitor-interval": "500ms",
    # Each look gives an idle worker one part of another at most, and none where it picks one that was begun.
    # With one a second, the default, some stayed idle to the end.
    "distributed.scheduler.work-stealing-interval": "100ms",
}
