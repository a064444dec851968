"""Derive again what older generations of rules derived, before it is shown or built upon."""

from __future__ import annotations

from collections.abc import Iterable

from harvester.pipeline.comparing import Phrases
from harvester.pipeline.rebuild import rebuild
from harvester.pipeline.staleness import staleness_of
from harvester.pipeline.timeline import draw_timeline
from harvester.pipeline.versioning import versions_of
from store import Store
from store.records import Version


def bring_up_to_date(store: Store, documents: Iterable[int], phrases: Phrases) -> bool:
    """Derive again what other rules derived, and draw what an interrupted run did not.

    Only what is stale is derived again: pages are extracted if their rules or the selectors changed, dates
    and sections are found if their rules changed, and texts are compared if their sections, the rules or the
    topics of the configuration changed. Each document is one transaction.

    Args:
        store: the store.
        documents: ids of the documents.
        phrases: topics that give a change more weight, in addition to the built-in ones.

    Returns:
        Whether anything was out of date.

    Raises:
        StoreError: the store cannot be used, or stored bytes are damaged.
    """
    redone = False
    for document in documents:
        stale = staleness_of(store, document, phrases)
        if stale.texts:
            # Texts that different rules extracted must not be compared: the rules may cause the difference.
            rebuild(store, document, phrases)
        elif stale:
            draw_timeline(store, document, phrases)
        redone |= bool(stale)
    return redone


def drawn(store: Store, document: int, phrases: Phrases) -> tuple[Version, ...]:
    """Return the timeline of a document, which is brought up to date first.

    Args:
        store: the store.
        document: id of the document.
        phrases: topics that give a change more weight, in addition to the built-in ones.
    """
    bring_up_to_date(store, [document], phrases)
    return versions_of(store, document)
