"""Step 6, compare: compare each version with the one before, section by section."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

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
    pairs = neighbouring_texts(versions)
    store.comparisons.keep(document, pairs, comparison_rules(phrases))
    compared = store.comparisons.pairs(document)
    missing = [pair for pair in pairs if pair not in compared]
    for pair, comparison in derived_comparisons(store, missing, phrases):
        store.comparisons.add(document, pair, comparison)
    return pairs


def neighbouring_texts(versions: Sequence[Version]) -> tuple[tuple[str, str], ...]:
    """Return the pairs of texts that are compared for the versions of a document, each once.

    Args:
        versions: its timeline, oldest first.
    """
    return tuple(dict.fromkeys(version.compared for version in versions if version.compared))


def derived_comparisons(
    store: Store, pairs: Iterable[tuple[str, str]], phrases: Phrases
) -> Iterator[tuple[tuple[str, str], StoredComparison]]:
    """Yield pairs of texts with what the current rules find if they compare them.

    Args:
        store: where the texts are.
        pairs: their hashes.
        phrases: topics that make a change weigh more, added to the built-in ones.

    Raises:
        StoreError: a text is missing.
    """
    topics = dict(phrases)  # the same type in every process: results are handed over by what arguments show
    for pair in pairs:
        old, new = map(store.texts.markdown, pair)
        yield pair, derive_comparison(old, new, topics)
