"""Extract mementos by the corpus recipe, too, if a corpus document has to be compared with them.

Versions are made by the complete recipe, and the text of a corpus document is by the corpus recipe. The two
are never compared with each other (docs/design.md, law 13).
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence

from harvester.errors import ExtractError
from harvester.pipeline.extracting import read_page, read_text
from store import Store
from store.errors import StoreError
from store.records import Reading, Snapshot, Version
from store.tables.texts import Text
from store.timestamps import moment


def corpus_text(snapshot: Snapshot) -> Text | None:
    """Return the text of a snapshot by the corpus recipe, or None if it finds no text."""
    try:
        page = read_page(snapshot, "corpus")
    except ExtractError:
        return None
    return read_text(page.title, page.text)


def add_counterpart(store: Store, document: int, snapshot: Snapshot, text: Text) -> None:
    """Store the text of a memento by the corpus recipe.

    Args:
        store: the store.
        document: id of the document.
        snapshot: the memento, which was read.
        text: its text by the corpus recipe.
    """
    served = snapshot.capture
    with store.step():
        store.texts.add(text)
        store.readings.add_counterpart(document, served.timestamp, served.original, text.sha256)


def comparable_texts(store: Store, document: int, old: Version, new: Version) -> tuple[str, str]:
    """Return the Markdown of two versions by the same recipe, so that they can be compared.

    Args:
        store: the store; nothing is written.
        document: id of the document.
        old: a version of the document.
        new: another version of the document.

    Raises:
        ExtractError: a memento has no text by the corpus recipe.
        StoreError: the store cannot be used, or stored bytes are damaged.
    """
    if old.recipe == new.recipe:
        return store.texts.markdown(old.text), store.texts.markdown(new.text)
    texts = [
        store.texts.markdown(one.text) if one.recipe == "corpus" else _by_corpus(store, document, one)
        for one in (old, new)
    ]
    return texts[0], texts[1]


def _by_corpus(store: Store, document: int, version: Version) -> str:
    """Return the Markdown of the first memento that shows a version, by the corpus recipe."""
    read = (
        one for one in store.readings.of(document) if one.source == "memento" and one.text == version.text
    )
    shown = min(read, key=lambda one: (one.timestamp < version.first_capture, one.timestamp))
    if shown.corpus is not None:
        return store.texts.markdown(shown.corpus.text)
    kept = store.snapshots.find(document, shown.timestamp, shown.url)
    if kept is None:
        name = f"{shown.timestamp} {shown.url}"
        raise StoreError(f"{store.path}: the snapshot {name} is missing. Run `harvest verify`.")
    return read_page(kept.snapshot, "corpus").text


def standing_citations(readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """Return the corpus documents whose cited memento was not read; they are evidence until it is.

    Args:
        readings: the readings of one document.
    """
    read = {one.timestamp for one in readings if one.source == "memento"}
    return tuple(one for one in readings if one.source == "citation" and one.timestamp not in read)


def settle_counterparts(store: Store, document: int) -> None:
    """Store the counterparts of the mementos next to corpus documents, and remove all others.

    The result does not depend on the order in which captures were read.

    Args:
        store: the store.
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
            store.texts.drop_if_unused(one.corpus.text)
        elif one.corpus is None and (one.timestamp, one.url) in wanted:
            kept = store.snapshots.find(document, one.timestamp, one.url)
            text = corpus_text(kept.snapshot) if kept else None
            if kept is not None and text is not None:
                add_counterpart(store, document, kept.snapshot, text)


def _next_to(
    cited: Sequence[Reading], readings: Sequence[Reading], same_bytes: Sequence[tuple[str, str, str, str]]
) -> set[tuple[str, str]]:
    """Return time and URL of the mementos just before and after each corpus document."""
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
