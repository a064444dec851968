"""What is to be read: WARC, ARC and WACZ files, and corpus documents; and how it is given to the workers."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from diffs.text import masked
from harvester.archive.warc.wacz import WARC_SUFFIXES
from harvester.bulk.places import FoundFile, files_at, is_local
from harvester.errors import ConfigError

_ARCHIVES = (*WARC_SUFFIXES, ".wacz")
_DOCUMENTS = (".md", ".markdown", ".txt")
_PACKED_DOCUMENTS = (".zip", ".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tar.xz")
# A corpus document is read in a millisecond; a task costs Dask about as much.
_DOCUMENTS_OF_A_TASK = 500


@dataclass(frozen=True, slots=True)
class BulkInput:
    """A file that is to be read.

    Attributes:
        place: its number among all inputs.
        address: its path on this machine, or its address.
        name: the file as proofs name it: its path below the folder of all archives.
        size: in bytes; 0 if it is not known.
        is_archive: whether it is a WARC, ARC or WACZ file, and not a corpus document.
    """

    place: int
    address: str
    name: str
    size: int
    is_archive: bool


@dataclass(frozen=True, slots=True)
class BulkInputs:
    """All files of a call.

    Attributes:
        files: in the order of the call.
        location: the folder that all archives have in common, or the one archive, as the store names it.
    """

    files: tuple[BulkInput, ...]
    location: str

    @property
    def size(self) -> int:
        """How large they are together, in bytes."""
        return sum(file.size for file in self.files)

    @property
    def fingerprint(self) -> str:
        """What is equal only for the same files."""
        listed = [[masked(file.address), file.size] for file in self.files]
        return hashlib.sha256(json.dumps(listed).encode()).hexdigest()

    def tasks(self) -> list[tuple[BulkInput, ...]]:
        """Return what each task reads: one archive, or some corpus documents."""
        return list(_tasks(self.files))


def find_inputs(names: Sequence[str]) -> BulkInputs:
    """Return the files that a call names.

    Args:
        names: files, folders and patterns, on this machine or at addresses.

    Raises:
        ConfigError: a name means no file, or a file that is named is of no kind that can be read.
    """
    found: dict[str, FoundFile] = {}
    for name in names:
        for file in _readable(name, files_at(name)):
            found.setdefault(file.address, file)
    archives = [file.path for file in found.values() if _is(file.path, _ARCHIVES)]
    location = _common(names, archives)
    files = (
        BulkInput(
            place, one.address, _below(location, one.path), one.size, is_archive=_is(one.path, _ARCHIVES)
        )
        for place, one in enumerate(found.values())
    )
    return BulkInputs(tuple(files), location)


def _readable(name: str, files: Iterable[FoundFile]) -> Iterator[FoundFile]:
    """Yield the files that can be inputs, by their names; others in a folder are passed over."""
    kinds = (*_ARCHIVES, *_DOCUMENTS, *_PACKED_DOCUMENTS)
    is_any = False
    for file in files:
        if _is(file.path, kinds):
            is_any = True
            yield file
    if not is_any:
        remedy = f"Name files that end in {', '.join(kinds)}"
        raise ConfigError(masked(name), "", "is no WARC or WACZ file and no corpus document", remedy)


def _common(names: Sequence[str], archives: Sequence[str]) -> str:
    """Return what the store names as the archive: the folder that was named, or that all files are in.

    The same as if the ordinary command was called with ``--archive`` and the folder, or the one file.
    """
    if not archives:
        return ""
    if len(names) == 1 and is_local(names[0]) and Path(names[0]).is_dir():
        return str(Path(names[0]).absolute())
    if len(archives) == 1:
        return archives[0]
    return os.path.commonpath([str(PurePosixPath(one).parent) for one in archives]) or "inputs"


def _below(location: str, path: str) -> str:
    """Return a path below a folder, or the name of the file if it is not below it."""
    file, folder = PurePosixPath(path.partition("?")[0]), PurePosixPath(location)
    if file == folder or not file.is_relative_to(folder):
        return file.name
    return str(file.relative_to(folder))


def _is(path: str, endings: tuple[str, ...]) -> bool:
    return path.partition("?")[0].lower().endswith(endings)


def _tasks(files: Iterable[BulkInput]) -> Iterator[tuple[BulkInput, ...]]:
    waiting: list[BulkInput] = []
    for file in files:
        if file.is_archive or _is(file.address, _PACKED_DOCUMENTS):
            yield (file,)
            continue
        waiting.append(file)
        if len(waiting) == _DOCUMENTS_OF_A_TASK:
            yield tuple(waiting)
            waiting.clear()
    if waiting:
        yield tuple(waiting)
