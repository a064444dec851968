"""Each flag where its evidence is, and nowhere else: a history for each, with its near misses."""

from __future__ import annotations

from dataclasses import replace

import pytest

from diffs.flag_evidence import FlagEvidence, FlagSide, QuotedDate
from store.reading_notes import FROM_PDF, LACKING_NUMBERS, OTHER_ENCODING
from store.records import Reading
from tests.support.readings import URL, flags_of, said, shown, timeline


def test_silent_edit() -> None:
    assert flags_of(
        shown("2014-01-10", "A", effective="2014-01-01"), shown("2015-01-10", "B", effective="2014-01-01")
    ) == ["", "silent-edit"]
    assert flags_of(
        shown("2014-01-10", "A", updated="2014-01-01"), shown("2015-01-10", "B", updated="2014-01-01")
    ) == [
        "",
        "silent-edit",
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param({"effective": "2014-01-01"}, {"effective": "2014-01-02"}, id="another date"),
        pytest.param({"effective": "2014-01-01"}, {"updated": "2014-01-01"}, id="another kind of date"),
        pytest.param({"effective": "2014-01"}, {"effective": "2014-01-01"}, id="another precision"),
        pytest.param({}, {}, id="no date at all"),
        pytest.param({"effective": "1955-09-28"}, {"effective": "1955-09-28"}, id="the date of a law"),
        pytest.param({"effective": "2014-01-01"}, {}, id="a date that was dropped"),
        pytest.param({}, {"effective": "2013-01-01"}, id="a date that was added"),
        pytest.param(
            {"effective": "2014-01-01", "updated": "2014-01-01"},
            {"effective": "2014-01-01", "updated": "2014-12-01"},
            id="an update that is told, under the same effective date",
        ),
        pytest.param({"updated": "2014"}, {"updated": "2014"}, id="updated twice in the year that is stated"),
        pytest.param({"updated": "2014-06"}, {"updated": "2014-06"}, id="updated twice in that month"),
        pytest.param({"updated": "2014-06-10"}, {"updated": "2014-06-10"}, id="updated twice on that day"),
    ],
)
def test_what_is_no_silent_edit(old: dict[str, str], new: dict[str, str]) -> None:
    flags = flags_of(shown("2014-06-10", "A", **old), shown("2015-01-10", "B", **new))
    assert "silent-edit" not in flags[1]


def test_the_same_month_is_evidence_once_it_is_over() -> None:
    assert flags_of(
        shown("2014-06-10", "A", updated="2014-06"),
        shown("2014-07-10", "A", updated="2014-06"),
        shown("2015-01-10", "B", updated="2014-06"),
    ) == ["", "silent-edit"]


def test_a_cosmetic_change_is_no_silent_edit() -> None:
    assert flags_of(
        shown("2014-01-10", "A", effective="2014-01-01"), shown("2015-01-10", "A'", effective="2014-01-01")
    ) == ["", "cosmetic"]


def test_the_same_date_written_in_another_way_is_no_silent_edit() -> None:
    old, new = (
        Reading(
            f"{year}0101120000",
            "u",
            "memento",
            f"text {year}",
            f"essence {year}",
            "A",
            shown("2014-01-01", "A", effective="2013-01-01").effective,
            None,
            "rules 1",
        )
        for year in (2014, 2015)
    )
    assert flags_of(old, new) == ["", ""]


def test_what_two_readers_saw_differently_is_no_silent_edit() -> None:
    old = shown("2014-01-10", "A", effective="2014-01-01")
    new = shown("2015-01-10", "B", effective="2014-01-01")
    assert flags_of(old, replace(new, extractor="rules 2")) == ["", ""]
    assert flags_of(old, replace(new, source="citation")) == ["", "cited"]


def test_two_corpus_documents_show_a_silent_edit_as_well_as_two_mementos() -> None:
    assert flags_of(
        shown("2014-01-10", "A", effective="2014-01-01", source="citation"),
        shown("2015-01-10", "B", effective="2014-01-01", source="citation"),
    ) == ["cited", "silent-edit cited"]


