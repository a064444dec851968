"""Read the answers of an index: rows, resume keys, and what else may come instead; pure.

The form is that of the CDX server (Internet Archive, *wayback-cdx-server*): one row per line, with seven
fields separated by spaces. If the limit cut the list, an empty line and the resume key come last. The answer
may also be JSON: one table (``output=json``) or, from pywb, one object per line with names of its own.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from diffs.text import message
from harvester.archive.timestamps import DIGITS
from store.records import Capture

# pywb's names for the same fields.
_PYWB_NAMES = {"original": "url", "mimetype": "mime", "statuscode": "status"}

FIELDS = ("urlkey", "timestamp", "original", "mimetype", "statuscode", "digest", "length")

# Crawlers mistook mail addresses and inline data for links: http://mailto:..., http://user@host/, data:...
# (EDGI).
_NO_PAGE = re.compile(r"(?:https?://)?(?:data:|mailto:|javascript:|<*[^/@:]*@|<*mailto:)", re.IGNORECASE)


# SQLite's integers have 64 bits. Size and status are only hints: without them, a row still counts.
_LARGEST_NUMBER = 2**63 - 1
_LARGEST_STATUS = 999
# Crawlers give up URLs of more than 2 KB (Heritrix); servers accept requests of some tens of KB.
_LONGEST_ROW = 2**16


@dataclass(frozen=True, slots=True)
class Second:
    """The rows of one second, for dropping exact repeats, which may come on both sides of a cut.

    Attributes:
        timestamp: the second, 14 digits, or ``""`` before the first row.
        rows: (original, digest) of the rows of that second.
    """

    timestamp: str = ""
    rows: frozenset[tuple[str, str]] = frozenset()


@dataclass(slots=True)
class Rows:
    """The contents of an answer of the index.

    Attributes:
        captures: the well-formed rows, in order, without exact repeats.
        last: the rows of the last second.
        key: the resume key, or None.
        problem: the first thing that is wrong with the answer, or ``""``.
        malformed: the first line that is not a row, or ``""``.
        lines: how many rows there were, including repeats and malformed ones.
        cut: True if the answer is cut off, or cannot be read to its end.
    """

    captures: list[Capture] = field(default_factory=list)
    last: Second = Second()
    key: str | None = None
    problem: str = ""
    malformed: str = ""
    lines: int = 0
    cut: bool = False


def read_rows(body: bytes, before: Second = Second()) -> Rows:
    """Read one answer of the index.

    Args:
        body: the answer, text or JSON, perhaps cut off.
        before: the last second of the page before this one.
    """
    rows = Rows()
    repeats = _Repeats(before)
    strings: dict[str, str] = {}
    form = {b"[": _table_rows, b"{": _object_rows}.get(body.lstrip()[:1], _text_rows)
    for fields in form(body, rows):
        rows.lines += 1
        capture = _capture(fields, strings)
        if capture is None:
            row = " ".join(fields)
            rows.malformed = rows.malformed or row
            found = message(row, 80)
            rows.problem = rows.problem or f"row {rows.lines} is not an index row: {found!r}"
        elif not _NO_PAGE.match(capture.original):
            repeats.add(rows.captures, capture)
    rows.last = repeats.second
    return rows


def torn(body: bytes) -> bool:
    """Return whether a list ends in the middle of a row.

    Args:
        body: the answer.
    """
    first = body.lstrip()[:1]
    if first == b"[":
        return not body.rstrip().endswith(b"]")
    if not body or body.endswith(b"\n") or first == b"<":
        return False
    if first == b"{":
        return not body.endswith(b"}")
    before, _, last = body.rpartition(b"\n")
    is_key = before.endswith(b"\n") or not before
    return last.count(b" ") < len(FIELDS) - 1 and not (is_key and b" " not in last)


class _Repeats:
    """Drops repeated rows of one second; a row with a status replaces one without."""

    def __init__(self, before: Second) -> None:
        self._timestamp = before.timestamp
        self._places: dict[tuple[str, str], int | None] = dict.fromkeys(before.rows)

    @property
    def second(self) -> Second:
        return Second(self._timestamp, frozenset(self._places))

    def add(self, captures: list[Capture], capture: Capture) -> None:
        if capture.timestamp != self._timestamp:
            self._timestamp = capture.timestamp
            self._places.clear()
        identity = (capture.original, capture.digest)
        if identity not in self._places:
            self._places[identity] = len(captures)
            captures.append(capture)
            return
        place = self._places[identity]
        if place is not None and captures[place].statuscode is None:
            captures[place] = capture


def _capture(fields: list[str], strings: dict[str, str]) -> Capture | None:
    """Return the capture of a row, or None if it is malformed; equal strings are stored once."""
    if len(fields) < len(FIELDS) or sum(map(len, fields)) > _LONGEST_ROW or not _is_unicode(fields):
        return None
    urlkey, timestamp, original, mimetype, statuscode, digest, length = fields[: len(FIELDS)]
    if not DIGITS.fullmatch(timestamp) or not _is_number(statuscode) or not _is_number(length):
        return None
    return Capture(
        urlkey=strings.setdefault(urlkey, urlkey),
        timestamp=timestamp,
        original=strings.setdefault(original, original),
        mimetype=strings.setdefault(mimetype, mimetype),
        statuscode=_number(statuscode, _LARGEST_STATUS),
        digest=digest.removeprefix("sha1:"),
        length=_number(length, _LARGEST_NUMBER),
    )


def _is_number(text: str) -> bool:
    return text == "-" or (text.isascii() and text.isdigit())


def _number(text: str, largest: int) -> int | None:
    """Return a number, or None if it is unknown or impossible."""
    if text == "-" or len(text) > len(str(largest)):
        return None
    return number if (number := int(text)) <= largest else None


def _is_unicode(fields: list[str]) -> bool:
    """Return whether fields can be stored and sent; JSON can escape half a character (a lone surrogate)."""
    try:
        "".join(fields).encode()
    except UnicodeEncodeError:
        return False
    return True


def _json(text: bytes) -> Any:
    """Return what JSON of the archive says, with its numbers as they are written.

    Raises:
        ValueError: it is not JSON, or is nested too deeply to be a list of rows.
    """
    try:
        return json.loads(text, parse_int=str, parse_float=str)
    except RecursionError:
        raise ValueError("nested too deeply") from None


def _field(value: object) -> str:
    """Return a field of a row of JSON; ``-`` if it is empty, and ``""`` if it is not a field at all."""
    return "-" if value in (None, "") else value if isinstance(value, str) else ""


def _text_rows(body: bytes, rows: Rows) -> Iterator[list[str]]:
    """Yield the fields of each line; the resume key is put into `rows`."""
    lines = (line.decode("utf-8", "replace") for line in BytesIO(body))
    for line in lines:
        text = line.rstrip("\r\n")
        if text:
            yield text.split(" ")
            continue
        rows.key = next((key for key in (line.strip() for line in lines) if key), None)
        return


def _table_rows(body: bytes, rows: Rows) -> Iterator[list[str]]:
    """Yield the fields of each row of ``output=json``, in the order of `FIELDS`; the key goes into `rows`."""
    try:
        table = _json(body)
    except ValueError:
        rows.problem, rows.cut = "the list is cut off, or is not JSON", True
        return
    order: list[int] | None = None
    for at, row in enumerate(table):
        if not isinstance(row, list):
            rows.problem = rows.problem or "the list contains something that is not a row"
        elif not row:
            after = table[at + 1] if at + 1 < len(table) else None
            key = after[0] if isinstance(after, list) and after else None
            rows.key = key if isinstance(key, str) and _is_unicode([key]) else None
            return
        elif order is None:
            names = [_field(name) for name in row]
            if not set(FIELDS) <= set(names):
                rows.problem = f"the list has no header row: {message(repr(names), 80)}"
                return
            order = [names.index(name) for name in FIELDS]
        else:
            yield [_field(row[place]) if place < len(row) else "" for place in order]


def _object_rows(body: bytes, rows: Rows) -> Iterator[list[str]]:
    """Yield the fields of each line that is a JSON object; a missing field is ``-``."""
    for line in BytesIO(body):
        try:
            named = _json(line)
        except ValueError:
            named = None
        if isinstance(named, dict):
            yield [_field(named.get(name, named.get(_PYWB_NAMES.get(name, name)))) for name in FIELDS]
        elif line.strip():
            yield [line.decode("utf-8", "replace").strip()]
