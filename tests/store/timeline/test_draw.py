"""Captures that were read → versions."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import groupby, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.records import Reading
from store.timeline.runs import OTHER_METHOD
from store.timestamps import moment
from tests.support.readings import drawn, shown

LETTERS = st.lists(st.sampled_from("ABC"), min_size=1, max_size=30)


def daily(texts: str) -> list[Reading]:
    """One capture a day, each showing the text of one letter."""
    return [shown(f"2020-01-{day:02d}", text) for day, text in enumerate(texts, 1)]


def test_the_example_of_the_design() -> None:
    versions = drawn(daily("AAABBACC"))
    assert [version.text[0] for version in versions] == ["A", "B", "A", "C"]
    assert [version.captures for version in versions] == [3, 2, 1, 2]
    assert [version.number for version in versions] == [1, 2, 3, 4]
    assert "revert" in versions[2].flags
    assert len({version.text for version in versions}) == 3


def test_captures_that_were_not_read_are_no_evidence() -> None:
    every = daily("AAABBACC")
    versions = drawn(every[place - 1] for place in (1, 3, 7, 8))
    assert [version.text[0] for version in versions] == ["A", "C"]
    assert (versions[1].after_capture, versions[1].first_capture) == ("20200103120000", "20200107120000")


def test_filling_in_narrows_the_bounds() -> None:
    every = daily("AAABBACC")
    versions = drawn(every[place - 1] for place in (1, 3, 4, 7, 8))
    assert [(version.after_capture, version.first_capture) for version in versions] == [
        (None, "20200101120000"),
        ("20200103120000", "20200104120000"),
        ("20200104120000", "20200107120000"),
    ]


def test_a_version_goes_by_its_effective_date_then_by_its_updated_one_then_by_its_capture() -> None:
    both, updated, neither = drawn(
        [
            shown("2020-01-01", "A", effective="2019-12", updated="2019-11-30"),
            shown("2021-01-01", "B", updated="2020"),
            shown("2022-01-01", "C"),
        ]
    )
    assert (both.dated, both.dated_by) == ("2019-12", "effective")
    assert (updated.dated, updated.dated_by) == ("2020", "updated")
    assert (neither.dated, neither.dated_by) == ("2022-01-01", "capture")


def test_the_day_of_a_capture_with_an_inserted_00_is_the_repaired_one() -> None:
    (version,) = drawn([shown("20000008241731", "A")])
    assert version.dated == "2000-08-24"
    assert version.first_capture == "20000008241731", "the digits stay the name of the capture"


def test_captures_stand_in_the_order_of_time_even_where_their_digits_do_not() -> None:
    versions = drawn(
        [shown("20000801000000", "A"), shown("20000008241731", "B"), shown("20000901000000", "A")]
    )
    assert [version.text[0] for version in versions] == ["A", "B", "A"]


def test_the_corpus_document_and_its_memento_are_one() -> None:
    cited = shown("2020-01-01", "A", source="citation")
    (version,) = drawn([shown("2020-01-01", "A"), cited])
    assert version.captures == 1
    assert version.flags == ()


def test_where_the_memento_gives_another_text_it_is_the_evidence() -> None:
    (version,) = drawn([shown("2020-01-01", "A"), shown("2020-01-01", "B", source="citation")])
    assert version.text[0] == "A"


def test_of_two_captures_of_one_second_the_one_that_shows_what_was_shown_before_counts() -> None:
    other = "http://policies.example/privacy"
    versions = drawn(
        [shown("2020-01-01", "B"), shown("2020-01-02", "A", url=other), shown("2020-01-02", "B")]
    )
    assert [version.text[0] for version in versions] == ["B"]
    assert [
        version.text[0] for version in drawn([shown("2020-01-02", "B"), shown("2020-01-02", "A", url=other)])
    ] == ["A"]


def test_a_version_that_our_rules_made_is_technical() -> None:
    versions = drawn(
        [
            shown("2020-01-01", "A"),
            replace(shown("2020-01-02", "B"), technical=True),
            shown("2020-01-03", "C"),
        ]
    )
    assert [version.reason for version in versions] == ["first", "technical", "content"]


def test_a_version_that_only_another_way_of_reading_shows_is_technical() -> None:
    every = [shown("2020-01-01", "A"), shown("2020-01-02", "B"), shown("2020-01-03", "C")]
    versions = drawn([every[0], *(replace(one, recipe="rendered") for one in every[1:])])
    assert [version.reason for version in versions] == ["first", "method", "content"]
    assert [OTHER_METHOD in version.notes for version in versions] == [False, True, False]


def test_a_version_says_which_of_its_captures_a_browser_rendered() -> None:
    every = daily("AAA")
    rendered = [replace(one, recipe="rendered") for one in every]
    said = {
        drawn([*every[:2], rendered[2]])[0].notes,
        drawn([every[0], *rendered[1:]])[0].notes,
        drawn(rendered)[0].notes,
        drawn([rendered[0], every[1], rendered[2]])[0].notes,
    }
    assert said == {
        ("a browser rendered 2 of the 3 captures: that of 1 Jan 2020, that of 3 Jan 2020",),
        ("a browser rendered 1 of the 3 captures: that of 3 Jan 2020",),
        ("a browser rendered 2 of the 3 captures: those from 2 Jan 2020 to 3 Jan 2020",),
        (),
    }


def test_nothing_read_is_no_timeline() -> None:
    assert drawn([]) == ()


@settings(deadline=None, max_examples=100)
@given(LETTERS, st.data())
def test_law_versions_are_the_unbroken_runs_of_what_was_read(letters: list[str], data: st.DataObject) -> None:
    every = [
        shown(f"2020{month:02d}15120000", text) for month, text in zip(range(1, 13), letters, strict=False)
    ]
    read = data.draw(st.lists(st.sampled_from(every), unique=True, max_size=len(every)))
    versions = drawn(data.draw(st.permutations(read)))
    read.sort(key=lambda one: one.timestamp)
    runs = [list(run) for _, run in groupby(read, key=lambda one: one.text)]
    assert [version.text for version in versions] == [run[0].text for run in runs]
    assert [version.captures for version in versions] == [len(run) for run in runs]
    assert [version.first_capture for version in versions] == [run[0].timestamp for run in runs]
    assert len({version.first_capture for version in versions}) == len(versions)
    for old, new in pairwise(versions):
        assert old.text != new.text
        assert new.after_capture == old.last_capture < new.first_capture


def captured(capture: Reading, before: int, after: int) -> Reading:
    """Return a capture as a browser rendered it, with parts that were captured days before and after it."""
    at = moment(capture.timestamp)
    earliest, latest = (f"{at + timedelta(days=days):%Y%m%d%H%M%S}" for days in (-before, after))
    return replace(capture, recipe="rendered", span=(earliest, latest))


def test_a_rendered_text_is_known_from_its_latest_part_until_its_earliest() -> None:
    old, again, new = daily("AAB")
    first, second = drawn([captured(old, 2, 0), captured(again, 5, 1), captured(new, 0, 3)])
    # The second capture of the old text stands on older parts than the first one: it takes nothing away.
    assert (first.known_from, first.known_until) == (old.timestamp, "20191230120000")
    assert (second.not_before, second.known_from) == ("20191230120000", "20200106120000")
    assert (second.after_capture, second.first_capture) == (again.timestamp, new.timestamp)
    assert second.dated == "2020-01-06"


@settings(deadline=None, max_examples=100)
@given(LETTERS, st.data())
def test_law_a_change_lies_between_known_times(letters: list[str], data: st.DataObject) -> None:
    days = st.integers(min_value=0, max_value=90)
    every = [
        captured(shown(f"2020{month:02d}15120000", text), data.draw(days), data.draw(days))
        for month, text in zip(range(1, 13), letters, strict=False)
    ]
    versions = drawn(every)
    for old, new in pairwise(versions):
        assert new.not_before == old.known_until
        # However far the parts are: never the other way round, and never narrower than the pages say.
        assert moment(old.known_until) <= moment(old.last_capture) < moment(new.first_capture)
        assert moment(new.first_capture) <= moment(new.known_from)
    for version, less in zip(versions, drawn(every[:-1]), strict=False):
        # Another capture of a text never makes less known of it.
        assert version.known_from <= less.known_from
        assert version.known_until >= less.known_until


def read_as(texts: str, methods: str) -> list[Reading]:
    """One capture a day; of each, the letter of its text, and ``r`` if a browser rendered it or ``c``."""
    return [
        replace(one, recipe="rendered" if method == "r" else "complete")
        for one, method in zip(daily(texts), methods, strict=True)
    ]


def test_texts_that_were_read_in_other_ways_are_not_compared() -> None:
    first, second = drawn(read_as("AABB", "ccrr"))
    assert (second.compared, second.reason, second.flags) == (None, "method", ())
    assert second.notes == (OTHER_METHOD,)
    assert first.notes == ()


@pytest.mark.parametrize("methods", ["crc", "rcr", "crr", "rcc", "ccr", "rrc"])
def test_a_text_that_was_read_in_both_ways_is_compared_with_either(methods: str) -> None:
    first, second = drawn(read_as("AAB", methods))
    is_mixed = methods[0] != methods[1]
    assert (second.compared is not None) is is_mixed
    assert (second.reason == "content") is is_mixed
    assert (OTHER_METHOD in second.notes) is not is_mixed
    assert any(note.startswith("a browser rendered 1 of the 2 captures") for note in first.notes) is is_mixed