def test_date_only() -> None:
    assert flags_of(
        shown("2014-01-10", "A", effective="2014-01-01"), shown("2015-01-10", "A", effective="2015-01-01")
    ) == ["", "date-only"]
    assert flags_of(
        shown("2014-01-10", "A", effective="2014-01-01", updated="2014-01-01"),
        shown("2015-01-10", "A", effective="2014-01-01", updated="2014-05"),
    ) == ["", "date-only"]


def test_a_new_date_on_new_words_is_not_date_only() -> None:
    assert flags_of(
        shown("2014-01-10", "A", effective="2014-01-01"), shown("2015-01-10", "B", effective="2015-01-01")
    ) == ["", ""]


@pytest.mark.parametrize(
    ("day", "later", "expected"),
    [
        ("2015-01-12", "2015-01-09", ""),
        ("2015-01-20", "2015-01-14", ""),
        ("2015-05-20", "2015-01-09", ""),
        ("2015-05-20", "2014-12-30", ""),
        ("2015-05-20", "2014-06", "silent-edit"),
        ("2015-05-20", "2015-05-19", "silent-edit"),
        ("2016-05-20", "2015-01-09", "silent-edit"),
        ("2015-01-12", "2013-12-01", "silent-edit"),
    ],
)
def test_words_that_got_their_date_later_were_not_edited_silently(
    day: str, later: str, expected: str
) -> None:
    flags = flags_of(
        shown("2014-01-10", "A", updated="2014-01-01"),
        shown("2014-12-28", "A", updated="2014-01-01"),
        shown("2015-01-10", "B", updated="2014-01-01"),
        shown(day, "B", updated=later),
    )
    assert flags[1] == expected


def test_a_text_that_was_published_in_advance_is_late_only_if_the_old_one_stays() -> None:
    old, new = (
        shown("2014-01-10", "A", effective="2014-01-01"),
        {"effective": "2014-06-01", "updated": "2014-04-01"},
    )
    for last, expected in (("2014-06-04", ""), ("2014-06-20", "late-notice")):
        still = shown(last, "A", effective="2014-01-01")
        assert flags_of(old, still, shown("2014-07-01", "B", **new))[1] == expected


def test_late_notice() -> None:
    assert flags_of(
        shown("2014-01-10", "A", effective="2014-01-01"),
        shown("2014-06-10", "A", effective="2014-01-01"),
        shown("2014-07-10", "B", effective="2014-06-01"),
    ) == ["", "late-notice"]
    old = shown("2014-07-10", "A", updated="2014-01-01")
    assert flags_of(old, shown("2014-08-10", "B", effective="2014-06")) == ["", "late-notice"]
    both = shown("2014-08-10", "B", effective="2014-06-01", updated="2014-05-20")
    assert flags_of(old, both) == ["", "late-notice"]


def test_a_date_on_a_text_that_follows_one_without_a_date_is_no_late_notice() -> None:
    assert flags_of(shown("2014-06-10", "A"), shown("2014-07-10", "B", effective="2014-06-01")) == ["", ""]


@pytest.mark.parametrize(
    "new",
    [
        pytest.param({"effective": "2014-06-01", "updated": "2014-07-05"}, id="updated since it took effect"),
        pytest.param({"effective": "2013-06-01"}, id="in effect before the old text was written"),
    ],
)
def test_an_effective_date_that_is_not_that_of_the_change_is_no_late_notice(new: dict[str, str]) -> None:
    old = shown("2014-06-10", "A", updated="2014-01-01")
    assert flags_of(old, shown("2014-07-10", "B", **new)) == ["", ""]


@pytest.mark.parametrize(
    ("last_of_old", "effective"),
    [
        pytest.param("2014-06-10", "2014-06-20", id="no capture after the date"),
        pytest.param("2014-06-10", "2014-06-10", id="captured on the same day"),
        pytest.param("20140611080000", "2014-06-10", id="the same day still, in a zone to the west"),
        pytest.param("2014-06-10", "2014-06", id="captured within the month that is stated"),
        pytest.param("2014-06-10", "2014", id="captured within the year that is stated"),
        pytest.param("2014-06-10", "2014-09-01", id="announced in advance"),
    ],
)
def test_what_is_no_late_notice(last_of_old: str, effective: str) -> None:
    old = shown(last_of_old, "A", effective="2010-01-01")
    assert flags_of(old, shown("2014-07-10", "B", effective=effective)) == ["", ""]


