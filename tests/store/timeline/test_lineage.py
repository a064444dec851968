"""The life of each section through all versions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from diffs import Section
from store.tables.comparisons import LinkedChange
from store.tables.lineages import TracedLineages
from store.timeline.lineage import SectionedVersion, trace
from store.timeline.passages import compared_passage
from tests.support.lineages import addresses, arrivals, capture, parts, policy, section, traced, words

BASE = ("cookies", "sharing", "rights", "letters")
FIRST = [f"{capture(1)}-{place}" for place in range(len(BASE))]


def test_the_sections_of_the_first_version_are_born_there() -> None:
    found = traced(policy(*BASE))
    assert addresses(found, 1) == FIRST
    assert arrivals(found, 1) == ["first"] * 4
    assert [(one.number, one.heading) for one in found.names] == [
        ("1", "Cookies"),
        ("2", "Sharing"),
        ("3", "Rights"),
        ("4", "Letters"),
    ]


def test_an_address_survives_a_new_number_a_new_name_a_move_and_new_words() -> None:
    renamed = section("rights", heading="What you may ask")
    reworded = section("sharing", body=words("sharing").replace("sharing3 ", "nobody "))
    found = traced(
        policy(*BASE),
        policy("preface", *BASE),
        policy("preface", "cookies", reworded, renamed, "letters"),
        policy("preface", "letters", "cookies", reworded, renamed),
    )
    cookies, sharing, rights, letters = FIRST
    assert addresses(found, 4)[1:] == [letters, cookies, sharing, rights]
    (preface,) = [one for one in found.names if one.heading == "Preface"]
    assert preface.address == f"{capture(2)}-0"
    assert not found.ends
    assert not found.links


def test_a_split_goes_on_in_the_piece_that_keeps_most_and_the_other_says_whence_it_came() -> None:
    large = section("cookies", body=f"{words('cookies', 40)}.")
    most = section("cookies", body=" ".join(words("cookies", 40).split()[:28]))
    rest = section("beacons", body=" ".join(words("cookies", 40).split()[28:]))
    found = traced(policy(large, "sharing", "rights"), policy(most, "sharing", "rights", rest))
    assert addresses(found, 2) == [*FIRST[:3], f"{capture(2)}-3"]
    assert arrivals(found, 2) == ["kept", "kept", "kept", "split"]
    assert [(one.origin, one.target, one.kind) for one in found.links] == [
        (FIRST[0], f"{capture(2)}-3", "split")
    ]
    assert parts(found, 2)[0].change == parts(found, 2)[3].change is not None


def test_a_merger_ends_the_smaller_one_and_says_where_it_went() -> None:
    small = section("letters", body=words("letters", 15))
    both = section("rights", body=f"{words('rights')} {words('letters', 15)}")
    found = traced(policy("cookies", "rights", small), policy("cookies", both))
    assert addresses(found, 2) == FIRST[:2]
    assert [(one.lineage, one.departure) for one in found.ends] == [(FIRST[2], "merged")]
    assert [(one.origin, one.target, one.kind) for one in found.links] == [(FIRST[2], FIRST[1], "merged")]


def test_text_that_moved_as_a_whole_leaves_a_link() -> None:
    old, new = policy("cookies", "sharing"), policy("sharing", "letters")
    passed = compared_passage(
        [LinkedChange(0, 0, None, moved_to=0), LinkedChange(1, None, 1, moved_to=1)], len(old), len(new)
    )
    versions = [SectionedVersion(capture(1), "0", None), SectionedVersion(capture(2), "1", passed)]
    found = trace(versions, lambda text: (old, new)[int(text)])
    assert addresses(found, 2) == [FIRST[1], f"{capture(2)}-1"]
    assert [(one.origin, one.target, one.kind) for one in found.links] == [
        (FIRST[0], FIRST[1], "moved"),
        (FIRST[1], f"{capture(2)}-1", "moved"),
    ]


def test_what_was_removed_stands_where_it_stood_among_all_sections() -> None:
    found = traced(
        policy(*BASE), policy("cookies", "rights", "letters"), policy("cookies", "rights", "arbitration")
    )
    ranked = sorted(found.names, key=lambda one: one.place)
    assert [one.heading for one in ranked] == ["Cookies", "Sharing", "Rights", "Letters", "Arbitration"]
    assert [(one.lineage, one.first_capture, one.departure) for one in found.ends] == [
        (FIRST[1], capture(2), "removed"),
        (FIRST[3], capture(3), "removed"),
    ]


def test_a_section_that_comes_back_with_the_same_words_is_the_same_one() -> None:
    again = section("sharing", heading="Whom we tell")
    found = traced(policy(*BASE), policy("cookies", "rights"), policy("cookies", "rights", again))
    assert addresses(found, 3) == [FIRST[0], FIRST[2], FIRST[1]]
    assert arrivals(found, 3) == ["kept", "kept", "back"]
    assert {one.lineage for one in found.ends} == {FIRST[1], FIRST[3]}


def test_a_section_that_comes_back_under_the_same_heading_is_the_same_one() -> None:
    again = section("sharing", body=words("advertisers"))
    found = traced(policy(*BASE), policy("cookies", "rights"), policy("cookies", "rights", again))
    assert addresses(found, 3)[2] == FIRST[1]


def test_a_section_that_comes_back_with_most_of_its_words_is_the_same_one() -> None:
    one, other = (section(subject, heading="Contact") for subject in ("letters", "parcels"))
    most = words("parcels").replace("parcels3 ", "boxes ").replace("parcels9 ", "cases ")
    again = section("parcels", heading="How to reach us", body=most)
    found = traced(policy("cookies", one, other), policy("cookies"), policy("cookies", again))
    assert addresses(found, 3)[1] == FIRST[2]


def test_a_section_that_comes_back_with_half_of_its_words_under_another_heading_is_another_one() -> None:
    half = " ".join([*words("sharing").split()[:15], *words("partners").split()[:15]])
    again = section("sharing", heading="Partners", body=half)
    found = traced(policy(*BASE), policy("cookies", "rights"), policy("cookies", "rights", again))
    assert arrivals(found, 3) == ["kept", "kept", "added"]


def test_the_heading_alone_says_nothing_where_two_absent_sections_have_it() -> None:
    one, other = (section(subject, heading="Contact") for subject in ("letters", "parcels"))
    again = section("telegrams", heading="Contact")
    found = traced(policy("cookies", one, other), policy("cookies"), policy("cookies", again))
    assert arrivals(found, 3) == ["kept", "added"]


def test_short_words_alone_do_not_bring_a_section_back() -> None:
    gone = section("tax", heading="Tax", body="Not applicable.")
    other = section("fees", heading="Fees", body="Not applicable.")
    found = traced(policy("cookies", gone), policy("cookies"), policy("cookies", other))
    assert arrivals(found, 3) == ["kept", "added"]


def test_a_text_that_comes_back_as_a_whole_brings_back_all_of_its_sections() -> None:
    other = policy("imprint", "authors")
    found = traced(policy(*BASE), other, policy(*BASE), other, policy(*BASE))
    assert addresses(found, 3) == addresses(found, 5) == FIRST
    assert addresses(found, 4) == addresses(found, 2)
    assert len(found.names) == 6


def test_where_versions_are_not_compared_sections_go_on_and_nothing_is_said_of_the_others() -> None:
    found = traced(policy(*BASE), policy("banner", "cookies", "sharing", "rights"), uncompared=[2])
    assert addresses(found, 2) == [f"{capture(2)}-0", *FIRST[:3]]
    assert arrivals(found, 2) == ["unseen", "paired", "paired", "paired"]
    assert [(one.lineage, one.departure) for one in found.ends] == [(FIRST[3], "unseen")]


def test_a_version_without_sections_ends_all_lineages_and_those_come_back() -> None:
    found = traced(policy(*BASE), (), policy(*BASE))
    assert addresses(found, 3) == FIRST
    assert {one.departure for one in found.ends} == {"removed"}


# A subject and how it is said, changed from version to version.
SUBJECTS = st.lists(st.sampled_from("abcdefgh"), unique=True, min_size=1, max_size=6)
TITLES = st.dictionaries(st.sampled_from("abcdefgh"), st.integers(0, 2))
VERSIONS = st.lists(st.tuples(SUBJECTS, TITLES), min_size=1, max_size=6)


def history(shown: Sequence[tuple[list[str], dict[str, int]]]) -> list[tuple[Section, ...]]:
    """Return versions in which sections come, go, move, and have other headings and other words."""
    return [
        policy(
            *(
                section(
                    subject,
                    heading=f"{subject} {titles.get(subject, 0)}",
                    body=words(subject).replace(f"{subject}{titles.get(subject, 0)} ", f"{subject}new "),
                )
                for subject in subjects
            )
        )
        for subjects, titles in shown
    ]


@settings(max_examples=40, deadline=None)
@given(VERSIONS, st.sets(st.integers(2, 6)))
def test_every_section_of_every_version_has_one_lineage_which_has_one_section_of_each(
    shown: list[tuple[list[str], dict[str, int]]], uncompared: set[int]
) -> None:
    policies = history(shown)
    found = traced(*policies, uncompared=sorted(uncompared))
    places = [(one.first_capture, one.position) for one in found.sections]
    assert places == [
        (capture(number), place) for number, one in enumerate(policies, 1) for place in range(len(one))
    ]
    assert max(Counter((one.first_capture, one.lineage) for one in found.sections).values()) == 1
    assert {one.address for one in found.names} == {one.lineage for one in found.sections}
    assert sorted(one.place for one in found.names) == list(range(len(found.names)))


def absences(found: TracedLineages, versions: int) -> set[tuple[str, str]]:
    """Return where lineages stop being in the versions: lineage, and first version without it."""
    stops = set()
    for number in range(2, versions + 1):
        gone = {*addresses(found, number - 1)} - {*addresses(found, number)}
        stops |= {(lineage, capture(number)) for lineage in gone}
    return stops


@settings(max_examples=40, deadline=None)
@given(VERSIONS, st.sets(st.integers(2, 6)))
def test_a_lineage_is_unbroken_unless_its_end_is_told_and_its_return_is(
    shown: list[tuple[list[str], dict[str, int]]], uncompared: set[int]
) -> None:
    found = traced(*history(shown), uncompared=sorted(uncompared))
    assert {(one.lineage, one.first_capture) for one in found.ends} == absences(found, len(shown))
    for number in range(2, len(shown) + 1):
        before = {*addresses(found, number - 1)}
        born = {one.lineage for one in parts(found, number) if one.lineage.startswith(capture(number))}
        for one in parts(found, number):
            assert (one.arrival in ("kept", "paired")) == (one.lineage in before)
            assert (one.arrival in ("added", "split", "unseen")) == (one.lineage in born)
            assert (one.arrival == "back") == (one.lineage not in before and one.lineage not in born)


@settings(max_examples=40, deadline=None)
@given(VERSIONS)
def test_a_subject_is_one_lineage_however_it_is_numbered_named_worded_and_moved(
    shown: list[tuple[list[str], dict[str, int]]],
) -> None:
    found = traced(*history(shown))
    known: dict[str, str] = {}
    for number, (subjects, _) in enumerate(shown, 1):
        for subject, one in zip(subjects, parts(found, number), strict=True):
            if one.arrival != "back":
                # One that was away long enough to have other words and another name may be a new one.
                assert one.arrival == "added" or known.get(subject, one.lineage) == one.lineage
            known[subject] = one.lineage
    assert not found.links


@settings(max_examples=40, deadline=None)
@given(VERSIONS, st.integers(1, 6))
def test_later_versions_change_no_address(shown: list[tuple[list[str], dict[str, int]]], until: int) -> None:
    policies = history(shown)
    whole, start = traced(*policies), traced(*policies[:until])
    assert whole.sections[: len(start.sections)] == start.sections
    assert {*start.links} <= {*whole.links}
    assert {*start.ends} <= {*whole.ends}
