"""The index answers with hostility: what can be read is kept, the rest is said, and others are looked at."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from itertools import count, repeat
from pathlib import Path

import pytest

from tests.support.archives import Clock, opened
from tests.support.hostile import BAD, ENDLESS, GOOD, LATER, bomb, captures, harvested_from, raw, trickle
from tests.support.stand_in import PRIVACY, Reply, Request, StandIn, World
from tests.support.stand_in.scenarios import rows_of

MANY = "9" * 5000
PLAIN = ("Content-Type", "text/plain")
WORLD = World(captures(GOOD[0], BAD, GOOD[1]))
GOODS = [rows_of([one]) for one in captures(*GOOD)]
NAMES = ["urlkey", "timestamp", "original", "mimetype", "statuscode", "digest", "length"]
ROW = ["example,juniper-and-reed)/privacy", BAD, PRIVACY, "text/html", "200", "DIGEST", "900"]


def row(**fields: str) -> bytes:
    """Return a row whose fields differ so from an honest one."""
    return " ".join((dict(zip(NAMES, ROW, strict=True)) | fields).values()).encode() + b"\n"


def table(*rows: object) -> bytes:
    """Return a list in JSON, with honest rows around these."""
    first, last = (one.decode().split() for one in GOODS)
    return json.dumps([NAMES, first, *rows, last]).encode()


# A row between two honest ones that is a capture all the same.
ACCEPTED = {
    "a length of 2^63": row(length=str(2**63)),
    "a length of 5,000 digits": row(length=MANY),
    "a status of 5,000 digits": row(statuscode=MANY),
    "a status of 2^64": row(statuscode=str(2**64)),
    "one field more": row()[:-1] + b" further\n",
    "month 13": row(timestamp="20121315120000"),
    "the 31st of February, 99:99:99": row(timestamp="20120231999999"),
    "second 99": row(timestamp="20120215120099"),
    "an original in capitals": row(original=PRIVACY.upper().replace("HTTP", "http")),
    "an original with a port and a user": row(original=PRIVACY.replace("://", "://www:443@", 1)),
    "a digest of 10 kB": row(digest="D" * 10_000),
    "NUL in a field": row(mimetype="text/\x00"),
    "bytes that are not UTF-8": row().replace(b"text/html", b"\xff\xfe"),
}

# A row between two honest ones that is none, or not of this address.
REJECTED = {
    "the year 0": row(timestamp="00000101000000"),
    "the year 1": row(timestamp="00010101000000"),
    "fewer fields": b" ".join(row().split()[:5]) + b"\n",
    "a word": b"hello\n",
    "a blank more": row().replace(b" 200 ", b"  200 "),
    "13 digits": row(timestamp="2012021512000"),
    "digits of another script": row(timestamp="٢٠١٢٠٢١٥١٢٠٠٠٠"),
    "no number": row(length="long"),
    "a negative number": row(length="-900"),
    "a row of 100 kB": row(original=PRIVACY + "?" + "x" * 100_000),
    "10 MB on one line": b"x" * 10 * 2**20 + b"\n",
    "two million blanks": b" " * 2_000_000 + b"\n",
    "another address": row(urlkey="example,other)/", original="http://other.example/"),
    "another page of the same site": row(
        urlkey="example,juniper-and-reed)/terms", original=PRIVACY + "/terms"
    ),
    "an impossible host": row(urlkey="-", original="http://[::1/privacy"),
    "no host": row(urlkey="-", original="http://"),
    "a path of the disk": row(urlkey="-", original="file:///etc/passwd"),
    "the far future": row(timestamp="99991231235959"),
    "HTML": b"<html><body>503</body></html>\n",
}

TABLES: dict[str, object] = {
    "no row": "x",
    "a number": 5,
    "nothing": None,
    "a short row": ["a"],
    "a nested row": [[[[["a"]]]]] * 7,
    "objects for fields": [{}] * 7,
    "half a character": ["k)/", BAD, PRIVACY + "\ud800", "text/html", "200", "D", "9"],
    "true and false": ["k)/", BAD, PRIVACY, True, False, "D", "9"],
}

# Whole answers that hold no list, by the state of the listing and what is said.
ANSWERS: dict[str, tuple[Callable[[Clock], Reply], str]] = {
    "JSON 200,000 deep": (lambda clock: plain(b"[" * 200_000 + b"]" * 200_000), "is not JSON"),
    "an object 200,000 deep": (lambda clock: plain(b'{"a":' * 200_000 + b"1" + b"}" * 200_000), "index row"),
    "a number of 5,000 digits": (lambda clock: plain(MANY.encode() + b"\n"), "not an index row"),
    "a list of such a number": (lambda clock: plain(f"[{MANY}]".encode()), "not a row"),
    "JSON cut off": (lambda clock: plain(table()[:-30]), "cut off"),
    "JSON of other names": (lambda clock: plain(b'[["a","b"],["c","d"]]'), "no header row"),
    "HTML": (lambda clock: plain(b"<!DOCTYPE html><title>Sign in</title>"), "page instead of a list"),
    "bytes": (lambda clock: plain(bytes(range(256)) * 40), "row"),
    "a bomb": (lambda clock: plain(bomb(80), ("Content-Encoding", "gzip")), "larger than 64 MB"),
    "gzip that is none": (lambda clock: plain(b"\x1f\x8b\x08none", ("Content-Encoding", "gzip")), ""),
    "204": (lambda clock: Reply(204), "(204"),
    "206": (lambda clock: Reply(206, (PLAIN,), GOODS[0]), "(206"),
    "304": (lambda clock: Reply(304), "no address"),
    "999": (lambda clock: Reply(999), "(999"),
    "a redirect to half an IPv6 address": (
        lambda clock: Reply(302, (("Location", "http://[::1"),)),
        "redirects",
    ),
    "a redirect to a file": (
        lambda clock: Reply(302, (("Location", "file:///etc/passwd"),)),
        "redirects to file",
    ),
    "a redirect with an endless body": (
        lambda clock: raw(b"HTTP/1.1 302 Found\r\nLocation: /login\r\n\r\n", ENDLESS),
        "redirects to /login",
    ),
    "a redirect to itself": (lambda clock: Reply(301, (("Location", "/cdx/search/cdx"),)), "redirects"),
    "200 headers": (
        lambda clock: raw(
            b"HTTP/1.1 200 OK\r\n" + b"".join(b"X-%d: y\r\n" % n for n in range(200)) + b"\r\n"
        ),
        "cannot be read",
    ),
    "no HTTP": (lambda clock: raw(b"SSH-2.0-OpenSSH_9.9\r\n"), "cannot be read"),
    "headers that trickle": (lambda clock: trickle(clock, b"HTTP/1.1 200 OK\r\nX-Slow: "), "too slowly"),
    "rows that trickle": (lambda clock: trickle(clock, b"HTTP/1.1 200 OK\r\n\r\n", b"x\n"), ""),
    "a wait of 5,000 digits": (lambda clock: Reply(503, (("Retry-After", MANY),)), "503"),
    "a wait until the year 9999": (
        lambda clock: Reply(503, (("Retry-After", "Fri, 31 Dec 9999 23:59:59 GMT"),)),
        "503",
    ),
}


def plain(body: bytes, *headers: tuple[str, str]) -> Reply:
    return Reply(200, (PLAIN, *headers), body)


def listing(body: Callable[[Request], Reply]) -> Callable[[Request], Reply]:
    """Answer the index like this, and mementos honestly."""
    return lambda request: body(request) if request.kind == "index" else WORLD(request)


@pytest.mark.parametrize("extra", ACCEPTED.values(), ids=ACCEPTED)
def test_a_strange_row_is_a_capture(tmp_path: Path, extra: bytes) -> None:
    body = GOODS[0] + extra + GOODS[1]
    found = harvested_from(tmp_path, listing(lambda request: plain(body)))
    assert (found.first.listing, found.first.captures) == ("complete", 3)
    (strange,) = set(found.captures) - set(GOOD) or {BAD}
    assert found.captures[strange].state in ("read", "unplayable", "held", "elsewhere")
    assert found.captures[strange].state == "read" or found.captures[strange].reason
    assert set(GOOD) <= set(found.versions)
    assert found.others == (LATER,)


@pytest.mark.parametrize("extra", REJECTED.values(), ids=REJECTED)
def test_what_is_no_row_is_said_and_costs_nothing_else(tmp_path: Path, extra: bytes) -> None:
    body = GOODS[0] + extra + GOODS[1]
    found = harvested_from(tmp_path, listing(lambda request: plain(body)))
    assert (found.first.listing, found.first.stopped) == ("partial", None)
    assert found.first.listing_problems[0].removeprefix(f"{PRIVACY}: ")
    assert len(found.first.listing_problems[0]) < 300
    assert found.versions == GOOD
    assert found.others == (LATER,)


@pytest.mark.parametrize("extra", TABLES.values(), ids=TABLES)
def test_what_is_no_row_of_a_table_is_said_and_costs_nothing_else(tmp_path: Path, extra: object) -> None:
    found = harvested_from(tmp_path, listing(lambda request: plain(table(extra))))
    assert (found.first.listing, found.first.stopped) == ("partial", None)
    assert found.first.listing_problems
    assert found.versions == GOOD
    assert found.others == (LATER,)


def test_numbers_of_a_table_are_read_however_long(tmp_path: Path) -> None:
    body = table(["k)/", BAD, PRIVACY, "text/html", 200, "D", 0]).replace(b" 0]", f" {MANY}]".encode())
    found = harvested_from(tmp_path, listing(lambda request: plain(body)))
    assert found.first.listing == "complete"
    assert (found.captures[BAD].capture.statuscode, found.captures[BAD].capture.length) == (200, None)


@pytest.mark.parametrize(("reply", "said"), ANSWERS.values(), ids=ANSWERS)
def test_what_is_no_list_is_said(tmp_path: Path, reply: Callable[[Clock], Reply], said: str) -> None:
    clock = Clock()
    found = harvested_from(tmp_path, listing(lambda request: reply(clock)), clock)
    assert found.first.listing in ("partial", "failed")
    assert said in found.first.listing_problems[0]
    assert found.first.stopped is None
    assert found.others == (LATER,)
    assert found.second.listing == "complete"


KEYS: dict[str, Callable[[Request], Reply]] = {
    "another key each time, and no row": lambda request: plain(b"\nkey-%d\n" % request.number),
    "another key each time, and the same row": lambda request: plain(
        GOODS[0] + b"\nkey-%d\n" % request.number
    ),
    "another key each time, and rows of before": lambda request: plain(
        row(timestamp=f"2011{request.number % 12 + 1:02}01000000") + b"\nkey-%d\n" % request.number
    ),
    "two keys in turn": lambda request: plain(GOODS[0] + b"\nkey-%d\n" % (request.number % 2)),
    "a key of 1 MB": lambda request: plain(GOODS[0] + b"\n" + b"k" * 2**20 + b"\n"),
    "a key of half a character": lambda request: plain(
        table().replace(b"]]", b'], [], ["\\ud800"]]') if request.number == 0 else b""
    ),
    "a key of NUL": lambda request: plain(GOODS[0] + b"\n\x00\n" if request.number == 0 else GOODS[1]),
}


@pytest.mark.parametrize("answer", KEYS.values(), ids=KEYS)
def test_keys_do_not_go_on_for_ever(tmp_path: Path, answer: Callable[[Request], Reply]) -> None:
    found = harvested_from(tmp_path, listing(answer))
    assert found.first.requests_index <= 60
    assert found.first.stopped is None
    assert found.others == (LATER,)
    if found.first.listing == "complete":
        assert set(found.captures) == set(GOOD)
    else:
        assert found.first.listing_problems


def test_keys_that_go_on_stop_at_some_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("harvester.archive.http.paging.MOST_PAGES", 12)
    years = count(1992)

    def answer(request: Request) -> Reply:
        return plain(row(timestamp=f"{next(years)}0101000000") + b"\nkey-%d\n" % request.number)

    found = harvested_from(tmp_path, listing(answer))
    assert found.first.listing == "partial"
    assert "more than 12 pages" in found.first.listing_problems[0]
    assert found.first.captures >= 12
    assert found.others == (LATER,)


def test_an_endless_list_ends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("harvester.archive.http.connection.LARGEST_BYTES", 2**18)
    lines = raw(b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n", GOODS[0], repeat(GOODS[1] * 100))
    found = harvested_from(tmp_path, listing(lambda request: lines))
    assert found.first.listing == "partial"
    assert "larger than 64 MB" in found.first.listing_problems[0]
    assert found.versions == GOOD
    assert found.others == (LATER,)


@pytest.mark.parametrize("encoding", ["gzip", "br", "", "x-unknown"])
def test_a_list_is_read_whatever_its_encoding_is_called(tmp_path: Path, encoding: str) -> None:
    body = gzip.compress(b"".join(GOODS), mtime=0)
    found = harvested_from(tmp_path, listing(lambda request: plain(body, ("Content-Encoding", encoding))))
    assert (found.first.listing, found.versions) == ("complete", GOOD)


def test_a_list_that_is_called_gzip_and_is_plain(tmp_path: Path) -> None:
    body = b"".join(GOODS)
    found = harvested_from(tmp_path, listing(lambda request: plain(body, ("Content-Encoding", "gzip"))))
    assert (found.first.listing, found.versions) == ("complete", GOOD)


PYWB: dict[str, Callable[[int], list[str]]] = {
    "the same rows each time": lambda number: [GOOD[0], GOOD[1]],
    "rows that go back": lambda number: [f"{2030 - number}0101000000"] * 2,
    "one row too many of a second": lambda number: [GOOD[0], GOOD[0]],
}


@pytest.mark.parametrize("timestamps", PYWB.values(), ids=PYWB)
def test_a_list_of_pywb_does_not_go_on_for_ever(timestamps: Callable[[int], list[str]]) -> None:
    def answer(request: Request) -> Reply:
        rows = [
            json.dumps({"urlkey": "k)/", "timestamp": timestamp, "url": PRIVACY, "digest": f"D{number}"})
            for number, timestamp in enumerate(timestamps(request.number))
        ]
        return plain("\n".join(rows).encode())

    with StandIn(answer) as server, opened(f"pywb+{server.location}/coll", page_rows=2) as archive:
        pages = list(archive.captures(PRIVACY))
        assert archive.requests.index < 9
        assert not pages[-1].complete
        assert pages[-1].cut


def test_addresses_that_are_no_pages_do_not_go_on_for_ever() -> None:
    line = json.dumps({"urlkey": "k)/", "timestamp": BAD, "url": "mailto:me@x.example"}).encode()
    with (
        StandIn(lambda request: plain(line + b"\n" + line)) as server,
        opened(f"pywb+{server.location}/coll", page_rows=2) as archive,
    ):
        pages = list(archive.captures(PRIVACY))
        assert archive.requests.index < 9
        assert not pages[-1].complete
