"""What a run found: for programs, for people, and as an exit code."""

from __future__ import annotations

from dataclasses import replace

import pytest

from harvester.commands.run import run_lines, run_object
from harvester.errors import CoolingDown, NotPlayable
from harvester.pipeline.fetching import FetchResult
from harvester.pipeline.harvest_result import HarvestResult, exit_code
from harvester.pipeline.jobs import Job
from harvester.pipeline.timeline import TimelineChange
from harvester.plan.captures import BlindSpots, PlannedCapture
from harvester.reports.logged_steps import describe
from store.tables.captures import CaptureState
from tests.support.scripted import NOW
from tests.support.stand_in import PRIVACY

KNOWN = PlannedCapture("20120115120000", PRIVACY)
QUIET = HarvestResult(
    job=Job(1, "juniper", "privacy", 200, 30),
    listing="complete",
    listing_problems=(),
    captures=6,
    requests_index=1,
    requests_memento=2,
    snapshots_new=2,
    timeline=TimelineChange(1, 1, 2, 1),
    remaining=0,
    fetched=(),
    blind=BlindSpots(0, 0, 30),
    moves=(),
    standing=(),
    held=(),
    stopped=None,
    answered=True,
)


def came(
    state: CaptureState, reason: str = "", error: NotPlayable | None = None, **more: object
) -> FetchResult:
    """Return what came of a capture."""
    one = FetchResult(KNOWN, (KNOWN,), state, reason, error=error)
    return replace(one, **more)  # type: ignore[arg-type]


NOT_HAD = came("failed", "nearest instead", NotPlayable(PRIVACY, KNOWN.timestamp, "nearest instead"))


@pytest.mark.parametrize(
    ("outcomes", "code"),
    [
        ([], 0),
        ([QUIET], 0),
        ([replace(QUIET, remaining=7)], 0),
        ([replace(QUIET, fetched=(came("held", "soft 404"),))], 0),
        ([QUIET, replace(QUIET, fetched=(NOT_HAD,))], 1),
        ([replace(QUIET, listing="partial", listing_problems=("cut off",))], 1),
        ([replace(QUIET, stopped=CoolingDown(PRIVACY, NOW), listing_problems=("cut off",))], 4),
        ([replace(QUIET, answered=False, listing="failed", listing_problems=("silence",))], 4),
        ([QUIET, replace(QUIET, answered=False, listing_problems=("silence",))], 1),
        ([replace(QUIET, answered=False, rests=True)], 0),
        (
            [
                replace(QUIET, answered=False, rests=True),
                replace(QUIET, answered=False, listing_problems=("silence",)),
            ],
            4,
        ),
    ],
    ids=[
        "nothing due",
        "well",
        "budget used up",
        "excluded page",
        "memento failed",
        "list cut",
        "cool-down before 1",
        "out of reach",
        "one of two",
        "nothing due and nothing asked",
        "all that was asked out of reach",
    ],
)
def test_exit_codes(outcomes: list[HarvestResult], code: int) -> None:
    assert exit_code(outcomes) == code


def test_what_was_not_read_is_listed_with_its_reason() -> None:
    said = run_object(replace(QUIET, fetched=(came("read"), came("held", "soft 404"), NOT_HAD)))
    assert said["skipped"] == [
        {"timestamp": KNOWN.timestamp, "url": PRIVACY, "reason": reason}
        for reason in ("soft 404", "nearest instead")
    ]
    assert said["problems"] == [f"{KNOWN.timestamp}: nearest instead"]
    assert (said["listing"], said["requests"]) == ("complete", {"index": 1, "memento": 2})


def test_people_are_told_the_same() -> None:
    fetched = (came("held", "soft 404"), NOT_HAD)
    text = "\n".join(run_lines(replace(QUIET, remaining=7, fetched=fetched)))
    for said in (
        "6 captures (complete list)",
        "1 index request, 2 mementos",
        "2 versions (1 new)",
        "is not a version: soft 404",
        "could not be fetched: nearest instead",
        "about 7 captures left",
    ):
        assert said in text


def test_without_a_list_it_is_not_known_what_is_left() -> None:
    unlisted = replace(QUIET, listing="failed", listing_problems=("silence",), remaining=2)
    assert run_lines(unlisted)[-1] == (
        "  left to fetch: not known, because the captures could not be listed; "
        "2 known captures left to fetch; run again to continue"
    )
    assert "not known" in run_lines(replace(unlisted, remaining=0, blind=BlindSpots(3, 12.5, 30)))[-1]


def test_what_may_have_been_missed_is_said_when_all_is_read() -> None:
    unseen = replace(QUIET, blind=BlindSpots(3, 12.5, 30))
    assert "stood for less than 30 days" in run_lines(unseen)[-1]
    assert len(run_lines(QUIET)) == 2


def test_what_comes_from_a_page_cannot_steer_a_terminal() -> None:
    hostile = came("held", "soft 404: \x1b[2J\u202ewiped\nnew line")
    for line in (describe(hostile), *run_lines(replace(QUIET, fetched=(hostile,)))):
        assert "\x1b" not in line
        assert "\n" not in line
        assert "\u202e" not in line


def test_a_cited_snapshot_has_its_verdict() -> None:
    same = came("read", verdict="identical")
    other = came("read", verdict="98.0% alike; first difference in line 3")
    text = "\n".join(run_lines(replace(QUIET, fetched=(same, other))))
    assert "identical to the corpus document" in text
    assert "98.0% alike" in text
    assert [row["verdict"] for row in run_object(replace(QUIET, fetched=(same,)))["cited"]] == ["identical"]  # type: ignore[attr-defined]
