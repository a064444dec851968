"""Step 5, version: draw the versions of a document from everything that was read."""

from __future__ import annotations

from harvester.pipeline.counterparts import settle_counterparts
from harvester.pipeline.reviewing import reviewed
from store import Store
from store.records import Version
from store.timeline import draw


def versions_of(store: Store, document: int) -> tuple[Version, ...]:
    """Return the versions that the readings of a document show, oldest first; nothing is stored.

    Args:
        store: the store.
        document: id of the document.
    """
    return draw(reviewed(store, document).readings)


def store_versions(store: Store, document: int) -> tuple[tuple[Version, ...], int]:
    """Replace the stored versions of a document with those that its readings show.

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
    before = {version.text for version in store.versions.of(document)}
    new = store.versions.replace(document, versions)
    for text in before - {version.text for version in versions}:
        store.texts.drop_if_unused(text)
    return versions, new
