"""Step 5, version: unbroken runs of captures that show the same text, drawn anew from all that was read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from harvester.pipeline.counterparts import settle_counterparts
from store import Store
from store.records import Reading, Version
from store.timeline import draw


def evidence(store: Store, document: int) -> Iterator[Reading]:
    """Yield what each capture shows: those that were read, and those with the same bytes."""
    read: dict[tuple[str, str], Reading] = {}
    for shown in store.readings.of(document):
        yield shown
        if shown.source == "memento":
            read[shown.timestamp, shown.url] = shown
    for timestamp, url, read_at, read_url in store.readings.same_bytes(document):
        if (read_at, read_url) in read:
            yield replace(read[read_at, read_url], timestamp=timestamp, url=url)


def versions_of(store: Store, document: int) -> tuple[Version, ...]:
    """Return the versions of a document, oldest first, as what was read shows them; nothing is stored.

    Args:
        store: where the readings are kept.
        document: id of the document.
    """
    return draw(evidence(store, document))


def store_versions(store: Store, document: int) -> tuple[tuple[Version, ...], int]:
    """Put the versions that what was read shows in the place of those before.

    Args:
        store: where they are kept; what did not change is not written.
        document: id of the document.

    Returns:
        The versions, oldest first, and how many of them the store did not hold.

    Raises:
        StoreError: the store cannot be used.
    """
    settle_counterparts(store, document)
    versions = versions_of(store, document)
    return versions, store.versions.replace(document, versions)
