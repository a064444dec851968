"""Step 6, compare: compare each version with the one before, section by section."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from diffs import compare
from diffs.summaries import SummarizedComparison, summarize
from diffs.weights import with_built_in
from store import Store
from store.records import Version

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
    known = store.versions.compared(document)
    missing = [pair for pair in pairs if pair not in known]
    for old, new in missing:
        compared = compared_texts(store.texts.markdown(old), store.texts.markdown(new), phrases)
        store.versions.add_comparison(document, old, new, compared)
    return len(missing), len(pairs)


def compared_texts(old: str, new: str, phrases: Phrases) -> SummarizedComparison:
    """Compare two texts, and sum up what changed.

    Args:
        old: the old text.
        new: the new text.
        phrases: topics that make a change weigh more, added to the built-in ones.
    """
    return summarize(compare(old, new), old, with_built_in(phrases))
