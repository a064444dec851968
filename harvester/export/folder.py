"""A folder of exported files: written completely or not at all, and nobody else's files are touched.

The files are first written beside the others, and take their places when all are complete. A list in the
folder has the hash of each file that was written, so that the next export replaces these and nothing else.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path, PurePosixPath
from types import TracebackType

from diffs.in_words import count, listed
from harvester.errors import ConfigError
from harvester.local_files import reason_of

LIST = ".harvest-export.json"
_UNFINISHED = ".harvest-unfinished"
_PIECE = 2**20
_NAME = re.compile(r"[a-z0-9_-]+(?:[/.][a-z0-9_-]+)*")

# The hashes that a file may have: two while an export is under way, else one.
Hashes = dict[str, list[str]]


class ExportFolder:
    """A folder that an export fills; used as a context, at whose end the files take their places.

    Args:
        path: the folder. It must be missing, empty, or hold an earlier export of the same.
        contents: what is exported, in words that a later export of the same uses, too.

    Attributes:
        kept: files of the former export that are not part of this one and were changed since; they stay.

    Raises:
        ConfigError: the folder holds something else, or a file in it was changed since it was exported; then
            nothing is written. Or it cannot be written to.
    """

    def __init__(self, path: Path, contents: str) -> None:
        self._path, self._contents = path, contents
        self._unfinished = path / _UNFINISHED
        self._written: dict[str, str] = {}
        self._is_new = False
        self.kept: tuple[str, ...] = ()

    def __enter__(self) -> ExportFolder:
        try:
            self._is_new = not self._path.exists()
            self._before = self._read_list()
            self._path.mkdir(parents=True, exist_ok=True)
            shutil.rmtree(self._unfinished, ignore_errors=True)
            self._unfinished.mkdir()
        except OSError as error:
            raise self._unusable(error) from error
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if error is None:
                self._finish()
            elif isinstance(error, OSError):
                raise self._unusable(error) from error
        except OSError as failed:
            raise self._unusable(failed) from failed
        finally:
            shutil.rmtree(self._unfinished, ignore_errors=True)
            if self._is_new and error is not None:
                with suppress(OSError):
                    self._path.rmdir()

    def path_for(self, name: str) -> Path:
        """Return where to write a file; when the context ends, it takes its place.

        Args:
            name: its path below the folder, made of safe names with slashes between.
        """
        path = self._unfinished / name
        path.parent.mkdir(parents=True, exist_ok=True)
        self._written[name] = ""
        return path

    def write(self, name: str, content: bytes) -> None:
        """Write a file.

        Args:
            name: its path below the folder, made of safe names with slashes between.
            content: its bytes.
        """
        self.path_for(name).write_bytes(content)

    def _read_list(self) -> Hashes:
        """Return the files of the former export."""
        try:
            found = json.loads((self._path / LIST).read_bytes())
            contents, files = str(found["contents"]), {str(k): list(v) for k, v in found["files"].items()}
            if not all(map(_is_inside, files)):
                raise ValueError("a name leads out of the folder")
        except FileNotFoundError:
            if self._path.exists() and any(one.name != _UNFINISHED for one in self._path.iterdir()):
                raise self._refused("is not empty, and holds no export of harvest") from None
            return {}
        except (ValueError, TypeError, LookupError, AttributeError):
            raise self._refused(f"has a damaged list of its files ({LIST})") from None
        if contents != self._contents:
            raise self._refused(f"holds another export ({contents}, not {self._contents})")
        return files

    def _finish(self) -> None:
        """Let all files take their places."""
        self._written = {name: _hash_of(self._unfinished / name) for name in self._written}
        changed = sorted(name for name in self._written if not self._is_ours(name, [self._written[name]]))
        if changed:
            raise self._refused(f"has files that were changed since harvest wrote them: {listed(changed)}")
        gone = [name for name in self._before if name not in self._written]
        # If this is interrupted, each file is either the former or the new one: the next export knows both.
        self._write_list(
            {
                name: sorted({*self._before.get(name, ()), *self._hashes(name)})
                for name in (*gone, *self._written)
            }
        )
        for name in self._written:
            target = self._path / name
            target.parent.mkdir(parents=True, exist_ok=True)
            (self._unfinished / name).replace(target)
        self.kept = tuple(sorted(name for name in gone if not self._is_ours(name, ())))
        for name in set(gone) - set(self.kept):
            self._remove(name)
        self._write_list({name: self._hashes(name) for name in sorted(self._written)})

    def _hashes(self, name: str) -> list[str]:
        return [self._written[name]] if name in self._written else []

    def _is_ours(self, name: str, also: Iterable[str]) -> bool:
        """Return whether a file may be replaced: it is missing, as it was exported, or as it will be."""
        folder = self._path
        for part in PurePosixPath(name).parts[:-1]:
            folder = folder / part
            if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
                return False
        target = self._path / name
        if target.is_symlink() or target.is_dir():
            return False
        return not target.exists() or _hash_of(target) in {*self._before.get(name, ()), *also}

    def _remove(self, name: str) -> None:
        """Remove a file of the former export, and the folders that are empty then."""
        (self._path / name).unlink(missing_ok=True)
        for parent in (self._path / name).parents:
            if parent == self._path or not parent.is_dir() or any(parent.iterdir()):
                return
            parent.rmdir()

    def _write_list(self, files: Mapping[str, Iterable[str]]) -> None:
        unfinished = self._unfinished / LIST
        found = {
            "contents": self._contents,
            "files": {name: list(one) for name, one in sorted(files.items())},
        }
        with unfinished.open("w", encoding="utf-8") as file:
            json.dump(found, file, indent=1)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(self._path / LIST)

    def _refused(self, problem: str) -> ConfigError:
        return ConfigError(str(self._path), "", problem, "Nothing was written; name another folder")

    def _unusable(self, error: OSError) -> ConfigError:
        problem = f"cannot be written to ({reason_of(error)})"
        return ConfigError(str(self._path), "", problem, "Name another folder")


def kept_files(folder: ExportFolder) -> str:
    """Return what is said of files that are no longer part of an export but were changed, or ``""``.

    Args:
        folder: as it is when its context has ended.
    """
    if not folder.kept:
        return ""
    return (
        f"{count(len(folder.kept), 'file')} of the former export no longer belong to it, but were changed "
        f"since, and stay: {listed(folder.kept)}"
    )


def _is_inside(name: str) -> bool:
    """Return whether a name from the list is one that an export gives, below the folder."""
    return bool(_NAME.fullmatch(name)) and ".." not in name


def _hash_of(path: Path) -> str:
    """Return the SHA-256 of a file."""
    found = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            found.update(piece)
    return found.hexdigest()
