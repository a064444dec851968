"""Find the WARC files in a WACZ file, which is a ZIP file, and check them against its datapackage.json.

Nothing is written under a name of the file: members that are stored are read in place, and members that are
compressed are unpacked into a file without a name (Web Archive Collection Zipped 1.1.1, Webrecorder).
"""

from __future__ import annotations

import hashlib
import json
import tempfile
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO, cast

from diffs.text import message
from harvester.archive.warc.unpacking import Bomb, limited
from harvester.archive.warc.warc_source import WarcSource

WARC_SUFFIXES = (".warc", ".warc.gz", ".warc.zst", ".arc", ".arc.gz")

_CHUNK_BYTES = 2**20
# The list of the resources of a large collection has a few kilobytes.
_PACKAGE_BYTES = 2**24
# The largest collections have some hundred members; each of a hostile file may cost a minute.
_MOST_MEMBERS = 10_000
# Deflate gets no further than a thousandth; WARC files are compressed already.
_MOST_TIMES = 200
_MOST_BYTES = 2**30
_LOCAL_HEADER_BYTES = 30
_ENCRYPTED = 0x1
# Of each member, a directory has 46 bytes and its name.
_DIRECTORY_BYTES = _MOST_MEMBERS * 400
# The end of a ZIP file: its last records, and a comment of 64 KB at most.
_END_BYTES = 2**16 + 200


class UnreadableWacz(Exception):
    """The file is not a ZIP file, or holds nothing that can be read; the message says why."""


@dataclass(slots=True)
class WaczMembers:
    """The WARC files in a WACZ file.

    Attributes:
        sources: where they are, by name.
        problems: what is wrong with the others, one line for each.
    """

    sources: list[WarcSource] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def warcs_in_wacz(path: Path, name: str) -> WaczMembers:
    """Return the WARC files in a WACZ file that are what its datapackage.json says.

    Args:
        path: the file.
        name: the file as it is shown.

    Raises:
        UnreadableWacz: it is not a ZIP file, or is cut off.
        OSError: it cannot be read.
    """
    found = WaczMembers()
    _check_directory(path)
    try:
        with zipfile.ZipFile(path) as archive:
            if len(archive.infolist()) > _MOST_MEMBERS:
                raise UnreadableWacz(f"has more than {_MOST_MEMBERS} members")
            stated = _stated_hashes(archive, found)
            for info in _warcs(archive, found):
                try:
                    source = _checked(archive, path, name, info, stated.pop(info.filename, None))
                except UnreadableWacz as error:
                    found.problems.append(f"{message(info.filename, 200)} {error}")
                else:
                    found.sources.append(source)
    except (zipfile.BadZipFile, NotImplementedError, UnicodeError, RecursionError, ValueError) as error:
        # zipfile raises all of these for what is not a ZIP file, or one that it cannot read.
        raise UnreadableWacz(f"is not a WACZ file, or is cut off ({message(str(error), 200)})") from error
    missing = [one for one in stated if one.lower().endswith(WARC_SUFFIXES)]
    found.problems += [f"{message(one, 200)} is missing, though datapackage.json lists it" for one in missing]
    return found


def _check_directory(path: Path) -> None:
    """Raise an error if the directory of a ZIP file is too large to be held in memory.

    Its size is in the record at the end of the file, or for large files in one that comes before it (APPNOTE,
    4.3.14 and 4.3.16).
    """
    with path.open("rb") as file:
        size = file.seek(0, 2)
        file.seek(max(0, size - _END_BYTES))
        end = file.read()
    last, large = end.rfind(b"PK\x05\x06"), end.rfind(b"PK\x06\x06")
    stated = int.from_bytes(end[last + 12 : last + 16], "little") if last >= 0 else 0
    if large >= 0:
        stated = max(int.from_bytes(end[large + 40 : large + 48], "little"), stated % 0xFFFFFFFF)
    if min(stated, size) > _DIRECTORY_BYTES:
        raise UnreadableWacz(f"has more than {_MOST_MEMBERS} members")


def _warcs(archive: zipfile.ZipFile, found: WaczMembers) -> Iterator[zipfile.ZipInfo]:
    """Yield the members that are WARC files, in the order of the file; none that repeats another."""
    end, taken = 0, set()
    for info in sorted(archive.infolist(), key=lambda one: one.header_offset):
        overlaps = info.header_offset < end
        end = max(end, info.header_offset + _LOCAL_HEADER_BYTES + info.compress_size)
        if not info.filename.lower().endswith(WARC_SUFFIXES) or info.is_dir():
            continue
        if overlaps or info.filename in taken:
            # The same bytes again, under another name or the same: a bomb, or one name for two contents.
            found.problems.append(f"{message(info.filename, 200)} is not read: it repeats another member")
            continue
        taken.add(info.filename)
        yield info


