"""Files that hold captures in other forms than a WARC file: WACZ, ARC and Zstandard; byte by byte."""

from __future__ import annotations

import gzip
import hashlib
import json
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path

import zstandard

from tests.support.stand_in.world import Held
from tests.support.warcs import write_warc

DATA = "archive/data.warc.gz"
_SKIPPABLE = b"\x5d\x2a\x4d\x18"


def warc_bytes(folder: Path, records: Iterable[Held], *, packed: bool = True) -> bytes:
    """Return the bytes of a WARC file.

    Args:
        folder: for the file while it is made.
        records: what is in it.
        packed: whether each record is a gzip member.
    """
    path = write_warc(folder / "made.tmp", records, packed=packed)
    data = path.read_bytes()
    path.unlink()
    return data


def write_wacz(
    path: Path,
    members: Mapping[str, bytes],
    *,
    hashes: Mapping[str, str] | None = None,
    method: int = zipfile.ZIP_STORED,
) -> Path:
    """Write a WACZ file with a datapackage.json.

    Args:
        path: the file.
        members: the WARC files in it, by name.
        hashes: what datapackage.json states of some of them instead of the truth.
        method: how they are compressed.
    """
    resources = [
        {
            "name": name.rpartition("/")[2],
            "path": name,
            "hash": f"sha256:{hashlib.sha256(data).hexdigest()}",
            "bytes": len(data),
        }
        for name, data in members.items()
    ]
    for resource in resources:
        resource["hash"] = (hashes or {}).get(str(resource["path"]), resource["hash"])
    package = {"profile": "data-package", "wacz_version": "1.1.1", "resources": resources}
    with zipfile.ZipFile(path, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
        archive.writestr("datapackage.json", json.dumps(package))
        archive.writestr("indexes/index.cdx", "")
    return path


def write_zst(path: Path, plain: Iterable[bytes], *, dictionary: bytes = b"", packs: bool = False) -> Path:
    """Write a Zstandard file with a frame for each record.

    Args:
        path: the file.
        plain: the records.
        dictionary: put into the first frame, or none.
        packs: whether the dictionary is compressed itself.
    """
    data = zstandard.ZstdCompressionDict(dictionary) if dictionary else None
    compressor = zstandard.ZstdCompressor(dict_data=data)
    kept = zstandard.compress(dictionary) if packs else dictionary
    head = _SKIPPABLE + len(kept).to_bytes(4, "little") + kept if dictionary else b""
    path.write_bytes(head + b"".join(compressor.compress(one) for one in plain))
    return path


def arc_records(records: Iterable[Held]) -> list[bytes]:
    """Return the records of an ARC file of version 1, the one about the file first."""
    about = b"1 0 InternetArchive\nURL IP-address Archive-date Content-type Archive-length\n"
    found = [_arc_record("filedesc://test.arc", "20050101000000", "text/plain", about)]
    for one in records:
        lines = [f"HTTP/1.1 {one.status} OK", *(f"{name}: {value}" for name, value in one.headers)]
        block = "\r\n".join((*lines, "", "")).encode() + one.body
        found.append(_arc_record(one.original, one.timestamp, "text/html", block))
    return found


def write_arc(path: Path, records: Iterable[Held]) -> Path:
    """Write an ARC file; each record is a gzip member if the name ends so."""
    packed = path.name.endswith(".gz")
    path.write_bytes(b"".join(gzip.compress(one, mtime=0) if packed else one for one in arc_records(records)))
    return path


def _arc_record(address: str, timestamp: str, kind: str, block: bytes) -> bytes:
    return f"{address} 192.0.2.1 {timestamp} {kind} {len(block)}\n".encode() + block + b"\n"
