"""Trace the sections of a document through its versions."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from harvester.pipeline.generations import LINEAGE
from store import Store
from store.records import Version
from store.timeline.lineage import SectionedVersion, trace
from store.timeline.passages import SectionPassage, aligned_passage, compared_passage, passage_of_versions

# Neighbouring versions, with the texts that are compared for them.
_REMEMBERED = 8


def trace_lineages(store: Store, document: int, versions: Sequence[Version]) -> None:
    """Store the lineages of the sections of a document, whose timeline was drawn and compared.

    Args:
        store: the store; nothing is written if they did not change.
        document: id of the document.
        versions: its timeline, oldest first.

    Raises:
        StoreError: the store cannot be used.
    """
    tracing = _Tracing(store, document)
    sectioned = (
        SectionedVersion(
            version.first_capture,
            version.text,
            tracing.passage(versions[place - 1], version) if place else None,
        )
        for place, version in enumerate(versions)
    )
    store.lineages.replace(document, trace(sectioned, tracing.sections))
    store.generations.mark_traced(document, LINEAGE)


class _Tracing:
    """What the lineages of a document are traced from.

    Args:
        store: the store.
        document: id of the document.
    """

    def __init__(self, store: Store, document: int) -> None:
        self._store, self._document = store, document
        self.sections = lru_cache(_REMEMBERED)(store.texts.sections)
        self._between = lru_cache(_REMEMBERED)(self._passage)

    def passage(self, old: Version, new: Version) -> SectionPassage:
        """Return how the sections of a version passed into those of the next one."""
        return self._between(old.text, new.text, new.compared)

    def _passage(self, old: str, new: str, compared: tuple[str, str] | None) -> SectionPassage:
        before, after = self.sections(old), self.sections(new)
        if compared is None:
            return aligned_passage(before, after)
        compared_old, compared_new = map(self.sections, compared)
        changes = self._store.comparisons.linked(self._document, compared)
        passage = compared_passage(changes, len(compared_old), len(compared_new))
        if compared == (old, new):
            return passage
        return passage_of_versions(passage, (before, compared_old), (after, compared_new))