def test_an_updated_date_is_no_notice_of_effect() -> None:
    assert flags_of(shown("2014-06-10", "A"), shown("2014-07-10", "B", updated="2014-06-01")) == ["", ""]


def test_a_date_that_can_be_read_in_two_ways_is_no_evidence_of_lateness() -> None:
    new = shown("2014-07-10", "B", effective="2014-03-04")
    new = replace(new, effective=said("effective", "2014-03-04", ambiguous=True))
    assert flags_of(shown("2014-06-10", "A"), new) == ["", ""]


def test_a_silent_edit_is_not_told_again_as_late_notice() -> None:
    assert flags_of(
        shown("2014-06-10", "A", effective="2014-06-01"), shown("2014-07-10", "B", effective="2014-06-01")
    ) == ["", "silent-edit"]


def test_flapping_is_neither_late_nor_silent() -> None:
    old = {"effective": "2014-01-01"}
    new = {"effective": "2014-06-01"}
    assert flags_of(
        shown("2014-06-10", "A", **old),
        shown("2014-06-11", "B", **new),
        shown("2014-06-12", "A", **old),
        shown("2014-06-13", "B", **new),
        shown("2014-06-30", "B", **new),
    ) == ["", "", "revert", "revert"]
    assert flags_of(
        shown("2014-06-10", "A", **old),
        shown("2014-06-11", "B", **old),
        shown("2014-06-12", "A", **old),
    ) == ["", "", "revert"]


def test_a_silent_edit_that_flapped_before_it_stayed_is_one() -> None:
    date = {"effective": "2014-01-01"}
    assert flags_of(
        shown("2014-06-10", "A", **date),
        shown("2014-06-11", "B", **date),
        shown("2014-06-12", "A", **date),
        shown("2014-06-13", "B", **date),
        shown("2015-06-13", "B", **date),
    ) == ["", "", "revert", "silent-edit revert"]


def test_cosmetic_is_against_the_version_before() -> None:
    assert flags_of(shown("2014-01-10", "A"), shown("2015-01-10", "A'"), shown("2016-01-10", "B")) == [
        "",
        "cosmetic",
        "",
    ]


def test_revert_is_to_the_words_of_an_earlier_version() -> None:
    assert flags_of(shown("2014-01-10", "A"), shown("2015-01-10", "B"), shown("2016-01-10", "A")) == [
        "",
        "",
        "revert",
    ]
    assert flags_of(shown("2014-01-10", "A"), shown("2015-01-10", "B"), shown("2016-01-10", "A'")) == [
        "",
        "",
        "revert",
    ]


def test_back_to_the_same_words_that_never_went_away_is_no_revert() -> None:
    assert flags_of(shown("2014-01-10", "A"), shown("2015-01-10", "A'"), shown("2016-01-10", "A")) == [
        "",
        "cosmetic",
        "cosmetic",
    ]


def test_cited_is_what_no_memento_shows() -> None:
    assert flags_of(
        shown("2014-01-10", "A", source="citation"),
        shown("2015-01-10", "B", source="citation"),
        shown("2015-02-10", "B"),
        shown("2016-01-10", "C"),
    ) == ["cited", "", ""]


def test_a_whole_history_with_every_flag() -> None:
    assert flags_of(
        shown("2010-02-01", "A", effective="2010-01-01", source="citation"),
        shown("2011-02-01", "B", effective="2011-01-15"),
        shown("2012-02-01", "B'", effective="2011-01-15"),
        shown("2013-02-01", "C", effective="2011-01-15"),
        shown("2014-02-01", "C", effective="2014-01-15"),
        shown("2015-02-01", "D", effective="2014-12-01"),
        shown("2016-02-01", "E", effective="2015-01-15"),
        shown("2017-02-01", "C", effective="2014-01-15"),
        shown("2018-02-01", "F", effective="2018-01-15"),
    ) == ["cited", "", "cosmetic", "silent-edit", "date-only", "", "late-notice", "revert", ""]


OTHER = "https://policies.example/de/privacy"


