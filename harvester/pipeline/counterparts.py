"""What the recipe of the corpus makes of mementos, where a corpus document has to be compared with them.

Versions are made from the whole policy; a corpus document holds what another recipe gave. The two are never
compared with each other (docs/design.md, law 13): the memento is read by the recipe of the corpus, too.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence

from harvester.errors import ExtractError
from harvester.pipeline.reading import read_page, read_text
from store import Store
from store.records import Shown, Snapshot
from store.tables.texts import Text
from store.timestamps import moment


def corpus_text(snapshot: Snapshot) -> Text | None:
    """Return what the recipe of the corpus makes of a snapshot, or None where it finds no text."""
    try:
        page = read_page(snapshot, "corpus")
    except ExtractError:
        return None
    return read_text(page.title, page.text)


def add_counterpart(store: Store, document: int, snapshot: Snapshot) -> Text | None:
    """Keep what the recipe of the corpus makes of a memento that was read.

    Args:
        store: where it is kept.
        document: id of the document.
        snapshot: the memento.

    Returns:
        The text, or None where the recipe finds none.
    """
    text = corpus_text(snapshot)
    if text is not None:
        served = snapshot.capture
        with store.step():
            store.texts.add(text)
            store.readings.add_counterpart(document, served.timestamp, served.original, text.sha256)
    return text


def standing_citations(readings: Sequence[Shown]) -> tuple[Shown, ...]:
    """Return the corpus documents whose cited memento was not read; they are evidence until it is.

    Args:
        readings: of one document.
    """
    read = {one.timestamp for one in readings if one.source == "memento"}
    return tuple(one for one in readings if one.source == "citation" and one.timestamp not in read)


def settle_counterparts(store: Store, document: int) -> None:
    """Keep the counterparts of the mementos next to corpus documents, and no others.

    Args:
        store: where they are kept; it is the same in the end, in whatever order captures were read.
        document: id of the document.

    Raises:
        StoreError: the store cannot be used, or stored bytes are damaged.
    """
    readings = store.readings.of(document)
    wanted = _next_to(standing_citations(readings), readings, store.readings.same_bytes(document))
    for one in readings:
        if one.source == "citation":
            continue
        if one.corpus is not None and (one.timestamp, one.url) not in wanted:
            store.readings.forget_counterpart(document, one.timestamp, one.url)
        elif one.corpus is None and (one.timestamp, one.url) in wanted:
            kept = store.snapshots.find(document, one.timestamp, one.url)
            if kept is not None:
                add_counterpart(store, document, kept.snapshot)


def _next_to(
    cited: Sequence[Shown], readings: Sequence[Shown], same_bytes: Sequence[tuple[str, str, str, str]]
) -> set[tuple[str, str]]:
    """Return the mementos that were read before and after each corpus document, by time and URL."""
    if not cited:
        return set()
    # A capture with the same bytes as one that was read is evidence, too.
    read = [(one.timestamp, one.url) for one in readings if one.source == "memento"]
    source = dict(zip(read, read, strict=True))
    source |= {(timestamp, url): (read_at, read_url) for timestamp, url, read_at, read_url in same_bytes}
    order = sorted(source, key=lambda key: (moment(key[0]), key))
    times = [moment(timestamp) for timestamp, _ in order]
    places = (bisect(times, moment(one.timestamp)) for one in cited)
    return {source[key] for place in places for key in order[max(place - 1, 0) : place + 1]}
