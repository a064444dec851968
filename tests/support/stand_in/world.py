"""What an honest archive holds, and how it answers: the CDX server's and the replay server's rules."""

from __future__ import annotations

import base64
import hashlib
import re
import zlib
from bisect import bisect_left, insort
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path
from typing import Literal, Self
from urllib.parse import quote_plus, unquote_plus

from warcio.archiveiterator import ArchiveIterator

from harvester.archive.urlkey import urlkey
from tests.support.stand_in.server import Reply, Request

Keys = Literal["exact", "old", "new"]
_FIELDS = ("urlkey", "timestamp", "original", "mimetype", "statuscode", "digest", "length")
_MEMENTO = re.compile(r"/web/(\d{1,14})([a-z]{2}_)?/(.+)")


@dataclass(frozen=True, slots=True)
class Held:
    """A capture and its answer.

    Attributes:
        timestamp: 14 digits, as the index has them.
        original: the URL.
        body: the payload.
        status: the origin's status.
        headers: the origin's headers.
        row: index fields that differ from what follows from the others, such as ``{"statuscode": "-"}``.
        served_at: what Memento-Datetime says, if not `timestamp`.
    """

    timestamp: str
    original: str
    body: bytes = b""
    status: int = 200
    headers: tuple[tuple[str, str], ...] = (("Content-Type", "text/html"),)
    row: tuple[tuple[str, str], ...] = ()
    served_at: str = ""

    def fields(self) -> dict[str, str]:
        """Return the index row."""
        content_type = {name.lower(): value for name, value in self.headers}.get("content-type", "unk")
        return {
            "urlkey": urlkey(self.original),
            "timestamp": self.timestamp,
            "original": self.original,
            "mimetype": content_type.partition(";")[0],
            "statuscode": str(self.status),
            "digest": base64.b32encode(hashlib.sha1(self.body).digest()).decode(),
            "length": str(len(self.body) + 300),
        } | dict(self.row)


