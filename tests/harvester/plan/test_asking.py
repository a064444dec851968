"""When lists are asked for: the rule, and its laws."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harvester.plan.asking import KnownList, days_between_changes, due_on, in_turn, pause_days

NOW = datetime(2026, 11, 20, 6, 15, tzinfo=UTC)
LONGEST = 7


def days(number: float) -> timedelta:
    return timedelta(days=number)


def known(url: str = "a", *, asked: float | None = 0, newest: float = 1, first: float = 900) -> KnownList:
    """Return a list by how many days ago what happened."""
    if asked is None:
        return KnownList(1, url, "archive")
    return KnownList(
        1,
        url,
        "archive",
        NOW - days(asked),
        is_complete=True,
        first=NOW - days(first),
        newest=NOW - days(newest),
    )


@st.composite
def lists(draw: st.DrawFn) -> list[KnownList]:
    """Up to a dozen lists, some new, some broken off."""
    found = []
    for number in range(draw(st.integers(0, 12))):
        asked = draw(st.none() | st.integers(0, 30))
        one = known(f"u{number}", asked=asked, newest=draw(st.integers(0, 900)))
        found.append(
            replace(
                one,
                is_complete=draw(st.booleans()) and asked is not None,
                rhythm_days=draw(st.floats(0, 400)),
                changes=draw(st.integers(0, 50)),
            )
        )
    return found


def asked(one: KnownList, now: datetime) -> KnownList:
    """Return a list as it is after it was asked for, and had nothing new."""
    return replace(one, asked_at=now, is_complete=True)


@pytest.mark.parametrize(
    ("one", "mean"),
    [
        (known(newest=0.5), 900),
        (replace(known(newest=0.5), changes=8), 100),
        (replace(known(newest=0.5), changes=899), 1),
        (replace(known(newest=250), changes=8), 250),
        (replace(known(newest=0.5), changes=8, rhythm_days=120), 120),
        (known(newest=0, first=0.1), 1),
    ],
)
def test_changes_are_as_far_apart_as_they_were_and_captures_allow(one: KnownList, mean: float) -> None:
    assert days_between_changes(one) == pytest.approx(mean)


@pytest.mark.parametrize(("changes", "pause"), [(899, 1), (99, 2), (35, 2), (8, 5), (3, 7), (0, 7)])
def test_a_pause_follows_the_root_of_the_days_between_changes(changes: int, pause: int) -> None:
    assert pause_days(replace(known(newest=0.5), changes=changes), LONGEST) == pause


def test_an_address_without_a_capture_waits_for_the_longest_pause() -> None:
    assert pause_days(KnownList(1, "a", "archive", NOW, is_complete=True), LONGEST) == LONGEST
    assert pause_days(KnownList(1, "a", "archive", NOW, is_complete=True), 365) == 365


def test_a_list_is_due_on_a_day_whatever_the_hour() -> None:
    one = replace(known(), asked_at=NOW + timedelta(minutes=9), changes=899)
    assert due_on(one, LONGEST) == date(2026, 11, 21)
    assert in_turn([one], NOW + days(1), LONGEST) == [one], "some minutes less than a day later"


def test_what_is_not_known_to_its_end_is_due_in_the_next_run() -> None:
    assert due_on(replace(known(), is_complete=False), LONGEST) is None
    assert due_on(known(asked=None), LONGEST) is None
    assert due_on(known(), 0) is None, "no pause: every run asks"


def test_an_excluded_address_is_not_asked_for_even_at_once() -> None:
    one = replace(known(), is_complete=False, excluded_until=date(2026, 12, 20))
    assert due_on(one, LONGEST) == date(2026, 12, 20)
    assert in_turn([one], NOW, 0) == []
    assert in_turn([one], datetime(2026, 12, 20, tzinfo=UTC), LONGEST) == [one]


def test_a_clock_that_was_years_ahead_does_not_put_a_list_off() -> None:
    one = replace(known(), asked_at=NOW + days(2000))
    assert in_turn([one], NOW, LONGEST) == [one]


def test_the_order_is_new_then_starving_then_most_likely_to_have_changed() -> None:
    new, older, old = known("new", asked=None), known("older", asked=9), known("old", asked=8)
    busy, calm = (replace(known(name, asked=6), changes=many) for name, many in (("busy", 99), ("calm", 5)))
    due = in_turn([calm, old, busy, older, new], NOW, LONGEST)
    assert [one.url for one in due] == ["new", "older", "old", "busy", "calm"]


@given(lists(), st.integers(0, 10))
def test_law_at_once_asks_for_all_and_later_for_no_fewer(several: list[KnownList], longest: int) -> None:
    assert len(in_turn(several, NOW, 0)) == len(several)
    due = {one.name for one in in_turn(several, NOW, longest)}
    assert due <= {one.name for one in in_turn(several, NOW + days(1), longest)}
    assert {one.name for one in in_turn(several, NOW + days(31), longest)} == {one.name for one in several}


@given(lists(), st.integers(0, 10))
def test_law_new_addresses_come_first(several: list[KnownList], longest: int) -> None:
    due = in_turn(several, NOW, longest)
    new = [one for one in several if one.asked_at is None]
    assert {one.name for one in due[: len(new)]} == {one.name for one in new}


@given(lists(), st.randoms(use_true_random=False))
def test_law_the_order_depends_on_nothing_but_what_is_known(several: list[KnownList], chance: Random) -> None:
    shuffled = list(several)
    chance.shuffle(shuffled)
    assert in_turn(shuffled, NOW, LONGEST) == in_turn(several, NOW, LONGEST)


@given(lists(), st.integers(0, 12))
def test_law_a_run_that_was_killed_is_continued_with_the_rest(several: list[KnownList], killed: int) -> None:
    plan = in_turn(several, NOW, LONGEST)
    done = {one.name for one in plan[:killed]}
    after = [asked(one, NOW) if one.name in done else one for one in several]
    assert in_turn(after, NOW, LONGEST) == plan[killed:]


@settings(max_examples=30, deadline=None)
@given(lists(), st.integers(1, 4), st.integers(1, 10))
def test_law_nothing_is_starved_and_no_budget_exceeded(
    several: list[KnownList], budget: int, longest: int
) -> None:
    waited = dict.fromkeys((one.name for one in several), 0)
    # Every list has its turn within the longest pause, or within a round of all lists that the budget allows.
    most = longest + -(-len(several) // budget)
    state, now = several, NOW
    for _ in range(40):
        now += days(1)
        turn = {one.name for one in in_turn(state, now, longest)[:budget]}
        assert len(turn) <= budget
        waited = {name: 0 if name in turn else days_ + 1 for name, days_ in waited.items()}
        assert all(days_ <= most for days_ in waited.values())
        state = [asked(one, now) if one.name in turn else one for one in state]


@settings(max_examples=30, deadline=None)
@given(lists(), st.integers(1, 6))
def test_law_with_a_larger_budget_nothing_is_asked_for_the_first_time_later(
    several: list[KnownList], budget: int
) -> None:
    def first_asked(limit: int) -> dict[tuple[int, str, str], int]:
        state, now, found = several, NOW, dict[tuple[int, str, str], int]()
        for run in range(30):
            for one in in_turn(state, now, LONGEST)[:limit]:
                found.setdefault(one.name, run)
                state = [asked(each, now) if each.name == one.name else each for each in state]
            now += days(1)
        return found

    few, many = first_asked(budget), first_asked(budget + 1)
    assert all(many[one.name] <= few[one.name] for one in several if one.asked_at is None)
    now = in_turn(several, NOW, LONGEST)
    assert now[:budget] == now[: budget + 1][:budget]
