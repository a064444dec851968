"""Write the site into its folder: only what changed, each file completely or not at all, nothing outside."""

from __future__ import annotations

import hashlib
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
# The end of the name of a file that is being written; it lies there until it is complete.
_UNFINISHED = ".part"
# In characters: of the hash in the name of a file with facts.
_HASH = 20
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
        self._names: dict[str, dict[str, str]] = {}
        try:
            folder.mkdir(parents=True, exist_ok=True)
            if not (folder / _MARK).is_file() and any(folder.iterdir()):
                problem = "is not empty, and its contents were not written by `harvest report`"
                raise ConfigError(str(folder), "", problem, "Name an empty or a new folder")
            self._real = folder.resolve()
            for unfinished in (folder / STATE).glob(f"*{_UNFINISHED}"):  # what a process left that was killed
                unfinished.unlink(missing_ok=True)
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
        before = frozenset(self._record(part)[1])
        record = f"{STATE}/{part}.pages"
        new: list[str] = []
        self._names.pop(part, None)
        try:
            self._put(record, _record_bytes("", sorted(before)))
            with (self._folder / record).open("a", encoding="utf-8", newline="\n") as journal:
                for path, content in _files(part, pages, facts or {}):
                    if path not in before:
                        journal.write(f"{path}\n")
                        journal.flush()
                    new.append(path)
                    self._kept.add(path)
                    self._put(path, content)
            for path in sorted(before - {*new}):
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
        name = self.facts_name(part, kind)
        try:
            return json.loads(file_contents(self._folder / STATE / name)) if name else None
        except (OSError, ValueError):
            return None

    def facts_name(self, part: str, kind: str) -> str:
        """Return a name that is another one whenever the facts of a kind are others, or ``""`` without any.

        Whoever only has to know whether they changed need not read them.

        Args:
            part: its name.
            kind: the kind of facts.
        """
        if part not in self._names:
            start = f"{STATE}/{part}."
            names = [path for path in self._record(part)[1] if path.startswith(start)]
            self._names[part] = {
                name.removeprefix(start).partition(".")[0]: name.removeprefix(f"{STATE}/") for name in names
            }
        return self._names[part].get(kind, "")

    def begin(self, part: str) -> None:
        """Forget the fingerprint of a part, because files that belong to it are about to change.

        Args:
            part: its name.

        Raises:
            ConfigError: its record cannot be written.
        """
        try:
            self._put(f"{STATE}/{part}.pages", _record_bytes("", self._record(part)[1]))
        except OSError as error:
            raise self._unusable(error) from error

    def keep(self, part: str) -> None:
        """Keep the files of a part, also those that another part had before.

        Args:
            part: its name.
        """
        self._kept.update(self._record(part)[1])

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
            self._names.pop(part, None)
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
        state = self._inside(_MARK).parent
        state.mkdir(exist_ok=True)
        with NamedTemporaryFile(dir=state, suffix=_UNFINISHED, delete=False) as file:
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
            if folder == self._real:
                break
            try:
                folder.rmdir()
            except OSError:  # it is not empty; to list it would take the longer, the more files it has
                break

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


def _files(part: str, pages: Iterable[SitePage], facts: Mapping[str, Any]) -> Iterator[tuple[str, bytes]]:
    """Yield the files of a part, and their contents."""
    for page in pages:
        yield page.path, page.content.encode("utf-8", "replace")
    for kind, found in facts.items():
        content = json.dumps(found, ensure_ascii=False).encode("utf-8", "replace")
        yield f"{STATE}/{part}.{kind}.{hashlib.sha256(content).hexdigest()[:_HASH]}.json", content
