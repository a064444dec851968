"""One of three captures is answered with hostility: it is recorded with a reason, and no other is lost."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable
from itertools import repeat
from pathlib import Path

import brotli
import pytest

from tests.support.archives import Clock
from tests.support.hostile import (
    BAD,
    ENDLESS,
    GOOD,
    HTML,
    LATER,
    WHEN,
    WORSE,
    bad_memento,
    bomb,
    captures,
    harvested_from,
    head,
    raw,
    redirect,
    trickle,
    unproven,
    with_headers,
)
from tests.support.stand_in import PRIVACY, Reply, Request, World, page

MANY = "9" * 5000
SORRY = b"<html><body>Sorry. This URL has been excluded from the Wayback Machine.</body></html>"
LENGTH = ("Content-Length", str(len(page(3))))

# What leads nowhere, and what is said of it.
LOCATIONS = {
    "half an IPv6 address": "http://[::1/terms",
    "an IPv6 zone": "http://[fe80::1%25eth0]/terms",
    "an unknown kind of address": "http://[v9.x]/terms",
    "letters that normalize to a slash": "http://a\u2100b.example/".encode().decode("latin-1"),
    "an empty label": "http://a..example/terms",
    "a label of 70 letters": f"http://{'a' * 70}.example/terms",
    "punycode that is none": "http://xn--\x7f.example/terms",
    "no host": "http:///terms",
    "only slashes": "//",
    "bytes that are not UTF-8": "http://\xff\xfe.example/",
    "NUL": "http://a\x00b.example/",
    "a blank": "http://a b.example/",
    "broken escapes": "http://%zz%/%",
    "a port that is none": "http://a.example:policy/",
    "a port of 5,000 digits": f"http://a.example:{MANY}/",
    "a password": "http://me:secret@a.example:99999/",
    "60 kB": f"http://a.example/{'x' * 60_000}",
    "60 kB of escapes": f"http://a.example/%{'25' * 30_000}",
    "steps above the root": "../" * 2000,
    "a thousand addresses in one": "/web/2012id_/" * 1000,
    "data": "data:text/html,<h1>Privacy</h1>",
    "file": "file:///etc/passwd",
    "script": "javascript:alert(1)",
    "mail": "mailto:me@a.example",
    "itself": PRIVACY,
    "another archive's memento of 5,000 digits": f"/web/{MANY}id_/{PRIVACY}",
    "a memento of no time": f"/web/id_/{PRIVACY}",
}

# Answers that are unreadable or say nothing about the capture, by what stands in the reason.
UNREADABLE: dict[str, tuple[Callable[[Clock], Reply], str]] = {
    "200 headers": (
        lambda clock: raw(head(*((f"X-{n}", "y") for n in range(200)), LENGTH), page(3)),
        "cannot be read",
    ),
    "a header of 70 kB": (lambda clock: raw(head(("X-Long", "y" * 70_000))), "cannot be read"),
    "a status line of 70 kB": (lambda clock: raw(b"HTTP/1.1 200 " + b"O" * 70_000), "cannot be read"),
    "no HTTP": (lambda clock: raw(b"220 mail.example ESMTP\r\n\r\n"), "cannot be read"),
    "an older HTTP": (lambda clock: raw(b"HTTP/0.1 200 OK\r\n\r\n"), "cannot be read"),
    "a status that is none": (lambda clock: raw(b"HTTP/1.1 OK 200\r\n\r\n"), "cannot be read"),
    "a status of 5,000 digits": (lambda clock: raw(f"HTTP/1.1 {MANY} OK\r\n\r\n".encode()), "cannot be read"),
    "a connection that is closed": (lambda clock: Reply(fault="disconnect"), "RemoteDisconnected"),
    "a connection that is reset": (lambda clock: Reply(fault="reset"), "reset"),
    "a status line only": (lambda clock: raw(b"HTTP/1.1 200 OK\r\n"), "its own"),
    "a chunk of no size": (
        lambda clock: raw(head(("Transfer-Encoding", "chunked")), b"size\r\n", page(3)),
        "cut off",
    ),
    "a chunk of 5,000 digits": (
        lambda clock: raw(head(("Transfer-Encoding", "chunked")), MANY.encode() + b"\r\nx"),
        "cut off",
    ),
    "an endless line of a chunk": (
        lambda clock: raw(head(("Transfer-Encoding", "chunked")), b"1" * 2**20),
        "cut off",
    ),
    "headers that trickle": (lambda clock: trickle(clock, b"HTTP/1.1 200 OK\r\nX-Slow: "), "too slowly"),
    "a status line that trickles": (lambda clock: trickle(clock, b"HTTP/1.1 200 "), "too slowly"),
    "interim answers that trickle": (
        lambda clock: trickle(clock, b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
        "too slowly",
    ),
    "a body that trickles": (lambda clock: trickle(clock, head(HTML)), "too slowly"),
    "chunks that trickle": (
        lambda clock: trickle(clock, head(HTML, ("Transfer-Encoding", "chunked")), b"1\r\nx\r\n"),
        "too slowly",
    ),
    "an endless body": (lambda clock: raw(head(HTML), ENDLESS), "larger than 64 MB"),
    "a length of 2^70": (lambda clock: raw(head(HTML, ("Content-Length", str(2**70))), page(3)), "cut off"),
    "no such status, its own": (lambda clock: Reply(999), "(999)"),
    "204, its own": (lambda clock: Reply(204), "(204)"),
    "206, its own": (lambda clock: unproven(with_headers(HTML, status=206)), "(206)"),
    "304, its own": (lambda clock: Reply(304), "redirects to no address"),
    "103, its own": (lambda clock: raw(b"HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n"), "(103)"),
    "an error of 10 kB": (
        lambda clock: Reply(418, (("X-Archive-Wayback-Runtime-Error", "E" * 10_000),)),
        "(418: EEE",
    ),
    "not said when": (lambda clock: Reply(200, (("Memento-Datetime", ""),), page(3)), "does not say when"),
    "yesterday": (lambda clock: Reply(200, (("Memento-Datetime", "yesterday"),), page(3)), "'yesterday'"),
    "the 31st of February": (
        lambda clock: Reply(200, (("Memento-Datetime", "Fri, 31 Feb 2012 12:00:00 GMT"),), page(3)),
        "does not say when",
    ),
    "the year 99999": (
        lambda clock: Reply(200, (("Memento-Datetime", "Fri, 15 Feb 99999 12:00:00 GMT"),), page(3)),
        "does not say when",
    ),
    "a zone of 9,999 hours": (
        lambda clock: Reply(200, (("Memento-Datetime", "Mon, 01 Jan 0001 00:00:00 +9959"),), page(3)),
        "does not say when",
    ),
    "the end of time": (
        lambda clock: Reply(200, (("Memento-Datetime", "Fri, 31 Dec 9999 23:59:59 GMT"),), page(3)),
        "nearest capture 99991231235959",
    ),
    "204": (lambda clock: with_headers(status=204, body=b""), "204"),
    "206": (lambda clock: with_headers(HTML, status=206), "206"),
    "304": (lambda clock: with_headers(status=304, body=b""), "304"),
    "300 without a choice": (lambda clock: with_headers(HTML, status=300), "300"),
    "451 of the origin": (lambda clock: with_headers(HTML, status=451), "451"),
    "a bomb of gzip": (
        lambda clock: with_headers(HTML, ("Content-Encoding", "gzip"), body=bomb(80)),
        "larger",
    ),
    "gzip that is none": (lambda clock: with_headers(HTML, body=b"\x1f\x8b\x08" + bytes(500)), ""),
    "an empty page": (lambda clock: with_headers(HTML, body=b""), ""),
    "100,000 open elements": (lambda clock: with_headers(HTML, body=b"<div>" * 100_000), ""),
    "nothing but NUL": (lambda clock: with_headers(HTML, body=bytes(5000)), ""),
}

# Odd answers that show the policy all the same.
READABLE: dict[str, Callable[[Clock], Reply]] = {
    "a wrong charset": lambda clock: with_headers(("Content-Type", "text/html; charset=utf-99")),
    "a charset of NUL": lambda clock: with_headers(("Content-Type", "text/html; charset=\x00")),
    "a charset that is no text": lambda clock: with_headers(("Content-Type", "text/html; charset=hex")),
    "a charset of 10 kB": lambda clock: with_headers(("Content-Type", f"text/html; charset={'x' * 10_000}")),
    "NUL in headers": lambda clock: with_headers(HTML, ("X-Archive-Orig-X", "a\x00b"), ("Link", "\x00")),
    "bytes in headers": lambda clock: with_headers(HTML, ("X-Archive-Orig-X", "\xff\xfe\x80")),
    "huge numbers in headers": lambda clock: with_headers(
        HTML, ("X-Archive-Orig-Content-Length", MANY), ("X-Archive-Orig-Age", f"-{MANY}"), ("X-RL", MANY)
    ),
    "nonsense of the origin's date": lambda clock: with_headers(
        HTML, ("X-Archive-Orig-Date", MANY), ("X-Archive-Orig-Last-Modified", "Mon, 01 Jan 0001 00:00 +9959")
    ),
    "a length of 5,000 digits": lambda clock: raw(head(HTML, ("Content-Length", MANY)), page(3)),
    "a negative length": lambda clock: raw(head(HTML, ("Content-Length", "-5")), page(3)),
    "a length in words": lambda clock: raw(head(HTML, ("Content-Length", "long")), page(3)),
    "no end of a header": lambda clock: raw(head(HTML, LENGTH)[:-2] + b"Odd\r\n\r\n", page(3)),
    "a thousand cookies": lambda clock: with_headers(
        HTML, ("Set-Cookie", "; ".join(f"c{n}={n}" for n in range(1000)))
    ),
    "cookies of no time": lambda clock: with_headers(
        HTML, ("Set-Cookie", f"a=b; Expires=Mon, 99 Foo {MANY}; Max-Age={MANY}; Domain=..; Path=\x00")
    ),
    "gzip announced and not sent": lambda clock: with_headers(HTML, ("Content-Encoding", "gzip")),
    "encodings that do not exist": lambda clock: with_headers(
        HTML, ("Content-Encoding", "x-zip, , \x00, 7z")
    ),
    "gzip in gzip": lambda clock: with_headers(
        HTML, ("Content-Encoding", "gzip, gzip"), body=gzip.compress(gzip.compress(page(3), mtime=0), mtime=0)
    ),
    "an original that is impossible": lambda clock: with_headers(
        HTML, ("Link", '<http://[::1/>; rel="original"')
    ),
    "an original that is no page": lambda clock: with_headers(HTML, ("Link", '<data:x>; rel="original"')),
    "10,000 links": lambda clock: with_headers(HTML, ("Link", "<x>;rel=a, " * 5000)),
}

# How an archive says that a site is excluded, compressed or not, whatever it announces.
EXCLUSIONS: dict[str, Reply] = {
    "gzip": Reply(200, (HTML, ("Content-Encoding", "gzip")), gzip.compress(SORRY, mtime=0)),
    "gzip, not announced": Reply(200, (HTML,), gzip.compress(SORRY, mtime=0)),
    "deflate": Reply(200, (HTML, ("Content-Encoding", "deflate")), zlib.compress(SORRY)),
    "brotli": Reply(200, (HTML, ("Content-Encoding", "br")), brotli.compress(SORRY)),
    "announced as gzip, and plain": Reply(200, (HTML, ("Content-Encoding", "gzip")), SORRY),
    "403 in gzip": Reply(403, (HTML, ("Content-Encoding", "gzip")), gzip.compress(SORRY, mtime=0)),
    "before a bomb": Reply(
        200, (HTML, ("Content-Encoding", "gzip")), gzip.compress(SORRY, mtime=0) + bomb(80)
    ),
}


@pytest.mark.parametrize("location", LOCATIONS.values(), ids=LOCATIONS)
def test_a_redirect_to_nowhere_costs_one_capture(tmp_path: Path, location: str) -> None:
    """One is an archived redirect, one the archive's own."""
    world = World(captures(GOOD[0], BAD, WORSE, GOOD[1]))

    def behave(request: Request) -> Reply:
        if f"/{BAD}id_/{PRIVACY}" in request.path:
            return redirect(location)
        return unproven(redirect(location)) if f"/{WORSE}id_/{PRIVACY}" in request.path else world(request)

    found = harvested_from(tmp_path, behave)
    for timestamp in (BAD, WORSE):
        assert found.captures[timestamp].state in ("failed", "unplayable")
        assert 0 < len(found.captures[timestamp].reason) < 1000
    assert found.versions == GOOD
    assert found.others == (LATER,)
    assert (found.first.listing, found.first.stopped, found.second.stopped) == ("complete", None, None)


