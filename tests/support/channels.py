"""Chat services on loopback that take what Apprise writes, or fail in one of many ways."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs

from harvester.config import Channel
from tests.support.mailserver import LOOPBACK


@dataclass
class ChatService:
    """A service, and what it was told.

    Attributes:
        port: where it listens.
        status: what it answers.
        hangs: whether it does not answer until it is closed.
        posted: the path and the text of each request that it took.
    """

    port: int = 0
    status: int = 200
    hangs: bool = False
    posted: list[tuple[str, str]] = field(default_factory=list)
    closing: threading.Event = field(default_factory=threading.Event)

    def messages(self, path: str = "") -> list[str]:
        """Return the texts that came to addresses that contain `path`."""
        return [text for where, text in self.posted if path in where]


@contextmanager
def chat_service(heard: Callable[[], None] = lambda: None) -> Iterator[ChatService]:
    """Run a service that takes everything until it is told otherwise; `heard` is called at each request."""
    service = ChatService()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self._take()

        def do_PUT(self) -> None:
            self._take()

        def do_GET(self) -> None:
            self.send_error(405)

        def _take(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            if service.hangs:
                service.closing.wait(60)
                return
            if service.status == 200:
                service.posted.append((self.path, _text(body)))
            heard()
            self.send_response(service.status)
            if service.status == 302:
                self.send_header("Location", "/elsewhere")
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            self.wfile.write(b"{}")

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer((LOOPBACK, 0), Handler) as server:
        service.port = server.server_address[1]
        thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        try:
            yield service
        finally:
            service.closing.set()
            server.shutdown()
            thread.join()


def channel_at(url: str, name: str = "apprise:TEAM") -> Channel:
    """Return a channel with an address."""
    return Channel(name, url, url)


def _text(body: str) -> str:
    """Return all texts in a request, of whichever service."""
    if body.startswith("payload="):
        body = parse_qs(body)["payload"][0]
    found = json.loads(body)
    return "\n".join(_texts(found))


def _texts(found: object) -> Iterator[str]:
    if isinstance(found, dict):
        found = list(found.values())
    if isinstance(found, list):
        for one in found:
            yield from _texts(one)
    elif isinstance(found, str):
        yield found
