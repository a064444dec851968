"""Name what served a capture, for everything that is shown of it (docs/design.md, law 12)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Literal
from urllib.parse import urlsplit

from harvester.archive.memento_addresses import Address, ReplayRoot
from harvester.archive.warc_headers import (
    FILE,
    MEMBER,
    OFFSET,
    RECORD_ID,
    REFERS_TO,
    REFERS_TO_FILE,
    REFERS_TO_MEMBER,
)

ProofKind = Literal["replay", "warc", "corpus"]

# The address of a TimeMap is that of the mementos, and this, and the address of the page.
TIMEMAPS = "/timemap/"
# The source of what only a corpus document shows.
CORPUS = "corpus"
NO_HEADERS: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Proof:
    """What a reader can go back to, to see a capture for himself.

    Attributes:
        kind: ``replay`` = an archive's replay server; ``warc`` = a record of a file; ``corpus`` = only a
            corpus document shows it.
        source: the location of the archive, without a password; the name of the file or folder; or
            ``corpus``.
        url: the address at which the archive replays the capture, or None.
        raw_url: the address of its bytes as they were captured (``id_``), or None.
        file: the name of the WARC, ARC or WACZ file, below its folder if that is the archive; or None.
        member: the name of the WARC file in the WACZ file, or None.
        record: the id of the WARC record of the capture, or None if it is not known.
        offset: where the record begins in an ARC file, whose records have no id, in bytes; or None.
        payload_record: the id of the record that has its bytes, if that is another one; otherwise None.
        payload_file: the file of that record, if that is another one; otherwise None.
        payload_member: the member of that file, or None.
        payload_digest: the digest of the payload that the archive states, with its label (``sha1:…``), or
            None.
    """

    kind: ProofKind
    source: str
    url: str | None = None
    raw_url: str | None = None
    file: str | None = None
    member: str | None = None
    record: str | None = None
    offset: str | None = None
    payload_record: str | None = None
    payload_file: str | None = None
    payload_member: str | None = None
    payload_digest: str | None = None

    @property
    def source_in_words(self) -> str:
        """What has the capture if no archive replays it, for people; otherwise ``""``."""
        if self.kind == "corpus":
            return "from the corpus document; the archive does not serve this snapshot"
        if self.kind != "warc":
            return ""
        place = f"{self.file} ({self.member})" if self.member else self.file
        if self.record:
            return f"from {place}, record {self.record}"
        if self.offset is not None:
            return f"from {place}, the record at byte {self.offset}"
        # It was not fetched: that record is of another capture, with other dates.
        same = f", with the bytes of record {self.payload_record}" if self.payload_record else ""
        return f"from {place}{same}"

    def as_json(self) -> dict[str, str]:
        """Return the object ``proof`` of the machine-readable output; `source` is a key of its own there."""
        return {name: value for name, value in asdict(self).items() if value is not None and name != "source"}


def proof_of(
    location: str | None,
    timestamp: str,
    original: str,
    payload_digest: str | None = None,
    headers: Mapping[str, str] = NO_HEADERS,
) -> Proof:
    """Return the proof of a capture.

    Args:
        location: the archive that served it, as the store names it; None if only a corpus document shows it.
        timestamp: of the capture that was served, 14 digits.
        original: its URL as captured.
        payload_digest: see `Proof`.
        headers: what was stored with the bytes, which names the file and the record in it.
    """
    if location is None:
        return Proof("corpus", CORPUS)
    if "://" not in location:
        return _proof_in_files(location, payload_digest, headers)
    source = public_location(location)
    root = replay_root(source)
    raw_url = root.format(Address(timestamp, original))
    url = raw_url.replace(f"{root.root}{timestamp}id_/", f"{root.root}{timestamp}/", 1)
    return Proof("replay", source, url, raw_url, payload_digest=payload_digest)


def _proof_in_files(location: str, payload_digest: str | None, headers: Mapping[str, str]) -> Proof:
    """Return the proof of a capture in a file, or in a folder of files."""
    # Only the name: the folders above it are nobody's business.
    name = Path(location).name
    file, member, offset = headers.get(FILE) or name, headers.get(MEMBER), headers.get(OFFSET)
    payload_file, payload_member = headers.get(REFERS_TO_FILE), headers.get(REFERS_TO_MEMBER)
    is_elsewhere = (payload_file, payload_member) not in ((file, member), (None, None))
    return Proof(
        "warc",
        name,
        file=file,
        member=member,
        record=headers.get(RECORD_ID),
        offset=offset,
        payload_record=headers.get(REFERS_TO),
        payload_file=payload_file if is_elsewhere else None,
        payload_member=payload_member if is_elsewhere else None,
        payload_digest=payload_digest,
    )


def replay_root(location: str) -> ReplayRoot:
    """Return where the archive at a base URL serves its mementos.

    Args:
        location: ``https://web.archive.org``, ``pywb+http://host/collection`` or
            ``memento+http://host/collection/timemap/link``; without trailing slash.
    """
    if location.startswith("memento+"):
        return ReplayRoot(f"{location.removeprefix('memento+')}/".partition(TIMEMAPS)[0] + "/")
    if location.startswith("pywb+"):
        return ReplayRoot(f"{location.removeprefix('pywb+')}/")
    return ReplayRoot(f"{location}/web/")


def public_location(location: str) -> str:
    """Return a location as it may be shown: without name and password, and a file without its folders.

    Args:
        location: as the store names an archive.
    """
    if "://" not in location:
        return Path(location).name
    netloc = urlsplit(location).netloc
    return location.replace(netloc, netloc.rpartition("@")[2], 1)
