"""A browser, a page or a part that fails is told and tried again, and holds nothing up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from harvester.archive import Stopped
from harvester.archive.warc_headers import TRUNCATED
from harvester.commands.run import run_lines
from harvester.commands.status import status_lines
from harvester.errors import BrowserMissing, RenderingFailed
from harvester.pipeline.extracting import Reader, text_sha256
from harvester.pipeline.page_renderer import RETRY_DAYS, PageRenderer
from harvester.pipeline.watching import StoppingWatcher
from harvester.rendering import AskForPart, Rendering
from harvester.reports import coverage
from store.records import Capture, Snapshot
from store.tables.renderings import RenderedPage
from tests.support.altering import faults
from tests.support.archives import opened
from tests.support.harvests import contents, field_at
from tests.support.harvests import field as harvested
from tests.support.rendering import snapshot
from tests.support.shells import (
    BUNDLE,
    DATA,
    DAYS,
    HISTORY,
    SCRIPT,
    SHELL,
    ScriptedBrowser,
    harvest_rendered,
)
from tests.support.stand_in import PRIVACY, Held, Reply, Request, World, page

NEW = "http://www.juniper-and-reed.example/new-privacy"
MORE = f"{DATA}?more"
COUNTER = "http://counter.example/hit.js"
READABLE = Held("20100101000000", PRIVACY, page(3))
MOVED = (("Location", NEW), ("Content-Type", "text/html"))


class FailingBrowser(ScriptedBrowser):
    """A browser that shows nothing."""

    def render(self, page: Snapshot, ask: AskForPart) -> Rendering:
        """Fail as a page does."""
        self.pages.append(page.capture.timestamp)
        raise RenderingFailed(page.capture.original, "it did not end within 30 seconds")


class CrashingBrowser(FailingBrowser):
    """A browser that fails as nobody foresaw."""

    def render(self, page: Snapshot, ask: AskForPart) -> Rendering:
        """Fail as a library does."""
        self.pages.append(page.capture.timestamp)
        raise KeyError("connection closed")


class MissingBrowser(FailingBrowser):
    """A browser that does not start any more."""

    def render(self, page: Snapshot, ask: AskForPart) -> Rendering:
        """Fail as a removed program does."""
        self.pages.append(page.capture.timestamp)
        raise BrowserMissing("Chromium does not start", "Install it")


@dataclass(slots=True)
class LenientBrowser(ScriptedBrowser):
    """A browser that shows the data with or without another part.

    Attributes:
        part: the address of the part.
    """

    part: str = MORE

    def render(self, page: Snapshot, ask: AskForPart) -> Rendering:
        """Ask for a part without which the page is shown all the same."""
        ask(self.part)
        return ScriptedBrowser.render(self, page, ask)


def answering(kind: str, part: str, status: int, world: World) -> Callable[[Request], Reply]:
    """Return an archive that answers requests for one part by an error of its own."""

    def answer(request: Request) -> Reply:
        wanted = request.path if kind == "memento" else request.query.get("url", "")
        if request.kind == kind and part in wanted:
            return Reply(status)
        return world(request)

    return answer


def test_the_reason_of_the_browser_is_told(tmp_path: Path) -> None:
    with harvested(tmp_path / "h.db", World(HISTORY)) as here:
        outcome = harvest_rendered(here, FailingBrowser())
        expected = "needs scripts: a browser could not show the page (it did not end within 30 seconds)"
        assert {one.reason for one in outcome.fetched} == {expected}
        assert faults(here.store) == []


@pytest.mark.parametrize("kind", [CrashingBrowser, MissingBrowser])
def test_a_browser_that_fails_does_not_keep_other_captures_from_being_read(
    tmp_path: Path, kind: type[FailingBrowser]
) -> None:
    with harvested(tmp_path / "h.db", World([*HISTORY, READABLE])) as here:
        browser = kind()
        outcome = harvest_rendered(here, browser)
        assert sorted(browser.pages) == sorted(DAYS)
        assert [one.first_capture for one in here.store.versions.of(here.job.row)] == ["20100101000000"]
        states = {(one.known.timestamp, one.state) for one in outcome.fetched}
        assert states == {*((day, "held") for day in DAYS), ("20100101000000", "read")}
        assert faults(here.store) == []


def test_what_a_missing_browser_did_not_render_is_a_problem_and_is_rendered_by_the_next_run(
    tmp_path: Path,
) -> None:
    with harvested(tmp_path / "h.db", World(HISTORY)) as here:
        outcome = harvest_rendered(here, MissingBrowser())
        assert len(outcome.problems) == len(DAYS)
        assert all("Chromium does not start" in problem for problem in outcome.problems)
        assert harvest_rendered(here, ScriptedBrowser()).problems == ()
        assert len(here.versions()) == 2


@pytest.mark.parametrize("status", [500, 503])
def test_a_page_is_not_shown_without_a_part_that_the_archive_may_have(tmp_path: Path, status: int) -> None:
    world = World([*HISTORY, *(Held(day, MORE, b"{}") for day in DAYS)])
    with harvested(tmp_path / "h.db", answering("memento", "more", status, world)) as here:
        outcome = harvest_rendered(here, LenientBrowser())
        assert here.versions() == []
        # It is the part that is silent, not the archive.
        assert outcome.stopped is None
        assert len(outcome.problems) == len(DAYS)
        here.server.behaviour = world
        assert harvest_rendered(here, LenientBrowser()).problems == ()
        assert len(here.versions()) == 2
        assert faults(here.store) == []


def test_a_part_of_others_that_the_archive_lacks_is_named_beside_the_text(tmp_path: Path) -> None:
    with harvested(tmp_path / "h.db", World(HISTORY)) as here:
        outcome = harvest_rendered(here, LenientBrowser(part=COUNTER))
        assert all(COUNTER in one.notes[0] for one in outcome.fetched)
        assert len(here.versions()) == 2


def test_pages_that_cannot_be_shown_are_said_once_and_when_they_are_tried_again(tmp_path: Path) -> None:
    with harvested(tmp_path / "h.db", World(HISTORY)) as here:
        (said,) = harvest_rendered(here, FailingBrowser()).standing
        assert said.startswith("4 of the 4 newest pages that were fetched gave no usable text")
        assert said.endswith("(it did not end within 30 seconds); tried again from 20 Nov 2026")
        found = coverage(here.store, here.job.row, here.server.location, 0, here.clock())
        lines = status_lines("juniper", "privacy", found, are_rendered=True)
        again = "they are tried again from 20 Nov 2026"
        assert f"  scripts    a browser could not show the policy of 4 captures; {again}" in lines
        assert "  to do      4 captures need a browser, which tries again from 20 Nov 2026" in lines


@pytest.mark.parametrize(("failing", "standing"), [(DAYS[1], 0), (DAYS[-1], 1)])
def test_a_page_that_cannot_be_shown_is_a_problem_if_it_is_the_newest(
    tmp_path: Path, failing: str, standing: int
) -> None:
    class OnceFailing(ScriptedBrowser):
        """A browser that cannot show one of the captures."""

        def render(self, page: Snapshot, ask: AskForPart) -> Rendering:
            """Fail for one page."""
            if page.capture.timestamp == failing:
                raise RenderingFailed(page.capture.original, "its text still changes after 20 seconds")
            return ScriptedBrowser.render(self, page, ask)

    with harvested(tmp_path / "h.db", World(HISTORY)) as here:
        outcome = harvest_rendered(here, OnceFailing())
        said = ("a browser could not show the policy of 1 capture; it is tried again from 20 Nov 2026",)
        assert outcome.standing == said[:standing]
        notes = [line for line in run_lines(outcome) if "a browser rendered the page" in line]
        assert len(notes) == len({note for one in outcome.fetched for note in one.notes}) < len(DAYS)
        assert any(line.startswith("  2 captures: a browser rendered the page") for line in notes)


def test_a_text_without_a_part_of_the_site_is_no_version(tmp_path: Path) -> None:
    with harvested(tmp_path / "h.db", World(HISTORY)) as here:
        harvest_rendered(here, LenientBrowser())
        assert here.versions() == []
        reasons = {one.reason for one in here.store.captures.without_text(here.job.row)}
        assert reasons == {
            "needs scripts: a browser showed the page without a part that it needs, because the archive "
            f"lacks {MORE}"
        }
        assert faults(here.store) == []


@pytest.mark.parametrize("status", [404, 500])
def test_a_captured_error_in_the_place_of_what_was_served_before_is_a_gap(
    tmp_path: Path, status: int
) -> None:
    first = next(one for one in HISTORY if one.original == DATA)
    others = [one for one in HISTORY if one != first]
    with harvested(tmp_path / "h.db", World([*others, replace(first, status=status, body=page(9))])) as here:
        harvest_rendered(here, ScriptedBrowser())
        held = here.store.captures.without_text(here.job.row)
        assert [one.timestamp for one in held] == [DAYS[0]]
        assert "without a part that it needs" in held[0].reason


def test_a_part_whose_list_is_not_served_is_asked_for_itself(tmp_path: Path) -> None:
    behaviour = answering("index", "policy.json", 500, World(HISTORY))
    with harvested(tmp_path / "h.db", behaviour) as here:
        assert harvest_rendered(here, ScriptedBrowser()).problems == ()
        assert len(here.versions()) == 2


@pytest.mark.parametrize(
    ("status", "headers"), [(404, SCRIPT), (200, (("Content-Type", "text/html; charset=utf-8"),))]
)
def test_an_error_in_the_place_of_a_program_is_not_used_again(
    tmp_path: Path, status: int, headers: tuple[tuple[str, str], ...]
) -> None:
    newest = DAYS[-1]
    gone = Held(newest, BUNDLE, b"Not found", status=status, headers=headers)
    others = [one for one in HISTORY if one.original != BUNDLE or one.timestamp[:4] != newest[:4]]
    with harvested(tmp_path / "h.db", World([*others, gone])) as here:
        harvest_rendered(here, ScriptedBrowser())
        for day in DAYS:
            (part,) = (
                one for one in here.store.renderings.parts(here.job.row, day, PRIVACY) if one.url == BUNDLE
            )
            assert (part.served_at == newest) is (day == newest)


def test_pages_that_were_stored_are_rendered_without_asking_for_them_again(tmp_path: Path) -> None:
    with harvested(tmp_path / "h.db", World(HISTORY)) as here:
        here.harvest()
        before = contents(here.store.path)
        outcome = harvest_rendered(here, ScriptedBrowser())
        after = contents(here.store.path)
        assert len(after["captures"]) == len(before["captures"])
        new = len(after["snapshots"]) - len(before["snapshots"])
        assert outcome.snapshots_new == new < len(DAYS)
        assert outcome.requests_memento == new + sum(one.parts for one in outcome.fetched)
        assert faults(here.store) == []


def test_a_page_behind_a_redirect_is_rendered_once(tmp_path: Path) -> None:
    held = [
        Held(DAYS[0], PRIVACY, status=302, headers=MOVED),
        Held("20120115130000", PRIVACY, status=302, headers=MOVED),
        Held(DAYS[0], NEW, SHELL),
    ]
    browser = FailingBrowser()
    with harvested(tmp_path / "h.db", World(held)) as here:
        harvest_rendered(here, browser)
        before = contents(here.store.path)
        assert harvest_rendered(here, browser).requests_memento == 0
        assert browser.pages == [DAYS[0]]
        assert contents(here.store.path) == before


def test_a_page_that_several_captures_lead_to_is_rendered_again_when_it_is_due(tmp_path: Path) -> None:
    browser = FailingBrowser()
    with harvested(tmp_path / "h.db", World(HISTORY)) as here, opened(here.server.location) as archive:
        renderer = PageRenderer(here.store, archive, here.job.row, browser, days=30)
        now, shell = here.clock(), snapshot(SHELL, PRIVACY)
        for later in (0, RETRY_DAYS - 1, RETRY_DAYS):
            assert renderer.render(shell, now + timedelta(days=later)) is None
        assert len(browser.pages) == 2


def test_a_page_behind_a_redirect_is_rendered_later(tmp_path: Path) -> None:
    parts = [one for one in HISTORY if one.original != PRIVACY]
    held = [Held(DAYS[0], PRIVACY, status=302, headers=MOVED), Held(DAYS[0], NEW, SHELL)]
    with harvested(tmp_path / "h.db", World([*held, *parts])) as here:
        here.harvest()
        harvest_rendered(here, ScriptedBrowser())
        (version,) = here.store.versions.of(here.job.row)
        assert (version.first_capture, version.url) == (DAYS[0], NEW)
        assert faults(here.store) == []


class Killed(BaseException):
    """Raised where a run is killed."""


@pytest.mark.parametrize("at", range(1, 13))
def test_a_run_that_is_killed_while_it_renders_comes_to_the_same_store(
    tmp_path: Path, at: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole, killed = tmp_path / "whole.db", tmp_path / "killed.db"
    with harvested(whole, World(HISTORY)) as here, field_at(killed, here.server) as there:
        harvest_rendered(here, ScriptedBrowser())
        real, count = there.store.renderings.add_body, 0

        def dies(document: int, timestamp: str, body: bytes) -> str:
            nonlocal count
            count += 1
            if count == at:
                raise Killed
            return real(document, timestamp, body)

        with monkeypatch.context() as patch, pytest.raises(Killed):
            patch.setattr(there.store.renderings, "add_body", dies)
            harvest_rendered(there, ScriptedBrowser())
        harvest_rendered(there, ScriptedBrowser())
        assert faults(there.store) == []
    kept, expected = contents(killed), contents(whole)
    for table in ("captures", "readings", "texts", "versions", "renderings"):
        assert [row[1:] for row in kept[table]] == [row[1:] for row in expected[table]]


def test_what_is_doubtful_about_a_record_is_said_of_the_rendered_page() -> None:
    def rendered(timestamp: str, url: str) -> RenderedPage:
        return RenderedPage(page(1), ())

    headers = {"content-type": "text/html", TRUNCATED: "length"}
    capture = Capture("", DAYS[0], PRIVACY, "text/html", 200, "-", None)
    shell = Snapshot(capture, SHELL, headers, text_sha256(SHELL.decode()), datetime(2026, 1, 1, tzinfo=UTC))
    judged = Reader(rendered=rendered).judge(shell, 200)
    assert judged.recipe == "rendered"
    assert not judged.has_end
    assert any("this record is truncated" in note for note in judged.notes)


def test_what_a_signal_ended_is_not_recorded(tmp_path: Path) -> None:
    stopping: list[bool] = []

    class EndedBrowser(FailingBrowser):
        """A browser that gets the signal that ends the run, too."""

        def render(self, page: Snapshot, ask: AskForPart) -> Rendering:
            """Fail as a killed program does."""
            stopping.append(True)
            return FailingBrowser.render(self, page, ask)

    def check() -> None:
        if stopping:
            raise Stopped("stopped by SIGINT")

    with harvested(tmp_path / "h.db", World(HISTORY)) as here:
        harvest_rendered(here, EndedBrowser(), StoppingWatcher(check))
        assert here.store.database.rows("SELECT * FROM renderings") == []
        assert harvest_rendered(here, ScriptedBrowser()).timeline.versions == 2


@pytest.mark.parametrize(
    "words", ["Something went wrong. Try again later.", "Sign in to read our privacy policy."]
)
def test_what_a_program_shows_in_the_place_of_the_policy_is_no_version(tmp_path: Path, words: str) -> None:
    shown = f"<!doctype html><title>Privacy Policy</title><body><h1>Oh</h1><p>{words}</p>".encode()
    history = [replace(one, body=shown) if one.original == DATA else one for one in HISTORY]
    with harvested(tmp_path / "h.db", World(history)) as here:
        harvest_rendered(here, ScriptedBrowser())
        assert here.versions() == []
        reasons = [one.reason for one in here.store.captures.without_text(here.job.row)]
        assert len(reasons) == len(DAYS)
        assert all("a browser did not show the policy" in one and words in one for one in reasons)


def test_a_short_text_after_a_captured_error_is_no_version(tmp_path: Path) -> None:
    errors = [Held(day, MORE, b"no", status=404) for day in DAYS]
    with harvested(tmp_path / "h.db", World([*HISTORY, *errors])) as here:
        outcome = harvest_rendered(here, LenientBrowser())
        assert here.versions() == []
        assert all(f"words after an error for {MORE}: " in one.reason for one in outcome.fetched)
        # The archive lacks nothing, so another day shows nothing else.
        found = coverage(here.store, here.job.row, here.server.location, 0, here.clock())
        lines = status_lines("juniper", "privacy", found, are_rendered=True)
        assert "  scripts    a browser could not show the policy of 4 captures" in lines
        assert harvest_rendered(here, LenientBrowser()).requests_memento == 0
