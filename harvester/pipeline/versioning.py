"""Step 5, version: draw the versions of a document again from everything that was read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from harvester.pipeline.counterparts import settle_counterparts
from store import Store
from store.records import Reading, Version
from store.timeline import draw
from store.timeline.draw import in_order
from store.timeline.held_for_review import Review, review


def evidence(store: Store, document: int) -> Iterator[Reading]:
    """Yield what each capture shows: the captures that were read, and those with the same bytes."""
    read: dict[tuple[str, str], Reading] = {}
    for shown in store.readings.of(document):
        yield shown
        if shown.source == "memento":
            read[shown.timestamp, shown.url] = shown
    for timestamp, url, read_at, read_url in store.readings.same_bytes(document):
        if (read_at, read_url) in read:
            yield replace(read[read_at, read_url], timestamp=timestamp, url=url)


def reviewed(store: Store, document: int) -> Review:
    """Return what was read of a document, without what is held for review; nothing is stored.

    Args:
        store: where the readings are kept.
        document: id of the document.
    """
    return review(in_order(evidence(store, document)), store.texts.markdown)


def versions_of(store: Store, document: int) -> tuple[Version, ...]:
    """Return the versions that the readings of a document show, oldest first; nothing is stored.

    Args:
        store: the store.
        document: id of the document.
    """
    return draw(reviewed(store, document).readings)


def store_versions(store: Store, document: int) -> tuple[tuple[Version, ...], int]:
    """Replace the stored versions of a document by those that its readings show.

    Args:
        store: the store; nothing is written if no version changed.
        document: id of the document.

    Returns:
        The versions, oldest first, and how many of them are new.

    Raises:
        StoreError: the store cannot be used.
    """
    settle_counterparts(store, document)
    found = reviewed(store, document)
    store.reviews.replace(document, found.held)
    versions = draw(found.readings)
    return versions, store.versions.replace(document, versions)
