"""Step 5, version: draw the versions of a document from everything that was read."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from harvester.pipeline.comparing import ComparedPairs
from harvester.pipeline.counterparts import settle_counterparts
from harvester.pipeline.reviewing import all_readings
from store import Store
from store.records import HeldCapture, Reading, Version
from store.tables.versions import StoredVersion
from store.timeline import draw
from store.timeline.held_for_review import review
from store.timeline.runs import in_order


@dataclass(frozen=True, slots=True)
class Timeline:
    """What the readings of a document show.

    Attributes:
        versions: the versions with their flags, oldest first.
        held: the captures that are held for review, oldest first.
    """

    versions: tuple[Version, ...]
    held: tuple[HeldCapture, ...]


def derive_timeline(
    readings: Iterable[Reading],
    markdown: Callable[[str], str],
    is_cosmetic: Callable[[str, str], bool] | None = None,
) -> Timeline:
    """Return what the current rules draw from the readings of a document; pure.

    Args:
        readings: what all its captures show (`all_readings`), in any order.
        markdown: returns the text with a given SHA-256.
        is_cosmetic: returns whether two texts, given by their SHA-256, differ in no word; if None, they are
            compared.
    """
    found = review(in_order(readings), markdown)
    held = sorted(found.held, key=lambda one: (one.timestamp, one.url))
    return Timeline(draw(found.readings, markdown, is_cosmetic), tuple(held))


def timeline_of(store: Store, document: int, compared: ComparedPairs | None = None) -> Timeline:
    """Return the timeline that the stored readings of a document give; nothing but comparisons is stored.

    Args:
        store: the store.
        document: id of the document.
        compared: the comparisons of its texts; if None, those that are stored.
    """
    pairs = compared or ComparedPairs(store, document)
    return derive_timeline(all_readings(store, document), store.texts.markdown, pairs.is_cosmetic)


def versions_of(store: Store, document: int) -> tuple[Version, ...]:
    """Return the versions that the readings of a document show, oldest first; nothing is stored.

    Args:
        store: the store.
        document: id of the document.
    """
    return timeline_of(store, document).versions


def store_versions(
    store: Store,
    document: int,
    compared: ComparedPairs | None = None,
    before: tuple[StoredVersion, ...] | None = None,
) -> tuple[tuple[Version, ...], int]:
    """Replace the stored versions of a document with those that its readings show.

    Args:
        store: the store; nothing is written if no version changed.
        document: id of the document.
        compared: the comparisons of its texts; if None, those that are stored.
        before: its stored versions, if they were read in the same transaction; otherwise they are read now.

    Returns:
        The versions, oldest first, and how many of them are new.

    Raises:
        StoreError: the store cannot be used, or stored bytes are damaged.
    """
    settle_counterparts(store, document)
    found = timeline_of(store, document, compared)
    store.reviews.replace(document, found.held)
    before = store.versions.of(document) if before is None else before
    new = store.versions.replace(document, found.versions, before)
    for text in {version.text for version in before} - {version.text for version in found.versions}:
        store.texts.drop_if_unused(text)
    return found.versions, new
