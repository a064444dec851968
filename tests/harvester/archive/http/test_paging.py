"""Every fault that an index was seen to have, played by the stand-in: nothing is lost in silence."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from harvester.archive import IndexPage
from harvester.errors import ArchiveError, Excluded, IndexMalformed, Unreachable
from tests.support.archives import listed, opened
from tests.support.stand_in import PRIVACY, Reply, Request, StandIn, World, history, stand_in

MONTHS = [one.timestamp for one in history()]


def pages_of(name: str, page_rows: int = 10_000, **more: str) -> tuple[list[IndexPage], StandIn]:
    """Return the pages of a listing in a scenario, and the server that gave them."""
    with stand_in(name) as server, opened(server.location, page_rows=page_rows) as archive:
        return list(archive.captures(PRIVACY, **more)), server


def times(pages: list[IndexPage]) -> list[str]:
    return [capture.timestamp for page in pages for capture in page.captures]


def test_resume_key_twice_the_same() -> None:
    pages, server = pages_of("resume-key-twice-the-same")
    assert not pages[-1].complete
    assert pages[-1].cursor is None
    assert "twice" in pages[-1].problem
    assert set(times(pages)) == set(MONTHS[:3])
    assert server.counts["index"] <= 3


@pytest.mark.parametrize("name", ["resume-key-old-format", "resume-key-new-format"])
def test_resume_key_formats(name: str) -> None:
    pages, _ = pages_of(name)
    assert times(pages) == MONTHS
    assert all(page.complete for page in pages)
    assert [page.cursor is None for page in pages] == [False] * (len(pages) - 1) + [True]


def test_a_listing_goes_on_where_another_run_left_it() -> None:
    for name in ("resume-key-old-format", "resume-key-new-format", "same-second-over-page-cut"):
        whole, _ = pages_of(name, 2)
        assert len(whole) > 1
        for left in range(len(whole) - 1):
            rest, _ = pages_of(name, 2, cursor=str(whole[left].cursor))
            names = {(c.timestamp, c.original) for page in (*whole[: left + 1], *rest) for c in page.captures}
            assert names == {(c.timestamp, c.original) for page in whole for c in page.captures}


def test_key_then_empty_last_page() -> None:
    pages, _ = pages_of("key-then-empty-last-page")
    assert times(pages) == MONTHS[:3]
    assert all(page.complete for page in pages)
    assert not any(page.unconfirmed for page in pages)


def test_same_second_over_page_cut() -> None:
    pages, _ = pages_of("same-second-over-page-cut", 2)
    assert all(page.complete for page in pages)
    rows = [(capture.timestamp, capture.original) for page in pages for capture in page.captures]
    assert len(rows) == len(set(rows)) == 9
    assert sum(timestamp == "20120115120000" for timestamp, _ in rows) == 4


def test_a_second_that_the_index_never_gives_whole_makes_the_listing_partial() -> None:
    twins = [
        replace(history()[0], original=f"http://www{n}.juniper-and-reed.example/privacy") for n in range(4)
    ]
    with StandIn(World(twins, keys="old", cap=2)) as server, opened(server.location) as archive:
        pages = list(archive.captures(PRIVACY))
    assert len(times(pages)) == 2
    assert not pages[-1].complete
    assert "second 20120115120000" in pages[-1].problem


def test_old_captures_appear_later() -> None:
    with stand_in("old-captures-appear-later") as server, opened(server.location) as archive:
        assert listed(archive, PRIVACY) == MONTHS[2:]
        assert listed(archive, PRIVACY) == MONTHS


def test_empty_slice_with_key() -> None:
    pages, _ = pages_of("empty-slice-with-key")
    assert times(pages) == MONTHS
    assert pages[0].captures == ()
    assert not pages[0].unconfirmed


def test_list_cut_in_mid_row() -> None:
    pages, server = pages_of("list-cut-in-mid-row")
    assert times(pages) == MONTHS[:-1]
    assert not pages[-1].complete
    assert "middle of a row" in pages[-1].problem
    assert server.counts["index"] > 1


def test_list_cut_in_mid_row_once() -> None:
    pages, _ = pages_of("list-cut-in-mid-row-once")
    assert times(pages) == MONTHS
    assert all(page.complete for page in pages)


@pytest.mark.parametrize("name", ["html-503-in-mid-list", "html-with-200-in-mid-list"])
def test_html_in_mid_list(name: str) -> None:
    pages, server = pages_of(name)
    assert times(pages) == MONTHS
    assert all(page.complete for page in pages)
    assert server.counts["index"] > len(pages)


def test_html_503_for_good() -> None:
    with stand_in("html-503-for-good") as server, opened(server.location) as archive:
        pages = archive.captures(PRIVACY)
        first = next(pages)
        assert [capture.timestamp for capture in first.captures] == MONTHS[:3]
        assert first.cursor is not None
        with pytest.raises(Unreachable, match="503"):
            next(pages)


def test_empty_200_then_full_list() -> None:
    with stand_in("empty-200-then-full-list") as server, opened(server.location) as archive:
        (page,) = archive.captures(PRIVACY)
        assert page == IndexPage((), unconfirmed=True)
        assert listed(archive, PRIVACY) == MONTHS


def test_repeated_rows() -> None:
    pages, _ = pages_of("repeated-rows")
    assert times(pages) == MONTHS


def test_rows_that_repeat_across_a_cut_are_kept_once() -> None:
    world = World([one for one in history() for _ in range(3)], cap=4)
    with StandIn(world) as server, opened(server.location) as archive:
        assert listed(archive, PRIVACY) == MONTHS


def test_same_second_two_originals() -> None:
    pages, _ = pages_of("same-second-two-originals")
    assert len(times(pages)) == 7
    assert len({(c.timestamp, c.original) for page in pages for c in page.captures}) == 7


@pytest.mark.parametrize("name", ["revisit-before-original", "revisit-without-original"])
def test_revisits_are_listed(name: str) -> None:
    pages, _ = pages_of(name)
    revisits = [c for page in pages for c in page.captures if c.mimetype == "warc/revisit"]
    assert len(revisits) == 1
    assert revisits[0].statuscode is None


def test_dash_status_and_length() -> None:
    pages, _ = pages_of("dash-status-and-length")
    assert times(pages) == MONTHS
    assert {(c.statuscode, c.length) for page in pages for c in page.captures} == {(None, None)}


def test_month_00_is_kept_as_it_stands() -> None:
    pages, _ = pages_of("month-00")
    assert times(pages) == ["20000008241731", *MONTHS]


def test_malformed_originals_are_left_out() -> None:
    pages, _ = pages_of("malformed-original")
    assert times(pages) == MONTHS
    assert all(page.complete for page in pages)


def test_a_malformed_row_makes_the_listing_partial_and_loses_nothing_else() -> None:
    pages, _ = pages_of("malformed-row")
    assert times(pages) == MONTHS
    assert not pages[-1].complete
    assert "row 3" in pages[-1].problem


def test_a_listing_is_no_better_than_its_worst_page() -> None:
    rows = [replace(one, row=(("length", "?"),)) if at == 1 else one for at, one in enumerate(history())]
    with StandIn(World(rows, cap=3)) as server, opened(server.location) as archive:
        pages = list(archive.captures(PRIVACY))
    assert [page.complete for page in pages] == [False, False]
    assert pages[-1].cursor is None
    assert times(pages) == [MONTHS[0], *MONTHS[2:]]


@pytest.mark.parametrize("name", ["blocked-403-with-header", "robots-as-a-row-in-200"])
def test_exclusions(name: str) -> None:
    with pytest.raises(Excluded):
        pages_of(name)


def test_a_wrong_question_is_not_an_empty_answer() -> None:
    with pytest.raises(ArchiveError, match="fromKey > toKey") as caught:
        pages_of("bad-question-400")
    assert not isinstance(caught.value, Unreachable | Excluded)


def test_a_server_that_is_no_archive() -> None:
    with StandIn(lambda request: Reply(404, body=b"no")) as server, opened(server.location) as archive:
        asked = archive.captures(PRIVACY)
        with pytest.raises(ArchiveError, match="no index at"):
            next(asked)
    with StandIn(lambda request: Reply(200, body=b"hello\n")) as server, opened(server.location) as archive:
        asked = archive.captures(PRIVACY)
        with pytest.raises(IndexMalformed):
            next(asked)


def test_what_the_index_is_asked() -> None:
    _, server = pages_of("resume-key-new-format", since="2011", until="201206")
    first = server.log[0].query
    assert first == {
        "url": PRIVACY,
        "limit": "10000",
        "showResumeKey": "true",
        "fl": "urlkey,timestamp,original,mimetype,statuscode,digest,length",
        "from": "2011",
        "to": "201206",
    }
    assert server.counts["connection"] == 1


def test_bounds_are_inclusive() -> None:
    with StandIn(World(history())) as server, opened(server.location) as archive:
        pages = list(archive.captures(PRIVACY, since="201202", until="20120415120000"))
        assert times(pages) == MONTHS[1:4]


def test_a_listing_in_json() -> None:
    names = ["timestamp", "urlkey", "original", "mimetype", "statuscode", "digest", "length"]

    def in_json(request: Request) -> Reply:
        oldest = request.query.get("from", "")
        rows = [[one.fields()[name] for name in names] for one in history() if one.timestamp >= oldest]
        cut: list[list[str]] = [[], ["the-key"]]
        table = [names, *rows[3:]] if "resumeKey" in request.query else [names, *rows[:3], *cut]
        return Reply(headers=(("Content-Type", "application/json"),), body=json.dumps(table).encode())

    with StandIn(in_json) as server, opened(server.location) as archive:
        pages = list(archive.captures(PRIVACY))
        assert sorted(set(times(pages))) == MONTHS
        assert all(page.complete for page in pages)


def test_cookies_hold_for_one_listing() -> None:
    world = World(history(), cap=3)

    def sticky(request: Request) -> Reply:
        reply = world(request)
        return Reply(
            reply.status, (*reply.headers, ("Set-Cookie", f"server={request.number}; path=/")), reply.body
        )

    with StandIn(sticky) as server, opened(server.location) as archive:
        listed(archive, PRIVACY)
        listed(archive, PRIVACY)
        sent = [request.headers.get("cookie", "") for request in server.log]
    assert sent[0] == ""
    assert sent[1] == "server=0"
    assert sent[len(sent) // 2] == ""
