"""Step 6, compare: compare each version with the one before, section by section."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from diffs import compare
from diffs.summaries import SummarizedComparison, summarize
from diffs.weights import with_built_in
from harvester.pipeline.generations import Phrases, comparison_rules
from harvester.processes import handed_over
from store import Store
from store.records import Version
from store.tables.comparisons import StoredComparison


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


class ComparedPairs:
    """The comparisons of the texts of a document, which say whether two versions differ in any word.

    A timeline is drawn by them, so texts may be compared before it is drawn; none is compared twice.

    Args:
        store: the store.
        document: id of the document.
        phrases: topics that give a change more weight; if given, comparisons are stored.
        is_stored: whether they are; if not, nothing is written.
    """

    def __init__(
        self, store: Store, document: int, phrases: Phrases | None = None, *, is_stored: bool = True
    ) -> None:
        self._store, self._document = store, document
        # The same type in every process: results are handed over by what arguments show.
        self._phrases = None if phrases is None else dict(phrases)
        self._is_stored = is_stored
        if phrases is not None and is_stored:
            store.comparisons.keep_made_by(document, comparison_rules(phrases))
        self._cosmetic = store.comparisons.cosmetic(document)

    def is_cosmetic(self, old: str, new: str) -> bool:
        """Return whether two texts differ in no word.

        Args:
            old: SHA-256 of the old text.
            new: SHA-256 of the new text.
        """
        if (old, new) not in self._cosmetic:
            texts = self._store.texts.markdown(old), self._store.texts.markdown(new)
            if self._phrases is None:
                self._cosmetic[old, new] = compare(*texts).cosmetic
            else:
                found = derive_comparison(*texts, self._phrases)
                if self._is_stored:
                    self._store.comparisons.add(self._document, (old, new), found)
                self._cosmetic[old, new] = bool(found.columns["cosmetic"])
        return self._cosmetic[old, new]


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
    compared = store.comparisons.keep(document, pairs, comparison_rules(phrases))
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
