"""Steps 5 and 6, version and compare: draw the timeline of a document, in one transaction."""

from __future__ import annotations

from dataclasses import dataclass

from harvester.pipeline.comparing import (
    ComparedPairs,
    compare_neighbours,
    derived_comparisons,
    neighbouring_texts,
)
from harvester.pipeline.extracting import read_text
from harvester.pipeline.generations import READING, Phrases
from harvester.pipeline.staleness import staleness_of
from harvester.pipeline.tracing import trace_lineages
from harvester.pipeline.versioning import store_versions, timeline_of
from store import Store
from store.timeline.found_by_rules import found_by_rules


@dataclass(frozen=True, slots=True)
class TimelineChange:
    """The size of a timeline, and how much of it is new.

    Attributes:
        versions_new: how many versions were not in the store.
        changes_new: how many changes (pairs of neighbouring texts) were not in the store.
        versions: how many versions there are.
        changes: how many changes there are.
    """

    versions_new: int
    changes_new: int
    versions: int = 0
    changes: int = 0


def draw_timeline(store: Store, document: int, phrases: Phrases) -> TimelineChange:
    """Draw the timeline of a document, compare its versions and trace its sections, in one transaction.

    Texts in which older rules found the dates and sections are read again first.

    Args:
        store: the store; what did not change is not written.
        document: id of the document.
        phrases: topics that give a change more weight, in addition to the built-in ones.

    Returns:
        The size of the timeline, and how much of it is new.

    Raises:
        StoreError: the store cannot be used.
    """
    # The readings are read in the same transaction. Otherwise another process could add one in between, which
    # would be missing from a timeline that is marked as up to date.
    with store.step():
        known = store.comparisons.pairs(document)
        _read_texts_again(store, document)
        is_ours = store.generations.drawn_by(document) != READING
        before = store.versions.of(document)
        held = store.reviews.of(document) if is_ours else ()
        compared = ComparedPairs(store, document, phrases)
        versions, versions_new = store_versions(store, document, compared, before)
        if is_ours:
            # What nobody had drawn or held before is new in any case.
            after = store.versions.of(document) if before or held else ()
            store.generations.mark_technical(document, found_by_rules(before, held, after), READING)
            store.generations.mark_drawn(document, READING)
        pairs = compare_neighbours(store, document, versions, phrases)
        trace_lineages(store, document, versions)
    return TimelineChange(versions_new, len(set(pairs) - known), len(versions), len(pairs))


def derive_uncompared(store: Store, document: int, phrases: Phrases) -> None:
    """Work out what drawing the timeline of a document takes longest for; nothing is stored.

    It is for processes that work ahead, which record what pure functions give (`harvester.processes`).

    Args:
        store: the store, which is only read.
        document: id of the document.
        phrases: topics that give a change more weight, in addition to the built-in ones.
    """
    for sha256 in store.texts.of_other_rules(document, READING):
        text = store.texts.find(sha256)
        if text is not None:
            read_text(text.title, text.markdown)
    is_outdated = staleness_of(store, document, phrases).comparisons
    known = set() if is_outdated else store.comparisons.pairs(document)
    drawn = timeline_of(store, document, ComparedPairs(store, document, phrases, is_stored=False))
    missing = [pair for pair in neighbouring_texts(drawn.versions) if pair not in known]
    for _ in derived_comparisons(store, missing, phrases):
        pass


def _read_texts_again(store: Store, document: int) -> None:
    """Find the dates and sections of texts again, if other rules found them."""
    for sha256 in store.texts.of_other_rules(document, READING):
        text = store.texts.find(sha256)
        if text is not None:
            store.texts.put(read_text(text.title, text.markdown))
