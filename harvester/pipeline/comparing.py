"""Step 6, compare: compare each version with the one before, section by section."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict

from diffs import compare, words_added, words_removed
from diffs.weights import weigh, with_built_in
from store import Store
from store.records import Version
from store.tables.versions import ChangeRow

Phrases = Mapping[str, Sequence[str]]


def compare_neighbours(
    store: Store, document: int, versions: Sequence[Version], phrases: Phrases
) -> tuple[int, int]:
    """Store what changed between neighbouring versions, and remove comparisons of texts that no longer are.

    Args:
        store: the store; a pair of texts that was compared before is not compared again.
        document: id of the document.
        versions: its timeline, oldest first.
        phrases: topics that make a change weigh more, added to the built-in ones.

    Returns:
        How many pairs of texts were compared, and how many there are.

    Raises:
        StoreError: the store cannot be used.
    """
    pairs = dict.fromkeys(version.compared for version in versions if version.compared)
    store.versions.keep_comparisons(document, pairs)
    compared = store.versions.compared(document)
    missing = [pair for pair in pairs if pair not in compared]
    for old, new in missing:
        _compare(store, document, old, new, phrases)
    return len(missing), len(pairs)


def _compare(store: Store, document: int, old: str, new: str, phrases: Phrases) -> None:
    """Compare two texts, and store what changed."""
    comparison = compare(store.texts.markdown(old), store.texts.markdown(new))
    topics = with_built_in(phrases)
    rows = [
        ChangeRow(
            change, words_added(change), words_removed(change), [asdict(tag) for tag in weigh(change, topics)]
        )
        for change in comparison.changes
    ]
    store.versions.add_comparison(document, old, new, comparison, rows)
