"""What only newer rules see in captures that were read before is told to nobody (docs/design.md, law 2)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from diffs import essence
from harvester.pipeline import extracting
from harvester.pipeline.telling import preview
from store.timeline import flags, held_for_review
from tests.support.generations import generation
from tests.support.harvests import Field, field
from tests.support.post_office import ONE, mailed
from tests.support.stand_in import PRIVACY, Held, World
from tests.support.stationery_policy import BETWEEN, NEW, OLD

MONTHS = [f"2012{month:02}15120000" for month in range(1, 8)]
APRIL, MAY, JUNE = (MONTHS[2], MONTHS[3]), (MONTHS[3], MONTHS[4]), (MONTHS[4], MONTHS[5])
# Two thirds of the words of the policy.
SHORTER = OLD.replace(OLD[OLD.index(b"<h2>2.") : OLD.index(b"<div class")], b"")


def shown(*bodies: bytes) -> World:
    """Return an archive with a capture a month."""
    return World([Held(month, PRIVACY, body) for month, body in zip(MONTHS, bodies, strict=False)])


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Field]:
    """Return a document whose news begins after the third of three equal captures."""
    with field(tmp_path / "h.db", shown(OLD, OLD, OLD)) as found:
        with generation(reading="reading-0"):
            found.harvest()
        yield found


def test_words_that_older_rules_took_for_glyphs_are_no_news(here: Field) -> None:
    here.server.behaviour = shown(OLD, OLD, OLD, BETWEEN)
    with generation(reading="reading-0.5") as patch:
        patch.setattr(extracting, "essence", lambda text: essence(text)[:40])
        here.harvest()
        assert here.versions()[1][1] == '["cosmetic"]'
        assert mailed(here) == []
    here.server.behaviour = shown(OLD, OLD, OLD, BETWEEN, NEW)
    here.harvest()
    assert [said for _, said in here.versions()] == ["[]", "[]", "[]"]
    assert mailed(here) == [MAY]
    assert mailed(here) == []


def test_captures_that_newer_rules_no_longer_hold_are_no_news(here: Field) -> None:
    here.server.behaviour = shown(OLD, OLD, OLD, SHORTER)
    with generation(reading="reading-0") as patch:
        patch.setattr(held_for_review, "LOST", 0.95)
        here.harvest()
        assert len(here.store.reviews.of(here.job.row)) == 1
    here.server.behaviour = shown(OLD, OLD, OLD, SHORTER, SHORTER, NEW)
    here.harvest()
    assert len(here.versions()) == 3
    assert here.store.reviews.of(here.job.row) == ()
    assert mailed(here) == [JUNE]


def test_a_capture_that_another_one_confirms_is_news(here: Field) -> None:
    here.server.behaviour = shown(OLD, OLD, OLD, SHORTER)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(held_for_review, "LOST", 0.95)
        here.harvest()
        assert mailed(here) == []
        here.server.behaviour = shown(OLD, OLD, OLD, SHORTER, SHORTER)
        here.harvest()
        assert mailed(here) == [APRIL]


@pytest.mark.parametrize("is_told", [True, False])
def test_a_change_that_older_rules_had_found_is_told_once(here: Field, *, is_told: bool) -> None:
    here.server.behaviour = shown(OLD, OLD, OLD, NEW)
    with generation(reading="reading-0"):
        here.harvest()
        if is_told:
            assert mailed(here) == [APRIL]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(flags, "_is_late", lambda *_: True)
        patch.setattr(flags._Judge, "_is_late", lambda *_: True)
        here.harvest()
        assert here.versions()[1][1] == '["late-notice"]'
        assert mailed(here) == ([] if is_told else [APRIL])
        assert mailed(here) == []


def test_rules_that_hold_a_capture_and_let_it_go_tell_nothing_twice(here: Field) -> None:
    here.server.behaviour = shown(OLD, OLD, OLD, SHORTER, NEW)
    with generation(reading="reading-0"):
        here.harvest()
        assert mailed(here) == [APRIL, MAY]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(held_for_review, "LOST", 0.95)
        here.harvest()
        assert len(here.versions()) == 2
        assert mailed(here) == []
    with generation(reading="reading-4"):
        here.harvest()
        assert len(here.versions()) == 3
        assert mailed(here) == []
        assert preview(here.store, ONE, here.clock()) == ()
