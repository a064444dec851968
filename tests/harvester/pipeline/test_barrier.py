"""What no rule foresaw in one document: it is on record, and the next document is looked at all the same."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from harvester.commands.progress import SilentProgress
from harvester.commands.run import run_lines
from harvester.errors import CitationError, CoolingDown
from harvester.pipeline import fetching, rebuild, up_to_date
from harvester.pipeline import harvest as harvesting
from harvester.pipeline.barrier import attempt
from harvester.pipeline.choosing import plan_for
from harvester.pipeline.harvest_documents import harvest_documents
from harvester.pipeline.harvest_result import HarvestResult, exit_code
from harvester.pipeline.jobs import Job
from harvester.pipeline.up_to_date import bring_up_to_date
from harvester.plan import Plan
from store import Store
from store.errors import StoreError
from store.tables.reviews import Reviews
from tests.support.archives import Clock, opened
from tests.support.calls import Harvest
from tests.support.harvests import GENTLE
from tests.support.hostile import GOOD, LATER, OTHER, captures, two_policies
from tests.support.stand_in import Held, StandIn, World, page

REASON = "ValueError: out of luck"


@pytest.fixture
def here(tmp_path: Path) -> Iterator[tuple[Store, list[Job]]]:
    """Return a store with two companies, and what is to be done for each."""
    with two_policies(tmp_path / "h.db") as found:
        yield found


def harvested(store: Store, jobs: list[Job]) -> tuple[HarvestResult, HarvestResult]:
    """Harvest both documents from an honest archive."""
    world = World([*captures(*GOOD), Held(LATER, OTHER, page(1))])
    clock = Clock()
    with StandIn(world) as server, opened(server.location, settings=GENTLE, clock=clock) as archive:
        first, second = harvest_documents(store, archive, jobs, clock, SilentProgress())
    return first, second


def failing(patch: pytest.MonkeyPatch, place: object, name: str, times: int = -1) -> None:
    """Let a function fail for the first document, from now on or so many times."""
    real: Callable[..., Any] = getattr(place, name)
    left = iter(range(times)) if times >= 0 else None

    def fail(*arguments: Any, **named: Any) -> Any:
        document = next((one for one in arguments if isinstance(one, int)), None)
        if document in (None, 1) and (left is None or next(left, None) is not None):
            raise ValueError("out of luck")
        return real(*arguments, **named)

    patch.setattr(place, name, fail)


def never(*arguments: object) -> None:
    raise ValueError("out of luck")


@pytest.mark.parametrize(
    ("place", "name", "fault"),
    [
        (harvesting, "list_captures", "its captures could not be listed"),
        (harvesting, "plan_for", "what to fetch could not be decided"),
        (harvesting, "reader_for", "what to fetch could not be decided"),
        (harvesting, "moves", "its archived redirects could not be read"),
        (harvesting, "unshown_policy", "its earlier problems could not be read"),
        (harvesting, "derive_again", "its texts could not be compared"),
        (harvesting, "draw_timeline", "its texts could not be compared"),
        (Reviews, "of", "what is held for review could not be read"),
    ],
)
def test_what_fails_for_one_document_ends_nothing_else(
    here: tuple[Store, list[Job]], monkeypatch: pytest.MonkeyPatch, place: object, name: str, fault: str
) -> None:
    store, jobs = here
    failing(monkeypatch, place, name)
    first, second = harvested(store, jobs)
    assert f"{fault} ({REASON})" in first.problems
    assert any(fault in line for line in run_lines(first))
    assert (second.problems, second.timeline.versions_new) == ((), 1)
    assert exit_code([first, second]) == 1
    record = store.runs.last(jobs[0].row)
    assert record is not None
    assert record.finished_at
    assert fault in record.problem
    assert [episode.document for episode in store.outbox.episodes(is_running=False)] == [jobs[0].row]


@pytest.mark.parametrize("name", ["next", "learn", "blind_spots"])
def test_a_plan_that_fails_is_a_problem_of_its_document(
    here: tuple[Store, list[Job]], monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    store, jobs = here

    def bad_plan(some: Store, location: str, document: int, *rest: Any, **named: Any) -> Plan:
        plan = plan_for(some, location, document, *rest, **named)
        if document == jobs[0].row:
            monkeypatch.setattr(plan, name, never)
        return plan

    monkeypatch.setattr(harvesting, "plan_for", bad_plan)
    first, second = harvested(store, jobs)
    assert [REASON in problem for problem in first.problems] == [True]
    assert (second.problems, second.timeline.versions_new) == ((), 1)


def test_a_page_that_fails_beyond_its_extraction_hides_no_other(
    here: tuple[Store, list[Job]], monkeypatch: pytest.MonkeyPatch
) -> None:
    store, jobs = here
    failing(monkeypatch, fetching, "proof_at", times=1)
    first, second = harvested(store, jobs)
    assert sorted(one.state for one in first.fetched) == ["no-text", "read"]
    assert [one.reason for one in first.fetched if one.state == "no-text"] == [
        f"the page cannot be read ({REASON})"
    ]
    assert (first.timeline.versions_new, second.timeline.versions_new) == (1, 1)
    # Its bytes are kept, and nothing is asked for again.
    assert first.snapshots_new == 2
    assert harvested(store, jobs)[0].requests_memento == 0


def test_a_failure_of_ours_is_not_the_silence_of_the_archive(
    here: tuple[Store, list[Job]], monkeypatch: pytest.MonkeyPatch
) -> None:
    store, jobs = here
    failing(monkeypatch, harvesting, "list_captures")
    first, _ = harvested(store, jobs)
    assert exit_code([first]) == 1


def test_a_document_that_cannot_be_derived_again_keeps_no_other_from_it(
    here: tuple[Store, list[Job]], monkeypatch: pytest.MonkeyPatch
) -> None:
    store, jobs = here
    done: list[int] = []

    def derive_again(some: Store, document: int, phrases: object) -> bool:
        if document == jobs[0].row:
            raise CitationError("policy.md", "it has no header line")
        done.append(document)
        return True

    monkeypatch.setattr(up_to_date, "derive_again", derive_again)
    assert bring_up_to_date(store, (job.row for job in jobs), {})
    assert done == [jobs[1].row]


def test_rebuilding_goes_on_with_the_next_document(
    here: tuple[Store, list[Job]], monkeypatch: pytest.MonkeyPatch, harvest: Harvest
) -> None:
    store, jobs = here
    monkeypatch.chdir(store.path.parent)
    harvested(store, jobs)
    before = store.versions.log(jobs[0].row)
    failing(monkeypatch, rebuild, "draw_timeline")
    code, out, err = harvest("--db", str(store.path), "rebuild")
    assert code == 1
    assert out == "quince/privacy: 1 snapshot re-extracted, 0 texts changed; 1 version\n"
    assert f"juniper/privacy: could not be rebuilt, and is as before ({REASON})" in err
    assert store.versions.log(jobs[0].row) == before


@pytest.mark.parametrize(
    "error", [StoreError("the disk is full"), CoolingDown("http://a.example/", Clock()())]
)
def test_what_concerns_all_documents_passes_the_barrier(error: Exception) -> None:
    def fail() -> None:
        raise error

    with pytest.raises(type(error)):
        attempt(fail, None, "it failed")


def test_an_attempt_gives_the_result_or_the_reason() -> None:
    assert attempt(lambda: 7, None, "it failed") == (7, "")
    assert attempt(partial(int, "x"), 0, "it failed") == (
        0,
        "it failed (ValueError: invalid literal for int() with base 10: 'x')",
    )

    def refuse() -> None:
        raise CitationError("policy.md", "it has no header line")

    assert attempt(refuse, None, "it failed") == (None, "it failed (policy.md: it has no header line)")
