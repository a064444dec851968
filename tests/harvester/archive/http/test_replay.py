"""Every answer that replay was seen to give, played by the stand-in: what is stored is what was captured."""

from __future__ import annotations

import gzip
from dataclasses import replace

import brotli
import pytest

from harvester.archive import Memento
from harvester.archive.memento_addresses import Address, ReplayRoot
from harvester.errors import Excluded, NotPlayable, Unreachable
from tests.support.archives import cited, opened
from tests.support.stand_in import MOVED, PRIVACY, Reply, Request, StandIn, World, history, page, stand_in
from tests.support.stand_in.world import nearest_redirect

FIRST = "20120115120000"
LAST_DAY = "20121231230000"


def fetched(name: str, timestamp: str = FIRST, url: str = PRIVACY) -> tuple[Memento, StandIn]:
    """Return what is fetched for a capture in a scenario, and the server that gave it."""
    with stand_in(name) as server, opened(server.location) as archive:
        return archive.fetch(cited(timestamp, url)), server


def test_a_listed_capture_comes_back_as_it_was_listed() -> None:
    with StandIn(World(history())) as server, opened(server.location) as archive:
        (listing,) = archive.captures(PRIVACY)
        for capture in listing.captures:
            memento = archive.fetch(capture)
            assert memento.snapshot.capture is capture
            assert memento.statuscode == 200
            assert memento.redirects == ()
        assert server.counts == {"index": 1, "memento": 6, "connection": 1}
        assert (archive.requests.index, archive.requests.memento) == (1, 6)


def test_memento_datetime_contradicts_date() -> None:
    memento, _ = fetched("memento-datetime-contradicts-date", "19961231235847")
    assert memento.snapshot.capture.timestamp == "19961231235847"
    assert memento.snapshot.headers["date"] == "Fri, 11 Jul 1997 15:04:05 GMT"
    assert memento.snapshot.headers["memento-datetime"] == "Tue, 31 Dec 1996 23:58:47 GMT"


@pytest.mark.parametrize("name", ["excluded-page-200", "blocked-403-with-header"])
def test_exclusions(name: str) -> None:
    with pytest.raises(Excluded):
        fetched(name)


def test_own_page_200_is_never_a_memento() -> None:
    with pytest.raises(Unreachable, match="page of its own"):
        fetched("own-page-200")


@pytest.mark.parametrize("status", [401, 403, 407])
def test_a_no_from_somebody_on_the_way_is_not_held_against_the_capture(status: int) -> None:
    with (
        StandIn(lambda request: Reply(status, body=b"Log in to the guest network")) as server,
        opened(server.location) as archive,
        pytest.raises(Unreachable),
    ):
        archive.fetch(cited(FIRST, PRIVACY))


def test_not_for_legal_reasons() -> None:
    with (
        StandIn(lambda request: Reply(451)) as server,
        opened(server.location) as archive,
        pytest.raises(Excluded, match="legal"),
    ):
        archive.fetch(cited(FIRST, PRIVACY))


def test_hrm_404() -> None:
    with pytest.raises(NotPlayable, match="404") as caught:
        fetched("hrm-404")
    assert caught.value.nearest is None
    assert caught.value.timestamp == FIRST


def test_archived_404() -> None:
    memento, _ = fetched("archived-404", "20120801000000")
    assert memento.statuscode == 404
    assert memento.snapshot.body == b"<h1>Not Found</h1>"


def test_archived_429() -> None:
    memento, server = fetched("archived-429", "20120801000000")
    assert memento.statuscode == 429
    assert memento.snapshot.headers["retry-after"] == "6"
    assert server.counts["memento"] == 1


@pytest.mark.parametrize(
    ("name", "nearest"),
    [
        ("nearest-near", "20120115120301"),
        ("nearest-far", "20120112090000"),
        ("nearest-months-off", "20120803000000"),
        ("memento-datetime-other", "20120116080000"),
    ],
)
def test_another_capture_is_never_taken_for_the_asked_one(name: str, nearest: str) -> None:
    with pytest.raises(NotPlayable) as caught:
        fetched(name)
    assert caught.value.nearest == nearest


def test_the_same_second_under_its_own_url_is_the_asked_capture() -> None:
    asked, captured = "https://juniper-and-reed.example/privacy/", PRIVACY
    world = World(history())

    def behave(request: Request) -> Reply:
        return nearest_redirect(FIRST, captured) if request.path.endswith(asked) else world(request)

    with StandIn(behave) as server, opened(server.location) as archive:
        memento = archive.fetch(cited(FIRST, asked))
    assert (memento.snapshot.capture.timestamp, memento.snapshot.capture.original) == (FIRST, captured)
    assert memento.redirects == ()


@pytest.mark.parametrize(
    "form", ["absolute", "relative", "origin-relative", "schemeless", "live-site", "double-prefixed"]
)
def test_archived_301(form: str) -> None:
    memento, server = fetched(f"archived-301-{form}", LAST_DAY)
    capture = memento.snapshot.capture
    assert (capture.timestamp, capture.original) == ("20130101000000", MOVED)
    assert (capture.statuscode, capture.urlkey) == (200, "example,juniper-and-reed)/legal/privacy-notice")
    assert memento.redirects == (PRIVACY,)
    assert memento.snapshot.body == page(3)
    assert all(request.kind == "memento" for request in server.log)


