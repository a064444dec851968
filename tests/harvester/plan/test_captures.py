"""Which captures are pages, and which redirect is worth a request."""

from __future__ import annotations

from dataclasses import replace

import pytest

from harvester.plan.captures import BlindSpots, PlannedCapture, same_bytes, signpost, sort_out
from tests.support.histories import capture


def row(day: float, statuscode: int | None = 200, **facts: object) -> PlannedCapture:
    return replace(capture(day), statuscode=statuscode, **facts)  # type: ignore[arg-type]


def pages(rows: list[PlannedCapture]) -> list[PlannedCapture]:
    return sort_out(rows)[0]


def days(rows: list[PlannedCapture]) -> list[str]:
    return [one.timestamp for one in rows]


def test_only_successes_are_pages() -> None:
    rows = [row(day, code) for day, code in enumerate((200, 203, 301, 302, 404, 429, 500, 503))]
    assert [one.statuscode for one in pages(rows)] == [200, 203]


def test_every_capture_is_a_page_or_one_of_the_others() -> None:
    rows = [row(day, code) for day, code in enumerate((200, 203, 301, 302, 404, 429, 500, 503))]
    found, others = sort_out([*rows, *rows])
    assert sorted(days(found + others)) == days(rows)


def test_a_citation_or_a_text_makes_any_capture_a_page() -> None:
    assert len(pages([row(0, 404, cited=True), row(1, 301, key="A", state="read"), row(2, 404)])) == 2


def test_a_revisit_without_a_status_is_what_the_others_with_its_digest_are() -> None:
    revisit = {"mimetype": "warc/revisit"}
    assert len(pages([row(0, 200, digest="X"), row(1, None, digest="X", **revisit)])) == 2
    assert pages([row(0, 301, digest="X"), row(1, None, digest="X", **revisit)]) == []
    assert len(pages([row(1, None, digest="X", **revisit)])) == 1
    assert len(pages([row(0, 301, digest="-"), row(1, None, digest="-")])) == 1


def test_pages_stand_in_the_order_of_time() -> None:
    inserted = replace(capture(0), timestamp="20000008241731")
    later, earlier = (replace(capture(0), timestamp=f"2000{month}01000000") for month in ("09", "08"))
    assert days(pages([later, inserted, earlier])) == ["20000801000000", "20000008241731", "20000901000000"]


def test_of_repeated_lines_the_one_that_was_read_is_kept() -> None:
    read = row(0, 200, state="read", key="A")
    assert pages([row(0), read, row(0)]) == [read]
    revisit = row(0, None, mimetype="warc/revisit")
    assert pages([revisit, row(0)]) == [row(0)]


def test_the_newest_redirect_behind_the_last_page_is_a_signpost() -> None:
    rows = [row(0), row(50, 301), row(100, 301), row(90, 302)]
    found = signpost(*sort_out(rows), 30)
    assert found is not None
    assert found.timestamp == row(100).timestamp


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([row(0), row(10)], id="no redirect"),
        pytest.param([row(0), row(50, 301), row(100)], id="a page came after it"),
        pytest.param([row(0), row(20, 301)], id="as near to the last page as the resolution"),
        pytest.param([row(0), row(90, 301, state="held"), row(100, 301)], id="one was asked shortly before"),
        pytest.param([row(0), row(100, 301, state="dead")], id="it was asked itself"),
    ],
)
def test_what_is_no_signpost(rows: list[PlannedCapture]) -> None:
    assert signpost(*sort_out(rows), 30) is None


def test_where_there_are_only_redirects_the_newest_is_asked() -> None:
    found = signpost(*sort_out([row(0, 301), row(5, 302)]), 30)
    assert found is not None
    assert found.timestamp == row(5).timestamp


def test_what_may_have_been_missed_is_said() -> None:
    assert BlindSpots(0, 0, 30).sentence == ""
    assert (
        BlindSpots(9, 29.5, 30).sentence
        == "a text that stood for less than 30 days between two equal captures"
    )
    assert (
        BlindSpots(9, 812.4, 30).sentence
        == "a text that stood for less than 812.4 days between two equal captures"
    )


def test_the_same_bytes_stand_at_several_places() -> None:
    digests = ["A", "B", "A", "-", "-", "", "", "C", "A", "B"]
    rows = [capture(day, digest=digest) for day, digest in enumerate(digests)]
    assert same_bytes(rows) == {"A": [0, 2, 8], "B": [1, 9]}
    assert same_bytes([]) == {}
