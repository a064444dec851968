"""A Memento server made for a test: TimeMaps, in pages if wanted, a TimeGate and raw mementos."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import unquote

from tests.support.stand_in import Held, Reply, Request
from tests.support.stand_in.world import http_date

LINK_FORMAT = (("Content-Type", "application/link-format"),)
TIMEMAP, GATE = "/lib/timemap/link/", "/lib/"
NOT_FOUND = Reply(404, (("Content-Type", "text/html"),), b"<html>Not Found</html>")


@dataclass(slots=True)
class MementoStandIn:
    """What a Memento server answers; the base of its addresses is set when it is known.

    Attributes:
        held: its captures.
        rows: how many mementos a page of a TimeMap lists.
        serves_raw: whether it knows addresses with ``id_``.
        base: the address of the server.
        changed: replies for some paths instead of the right ones.
    """

    held: list[Held]
    rows: int = 1000
    serves_raw: bool = True
    base: str = ""
    changed: dict[str, Reply] = field(default_factory=dict)

    def __call__(self, request: Request) -> Reply:
        """Answer a request."""
        path = unquote(request.path)
        if path in self.changed:
            return self.changed[path]
        if path.startswith(TIMEMAP):
            return self.timemap(path.removeprefix(TIMEMAP))
        if path.startswith(GATE):
            first, _, url = path.removeprefix(GATE).partition("/")
            if first[:4].isdigit() and url.startswith("http"):
                return self.memento(first, url)
            return self.gate(path.removeprefix(GATE), request.headers.get("accept-datetime", ""))
        return NOT_FOUND

    def uri(self, one: Held, flag: str = "") -> str:
        """Return the address of a memento."""
        return f"{self.base}{GATE}{one.timestamp}{flag}/{one.original}"

    def link(self, one: Held) -> str:
        """Return the link to a memento, as a TimeMap has it."""
        return f'<{self.uri(one)}>; rel="memento"; datetime="{http_date(one.timestamp)}"'

    def timemap(self, asked: str) -> Reply:
        """Return a page of a TimeMap; further ones have a number before the address."""
        number, _, url = asked.partition("/") if asked[:1].isdigit() else ("0", "", asked)
        of_url = [one for one in self.held if one.original == url]
        if not of_url:
            return Reply(404, LINK_FORMAT)
        begin = int(number) * self.rows
        links = [
            f'<{url}>;rel="original"',
            f'<{self.base}{TIMEMAP}{asked}>; rel="self"; type="application/link-format"',
            f"<{self.base}{GATE}{url}>; rel=timegate",
            *map(self.link, of_url[begin : begin + self.rows]),
        ]
        if begin + self.rows < len(of_url):
            more = f"{self.base}{TIMEMAP}{int(number) + 1}/{url}"
            links.append(f'<{more}>; rel="timemap"; type="application/link-format"')
        return Reply(200, LINK_FORMAT, ",\n".join(links).encode())

    def memento(self, stamp: str, url: str) -> Reply:
        """Return a memento: raw, or with rewritten links and a banner."""
        timestamp, raw = stamp[:14], stamp.endswith("id_")
        one = next((one for one in self.held if (one.timestamp, one.original) == (timestamp, url)), None)
        if one is None:
            return NOT_FOUND
        if raw and not self.serves_raw:
            return Reply(302, (("Location", self.uri(one)),))
        banner = f'<a href="{self.base}{GATE}{timestamp}/http://other.example/">x</a>'.encode()
        headers = (
            ("Content-Type", "text/html"),
            ("Memento-Datetime", http_date(timestamp)),
            ("Link", f'<{one.original}>; rel="original"'),
        )
        return Reply(one.status, headers, one.body if raw else one.body + banner)

    def gate(self, url: str, wanted: str) -> Reply:
        """Return where the nearest capture is."""
        of_url = [one for one in self.held if one.original == url]
        if not of_url or not wanted:
            return NOT_FOUND
        nearest = min(of_url, key=lambda one: http_date(one.timestamp) != wanted)
        return Reply(302, (("Location", self.uri(nearest)), ("Vary", "accept-datetime")))
