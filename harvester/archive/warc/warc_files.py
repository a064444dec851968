"""Open the WARC files at a location: one file, the members of a WACZ file, or a folder of such files."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from diffs.in_words import count
from diffs.text import masked, message
from harvester.archive.warc.wacz import WARC_SUFFIXES, UnreadableWacz, warcs_in_wacz
from harvester.archive.warc.warc_file import UnreadableWarc, WarcFile
from harvester.archive.warc.warc_source import OpenFiles, WarcSource
from harvester.errors import ConfigError

_WACZ = ".wacz"
_REMEDY = "Name a WARC, ARC or WACZ file with HTTP responses, or a folder of such files."
# How many files with a problem are named one by one.
_NAMED = 3


class WarcFiles:
    """The WARC files at a location.

    Attributes:
        files: those that could be read, in the order of their names.
        problem: what is wrong with the others, and with parts of these, or ``""``.
        is_cut: whether something is missing that may have held captures of any address.
    """

    def __init__(self, path: Path, name: str = "") -> None:
        """Read the headers of all records once.

        A damaged file in a folder holds up no other.

        Args:
            path: a file or a folder.
            name: what a file is called in proofs and messages; ``""`` for its own name.

        Raises:
            ConfigError: nothing can be read there.
        """
        self.files: list[WarcFile] = []
        self._open = OpenFiles()
        self._problems: list[str] = []
        self._is_lacking = False
        try:
            self._read(path, name or path.name)
        except BaseException:
            self.close()
            raise
        self.is_cut = self._is_lacking or any(file.is_cut for file in self.files)
        self._problems += [file.problem for file in self.files if file.problem]
        shown = self._problems[:_NAMED]
        more = len(self._problems) - len(shown)
        self.problem = "; ".join([*shown, *([f"and {count(more, 'more problem')}"] if more else [])])

    def close(self) -> None:
        """Close all files."""
        self._open.close()

    def _read(self, path: Path, name: str) -> None:
        if path.is_dir():
            for file in self._below(path):
                self._read_file(file, _shown(file.relative_to(path)))
        else:
            self._read_file(path, name)
        if not self.files:
            problem = "; ".join(self._problems[:_NAMED]) or "holds no WARC file"
            # The message names the whole path; what is stored and shown of a capture does not.
            problem = problem.removeprefix(name).lstrip(": ")
            raise ConfigError("--archive", "archive.location", f"{masked(str(path))}: {problem}", _REMEDY)

    def _read_file(self, path: Path, name: str) -> None:
        """Read the records of a file; if it cannot be read, this is a problem that holds up no other file."""
        try:
            for source in self._sources(path, name):
                self._add(source)
        except UnreadableWacz as error:
            self._lack(f"{name} {error}")
        except OSError as error:
            self._lack(f"{name} cannot be read ({error.strerror or error})")

    def _below(self, folder: Path) -> Iterator[Path]:
        """Yield the WARC, ARC and WACZ files in a folder and in the folders in it, ordered by name."""

        def note(error: OSError) -> None:
            name = _shown(Path(error.filename).relative_to(folder)) if error.filename else "a folder"
            self._lack(f"{name} cannot be read ({error.strerror})")

        for place, folders, files in os.walk(folder, onerror=note):
            folders.sort()
            for name in sorted(files):
                if name.lower().endswith((*WARC_SUFFIXES, _WACZ)):
                    yield Path(place, name)

    def _sources(self, path: Path, name: str) -> Iterator[WarcSource]:
        """Yield the WARC files in a file: itself, or the members of a WACZ file."""
        if not path.name.lower().endswith(_WACZ):
            yield WarcSource(path, name)
            return
        found = warcs_in_wacz(path, name)
        for problem in found.problems:
            self._lack(f"{name}: {problem}")
        if not found.sources and not found.problems:
            raise UnreadableWacz("holds no WARC file")
        yield from found.sources

    def _add(self, source: WarcSource) -> None:
        try:
            self.files.append(WarcFile(source, self._open))
        except UnreadableWarc as error:
            self._lack(f"{source.shown} {error}")

    def _lack(self, problem: str) -> None:
        self._problems.append(message(problem, 400))
        self._is_lacking = True


def _shown(path: Path) -> str:
    """Return a path in a form that can be stored; a name of a file need not be a text."""
    return os.fsencode(path).decode("utf-8", "replace")