@dataclass(slots=True)
class World:
    """An archive.

    Attributes:
        held: its captures.
        keys: how keys to go on with are made: ``exact`` loses nothing; ``old`` (2022) skips what is left of
            the second of the cut; ``new`` (2026) begins again with that second.
        cap: most rows that an answer of the index has, whatever is asked for.
    """

    held: list[Held] = field(default_factory=list)
    keys: Keys = "exact"
    cap: int = 150_000
    _rows: dict[str, list[tuple[str, Held]]] | None = None

    @classmethod
    def from_warc(cls, path: Path, keys: Keys = "exact") -> Self:
        """Return the responses of a WARC file."""
        held: list[Held] = []
        with path.open("rb") as file:
            for record in ArchiveIterator(file):
                if record.rec_type == "response":
                    date = datetime.fromisoformat(record.rec_headers.get_header("WARC-Date"))
                    digest = record.rec_headers.get_header("WARC-Payload-Digest").removeprefix("sha1:")
                    headers = tuple(
                        (name, value)
                        for name, value in record.http_headers.headers
                        if name.lower() not in ("content-length", "transfer-encoding", "connection")
                    )
                    held.append(
                        Held(
                            timestamp=date.astimezone(UTC).strftime("%Y%m%d%H%M%S"),
                            original=record.rec_headers.get_header("WARC-Target-URI"),
                            body=record.raw_stream.read(),
                            status=int(record.http_headers.get_statuscode()),
                            headers=headers,
                            row=(("digest", digest),),
                        )
                    )
        return cls(held, keys)

    def __call__(self, request: Request) -> Reply:
        """Return the honest answer to a request."""
        if request.kind == "index":
            return self.index(request.query)
        if request.kind == "memento":
            return self.replay(request.path)
        return Reply(404, body=b"no such service")

    def add(self, held: Held) -> None:
        """Hold and list another capture from now on."""
        self.held.append(held)
        if self._rows is not None:
            rows = self._rows.setdefault(urlkey(held.original), [])
            insort(rows, (held.timestamp, held), key=lambda row: row[0])

    def rows_of(self, url: str) -> list[tuple[str, Held]]:
        """Return the captures of a URL, with their timestamps, in the index's order."""
        return self._by_key().get(urlkey(url), [])

    def _by_key(self) -> dict[str, list[tuple[str, Held]]]:
        if self._rows is None:
            self._rows = {}
            for held in sorted(self.held, key=lambda held: held.timestamp):
                self._rows.setdefault(urlkey(held.original), []).append((held.timestamp, held))
        return self._rows

    def index(self, query: dict[str, str]) -> Reply:
        """Return an answer of the CDX server, in text form."""
        if "matchType" in query and "collapse" not in query:
            return self._all_beginning_with(query)
        rows = self._matching(query) if "matchType" in query else self.rows_of(query["url"])
        times = [timestamp for timestamp, _ in rows]
        oldest, newest = query.get("from", ""), query.get("to", "99999999999999")
        begin = bisect_left(times, oldest)
        end = bisect_left(times, newest.ljust(14, "9") + "0")
        if "resumeKey" in query:
            begin = self._place(query["resumeKey"], times)
        limit = min(int(query.get("limit", self.cap)), self.cap)
        wanted = query.get("fl", ",".join(_FIELDS)).split(",")
        shown = rows[begin : min(begin + limit, end)]
        lines = [" ".join(held.fields()[name] for name in wanted) for _, held in shown]
        if query.get("showResumeKey") == "true" and shown and begin + len(shown) < end:
            lines += ["", self._key(shown[-1][1], begin + len(shown))]
        body = "".join(f"{line}\n" for line in lines).encode()
        return Reply(headers=(("Content-Type", "text/plain"),), body=body)

    def _all_beginning_with(self, query: dict[str, str]) -> Reply:
        """Return the captures of all addresses of a prefix, by key and time."""
        key = urlkey(f"http://{query['url']}")
        rows = [
            held.fields()
            for other, those in sorted(self._by_key().items())
            if other.startswith(key)
            for timestamp, held in those
            if timestamp >= query["from"]
        ]
        limit = int(query["limit"])
        lines = [" ".join(row[name] for name in query["fl"].split(",")) for row in rows[:limit]]
        lines += ["", "more"] if len(rows) > limit else []
        return Reply(
            headers=(("Content-Type", "text/plain"),), body="".join(f"{line}\n" for line in lines).encode()
        )

    def _matching(self, query: dict[str, str]) -> list[tuple[str, Held]]:
        """Return the first capture of each address of a prefix or a domain that passes the filter."""
        if query["matchType"] == "prefix":
            rows = self._beginning_with(query["url"])
        else:
            host = urlkey(f"http://{query['url']}").partition(")")[0]
            rows = [
                rows[0]
                for key, rows in sorted(self._by_key().items())
                if key.startswith((f"{host})", f"{host},"))
            ]
        if "filter" in query:
            wanted = re.compile(query["filter"].removeprefix("urlkey:"))
            rows = [row for row in rows if wanted.fullmatch(urlkey(row[1].original))]
        return rows

    def _beginning_with(self, prefix: str) -> list[tuple[str, Held]]:
        key = urlkey(f"http://{prefix}")
        return [rows[0] for other, rows in sorted(self._by_key().items()) if other.startswith(key)]

    def _key(self, last: Held, place: int) -> str:
        key = last.fields()["urlkey"]
        if self.keys == "old":
            # The last character raised by one: "9" becomes ":".
            raised = last.timestamp[:-1] + chr(ord(last.timestamp[-1]) + 1)
            return quote_plus(f"{key} {raised}")
        text = f"{key} {last.timestamp}" + (f" {place}" if self.keys == "exact" else "")
        return base64.urlsafe_b64encode(zlib.compress(text.encode())).decode().rstrip("=")

    def _place(self, key: str, times: list[str]) -> int:
        if self.keys == "old":
            return bisect_left(times, unquote_plus(key).rpartition(" ")[2])
        text = zlib.decompress(base64.urlsafe_b64decode(key + "=" * (-len(key) % 4))).decode()
        if self.keys == "exact":
            return int(text.rpartition(" ")[2])
        return bisect_left(times, text.rpartition(" ")[2])

    def replay(self, path: str) -> Reply:
        """Return an answer of the replay server."""
        match = _MEMENTO.fullmatch(path)
        rows = self.rows_of(match[3]) if match else []
        if not match or not rows:
            return HRM
        timestamp, original = match[1], match[3]
        exact = [held for time, held in rows if time == timestamp]
        if exact:
            return memento(next((held for held in exact if held.original == original), exact[0]))
        nearest = min(rows, key=lambda row: abs(int(row[0]) - int(timestamp.ljust(14, "0"))))[1]
        return nearest_redirect(nearest.timestamp, nearest.original)


HRM = Reply(
    404,
    (("Content-Type", "text/html; charset=utf-8"),),
    b"<html><body><p>Hrm.</p><p>The Wayback Machine has not archived that URL.</p></body></html>",
)


def memento(held: Held, *, more: Iterable[tuple[str, str]] = ()) -> Reply:
    """Return an archived answer, with the headers that prove it."""
    served = held.served_at or held.timestamp
    at = http_date(served)
    plain = {"content-type", "content-encoding"}
    root = f"/web/{held.timestamp}id_/"
    headers = (
        *((name, value) for name, value in held.headers if name.lower() in plain),
        *((name, root + value) for name, value in held.headers if name.lower() == "location"),
        *((f"X-Archive-Orig-{name}", value) for name, value in held.headers),
        ("Memento-Datetime", at),
        ("X-Archive-Src", "STANDIN-20100101000000-crawl.warc.gz"),
        ("Link", f'<{held.original}>; rel="original", </web/timemap/link/{held.original}>; rel="timemap"'),
        *more,
    )
    return Reply(held.status, headers, held.body)


def nearest_redirect(timestamp: str, original: str) -> Reply:
    """Return what the Wayback Machine answers for a capture that it does not play: another one."""
    headers = (
        ("Location", f"/web/{timestamp}id_/{original}"),
        ("X-Archive-Redirect-Reason", f"found capture at {timestamp}"),
        ("Content-Type", "text/plain"),
    )
    return Reply(302, headers)


def http_date(timestamp: str) -> str:
    """Return the HTTP date of 14 digits; "00" as a month or day is taken out, as the archive does."""
    if timestamp[4:6] == "00":
        timestamp = f"{timestamp[:4]}{timestamp[6:]}15"
    time = datetime.strptime(timestamp, "%Y%m%d%H%M%S").replace(tzinfo=UTC)
    return format_datetime(time, usegmt=True)
