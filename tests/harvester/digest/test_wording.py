"""The words of a change digest: dates, bounds, counts, headlines."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from diffs.records import Change
from harvester.digest import wording
from harvester.digest.troubles import trouble_lines
from store.records import StatedDate
from tests.support.news import NEW, OLD, added, moved, renumbered, reworded, section, trouble, version


@pytest.mark.parametrize(
    ("precision", "words"), [("day", "7 November 2013"), ("month", "November 2013"), ("year", "2013")]
)
def test_a_date_is_as_exact_as_it_is_stated(precision: str, words: str) -> None:
    stated = StatedDate("updated", date(2013, 11, 7), precision, "quote")  # type: ignore[arg-type]
    assert wording.stated(stated) == words


@pytest.mark.parametrize(
    ("timestamp", "words"),
    [
        ("20180503094100", "3 May 2018, 09:41 UTC"),
        ("20180500000000", "May 2018"),
        ("20180000000000", "2018"),
        ("20181399000000", "2018"),
    ],
)
def test_captures_with_broken_months_and_days(timestamp: str, words: str) -> None:
    assert wording.captured(timestamp) == words


def test_the_dates_have_labels() -> None:
    assert wording.dates(OLD) == "effective 12 February 2024"
    assert wording.dates(NEW) == "effective 1 October 2026, updated September 2026"


@pytest.mark.parametrize(
    ("number", "heading", "words"),
    [
        ("4", "Cookies", "4. Cookies"),
        ("(a)", "Cookies", "(a) Cookies"),
        ("", "Cookies", "Cookies"),
        ("4", "", "4"),
    ],
)
def test_headings(number: str, heading: str, words: str) -> None:
    assert wording.heading(section(number, heading)) == words


def test_a_split_and_a_merger_name_the_other_pieces() -> None:
    old, first, second = section("2", "Sharing"), section("2", "Sharing"), section("3", "Selling")
    split = Change(("split",), old, first, (second,), 0.5, ())
    assert wording.what(split) == "split (also into “3. Selling”)"
    merged = Change(("merged", "reworded"), first, old, (second,), 0.5, ())
    assert wording.what(merged) == "merged, reworded (together with “3. Selling”), 50 % kept"


def test_the_summary_counts_sections_and_words() -> None:
    news = version(
        reworded(), added("3", "Sale", "We sell it."), renumbered("3", "4", "Cookies"), moved("End")
    )
    assert wording.summary(news) == (
        "4 sections: 1 added, 1 reworded, 1 renumbered, 1 moved; 4 words added, 1 removed"
    )
    assert wording.summary(version(moved("End"))) == "1 section: 1 moved; no words changed"


def test_many_that_were_only_renumbered_are_one_line() -> None:
    (line,) = wording.folded([renumbered(str(n), str(n + 1), "x") for n in range(20)])
    assert line.startswith("20 sections only renumbered: 0 → 1, 1 → 2")
    assert line.endswith("11 → 12 and 8 more")


@pytest.mark.parametrize(
    ("names", "words"),
    [
        ([], ""),
        (["a"], "a"),
        (["a", "b"], "a and b"),
        (["a", "b", "c"], "a, b and c"),
        (list("abcd"), "a, b and 2 others"),
    ],
)
def test_lists_in_words(names: list[str], words: str) -> None:
    assert wording.listed(names) == words


def test_troubles_that_last_come_first() -> None:
    over, lasting = trouble("Over", days=5), trouble("Lasting", days=2)
    lines = trouble_lines([replace(over, until=lasting.since), lasting, replace(lasting, in_part=True)])
    assert [line.lasting for line in lines] == [True, True, False]
    assert "could not be looked at in full since 18 November 2026" in lines[1].text
