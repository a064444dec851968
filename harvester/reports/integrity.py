"""Check that the store is intact, and its texts are those of its sources (`harvest verify`)."""

from __future__ import annotations

from collections.abc import Iterator

from diffs import join, split
from harvester.config.selectors import PageSelectors
from harvester.corpus import read_citation
from harvester.errors import ExtractError
from harvester.pipeline.counterparts import corpus_text
from harvester.pipeline.extracting import is_current, read_page, read_text, selectors_of
from store import Store
from store.errors import StoreError
from store.records import Reading


def verify(store: Store) -> Iterator[str]:
    """Check the store, and yield one line for each fault.

    This checks SQLite's own structure and references, the hash of every stored body, the hash and the
    sections of every text, and that the current rules extract each text from its stored source.

    Args:
        store: the store.
    """
    yield from store.integrity.structure()
    yield from _bodies(store)
    yield from _texts(store)
    for row in store.sources.documents():
        name = f"{row.company}/{row.slug}"
        selectors = selectors_of(store, row.id)
        for shown in store.readings.of(row.id):
            fault = _reading(store, row.id, shown, selectors)
            if fault:
                yield f"{name}: {shown.timestamp} {shown.url}: {fault}"


def _bodies(store: Store) -> Iterator[str]:
    """Read every stored body, which checks its hash."""
    for sha256 in store.snapshots.hashes():
        try:
            store.snapshots.body(sha256)
        except StoreError as error:
            yield str(error)


def _texts(store: Store) -> Iterator[str]:
    """Check the hash of every text, and that its sections can be joined to it."""
    for row in store.integrity.texts():
        text = read_text(row.title, row.markdown)
        if text.sha256 != row.sha256:
            yield f"text {row.sha256}: was altered"
        elif store.integrity.joined(row.sha256) != row.markdown or join(split(row.markdown)) != row.markdown:
            yield f"text {row.sha256}: its sections, joined, are not the text; run `harvest rebuild`"


def _reading(store: Store, document: int, shown: Reading, selectors: PageSelectors) -> str:
    """Return what is wrong with a reading, or ``""``."""
    if not is_current(shown, selectors):
        return f"was extracted by older rules ({shown.extractor}); run `harvest rebuild`"
    try:
        text = _source_text(store, document, shown, selectors)
    except (StoreError, ExtractError) as error:
        return str(error)
    if text is None:
        return "its source is missing"
    if shown.corpus is not None:
        kept = store.snapshots.find(document, shown.timestamp, shown.url)
        found = corpus_text(kept.snapshot) if kept else None
        if found is None or found.sha256 != shown.corpus.text:
            return "its source now gives another text by the corpus recipe; run `harvest rebuild`"
    return "" if text == shown.text else "its source now gives another text; run `harvest rebuild`"


def _source_text(store: Store, document: int, shown: Reading, selectors: PageSelectors) -> str | None:
    """Return the SHA-256 of the text that the source of a reading gives, or None if the source is missing."""
    if shown.source == "citation":
        for cited in store.sources.citations(document):
            if (cited.timestamp, cited.url) == (shown.timestamp, shown.url) and cited.sha256 is not None:
                citation = read_citation(store.snapshots.body(cited.sha256), cited.id_url)
                return read_text(citation.title, citation.text).sha256
        return None
    kept = store.snapshots.find(document, shown.timestamp, shown.url)
    if kept is None:
        return None
    page = read_page(kept.snapshot, selectors=selectors)
    return read_text(page.title, page.text).sha256
