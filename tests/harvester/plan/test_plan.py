"""The plan: which capture is read next, and what is found so."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import groupby, pairwise
from math import ceil, log2

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harvester.plan.captures import PlannedCapture
from harvester.plan.plan import Plan
from store.records import StatedDate
from tests.support.histories import capture, listing, run, shows, spread, stamp

DAYS = settings(deadline=None, max_examples=80)


def standing(changes: list[tuple[float, str]]) -> Callable[[str], str]:
    """Return the text that stood at a timestamp; `changes` = (day, text), the first at day 0."""
    stamps = [stamp(day) for day, _ in changes]
    return lambda timestamp: changes[max(0, bisect_right(stamps, timestamp) - 1)][1]


@st.composite
def histories(draw: st.DrawFn) -> tuple[list[PlannedCapture], dict[str, str | None]]:
    """Return a listing (digests partly shared) and what each capture shows (None: it is dead)."""
    days = draw(st.lists(st.floats(0, 900, width=32), min_size=1, max_size=60, unique=True))
    rows, texts = [], {}
    text = "A"
    for day in sorted(days):
        text = draw(st.sampled_from([text, text, text, text, "A", "B", "C", "D"]))
        is_dead = draw(st.integers(0, 9)) == 0
        shared = draw(st.booleans())
        rows.append(capture(day, digest=f"same-{text}" if shared else None))
        texts[stamp(day)] = None if is_dead else text
    return rows, texts


def test_nothing_listed_is_done() -> None:
    plan = Plan([], 30)
    assert plan.next() is None
    assert plan.remaining == 0
    assert plan.bounds() == ()
    assert plan.blind_spots().sentence == ""


def test_a_single_capture_is_read_once() -> None:
    plan = Plan(listing([3]), 30)
    assert [fetch.why for fetch in run(plan, shows(lambda _: "A"))] == ["newest"]
    assert plan.remaining == 0


def test_the_order_is_cited_then_newest_then_oldest_then_gaps() -> None:
    rows = listing([0, 100, 200, 300, 400])
    rows[1] = replace(rows[1], cited=True)
    fetches = run(Plan(rows, 30), shows(standing([(0, "A"), (250, "B")])))
    assert [fetch.why for fetch in fetches] == ["cited", "newest", "oldest", "narrow", "narrow"]
    assert fetches[0].capture.timestamp == stamp(100)
    assert fetches[1].capture.timestamp == stamp(400)
    assert fetches[2].capture.timestamp == stamp(0)


@pytest.mark.parametrize("captures", [1, 2, 3])
def test_a_cited_capture_is_counted_once(captures: int) -> None:
    plan = Plan([replace(row, cited=True) for row in listing([100 * day for day in range(captures)])], 30)
    for left in range(captures, 0, -1):
        assert plan.remaining == left
        step = plan.next()
        assert step is not None
        plan.learn(shows(lambda _: "A")(step.capture))
    assert plan.remaining == 0


def test_the_text_of_a_corpus_document_counts_before_its_memento_is_fetched_and_if_it_never_is() -> None:
    rows = [*listing([0, 1, 2]), replace(capture(1.5), cited=True, key="B")]
    plan = Plan(rows, 30)
    fetches = run(
        plan, lambda row: replace(row, state="dead") if row.cited else replace(row, state="read", key="A")
    )
    assert fetches[0].capture.cited
    assert [bound.last.timestamp for bound in plan.bounds()] == [stamp(1), stamp(1.5)]
    assert plan.remaining == 0


def test_equal_digests_are_read_once_and_count_everywhere() -> None:
    rows = [capture(day, digest="SAME") for day in range(0, 1000, 10)]
    plan = Plan(rows, 30)
    assert len(run(plan, shows(lambda _: "A"))) == 1
    assert len(list(plan.shown())) == 100
    assert {source.timestamp for _, source in plan.shown()} == {stamp(990)}


@pytest.mark.parametrize("digest", ["-", "", "3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ"])
def test_what_is_no_digest_does_not_make_captures_equal(digest: str) -> None:
    rows = [capture(day, digest=digest or "") for day in (0, 100, 200)]
    rows = [replace(row, digest=digest) for row in rows]
    assert len(run(Plan(rows, 0), shows(lambda _: "A"))) == 3


def test_a_page_held_out_is_held_out_wherever_its_digest_stands() -> None:
    rows = [capture(0), *(capture(day, digest="WALL") for day in (100, 200, 300))]
    fetches = run(
        Plan(rows, 30),
        lambda row: (
            replace(row, state="held" if row.digest == "WALL" else "read", key="A")
            if row.digest != "WALL"
            else replace(row, state="held")
        ),
    )
    assert [fetch.capture.timestamp for fetch in fetches] == [stamp(300), stamp(0)]


def test_a_dead_capture_says_nothing_of_others_with_its_digest() -> None:
    rows = [capture(0), capture(100, digest="SAME"), capture(200, digest="SAME")]
    fetches = run(Plan(rows, 30), shows(lambda at: None if at == stamp(200) else "A"))
    assert [fetch.capture.timestamp for fetch in fetches] == [stamp(200), stamp(0), stamp(100)] or [
        fetch.capture.timestamp for fetch in fetches
    ] == [stamp(200), stamp(100), stamp(0)]


def test_for_a_revisit_an_ordinary_record_of_the_same_digest_is_fetched() -> None:
    rows = [
        capture(0),
        capture(100, digest="SAME"),
        replace(capture(300, digest="SAME"), mimetype="warc/revisit", statuscode=None),
    ]
    first = Plan(rows, 30).next()
    assert first is not None and first.capture.timestamp == stamp(100)


def test_the_stated_date_of_the_later_text_points_first() -> None:
    rows = listing([float(day) for day in range(1000)])
    said = StatedDate("effective", date(2011, 6, 1), "day", "Effective June 1, 2011")
    changed = 456.9  # 2011-06-01, in the morning
    text_of = standing([(0, "A"), (changed, "B")])

    def read(row: PlannedCapture) -> PlannedCapture:
        key = text_of(row.timestamp)
        return replace(row, state="read", key=key, effective=said if key == "B" else None)

    plan = Plan(rows, 1000)
    fetches = run(plan, read)
    assert [fetch.why for fetch in fetches[2:4]] == ["narrow", "narrow"]
    assert len(fetches) <= 5
    assert plan.bounds()[0].unread == 0
    assert plan.bounds()[0].first.timestamp == stamp(457)


def test_a_date_that_the_older_text_states_too_points_nowhere() -> None:
    said = StatedDate("updated", date(2010, 3, 5), "day", "Updated March 5, 2010")
    rows = listing([float(day) for day in range(100)])
    ends = {stamp(0): "A", stamp(99): "B"}
    known = [
        replace(row, state="read", key=ends[row.timestamp], updated=said) if row.timestamp in ends else row
        for row in rows
    ]
    fetch = Plan(known, 1000).next()
    assert fetch is not None and fetch.capture.timestamp == stamp(49)


def test_the_neighbour_is_read_where_a_capture_is_dead() -> None:
    rows = listing([float(day) for day in range(101)])
    dead = {stamp(50), stamp(49), stamp(51)}
    plan = Plan(rows, 1000)
    run(plan, shows(lambda at: None if at in dead else ("A" if at < stamp(50) else "B")))
    (bound,) = plan.bounds()
    assert (bound.last.timestamp, bound.first.timestamp) == (stamp(48), stamp(52))
    assert (bound.unread, bound.blank) == (0, 3)
    assert bound.gap_days == pytest.approx(4)


def test_years_of_soft_404s_are_not_read_one_by_one() -> None:
    rows = listing([float(day) for day in range(3000)])
    plan = Plan(rows, 30)
    fetches = run(
        plan, shows(lambda at: None if stamp(500) <= at < stamp(2500) else "A" if at < stamp(500) else "B")
    )
    (bound,) = plan.bounds()
    assert (bound.last.timestamp, bound.first.timestamp) == (stamp(499), stamp(2500))
    assert len(fetches) < 3000 / 30 + 40


def test_all_dead_ends() -> None:
    plan = Plan(listing([float(day) for day in range(1000)]), 30)
    fetches = run(plan, shows(lambda _: None))
    assert plan.remaining == 0
    assert len(fetches) < 1000 / 30 + 20


def test_resolution_0_reads_every_capture_even_of_one_second() -> None:
    rows = [*listing([0, 1, 2, 3, 4]), capture(2, digest="other", original="http://policies.example/privacy")]
    assert len(run(Plan(rows, 0), shows(lambda _: "A"))) == 6


def test_resolution_must_not_be_negative() -> None:
    with pytest.raises(ValueError, match="negative"):
        Plan([], -1)


def test_a_text_that_came_and_went_is_found_where_the_resolution_is_small_enough() -> None:
    text_of = standing([(0, "A"), (500, "B"), (520, "A")])
    rows = listing([float(day) for day in range(1000)])
    coarse, fine = Plan(rows, 60), Plan(rows, 15)
    run(coarse, shows(text_of))
    run(fine, shows(text_of))
    assert [bound.first.timestamp for bound in fine.bounds()] == [stamp(500), stamp(520)]
    assert fine.blind_spots().sentence == "a text that stood for less than 15 days between two equal captures"
    assert coarse.bounds() == ()
    assert coarse.blind_spots().unread > 900


def test_a_redirect_behind_the_last_page_is_asked_last_and_once() -> None:
    rows = [*listing([0, 10]), *(replace(capture(day), statuscode=301) for day in (5, 100, 110, 120))]
    plan = Plan(rows, 30)
    fetches = run(
        plan,
        lambda row: replace(
            row, state="held" if row.is_redirect else "read", key=None if row.is_redirect else "A"
        ),
    )
    assert [(fetch.why, fetch.capture.timestamp) for fetch in fetches][2:] == [("moved", stamp(120))]
    assert plan.remaining == 0


def test_what_comes_up_beside_the_listing_is_taken_in() -> None:
    plan = Plan(listing([0, 100]), 1000)
    run(plan, shows(lambda _: "A"))
    plan.learn(PlannedCapture(stamp(50), "https://policies.example/moved", state="read", key="B"))
    assert len(plan.bounds()) == 2
    assert plan.remaining == 0


@DAYS
@given(histories(), st.sampled_from([0, 7, 30, 200]))
def test_law_the_end_does_not_depend_on_how_it_was_cut_into_runs(
    history: tuple[list[PlannedCapture], dict[str, str | None]], resolution: float
) -> None:
    rows, texts = history
    read = shows(texts.__getitem__)
    whole = [fetch.capture.name for fetch in run(Plan(rows, resolution), read)]
    known = {(row.name, row.digest): row for row in rows}
    cut: list[tuple[str, str]] = []
    while True:
        plan = Plan(reversed(known.values()), resolution)
        fetches = run(plan, read, budget=3)
        if not fetches:
            break
        cut += [fetch.capture.name for fetch in fetches]
        known |= {(fetch.capture.name, fetch.capture.digest): read(fetch.capture) for fetch in fetches}
        assert plan.remaining == Plan(known.values(), resolution).remaining
        assert plan.bounds() == Plan(known.values(), resolution).bounds()
    assert cut == whole
    assert len(set(cut)) == len(cut), "no capture is fetched twice"


@DAYS
@given(histories(), st.sampled_from([0, 7, 30, 200]))
def test_law_it_is_done_exactly_when_nothing_remains(
    history: tuple[list[PlannedCapture], dict[str, str | None]], resolution: float
) -> None:
    rows, texts = history
    plan = Plan(rows, resolution)
    read = shows(texts.__getitem__)
    while (fetch := plan.next()) is not None:
        assert plan.remaining > 0
        plan.learn(read(fetch.capture))
    assert plan.remaining == 0


@DAYS
@given(st.integers(1, 300), st.integers(0, 10_000), st.data())
def test_law_what_stands_longer_than_the_resolution_is_found(
    count: int, seed: int, data: st.DataObject
) -> None:
    days = spread(count, 1500, seed)
    changes, day = [(0.0, "0")], 0.0
    while (day := day + data.draw(st.floats(5, 400))) < 1500:
        changes.append((day, data.draw(st.sampled_from("012345"))))
    text_of = standing(changes)
    resolution = data.draw(st.sampled_from([10, 30, 90]))
    plan = Plan(listing(days), resolution)
    fetches = run(plan, shows(text_of))
    ends = [days[0], *((a + b) / 2 for a, b in pairwise(days)), days[-1]]
    shown = {row.timestamp for row, _ in plan.shown()}
    for _, group in groupby(range(count), key=lambda place: text_of(stamp(days[place]))):
        places = list(group)
        if ends[places[-1] + 1] - ends[places[0]] > resolution + 0.001:
            assert any(stamp(days[place]) in shown for place in places)
    assert all(bound.unread == 0 for bound in plan.bounds()), (
        "every change that was seen is narrowed to the end"
    )
    cover = 1500 / resolution * 2 + 2
    assert len(fetches) <= cover + len(plan.bounds()) * (ceil(log2(count + 1)) + 2)


@DAYS
@given(st.integers(0, 10_000), st.floats(0, 900), st.floats(0.01, 40))
def test_law_where_captures_are_frequent_that_holds_for_its_true_time(
    seed: int, came: float, longer: float
) -> None:
    days = sorted({second / 86_400 for second in range(0, 1000 * 86_400, 5 * 86_400 + seed)})
    resolution = 30
    plan = Plan(listing(days), resolution)
    run(plan, shows(standing([(0, "A"), (came, "B"), (came + resolution + longer, "A")])))
    assert "B" in {source.key for _, source in plan.shown()}


def test_without_changes_it_reads_as_many_as_it_announced() -> None:
    plan = Plan(listing(spread(500, 2000, 7)), 30)
    announced = plan.remaining
    assert len(run(plan, shows(lambda _: "A"))) == announced
