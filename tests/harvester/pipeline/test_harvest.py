"""The whole path, from an archive's index to versions and changes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from harvester.commands.progress import SilentProgress
from harvester.commands.run import run_lines
from harvester.config.settings import ArchiveSettings, Settings
from harvester.errors import Offline, Unreachable
from harvester.pipeline.generations import Phrases
from harvester.pipeline.harvest import SILENCE_LIMIT
from harvester.pipeline.harvest_documents import harvest_documents
from harvester.pipeline.harvest_result import HarvestResult, exit_code
from harvester.pipeline.jobs import Job
from harvester.pipeline.telling import compose_due
from harvester.pipeline.timeline import TimelineChange, draw_timeline
from store import Store
from store.records import Document, PolicyUrl
from store.tables.pace_ledger import PaceLedger
from tests.support.archives import opened
from tests.support.harvests import GENTLE, Field, contents, field, field_at
from tests.support.stand_in import MOVED, PRIVACY, Held, Reply, StandIn, World, history, page
from tests.support.stand_in.server import Behaviour, Request

NEXT_DAY = 86_400.0
PICTURE = b"\x89PNG\r\n\x1a\n" + b"\0" * 500
MISSING_PAGE = (
    b"<html><head><title>404 Not Found</title></head><body><p>The page was not found.</p></body></html>"
)


def with_capture(one: Held) -> World:
    """Return the history of the stand-in's policy, and one capture more."""
    return World([*history(), one])


def test_a_history_becomes_versions_and_changes(tmp_path: Path) -> None:
    with field(tmp_path / "h.db", World(history())) as here:
        outcome = here.harvest()
        assert (outcome.listing, outcome.captures, outcome.remaining) == ("complete", 6, 0)
        assert (outcome.timeline.versions_new, outcome.timeline.changes_new) == (2, 1)
        assert outcome.problems == ()
        first, second = here.store.versions.log(here.job.row)
        assert (first.first_capture, first.last_capture) == ("20120115120000", "20120315120000")
        assert (second.after_capture, second.first_capture) == ("20120315120000", "20120415120000")
        assert (first.effective, second.effective) == ("2012-01-01", "2012-01-02")
        changes = here.store.database.rows(
            "SELECT before_heading, kinds FROM changes WHERE kinds <> 'cosmetic'"
        )
        assert [row["kinds"] for row in changes if row["before_heading"] == "2 Who else sees it"] == [
            "reworded"
        ]


def test_equal_bytes_are_fetched_once_and_still_are_evidence(tmp_path: Path) -> None:
    with field(tmp_path / "h.db", World(history())) as here:
        assert here.harvest().requests_memento == 2
        assert [row.captures for row in here.store.versions.of(here.job.row)] == [3, 3]


def test_a_second_run_asks_the_index_once_and_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "h.db"
    with field(path, World(history())) as here:
        here.harvest()
        before = contents(path)
        outcome = here.harvest()
        assert (outcome.requests_index, outcome.requests_memento) == (1, 0)
        assert contents(path) == before


