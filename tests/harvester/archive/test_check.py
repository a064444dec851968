"""Two questions, and a report that a person can act on."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from harvester.archive.check import CheckReport, check_archive
from harvester.config.settings import ArchiveSettings
from harvester.errors import ConfigError
from store.tables.pace_ledger import PaceLedger
from tests.support.archives import Clock
from tests.support.stand_in import PRIVACY, StandIn, World, history, stand_in
from tests.support.warcs import write_warc


def checked(location: str, *, clock: Clock | None = None, url: str = PRIVACY) -> CheckReport:
    clock = clock or Clock(datetime.now(UTC))
    ledger = PaceLedger(":memory:")
    try:
        settings = ArchiveSettings(timeout_seconds=5)
        return check_archive(location, settings=settings, ledger=ledger, timing=clock.timing, url=url)
    finally:
        ledger.close()


def findings(report: CheckReport) -> dict[str, str]:
    return {finding.topic: finding.state for finding in report.findings}


def test_an_archive_as_it_should_be() -> None:
    with StandIn(World(history())) as server:
        report = checked(server.location)
        assert server.counts == {"index": 1, "memento": 1, "connection": 1}
    assert report.usable
    assert findings(report) == {"index": "ok", "limits": "ok", "clock": "ok", "memento": "ok"}
    assert report.lines()[0] == server.location
    assert any("20120115120000 was served: status 200" in line for line in report.lines())


def test_a_clock_that_is_wrong() -> None:
    with StandIn(World(history())) as server:
        report = checked(server.location, clock=Clock(datetime(2020, 1, 1, tzinfo=UTC)))
    assert findings(report)["clock"] == "note"
    assert any("behind the archive" in line for line in report.lines())


def test_no_captures_of_the_page() -> None:
    with StandIn(World(history())) as server:
        report = checked(server.location, url="http://nobody.example/")
        assert server.counts["memento"] == 0
    assert report.usable
    assert findings(report)["index"] == "note"


@pytest.mark.parametrize(
    ("name", "topic", "state"),
    [
        ("html-503-for-good", "memento", "ok"),
        ("list-cut-in-mid-row", "index", "bad"),
        ("hrm-404", "memento", "note"),
        ("nearest-months-off", "memento", "note"),
        ("own-page-200", "answer", "bad"),
        ("blocked-403-with-header", "answer", "bad"),
        ("bad-question-400", "answer", "bad"),
        ("real-429-with-seconds", "limit", "bad"),
    ],
)
def test_what_is_wrong_is_said_after_two_requests_at_most(name: str, topic: str, state: str) -> None:
    with stand_in(name) as server:
        report = checked(server.location)
        assert server.counts["index"] <= 1
        assert server.counts["memento"] <= 1
    assert findings(report)[topic] == state
    assert report.usable == (state != "bad")
    assert (report.until is not None) == (topic == "limit")


def test_a_file_can_be_checked_too(tmp_path: Path) -> None:
    report = checked(str(write_warc(tmp_path / "a.warc.gz", history())))
    assert report.usable
    assert findings(report) == {"index": "ok", "memento": "ok"}


def test_a_wrong_location() -> None:
    with pytest.raises(ConfigError):
        checked("ftp://archive.example")
