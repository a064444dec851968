"""`status`, as the object of docs/json.md and for people."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from harvester.commands.status import status_lines, status_object
from harvester.pipeline.generations import EXTRACTORS, READING, comparison_rules
from harvester.reports.coverage import Coverage, coverage
from store.tables.captures import CaptureTally
from tests.support.harvests import field
from tests.support.stand_in import PRIVACY, Held, World, history

GONE = b"<html><head><title>404 Not Found</title></head><body><p>The page was not found.</p></body></html>"
UNTIL = datetime(2026, 11, 21, 6, tzinfo=UTC)


@pytest.fixture
def found(tmp_path: Path) -> Iterator[Coverage]:
    gone = [Held(f"2013{month:02}15120000", PRIVACY, GONE + b" " * month) for month in range(1, 8)]
    with field(tmp_path / "h.db", World([*history(), *gone])) as here:
        here.harvest()
        yield coverage(here.store, here.job.row, here.server.location, 0, here.clock())


def said(found: Coverage) -> str:
    """Return what people read."""
    return "\n".join(status_lines("juniper", "privacy", found))


def test_an_object_says_all_that_is_known(found: Coverage) -> None:
    status = status_object("juniper", "privacy", found)
    assert (status["listing"], status["captures"], status["remaining"]) == ("complete", 13, 0)
    assert status["last_change"] == "20120415120000"
    assert status["bounds"] == [
        {
            "after": "20120315120000",
            "by": "20120415120000",
            "not_before": "20120315120000",
            "known_from": "20120415120000",
            "gap_days": 31.0,
            "unread": 0,
            "blank": 0,
            "compared": True,
        }
    ]
    assert len(status["held"]) == 7  # type: ignore[arg-type]
    assert status["cooldown_until"] is None
    assert status["generations"] == {
        "text": f"{EXTRACTORS['complete']} {EXTRACTORS['corpus']}",
        "reading": READING,
        "comparison": comparison_rules({}),
    }


def test_people_are_told_what_was_held_out_and_why_by_reason(found: Coverage) -> None:
    (line,) = [line for line in said(found).splitlines() if "20130115120000" in line]
    assert "soft 404" in line
    assert line.endswith("and 2 more")


def test_people_are_told_how_sure_a_change_is(found: Coverage) -> None:
    assert "between 15 Mar 2012, 12:00 and 15 Apr 2012, 12:00 UTC (31 days)" in said(found)
    bound, change = replace(found.bounds[0], unread=4, blank=2), replace(found.changes[0], days=1.5)
    assert "(36 hours, 4 captures in between not read, 2 without a text)" in said(
        replace(found, bounds=(bound,), changes=(change,))
    )
    uncompared = replace(found, changes=(replace(change, is_method=True),))
    assert "method     read in another way, not compared, between 15 Mar 2012, 12:00 and" in said(uncompared)


def test_a_cooldown_and_a_problem_are_not_hidden(found: Coverage) -> None:
    troubled = replace(
        found, problem="the archive\x1b[31m told us to wait", cooldown_until=UNTIL, remaining=3
    )
    assert "until 21 Nov 2026, 06:00 UTC" in said(troubled)
    assert "told us to wait" in said(troubled)
    assert "\x1b" not in said(troubled)
    assert "about 3 captures left to fetch" in said(troubled)
    unlisted = said(replace(troubled, listing="failed"))
    assert "because the captures could not be listed; 3 known captures left to fetch" in unlisted
    assert status_object("juniper", "privacy", troubled)["cooldown_until"] == UNTIL.isoformat()


def test_nothing_known_is_said_as_such(found: Coverage) -> None:
    tally = CaptureTally(0, None, None, 0, 0, 0, 0, 0)
    empty = replace(
        found,
        listing="none",
        listed_at=None,
        tally=tally,
        last_run=None,
        aside=(),
        bounds=(),
        changes=(),
        listings=(),
    )
    assert "never" in said(empty)
    assert "none" in said(empty)
