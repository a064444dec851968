"""A person's word is last: what `select` and `remove` do to the versions of a document."""

from __future__ import annotations

from pathlib import Path

from harvester.config.selectors import DatedSelector, PageSelectors
from harvester.pipeline.generations import EXTRACTORS
from tests.support.altering import faults
from tests.support.harvests import Field, field
from tests.support.stand_in import World, history


def choose(here: Field, selectors: PageSelectors) -> None:
    """Let the configuration choose parts of the document's pages."""
    with here.store.step():
        here.store.sources.set_selectors(here.job.row, selectors.as_json())


def texts(here: Field) -> list[str]:
    """Return the text of each version."""
    return [here.store.texts.markdown(row.text) for row in here.store.versions.of(here.job.row)]


def test_versions_hold_what_a_person_has_chosen(tmp_path: Path) -> None:
    with field(tmp_path / "h.db", World(history())) as here:
        choose(here, PageSelectors(remove=(DatedSelector("h2 + p"),)))
        here.harvest()
        found = texts(here)
        assert len(found) == 2
        assert all("stationery" in text for text in found)
        assert not any("carriers" in text for text in found)
        assert faults(here.store) == []


def test_another_choice_reads_the_stored_pages_again_and_is_no_news(tmp_path: Path) -> None:
    with field(tmp_path / "h.db", World(history())) as here:
        here.harvest()
        before = here.versions()
        choose(here, PageSelectors((DatedSelector("main > p"),)))
        outcome = here.harvest()
        assert outcome.requests_memento == 0
        rows = here.store.versions.of(here.job.row)
        assert {row.reason for row in rows} == {"technical"}
        assert len(rows) <= len(before)
        (name,) = {row.extractor for row in rows}
        assert name.startswith(f"{EXTRACTORS['complete']}+")


def test_a_choice_that_left_nothing_can_be_corrected(tmp_path: Path) -> None:
    with field(tmp_path / "h.db", World(history())) as here:
        choose(here, PageSelectors(remove=(DatedSelector("body > *"),)))
        assert here.harvest().timeline.versions == 0
        choose(here, PageSelectors(remove=(DatedSelector("h2 + p"),)))
        outcome = here.harvest()
        assert outcome.requests_memento == 0
        assert outcome.timeline.versions == 2
        assert faults(here.store) == []


def test_a_choice_is_for_its_time(tmp_path: Path) -> None:
    with field(tmp_path / "h.db", World(history())) as here:
        choose(here, PageSelectors(remove=(DatedSelector("h2", None, "201203"),)))
        here.harvest()
        first, second = texts(here)
        assert "Your rights" not in first
        assert "Your rights" in second


def test_a_selector_that_finds_nothing_is_a_problem(tmp_path: Path) -> None:
    with field(tmp_path / "h.db", World(history())) as here:
        choose(here, PageSelectors((DatedSelector(".policy"),)))
        outcome = here.harvest()
        (problem,) = outcome.standing
        assert problem.startswith("`.policy` of `select` and `remove` found nothing")
        assert outcome.problems == ()
        assert any("finds nothing on this page" in note for one in outcome.fetched for note in one.notes)
        assert texts(here)
        assert all("carriers" in text for text in texts(here)), "the rules decide, as without it"
