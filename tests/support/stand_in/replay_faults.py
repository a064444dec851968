"""What replay does wrong, or oddly, by name; where each was seen: docs/archive.md."""

from __future__ import annotations

import gzip
from dataclasses import replace

import brotli

from tests.support.stand_in.scenarios import (
    MOVED,
    PRIVACY,
    history,
    mementos_as,
    page,
    scenario,
)
from tests.support.stand_in.server import Behaviour, Reply, Request
from tests.support.stand_in.world import HRM, Held, World, memento, nearest_redirect


@scenario("memento-datetime-contradicts-date")
def _() -> Behaviour:
    headers = (("Content-Type", "text/html"), ("Date", "Fri, 11 Jul 1997 15:04:05 GMT"))
    return World([Held("19961231235847", PRIVACY, page(1), headers=headers)])


@scenario("excluded-page-200")
def _() -> Behaviour:
    text = b"<html><body>Sorry.<p>This URL has been excluded from the Wayback Machine.</p></body></html>"
    return mementos_as(lambda request: Reply(200, (("Content-Type", "text/html"),), text), World(history()))


@scenario("own-page-200")
def _() -> Behaviour:
    text = b"<html><body>The Internet Archive is down for maintenance. See you soon.</body></html>"
    return mementos_as(lambda request: Reply(200, (("Content-Type", "text/html"),), text), World(history()))


@scenario("hrm-404")
def _() -> Behaviour:
    return mementos_as(lambda request: HRM, World(history()))


@scenario("archived-404")
def _() -> Behaviour:
    return World([*history(), Held("20120801000000", PRIVACY, b"<h1>Not Found</h1>", status=404)])


@scenario("archived-429")
def _() -> Behaviour:
    headers = (("Content-Type", "text/html"), ("Retry-After", "6"))
    return World([Held("20120801000000", PRIVACY, b"<h1>Slow down</h1>", status=429, headers=headers)])


def _offers(timestamp: str) -> Behaviour:
    return mementos_as(
        lambda request: None if timestamp in request.path else nearest_redirect(timestamp, PRIVACY),
        World([*history(), Held(timestamp, PRIVACY, page(9))]),
    )


@scenario("nearest-near")
def _() -> Behaviour:
    return _offers("20120115120301")


@scenario("nearest-far")
def _() -> Behaviour:
    return _offers("20120112090000")


@scenario("nearest-months-off")
def _() -> Behaviour:
    return _offers("20120803000000")


def _moves(location: str) -> Behaviour:
    """Move the policy on the last day of 2012; its new page was captured an hour later."""
    old = Held("20121231230000", PRIVACY, b"", status=301)
    headers = (("Content-Type", "text/html"), ("Location", location))

    def answer(request: Request) -> Reply | None:
        if request.path != f"/web/{old.timestamp}id_/{PRIVACY}":
            return None
        reply = memento(old)
        return replace(reply, headers=(*reply.headers, *headers[1:]))

    return mementos_as(answer, World([*history(), old, Held("20130101000000", MOVED, page(3))]))


@scenario("archived-301-absolute")
def _() -> Behaviour:
    return _moves(f"https://web.archive.org/web/20121231230000id_/{MOVED}")


@scenario("archived-301-relative")
def _() -> Behaviour:
    return _moves(f"/web/20121231230000id_/{MOVED}")


@scenario("archived-301-origin-relative")
def _() -> Behaviour:
    return _moves("/legal/privacy-notice")


@scenario("archived-301-schemeless")
def _() -> Behaviour:
    return _moves(f"//web.archive.org/web/20121231230000id_/{MOVED}")


@scenario("archived-301-live-site")
def _() -> Behaviour:
    return _moves(MOVED)


@scenario("archived-301-double-prefixed")
def _() -> Behaviour:
    return _moves(
        f"https://web.archive.org/web/20121231230000id_/https://web.archive.org/web/20121231230000/{MOVED}"
    )


