"""Nothing that a page does reaches the network, not even if the interception of requests fails."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from harvester.rendering import Renderer
from harvester.rendering import browser as browser_module
from harvester.rendering.browser import SubRequest
from harvester.rendering.chromium import ARGUMENTS
from harvester.rendering.requests_of_page import PageRequests
from tests.support.canary import Canary, canary, page_that_calls, worker_that_calls
from tests.support.rendering import Captures, needs_browser, rendered

pytestmark = needs_browser

BASE = "https://www.larkspur.example"
# What reaches the canary when nothing holds it back, by the names of the ways.
WAYS = {
    *("beacon", "blank", "css-image", "css-import", "embed", "events", "fetch", "font", "frame", "image"),
    *(
        "module",
        "modulepreload",
        "no-cors",
        "object",
        "ping",
        "post",
        "prefetch",
        "preload",
        "refresh",
        "script",
    ),
    *("socket", "stylesheet", "svg", "video", "window", "worker-fetch", "worker-import"),
    *("worker-socket", "xhr"),
}

HOSTS = ("127.0.0.1", "localhost") if os.environ.get("HARVEST_LONG") else ("127.0.0.1",)
# Without this, the browser itself refuses many of these requests before its network code sees them.
UNPROTECTED = "--disable-web-security"
# What the log of the network code calls a connection, a question to a name server, and a sent datagram.
CONTACTS = {
    "DNS_TRANSACTION",
    "HOST_RESOLVER_DNS_TASK",
    "HOST_RESOLVER_SYSTEM_TASK",
    "SOCKET_BYTES_SENT",
    "TCP_CONNECT",
    "TCP_CONNECT_ATTEMPT",
    "UDP_BYTES_SENT",
}


def call(address: str) -> None:
    """Render a page that tries to reach an address in every way."""
    captures = Captures().add(f"{BASE}/worker.js", worker_that_calls(address))
    captures.add(f"http://{address}/frame", "", status=302, location=f"http://{address}/redirected")
    with Renderer() as renderer:
        text = rendered(renderer, page_that_calls(address), captures).dom.decode()
        # What was started by the page may outlast it.
        time.sleep(0.5)
    assert "Text of the policy" in text


@pytest.fixture
def caught() -> Iterator[Canary]:
    """Return a canary that listens during the test."""
    with canary() as listening:
        yield listening


@pytest.fixture
def uninterrupted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every request of a page go on to the network, and let it use what it has for others."""
    from playwright.sync_api import Browser, BrowserContext

    def pass_on(_: PageRequests, request: SubRequest) -> bool:
        request._route.continue_()
        request.ended = True
        return False

    new_context = Browser.new_context

    def open_context(self: Browser, **options: Any) -> BrowserContext:
        return new_context(self, **{**options, "service_workers": "allow", "permissions": ["notifications"]})

    monkeypatch.setattr(PageRequests, "serve", pass_on)
    monkeypatch.setattr(Browser, "new_context", open_context)
    monkeypatch.setattr(BrowserContext, "route", lambda *_: None)
    monkeypatch.setattr(BrowserContext, "route_web_socket", lambda *_: None)
    monkeypatch.setattr(browser_module, "_STARTUP", "")
    monkeypatch.setattr(browser_module, "UNWANTED", ())


@pytest.mark.long
@pytest.mark.parametrize("host", HOSTS)
def test_a_page_does_not_reach_the_network(caught: Canary, host: str) -> None:
    call(f"{host}:{caught.port}")
    assert (caught.requests, caught.datagrams) == ([], 0)


def no_guards(monkeypatch: pytest.MonkeyPatch) -> None:
    """Start the browser as anybody would."""
    from playwright.sync_api import BrowserType

    launch = BrowserType.launch

    def start(self: BrowserType, **options: Any) -> Any:
        return launch(self, **{**options, "proxy": None})

    monkeypatch.setattr(BrowserType, "launch", start)


def events_of(log: Path) -> set[str]:
    """Return the kinds of events in a log of the browser's network code."""
    constants, _, *events = log.read_text("utf-8").splitlines()
    numbers = json.loads(constants.removeprefix('{"constants":').rstrip(","))["logEventTypes"]
    names = {number: name for name, number in numbers.items()}
    return {names[json.loads(event.rstrip(","))["type"]] for event in events if event.endswith("},")}


@pytest.mark.long
@pytest.mark.usefixtures("uninterrupted")
@pytest.mark.parametrize("host", HOSTS)
def test_it_does_not_if_interception_fails(
    caught: Canary, host: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    log = tmp_path / "net.json"
    arguments = (*ARGUMENTS, UNPROTECTED, f"--log-net-log={log}")
    monkeypatch.setattr(browser_module, "ARGUMENTS", arguments)
    call(f"{host}:{caught.port}")
    assert (caught.requests, caught.datagrams) == ([], 0)
    # The network code was asked for something, and contacted nobody for it, not even a name server.
    assert "URL_REQUEST_START_JOB" in events_of(log)
    assert not events_of(log) & CONTACTS


@pytest.mark.usefixtures("uninterrupted")
def test_without_these_guards_it_would(
    caught: Canary, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    log = tmp_path / "net.json"
    no_guards(monkeypatch)
    monkeypatch.setattr(browser_module, "ARGUMENTS", (UNPROTECTED, f"--log-net-log={log}"))
    reached: set[str] = set()
    # On a busy machine, the page may be closed before it has tried every way.
    for _ in range(3):
        call(caught.address)
        reached = {line.split()[1].strip("/") for line in caught.requests if line.count(" ") > 1}
        if reached >= WAYS:
            break
    assert reached >= WAYS
    assert caught.datagrams
    assert events_of(log) & CONTACTS