@pytest.mark.parametrize("name", ["archived-301-to-nowhere", "archived-301-to-far-capture"])
def test_archived_301_that_ends_nowhere(name: str) -> None:
    with pytest.raises(NotPlayable, match="archived redirect") as caught:
        fetched(name, LAST_DAY)
    assert caught.value.nearest is None


def test_redirect_loop() -> None:
    with pytest.raises(NotPlayable, match="circle"):
        fetched("redirect-loop", LAST_DAY)


def test_redirects_without_end() -> None:
    with pytest.raises(NotPlayable, match="more than 10"):
        fetched("redirects-without-end")


def test_a_redirect_to_no_web_page() -> None:
    moved = replace(history()[0], status=301, headers=(("Location", "mailto:hello@j-and-r.example"),))

    def unrewritten(request: Request) -> Reply:
        reply = World([moved])(request)
        kept = tuple(pair for pair in reply.headers if pair[0] != "Location")
        return replace(reply, headers=(*kept, ("Location", "mailto:hello@j-and-r.example")))

    with (
        StandIn(unrewritten) as server,
        opened(server.location) as archive,
        pytest.raises(NotPlayable, match="not a web page"),
    ):
        archive.fetch(cited(FIRST, PRIVACY))


def test_doubled_content_encoding() -> None:
    memento, _ = fetched("doubled-content-encoding")
    assert memento.snapshot.headers["content-encoding"] == "gzip"
    assert gzip.decompress(memento.snapshot.body) == page(1)


def test_brotli_unasked() -> None:
    memento, server = fetched("brotli-unasked")
    assert memento.snapshot.headers["content-encoding"] == "br"
    assert brotli.decompress(memento.snapshot.body) == page(1)
    assert server.log[0].headers["accept-encoding"] == "identity"


def test_gzip_without_header() -> None:
    memento, _ = fetched("gzip-without-header")
    assert "content-encoding" not in memento.snapshot.headers
    assert gzip.decompress(memento.snapshot.body) == page(1)


@pytest.mark.parametrize("name", ["windows-1252-as-utf-8", "utf-8-as-windows-1252"])
def test_wrong_charsets_are_left_to_the_extractor(name: str) -> None:
    memento, _ = fetched(name)
    declared = name.rpartition("-as-")[2]
    assert memento.snapshot.headers["content-type"] == f"text/html; charset={declared}"
    memento.snapshot.body.decode(name.partition("-as-")[0])


def test_view_mode_redirect_page() -> None:
    memento, _ = fetched("view-mode-redirect-page", LAST_DAY)
    assert memento.redirects == (PRIVACY,)
    assert memento.snapshot.capture.timestamp == "20130101000000"


def test_link_original_other() -> None:
    memento, _ = fetched("link-original-other")
    assert memento.link_original == "http://juniper-and-reed.example/privacy"
    assert memento.snapshot.capture.original == memento.link_original
    assert memento.snapshot.capture.timestamp == FIRST


def test_a_port_that_the_archive_adds_makes_no_other_page() -> None:
    asked = "http://www.juniper-and-reed.example/privacy%20policy"
    spelled = "http://www.juniper-and-reed.example:80/privacy policy"
    with (
        StandIn(World([replace(history()[0], original=spelled)])) as server,
        opened(server.location) as archive,
    ):
        memento = archive.fetch(cited(FIRST, asked))
    assert memento.snapshot.capture.original == asked
    assert memento.link_original == spelled


def test_gone_on_second_try() -> None:
    with stand_in("gone-on-second-try") as server, opened(server.location) as archive:
        archive.fetch(cited(FIRST, PRIVACY))
        with pytest.raises(NotPlayable):
            archive.fetch(cited(FIRST, PRIVACY))


def test_month_00_is_asked_for_as_it_stands() -> None:
    memento, server = fetched("month-00", "20000008241731")
    assert memento.snapshot.capture.timestamp == "20000008241731"
    assert server.log[0].path == f"/web/20000008241731id_/{PRIVACY}"


def test_a_revisit_without_original_gives_nothing_but_what_came() -> None:
    memento, _ = fetched("revisit-without-original", "20120701000000")
    assert memento.snapshot.body == b""


def test_a_page_that_is_too_large_is_not_read_again_and_again() -> None:
    with stand_in("larger-than-can-be-read") as server, opened(server.location) as archive:
        with pytest.raises(NotPlayable, match="larger than 64 MB"):
            archive.fetch(cited(FIRST, PRIVACY))
        assert server.counts["memento"] == 1


def test_the_address_that_a_person_can_open() -> None:
    shown = ReplayRoot("https://web.archive.org/web/").format(Address(FIRST, "http://j-and-r.example/a#b"))
    assert shown == f"https://web.archive.org/web/{FIRST}id_/http://j-and-r.example/a%23b"


@pytest.mark.parametrize("url", ["http://", "http://[broken/", "http://a b/%zz"])
def test_an_original_that_cannot_be_asked_for_is_one_capture_lost(url: str) -> None:
    with (
        StandIn(World(history())) as server,
        opened(server.location) as archive,
        pytest.raises(NotPlayable),
    ):
        archive.fetch(cited(FIRST, url))