@scenario("archived-301-to-nowhere")
def _() -> Behaviour:
    return _moves("http://www.juniper-and-reed.example/never-captured")


@scenario("archived-301-to-far-capture")
def _() -> Behaviour:
    far = Held("20140101000000", MOVED, page(3))
    old = Held("20121231230000", PRIVACY, b"", status=301, headers=(("Location", MOVED),))
    return World([old, far])


@scenario("redirect-loop")
def _() -> Behaviour:
    there = Held("20121231230000", PRIVACY, b"", status=301, headers=(("Location", MOVED),))
    back = Held("20121231230000", MOVED, b"", status=301, headers=(("Location", PRIVACY),))
    return World([there, back])


@scenario("redirects-without-end")
def _() -> Behaviour:
    steps = [f"{PRIVACY}/{n}" for n in range(15)]
    moves = zip([PRIVACY, *steps], steps, strict=False)
    return World(
        [Held("20120115120000", old, b"", status=302, headers=(("Location", new),)) for old, new in moves]
    )


def _encoded(body: bytes, *headers: tuple[str, str]) -> World:
    return World([Held("20120115120000", PRIVACY, body, headers=(("Content-Type", "text/html"), *headers))])


@scenario("doubled-content-encoding")
def _() -> Behaviour:
    world = _encoded(gzip.compress(page(1), mtime=0), ("Content-Encoding", "gzip"))

    def behave(request: Request) -> Reply:
        reply = world(request)
        return replace(reply, headers=(("content-encoding", ""), *reply.headers))

    return behave


@scenario("brotli-unasked")
def _() -> Behaviour:
    return _encoded(brotli.compress(page(1)), ("Content-Encoding", "br"))


@scenario("gzip-without-header")
def _() -> Behaviour:
    return _encoded(gzip.compress(page(1), mtime=0))


@scenario("windows-1252-as-utf-8")
def _() -> Behaviour:
    body = page(1).decode().replace("–", "—").encode("windows-1252")
    headers = (("Content-Type", "text/html; charset=utf-8"),)
    return World([Held("20120115120000", PRIVACY, body, headers=headers)])


@scenario("utf-8-as-windows-1252")
def _() -> Behaviour:
    headers = (("Content-Type", "text/html; charset=windows-1252"),)
    return World([Held("20120115120000", PRIVACY, page(1, "utf-8"), headers=headers)])


@scenario("view-mode-redirect-page")
def _() -> Behaviour:
    asked = f"/web/20121231230000id_/{PRIVACY}"
    text = f"""<html><body><h1>Loading...</h1>
<p class="code shift red">Got an HTTP 301 response at crawl time</p><p>Redirecting to...</p>
<p class="impatient"><a href="/web/20121231230000/{MOVED}">Impatient?</a></p></body></html>"""
    shown = Reply(200, (("Content-Type", "text/html"), ("x-archive-src", "X.warc.gz")), text.encode())
    held = [*history(), Held("20121231230000", PRIVACY), Held("20130101000000", MOVED, page(3))]
    return mementos_as(lambda request: shown if request.path == asked else None, World(held))


@scenario("link-original-other")
def _() -> Behaviour:
    bare = Held("20120115120000", "http://juniper-and-reed.example/privacy", page(1))
    return mementos_as(lambda request: memento(bare), World(history(1)))


@scenario("memento-datetime-other")
def _() -> Behaviour:
    other = memento(replace(history()[0], served_at="20120116080000"))
    return mementos_as(lambda request: other, World(history()))


@scenario("gone-on-second-try")
def _() -> Behaviour:
    world = World(history())
    return mementos_as(lambda request: HRM if request.number else None, world)


@scenario("larger-than-can-be-read")
def _() -> Behaviour:
    return World([Held("20120115120000", PRIVACY, b"x" * (64 * 2**20 + 1))])
