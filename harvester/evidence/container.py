"""Write and read the file of a bundle: a WACZ, which is a ZIP file with a list of its contents; pure.

The format is described at https://specs.webrecorder.net/wacz/1.1.1/. No entry of the ZIP file is compressed
(only the records of the WARC file are, one by one), so no entry can be larger than the file. All fields of
the ZIP file are determined by its contents, so it can be written again from them and compared byte for byte.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from diffs.in_words import count
from harvester.evidence.derive import sha256_of
from harvester.evidence.names import DATAPACKAGE, DIGEST, SUMS

# The largest bundle that is read: five captures of the largest size that is fetched, their texts, and what
# they were rendered with.
LARGEST_BUNDLE = 1024 * 2**20

_UNIX_FILE = (3, 0o644 << 16)  # Unix, and a file that its owner can write and everybody can read
# The earliest time that a ZIP file can state; the entries do not have a time.
_NO_TIME = (1980, 1, 1, 0, 0, 0)
_LOCAL_HEADER_BYTES = 30  # the part before the name (APPNOTE.TXT, section 4.3.7)
# The exceptions that `zipfile` raises for damaged files.
_DAMAGED = (
    zipfile.BadZipFile,
    NotImplementedError,
    EOFError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
)


@dataclass(frozen=True, slots=True)
class PackageFacts:
    """What the list of contents states about the bundle.

    Attributes:
        title: the title of the bundle.
        created: the ISO time of its newest source.
        software: name and version of the program.
    """

    title: str
    created: str
    software: str


class NotABundle(ValueError):
    """A file is not a bundle that this program would write; the message says why."""


def pack(files: Mapping[str, bytes], facts: PackageFacts) -> bytes:
    """Return a WACZ file with these files, their checksums and the list of contents.

    Args:
        files: their bytes by name, in the order in which they are packed.
        facts: what the list states about the bundle.
    """
    listed = {**files, SUMS: sums_of(files)}
    package = package_of(listed, facts)
    return zipped({**listed, DATAPACKAGE: package, DIGEST: digest_of(package)})


def sums_of(files: Mapping[str, bytes]) -> bytes:
    """Return what ``sha256sum`` prints for these files."""
    return "".join(f"{sha256_of(payload)}  {name}\n" for name, payload in files.items()).encode()


def package_of(files: Mapping[str, bytes], facts: PackageFacts) -> bytes:
    """Return ``datapackage.json``, the list of contents.

    Args:
        files: the files that it lists.
        facts: what the list states about the bundle.
    """
    package = {
        "profile": "data-package",
        "wacz_version": "1.1.1",
        "title": facts.title,
        "created": facts.created,
        "software": facts.software,
        "resources": [
            {
                "name": name.rpartition("/")[2].lower(),
                "path": name,
                "hash": f"sha256:{sha256_of(payload)}",
                "bytes": len(payload),
            }
            for name, payload in files.items()
        ],
    }
    return (json.dumps(package, indent=2) + "\n").encode()


def digest_of(package: bytes) -> bytes:
    """Return ``datapackage-digest.json``, which contains the hash of the list of contents."""
    digest = {"path": DATAPACKAGE, "hash": f"sha256:{sha256_of(package)}"}
    return (json.dumps(digest, indent=2) + "\n").encode()


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Return a ZIP file with these files; the same files give the same bytes on every machine."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, payload in files.items():
            entry = zipfile.ZipInfo(name, _NO_TIME)
            entry.create_system, entry.external_attr = _UNIX_FILE
            archive.writestr(entry, payload)
    return out.getvalue()


def unzipped(data: bytes, allowed: tuple[str, ...]) -> dict[str, bytes]:
    """Return the files of a bundle by name; nothing is written to disk, and nothing is decompressed.

    Args:
        data: the ZIP file.
        allowed: the allowed names, in the order in which they are packed.

    Raises:
        NotABundle: it is damaged, or differs from what `zipped` writes.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            _check_entries(entries, allowed, len(data))
            files = {entry.filename: _entry(archive, entry) for entry in entries}
    except NotABundle:
        raise
    except _DAMAGED as error:
        raise NotABundle(f"the ZIP file is damaged ({error})") from error
    again = zipped({name: files[name] for name in allowed if name in files})
    if again != data:
        raise NotABundle(_difference(data, again, tuple(files)))
    return files


