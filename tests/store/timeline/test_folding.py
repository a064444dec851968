"""The timeline as people see it."""

from __future__ import annotations

from store.timeline.folding import fold
from tests.support.readings import shown, timeline


def test_nothing_to_fold() -> None:
    lines = fold(timeline(shown("2014-01-10", "A"), shown("2015-01-10", "B"), shown("2016-01-10", "A")))
    assert [line.version.number for line in lines] == [1, 2, 3]
    assert [line.note for line in lines] == ["", "", ""]


def test_cosmetic_versions_fold_into_the_one_before() -> None:
    lines = fold(
        timeline(
            shown("2014-01-10", "A"),
            shown("2015-01-10", "A'"),
            shown("2016-01-10", "A''"),
            shown("2017-01-10", "B"),
        )
    )
    assert [[version.number for version in line.versions] for line in lines] == [[1, 2, 3], [4]]
    assert lines[0].note == "2 cosmetic versions"


def test_flapping_folds_into_one_line() -> None:
    lines = fold(
        timeline(
            shown("2014-01-10", "A"),
            shown("2014-01-11", "B"),
            shown("2014-01-12", "A"),
            shown("2014-01-13", "C"),
            shown("2014-01-14", "A"),
        )
    )
    assert len(lines) == 1
    assert lines[0].note == (
        "alternated 2 times with versions 2, 4 between 11 Jan 2014, 12:00 and 14 Jan 2014, 12:00 UTC"
    )


def test_what_stays_after_flapping_is_a_line_of_its_own() -> None:
    lines = fold(
        timeline(
            shown("2014-01-10", "A"),
            shown("2014-01-11", "B"),
            shown("2014-01-12", "A"),
            shown("2014-01-13", "B"),
            shown("2015-01-13", "B"),
        )
    )
    assert [[version.number for version in line.versions] for line in lines] == [[1, 2, 3], [4]]
    assert (
        lines[0].note
        == "alternated once with version 2 between 11 Jan 2014, 12:00 and 12 Jan 2014, 12:00 UTC"
    )


def test_a_text_seen_once_between_captures_that_are_far_apart_is_no_flapping() -> None:
    assert (
        len(fold(timeline(shown("2014-01-10", "A"), shown("2014-01-14", "B"), shown("2014-01-18", "A")))) == 3
    )
    assert (
        len(fold(timeline(shown("2014-01-10", "A"), shown("2014-01-14", "B"), shown("2014-01-17", "A")))) == 1
    )


def test_flapping_between_cosmetic_forms_folds_too() -> None:
    lines = fold(
        timeline(
            shown("2014-01-10", "A"),
            shown("2014-01-11", "A'"),
            shown("2014-01-12", "B"),
            shown("2014-01-13", "A'"),
        )
    )
    assert [len(line.versions) for line in lines] == [4]
    assert "1 cosmetic version" in lines[0].note


def test_all_versions_are_in_the_lines_in_order() -> None:
    versions = timeline(*(shown(f"2014-01-{day:02d}", text) for day, text in enumerate("AABACCABCA", 10)))
    assert tuple(version for line in fold(versions) for version in line.versions) == versions
    assert fold(()) == ()


def test_two_texts_by_turns_fold_at_any_distance() -> None:
    years = [shown(f"201{place}-01-10", "AB"[place % 2]) for place in range(6)]
    lines = fold(timeline(*years))
    assert [[version.number for version in line.versions] for line in lines] == [[1, 2, 3, 4, 5], [6]]
