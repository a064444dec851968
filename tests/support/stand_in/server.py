"""The server: it counts requests, and answers them as it is told, faults of the connection included."""

from __future__ import annotations

import socket
import struct
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BufferedIOBase
from types import TracebackType
from typing import Literal, Self
from urllib.parse import parse_qsl, urlsplit

Kind = Literal["index", "memento", "save", "other"]
Fault = Literal["", "reset", "disconnect", "cut", "chunk cut"]


@dataclass(frozen=True, slots=True)
class Request:
    """What was asked.

    Attributes:
        kind: index, memento, save (with all about it), or something that a good client never asks for.
        path: path and query as they came.
        headers: names in lower case.
        number: how many requests of this kind came before, from 0.
        form: the fields that were posted, or None if nothing was.
    """

    kind: Kind
    path: str
    headers: dict[str, str]
    number: int
    form: dict[str, str] | None = None

    @property
    def query(self) -> dict[str, str]:
        """The query's parameters."""
        return dict(parse_qsl(urlsplit(self.path).query, keep_blank_values=True))


@dataclass(frozen=True, slots=True)
class Reply:
    """What is answered.

    Attributes:
        status: the HTTP status.
        headers: sent as they are, repeated ones too.
        body: the bytes.
        fault: what goes wrong with the connection.
        raw: gives the bytes of the whole answer in pieces, perhaps without end, instead of all of this.
    """

    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes = b""
    fault: Fault = ""
    raw: Callable[[], Iterator[bytes]] | None = None


Behaviour = Callable[[Request], Reply]


@dataclass(slots=True)
class StandIn:
    """A server on a free port of this machine, for the length of a ``with``.

    Attributes:
        behaviour: answers requests.
        counts: how many requests of each kind came, and how many connections were opened.
        log: the requests, in order.
        location: its base URL.
    """

    behaviour: Behaviour
    port: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    log: list[Request] = field(default_factory=list)
    location: str = ""
    _server: ThreadingHTTPServer | None = None
    _thread: threading.Thread | None = None
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _open: set[socket.socket] = field(default_factory=set)

    def __enter__(self) -> Self:
        self.open()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.shut()

    def open(self) -> None:
        """Begin to listen; on the same port as before, if it was open before."""
        self._server = _Server(("127.0.0.1", self.port), _handler_of(self))
        self.port = self._server.server_address[1]
        self.location = f"http://127.0.0.1:{self.port}"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True)
        self._thread.start()

    def shut(self) -> None:
        """Listen no more: connections are refused."""
        if self._server and self._thread:
            self._server.shutdown()
            self._server.server_close()
            self._thread.join()
            self._server = None
            for connection in self._open:
                with suppress(OSError):
                    connection.shutdown(socket.SHUT_RDWR)
            self._open.clear()

    def answer(self, path: str, headers: dict[str, str], form: dict[str, str] | None = None) -> Reply:
        """Count a request and answer it."""
        kind: Kind = "other"
        if "/cdx" in path.partition("?")[0] and "/web/" not in path.partition("?")[0]:
            kind = "index"
        elif path.startswith("/web/"):
            kind = "memento"
        elif path.partition("?")[0].startswith("/save"):
            kind = "save"
        with self._lock:
            request = Request(kind, path, headers, self.counts[kind], form)
            self.counts[kind] += 1
            self.log.append(request)
        return self.behaviour(request)


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    allow_reuse_address = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of a client that hangs up."""


def _hang_up(handler: BaseHTTPRequestHandler, *, reset: bool) -> None:
    handler.close_connection = True
    handler.wfile.flush()
    if reset:
        # A socket that is closed without lingering sends RST instead of FIN.
        handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    else:
        handler.connection.shutdown(socket.SHUT_RDWR)
    handler.connection.close()


def _write_all(file: BufferedIOBase, pieces: Iterator[bytes]) -> None:
    with suppress(OSError):  # the client need not wait for the end
        file.writelines(pieces)


def _form_of(handler: BaseHTTPRequestHandler) -> dict[str, str] | None:
    """Return the fields that were posted, or None."""
    if handler.command != "POST":
        return None
    sent = handler.rfile.read(int(handler.headers["Content-Length"])).decode()
    return dict(parse_qsl(sent, keep_blank_values=True))


def _states_length(reply: Reply) -> bool:
    return any(name.lower() == "content-length" for name, _ in reply.headers)


def _handler_of(stand_in: StandIn) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        # Else the body waits 40 ms for the client to acknowledge the headers.
        disable_nagle_algorithm = True

        def setup(self) -> None:
            super().setup()
            with stand_in._lock:
                stand_in.counts["connection"] += 1
                stand_in._open.add(self.connection)

        def do_GET(self) -> None:
            headers = {name.lower(): value for name, value in self.headers.items()}
            reply = stand_in.answer(self.path, headers, _form_of(self))
            if reply.raw is not None:
                _write_all(self.wfile, reply.raw())
                _hang_up(self, reset=False)
            elif reply.fault in ("reset", "disconnect"):
                _hang_up(self, reset=reply.fault == "reset")
            else:
                self._send(reply)

        def do_POST(self) -> None:
            self.do_GET()

        def _send(self, reply: Reply) -> None:
            self.send_response(reply.status)
            for name, value in reply.headers:
                self.send_header(name, value)
            if reply.fault == "chunk cut":
                self.send_header("Transfer-Encoding", "chunked")
                self.end_headers()
                half = reply.body[: len(reply.body) // 2]
                self.wfile.write(b"%x\r\n%s\r\nffff\r\nx" % (len(half), half))
                _hang_up(self, reset=False)
                return
            if not _states_length(reply):
                self.send_header("Content-Length", str(len(reply.body)))
            self.end_headers()
            if reply.fault == "cut":
                self.wfile.write(reply.body[: len(reply.body) // 2])
                _hang_up(self, reset=False)
                return
            self.wfile.write(reply.body)
            self.wfile.flush()

        def log_message(self, *args: object) -> None:
            """Silence."""

    return Handler
