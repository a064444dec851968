"""Which version is meant."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from store.errors import UnknownVersion
from store.records import Version
from store.timeline.named_versions import Side, in_force_on, resolve, resolve_pair, version_at
from tests.support.readings import shown, timeline

VERSIONS = timeline(
    shown("2010-06-01", "A", effective="2008-02-12"),
    shown("2013-06-01", "A", effective="2008-02-12"),
    shown("2014-02-01", "B", effective="2013-11-07"),
    shown("2015-02-01", "C", effective="2013-11-07"),
    shown("2016-02-01", "D", updated="2016"),
    shown("2017-02-01", "E"),
    shown("2017-02-02", "E'"),
)


def number(spec: str, side: Side) -> int:
    return resolve(VERSIONS, spec, side).number


@pytest.mark.parametrize(
    ("spec", "from_", "to"),
    [
        pytest.param("1", 1, 1, id="a number"),
        pytest.param("006", 6, 6, id="a number with zeros"),
        pytest.param("2008-02-12", 1, 1, id="a date that a version goes by"),
        pytest.param("2013-11-07", 2, 3, id="a date that two versions go by"),
        pytest.param("2013-11", 2, 3, id="the month of it"),
        pytest.param("2013", 2, 3, id="the year of it"),
        pytest.param("2016", 4, 4, id="a year that a version goes by"),
        pytest.param("2017-02-01", 5, 5, id="the day of a capture, where a version goes by that"),
        pytest.param("2017", 5, 6, id="a year with two such days"),
        pytest.param("2014-06-01", 2, 2, id="a day on which a version was in force"),
        pytest.param("2013-12-01", 2, 2, id="in force, though not captured yet"),
        pytest.param("2015-01-01", 2, 2, id="a silent edit counts from its capture"),
        pytest.param("2015-02-01", 3, 3, id="on the day of its capture too"),
        pytest.param("2015-06", 3, 3, id="a month without a date of its own"),
        pytest.param("2009", 1, 1, id="a year without a date of its own"),
        pytest.param("2010", 1, 1, id="a year, not a number"),
        pytest.param("2014", 2, 2, id="the first and last day of a year"),
        pytest.param("2015", 2, 3, id="a year in which a change falls"),
        pytest.param("2030-01-01", 6, 6, id="a day to come"),
        pytest.param("20131201", 1, 1, id="a capture time is not a date in force"),
        pytest.param("20140201", 2, 2, id="the day of a capture"),
        pytest.param("20170201", 5, 5, id="one day"),
        pytest.param("20140201115959", 1, 1, id="a second before a capture"),
        pytest.param("20140201120000", 2, 2, id="the second of a capture"),
        pytest.param("20300101000000", 6, 6, id="a time to come"),
        pytest.param(" 2013-11-07 ", 2, 3, id="with blanks around"),
    ],
)
def test_from_and_to(spec: str, from_: int, to: int) -> None:
    assert (number(spec, "from"), number(spec, "to")) == (from_, to)


def test_a_day_on_which_two_versions_were_captured() -> None:
    versions = timeline(shown("20140201080000", "A"), shown("20140201200000", "B"))
    assert resolve(versions, "20140201", "from").number == 1
    assert resolve(versions, "20140201", "to").number == 2


@pytest.mark.parametrize(
    "spec",
    [
        "0",
        "7",
        "999",
        "2007",
        "2007-12-31",
        "20071231",
        "20090101000000",
        "v7",
        "v20120301",
    ],
)
def test_what_names_no_version_is_told_with_what_there_is(spec: str) -> None:
    sides: tuple[Side, ...] = ("from", "to")
    for side in sides:
        with pytest.raises(
            UnknownVersion,
            match=rf"'{spec}' does not match any version\. Known versions: 1 \(effective 2008-02-12\), 2",
        ):
            number(spec, side)


@pytest.mark.parametrize(
    "spec", ["2013-13", "2013-02-30", "20139999", "0000", "20130101250000", "00000000000000"]
)
def test_what_is_no_date_is_said_to_be_none(spec: str) -> None:
    for side in ("from", "to"):
        with pytest.raises(UnknownVersion, match=rf"'{spec}' is not a date\."):
            number(spec, side)


@pytest.mark.parametrize(("spec", "found"), [("v1", 1), ("V2", 2), ("first", 1), ("Latest", len(VERSIONS))])
def test_versions_have_names(spec: str, found: int) -> None:
    for side in ("from", "to"):
        assert number(spec, side) == found


@pytest.mark.parametrize(
    "spec",
    ["", "x", "-1", "1.5", "12345", "2013-1-1", "2013/01/01", "201312", "２０１３", "2013-11-07T00:00"],
)
def test_what_is_no_form_is_told_with_the_forms(spec: str) -> None:
    with pytest.raises(UnknownVersion, match="YYYY-MM-DD"):
        number(spec, "from")


def test_without_versions_it_says_so() -> None:
    with pytest.raises(UnknownVersion, match="There is no version yet"):
        resolve((), "1", "from")
    with pytest.raises(UnknownVersion, match=r"^there is no version yet\. Run"):
        resolve_pair((), None, None)


def pair(versions: tuple[Version, ...], *specs: str) -> tuple[int, int]:
    first, second = (*specs, None, None)[:2]
    old, new = resolve_pair(versions, first, second)
    return old.number, new.number


def test_the_default_is_the_two_newest_that_differ_in_words() -> None:
    assert pair(VERSIONS) == (4, 6)
    assert pair(VERSIONS[:5]) == (4, 5)


def test_with_one_end_the_other_is_the_newest() -> None:
    assert pair(VERSIONS, "1") == (1, 6)
    assert pair(VERSIONS, "2013", "2013") == (2, 3)
    assert pair(VERSIONS, "3", "1") == (3, 1)


def test_one_version_or_only_cosmetic_ones_cannot_be_compared_by_default() -> None:
    with pytest.raises(UnknownVersion, match="no two versions that differ in words"):
        resolve_pair(VERSIONS[:1], None, None)
    with pytest.raises(UnknownVersion, match="no two versions that differ in words"):
        resolve_pair(timeline(shown("2014-01-01", "A"), shown("2015-01-01", "A'")), None, None)


def test_version_at_a_moment() -> None:
    def at(*when: int) -> int | None:
        found = version_at(VERSIONS, datetime(*when, tzinfo=UTC))  # type: ignore[misc,arg-type]
        return None if found is None else found.number

    assert at(2010, 5, 31) is None
    assert at(2010, 6, 1, 12) == 1
    assert at(2014, 1, 31) == 1
    assert at(2014, 2, 2) == 2


def test_a_version_announced_in_advance_is_in_force_from_its_date() -> None:
    versions = timeline(shown("2014-01-10", "A"), shown("2014-08-01", "B", effective="2014-09-01"))
    in_august, in_september = (in_force_on(versions, date(2014, month, 15)) for month in (8, 9))
    assert in_august is not None and in_august.number == 1
    assert in_september is not None and in_september.number == 2


def test_an_update_that_is_dated_after_its_capture_counts_from_the_capture() -> None:
    versions = timeline(shown("2014-01-10", "A"), shown("2014-08-01", "B", updated="2014-09-01"))
    found = in_force_on(versions, date(2014, 8, 15))
    assert found is not None and found.number == 2


def test_a_rendered_text_is_in_force_when_all_of_it_is_known() -> None:
    """The page of 1 May shows an answer of 20 May; that of 10 June one of 12 May."""
    old = replace(shown("2014-06-10", "A"), recipe="rendered", span=("20140512120000", "20140610120000"))
    new = replace(
        shown("2014-07-01", "B", effective="2014-05-15"),
        recipe="rendered",
        span=("20140701120000", "20140720120000"),
    )
    undated = replace(new, effective=None, dateless="C", text="C", essence="C", timestamp="20150101120000")
    undated = replace(undated, span=("20150101120000", "20150130120000"))
    versions = timeline(old, new, undated)
    # The old text is known until 12 May only: nothing speaks against the date that the new one states.
    assert in_force_on(versions, date(2014, 5, 20)) == versions[1]
    assert in_force_on(versions, date(2015, 1, 15)) == versions[1]
    assert in_force_on(versions, date(2015, 1, 30)) == versions[2]
    assert versions[2].dated == "2015-01-30"
