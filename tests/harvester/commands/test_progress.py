"""What people see of a run while it goes on."""

from __future__ import annotations

import io
import sys
from dataclasses import replace

import pytest

from harvester.commands.progress import (
    LineProgress,
    ProgressBar,
    SilentProgress,
    bar_on_terminal,
    watcher_for,
)
from harvester.pipeline.fetching import FetchResult
from harvester.pipeline.jobs import Job
from harvester.pipeline.listing_result import ListingResult
from harvester.plan.captures import NextFetch, PlannedCapture
from tests.support.stand_in import PRIVACY

JOB = Job(1, "juniper", "privacy", 200, 30)
KNOWN = PlannedCapture("20120115120000", PRIVACY)
READ = FetchResult(KNOWN, (KNOWN,), "read")


def follow(watcher: SilentProgress) -> None:
    """Follow a short run."""
    with watcher as watching:
        watching.listing(JOB)
        watching.listed(JOB, ListingResult("partial", ("cut",), 2, True), 6)
        watching.fetching(JOB, NextFetch(KNOWN, "newest"), 3)
        watching.fetched(JOB, READ)
        watching.drawing(JOB)
        watching.drawing(replace(JOB, row=2))


def test_lines_are_said_one_for_each_step() -> None:
    stream = io.StringIO()
    follow(LineProgress(stream))
    first, second, third = stream.getvalue().splitlines()
    assert first == "juniper/privacy: 6 captures listed, 2 new (partial)"
    assert second == f"juniper/privacy: {KNOWN.timestamp} {PRIVACY}: read"
    assert third == "juniper/privacy: comparing its texts", "not of a document of which nothing was read"


def test_lines_go_to_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    follow(LineProgress())
    out, err = capsys.readouterr()
    assert out == ""
    assert len(err.splitlines()) == 3


def test_silence_is_silent(capsys: pytest.CaptureFixture[str]) -> None:
    follow(SilentProgress())
    assert capsys.readouterr() == ("", "")


def test_a_bar_leaves_standard_output_alone(capsys: pytest.CaptureFixture[str]) -> None:
    follow(ProgressBar())
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("quiet", "is_terminal", "kind"),
    [(True, True, SilentProgress), (False, True, ProgressBar), (False, False, LineProgress)],
)
def test_who_watches(
    monkeypatch: pytest.MonkeyPatch, quiet: bool, is_terminal: bool, kind: type[SilentProgress]
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: is_terminal, raising=False)
    assert type(watcher_for(quiet=quiet)) is kind


@pytest.mark.parametrize("is_terminal", [True, False])
def test_a_long_check_shows_a_bar_on_a_terminal_only(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], is_terminal: bool
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: is_terminal)
    monkeypatch.setenv("TERM", "xterm")
    with bar_on_terminal("policies derived again") as watch:
        watch(2, 7)
    out, err = capsys.readouterr()
    assert out == ""
    assert ("policies derived again" in err, "2/7" in err) == (is_terminal, is_terminal)
