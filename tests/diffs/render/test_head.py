"""What each side of a comparison is: its date, and when it was seen."""

from __future__ import annotations

from dataclasses import replace

import pytest

from diffs.render.head import Head, date_of, seen


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
