"""Steps 5 and 6, version and compare: the timeline of a document, drawn anew from all that was read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from itertools import pairwise

from diffs import compare, words_added, words_removed
from diffs.weights.topics import with_built_in
from diffs.weights.weights import weigh
from store import Store
from store.records import Version
from store.tables.readings import StoredReading
from store.tables.versions import ChangeRow
from store.timeline.draw import draw

Phrases = Mapping[str, Sequence[str]]


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


def evidence(store: Store, document: int) -> Iterator[StoredReading]:
    """Yield what each capture shows: those that were read, and those with the same bytes."""
    read: dict[tuple[str, str], StoredReading] = {}
    for shown in store.readings.of(document):
        yield shown
        if shown.source == "memento":
            read[shown.timestamp, shown.url] = shown
    for timestamp, url, read_at, read_url in store.readings.same_bytes(document):
        if (read_at, read_url) in read:
            yield replace(read[read_at, read_url], timestamp=timestamp, url=url)


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
        versions = draw(evidence(store, document))
        pairs = dict.fromkeys((old.text, new.text) for old, new in pairwise(versions))
        versions_new = store.versions.replace(document, versions)
        store.versions.keep_comparisons(document, pairs)
        compared = store.versions.compared(document)
        missing = [pair for pair in pairs if pair not in compared]
        for old, new in missing:
            _compare(store, document, old, new, phrases)
    return TimelineChange(versions_new, len(missing), len(versions), len(pairs))


def drawn(store: Store, document: int, phrases: Phrases) -> tuple[Version, ...]:
    """Return the timeline of a document; stored first where a run was broken off before it could be.

    Args:
        store: where it is kept.
        document: id of the document.
        phrases: as for `draw_timeline`.
    """
    if not store.versions.is_drawn(document):
        draw_timeline(store, document, phrases)
    return draw(evidence(store, document))


def _compare(store: Store, document: int, old: str, new: str, phrases: Phrases) -> None:
    """Compare two texts and keep what changed."""
    comparison = compare(store.texts.markdown(old), store.texts.markdown(new))
    topics = with_built_in(phrases)
    rows = [
        ChangeRow(
            change, words_added(change), words_removed(change), [asdict(tag) for tag in weigh(change, topics)]
        )
        for change in comparison.changes
    ]
    store.versions.add_comparison(document, old, new, comparison, rows)
