"""Find the corpus documents that a user names: files, folders, patterns, lists and archives of files.

Nothing is unpacked to the disk, so that no name inside an archive can be a path out of a folder.
"""

from __future__ import annotations

import bz2
import gzip
import lzma
import os
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from harvester.errors import CitationError
from harvester.local_files import LARGEST_FILE, file_contents, reason_of, stream_contents

# The corpus' files are .md; people also save them as text.
_DOCUMENTS = (".md", ".markdown", ".txt")
# APPNOTE 4.4.4: the first bit of the flags of a file in a .zip.
_ENCRYPTED = 1
_TAR = (".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tar.xz")
_OPENERS: dict[str, Callable[..., Any]] = {
    ".gz": gzip.open,
    ".tgz": gzip.open,
    ".bz2": bz2.open,
    ".xz": lzma.open,
}
_PATTERN = "*?["
_BROKEN = (
    zipfile.BadZipFile,
    tarfile.TarError,
    EOFError,
    zlib.error,
    lzma.LZMAError,
    RuntimeError,
    NotImplementedError,
)


@dataclass(frozen=True, slots=True)
class InputFile:
    """A file that may be a corpus document.

    Attributes:
        name: what messages call it: ``policies.zip/nikon/2015.md`` for one in an archive.
        read: returns its bytes; raises `CitationError` if it cannot be read.
        is_named: whether the user named this file itself, and not what it is in.
    """

    name: str
    read: Callable[[], bytes]
    is_named: bool = False


def corpus_inputs(names: Iterable[str], listed: Callable[[], Iterable[str]]) -> Iterator[InputFile]:
    """Yield the files that a call names, those of a folder in the order of their names.

    Args:
        names: files, folders, patterns (``policies/*.md``, ``**`` for all folders), archives of files (.zip,
            .tar.gz), and ``-`` for a list of such names.
        listed: returns the lines of that list.

    Yields:
        The files, each when it is needed. What cannot be opened is a file whose `read` raises the reason.
    """
    for name in names:
        if name == "-":
            lines = (line.strip() for line in listed())
            yield from (one for line in lines if line and line != "-" for one in _found(line))
        else:
            yield from _found(name)


def _found(name: str) -> Iterator[InputFile]:
    """Yield the files that one name means."""
    path = Path(name)
    try:
        if path.is_dir():
            yield from _some(name, _in_folder(path))
        elif path.name.lower().endswith((".zip", *_TAR)) and path.is_file():
            yield from _some(name, _in_archive(path))
        elif any(mark in name for mark in _PATTERN) and not path.exists():
            yield from _matching(name)
        else:
            yield _file(path, is_named=True)
    except (OSError, ValueError) as error:
        yield _refused(name, f"cannot be read: {reason_of(error) if isinstance(error, OSError) else error}")


def _some(name: str, files: Iterator[InputFile]) -> Iterator[InputFile]:
    """Yield files; that there are none is said, because their user expects some."""
    first = next(files, None)
    if first is None:
        kinds = ", ".join(_DOCUMENTS)
        yield _refused(name, f"has no file in it that can be a corpus document ({kinds})")
    else:
        yield first
        yield from files


def _in_folder(folder: Path) -> Iterator[InputFile]:
    """Yield the documents in a folder and in the folders below it; links to folders are not followed."""
    for here, folders, files in os.walk(folder):
        folders.sort()
        yield from (_file(Path(here, name)) for name in sorted(files) if _may_be_document(name))


def _matching(pattern: str) -> Iterator[InputFile]:
    """Yield the files that a pattern matches; a pattern that the shell did not expand is meant for us."""
    full = Path(pattern)
    # Path.glob does not take an absolute pattern, so it starts at the root.
    root = Path(full.anchor)
    matches = sorted(match for match in root.glob(str(full.relative_to(root))) if match.is_file())
    if not matches:
        yield _refused(pattern, "no file matches this pattern")
    yield from (_file(match) for match in matches)


def _file(path: Path, *, is_named: bool = False) -> InputFile:
    return InputFile(str(path), partial(_contents, path), is_named)


def _contents(path: Path) -> bytes:
    """Return the bytes of a file."""
    try:
        return file_contents(path)
    except OSError as error:
        raise CitationError(str(path), f"cannot be read: {reason_of(error)}") from error


def _in_archive(path: Path) -> Iterator[InputFile]:
    """Yield the documents in an archive of files; an archive that breaks off is refused from there on."""
    members = _in_zip if path.name.lower().endswith(".zip") else _in_tar
    try:
        yield from members(path)
    except _BROKEN as error:
        yield _refused(str(path), f"cannot be read further ({type(error).__name__}: {error})")


def _in_zip(path: Path) -> Iterator[InputFile]:
    with zipfile.ZipFile(path) as archive:
        for member in archive.infolist():
            if not member.is_dir() and _may_be_document(member.filename):
                yield _member(path, member.filename, partial(_read_zipped, archive, member))


def _read_zipped(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    if member.flag_bits & _ENCRYPTED:
        raise zipfile.BadZipFile("it is encrypted")
    with archive.open(member) as file:
        return stream_contents(file, member.filename, LARGEST_FILE)


def _in_tar(path: Path) -> Iterator[InputFile]:
    opened = next((_OPENERS[end] for end in _OPENERS if path.name.lower().endswith(end)), open)
    with opened(path, "rb") as file:
        # As a stream: to look for a member by name would read the archive again for each of them.
        with tarfile.open(fileobj=file, mode="r|") as archive:
            for member in archive:
                if member.isfile() and _may_be_document(member.name):
                    yield _member(path, member.name, partial(_read_archived, archive, member))
        # tarfile takes a stream that breaks off between two members for one that has ended.
        stream_contents(file, str(path), LARGEST_FILE)


def _read_archived(archive: tarfile.TarFile, member: tarfile.TarInfo) -> bytes:
    file = archive.extractfile(member)
    assert file is not None  # a regular file
    with file:
        return stream_contents(file, member.name, LARGEST_FILE)


def _member(path: Path, name: str, read: Callable[[], bytes]) -> InputFile:
    """Return a file in an archive; its bytes must be read before the next one is asked for."""
    shown = f"{path}/{name}"

    def contents() -> bytes:
        try:
            return read()
        except (OSError, *_BROKEN) as error:
            raise CitationError(shown, f"cannot be read: {error}") from error

    return InputFile(shown, contents)


def _refused(name: str, reason: str) -> InputFile:
    """Return a file that gives the reason why it cannot be read."""

    def fail() -> bytes:
        raise CitationError(name, reason)

    return InputFile(name, fail, is_named=True)


def _may_be_document(name: str) -> bool:
    """Return whether a file of a folder or an archive can be a corpus document, by its name."""
    last = name.rpartition("/")[2]
    return last.lower().endswith(_DOCUMENTS) and not last.startswith(".")
