"""Extract mementos by the corpus recipe, too, if a corpus document has to be compared with them.

Versions are made by the complete recipe, and the text of a corpus document is by the corpus recipe. The two
are never compared with each other (docs/design.md, law 13).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet

from harvester.errors import ConfigError, ExtractError
from harvester.pipeline.extracting import as_rendered, read_page, read_text
from harvester.pipeline.reviewing import all_readings, reviewed
from store import Store
from store.errors import StoreError
from store.records import Reading, ReadingRecipe, Snapshot, Version
from store.tables.texts import Text
from store.tables.versions import StoredVersion
from store.timeline.counterparts import beside_citations
from store.timeline.runs import in_order


def as_read(store: Store, document: int, snapshot: Snapshot, recipe: ReadingRecipe) -> Snapshot:
    """Return a snapshot with what its text was extracted from: the page as rendered, if a browser did that.

    Args:
        store: the store.
        document: id of the document.
        snapshot: the memento.
        recipe: the recipe by which it was read.

    Raises:
        StoreError: stored bytes are missing or damaged.
    """
    served = snapshot.capture
    page = None
    if recipe == "rendered":
        page = store.renderings.page(document, served.timestamp, served.original)
    return snapshot if page is None or page.body is None else as_rendered(snapshot, page.body)


def corpus_text(snapshot: Snapshot) -> Text | None:
    """Return the text of a snapshot by the corpus recipe, or None if it finds no text."""
    try:
        page = read_page(snapshot, "corpus")
        return read_text(page.title, page.text)
    except Exception:
        # `ExtractError`, or one that the words of a page led to and no rule foresaw; the page was read by the
        # complete recipe, and only has no text by this one.
        return None


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
        store.texts.put(text)
        store.readings.add_counterpart(document, served.timestamp, served.original, text.sha256)


def comparable_texts(store: Store, document: int, old: Version, new: Version) -> tuple[str, str]:
    """Return the Markdown of two versions by the same recipe, so that they can be compared.

    Args:
        store: the store; nothing is written.
        document: id of the document.
        old: a version of the document.
        new: another version of the document.

    Raises:
        ConfigError: the versions were read in different ways.
        ExtractError: a memento has no text by the corpus recipe.
        StoreError: the store cannot be used, or stored bytes are damaged.
    """
    check_same_method(old, new)
    if new.compared and old.number == new.number - 1:
        # For neighbours, the texts whose comparison was stored and mailed are shown (docs/design.md, law 16):
        # if the markup changed, a version has several texts by the corpus recipe.
        before, after = new.compared
        return store.texts.markdown(before), store.texts.markdown(after)
    if old.recipe == new.recipe:
        return store.texts.markdown(old.text), store.texts.markdown(new.text)
    texts = [
        store.texts.markdown(one.text) if one.recipe == "corpus" else _by_corpus(store, document, one)
        for one in (old, new)
    ]
    return texts[0], texts[1]


def check_same_method(old: Version, new: Version) -> None:
    """Refuse two versions whose texts are not compared because a browser rendered only one of them.

    Args:
        old: a version of a document.
        new: another version of the document.

    Raises:
        ConfigError: the versions were read in different ways.
    """
    if old.recipe == new.recipe or "rendered" not in (old.recipe, new.recipe):
        return
    # A version whose captures were read in both ways is compared with neighbours that were read in either.
    if new.compared and old.number == new.number - 1:
        return
    problem = (
        f"a browser rendered only one of the versions {old.number} and {new.number}, "
        "so their texts are not compared: the difference may come from the way of reading"
    )
    remedy = "Choose two versions that were read in the same way; `harvest log` says how each was read"
    raise ConfigError("the versions to compare", "", problem, remedy)


def _by_corpus(store: Store, document: int, version: Version) -> str:
    """Return the text of a version by the corpus recipe, to compare it with that of a corpus document."""
    try:
        return text_by_corpus(store, document, version)
    except ExtractError as error:
        reason = (
            f"version {version.number} cannot be compared with the text of a corpus document: {error.reason}"
        )
        raise ExtractError(error.snapshot, reason) from error


def text_by_corpus(store: Store, document: int, version: Version | StoredVersion) -> str:
    """Return the Markdown of the first memento that shows a version, by the corpus recipe.

    Args:
        store: the store; nothing is written.
        document: id of the document.
        version: a version of the document.

    Raises:
        ExtractError: the corpus recipe finds no text in the memento.
        StoreError: the store cannot be used, or stored bytes are damaged.
    """
    read = [
        one for one in store.readings.of(document) if one.source == "memento" and one.text == version.text
    ]
    if not read:
        # The text comes from a corpus document with all words of the policy, which counts as complete.
        return store.texts.markdown(version.text)
    shown = min(read, key=lambda one: (one.timestamp < version.first_capture, one.timestamp))
    if shown.corpus is not None:
        return store.texts.markdown(shown.corpus.text)
    kept = store.snapshots.find(document, shown.timestamp, shown.url)
    if kept is None:
        name = f"{shown.timestamp} {shown.url}"
        raise StoreError(f"{store.path}: the snapshot {name} is missing. Run `harvest verify`.")
    try:
        return read_page(as_read(store, document, kept.snapshot, shown.recipe), "corpus").text
    except ExtractError as error:
        reason = f"the corpus recipe finds no text in its capture of {shown.timestamp}"
        raise ExtractError(shown.url, reason) from error


def standing_citations(readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """Return the corpus documents whose cited memento was not read; until then, they are the evidence.

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
    wanted: set[tuple[str, str]] = set()
    if any(one.source == "memento" for one in readings) and standing_citations(readings):
        # Doubtful captures are still among the first neighbours; without them, other mementos may be next to
        # a corpus document. Both are needed.
        for neighbours in (_first_neighbours, _last_neighbours):
            wanted |= _read_as(store, document, beside_citations(neighbours(store, document)))
            _add_counterparts(store, document, wanted)
    for one in readings:
        if one.corpus is not None and (one.timestamp, one.url) not in wanted:
            store.readings.forget_counterpart(document, one.timestamp, one.url)
            store.texts.drop_if_unused(one.corpus.text)


def _first_neighbours(store: Store, document: int) -> tuple[Reading, ...]:
    """Return all readings that are evidence."""
    return in_order(all_readings(store, document))


def _last_neighbours(store: Store, document: int) -> tuple[Reading, ...]:
    """Return the readings that are evidence and are not held for review."""
    return reviewed(store, document).readings


def _read_as(store: Store, document: int, mementos: Iterable[Reading]) -> set[tuple[str, str]]:
    """Return time and URL of the captures that were read for these: one for all with the same bytes."""
    same = {
        (timestamp, url): (read_at, read_url)
        for timestamp, url, read_at, read_url in store.readings.same_bytes(document)
    }
    names = ((one.timestamp, one.url) for one in mementos)
    return {same.get(name, name) for name in names}


def _add_counterparts(store: Store, document: int, wanted: AbstractSet[tuple[str, str]]) -> None:
    """Store the text of mementos by the corpus recipe if it is not known yet."""
    for one in store.readings.of(document):
        if one.source == "citation" or one.corpus is not None or (one.timestamp, one.url) not in wanted:
            continue
        kept = store.snapshots.find(document, one.timestamp, one.url)
        text = corpus_text(as_read(store, document, kept.snapshot, one.recipe)) if kept else None
        if kept is not None and text is not None:
            add_counterpart(store, document, kept.snapshot, text)
