"""The timeline of a document: steps 5 and 6, version and compare, in one transaction."""

from __future__ import annotations

from dataclasses import dataclass

from harvester.pipeline.comparing import Phrases, compare_neighbours
from harvester.pipeline.versioning import store_versions, versions_of
from store import Store
from store.records import Version


@dataclass(frozen=True, slots=True)
class TimelineChange:
    """A timeline, and what is new in it.

    Attributes:
        versions_new: versions that the store did not hold.
        changes_new: changes (pairs of neighbouring texts) that the store did not hold.
        versions: how many versions there are.
        changes: how many changes there are.
    """

    versions_new: int
    changes_new: int
    versions: int = 0
    changes: int = 0


def draw_timeline(store: Store, document: int, phrases: Phrases) -> TimelineChange:
    """Draw the timeline of a document and compare its neighbours, in one step.

    Args:
        store: where it is kept; what did not change is not written.
        document: id of the document.
        phrases: topics that make a change weigh more, added to the built-in ones.

    Returns:
        What is new.

    Raises:
        StoreError: the store cannot be used.
    """
    # Read inside the step: what another process adds in between would be missing from a timeline that
    # says that it is up to date.
    with store.step():
        versions, versions_new = store_versions(store, document)
        changes_new, changes = compare_neighbours(store, document, versions, phrases)
    return TimelineChange(versions_new, changes_new, len(versions), changes)


def drawn(store: Store, document: int, phrases: Phrases) -> tuple[Version, ...]:
    """Return the timeline of a document; stored first where a run was broken off before it could be.

    Args:
        store: where it is kept.
        document: id of the document.
        phrases: as for `draw_timeline`.
    """
    if not store.versions.is_drawn(document):
        draw_timeline(store, document, phrases)
    return versions_of(store, document)
