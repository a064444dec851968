"""A policy that is shown in a frame is asked for at the time of the page, and is a capture of its own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from harvester.evidence.names import CAPTURES
from harvester.pipeline.rebuild import rebuild
from harvester.pipeline.timeline import draw_timeline
from harvester.reports.verify.whole import Verification
from tests.support.altering import faults
from tests.support.calls import Harvest
from tests.support.evidence import field_bundle, files_in, report_on
from tests.support.harvests import Field, contents, field
from tests.support.stand_in import PRIVACY, Held, Reply, Request, World, page

TEXT = "http://cdn.juniper.example/docs/privacy-7.html"
ADS = "http://ads.example/banner"
OUTER = (
    f"<html><head><title>Juniper</title></head><body><nav><a href=/>Home</a></nav>"
    f"<iframe src='{TEXT}'></iframe><iframe src='{ADS}'></iframe></body></html>"
).encode()
BANNER = (
    b"<html><title>Sale</title><body><p>All chairs at half the price until the end of May.</p></body></html>"
)
DAYS = ("20120115120000", "20120615120000", "20121115120000")


def captures(outer: bytes = OUTER) -> list[Held]:
    """Return a page that never changes, and a document in its frame that does."""
    pages = [Held(day, PRIVACY, outer) for day in DAYS]
    texts = [
        Held("20120116080000", TEXT, page(1)),
        Held("20120614080000", TEXT, page(1)),
        Held("20121116080000", TEXT, page(2)),
    ]
    return [*pages, *texts, *(Held(day, ADS, BANNER) for day in DAYS)]


def test_the_text_belongs_to_the_capture_of_the_frame(tmp_path: Path) -> None:
    path = tmp_path / "h.db"
    with field(path, World(captures())) as here:
        outcome = here.harvest()
        assert outcome.problems == ()
        assert [
            (row.first_capture, row.last_capture, row.url) for row in here.store.versions.of(here.job.row)
        ] == [
            ("20120116080000", "20120614080000", TEXT),
            ("20121116080000", "20121116080000", TEXT),
        ]
        # The archive answers a time without a capture with the address of the nearest one.
        assert here.server.counts["memento"] == 3 + 2 * 3
        held = here.store.captures.without_text(here.job.row)
        assert {(one.original, one.state, one.reason) for one in held} == {
            (PRIVACY, "held", f"frame: its content is the document in {TEXT}")
        }
        before = contents(path)
        rebuild(here.store, here.job.row, {})
        assert contents(path) == before


def test_a_second_run_asks_for_nothing_more(tmp_path: Path) -> None:
    path = tmp_path / "h.db"
    with field(path, World(captures())) as here:
        here.harvest()
        before = contents(path)
        assert here.harvest().requests_memento == 0
        assert contents(path) == before


def test_a_frame_that_shows_something_else_is_no_version(tmp_path: Path) -> None:
    outer = OUTER.replace(TEXT.encode(), b"http://cdn.juniper.example/privacy-gone.html")
    with field(tmp_path / "h.db", World(captures(outer))) as here:
        here.harvest()
        assert here.versions() == []
        rebuild(here.store, here.job.row, {})
        draw_timeline(here.store, here.job.row, {})
        assert here.versions() == []


@pytest.mark.parametrize("fails", [1, 2, 3])
def test_a_run_that_broke_off_between_page_and_frame_goes_on(tmp_path: Path, fails: int) -> None:
    world = World(captures())
    asked = 0

    def breaks_off(request: Request) -> Reply:
        nonlocal asked
        if TEXT in request.path:
            asked += 1
            if asked == fails:
                return Reply(429, headers=(("Retry-After", "1"),))
        return world(request)

    whole = tmp_path / "whole.db"
    with field(whole, world) as here:
        here.harvest()
    path = tmp_path / "broken.db"
    with field(path, breaks_off) as here:
        first = here.harvest()
        assert first.stopped is not None
        here.clock.now = here.clock.now.replace(year=here.clock.now.year + 1)
        finish(here)
    kept, expected = contents(path), contents(whole)
    for table in ("snapshots", "readings", "texts", "versions", "news_starts"):
        assert kept[table] == expected[table]


def test_a_frame_that_is_not_served_now_is_asked_for_by_the_next_run(tmp_path: Path) -> None:
    world = World(captures())

    def silent(request: Request) -> Reply:
        return Reply(503) if TEXT in request.path else world(request)

    path = tmp_path / "h.db"
    with field(path, silent) as here:
        outcome = here.harvest()
        assert outcome.stopped is None
        assert len(outcome.problems) == len(DAYS)
        assert all("in a frame of the page" in problem for problem in outcome.problems)
        assert faults(here.store) == []
        here.server.behaviour = world
        assert here.harvest().problems == ()
        assert len(here.versions()) == 2
        assert faults(here.store) == []


def test_a_redirect_to_something_else_is_asked_for_once(tmp_path: Path) -> None:
    away = (("Location", "http://ads.example/sale"), ("Content-Type", "text/html"))
    moved = [Held(day, ADS, status=302, headers=away) for day in DAYS]
    sale = [Held(day, "http://ads.example/sale", BANNER) for day in DAYS]
    pages = [Held(day, PRIVACY, OUTER.replace(TEXT.encode(), ADS.encode())) for day in DAYS]
    with field(tmp_path / "h.db", World([*pages, *moved, *sale])) as here:
        here.harvest()
        assert here.server.counts["memento"] == len(DAYS) + 2


MIDDLE = "http://portal.juniper.example/legal"
INNER = OUTER.replace(b"<title>Juniper</title>", b"<title>Legal</title>")


def nested(middle: bytes = INNER) -> list[Held]:
    """Return a page that shows in a frame a page whose content is in a frame."""
    outer = OUTER.replace(TEXT.encode(), MIDDLE.encode())
    return [*captures(outer), *(Held(day, MIDDLE, middle) for day in DAYS)]


def test_a_frame_in_a_frame_is_followed(tmp_path: Path) -> None:
    path = tmp_path / "h.db"
    with field(path, World(nested())) as here:
        outcome = here.harvest()
        assert (outcome.problems, outcome.standing) == ((), ())
        assert [(one.first_capture, one.url) for one in here.store.versions.of(here.job.row)] == [
            ("20120116080000", TEXT),
            ("20121116080000", TEXT),
        ]
        assert faults(here.store) == []
        before = contents(path)
        assert here.harvest().requests_memento == 0
        rebuild(here.store, here.job.row, {})
        assert contents(path) == before
        data = field_bundle(here, 1, 2)
    assert report_on(data, tmp_path).faults == ()
    rows = [json.loads(line) for line in files_in(data)[CAPTURES].decode().splitlines()]
    around = {(one["original"], one["served"].get("framed_by")) for one in rows if "around" in one["roles"]}
    assert around == {(PRIVACY, None), (MIDDLE, PRIVACY)}


def test_frames_that_are_deeper_or_show_themselves_are_not_followed(tmp_path: Path) -> None:
    deeper = OUTER.replace(TEXT.encode(), b"http://portal.juniper.example/3")
    itself = OUTER.replace(TEXT.encode(), PRIVACY.encode())
    for place, middle in enumerate((deeper, itself)):
        third = [Held(day, "http://portal.juniper.example/3", INNER) for day in DAYS]
        with field(tmp_path / f"{place}.db", World([*nested(middle), *third])) as here:
            here.harvest()
            assert here.versions() == []
            assert here.harvest().requests_memento == 0
            assert faults(here.store) == []


@pytest.mark.parametrize("fails", [1, 2, 3])
def test_a_run_that_broke_off_before_a_frame_in_a_frame_goes_on(tmp_path: Path, fails: int) -> None:
    world, asked = World(nested()), 0

    def breaks_off(request: Request) -> Reply:
        nonlocal asked
        if TEXT in request.path:
            asked += 1
            if asked == fails:
                return Reply(429, headers=(("Retry-After", "1"),))
        return world(request)

    whole, path = tmp_path / "whole.db", tmp_path / "broken.db"
    with field(whole, world) as here:
        here.harvest()
    with field(path, breaks_off) as here:
        assert here.harvest().stopped is not None
        here.clock.now = here.clock.now.replace(year=here.clock.now.year + 1)
        finish(here)
    kept, expected = contents(path), contents(whole)
    for table in ("snapshots", "readings", "texts", "versions", "news_starts"):
        assert kept[table] == expected[table]


def test_a_text_in_a_frame_says_so(tmp_path: Path, harvest: Harvest) -> None:
    path = tmp_path / "h.db"
    with field(path, World(captures())) as here:
        here.harvest()
    said = f"the text is that of a document in a frame of the page {PRIVACY}"
    assert said in harvest("--db", path, "log")[1]
    assert said in " ".join(harvest("--db", path, "diff", "--company", "juniper")[1].split())
    assert said in " ".join(harvest("--db", path, "digest", "--since", "2010")[1].split())


def finish(here: Field) -> None:
    """Run again, until nothing is left."""
    for _ in range(3):
        here.harvest()


def test_verify_derives_the_text_of_a_frame_again(tmp_path: Path) -> None:
    path = tmp_path / "h.db"
    with field(path, World(captures())) as here:
        here.harvest()
    with Verification(path, {}) as verification:
        assert list(verification.faults()) == []
