"""The rules of news as laws: what is appended is told once, what is found inside is not told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harvester.digest.gather import as_told
from harvester.digest.news import fold_alternations, is_news, untold
from harvester.digest.recipients import Recipient, is_mail_due
from harvester.digest.records import Period
from store.tables.changes import ComparedVersion, VersionChange
from store.tables.outbox import ReportedChange

NOW = datetime(2026, 11, 20, 6, 15, tzinfo=UTC)
Captures = Sequence[tuple[int, str]]


def timestamp(number: int) -> str:
    return (datetime(2026, 1, 1, tzinfo=UTC) + timedelta(days=number)).strftime("%Y%m%d%H%M%S")


def changes_of(captures: Captures, document: int = 1, rules: bool = True) -> list[VersionChange]:
    """Return the changes that captures (day, text), in time, show."""
    shown: list[tuple[str, int, int]] = []
    for number, text in sorted(captures):
        if shown and shown[-1][0] == text:
            shown[-1] = (text, shown[-1][1], number)
        else:
            shown.append((text, number, number))
    names = ("1", "1") if rules else ("1", "2")
    sides = [
        (text, ComparedVersion("", None, None, timestamp(a), timestamp(b), "", names[place % 2]))
        for place, (text, a, b) in enumerate(shown)
    ]
    return [
        VersionChange(document, "nib", "Nib", "p", "P", old, new, before, after, timestamp(0))
        for (old, before), (new, after) in pairwise(sides)
    ]


texts = st.lists(st.sampled_from("ABC"), min_size=1, max_size=14)


@settings(max_examples=150, deadline=None)
@given(found=texts, batches=st.lists(st.integers(1, 4), max_size=14))
def test_whatever_is_appended_is_told_once(found: list[str], batches: list[int]) -> None:
    captures = list(enumerate(["A", *found]))
    told: list[ReportedChange] = []
    seen = 1
    for size in [*batches, len(captures)]:
        seen = min(len(captures), seen + size)
        told += [as_told(change) for change in untold(changes_of(captures[:seen]), told, {})]
    assert told == [as_told(change) for change in changes_of(captures)]


@settings(max_examples=150, deadline=None)
@given(found=texts, data=st.data())
def test_what_is_found_inside_a_change_that_was_told_is_not_told(
    found: list[str], data: st.DataObject
) -> None:
    captures = [(10 * number, text) for number, text in enumerate(["A", *found])]
    changes = changes_of(captures)
    told = [as_told(change) for change in changes]
    if changes:
        change = data.draw(st.sampled_from(changes))
        first = captures[[timestamp(number) for number, _ in captures].index(change.after.first_capture)][0]
        between = data.draw(
            st.lists(st.tuples(st.integers(first - 9, first - 1), st.sampled_from("ABCXY")), max_size=3)
        )
        days = {number for number, _ in between}
        captures += [(number, dict(between)[number]) for number in days]
    assert untold(changes_of(captures), told, {}) == ()


@settings(max_examples=150, deadline=None)
@given(found=texts)
def test_other_names_of_the_same_texts_are_not_told_again(found: list[str]) -> None:
    captures = list(enumerate(["A", *found]))
    told = [as_told(change) for change in changes_of(captures)]
    rereadings = {1: [(text, text.lower()) for text in "ABC"]}
    renamed = [(number, text.lower()) for number, text in captures]
    assert untold(changes_of(renamed), told, rereadings) == ()
    assert all(is_news(change, rereadings[1]) for change in changes_of(renamed))


def test_news_are_new_in_the_world_in_words_and_not_by_our_rules() -> None:
    (change,) = changes_of([(0, "A"), (5, "B")])
    assert is_news(change)
    assert not is_news(changes_of([(0, "A"), (5, "B")], rules=False)[0])
    assert not is_news(change, [("X", "A"), ("X", "B")])
    assert not is_news(change, [("W", "X"), ("X", "A"), ("W", "B")])
    assert not is_news(changes_of([(-9, "A"), (0, "B")])[0])
    cited = replace(change, after=replace(change.after, flags=("cited",)))
    assert not is_news(cited), "a corpus document that was imported later"


def test_the_same_texts_in_two_documents_are_two_changes() -> None:
    one, other = changes_of([(0, "A"), (5, "B")], 1), changes_of([(0, "A"), (5, "B")], 2)
    assert untold([*one, *other], [as_told(one[0])], {}) == tuple(other)


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        ("AB", ["AB"]),
        ("ABA", ["AB+1"]),
        ("ABABA", ["AB+2"]),
        ("ABAB", ["AB+1", "AB"]),
        ("ABC", ["AB", "BC"]),
        ("ABACA", ["AB+1", "AC+1"]),
    ],
)
def test_alternations_are_folded(shown: str, expected: list[str]) -> None:
    found = fold_alternations(changes_of(list(enumerate(shown))))
    names = [
        f"{told.change.old_text}{told.change.new_text}" + (f"+{len(told.back)}" if told.back else "")
        for told in found
    ]
    assert names == expected


def test_nothing_is_folded_over_a_long_time() -> None:
    assert len(fold_alternations(changes_of([(0, "A"), (1, "B"), (9, "A")]))) == 2


@pytest.mark.parametrize(
    ("period", "last", "due"),
    [
        ("run", NOW, True),
        ("daily", None, True),
        ("daily", NOW, False),
        ("daily", NOW - timedelta(hours=8), True),
        ("weekly", NOW - timedelta(days=4), False),
        ("weekly", NOW - timedelta(days=5), True),
        ("weekly", NOW + timedelta(days=300), True),
    ],
)
def test_periods(period: Period, last: datetime | None, due: bool) -> None:
    assert is_mail_due(period, last, NOW, UTC) is due


def test_who_follows_what() -> None:
    assert Recipient("a@b.example", None).follows("nib")
    assert not Recipient("a@b.example", frozenset({"tinworks"})).follows("nib")