@pytest.mark.parametrize(("reply", "reason"), UNREADABLE.values(), ids=UNREADABLE)
def test_an_unreadable_answer_costs_one_capture(
    tmp_path: Path, reply: Callable[[Clock], Reply], reason: str
) -> None:
    expect_one_lost(tmp_path, reply, reason)


def expect_one_lost(folder: Path, reply: Callable[[Clock], Reply], reason: str) -> None:
    clock = Clock()
    found = harvested_from(folder, bad_memento(lambda request: reply(clock)), clock)
    lost = found.captures[BAD]
    assert lost.state in ("failed", "unplayable", "held", "no-text", "excluded")
    assert reason in lost.reason and lost.reason
    assert found.versions == GOOD
    assert found.others == (LATER,)
    assert (found.first.listing, found.first.stopped, found.second.stopped) == ("complete", None, None)


@pytest.mark.parametrize("reply", READABLE.values(), ids=READABLE)
def test_an_odd_answer_is_read(tmp_path: Path, reply: Callable[[Clock], Reply]) -> None:
    clock = Clock()
    found = harvested_from(tmp_path, bad_memento(lambda request: reply(clock)), clock)
    assert (found.captures[BAD].state, found.captures[BAD].reason) == ("read", "")
    assert found.versions == (GOOD[0], BAD, GOOD[1])
    assert found.others == (LATER,)


