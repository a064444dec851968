"""A store of a program that read pages by the corpus recipe: what is new to us is told to nobody."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from harvester.config.selectors import NOTHING_CHOSEN, DatedSelector, PageSelectors
from harvester.extract import Page, extract
from harvester.pipeline import extracting, generations
from harvester.pipeline.telling import preview
from tests.support.altering import faults
from tests.support.harvests import Field, field
from tests.support.post_office import ONE, mailed
from tests.support.stand_in import PRIVACY, Held, World
from tests.support.stationery_policy import BETWEEN, NEW, OLD, cite

# The corpus recipe does not see this section.
ASIDE = OLD.replace(b"northern isles", b"southern isles")
MONTHS = [f"2012{month:02}15120000" for month in range(1, 8)]


def shows(*bodies: bytes) -> World:
    """Return an archive with a capture a month."""
    return World([Held(month, PRIVACY, body) for month, body in zip(MONTHS, bodies, strict=False)])


@contextmanager
def older_program(here: Field) -> Iterator[None]:
    """Let versions be made by the corpus recipe, and the store forget what it did not know then."""

    def by_corpus(payload: bytes, content_type: str | None, url: str, *_: Any, **named: Any) -> Page:
        return extract(payload, content_type, url, content_encoding=named["content_encoding"])

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(extracting, "extract", by_corpus)
        patch.setattr(generations, "EXTRACTORS", {"corpus": "corpus-2", "complete": "corpus-2"})
        yield
    with here.store.step():
        here.store.database.execute("UPDATE readings SET recipe = 'corpus', coverage = NULL, notes = '[]'")
        here.store.database.execute("UPDATE versions SET recipe = 'corpus', coverage = NULL, notes = '[]'")
        here.store.database.execute("UPDATE documents SET rules = '', drawn_by = '', derived = 0")


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Field]:
    """Return a store of the older program, with a change in April that is news."""
    with field(tmp_path / "h.db", shows(OLD, OLD, OLD)) as found:
        with older_program(found):
            found.harvest()
            found.server.behaviour = shows(OLD, OLD, OLD, NEW)
            found.harvest()
        yield found


APRIL, MAY = (MONTHS[2], MONTHS[3]), (MONTHS[3], MONTHS[4])


def test_what_was_told_is_not_told_again(here: Field) -> None:
    assert mailed(here) == [APRIL]
    here.harvest()
    assert mailed(here) == []
    rows = here.store.versions.of(here.job.row)
    assert [(row.reason, row.recipe) for row in rows] == [("technical", "complete")] * 2
    assert faults(here.store) == []


def test_what_was_not_told_yet_is_told_once(here: Field) -> None:
    here.harvest()
    assert mailed(here) == [APRIL]
    assert mailed(here) == []


@pytest.mark.parametrize("is_told", [True, False])
def test_a_change_that_comes_with_the_rebuild_is_told(here: Field, *, is_told: bool) -> None:
    if is_told:
        assert mailed(here) == [APRIL]
    here.server.behaviour = shows(OLD, OLD, OLD, NEW, BETWEEN)
    here.harvest()
    assert mailed(here) == ([MAY] if is_told else [APRIL, MAY])


def test_a_change_that_only_todays_recipe_sees_in_what_was_read_is_told_to_nobody(tmp_path: Path) -> None:
    with field(tmp_path / "h.db", shows(OLD, OLD, OLD)) as here:
        with older_program(here):
            here.harvest()
            here.server.behaviour = shows(OLD, OLD, OLD, ASIDE)
            here.harvest()
            assert len(here.versions()) == 1
        here.server.behaviour = shows(OLD, OLD, OLD, ASIDE, ASIDE, NEW)
        here.harvest()
        assert len(here.versions()) == 3
        assert mailed(here) == [(MONTHS[4], MONTHS[5])]


@pytest.mark.parametrize(
    ("body", "changes"),
    [(OLD, 1), (NEW, 0), (BETWEEN, 1)],
    ids=["as before", "as after: known from the beginning", "another text"],
)
def test_a_corpus_document_of_an_older_store_brings_no_mail(
    tmp_path: Path, body: bytes, changes: int
) -> None:
    with field(tmp_path / "h.db", shows(OLD, OLD, OLD)) as here:
        with older_program(here):
            cite(here, body, "20120401120000")
            here.harvest()
            here.server.behaviour = shows(OLD, OLD, OLD, NEW)
            here.harvest()
        told = mailed(here)
        here.harvest()
        assert mailed(here) == []
        assert len(told) == changes
        assert preview(here.store, ONE, here.clock()) == ()
        assert faults(here.store) == []


def test_a_selector_that_is_taken_back_swallows_no_news(tmp_path: Path) -> None:
    with field(tmp_path / "h.db", shows(OLD, OLD, OLD)) as here:
        here.harvest()
        here.server.behaviour = shows(OLD, OLD, OLD, NEW)
        here.harvest()
        for selectors in (PageSelectors(remove=(DatedSelector("h2 + p"),)), NOTHING_CHOSEN):
            with here.store.step():
                here.store.sources.set_selectors(here.job.row, selectors.as_json())
            here.harvest()
            assert len(here.versions()) == (1 if selectors.remove else 2)
        assert mailed(here) == [APRIL]
        assert mailed(here) == []
