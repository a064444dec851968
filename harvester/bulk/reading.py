"""Read an input file: the records and corpus documents that may show a policy, as rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from diffs.text import masked, message
from harvester.archive import split_url, urlkey
from harvester.archive.timestamps import distance
from harvester.archive.urls import join_url
from harvester.archive.warc.record import Entry, Record
from harvester.archive.warc.warc_file import UnreadableRecord, WarcFile
from harvester.archive.warc.warc_files import WarcFiles
from harvester.bulk.inputs import BulkInput
from harvester.bulk.places import local_copy
from harvester.bulk.rows import CaptureRow, CitationRow, SentRow, UnreadInput, packed_answer
from harvester.bulk.rules import BulkRules
from harvester.corpus import read_citation
from harvester.corpus.inputs import InputFile, corpus_inputs
from harvester.errors import CitationError, ConfigError
from harvester.local_files import reason_of
from harvester.pipeline.barrier import in_brief

# As many redirects in a row as a browser follows.
_LONGEST_CHAIN = 20


def input_rows(files: Iterable[BulkInput], rules: BulkRules) -> Iterator[SentRow]:
    """Yield what files hold that may be of a policy, and what is wrong with them.

    Args:
        files: the files of one task.
        rules: say what may be of a policy.
    """
    for file in files:
        try:
            with local_copy(file.address) as path:
                yield from (
                    _in_archive(file, path, rules) if file.is_archive else _in_corpus(file, path, rules)
                )
        except OSError as error:
            yield UnreadInput(file.name, message(f"cannot be read ({masked(reason_of(error))})"))
        except Exception as error:
            # A file may hold anything: what no rule foresaw must not hold back the others.
            yield UnreadInput(file.name, f"cannot be read further ({in_brief(error)})")


def citations_of(files: Iterable[BulkInput], rules: BulkRules) -> Iterator[tuple[str, str]]:
    """Yield the URL key of each address that corpus documents cite, with the group of the document.

    Args:
        files: the files of one task.
        rules: say which groups there are.
    """
    for row in input_rows((file for file in files if not file.is_archive), rules):
        if isinstance(row, CitationRow):
            yield urlkey(read_citation(row.payload, row.name).url), row.group


def name_in(document: InputFile, path: Path, address: str) -> str:
    """Return what messages call a corpus document in a file.

    Args:
        document: the document.
        path: where the file was read.
        address: where it is.
    """
    return document.name.replace(str(path), address, 1)


def _in_corpus(file: BulkInput, path: Path, rules: BulkRules) -> Iterator[CitationRow | UnreadInput]:
    """Yield the corpus documents in a file."""
    for index, document in enumerate(corpus_inputs([str(path)], lambda: ())):
        name = name_in(document, path, file.address)
        try:
            payload = document.read()
            group = rules.group_of(read_citation(payload, name).domain)
        except CitationError as error:
            yield UnreadInput(message(name), error.reason)
            continue
        yield CitationRow(group, file.place, index, file.address, name, payload)


def _in_archive(file: BulkInput, path: Path, rules: BulkRules) -> Iterator[CaptureRow | UnreadInput]:
    """Yield the records of an archive that may show a policy, and those that they need."""
    try:
        opened = WarcFiles(path, file.name)
    except ConfigError as error:
        yield UnreadInput(file.name, message(str(error).partition(": ")[2]))
        return
    try:
        if opened.problem:
            # It begins with the name of the file.
            yield UnreadInput(file.name, opened.problem.removeprefix(file.name).lstrip(": "))
        yield from _NeededRecords(opened.files, file, rules).rows()
    finally:
        opened.close()


class _NeededRecords:
    """The records of one file; those that a policy needs are found in it, too."""

    def __init__(self, files: Iterable[WarcFile], file: BulkInput, rules: BulkRules) -> None:
        self._file, self._rules = file, rules
        self._held = [(entry, warc) for warc in files for entry in warc.entries]
        self._by_key: dict[str, list[int]] = {}
        self._by_digest: dict[str, int] = {}
        self._by_moment: dict[tuple[str, str], int] = {}
        for place, (entry, _) in enumerate(self._held):
            self._by_key.setdefault(entry.capture.urlkey, []).append(place)
            if not entry.is_revisit:
                capture = entry.capture
                self._by_digest.setdefault(capture.digest, place)
                self._by_moment.setdefault((capture.urlkey, capture.timestamp), place)

    def rows(self) -> Iterator[CaptureRow]:
        """Yield the rows, in the order of the file."""
        wanted = [
            (place, group) for place, (entry, _) in enumerate(self._held) for group in self._groups(entry)
        ]
        sent = set(wanted)
        for place, group in wanted:
            needed: int | None = place
            for _ in range(_LONGEST_CHAIN):
                if needed is None:
                    break
                row, record = self._row(needed, group)
                yield row
                needed = self._needed_by(row.entry, record)
                if (needed, group) in sent:
                    break
                if needed is not None:
                    sent.add((needed, group))

    def _groups(self, entry: Entry) -> tuple[str, ...]:
        return self._rules.groups_of(entry.capture)

    def _row(self, place: int, group: str) -> tuple[CaptureRow, Record | None]:
        """Return a record as a row, and what it says; one that cannot be read says why."""
        entry, warc = self._held[place]
        row = CaptureRow(
            group=group,
            place=self._file.place,
            input=self._file.address,
            name=warc.source.name,
            member=warc.source.member,
            entry=entry,
            answer=None,
        )
        try:
            record = warc.read(entry)
        except UnreadableRecord as error:
            return replace(row, problem=str(error)), None
        return (row, None) if record is None else (replace(row, answer=packed_answer(record)), record)

    def _needed_by(self, entry: Entry, record: Record | None) -> int | None:
        """Return the record that another one leads to, or whose payload it repeats; None if there is none."""
        if entry.is_revisit:
            return self._original_of(entry)
        return None if record is None else self._target_of(record, entry)

    def _original_of(self, revisit: Entry) -> int | None:
        named, digest = revisit.revisit_of, revisit.capture.digest
        found = self._by_moment.get((urlkey(named.original), named.timestamp)) if named else None
        return found if found is not None or digest == "-" else self._by_digest.get(digest)

    def _target_of(self, record: Record, entry: Entry) -> int | None:
        """Return the record to which an archived redirect leads: the nearest one in time."""
        location = record.headers.get("location", "")
        if not 300 <= (record.statuscode or 200) < 400 or not location:
            return None
        target = join_url(entry.capture.original, location)
        if target is None or split_url(target).scheme not in ("http", "https"):
            return None
        return min(
            self._by_key.get(urlkey(target), ()),
            key=lambda place: distance(self._held[place][0].capture.timestamp, entry.capture.timestamp),
            default=None,
        )
