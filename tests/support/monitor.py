"""A monitor that is pinged, on this machine."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

SECRET = "/0b9c2f6e-52f7-4e0a-9c5e-aaaaaaaaaaaa"


@dataclass
class Monitor:
    """A monitor, what it heard, and what it answers."""

    heard: list[tuple[str, str]] = field(default_factory=list)
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    address: str = ""


@contextmanager
def monitor(**answers: Any) -> Iterator[Monitor]:
    found = Monitor(**answers)

    class Answer(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            found.heard.append((self.path.removeprefix(SECRET), body))
            self.send_response(found.status, f"for {self.path}")
            for name, value in {"Content-Length": "0", **found.headers}.items():
                self.send_header(name, value)
            self.end_headers()

        def log_message(self, *_: Any) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Answer) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        found.address = f"http://127.0.0.1:{server.server_port}{SECRET}"
        yield found
        server.shutdown()
