"""The rows that travel from the workers that read files to those that harvest groups; pure."""

from __future__ import annotations

import pickle
import zlib
from dataclasses import dataclass

from harvester.archive.warc.record import Entry, Record
from harvester.archive.warc.warc_file import UnreadableRecord


@dataclass(frozen=True, slots=True)
class CaptureRow:
    """A record of an archive, with what it says.

    Attributes:
        group: the group that it may belong to; see `BulkRules`.
        place: the number of its file among all inputs, which puts records of one second in order.
        input: the address of its file.
        name: the file as proofs name it.
        member: the file within a WACZ file, or ``""``.
        entry: what is known of the record.
        answer: the HTTP answer, compressed, because most are never read; None if it is too large.
        problem: why it cannot be read, or ``""``.
    """

    group: str
    place: int
    input: str
    name: str
    member: str
    entry: Entry
    answer: bytes | None
    problem: str = ""

    def read(self, entry: Entry) -> Record | None:
        """Return the HTTP answer; see `WarcFile.read`.

        Args:
            entry: that of this row.

        Raises:
            UnreadableRecord: it could not be read.
        """
        if self.problem:
            raise UnreadableRecord(self.problem)
        if self.answer is None:
            return None
        record: Record = pickle.loads(zlib.decompress(self.answer))
        return record


@dataclass(frozen=True, slots=True)
class CitationRow:
    """A corpus document.

    Attributes:
        group: the group of the domain that it names.
        place: the number of its file among all inputs.
        index: its number in the file, if that is an archive of files.
        input: the address of the file.
        name: what messages call it.
        payload: its bytes.
    """

    group: str
    place: int
    index: int
    input: str
    name: str
    payload: bytes


@dataclass(frozen=True, slots=True)
class UnreadInput:
    """A file, or a part of it, that could not be read.

    Attributes:
        file: the file.
        reason: why.
    """

    file: str
    reason: str


GroupRow = CaptureRow | CitationRow
SentRow = GroupRow | UnreadInput


def packed_answer(record: Record) -> bytes:
    """Return an HTTP answer as bytes.

    Args:
        record: the answer.
    """
    # The fastest level: pages shrink to a quarter, in less time than is needed to send the rest.
    return zlib.compress(pickle.dumps(record, protocol=pickle.HIGHEST_PROTOCOL), 1)


def packed_row(row: SentRow) -> bytes:
    """Return a row as bytes, which only workers of the same call read.

    Args:
        row: the row.
    """
    return pickle.dumps(row, protocol=pickle.HIGHEST_PROTOCOL)


def unpacked_row(data: bytes) -> SentRow:
    """Return the row that `packed_row` made.

    Args:
        data: its bytes.
    """
    row: SentRow = pickle.loads(data)
    return row