@pytest.mark.parametrize("budget", [1, 2, 3])
def test_the_result_does_not_depend_on_how_it_was_cut_into_runs(tmp_path: Path, budget: int) -> None:
    texts = [Held(f"2012{month:02}15120000", PRIVACY, page(1 + month // 3)) for month in range(1, 13)]
    with StandIn(World(texts)) as server:
        with field_at(tmp_path / "whole.db", server) as whole:
            whole.harvest()
        with field_at(tmp_path / "cut.db", server) as cut:
            runs = 1
            while cut.harvest(budget=budget).remaining:
                runs += 1
            assert runs > 1
    assert contents(tmp_path / "cut.db") == contents(tmp_path / "whole.db")


@pytest.mark.parametrize(
    ("capture", "reason"),
    [
        (Held("20121215120000", PRIVACY, MISSING_PAGE), "soft 404"),
        (Held("20121215120000", PRIVACY, b""), "empty"),
        (Held("20121215120000", PRIVACY, PICTURE, headers=(("Content-Type", "image/png"),)), "image"),
    ],
    ids=["soft 404", "empty", "image"],
)
def test_what_is_not_the_policy_is_held_out_with_its_reason(
    tmp_path: Path, capture: Held, reason: str
) -> None:
    with field(tmp_path / "h.db", with_capture(capture)) as here:
        outcome = here.harvest()
        assert [known.reason for known in outcome.fetched if known.state != "read"] != []
        aside = here.store.captures.without_text(here.job.row)
        assert [row.timestamp for row in aside] == [capture.timestamp]
        assert reason in aside[0].reason.lower()
        assert outcome.problems == (), "a page that was held out with a reason was looked at"
        assert len(here.versions()) == 2


def test_an_archived_404_is_a_fact_and_no_version(tmp_path: Path) -> None:
    gone = Held("20121215120000", PRIVACY, MISSING_PAGE, status=404)
    with field(tmp_path / "h.db", with_capture(gone)) as here:
        outcome = here.harvest()
        assert (outcome.captures, len(here.versions())) == (7, 2)
        assert [
            row["status"]
            for row in here.store.database.rows(
                "SELECT statuscode AS status FROM captures WHERE timestamp = '20121215120000'"
            )
        ] == [404]


def test_a_page_of_20_megabytes_is_read(tmp_path: Path) -> None:
    script = b"<script>" + b"window.shop.push(0);" * 1_000_000 + b"</script>"
    large = page(3).replace(b"<h2>3.", script + b"<p>" + b"We keep it. " * 10_000 + b"</p><h2>3.")
    with field(tmp_path / "h.db", with_capture(Held("20121215120000", PRIVACY, large))) as here:
        here.harvest()
        assert len(here.versions()) == 3


def test_a_capture_that_is_not_served_is_told_and_asked_again_another_day(tmp_path: Path) -> None:
    world = with_capture(Held("20121215120000", PRIVACY, page(5)))
    withheld = [True]

    def thinned(request: Request) -> Reply:
        if withheld[0] and "/web/20121215120000id_/" in request.path:
            return Reply(404, body=b"<html>Hrm. The Wayback Machine has not archived that URL.</html>")
        return world(request)

    careful = ArchiveSettings(cooldown_seconds=1, block_cooldown_seconds=1, timeout_seconds=5)
    with field(tmp_path / "h.db", thinned, settings=careful) as here:
        assert len(here.harvest().problems) == 1
        assert here.harvest().problems == (), "it is not due again on the same day"
        here.clock.sleep(NEXT_DAY)
        assert len(here.harvest().problems) == 1
        here.clock.sleep(NEXT_DAY)
        assert here.harvest().problems == (), "told so on two days, it counts as unplayable"
        assert here.store.captures.tally(here.job.row).unplayable == 1
        withheld[0] = False
        here.clock.sleep(100 * NEXT_DAY)
        here.harvest()
        assert here.store.captures.tally(here.job.row).unplayable == 0
        assert len(here.versions()) == 3


def test_without_cooldowns_a_capture_that_is_not_served_is_unplayable_at_once(tmp_path: Path) -> None:
    world = World(history())

    def withheld(request: Request) -> Reply:
        missing = "/web/20120615120000id_/" in request.path
        return Reply(404, body=b"Hrm.") if missing else world(request)

    with field(tmp_path / "h.db", withheld) as here:
        assert len(here.harvest().problems) == 1
        assert here.store.captures.tally(here.job.row).unplayable == 1
        assert here.harvest().problems == ()


def test_nothing_is_asked_after_the_archive_said_wait(tmp_path: Path) -> None:
    settings = replace(GENTLE, cooldown_seconds=60)
    with field(tmp_path / "h.db", lambda request: Reply(429), settings=settings) as here:
        assert here.harvest().stopped is not None
        asked = sum(here.server.counts.values())
        again = here.harvest()
        assert again.stopped is not None
        assert again.listing == "failed"
        assert (again.requests_index, again.requests_memento) == (0, 0)
        assert here.server.counts["index"] + here.server.counts["memento"] <= asked


def test_news_begins_after_the_first_complete_listing(tmp_path: Path) -> None:
    world = World(history(3))
    with field(tmp_path / "h.db", world) as here:
        here.harvest()
        row = here.store.sources.documents()[0]
        assert row.news_after == "20120315120000"
        world.held.extend(history(6)[3:])
        world._rows = None
        here.harvest()
        assert here.store.sources.documents()[0].news_after == "20120315120000"
        assert len(here.versions()) == 2


def test_an_empty_list_begins_no_news(tmp_path: Path) -> None:
    world = World([])
    with field(tmp_path / "h.db", world) as here:
        assert here.harvest().listing == "complete"
        assert here.store.sources.documents()[0].news_after is None
        world.held.extend(history())
        world._rows = None
        here.harvest()
        assert here.store.sources.documents()[0].news_after == "20120615120000"


def test_what_a_redirect_of_the_first_listing_led_to_is_history(tmp_path: Path) -> None:
    moved = Held("20121231230000", PRIVACY, b"", status=301, headers=(("Location", MOVED),))
    world = World([*history(), moved, Held("20130101110000", MOVED, page(3))])
    with field(tmp_path / "h.db", world) as here:
        here.harvest()
        assert here.versions()[-1][0] == "20130101110000"
        assert here.store.sources.documents()[0].news_after == "20130101110000"


def test_an_excluded_site_is_asked_once_and_again_after_weeks(tmp_path: Path) -> None:
    world = World(history())

    def excluded(request: Request) -> Reply:
        if request.kind == "memento":
            reason = (("X-Archive-Wayback-Runtime-Error", "AdministrativeAccessControlException: Blocked"),)
            return Reply(403, headers=reason, body=b"Blocked Site Error")
        return world(request)

    with field(tmp_path / "h.db", excluded) as here:
        outcome = here.harvest()
        assert (outcome.requests_memento, len(outcome.problems)) == (1, 1)
        assert here.store.captures.tally(here.job.row).excluded == 6
        second = here.harvest()
        assert (second.requests_memento, second.problems) == (0, ())
        # It is no new trouble, but nobody may take it for "could be looked at": the mails go by this record.
        assert second.standing == (outcome.fetched[0].reason,)
        last = here.store.runs.last(here.job.row)
        assert last is not None
        assert last.problem == second.standing[0]
        here.clock.sleep(31 * NEXT_DAY)
        assert here.harvest().requests_memento == 1


def test_a_lone_capture_that_is_served_is_found_among_many_that_are_not(tmp_path: Path) -> None:
    texts = [Held(f"2012{month:02}15120000", PRIVACY, page(month)) for month in range(1, 13)]
    world = World(texts)

    def thinned(request: Request) -> Reply:
        if request.kind == "memento" and "/web/20120615120000id_/" not in request.path:
            return Reply(404, body=b"<html>Hrm. The Wayback Machine has not archived that URL.</html>")
        return world(request)

    with field(tmp_path / "h.db", thinned) as here:
        outcome = here.harvest()
        assert outcome.remaining == 0
        assert [first for first, _ in here.versions()] == ["20120615120000"]


def test_without_a_network_nothing_else_is_asked(tmp_path: Path) -> None:
    with field(tmp_path / "h.db", World(history()), urls=(PRIVACY, PRIVACY + "/more")) as here:
        ledger = PaceLedger(here.store.path)
        with opened("http://no-such-archive.invalid", clock=here.clock, ledger=ledger) as archive:
            outcomes = harvest_documents(
                here.store, archive, [here.job, here.job], here.clock, SilentProgress()
            )
        ledger.close()
        assert [type(outcome.stopped) for outcome in outcomes] == [Offline, Offline]
        assert archive.requests.index == 2
        assert "no network" in str(outcomes[0].stopped)
        assert exit_code(outcomes) == 4


def silent_for(*words: str) -> Behaviour:
    """Answer no memento of addresses with these words; the index answers."""
    world = World(
        [*history(), *history(url=MOVED), *history(url="http://www.juniper-and-reed.example/terms")]
    )

    def behave(request: Request) -> Reply:
        silent = request.kind == "memento" and any(request.path.endswith(word) for word in words)
        return Reply(503) if silent else world(request)

    return behave


def documents_of(here: Field, *urls: str) -> list[Job]:
    """Return a job for each address, as documents of their own."""
    jobs = []
    for number, url in enumerate(urls):
        document = Document("juniper", f"policy-{number}", "Policy", (PolicyUrl(url),))
        jobs.append(replace(here.job, row=here.store.sources.add_document(document)))
    return jobs


def outcomes_of(here: Field, *urls: str) -> list[HarvestResult]:
    """Return what comes of harvesting documents at these addresses."""
    with opened(here.server.location, settings=here.settings, clock=here.clock) as archive:
        jobs = documents_of(here, *urls)
        return harvest_documents(here.store, archive, jobs, here.clock, SilentProgress())


TERMS = "http://www.juniper-and-reed.example/terms"


def test_captures_that_are_never_served_leave_the_other_documents_alone(tmp_path: Path) -> None:
    with field(tmp_path / "h.db", silent_for("/privacy")) as here:
        bad, good = outcomes_of(here, PRIVACY, TERMS)
        assert (bad.stopped, good.stopped) == (None, None)
        assert (len(bad.problems), good.problems) == (SILENCE_LIMIT, ())
        assert bad.remaining > 0
        assert (good.timeline.versions, exit_code((bad, good))) == (2, 1)


def test_texts_that_cannot_be_compared_leave_the_other_documents_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails_once(store: Store, document: int, phrases: Phrases) -> TimelineChange:
        if document == here.job.row + 1:
            raise RecursionError("maximum depth")
        return draw_timeline(store, document, phrases)

    monkeypatch.setattr("harvester.pipeline.harvest.draw_timeline", fails_once)
    with field(tmp_path / "h.db", silent_for()) as here:
        bad, good = outcomes_of(here, PRIVACY, TERMS)
        assert bad.problems == ("its texts could not be compared (RecursionError: maximum depth)",)
        assert bad.problems[0] in "\n".join(run_lines(bad))
        assert (good.timeline.versions, exit_code((bad, good))) == (2, 1)
        last = here.store.runs.last(here.job.row + 1)
        assert last is not None
        assert last.problem == bad.problems[0]
        monkeypatch.setattr("harvester.pipeline.timeline.draw_timeline", fails_once)
        assert compose_due(here.store, Settings(), here.clock()) == ()
        (mail,) = here.store.outbox.waiting()
        assert b"could not be compared" in mail.mail.raw


def test_mementos_of_two_documents_that_are_silent_end_the_run(tmp_path: Path) -> None:
    with field(tmp_path / "h.db", silent_for("/privacy", "/privacy-notice")) as here:
        found = outcomes_of(here, PRIVACY, MOVED, TERMS)
        assert all(isinstance(one.stopped, Unreachable) for one in found)
        assert found[2].requests_memento == 0
        assert exit_code(found) == 4
