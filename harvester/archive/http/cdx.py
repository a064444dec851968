"""The index's answers: rows, keys to go on with, and what else may come instead; pure.

The form is that of the CDX server (Internet Archive, *wayback-cdx-server*): a row per line, seven fields
with a space between; where the limit cut the list, an empty line and the key to go on with come last. It may
also come as JSON, as one table (``output=json``) or, from pywb, as an object per line with names of its own.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO

from harvester.archive.timestamps import DIGITS
from store.records import Capture

# pywb's names for the same fields.
_PYWB_NAMES = {"original": "url", "mimetype": "mime", "statuscode": "status"}

FIELDS = ("urlkey", "timestamp", "original", "mimetype", "statuscode", "digest", "length")

# Crawlers took mail addresses and inlined data for links: http://mailto:..., http://user@host/, data:...
# (EDGI).
_NO_PAGE = re.compile(r"(?:https?://)?(?:data:|mailto:|javascript:|<*[^/@:]*@|<*mailto:)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Second:
    """The rows of one second, to leave out exact repeats, which may come on both sides of a cut.

    Attributes:
        timestamp: the second, 14 digits, or ``""`` before the first row.
        rows: what was seen in it: (original, digest).
    """

    timestamp: str = ""
    rows: frozenset[tuple[str, str]] = frozenset()


@dataclass(slots=True)
class Rows:
    """What an answer of the index holds.

    Attributes:
        captures: the well-formed rows, in order, exact repeats left out.
        last: the rows of the last second.
        key: the key to go on with, or None.
        problem: the first thing that is wrong with the answer, or ``""``.
        malformed: the first line that is no row, or ``""``.
        lines: how many rows there were, repeats and malformed ones included.
    """

    captures: list[Capture] = field(default_factory=list)
    last: Second = Second()
    key: str | None = None
    problem: str = ""
    malformed: str = ""
    lines: int = 0


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
            rows.malformed = rows.malformed or " ".join(fields)
            rows.problem = rows.problem or f"row {rows.lines} is no index row: {' '.join(fields)[:80]!r}"
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
    """Leaves out repeated rows of one second; of two, the one with a status says more."""

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
    """Return a row's capture, or None where it is not a row; equal strings are kept once."""
    if len(fields) < len(FIELDS):
        return None
    urlkey, timestamp, original, mimetype, statuscode, digest, length = fields[: len(FIELDS)]
    if not DIGITS.fullmatch(timestamp) or not _is_number(statuscode) or not _is_number(length):
        return None
    return Capture(
        urlkey=strings.setdefault(urlkey, urlkey),
        timestamp=timestamp,
        original=strings.setdefault(original, original),
        mimetype=strings.setdefault(mimetype, mimetype),
        statuscode=_number(statuscode),
        digest=digest.removeprefix("sha1:"),
        length=_number(length),
    )


def _is_number(text: str) -> bool:
    return text == "-" or (text.isascii() and text.isdigit())


def _number(text: str) -> int | None:
    return None if text == "-" else int(text)


def _text_rows(body: bytes, rows: Rows) -> Iterator[list[str]]:
    """Yield the fields of each line; the key goes into `rows`."""
    lines = (line.decode("utf-8", "replace") for line in BytesIO(body))
    for line in lines:
        text = line.rstrip("\r\n")
        if text:
            yield text.split(" ")
            continue
        rows.key = next((key for key in (line.strip() for line in lines) if key), None)
        return


def _table_rows(body: bytes, rows: Rows) -> Iterator[list[str]]:
    """Yield the fields of each row of ``output=json``, in our order; the key goes into `rows`."""
    try:
        table = json.loads(body)
    except ValueError:
        rows.problem = "the list is cut off, or no JSON"
        return
    order: list[int] | None = None
    for at, row in enumerate(table):
        if not isinstance(row, list):
            rows.problem = rows.problem or "the list holds something that is no row"
        elif not row:
            after = table[at + 1] if at + 1 < len(table) else None
            rows.key = str(after[0]) if isinstance(after, list) and after else None
            return
        elif order is None:
            names = [str(name) for name in row]
            if not set(FIELDS) <= set(names):
                rows.problem = f"the list has no header row: {names!r:.80}"
                return
            order = [names.index(name) for name in FIELDS]
        else:
            yield [str(row[place]) if place < len(row) else "" for place in order]


def _object_rows(body: bytes, rows: Rows) -> Iterator[list[str]]:
    """Yield the fields of each line that is a JSON object; missing ones are ``-``."""
    for line in BytesIO(body):
        try:
            named = json.loads(line)
        except ValueError:
            named = None
        if isinstance(named, dict):
            values = (named.get(name, named.get(_PYWB_NAMES.get(name, name))) for name in FIELDS)
            yield ["-" if value in (None, "") else str(value) for value in values]
        elif line.strip():
            yield [line.decode("utf-8", "replace").strip()]
