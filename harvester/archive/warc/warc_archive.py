"""An archive whose captures are records: of WARC, ARC and WACZ files, and folders of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import Protocol

from diffs.text import message
from harvester.archive.follow_redirects import ArchivedAnswer, Nearest, NotArchived, follow, nearest_memento
from harvester.archive.interface import TOO_LARGE, IndexPage, Memento, Requests
from harvester.archive.memento_addresses import Address
from harvester.archive.nearby import LIKE_OTHER_HOST, closest
from harvester.archive.timestamps import distance, earliest, latest
from harvester.archive.urlkey import bare, urlkey
from harvester.archive.urls import join_url, split_url
from harvester.archive.warc.record import Entry, Record
from harvester.archive.warc.warc_file import UnreadableRecord
from harvester.archive.warc.warc_files import WarcFiles
from harvester.archive.warc_headers import OF_REPEATED, PAYLOAD_DIGEST, TRUNCATED
from store.records import Capture

_PAGE_ROWS = 10_000


class RecordReader(Protocol):
    """What reads the record of an entry, such as a `WarcFile`."""

    def read(self, entry: Entry) -> Record | None:
        """See `WarcFile.read`."""
        ...


@dataclass(frozen=True, slots=True)
class FoundRecord:
    """A record, and what reads it.

    Attributes:
        entry: what is known of it.
        file: reads it.
    """

    entry: Entry
    file: RecordReader

    @property
    def capture(self) -> Capture:
        """The record, as a row of an index."""
        return self.entry.capture


class RecordArchive:
    """The captures of some records, wherever these are.

    Attributes:
        location: the file or the folder of the records, as the store names it.
        requests: how many requests were sent.
        problem: what is wrong with the files, or ``""``.
        is_cut: whether something is missing that may have held captures of any address.
    """

    def __init__(
        self,
        location: str,
        clock: Callable[[], datetime],
        records: Iterable[FoundRecord],
        problem: str = "",
        is_cut: bool = False,
    ) -> None:
        """Put the records in order.

        Args:
            location: the file or the folder of the records, as the store names it.
            clock: gives the time (aware) at which a memento was read.
            records: the records; of those of one second, the first goes before the others.
            problem: what is wrong with the files, or ``""``.
            is_cut: whether something is missing that may have held captures of any address.
        """
        self.location, self.requests = location, Requests()
        self._clock, self.problem, self.is_cut = clock, problem, is_cut
        self._by_key: dict[str, list[FoundRecord]] = {}
        self._by_address: dict[tuple[str, str], FoundRecord] = {}
        # The first record with a digest, and the first with it of a URL.
        self._by_digest: dict[str, FoundRecord] = {}
        self._by_digest_of: dict[tuple[str, str], FoundRecord] = {}
        self._by_host: dict[str, list[str]] = {}
        for one in sorted(records, key=lambda one: one.capture.timestamp):
            key = one.capture.urlkey
            if key not in self._by_key:
                self._by_key[key] = []
                self._by_host.setdefault(_host(key), []).append(key)
            self._by_key[key].append(one)
            if not one.entry.is_revisit:
                self._by_address.setdefault((one.capture.timestamp, one.capture.original), one)
                self._by_digest.setdefault(one.capture.digest, one)
                self._by_digest_of.setdefault((one.capture.digest, one.capture.urlkey), one)

    def captures(
        self, url: str, *, since: str | None = None, until: str | None = None, cursor: str | None = None
    ) -> Iterator[IndexPage]:
        """See `Archive.captures`."""
        self.requests.index += 1
        oldest, newest = earliest(since or ""), latest(until or "")
        rows: dict[tuple[str, str, str], Capture] = {}
        for entry in self._by_key.get(urlkey(url), ()):
            capture = entry.capture
            if oldest <= capture.timestamp <= newest:
                rows.setdefault((capture.timestamp, capture.original, capture.digest), capture)
        listed = tuple(rows.values())
        begin = int(cursor or 0)
        while begin + _PAGE_ROWS < len(listed):
            yield IndexPage(listed[begin : begin + _PAGE_ROWS], cursor=str(begin + _PAGE_ROWS))
            begin += _PAGE_ROWS
        # The part that a damaged file has lost may have held captures of any URL.
        problem = self.problem
        yield IndexPage(listed[begin:], complete=not problem, problem=problem, cut=self.is_cut)

    def records_of(self, urls: Iterable[str]) -> list[FoundRecord]:
        """Return the records of addresses, each once; of one address, the oldest first.

        Args:
            urls: the addresses.
        """
        keys = dict.fromkeys(map(urlkey, urls))
        return [one for key in keys for one in self._by_key.get(key, ())]

    def records_of_hosts(self, records: Iterable[FoundRecord], most: int) -> list[FoundRecord]:
        """Return the records of the hosts of some records, or none if there are too many.

        Args:
            records: the records.
            most: how many there may be.
        """
        hosts = dict.fromkeys(_host(one.capture.urlkey) for one in records)
        keys = (key for host in hosts for key in self._by_host[host])
        found = list(islice((one for key in keys for one in self._by_key[key]), most + 1))
        return found if len(found) <= most else []

    def nearby(self, url: str) -> tuple[str, ...]:
        """See `Archive.nearby`."""
        self.requests.index += 1
        host = _host(urlkey(url))
        here: list[str] = []
        elsewhere: list[str] = []
        for key, found in self._by_key.items():
            (here if _host(key) == host else elsewhere).append(found[0].capture.original)
        return closest(url, here) or closest(url, elsewhere, LIKE_OTHER_HOST)

    def matching(self, domain: str, pattern: str) -> IndexPage:
        """See `Archive.matching`."""
        self.requests.index += 1
        host = _host(urlkey(domain))
        wanted = re.compile(pattern)
        found = tuple(
            held[0].capture
            for key, held in self._by_key.items()
            if key.startswith((f"{host})", f"{host},", f"{host}:")) and wanted.fullmatch(key)
        )
        problem = self.problem
        return IndexPage(found, complete=not problem, problem=problem, cut=self.is_cut)

    def fetch(self, capture: Capture) -> Memento:
        """See `Archive.fetch`."""
        self.requests.memento += 1
        return follow(capture, self._visit, self._clock)

    def nearest(self, url: str, timestamp: str, within: timedelta) -> Memento:
        """See `Archive.nearest`."""
        self.requests.memento += 1
        return nearest_memento(url, timestamp, self._visit, self._clock, within)

    def close(self) -> None:
        """See `Archive.close`."""

    def _visit(self, address: Address) -> ArchivedAnswer | Nearest:
        """Return the capture of the requested second, or else the address of the nearest one."""
        candidates = self._by_key.get(urlkey(address.original), [])
        if not candidates:
            raise NotArchived(f"no capture of this URL in {Path(self.location).name}")
        asked = bare(address.original)
        others: list[FoundRecord] = []
        same_second = [one for one in candidates if one.capture.timestamp == address.timestamp]
        for held in sorted(same_second, key=lambda one: one.capture.original != asked):
            played = self._played(held)
            if held.capture.original == asked or played.target is None or played.target.original != asked:
                return played
            # http and https have the same key: a redirect from one to the other is not the requested page.
            others.append(held)
        closest_one = min(
            (one for one in candidates if one not in others),
            key=lambda one: (
                distance(one.capture.timestamp, address.timestamp),
                one.capture.original != asked,
            ),
            default=None,
        )
        if closest_one is None:
            raise NotArchived(f"the only captures of {message(asked, 200)} are redirects to it")
        return Nearest(Address(closest_one.capture.timestamp, closest_one.capture.original))

    def _played(self, held: FoundRecord) -> ArchivedAnswer:
        try:
            record = self._payload_record(held)
        except UnreadableRecord as error:
            raise NotArchived(str(error)) from None
        if record is None:
            raise NotArchived(TOO_LARGE)
        capture = held.capture
        statuscode = record.statuscode or 200
        return ArchivedAnswer(
            timestamp=capture.timestamp,
            original=capture.original,
            statuscode=statuscode,
            headers={**record.headers, **record.provenance},
            body=record.body,
            link_original=capture.original,
            target=_target(statuscode, record.headers, capture),
        )

    def _payload_record(self, held: FoundRecord) -> Record | None:
        """Return the answer of a record; for a revisit, its own headers with the payload that it repeats."""
        record = held.file.read(held.entry)
        if record is None or not held.entry.is_revisit:
            return record
        first = self._original_of(held.entry)
        if first is None:
            raise NotArchived("it is a revisit of a capture that is not in this file")
        payload = first.file.read(first.entry)
        if payload is None:
            return None
        provenance = _provenance_of_both(record, payload)
        # 304 means "not modified": it confirms the first answer (WARC 1.1, section 6.7.3).
        if record.statuscode in (None, 304):
            return replace(payload, provenance=provenance)
        return Record(record.statuscode, record.headers, payload.body, provenance)

    def _original_of(self, revisit: Entry) -> FoundRecord | None:
        """Return the record whose payload a revisit repeats: the named one, or one with the same digest.

        In a folder, it may be in another file.
        """
        named, capture = revisit.revisit_of, revisit.capture
        if named and (found := self._by_address.get((named.timestamp, named.original))):
            return found
        if capture.digest == "-":
            return None
        here = self._by_digest_of.get((capture.digest, capture.urlkey))
        return here or self._by_digest.get(capture.digest)


class WarcArchive(RecordArchive):
    """The captures of a WARC or WACZ file, or of a folder of such files."""

    def __init__(self, path: Path, clock: Callable[[], datetime]) -> None:
        """Read the headers of all records once; a damaged file in a folder holds up no other.

        Args:
            path: a WARC, ARC or WACZ file, or a folder of such files.
            clock: gives the time (aware) at which a memento was read.

        Raises:
            ConfigError: nothing can be read there.
        """
        self._files = files = WarcFiles(path)
        records = (FoundRecord(entry, file) for file in files.files for entry in file.entries)
        super().__init__(str(path), clock, records, files.problem, files.is_cut)

    def close(self) -> None:
        """See `Archive.close`."""
        self._files.close()


def _host(key: str) -> str:
    """Return the host of a URL key, as it is written there."""
    return key.partition(")")[0]


def _provenance_of_both(revisit: Record, payload: Record) -> dict[str, str]:
    """Return what proves the payload of a revisit record: the record itself, and the one that it repeats."""
    # A revisit record without a payload of its own usually says that it is truncated.
    own = {name: value for name, value in revisit.provenance.items() if name != TRUNCATED}
    if PAYLOAD_DIGEST not in payload.provenance:
        own.pop(PAYLOAD_DIGEST, None)
    first = dict(payload.provenance)
    for name, other in OF_REPEATED.items():
        if repeated := first.pop(name, ""):
            first[other] = repeated
    return {**first, **own}


def _target(statuscode: int, headers: dict[str, str], capture: Capture) -> Address | None:
    """Return where an archived redirect leads, or None if the answer is not a redirect."""
    location = headers.get("location", "")
    if not 300 <= statuscode < 400 or not location:
        return None
    target = join_url(capture.original, location)
    if target is None or split_url(target).scheme not in ("http", "https"):
        raise NotArchived(f"it redirects to {message(location, 200)}, which is not a web page")
    return Address(capture.timestamp, target)
