"""Write the site into its folder: only what changed, each file completely or not at all, nothing outside."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from harvester.errors import ConfigError
from harvester.local_files import file_contents, reason_of
from harvester.site.pages import SitePage

# Below the folder of the site: what was written there, and from what.
STATE = ".harvest-report"
_MARK = f"{STATE}/README.txt"
_MARK_TEXT = "`harvest report` keeps here what it wrote, so that it writes only what changed.\n"


class SiteFolder:
    """The folder of a site, and what was written into it.

    Pages are written part by part: a part is a document, or the pages about all documents. Each part has a
    record with a fingerprint of what it was made from, and the paths of its files. A file that no part has
    any more is removed; files that were not written by the program are left alone.

    Args:
        folder: the folder; it is created if it does not exist.

    Attributes:
        written: how many files were written.
        removed: how many files were removed.

    Raises:
        ConfigError: the folder has other contents, or cannot be used.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.written = 0
        self.removed = 0
        self._kept: set[str] = set()
        try:
            folder.mkdir(parents=True, exist_ok=True)
            if not (folder / _MARK).is_file() and any(folder.iterdir()):
                problem = "is not empty, and its contents were not written by `harvest report`"
                raise ConfigError(str(folder), "", problem, "Name an empty or a new folder")
            self._real = folder.resolve()
            self._put(_MARK, _MARK_TEXT.encode())
        except OSError as error:
            raise self._unusable(error) from error

    def parts(self) -> tuple[str, ...]:
        """Return the names of all parts that were written."""
        records = self._folder / STATE
        found = (path.relative_to(records).as_posix() for path in records.rglob("*.pages"))
        return tuple(sorted(name.removesuffix(".pages") for name in found))

    def fingerprint(self, part: str) -> str:
        """Return the fingerprint of a part as it was written, or ``""`` if it was not written to its end.

        Args:
            part: its name: the folder of a document, or another path without an extension.
        """
        return self._record(part)[0]

    def write(
        self, part: str, fingerprint: str, pages: Iterable[SitePage], facts: Mapping[str, Any] | None = None
    ) -> None:
        """Write the pages of a part, and remove those that it had before and has no more.

        If it is interrupted, the part has no fingerprint, so that it is written again; what it has by then is
        recorded, so that nothing is left behind.

        Args:
            part: its name.
            fingerprint: of everything that the pages are made from.
            pages: the pages; each is written before the next one is made.
            facts: what it adds to the pages about all documents, by kind, as values for JSON.

        Raises:
            ConfigError: a file cannot be written.
        """
        before = self._record(part)[1]
        record = f"{STATE}/{part}.pages"
        new: list[str] = []
        try:
            self._put(record, _record_bytes("", before))
            with (self._folder / record).open("a", encoding="utf-8", newline="\n") as journal:
                for path, content in _files(part, pages, facts or {}):
                    if path not in before:
                        journal.write(f"{path}\n")
                        journal.flush()
                    new.append(path)
                    self._kept.add(path)
                    self._put(path, content)
            for path in sorted(set(before) - set(new)):
                self._remove(path)
            self._put(record, _record_bytes(fingerprint, new))
        except OSError as error:
            raise self._unusable(error) from error

    def facts(self, part: str, kind: str) -> Any:
        """Return what a part adds to the pages about all documents, or None.

        Args:
            part: its name.
            kind: the kind of facts.
        """
        try:
            return json.loads(file_contents(self._folder / _facts_path(part, kind)))
        except (OSError, ValueError):
            return None

    def remove(self, part: str) -> None:
        """Remove the pages of a part, and what is recorded of it.

        Args:
            part: its name.

        Raises:
            ConfigError: a file cannot be removed.
        """
        try:
            for path in self._record(part)[1]:
                self._remove(path)
            self._remove(f"{STATE}/{part}.pages")
        except OSError as error:
            raise self._unusable(error) from error

    def _record(self, part: str) -> tuple[str, tuple[str, ...]]:
        """Return the fingerprint of a part, and the paths of its files."""
        try:
            lines = file_contents(self._folder / STATE / f"{part}.pages").decode().split("\n")
        except (OSError, ValueError):
            return "", ()
        return lines[0], tuple(filter(None, lines[1:]))

    def _put(self, path: str, content: bytes) -> None:
        """Write a file completely or not at all, unless it has this content."""
        target = self._inside(path)
        if target.is_file() and target.read_bytes() == content:
            return
        target.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=target.parent, prefix=".", suffix=".part", delete=False) as file:
            file.write(content)
        unfinished = Path(file.name)
        # The umask decides who may read it, as with any other file; `NamedTemporaryFile` lets only the owner.
        unfinished.chmod(0o666 & ~_UMASK)
        unfinished.replace(target)
        self.written += not path.startswith(STATE)

    def _remove(self, path: str) -> None:
        """Remove a file, and the folders that are empty then."""
        if path in self._kept:  # it belongs to another part now
            return
        target = self._inside(path)
        target.unlink(missing_ok=True)
        self.removed += not path.startswith(STATE)
        for folder in target.parents:
            if folder == self._real or not folder.is_dir() or any(folder.iterdir()):
                break
            folder.rmdir()

    def _inside(self, path: str) -> Path:
        """Return a file of the folder; a record that was altered, or a link, must not lead out of it."""
        target = self._real / path
        if not target.parent.resolve().is_relative_to(self._real):
            problem = f"{path!r} leads out of it"
            raise ConfigError(str(self._folder), "", problem, "Remove the folder, and make the report again")
        return target.parent.resolve() / target.name

    def _unusable(self, error: OSError) -> ConfigError:
        name = str(error.filename or self._folder)
        return ConfigError(name, "", f"cannot be used ({reason_of(error)})", "Name another folder")


def _umask() -> int:
    """Return the mask of permissions; the only way to read it is to set it."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


_UMASK = _umask()


def _record_bytes(fingerprint: str, paths: Iterable[str]) -> bytes:
    return "".join(f"{line}\n" for line in (fingerprint, *paths)).encode()


def _facts_path(part: str, kind: str) -> str:
    return f"{STATE}/{part}.{kind}.json"


def _files(part: str, pages: Iterable[SitePage], facts: Mapping[str, Any]) -> Iterator[tuple[str, bytes]]:
    """Yield the files of a part, and their contents."""
    for page in pages:
        yield page.path, page.content.encode("utf-8", "replace")
    for kind, found in facts.items():
        yield _facts_path(part, kind), json.dumps(found, ensure_ascii=False).encode("utf-8", "replace")
