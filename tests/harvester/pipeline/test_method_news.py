"""Where the way of reading changed nothing is compared, and the digest says so, once."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from harvester.config import Settings
from harvester.pipeline.telling import compose_due, preview
from tests.support.calls import Harvest
from tests.support.harvests import Field, field
from tests.support.post_office import ONE
from tests.support.shells import BUNDLE, DATA, DAYS, HISTORY, SCRIPT, SHELL, ScriptedBrowser, harvest_rendered
from tests.support.stand_in import PRIVACY, Held, World, page
from tests.support.timelines import NOW

RAW = [Held("20110115120000", PRIVACY, page(3)), Held("20110615120000", PRIVACY, page(3))]


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Field]:
    """Return a store of a page that was there as it is, and later needed scripts; news begin with 2012."""
    with field(tmp_path / "h.db", World([*RAW, *HISTORY])) as found:
        harvest_rendered(found, ScriptedBrowser())
        with found.store.step():
            for table in ("documents", "news_starts"):
                found.store.database.execute(f"UPDATE {table} SET news_after = '20111231000000'")
        yield found


def test_the_digest_names_a_change_of_method_once(here: Field) -> None:
    settings: Settings = ONE
    assert compose_due(here.store, settings, NOW) == ()
    (queued,) = here.store.outbox.waiting()
    payload = json.loads(queued.mail.payload)
    assert payload["methods"] == [
        {
            "company": "juniper",
            "document": "privacy",
            "not_before": "20110615120000",
            "known_from": DAYS[0],
            "recipes": ["complete", "rendered"],
        }
    ]
    # The rendered texts are compared with each other, and told as always.
    assert [one["after"]["first_capture"] for one in payload["changes"]] == [DAYS[2]]
    shown = payload["changes"][0]["after"]
    assert (shown["rendered"]["browser"], shown["known_from"]) == ("Chromium 150.0", DAYS[2])
    raw = " ".join(queued.mail.raw.decode().replace("=\r\n", "").split())
    assert "Privacy Policy: read in another way from 15 Jan 2012; the text before and" in raw
    # In the text of the mail, and in the contents and the body of its page.
    assert raw.count("Read in another way") == 3
    assert raw.count("rendered by Chromium 150 from 3") == 4
    assert compose_due(here.store, settings, NOW + timedelta(days=2)) == ()
    assert len(here.store.outbox.waiting()) == 1
    assert preview(here.store, settings, NOW) == ()


def test_a_change_that_is_found_beside_a_change_of_method_is_told(here: Field) -> None:
    """What was told as not compared was no change: one that is found within its bounds is no refinement."""
    assert compose_due(here.store, ONE, NOW) == ()
    here.server.behaviour = World([*RAW, Held("20120105120000", PRIVACY, page(5)), *HISTORY])
    with here.store.step():
        here.store.database.execute("UPDATE listings SET full_at = NULL, listed_at = NULL, newest = NULL")
    here.clock.now += timedelta(days=60)
    harvest_rendered(here, ScriptedBrowser())
    assert [row.first_capture for row in here.store.versions.of(here.job.row)][1] == "20120105120000"
    (digest,) = preview(here.store, ONE, NOW + timedelta(days=2))
    (told,) = digest.companies[0].documents[0].versions
    assert (told.before.last_capture, told.after.first_capture) == ("20110615120000", "20120105120000")


def test_a_text_that_is_found_to_be_comparable_later_is_told(here: Field) -> None:
    """A browser shows the old words, too: now the two texts are compared."""
    assert compose_due(here.store, ONE, NOW) == ()
    shell = Held("20111220120000", PRIVACY, SHELL)
    parts = [Held(shell.timestamp, BUNDLE, b"load();", headers=SCRIPT), Held(shell.timestamp, DATA, page(3))]
    here.server.behaviour = World([*RAW, shell, *parts, *HISTORY])
    with here.store.step():
        here.store.database.execute("UPDATE listings SET full_at = NULL, listed_at = NULL, newest = NULL")
    here.clock.now += timedelta(days=60)
    harvest_rendered(here, ScriptedBrowser())
    assert [row.reason for row in here.store.versions.of(here.job.row)] == ["first", "content", "content"]
    (digest,) = preview(here.store, ONE, NOW + timedelta(days=2))
    (told,) = digest.companies[0].documents[0].versions
    assert (told.before.last_capture, told.after.first_capture) == (shell.timestamp, DAYS[0])
    assert digest.methods == ()


def test_a_digest_of_nothing_but_a_change_of_method_does_not_say_no_change(
    tmp_path: Path, harvest: Harvest
) -> None:
    path = tmp_path / "h.db"
    shells = [Held(day, PRIVACY, SHELL) for day in DAYS[:1]]
    parts = [one for one in HISTORY if one.original != PRIVACY and one.timestamp < DAYS[1]]
    with field(path, World([*RAW, *shells, *parts])) as here:
        harvest_rendered(here, ScriptedBrowser())
    code, out, _ = harvest("--db", path, "digest", "--since", "2011-12")
    assert code == 0
    assert "1 policy read in another way, and not compared" in out
    assert "No changes" not in out
    log = harvest("--db", path, "log")[1]
    assert "read in another way between 15 Jun 2011, 12:00 and 15 Jan 2012, 12:00 UTC" in log
    assert "re-extracted" not in log
    status = harvest("--db", path, "status")[1]
    assert "method     read in another way, not compared, between 15 Jun 2011, 12:00 and" in status
