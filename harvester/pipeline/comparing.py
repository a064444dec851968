"""Step 6, compare: compare each version with the one before, section by section."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from diffs import compare
from diffs.summaries import SummarizedComparison, summarize
from diffs.weights import with_built_in
from harvester.pipeline.generations import comparison_rules
from harvester.processes import handed_over
from store import Store
from store.records import Version
from store.tables.comparisons import StoredComparison

Phrases = Mapping[str, Sequence[str]]


@handed_over
def derive_comparison(old: str, new: str, phrases: Phrases) -> StoredComparison:
    """Return what the current rules find if they compare two texts; pure.

    Args:
        old: the Markdown of the old text.
        new: the Markdown of the new text.
        phrases: topics that make a change weigh more, added to the built-in ones.
    """
    return StoredComparison.of(comparison_rules(phrases), compared_texts(old, new, phrases))


def compared_texts(old: str, new: str, phrases: Phrases) -> SummarizedComparison:
    """Compare two texts by the current rules, and sum up what changed; pure.

    Args:
        old: the Markdown of the old text.
        new: the Markdown of the new text.
        phrases: topics that make a change weigh more, added to the built-in ones.
    """
    return summarize(compare(old, new), old, with_built_in(phrases))


def compare_neighbours(
    store: Store, document: int, versions: Sequence[Version], phrases: Phrases
) -> tuple[tuple[str, str], ...]:
    """Store what changed between neighbouring versions, and remove comparisons of texts that no longer are.

    Args:
        store: the store; a pair of texts that the current rules compared before is not compared again.
        document: id of the document.
        versions: its timeline, oldest first.
        phrases: topics that make a change weigh more, added to the built-in ones.

    Returns:
        The pairs of neighbouring texts.

    Raises:
        StoreError: the store cannot be used.
    """
    pairs = tuple(dict.fromkeys(version.compared for version in versions if version.compared))
    store.comparisons.keep(document, pairs, comparison_rules(phrases))
    compared = store.comparisons.pairs(document)
    topics = dict(phrases)  # the same type in every process: results are handed over by what arguments show
    for pair in pairs:
        if pair not in compared:
            old, new = map(store.texts.markdown, pair)
            store.comparisons.add(document, pair, derive_comparison(old, new, topics))
    return pairs
