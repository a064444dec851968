"""Read and write files wherever they are: on this machine, or at an address (the only use of fsspec)."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, cast

from fsspec.core import url_to_fs

from diffs.text import masked, message
from harvester.errors import ConfigError

_PATTERN = "*?["
_UNFINISHED = ".unfinished"
_LOCAL = ("file", "local")


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file at a place.

    Attributes:
        address: its path on this machine, or its address.
        path: the same without the protocol, with slashes.
        size: in bytes; 0 if it is not known.
        is_named: whether the user named this file itself, and not what it is in.
    """

    address: str
    path: str
    size: int
    is_named: bool = False


def files_at(name: str) -> list[FoundFile]:
    """Return the files that a name means: a file, all files in a folder, or those that match a pattern.

    Args:
        name: a path or an address of any protocol that fsspec knows.

    Raises:
        ConfigError: there is no such file, or the protocol is not known.
    """
    system, path = _system_of(name)
    try:
        if _is_pattern(name) and not system.exists(path):
            found = system.glob(path, detail=True)
        elif system.isdir(path):
            found = system.find(path, detail=True)
        else:
            return [_found(system, system.info(path), is_named=True)]
    except Exception as error:
        # Each kind of place raises errors of its own library.
        raise unusable_place(name, error) from error
    files = [_found(system, found[one]) for one in sorted(found) if found[one]["type"] == "file"]
    if not files:
        raise ConfigError(masked(name), "", "names no file", "Check the name; patterns must be quoted")
    return files


def is_local(address: str) -> bool:
    """Return whether a file is on this machine.

    Args:
        address: a path or an address.
    """
    return "://" not in address or address.partition("://")[0] in _LOCAL


@contextmanager
def local_copy(address: str) -> Iterator[Path]:
    """Give a file on this machine with the bytes of one that may be elsewhere; a copy is removed at the end.

    Args:
        address: its path or address.

    Raises:
        OSError: it cannot be read.
    """
    if is_local(address):
        yield Path(_system_of(address)[1])
        return
    with tempfile.TemporaryDirectory(prefix="harvest-") as folder:
        system, path = _system_of(address)
        copy = Path(folder, "copy" + "".join(Path(path.partition("?")[0]).suffixes[-2:]))
        with _errors_of_place():
            system.get_file(path, str(copy))
        yield copy


def opened(address: str) -> BinaryIO:
    """Open a file that can be read at any place; of one that is elsewhere, only what is needed is requested.

    Args:
        address: its path or address.

    Raises:
        OSError: it cannot be read.
    """
    system, path = _system_of(address)
    return cast(BinaryIO, system.open(path, "rb"))


class Folder:
    """A folder into which files are written, each completely or not at all.

    On this machine, a file is written aside and renamed. An object store has no renaming, but what is put
    there appears only when all of it has arrived.
    """

    def __init__(self, name: str) -> None:
        """Name the folder, which need not exist.

        Args:
            name: its path or address.

        Raises:
            ConfigError: the protocol is not known.
        """
        self.name = name
        self._system, self._path = _system_of(name)
        self._is_local = is_local(name)

    def address_of(self, name: str) -> str:
        """Return the path or the address of a file in the folder.

        Args:
            name: its name below the folder.
        """
        path = f"{self._path}/{name}"
        return path if self._is_local else str(self._system.unstrip_protocol(path))

    def names(self, below: str = "") -> list[str]:
        """Return the names of what lies in the folder itself, or in one below it; none if there is no folder.

        Args:
            below: the name of the folder below it, or ``""``.

        Raises:
            ConfigError: it is not a folder, or cannot be read.
        """
        path = f"{self._path}/{below}".rstrip("/")
        try:
            # What is in a folder may have been listed before it was there.
            self._system.invalidate_cache()
            if not self._system.exists(path):
                return []
            if not self._system.isdir(path):
                raise NotADirectoryError("it is not a folder")
            return sorted(Path(one).name for one in self._system.ls(path, detail=False))
        except Exception as error:
            raise unusable_place(self.name, error) from error

    def read(self, name: str) -> bytes | None:
        """Return the bytes of a file, or None if there is none.

        Args:
            name: its name below the folder.
        """
        try:
            return cast(bytes, self._system.cat_file(f"{self._path}/{name}"))
        except (FileNotFoundError, NotADirectoryError):
            return None

    def put(self, name: str, file: Path) -> None:
        """Put a file into the folder, in the place of one of the same name.

        Args:
            name: its name below the folder.
            file: has its bytes.

        Raises:
            OSError: it cannot be written.
        """
        target = f"{self._path}/{name}"
        if not self._is_local:
            with _errors_of_place():
                self._system.put_file(str(file), target)
            return
        place = Path(target)
        place.parent.mkdir(parents=True, exist_ok=True)
        aside = place.with_name(f".{place.name}.{os.getpid()}{_UNFINISHED}")
        try:
            with file.open("rb") as source, aside.open("wb") as copy:
                shutil.copyfileobj(source, copy)
                copy.flush()
                os.fsync(copy.fileno())
            aside.replace(place)
        finally:
            aside.unlink(missing_ok=True)

    def write(self, name: str, content: bytes) -> None:
        """Write a file, in the place of one of the same name.

        Args:
            name: its name below the folder.
            content: its bytes.

        Raises:
            OSError: it cannot be written.
        """
        with tempfile.TemporaryDirectory(prefix="harvest-") as folder:
            file = Path(folder, "file")
            file.write_bytes(content)
            self.put(name, file)

    def sweep(self, name: str) -> None:
        """Remove what a process that was killed left in a folder below this one.

        Args:
            name: its name below the folder.
        """
        if self._is_local:
            for left in Path(self._path, name).glob(f".*{_UNFINISHED}"):
                left.unlink(missing_ok=True)


def unusable_place(name: str, error: Exception) -> ConfigError:
    """Return the error for a place that cannot be used.

    Args:
        name: its path or address.
        error: what the library said.
    """
    problem = "there is no such file" if isinstance(error, FileNotFoundError) else str(error)
    return ConfigError(masked(name), "", message(masked(problem), 200), "Check the name and the permissions")


@contextmanager
def _errors_of_place() -> Iterator[None]:
    """Let the errors of all libraries be errors of the system."""
    try:
        yield
    except OSError:
        raise
    except Exception as error:
        raise OSError(message(masked(str(error)), 200)) from error


def _system_of(name: str) -> tuple[Any, str]:
    """Return the file system of a path or an address, and its path there."""
    try:
        system, path = url_to_fs(name)
    except (ImportError, ValueError) as error:
        # fsspec says which package is missing for a protocol that it knows.
        remedy = "Install what it names, or copy the files to this machine"
        raise ConfigError(masked(name), "", message(str(error), 200), remedy) from error
    return system, str(path).rstrip("/") or "/"


def _found(system: Any, info: dict[str, Any], *, is_named: bool = False) -> FoundFile:
    path = str(info["name"])
    address = path if "file" in _protocols(system) else str(system.unstrip_protocol(path))
    return FoundFile(address, address.partition("://")[2] or path, int(info.get("size") or 0), is_named)


def _protocols(system: Any) -> tuple[str, ...]:
    protocol = system.protocol
    return (protocol,) if isinstance(protocol, str) else tuple(protocol)


def _is_pattern(name: str) -> bool:
    # An address may have a query.
    marks = _PATTERN if is_local(name) else "*["
    return any(mark in name for mark in marks)