def test_one_stale_address_is_nothing() -> None:
    old, new = {"updated": "2017-01-01"}, {"effective": "2018-05-01"}
    assert flags_of(
        shown("2018-04-01", "A", **old),
        shown("2018-05-12", "A", **old, url=OTHER),
        shown("2018-05-22", "B", **new),
        shown("2018-09-01", "A", **old, url=OTHER),
        shown("2018-10-01", "B", **new),
    ) == ["", "", "", ""]


def test_the_old_text_counts_only_where_the_new_one_stands() -> None:
    date = {"effective": "2014-01-01"}
    assert flags_of(shown("2014-06-10", "A", **date), shown("2015-06-10", "B", **date, url=OTHER)) == ["", ""]
    assert flags_of(
        shown("2014-06-10", "A", **date, url=OTHER),
        shown("2014-07-10", "A", **date),
        shown("2015-06-10", "B", **date, url=OTHER),
    ) == ["", "silent-edit"]


def test_variants_by_turns_accuse_nobody_at_any_distance() -> None:
    date = {"effective": "2014-01-01"}
    months = [shown(f"2015-{month:02}-10", "AB"[month % 2], **date) for month in range(1, 7)]
    assert not any("silent-edit" in flags for flags in flags_of(*months))
    assert flags_of(*months[:3], shown("2019-01-10", "B", **date)) == ["", "", "revert"]


def test_a_doubtful_capture_accuses_nobody() -> None:
    old = shown("2014-06-10", "A", effective="2014-01-01")
    new = shown("2015-06-10", "B", effective="2014-01-01")
    assert flags_of(replace(old, notes=("the text may be incomplete",)), new) == ["", ""]
    assert flags_of(old, replace(new, notes=("the text may be incomplete",))) == ["", ""]


@pytest.mark.parametrize(
    ("notes", "others"),
    [
        ((FROM_PDF,), (FROM_PDF,)),
        ((f"{LACKING_NUMBERS} 4",), (f"{LACKING_NUMBERS} 4",)),
        ((f"{OTHER_ENCODING} utf-8, but is encoded in windows-1252",), ()),
    ],
)
def test_a_note_on_what_the_page_is_like_is_no_doubt(notes: tuple[str, ...], others: tuple[str, ...]) -> None:
    old = shown("2014-01-10", "A", effective="2014-01-01")
    new = shown("2015-01-10", "B", effective="2014-01-01")
    assert flags_of(replace(old, notes=notes), replace(new, notes=others)) == ["", "silent-edit"]


@pytest.mark.parametrize("note", [FROM_PDF, f"{LACKING_NUMBERS} 4"])
def test_a_note_on_one_side_only_is_a_doubt(note: str) -> None:
    old = shown("2014-01-10", "A", effective="2014-01-01")
    new = shown("2015-01-10", "B", effective="2014-01-01")
    assert flags_of(old, replace(new, notes=(note,))) == ["", ""]
    assert flags_of(old, replace(new, has_end=False)) == ["", ""]
    assert flags_of(replace(old, has_end=False), replace(new, has_end=False)) == ["", "silent-edit"]


def test_a_text_that_is_not_yet_in_force_is_edited_in_the_open() -> None:
    date = {"effective": "2016-01-01"}
    assert flags_of(shown("2015-06-10", "A", **date), shown("2015-07-10", "B", **date)) == ["", ""]


def test_a_flag_names_the_dates_and_captures_it_stands_on() -> None:
    _, new = timeline(
        shown("2014-01-10", "A", effective="2014-01-01"), shown("2015-01-10", "B", effective="2014-01-01")
    )
    (evidence,) = new.flag_evidence
    quoted = (QuotedDate("effective", "2014-01-01", "effective 2014-01-01"),)
    assert evidence == FlagEvidence(
        "silent-edit",
        FlagSide("20140110120000", URL, quoted),
        FlagSide("20150110120000", URL, quoted),
        words=2,
        small=True,
    )


def test_every_flag_has_its_evidence() -> None:
    versions = timeline(
        shown("2010-02-01", "A", effective="2010-01-01", source="citation"),
        shown("2011-02-01", "B", effective="2011-01-15"),
        shown("2012-02-01", "B'", effective="2011-01-15"),
        shown("2013-02-01", "A", effective="2010-01-01"),
    )
    assert [tuple(one.flag for one in version.flag_evidence) for version in versions] == [
        version.flags for version in versions
    ]