def _check_entries(entries: list[zipfile.ZipInfo], allowed: tuple[str, ...], size: int) -> None:
    """Refuse large, hidden and foreign entries before any is read."""
    names = [entry.filename for entry in entries]
    foreign = [name for name in names if name not in allowed]
    if foreign:
        raise NotABundle(f"the ZIP file has an entry that does not belong there: {foreign[0][:120]!r}")
    if len(names) != len(set(names)):
        raise NotABundle("the ZIP file has two entries with the same name")
    for entry in entries:
        if entry.compress_type != zipfile.ZIP_STORED:
            raise NotABundle(f"{entry.filename}: is compressed, unlike the entries of a bundle")
    if sum(entry.file_size for entry in entries) > size:
        raise NotABundle("the stated sizes of the entries add up to more than the ZIP file")


def _entry(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    try:
        return archive.read(entry)
    except _DAMAGED as error:
        raise NotABundle(f"{entry.filename}: cannot be read from the ZIP file ({error})") from error


def _difference(data: bytes, again: bytes, names: Sequence[str]) -> str:
    """Return where a ZIP file begins to differ from the one that `zipped` writes with its contents."""
    if data.startswith(again):
        return f"the ZIP file is followed by {count(len(data) - len(again), 'byte')} that do not belong to it"
    place = next(
        (at for at, (one, other) in enumerate(zip(data, again, strict=False)) if one != other), len(data)
    )
    with zipfile.ZipFile(io.BytesIO(again)) as archive:
        begins = [archive.getinfo(name).header_offset for name in names]
        last = archive.infolist()[-1]
    directory = last.header_offset + _LOCAL_HEADER_BYTES + len(last.filename.encode()) + last.file_size
    if place >= directory:
        return f"the ZIP file was altered at byte {place}, in its directory"
    _, name = max((begin, name) for begin, name in zip(begins, names, strict=True) if begin <= place)
    return f"the ZIP file was altered at byte {place}, in the header of {name} or in the order of the entries"


def mismatches(files: Mapping[str, bytes]) -> Iterator[str]:
    """Yield one sentence for each file whose bytes differ from those in the lists of the bundle.

    Args:
        files: all files of the bundle.
    """
    package = files[DATAPACKAGE]
    if files[DIGEST] != digest_of(package):
        yield f"{DIGEST}: does not have the SHA-256 of {DATAPACKAGE}; one of the two was altered"
    try:
        listed = _listed(json.loads(package))
    except (KeyError, TypeError, ValueError, RecursionError):
        yield f"{DATAPACKAGE}: is not the list of contents of a bundle"
        return
    content = {name: payload for name, payload in files.items() if name not in (DATAPACKAGE, DIGEST)}
    for name in sorted({*listed, *content}):
        if name not in content:
            yield f"{name}: is missing, although {DATAPACKAGE} lists it"
        elif name not in listed:
            yield f"{name}: is not listed in {DATAPACKAGE}"
        elif listed[name] != (f"sha256:{sha256_of(content[name])}", len(content[name])):
            yield f"{name}: was altered: its size or SHA-256 differs from that in {DATAPACKAGE}"
    sums = content.pop(SUMS)
    if sums != sums_of(content):
        yield f"{SUMS}: does not list the SHA-256 of every file"


def _listed(package: Any) -> dict[str, tuple[str, int]]:
    """Return the hash and size of each file in a list of contents."""
    return {one["path"]: (one["hash"], one["bytes"]) for one in package["resources"]}
