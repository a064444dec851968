"""Steps 5 and 6, version and compare: draw the timeline of a document, in one transaction."""

from __future__ import annotations

from dataclasses import dataclass

from harvester.errors import HarvesterError
from harvester.pipeline.comparing import Phrases, compare_neighbours
from harvester.pipeline.versioning import store_versions, versions_of
from store import Store
from store.records import Version


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
    """Draw the timeline of a document and compare neighbouring versions, in one transaction.

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
        versions, versions_new = store_versions(store, document)
        changes_new, changes = compare_neighbours(store, document, versions, phrases)
    return TimelineChange(versions_new, changes_new, len(versions), changes)


def drawn(store: Store, document: int, phrases: Phrases) -> tuple[Version, ...]:
    """Return the timeline of a document, and store it first if an interrupted run did not.

    Args:
        store: the store.
        document: id of the document.
        phrases: as for `draw_timeline`.
    """
    if not store.versions.is_drawn(document):
        draw_timeline(store, document, phrases)
    return versions_of(store, document)


def draw_if_stale(store: Store, document: int, phrases: Phrases) -> None:
    """Draw the timeline of a document if an interrupted run did not, and if that is possible.

    Args:
        store: the store.
        document: id of the document.
        phrases: as for `draw_timeline`.

    Raises:
        StoreError: the store cannot be used.
    """
    if store.versions.is_drawn(document):
        return
    try:
        draw_timeline(store, document, phrases)
    except HarvesterError:
        raise
    except Exception:
        # The run has recorded it as a problem of this document, which does not concern the others.
        return
