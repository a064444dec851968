"""What each side of a comparison is: its date, and when it was seen."""

from __future__ import annotations

from dataclasses import replace

import pytest

from diffs.render.head import Head, RenderedHead, date_of, seen


@pytest.mark.parametrize(
    ("date", "dated_by", "told"),
    [
        ("2013-11-07", "effective", "effective 7 Nov 2013"),
        ("2016-07", "updated", "updated Jul 2016"),
        ("2005", "effective", "effective 2005"),
        ("2010-06-21", "capture", "first captured 21 Jun 2010"),
        ("", "", ""),
        ("2010-00-00", "capture", "first captured 2010"),
        ("soon\x07", "effective", "effective soon"),
    ],
)
def test_the_date_of_a_head(date: str, dated_by: str, told: str) -> None:
    assert date_of(Head("x", date, dated_by)) == told


@pytest.mark.parametrize(
    ("capture", "told"),
    [
        ("20100621051258", "captured 21 Jun 2010, 05:12 UTC"),
        ("20100600000000", "captured Jun 2010"),
        ("2010", "captured 2010"),
        ("", ""),
    ],
)
def test_when_it_was_seen(capture: str, told: str) -> None:
    assert seen(Head("x", capture=capture)) == told


def test_a_text_that_was_seen_for_a_while_says_from_when_to_when() -> None:
    head = Head("", dated_by="capture", capture="20100621051258", last_capture="20110102030405")
    assert seen(head) == "captured from 21 Jun 2010, 05:12 to 2 Jan 2011, 03:04 UTC"
    assert seen(replace(head, last_capture=head.capture)) == "", "its date says so already"


def test_nobody_captured_what_only_a_corpus_document_shows() -> None:
    head = Head(
        "", "2010-06-21", "capture", "20100621051258", last_capture="20110102030405", corpus_only=True
    )
    assert date_of(head) == "cited 21 Jun 2010"
    assert seen(head) == ""
    assert date_of(replace(head, dated_by="effective")) == "effective 21 Jun 2010"


SPAN = ("20200512120000", "20200610120000")


def test_a_text_that_is_known_at_no_time_is_put_together() -> None:
    head = Head("", dated_by="effective", capture=SPAN[1], last_capture=SPAN[0])
    assert seen(head) == "put together from captures of 12 May 2020, 12:00 to 10 Jun 2020, 12:00 UTC"
    within_seconds = replace(head, capture="20200512120007")
    assert seen(within_seconds) == "captured 12 May 2020, 12:00 UTC"


@pytest.mark.parametrize(
    ("span", "parts", "sentence"),
    [
        (SPAN, 2, "from 3 captures; its words were captured from 12 May 2020 to 10 Jun 2020"),
        ((SPAN[0], "20200512235959"), 0, "from 1 capture; its words were captured on 12 May 2020"),
    ],
)
def test_a_rendered_page_says_by_what_and_from_what_it_was_rendered(
    span: tuple[str, str], parts: int, sentence: str
) -> None:
    page = RenderedHead("Chromium 150.0.7871.12", "ab", span, (("20200512120000", "u", "cd", ""),) * parts)
    assert page.sentence == f"rendered by Chromium 150 {sentence}"


def test_the_hashes_of_many_parts_are_counted() -> None:
    part = ("20180412080000", "https://x.example/a\x1b[1m.js", "cd", "20200412080000")
    few, many = (RenderedHead("", "ab", SPAN, (part,) * number).hashes("new") for number in (12, 14))
    assert few[0] == ("new page as rendered", "ab")
    assert few[1][0] == "new part"
    said = "cd  12 Apr 2018, 08:00 UTC (listed with the same digest on 12 Apr 2020), https://x.example/a"
    assert few[1][1].startswith(said)
    assert "\x1b" not in few[1][1]
    assert len(few) == 13
    assert many[-1] == ("new parts", "2 more: see `harvest log --json`")
