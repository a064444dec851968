"""Show what changed between any two versions: the stored comparison, or one by the same function."""

from __future__ import annotations

from dataclasses import dataclass

from diffs.summaries import SummarizedComparison
from harvester.pipeline.comparing import compared_texts
from harvester.pipeline.counterparts import comparable_texts
from harvester.pipeline.extracting import text_sha256
from harvester.pipeline.generations import Phrases
from store import Store
from store.records import Version


@dataclass(frozen=True, slots=True)
class ComparedVersions:
    """Two versions, compared.

    Attributes:
        comparison: what changed.
        sha256: SHA-256 of the two texts that were compared.
    """

    comparison: SummarizedComparison
    sha256: tuple[str, str]


def compared_versions(
    store: Store, document: int, old: Version, new: Version, phrases: Phrases
) -> ComparedVersions:
    """Return what changed between two versions; nothing is stored.

    Args:
        store: the store. Of neighbouring versions it has the comparison, which is mailed, too.
        document: id of the document.
        old: a version of the document.
        new: another version of the document.
        phrases: topics that give a change weight, in addition to the built-in ones.

    Raises:
        ExtractError: a memento has no text by the corpus recipe.
        StoreError: the store cannot be used, or stored bytes are damaged.
    """
    if new.compared and old.number == new.number - 1:
        stored = store.changes.comparison(document, *new.compared)
        if stored is not None:
            return ComparedVersions(stored, new.compared)
    before, after = comparable_texts(store, document, old, new)
    comparison = compared_texts(before, after, phrases)
    return ComparedVersions(comparison, (text_sha256(before), text_sha256(after)))
