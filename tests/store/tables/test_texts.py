"""Texts, each kept once, with what is read in it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from harvester.pipeline.extracting import read_text
from harvester.pipeline.timeline import draw_timeline
from store import Store
from store.errors import StoreError
from store.tables.texts import Text
from tests.support.scripted import document_of, shows
from tests.support.stand_in import PRIVACY
from tests.support.timelines import is_drawn

OLD = read_text("Privacy", "# Privacy\n\nEffective date: January 1, 2012\n\n## 1. Cookies\n\nNone.\n")
NEW = read_text("Privacy", "# Privacy\n\nLast updated: March 2013\n\n## 1. Cookies\n\nMany.\n")


def sections(store: Store, text: Text) -> list[str]:
    """Return the headings that are stored of a text."""
    rows = store.database.rows(
        "SELECT heading FROM sections WHERE text = ? ORDER BY position", (text.sha256,)
    )
    return [row["heading"] for row in rows]


def test_a_text_is_kept_once_with_its_dates_and_sections(store: Store) -> None:
    store.texts.add(OLD)
    store.texts.add(OLD)
    assert store.texts.markdown(OLD.sha256) == OLD.markdown
    assert sections(store, OLD) == [section.heading for section in OLD.sections]
    assert len(store.database.rows("SELECT * FROM stated_dates")) == len(OLD.dates) == 1


def test_put_brings_what_is_read_in_a_text_up_to_date(store: Store) -> None:
    store.texts.add(OLD)
    store.texts.put(replace(OLD, title="Other", sections=OLD.sections[:1], dates=()))
    assert sections(store, OLD) == [OLD.sections[0].heading]
    assert store.database.rows("SELECT * FROM stated_dates") == []
    store.texts.put(NEW)
    assert store.texts.markdown(NEW.sha256) == NEW.markdown


def test_a_text_comes_back_as_it_was_stored(store: Store) -> None:
    store.texts.add(OLD)
    assert store.texts.find(OLD.sha256) == OLD
    assert store.texts.find(NEW.sha256) is None


def test_what_other_rules_read_in_a_text_is_replaced(store: Store) -> None:
    document = document_of(store)
    shows(store, document, "20120101", OLD.markdown)
    draw_timeline(store, document, {})
    assert store.texts.of_other_rules(document, OLD.rules) == ()
    assert store.texts.of_other_rules(document, "newer") == (OLD.sha256,)
    store.texts.add(replace(OLD, dates=(), rules=OLD.rules))
    assert store.texts.find(OLD.sha256) == OLD
    assert is_drawn(store, document)
    newer = replace(OLD, dates=(), rules="newer")
    store.texts.add(newer)
    assert store.texts.find(OLD.sha256) == newer
    assert not is_drawn(store, document)


def test_comparisons_go_only_if_sections_change(store: Store) -> None:
    document = document_of(store)
    shows(store, document, "20120101", OLD.markdown)
    shows(store, document, "20130401", NEW.markdown)
    draw_timeline(store, document, {})
    store.texts.put(replace(OLD, dates=(), rules="newer"))
    assert store.comparisons.pairs(document) == {(OLD.sha256, NEW.sha256)}
    store.texts.put(replace(OLD, sections=OLD.sections[:1], rules="newer"))
    assert store.comparisons.pairs(document) == set()
    assert store.database.rows("SELECT * FROM changes") == []


def test_a_text_that_is_not_there_is_an_error_that_names_it(store: Store) -> None:
    with pytest.raises(StoreError, match="abc"):
        store.texts.markdown("abc")


def test_the_texts_of_a_document_are_those_that_its_captures_show(store: Store) -> None:
    document = document_of(store)
    shows(store, document, "20120101", OLD.markdown)
    shows(store, document, "20130401", NEW.markdown)
    assert [title for title, _ in store.texts.of(document)] == ["Privacy", "Privacy"]


def test_a_text_that_nothing_shows_any_more_is_dropped(store: Store) -> None:
    document = document_of(store)
    shows(store, document, "20120101", OLD.markdown)
    shows(store, document, "20130401", NEW.markdown)
    store.readings.remove(document, "20120101000000", PRIVACY)
    store.texts.drop_if_unused(OLD.sha256)
    store.texts.drop_if_unused(NEW.sha256)
    with pytest.raises(StoreError):
        store.texts.markdown(OLD.sha256)
    assert sections(store, OLD) == []
    assert store.texts.markdown(NEW.sha256) == NEW.markdown