@pytest.mark.parametrize("reply", EXCLUSIONS.values(), ids=EXCLUSIONS)
def test_an_exclusion_is_read_however_it_is_packed(tmp_path: Path, reply: Reply) -> None:
    found = harvested_from(tmp_path, bad_memento(lambda request: reply))
    assert found.captures[BAD].state == "excluded"
    assert "excluded" in found.captures[BAD].reason
    assert found.first.requests_memento <= 3, "an exclusion is an answer, and is not asked for again"
    assert found.others == (LATER,)


REDIRECT = head(
    ("Location", "/web/20120216000000id_" + "/http://www.juniper-and-reed.example/moved"), status="301 Moved"
)
BODIES: dict[str, Callable[[Clock], Reply]] = {
    "none": lambda clock: raw(REDIRECT[:-2] + b"Content-Length: 0\r\n\r\n"),
    "endless": lambda clock: raw(REDIRECT, ENDLESS),
    "endless chunks": lambda clock: raw(
        REDIRECT[:-2] + b"Transfer-Encoding: chunked\r\n\r\n", repeat(b"5\r\nhello\r\n")
    ),
    "a bomb": lambda clock: raw(REDIRECT[:-2] + b"Content-Encoding: gzip\r\n\r\n", bomb(80)),
    "gzip that is none": lambda clock: raw(REDIRECT[:-2] + b"Content-Encoding: gzip\r\n\r\nnone"),
    "broken chunks": lambda clock: raw(REDIRECT[:-2] + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n"),
    "cut off": lambda clock: raw(REDIRECT[:-2] + b"Content-Length: 500\r\n\r\nhalf"),
    "trickling": lambda clock: trickle(clock, REDIRECT),
}


@pytest.mark.parametrize("reply", BODIES.values(), ids=BODIES)
def test_the_body_of_a_redirect_does_not_matter(tmp_path: Path, reply: Callable[[Clock], Reply]) -> None:
    clock = Clock()
    moved = with_headers(HTML)
    there = Reply(200, (("Memento-Datetime", "Thu, 16 Feb 2012 00:00:00 GMT"), HTML), moved.body)
    found = harvested_from(
        tmp_path, bad_memento(lambda request: there if "/moved" in request.path else reply(clock)), clock
    )
    assert found.captures[BAD].state == "elsewhere"
    assert (
        found.captures[BAD].reason == "redirected to 20120216000000 http://www.juniper-and-reed.example/moved"
    )
    assert found.versions == (GOOD[0], "20120216000000", GOOD[1])
    assert found.others == (LATER,)


def test_the_proof_of_a_memento_is_what_makes_these_answers_mementos() -> None:
    assert unproven(with_headers(HTML)).headers == (HTML,)
    assert WHEN in with_headers(HTML).headers
