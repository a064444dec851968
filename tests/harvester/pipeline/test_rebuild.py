"""Today's rules on the stored sources: technical, never news, and what was told stays told."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from harvester.errors import ExtractError
from harvester.extract import Page, extract
from harvester.pipeline import extracting, generations, rebuild
from harvester.pipeline.staleness import staleness_of
from tests.support.harvests import Field, contents, field
from tests.support.stand_in import PRIVACY, Held, World, history, page


@contextmanager
def rules(name: str, change: str, to: str) -> Iterator[None]:
    """Other rules than today's: they write some words of a page differently."""

    def other(*arguments: Any, **named: Any) -> Page:
        found = extract(*arguments, **named)
        return replace(found, markdown=found.markdown.replace(change, to))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(extracting, "extract", other)
        patch.setattr(generations, "EXTRACTORS", {"corpus": name, "complete": name})
        yield


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Field]:
    """Return a document that was harvested by older rules."""
    with field(tmp_path / "h.db", World(history())) as found:
        with rules("older", "stationery", "STATIONERY"):
            found.harvest()
        yield found


def rebuilt(here: Field) -> rebuild.RebuildResult:
    """Rebuild the document by today's rules."""
    return rebuild.rebuild(here.store, here.job.row, {})


def test_texts_of_older_rules_are_outdated(here: Field) -> None:
    assert staleness_of(here.store, here.job.row, {})
    rebuilt(here)
    assert not staleness_of(here.store, here.job.row, {})


def test_a_text_that_only_our_rules_changed_is_technical(here: Field) -> None:
    done = rebuilt(here)
    assert (done.snapshots, done.changed, done.timeline.versions) == (2, 2, 2)
    rows = here.store.versions.of(here.job.row)
    assert [row.reason for row in rows] == ["technical", "technical"]
    assert all("STATIONERY" not in here.store.texts.markdown(row.text) for row in rows)


def test_rebuilding_gives_what_a_harvest_by_todays_rules_gives(here: Field, tmp_path: Path) -> None:
    rebuilt(here)
    with field(tmp_path / "new.db", World(history())) as new:
        new.harvest()
        for table in ("texts", "sections", "stated_dates", "comparisons", "changes"):
            assert contents(tmp_path / "h.db")[table] == contents(tmp_path / "new.db")[table]


def test_rebuilding_twice_changes_nothing_more(here: Field, tmp_path: Path) -> None:
    rebuilt(here)
    before = contents(tmp_path / "h.db")
    assert rebuilt(here).changed == 0
    assert contents(tmp_path / "h.db") == before


def test_a_harvest_rebuilds_first_so_that_texts_of_two_rules_are_not_compared(here: Field) -> None:
    here.harvest()
    assert not staleness_of(here.store, here.job.row, {})
    assert len(here.versions()) == 2


def test_a_change_of_rules_is_no_news_and_what_was_told_stays_told(here: Field) -> None:
    before = here.store.changes.since(None)
    known = here.store.sources.documents()[0].news_after
    rebuilt(here)
    assert here.store.sources.documents()[0].news_after == known
    assert (before, here.store.changes.since(None)) == ((), ())
    pairs = {
        (row["old_text"], row["new_text"]) for row in here.store.database.rows("SELECT * FROM rereadings")
    }
    assert len(pairs) == 2, "what the old texts became is remembered"


def test_rules_that_hold_out_a_page_take_its_version_away(tmp_path: Path) -> None:
    odd = Held("20120801120000", PRIVACY, page(7))
    with field(tmp_path / "h.db", World([*history(), odd])) as here:
        with rules("older", "January 7", "January 7"):
            here.harvest()
        assert len(here.versions()) == 3
        with rules("newer", "Privacy Policy", ""), pytest.MonkeyPatch.context() as patch:
            judge = extracting.Reader.judge

            def strict(self: extracting.Reader, snapshot: Any, *rest: Any) -> extracting.ExtractionResult:
                if snapshot.body == odd.body:
                    return extracting.ExtractionResult(None, "held", "not the policy")
                return judge(self, snapshot, *rest)

            patch.setattr(extracting.Reader, "judge", strict)
            rebuilt(here)
        assert len(here.versions()) == 2
        aside = here.store.captures.without_text(here.job.row)
        assert [(row.timestamp, row.reason) for row in aside] == [(odd.timestamp, "not the policy")]


def test_a_policy_that_older_rules_could_not_read_at_all_is_read(tmp_path: Path) -> None:
    def blind(*_: Any, **__: Any) -> Page:
        raise ExtractError(PRIVACY, "no main content was found in the page")

    with field(tmp_path / "h.db", World(history())) as here:
        with rules("older", "", ""), pytest.MonkeyPatch.context() as patch:
            patch.setattr(extracting, "extract", blind)
            assert here.harvest().timeline.versions == 0
        outcome = here.harvest()
        assert outcome.requests_memento == 0
        assert outcome.timeline.versions == 2
        assert not staleness_of(here.store, here.job.row, {})


def test_the_texts_of_older_rules_are_dropped(here: Field) -> None:
    before = {row["sha256"] for row in here.store.database.rows("SELECT sha256 FROM texts")}
    rebuilt(here)
    after = {row["sha256"] for row in here.store.database.rows("SELECT sha256 FROM texts")}
    assert len(after) == 2
    assert not before & after


def test_sections_of_an_unchanged_text_are_brought_up_to_date(here: Field) -> None:
    rebuilt(here)
    with here.store.step():
        here.store.database.execute("UPDATE passages SET number = '99'")
        here.store.database.execute("UPDATE readings SET extractor = 'older'")
    rebuilt(here)
    assert not here.store.database.rows("SELECT 1 FROM sections WHERE number = '99'")
