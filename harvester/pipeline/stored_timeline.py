"""The timeline of a document as it is stored, whose flags need not be found again."""

from __future__ import annotations

from dataclasses import replace

from harvester.pipeline.reviewing import reviewed
from store import Store
from store.records import Version
from store.tables.versions import stored_version
from store.timeline.runs import unflagged


def stored_versions(store: Store, document: int) -> tuple[Version, ...] | None:
    """Return the versions of a document with the flags that are stored, oldest first; nothing is stored.

    Captures are grouped into versions again, because it shows whether these are the ones that are stored. Of
    the time that a timeline takes, 96 % goes into finding flags (docs/benchmarks.md, *Starting*).

    Args:
        store: the store.
        document: id of the document, of which nothing is out of date.

    Returns:
        The versions, or None if what is stored is not what its captures show.
    """
    stored, compared = store.versions.of(document), store.comparisons.cosmetic(document)
    if any(row.compared_from and (row.compared_from, row.compared_to) not in compared for row in stored):
        return None
    drawn = unflagged(reviewed(store, document).readings, lambda old, new: compared.get((old, new), False))
    if len(drawn) != len(stored):
        return None
    versions = tuple(
        replace(one.version, flags=row.flags, flag_evidence=row.flag_evidence)
        for one, row in zip(drawn, stored, strict=True)
    )
    return versions if tuple(map(stored_version, versions)) == stored else None
