"""A doubtful capture, from the archive to what is told of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from harvester.commands.run import run_lines, run_object
from harvester.commands.status import status_lines, status_object
from harvester.reports.coverage import coverage
from tests.support.harvests import Field, field
from tests.support.post_office import mailed
from tests.support.stand_in import PRIVACY, Held, World, history, page

LAST = "20121015120000"
AGAIN = "20121115120000"
STUB = b"""<html><head><title>Privacy Policy - Juniper & Reed</title></head>
<body><main><h1>Privacy Policy</h1>
<p>Juniper & Reed sells stationery. This policy says what we know about you, and what you can do about it.</p>
</main></body></html>"""
CUT = page(2)[: page(2).index(b"3. Your rights")]
EMPTY = b"<html><body><div id=root></div><script src=/app.js></script></body></html>"


def with_captures(*captures: tuple[str, bytes]) -> World:
    """Return the history of the stand-in's policy, and more captures."""
    return World([*history(), *(Held(timestamp, PRIVACY, body) for timestamp, body in captures)])


def told(here: Field) -> tuple[str, dict[str, object]]:
    """Return what `status` says, to people and to programs."""
    found = coverage(here.store, here.job.row, here.server.location, 0, here.clock())
    lines = "\n".join(status_lines("juniper", "privacy", found))
    return lines, status_object("juniper", "privacy", found)


@pytest.mark.parametrize("body", [STUB, CUT], ids=["a loss", "broken off"])
def test_a_doubtful_capture_is_held_and_told(tmp_path: Path, body: bytes) -> None:
    with field(tmp_path / "h.db", with_captures((LAST, body))) as here:
        outcome = here.harvest()
        assert outcome.timeline.versions == 2, "the two of the history"
        assert [one.timestamp for one in outcome.held] == [LAST]
        assert "held for review: 15 Oct 2012, 12:00 UTC" in "\n".join(run_lines(outcome))
        assert run_object(outcome)["review"]
        lines, found = told(here)
        assert "  review     15 Oct 2012, 12:00 UTC" in lines
        assert [one["timestamp"] for one in found["review"]] == [LAST]  # type: ignore[attr-defined]
        assert [one["by"] for one in found["bounds"]] == ["20120415120000"], "as in the log"  # type: ignore[attr-defined]


def test_a_loss_that_another_capture_confirms_is_a_version(tmp_path: Path) -> None:
    with field(tmp_path / "h.db", with_captures((LAST, STUB), (AGAIN, STUB))) as here:
        outcome = here.harvest()
        assert outcome.held == ()
        assert [version[0] for version in here.versions()][-1] == LAST


def test_a_change_is_not_bounded_by_what_is_held(tmp_path: Path) -> None:
    amended = page(2).replace(b"stationery", b"paper")
    with field(tmp_path / "h.db", with_captures((LAST, CUT), (AGAIN, amended))) as here:
        here.harvest()
        lines, found = told(here)
        newest = found["bounds"][-1]  # type: ignore[index]
        assert (newest["by"], newest["unread"], newest["blank"]) == (AGAIN, 0, 0)
        assert ", 1 held for review)" in lines


def test_captures_alike_that_are_held_are_told_in_one_line(tmp_path: Path) -> None:
    again = CUT.replace(b"<body", b"<body class=new")
    with field(tmp_path / "h.db", with_captures((LAST, CUT), (AGAIN, again))) as here:
        outcome = here.harvest()
        assert len(outcome.held) == 2
        (line,) = [line for line in run_lines(outcome) if "held for review" in line]
        assert "15 Oct 2012, 12:00 to 15 Nov 2012, 12:00 UTC (2 captures), " in line


def test_a_policy_whose_newest_captures_are_held_is_a_problem(tmp_path: Path) -> None:
    cut = [(f"2012{month}15120000", CUT + b"<!-- %d -->" % month) for month in (10, 11, 12)]
    with field(tmp_path / "h.db", with_captures(*cut)) as here:
        (standing,) = here.harvest().standing
        assert standing.endswith(
            "the last reason: the page is truncated: another capture continues where this one ends"
        )


def test_what_is_held_is_told_once_it_is_confirmed(tmp_path: Path) -> None:
    worlds = [with_captures((LAST, STUB))]
    with field(tmp_path / "h.db", lambda request: worlds[-1](request)) as here:
        assert here.harvest().held != ()
        worlds.append(with_captures((LAST, STUB), (AGAIN, STUB.replace(b"stationery", b"paper"))))
        outcome = here.harvest()
        assert outcome.held == ()
        assert outcome.timeline.versions == 4


def test_a_policy_that_cannot_be_read_any_more_is_a_problem(tmp_path: Path) -> None:
    blank = [(f"2012{month}15120000", EMPTY + b"<!-- %d -->" % month) for month in (10, 11, 12)]
    with field(tmp_path / "h.db", with_captures(*blank)) as here:
        outcome = here.harvest()
        assert outcome.problems == (), "all that was due was looked at"
        (standing,) = outcome.standing
        assert standing.startswith("3 captures show no policy without scripts")
        lines, found = told(here)
        assert "3 captures show no policy without scripts" in lines
        assert found["problem"] == standing


def test_a_policy_whose_captures_are_all_held_is_a_problem(tmp_path: Path) -> None:
    cut = [(f"2012{month}15120000", CUT + b"<!-- %d" % month) for month in (10, 11, 12)]
    with field(tmp_path / "h.db", with_captures(*cut)) as here:
        outcome = here.harvest()
        assert len(outcome.held) == 3
        (standing,) = outcome.standing
        assert standing.startswith(
            "3 of the 5 newest pages that were fetched gave no usable text of the policy"
        )
        assert "the page is truncated" in standing


def test_a_held_capture_is_news_once_it_is_confirmed_and_the_change_beside_it_at_once(tmp_path: Path) -> None:
    worlds = [with_captures()]
    with field(tmp_path / "h.db", lambda request: worlds[-1](request)) as here:
        here.harvest()
        assert mailed(here) == []
        worlds.append(with_captures((LAST, STUB)))
        assert here.harvest().held != ()
        assert mailed(here) == []
        changed = page(2).replace(b"advertising partners", b"nobody")
        worlds.append(with_captures((LAST, STUB), (AGAIN, changed)))
        here.harvest()
        ((_, first),) = mailed(here)
        assert first == AGAIN
        more = ("20130115120000", "20130215120000")
        worlds.append(with_captures((LAST, STUB), (AGAIN, changed), (more[0], STUB + b"<!-- -->")))
        assert [one.timestamp for one in here.harvest().held] == [LAST, more[0]]
        assert mailed(here) == []
        last = with_captures((LAST, STUB), (AGAIN, changed), (more[0], STUB + b"<!-- -->"), (more[1], STUB))
        worlds.append(last)
        assert [one.timestamp for one in here.harvest().held] == [LAST]
        assert mailed(here) == [(AGAIN, more[0])]
        here.harvest()
        assert mailed(here) == []
