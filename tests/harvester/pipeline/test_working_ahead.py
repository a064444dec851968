"""What processes work out ahead changes nothing but the time."""

from __future__ import annotations

import pickle
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from harvester.pipeline import comparing, extracting
from harvester.pipeline.rebuild import rebuild
from harvester.pipeline.timeline import draw_timeline
from harvester.pipeline.working_ahead import compared, derived, documents_ahead, texts_read
from harvester.processes import Workers, at_hand, workers
from tests.support.calls import Harvest
from tests.support.harvests import Field, contents, field
from tests.support.opened_ahead import close_opened
from tests.support.stand_in import World, history


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Field]:
    """Return a document that was harvested."""
    with field(tmp_path / "h.db", World(history())) as found:
        found.harvest()
        yield found
        close_opened(found.store.path)


def test_a_rebuild_takes_texts_and_comparisons_from_what_is_at_hand(here: Field) -> None:
    rebuild(here.store, here.job.row, {})
    expected = contents(here.store.path)
    packed = derived(here.store.path, {}, here.job.row)

    def unasked(*arguments: Any, **named: Any) -> None:
        raise AssertionError("it was worked out a second time")

    with pytest.MonkeyPatch.context() as patch, at_hand(packed):
        patch.setattr(extracting, "extract", unasked)
        rebuild(here.store, here.job.row, {})
    assert contents(here.store.path) == expected


def test_a_timeline_takes_comparisons_from_what_is_at_hand(here: Field) -> None:
    draw_timeline(here.store, here.job.row, {})
    expected = contents(here.store.path)
    here.store.comparisons.keep(here.job.row, (), "")
    packed = compared(here.store.path, {}, here.job.row)

    def unasked(*arguments: Any, **named: Any) -> None:
        raise AssertionError("it was worked out a second time")

    with pytest.MonkeyPatch.context() as patch, at_hand(packed):
        patch.setattr(comparing, "compare", unasked)
        draw_timeline(here.store, here.job.row, {})
    assert contents(here.store.path) == expected


def test_a_text_that_was_read_before_is_handed_over_again() -> None:
    pages = [("Privacy", "# Privacy\n\nWe keep names.\n"), ("Privacy", "# Privacy\n\nWe keep no names.\n")]
    found = [pickle.loads(texts_read(pages)) for _ in range(2)]
    assert found[0] == found[1]
    assert len(found[0]) == 2


def test_a_document_that_cannot_be_compared_is_left_to_the_one_that_writes(here: Field) -> None:
    assert pickle.loads(compared(here.store.path, {}, here.job.row + 1)) == {}


def test_what_cannot_be_derived_is_left_to_the_one_that_writes(here: Field) -> None:
    unknown = here.job.row + 1
    with documents_ahead(here.store.path, [here.job.row, unknown], {}, jobs=1, pages=10**6) as ahead:
        assert list(ahead) == [(here.job.row, None), (unknown, None)]
    assert derived(here.store.path, {}, unknown)


def test_the_commands_give_the_same_with_processes(
    harvested: Harvest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(workers, "_LEAST_PAGES", 1)
    stores = [tmp_path / f"{jobs}.db" for jobs in (1, 2)]
    said = []
    for jobs, store in enumerate(stores, 1):
        shutil.copyfile("harvest.db", store)
        rebuilt = harvested("--db", store, "rebuild", "--jobs", jobs)
        checked = harvested("--db", store, "verify", "--jobs", jobs)
        said.append([(code, out.replace(store.name, ""), err) for code, out, err in (rebuilt, checked)])
    assert said[0] == said[1]
    assert said[0][0][0] == said[0][1][0] == 0
    assert stores[0].read_bytes() == stores[1].read_bytes()


def test_processes_have_read_what_the_writer_stores(here: Field, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "_LEAST_PAGES", 1)
    with documents_ahead(here.store.path, [here.job.row], {}, jobs=2, pages=10) as ahead:
        ((row, packed),) = ahead
    assert (row, packed is None) == (here.job.row, False)
    assert Workers.for_pages(2, 10).jobs == 2
