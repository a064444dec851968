"""Make a data set: read the inputs, bring together what belongs together, harvest each part."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from diffs.text import masked
from harvester.bulk.cluster import Cluster, PackedRow, local_cluster, remote_cluster
from harvester.bulk.data_set import DataSet, Manifest
from harvester.bulk.inputs import BulkInput, BulkInputs, find_inputs
from harvester.bulk.part import PartResult, make_part
from harvester.bulk.places import Folder
from harvester.bulk.reading import citations_of, input_rows
from harvester.bulk.rows import UnreadInput, packed_row
from harvester.bulk.rules import BulkRules, bulk_rules, part_of
from harvester.config import Settings
from harvester.errors import BulkBroken
from harvester.local_files import reason_of
from store.errors import StoreError

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class WorkerChoice:
    """What does the work.

    Attributes:
        scheduler: the address of a Dask scheduler, or None for this machine.
        jobs: how many processes of this machine; one means that this process does it all.
    """

    scheduler: str | None
    jobs: int

    def cluster(self) -> AbstractContextManager[Cluster]:
        """Return the context in which they are there.

        Raises:
            ConfigError: there is no such scheduler.
        """
        if self.scheduler is not None:
            return remote_cluster(self.scheduler)
        return nullcontext(Cluster(None)) if self.jobs == 1 else local_cluster(self.jobs)


@dataclass(frozen=True, slots=True)
class BulkResult:
    """What a call did.

    Attributes:
        parts: the parts of the data set, those that were complete before included.
        problems: what could not be read of the inputs.
    """

    parts: tuple[PartResult, ...]
    problems: tuple[UnreadInput, ...]


@dataclass(frozen=True, slots=True)
class BulkCall:
    """What a call asks for.

    Attributes:
        names: files, folders and patterns, on this machine or at addresses.
        out: path or address of the folder of the data set.
        settings: the configuration; see `BulkRules` for what counts of it.
    """

    names: Sequence[str]
    out: str
    settings: Settings


def make_data_set(call: BulkCall, workers: WorkerChoice, now: datetime, progress: Progress) -> BulkResult:
    """Make a data set of files, or what is missing of it.

    Args:
        call: what is asked for.
        workers: do the work.
        now: the time (aware, UTC).
        progress: is told how many parts are complete, and how many there are.

    Raises:
        ConfigError: an input or the folder cannot be used, or there is no scheduler.
        BulkBroken: the work broke off; what is complete stays.
    """
    inputs = find_inputs(call.names)
    data_set, rules = DataSet(call.out), bulk_rules(call.settings, inputs.location, now)
    # What the folder holds is looked at before any worker starts.
    data_set.begin(Manifest.of(inputs, rules, workers.jobs if workers.scheduler is None else 1))
    with workers.cluster() as cluster:
        return build(inputs, data_set, rules, cluster, progress)


def build(
    inputs: BulkInputs, data_set: DataSet, rules: BulkRules, cluster: Cluster, progress: Progress
) -> BulkResult:
    """Make a data set, or what is missing of it.

    Args:
        inputs: the files.
        data_set: where to.
        rules: the rules of the call.
        cluster: does the work.
        progress: is told how many parts are complete, and how many there are.

    Raises:
        ConfigError: the folder holds something else.
        BulkBroken: the work broke off; what is complete stays.
    """
    manifest = data_set.begin(Manifest.of(inputs, rules))
    # What is dated by the clock must be the same in all parts.
    rules = replace(rules, began_at=manifest.began_at)
    done = data_set.parts(manifest.parts)
    problems = data_set.problems()
    if problems is not None and len(done) == manifest.parts:
        return BulkResult(tuple(done), problems)
    progress(len(done), manifest.parts)
    tasks = inputs.tasks()
    rules = replace(rules, cited=_cited(cluster, tasks, rules))
    missing = sorted(set(range(manifest.parts)) - {part.part for part in done})
    reading = _FileReading(rules, manifest.parts, missing)
    # What is cited only matters for what is read.
    finish = _PartMaking(data_set.folder, replace(rules, cited={}))
    for part in cluster.shuffle(reading, tasks, finish, missing) if missing else ():
        done.append(part)
        progress(len(done), manifest.parts)
    unread = dict.fromkeys(
        UnreadInput(*one) for part in sorted(done, key=lambda one: one.part) for one in part.unread
    )
    data_set.finish(unread)
    return BulkResult(tuple(done), tuple(unread))


@dataclass(frozen=True, slots=True)
class _FileReading:
    """Reads the files of a task, on a worker.

    Attributes:
        rules: the rules of the call.
        parts: how many parts the data set has.
        missing: the parts that are to be made; the first of them is told what could not be read.
    """

    rules: BulkRules
    parts: int
    missing: Sequence[int]

    def __call__(self, files: Iterable[BulkInput]) -> Iterator[PackedRow]:
        wanted = frozenset(self.missing)
        for row in input_rows(files, self.rules):
            part = self.missing[0] if isinstance(row, UnreadInput) else part_of(row.group, self.parts)
            if part in wanted:
                yield part, packed_row(row)


@dataclass(frozen=True, slots=True)
class _PartMaking:
    """Makes a part, on a worker."""

    folder: Folder
    rules: BulkRules

    def __call__(self, part: int, rows: Iterable[bytes]) -> PartResult:
        try:
            return make_part(part, rows, self.folder, self.rules)
        except OSError as error:
            # What a worker raises must be fit to be sent: other errors are not, because they need more words.
            place = f"{masked(self.folder.name)}: part {part}"
            raise BulkBroken(f"{place} cannot be written ({reason_of(error)})") from error
        except StoreError as error:
            raise BulkBroken(str(error)) from error


def _cited(
    cluster: Cluster, tasks: Sequence[tuple[BulkInput, ...]], rules: BulkRules
) -> dict[str, tuple[str, ...]]:
    """Return the addresses that corpus documents cite, whose captures belong to the same documents."""
    documents = [files for files in tasks if not files[0].is_archive]
    if not documents or len(documents) == len(tasks):
        return {}
    found: dict[str, dict[str, None]] = {}
    for pairs in cluster.map(partial(_citations, rules), documents):
        for key, group in pairs:
            found.setdefault(key, {})[group] = None
    return {key: tuple(groups) for key, groups in found.items()}


def _citations(rules: BulkRules, files: Iterable[BulkInput]) -> list[tuple[str, str]]:
    return list(citations_of(files, rules))
