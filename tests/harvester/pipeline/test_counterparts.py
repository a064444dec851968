"""Versions are made from the whole policy; corpus documents are compared by the corpus recipe."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from diffs import compare
from harvester.errors import ExtractError
from harvester.extract import extract
from harvester.pipeline.counterparts import comparable_texts
from harvester.pipeline.generations import EXTRACTORS
from harvester.pipeline.up_to_date import drawn
from tests.support.altering import faults
from tests.support.harvests import Field, contents, field
from tests.support.stand_in import PRIVACY, Held, World
from tests.support.stationery_policy import BETWEEN, CITED, MONTHS, NEW, OLD, changed_in_april, cite


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Field]:
    """Return a policy that changed in April; the archive has lost what the corpus document cites."""
    with field(tmp_path / "h.db", changed_in_april()) as found:
        yield found


def test_a_version_holds_what_the_recipe_of_the_corpus_leaves_out(here: Field) -> None:
    here.harvest()
    first, second = here.store.versions.log(here.job.row)
    assert "northern isles" in here.store.texts.markdown(first.text)
    assert "northern isles" not in extract(OLD, None, PRIVACY).text
    assert (first.recipe, first.extractor) == ("complete", EXTRACTORS["complete"])
    assert first.coverage is not None
    assert 0.9 < first.coverage <= 1
    assert second.compared_from == first.text


@pytest.mark.parametrize("when", ["before", "after"])
def test_a_corpus_document_with_the_neighbours_words_makes_no_version(here: Field, when: str) -> None:
    for step in ("cite", "harvest") if when == "before" else ("harvest", "cite", "harvest"):
        if step == "cite":
            cite(here, OLD)
        else:
            here.harvest()
    assert here.versions() == [(MONTHS[0], "[]"), (MONTHS[2], "[]")]
    assert faults(here.store) == []


def test_no_request_is_spent_on_a_change_that_only_the_recipes_make(here: Field) -> None:
    cite(here, OLD)
    # The three captures and the cited one, which the archive does not have.
    assert here.harvest().requests_memento <= 4


def test_a_corpus_document_with_other_words_is_compared_by_its_own_recipe(here: Field) -> None:
    cite(here, BETWEEN)
    here.harvest()
    rows = here.store.database.rows(
        "SELECT from_version, to_version, before_heading, after_heading, kinds FROM section_changes"
    )
    assert [(row["from_version"], row["to_version"], row["kinds"]) for row in rows] == [
        (1, 2, '["reworded"]'),
        (2, 3, '["reworded"]'),
        (3, 4, '["reworded"]'),
    ], "the section that the corpus leaves out was neither removed nor added"
    assert faults(here.store) == []


def test_diff_compares_any_two_versions_by_one_recipe(here: Field) -> None:
    cite(here, BETWEEN)
    here.harvest()
    versions = drawn(here.store, here.job.row, {})
    _, corpus_only, _, last = versions
    old, new = comparable_texts(here.store, here.job.row, corpus_only, last)
    assert [change.kinds for change in compare(old, new).changes] == [("reworded",)]
    old, new = comparable_texts(here.store, here.job.row, versions[0], last)
    assert "northern isles" in old
    assert "northern isles" in new


def test_what_is_shown_of_neighbours_is_what_was_stored(here: Field) -> None:
    """The words of the policy are the same in February, but the corpus recipe finds more of them."""
    more = OLD.replace(b'class="sidebar related"', b'class="part"')
    here.server.behaviour = World([Held(MONTHS[0], PRIVACY, OLD), Held(CITED, PRIVACY, more)])
    cite(here, NEW, "20120601120000")
    here.harvest()
    old, new = drawn(here.store, here.job.row, {})
    found = compare(*comparable_texts(here.store, here.job.row, old, new))
    (told,) = here.store.changes.since("0")
    stored = here.store.changes.comparison(told.document, told.old_text, told.new_text)
    assert stored is not None
    assert stored.comparison == found


@pytest.mark.parametrize("order", ["ch", "hch"])
def test_a_corpus_document_beside_a_capture_that_is_held_is_compared(tmp_path: Path, order: str) -> None:
    short = NEW[: NEW.index(b"<h2>1.")] + b"</main></body></html>"
    held = [Held(MONTHS[0], PRIVACY, OLD), Held("20120215120000", PRIVACY, short)]
    with field(tmp_path / "h.db", World([*held, Held(MONTHS[2], PRIVACY, NEW)])) as here:
        for step in order:
            if step == "c":
                cite(here, BETWEEN)
            else:
                outcome = here.harvest()
        assert [one.timestamp for one in outcome.held] == ["20120215120000"]
        rows = here.store.database.rows("SELECT from_version, kinds FROM section_changes")
        reworded = '["reworded"]'
        assert [(row["from_version"], row["kinds"]) for row in rows] == [(1, reworded), (2, reworded)]
        assert faults(here.store) == []


def test_what_the_recipe_of_the_corpus_cannot_read_is_compared_with_no_corpus_document(here: Field) -> None:
    closed = OLD.replace(b"<main>", b"<div hidden>").replace(b"</main>", b"</div>")
    here.server.behaviour = World([Held(MONTHS[0], PRIVACY, closed), Held(MONTHS[1], PRIVACY, closed)])
    cite(here, NEW)
    here.harvest()
    versions = drawn(here.store, here.job.row, {})
    assert [version.recipe for version in versions] == ["complete", "corpus", "complete"]
    assert [version.compared for version in versions] == [None] * 3
    with pytest.raises(ExtractError, match="version 1 cannot be compared with the text of a corpus document"):
        comparable_texts(here.store, here.job.row, *versions[:2])
    assert faults(here.store) == []


def test_a_corpus_document_with_all_the_words_needs_no_counterpart(here: Field) -> None:
    closed = NEW.replace(b"<main>", b"<div hidden>").replace(b"</main>", b"</div>")
    here.server.behaviour = World([Held(MONTHS[0], PRIVACY, OLD), Held(MONTHS[1], PRIVACY, closed)])
    cite(here, NEW.replace(b'class="sidebar related"', b""), "20120601120000")
    here.harvest()
    assert len(here.versions()) == 2


def test_it_makes_no_difference_in_which_order_things_came(tmp_path: Path) -> None:
    for name, steps in (("a", "ch"), ("b", "hch")):
        with field(tmp_path / f"{name}.db", changed_in_april()) as here:
            for step in steps:
                if step == "c":
                    cite(here, OLD)
                else:
                    here.harvest()
    first, second = (contents(tmp_path / f"{name}.db") for name in "ab")
    assert first["readings"] == second["readings"]
    assert first["versions"] == second["versions"]
    assert first["texts"] == second["texts"]
