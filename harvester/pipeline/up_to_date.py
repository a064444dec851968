"""Derive again what older generations of rules derived, before it is shown or built upon.

Most calls find nothing out of date. The modules that derive, with all rules for pages, dates and sections,
are imported where something is.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from harvester.pipeline.barrier import NOT_COMPARED, attempt
from harvester.pipeline.generations import Phrases
from harvester.pipeline.staleness import staleness_of
from harvester.pipeline.stored_timeline import stored_versions
from store import Store
from store.records import Version


def bring_up_to_date(store: Store, documents: Iterable[int], phrases: Phrases) -> bool:
    """Bring documents up to date, as far as that is possible.

    Args:
        store: the store.
        documents: ids of the documents.
        phrases: topics that give a change more weight, in addition to the built-in ones.

    Returns:
        Whether anything was out of date.

    Raises:
        StoreError: the store cannot be used, or stored bytes are damaged.
    """
    was_outdated = False
    for document in documents:
        # The run records a failure as a problem of its document.
        step = partial(derive_again, store, document, phrases)
        was_outdated |= attempt(step, True, NOT_COMPARED)[0]
    return was_outdated


def derive_again(store: Store, document: int, phrases: Phrases) -> bool:
    """Derive again what other rules derived for a document, and draw what an interrupted run did not.

    Only what is stale is derived again: pages are extracted if their rules or the selectors changed, dates
    and sections are found if their rules changed, and texts are compared if their sections, the rules or the
    topics of the configuration changed. It is one transaction.

    Args:
        store: the store.
        document: id of the document.
        phrases: topics that give a change more weight, in addition to the built-in ones.

    Returns:
        Whether anything was out of date; if not, nothing is written.

    Raises:
        StoreError: the store cannot be used, or stored bytes are damaged.
    """
    stale = staleness_of(store, document, phrases)
    if stale.texts:
        from harvester.pipeline.rebuild import rebuild

        # Texts that different rules extracted must not be compared: the rules may cause the difference.
        rebuild(store, document, phrases)
    elif stale:
        from harvester.pipeline.timeline import draw_timeline

        draw_timeline(store, document, phrases)
    return bool(stale)


def drawn(store: Store, document: int, phrases: Phrases) -> tuple[Version, ...]:
    """Return the timeline of a document, which is brought up to date first.

    Args:
        store: the store.
        document: id of the document.
        phrases: topics that give a change more weight, in addition to the built-in ones.

    Raises:
        StoreError: the store cannot be used, or stored bytes are damaged.
    """
    derive_again(store, document, phrases)
    versions = stored_versions(store, document)
    if versions is None:
        from harvester.pipeline.versioning import versions_of

        versions = versions_of(store, document)
    return versions
