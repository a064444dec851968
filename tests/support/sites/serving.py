"""A server on loopback that answers as the hosts of a site do."""

from __future__ import annotations

import mimetypes
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import unquote, urlsplit

from tests.support.sites.building import BuiltSite

# What the tables of some systems do not know.
_TYPES = {
    ".js": "text/javascript",
    ".mjs": "text/javascript",
    ".json": "application/json",
    "": "application/json",
}
_TEXT = {"text/html", "text/css", "text/javascript", "text/plain"}


@contextmanager
def served(built: BuiltSite) -> Iterator[int]:
    """Serve an edition of a site for as long as the block runs, and return the port.

    Which host is meant is read from the ``Host`` header. A path without a file is answered by the site's
    document, as servers of such sites do; one that names a file that does not exist, by 404.
    """

    class Handler(_Handler):
        hosts = built.hosts
        document = built.folder / "dist" / built.site.document
        own = built.site.host

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield server.server_port
        finally:
            server.shutdown()
            thread.join()


class _Handler(BaseHTTPRequestHandler):
    """One request."""

    protocol_version = "HTTP/1.1"
    hosts: Mapping[str, Path]
    document: Path
    own: str

    def do_GET(self) -> None:
        """Answer with the file."""
        found = self._file()
        if found is None:
            self._answer(404, "text/html", b"<title>404 Not Found</title><h1>Not Found</h1>")
        else:
            self._answer(200, content_type(found), found.read_bytes())

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Say nothing."""

    def _file(self) -> Path | None:
        host = self.headers.get("Host", "").partition(":")[0]
        root = self.hosts.get(host)
        if root is None:
            return None
        asked = (root / unquote(urlsplit(self.path).path).strip("/")).resolve()
        if asked.is_file() and asked.is_relative_to(root.resolve()):
            return asked
        return self.document if host == self.own and not asked.suffix else None

    def _answer(self, status: int, kind: str, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Access-Control-Allow-Origin", "*")
        self.end_headers()
        self.wfile.write(body)


def content_type(path: Path) -> str:
    """Return the content type of a file."""
    kind = _TYPES.get(path.suffix) or mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    return f"{kind}; charset=utf-8" if kind in _TEXT else kind