def _checked(
    archive: zipfile.ZipFile, path: Path, name: str, info: zipfile.ZipInfo, stated: str | None
) -> WarcSource:
    """Return where a member is, if its bytes are those that the file says."""
    if info.flag_bits & _ENCRYPTED:
        raise UnreadableWacz("is encrypted")
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise UnreadableWacz("is compressed in a way that is not read; pack it again with Deflate")
    _check_bytes(archive, info, stated)
    if info.compress_type == zipfile.ZIP_STORED:
        begin = _begin_of(path, info)
        return WarcSource(path, name, info.filename, begin, info.file_size)
    return WarcSource(path, name, info.filename, unpack=partial(_unpacked, path, info.filename))


def _check_bytes(archive: zipfile.ZipFile, info: zipfile.ZipInfo, stated: str | None) -> None:
    """Raise an error if a member is damaged, too large, or not what datapackage.json says.

    A damaged WARC file that is stored is read all the same: what is damaged in it is found there.
    """
    label, _, wanted = (stated or "").partition(":")
    algorithm = label.lower().replace("-", "")
    hashing = hashlib.new(algorithm) if algorithm in ("md5", "sha1", "sha256", "sha512") else None
    is_stored = info.compress_type == zipfile.ZIP_STORED
    if hashing is None and is_stored:
        return
    try:
        with archive.open(info) as member:
            for piece in _pieces(member, info):
                if hashing is not None:
                    hashing.update(piece)
    except Bomb as error:
        raise UnreadableWacz(f"is not read: {error}") from error
    except (zipfile.BadZipFile, zlib.error, EOFError) as error:
        if hashing is None:
            raise UnreadableWacz(f"is damaged ({message(str(error), 200)})") from error
        raise UnreadableWacz(f"is damaged, or was altered ({message(str(error), 200)})") from error
    if hashing is not None and hashing.hexdigest() != wanted.strip().lower():
        raise UnreadableWacz(
            "does not have the hash that datapackage.json states: one of the two was altered"
        )


def _pieces(member: Any, info: zipfile.ZipInfo) -> Iterator[bytes]:
    most = max(_MOST_BYTES, _MOST_TIMES * info.compress_size)
    return limited(iter(partial(member.read, _CHUNK_BYTES), b""), most)


def _begin_of(path: Path, info: zipfile.ZipInfo) -> int:
    """Return where the bytes of a member begin, which only the header in front of it says."""
    with path.open("rb") as file:
        file.seek(info.header_offset)
        header = file.read(_LOCAL_HEADER_BYTES)
        size = file.seek(0, 2)
    begin = info.header_offset + _LOCAL_HEADER_BYTES
    begin += int.from_bytes(header[26:28], "little") + int.from_bytes(header[28:30], "little")
    if not header.startswith(b"PK\x03\x04") or begin + info.file_size > size:
        raise UnreadableWacz("is cut off")
    return begin


def _unpacked(path: Path, name: str) -> BinaryIO:
    """Return an unpacked copy of a member, which is removed when it is closed."""
    copy = cast(BinaryIO, tempfile.TemporaryFile())  # noqa: SIM115
    try:
        with zipfile.ZipFile(path) as archive, archive.open(name) as member:
            copy.writelines(_pieces(member, archive.getinfo(name)))
        copy.flush()
    except (zipfile.BadZipFile, zlib.error, EOFError, KeyError, Bomb) as error:
        copy.close()
        raise OSError(message(str(error), 200)) from error
    except BaseException:
        copy.close()
        raise
    return copy


def _stated_hashes(archive: zipfile.ZipFile, found: WaczMembers) -> dict[str, str]:
    """Return the hashes that datapackage.json states, by member; none if there is no such file."""
    try:
        package = _json_of(archive, "datapackage.json")
    except KeyError:
        return {}
    except UnreadableWacz as error:
        found.problems.append(f"datapackage.json {error}, so its hashes were not checked")
        return {}
    resources = package.get("resources") if isinstance(package, Mapping) else None
    return {
        str(one["path"]): str(one.get("hash") or "")
        for one in (resources if isinstance(resources, list) else ())
        if isinstance(one, Mapping) and isinstance(one.get("path"), str)
    }


def _json_of(archive: zipfile.ZipFile, name: str) -> Any:
    """Return what a JSON member says.

    Raises:
        KeyError: there is no such member.
        UnreadableWacz: it cannot be read.
    """
    info = archive.getinfo(name)
    try:
        if info.file_size > _PACKAGE_BYTES:
            raise UnreadableWacz("is too large")
        with archive.open(info) as member:
            return json.loads(member.read(_PACKAGE_BYTES))
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, ValueError, RecursionError) as error:
        # A RuntimeError: it is encrypted.
        raise UnreadableWacz("cannot be read") from error
