"""A Memento server (RFC 7089) is asked for TimeMaps, and only the bytes that were captured are taken."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from harvester.archive import Archive, IndexPage, budget_of, name_of, proof_of
from harvester.archive.http.memento_server import REWRITTEN
from harvester.errors import ArchiveError, ConfigError, Excluded, NotPlayable, RateLimited, Unreachable
from tests.support.archives import cited, listed, opened
from tests.support.memento_stand_in import GATE, LINK_FORMAT, TIMEMAP, MementoStandIn
from tests.support.pywb import needs_pywb, pywb_serving
from tests.support.stand_in import MOVED, PRIVACY, Held, Reply, StandIn, history, page
from tests.support.warcs import write_warc

MONTHS = [one.timestamp for one in history()]


@contextmanager
def serving(library: MementoStandIn) -> Iterator[tuple[StandIn, Archive]]:
    """Open a made-up server as an archive."""
    with StandIn(library) as server:
        library.base = server.location
        with opened(f"memento+{server.location}{TIMEMAP}") as archive:
            yield server, archive


def pages(archive: Archive, url: str = PRIVACY) -> list[IndexPage]:
    return list(archive.captures(url))


@pytest.fixture(scope="module")
def collection(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return a pywb server with one collection, for the length of these tests."""
    home = tmp_path_factory.mktemp("pywb")
    moved = Held(
        "20121231230000", PRIVACY, status=301, headers=(("Location", MOVED), ("Content-Length", "0"))
    )
    warc = write_warc(home / "policy.warc.gz", [*history(), moved, Held("20130101000000", MOVED, page(3))])
    with pywb_serving(home, warc) as served:
        yield f"memento+{served}/timemap/link/"


@needs_pywb
def test_pywb_is_listed_and_serves_the_bytes(collection: str) -> None:
    with opened(collection) as archive:
        assert listed(archive, PRIVACY) == [*MONTHS, "20121231230000"]
        within = [
            one
            for found in archive.captures(PRIVACY, since="201205", until="201206")
            for one in found.captures
        ]
        assert [one.timestamp for one in within] == MONTHS[4:6]
        for held, capture in zip(history(), pages(archive)[0].captures, strict=False):
            memento = archive.fetch(capture)
            assert memento.snapshot.capture is capture
            assert memento.snapshot.body == held.body
        redirected = archive.fetch(cited("20121231230000", PRIVACY))
        assert (redirected.snapshot.body, redirected.redirects) == (page(3), (PRIVACY,))
        assert pages(archive, "http://nowhere.example/")[-1].unconfirmed
        proof = proof_of(archive.location, MONTHS[0], PRIVACY)
        root = collection.removeprefix("memento+").replace("timemap/link/", "")
        assert proof.raw_url == f"{root}{MONTHS[0]}id_/{PRIVACY}"


@needs_pywb
def test_the_timegate_of_pywb_names_the_nearest(collection: str) -> None:
    with opened(collection) as archive:
        memento = archive.nearest(PRIVACY, "20120416000000", timedelta(days=2))
        assert memento.snapshot.capture.timestamp == "20120415120000"
        assert memento.snapshot.body == history()[3].body
        with pytest.raises(NotPlayable, match="nearest capture"):
            archive.nearest(PRIVACY, "20170101000000", timedelta(days=2))


