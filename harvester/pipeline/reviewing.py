"""What the captures of a document show, and which of that is held for review; nothing is stored."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from store import Store
from store.records import Reading
from store.timeline.held_for_review import Review, review
from store.timeline.runs import in_order


def all_readings(store: Store, document: int) -> Iterator[Reading]:
    """Yield what each capture shows: the captures that were read, and those with the same bytes."""
    read: dict[tuple[str, str], Reading] = {}
    for shown in store.readings.of(document):
        yield shown
        if shown.source == "memento":
            read[shown.timestamp, shown.url] = shown
    for timestamp, url, read_at, read_url in store.readings.same_bytes(document):
        if (read_at, read_url) in read:
            yield replace(read[read_at, read_url], timestamp=timestamp, url=url)


def reviewed(store: Store, document: int) -> Review:
    """Return what was read of a document, without what is held for review; nothing is stored.

    Args:
        store: where the readings are kept.
        document: id of the document.
    """
    return review(in_order(all_readings(store, document)), store.texts.markdown)
