"""Captures and a browser for the tests of rendering."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

import pytest

from harvester.archive import Memento
from harvester.rendering import Renderer, Rendering
from store.records import Capture, Snapshot

PAGE = "https://www.larkspur.example/privacy"
TIMESTAMP = "20190501120000"
HTML, SCRIPT, JSON = "text/html; charset=utf-8", "text/javascript", "application/json"


# The tests that start a browser are skipped, with the reason, where there is none.
needs_browser = pytest.mark.usefixtures("browser")


def snapshot(
    body: str | bytes, url: str = PAGE, headers: Mapping[str, str] | None = None, status: int = 200
) -> Snapshot:
    """Return a capture as the store has it; it is HTML unless the headers say otherwise."""
    payload = body.encode() if isinstance(body, str) else body
    capture = Capture("", TIMESTAMP, url, "", status, "", len(payload))
    sha256 = hashlib.sha256(payload).hexdigest()
    kept = {"content-type": HTML} if headers is None else headers
    return Snapshot(capture, payload, kept, sha256, datetime(2024, 1, 1, tzinfo=UTC))


@dataclass
class Captures:
    """An archive in a dictionary: what it has of each address, and what it was asked for."""

    held: dict[str, Memento] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def add(
        self, url: str, body: str | bytes, content_type: str = SCRIPT, status: int = 200, **headers: str
    ) -> Captures:
        """Hold an answer; names of headers are written with underscores."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        answer = snapshot(body, url, {"content-type": content_type, **named}, status)
        self.held[url] = Memento(answer, status)
        return self

    def __call__(self, url: str) -> Memento | None:
        self.asked.append(url)
        return self.held.get(url)


def rendered(renderer: Renderer, html: str, captures: Captures | None = None, url: str = PAGE) -> Rendering:
    """Render a page."""
    return renderer.render(snapshot(html, url), captures or Captures())


def shown(renderer: Renderer, html: str, captures: Captures | None = None, url: str = PAGE) -> str:
    """Render a page and return the document that is shown."""
    return rendered(renderer, html, captures, url).dom.decode()