@pytest.mark.parametrize("rows", [1, 2, 1000])
def test_all_pages_of_a_timemap_are_read(rows: int) -> None:
    with serving(MementoStandIn(history(), rows=rows)) as (_, archive):
        found = pages(archive)
        assert [one.timestamp for page_ in found for one in page_.captures] == MONTHS
        assert len(found) == -(-len(MONTHS) // rows) == archive.requests.index
        assert all(one.complete for one in found)
        assert [one.cursor is None for one in found] == [*[False] * (len(found) - 1), True]
        capture = found[0].captures[0]
        assert (capture.digest, capture.statuscode, capture.length) == ("-", None, None)
        assert archive.fetch(capture).snapshot.body == history()[0].body


def test_the_index_of_pages_may_come_first() -> None:
    library = MementoStandIn(history(), rows=3)
    with serving(library) as (server, archive):
        links = [f'<{server.location}{TIMEMAP}{n}/{PRIVACY}>; rel="timemap"' for n in range(5)]
        library.changed[f"{TIMEMAP}{PRIVACY}"] = Reply(200, LINK_FORMAT, ",".join(links).encode())
        library.changed[f"{TIMEMAP}4/{PRIVACY}"] = Reply(503)
        kept = []
        with pytest.raises(Unreachable):
            for found in archive.captures(PRIVACY):
                kept += [one.timestamp for one in found.captures]
        assert kept == MONTHS, "what came before the fault is kept"


ROWS = {
    "another archive": (f'<http://other.example/{MONTHS[0]}/{PRIVACY}>; rel="memento"', "elsewhere"),
    "the Wayback Machine": (
        f'<https://web.archive.org/web/{MONTHS[0]}/{PRIVACY}>; rel="memento"',
        "elsewhere",
    ),
    "no time": (f'<{GATE}{PRIVACY}>; rel="memento"', "elsewhere"),
    "another address": (
        f'<BASE{GATE}{MONTHS[0]}/http://other.example/>; rel="memento"',
        "about other addresses",
    ),
    "no list": ("noise", "cannot be read"),
    "a link without an end": (f"<{GATE}", "cannot be read"),
    "a page elsewhere": ('<http://other.example/timemap/1>; rel="timemap"', "is elsewhere"),
}


@pytest.mark.parametrize(("row", "problem"), ROWS.values(), ids=ROWS)
def test_what_is_not_a_capture_here_is_said(row: str, problem: str) -> None:
    library = MementoStandIn(history()[:2])
    with serving(library) as (server, archive):
        whole = library.timemap(PRIVACY).body
        library.changed[f"{TIMEMAP}{PRIVACY}"] = Reply(
            200, LINK_FORMAT, whole + b",\n" + row.replace("BASE", server.location).encode()
        )
        (found,) = pages(archive)
        assert [one.timestamp for one in found.captures] == MONTHS[:2]
        assert not found.complete
        assert problem in found.problem
        assert len(server.log) == 1, "no other server was asked"


def test_pages_that_lead_in_a_circle_are_read_once() -> None:
    library = MementoStandIn(history()[:2])
    with serving(library) as (server, archive):
        more = f',<{server.location}{TIMEMAP}{PRIVACY}>; rel="first timemap"'
        whole = library.timemap(PRIVACY).body + more.encode()
        library.changed[f"{TIMEMAP}{PRIVACY}"] = Reply(200, LINK_FORMAT, whole)
        assert len(pages(archive)) == 1


@pytest.mark.parametrize("size", [10**5, 10**6])
@pytest.mark.parametrize("filling", [b"\n", b" ", b"<", b",", b'"', b";a", b'<a>;b="', b"<a> ,\n"])
def test_a_timemap_of_rubbish_is_read_in_time(filling: bytes, size: int) -> None:
    library = MementoStandIn(history()[:1])
    library.changed[f"{TIMEMAP}{PRIVACY}"] = Reply(200, LINK_FORMAT, filling * (size // len(filling)))
    with serving(library) as (_, archive):
        assert sum(len(one.captures) for one in pages(archive)) == 0


def test_a_server_without_raw_mementos_gives_nothing() -> None:
    with serving(MementoStandIn(history(), serves_raw=False)) as (_, archive):
        (found,) = pages(archive)
        with pytest.raises(NotPlayable, match=REWRITTEN):
            archive.fetch(found.captures[0])


REWRITES = {
    "absolute links": f'<a href="BASE{GATE}20120115120000mp_/http://a.example/">a</a>',
    "relative links": f"<img src={GATE}20120115120000im_/http://a.example/x.png>",
    "links without a scheme": f"<a HREF = '//HOST{GATE}20120115120000/http://a.example/'>a</a>",
    "the banner of OpenWayback": "<!-- BEGIN WAYBACK TOOLBAR INSERT -->",
    "the script of pywb": '<script src="/static/wombat.js"></script>',
}


@pytest.mark.parametrize("rewrite", REWRITES.values(), ids=REWRITES)
def test_rewritten_pages_are_not_taken(rewrite: str) -> None:
    with serving(MementoStandIn([])) as (server, archive):
        library = server.behaviour
        assert isinstance(library, MementoStandIn)
        text = rewrite.replace("BASE", server.location).replace("HOST", server.location[7:])
        library.held.append(Held(MONTHS[0], PRIVACY, page(1) + text.encode()))
        with pytest.raises(NotPlayable, match=REWRITTEN):
            archive.fetch(cited(MONTHS[0], PRIVACY))
        library.held[0] = Held(MONTHS[0], PRIVACY, page(1) + b'<a href="http://library.example/lib/2012">')
        assert archive.fetch(cited(MONTHS[0], PRIVACY)).snapshot.body.startswith(page(1))


def test_a_404_is_believed_from_a_server_that_has_answered() -> None:
    page_404 = Reply(404, (("Content-Type", "text/html"),), b"<html>no</html>")
    library = MementoStandIn(history())
    library.changed[f"{TIMEMAP}{MOVED}"] = page_404
    with serving(library) as (_, archive):
        (before,) = pages(archive, MOVED)
        assert not before.complete
        assert "its TimeMaps are not there" in before.problem
        pages(archive)
        (after,) = pages(archive, MOVED)
        assert (after.captures, after.complete, after.unconfirmed) == ((), True, True)


@pytest.mark.parametrize(
    ("reply", "error"),
    [
        (Reply(429), RateLimited),
        (Reply(403, (), b"AdministrativeAccessControlException"), Excluded),
        (Reply(451), Excluded),
        (Reply(400), ArchiveError),
        (Reply(503), Unreachable),
        (Reply(200, (("Content-Type", "text/html"),), b"<html>Welcome</html>"), Unreachable),
        (Reply(302, (("Location", "http://elsewhere.example/"),)), Unreachable),
        (Reply(fault="disconnect"), ArchiveError),
    ],
    ids=["429", "excluded", "451", "400", "503", "a page", "a redirect", "nothing"],
)
def test_what_is_not_a_timemap_is_an_error(reply: Reply, error: type[ArchiveError]) -> None:
    library = MementoStandIn(history())
    library.changed[f"{TIMEMAP}{PRIVACY}"] = reply
    with serving(library) as (_, archive), pytest.raises(error):
        pages(archive)


def test_a_timemap_that_is_cut_off_is_partial() -> None:
    library = MementoStandIn(history())
    with serving(library) as (_, archive):
        whole = library.timemap(PRIVACY)
        library.changed[f"{TIMEMAP}{PRIVACY}"] = Reply(200, LINK_FORMAT, whole.body, fault="cut")
        (found,) = pages(archive)
        assert found.captures
        assert (found.complete, found.cut) == (False, True)


def test_it_cannot_be_searched() -> None:
    with serving(MementoStandIn(history())) as (server, archive):
        with pytest.raises(ArchiveError, match="cannot be searched"):
            archive.matching("juniper-and-reed.example", ".*privacy.*")
        assert archive.nearby(PRIVACY) == ()
        assert server.log == []


def test_the_timegate_decides_what_is_nearest() -> None:
    with serving(MementoStandIn(history())) as (server, archive):
        memento = archive.nearest(PRIVACY, MONTHS[2], timedelta(days=1))
        assert memento.snapshot.capture.timestamp == MONTHS[2]
        assert server.log[0].headers["accept-datetime"] == "Thu, 15 Mar 2012 12:00:00 GMT"
        with pytest.raises(NotPlayable, match="names no capture"):
            archive.nearest("http://nowhere.example/", MONTHS[2], timedelta(days=1))


@pytest.mark.parametrize(
    "location", ["memento+http://a.example/", "memento+ftp://a.example/timemap/link/", "memento+x"]
)
def test_what_is_no_memento_server(location: str, tmp_path: Path) -> None:
    with pytest.raises(ConfigError) as caught, opened(location):
        pass
    assert "memento+http://host/collection/timemap/link/" in caught.value.remedy


def test_its_requests_are_counted_with_those_to_the_same_server() -> None:
    location = "memento+https://me:secret@library.example/wayback/timemap/link/"
    assert name_of(location) == "memento+https://library.example/wayback/timemap/link"
    assert budget_of(location) == budget_of("pywb+https://library.example/wayback")
    assert budget_of("memento+http://web.archive.org/web/timemap/link/") == "https://web.archive.org"
