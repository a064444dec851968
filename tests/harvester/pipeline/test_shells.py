"""Captures that show nothing until a script fills them in are counted, and told apart from "no change"."""

from __future__ import annotations

from pathlib import Path

from harvester.commands.status import status_lines, status_object
from harvester.pipeline.rebuild import rebuild
from harvester.reports import coverage
from store.records import NEEDS_SCRIPTS
from tests.support.harvests import field
from tests.support.stand_in import PRIVACY, Held, World, history

SHELL = (
    b"<!doctype html><html><head><title>Juniper &amp; Reed</title></head><body><div id=root></div>"
    b"<noscript>You need to enable JavaScript to run this app.</noscript><script src=/app.js></script>"
    b"</body></html>"
)


def test_captures_that_need_scripts_are_counted_with_the_reason(tmp_path: Path) -> None:
    shells = [Held(f"2013{month:02d}15120000", PRIVACY, SHELL + b"<!-- %d -->" % month) for month in (1, 2)]
    with field(tmp_path / "h.db", World([*history(), *shells])) as here:
        outcome = here.harvest()
        store, row = here.store, here.job.row
        expected = '2 captures show no policy without scripts; with `render = "when needed"`, a browser'
        assert outcome.standing[-1].startswith(expected)
        found = coverage(store, row, here.server.location, 0, here.clock())
        assert status_object("juniper", "privacy", found)["needs_scripts"] == 2
        assert any(line.startswith("  scripts    2 captures show") for line in status_lines("j", "p", found))
        lines = status_lines("j", "p", found)
        assert "  to do      2 captures need a browser" in lines
        assert any(line.startswith("  unread     needs scripts: the page says") for line in lines)
        assert not any("not a policy page" in line for line in lines)
        said = [
            line
            for rendered in (False, True)
            for line in status_lines("j", "p", found, are_rendered=rendered)
            if line.startswith("  scripts")
        ]
        assert ['with `render = "when needed"`' in line for line in said] == [True, False]
        assert [(one.state, one.reason) for one in store.captures.without_text(row)] == [
            ("held", "needs scripts: the page says “You need to enable JavaScript to run this app.”")
        ] * 2
        kept = store.database.rows("SELECT held_as FROM captures WHERE state = 'held'")
        assert [one["held_as"] for one in kept] == [NEEDS_SCRIPTS] * 2
        store.database.execute("UPDATE captures SET held_as = '' WHERE state = 'held'")
        rebuild(store, row, {})
        assert store.captures.tally(row).needs_scripts == 2
