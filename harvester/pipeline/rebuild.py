"""Rebuild versions from the stored sources by the current rules (docs/design.md, laws 1 and 2)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from harvester.corpus import read_citation
from harvester.pipeline.extracting import ExtractionResult, Reader, cited_reading, read_text
from harvester.pipeline.rules_in_force import selectors_of
from harvester.pipeline.staleness import current_rules
from harvester.pipeline.timeline import TimelineChange, draw_timeline
from store import Store
from store.records import Capture
from store.tables.sources import StoredCitation
from store.tables.texts import Text


@dataclass(frozen=True, slots=True)
class RebuildResult:
    """The result of rebuilding a document.

    Attributes:
        snapshots: how many stored snapshots were extracted again.
        changed: how many sources give another text than before.
        timeline: how many versions and changes there are now.
    """

    snapshots: int
    changed: int
    timeline: TimelineChange


def rebuild(store: Store, document: int, phrases: Mapping[str, Sequence[str]]) -> RebuildResult:
    """Derive everything again from the stored snapshots and corpus documents, by the current rules.

    A text that differs from the one before is marked `technical` and is never news. Everything is extracted
    first and written in one transaction, so a rebuild that is interrupted changes nothing.

    Args:
        store: the store.
        document: id of the document.
        phrases: topics that give a change more weight, in addition to the built-in ones.

    Raises:
        StoreError: the store cannot be used, or stored bytes are damaged.
    """
    before, former = _shown(store, document), _texts_of(store, document)
    rules = current_rules(store, document, phrases)
    reader = Reader(
        selectors=selectors_of(store, document), rendered=partial(store.renderings.page, document)
    )
    cited = list(_reread_citations(store, document, reader))
    fetched = list(_reread_snapshots(store, document, reader))
    texts = {text.sha256: text for _, text in cited}
    texts |= {judged.text.sha256: judged.text for _, _, judged in fetched if judged.text is not None}
    with store.step():
        for text in texts.values():
            store.texts.put(text)
        for source, text in cited:
            store.readings.add(document, cited_reading(source.timestamp, source.url, text.sha256))
        for asked, served, judged in fetched:
            _keep(store, document, asked, served, judged)
        for shown in store.readings.of(document):
            # The rules that gave the counterpart may have changed.
            store.readings.forget_counterpart(document, shown.timestamp, shown.url)
        store.comparisons.keep(document, (), rules.comparison)
        store.generations.mark_judged(document, rules)
        timeline = draw_timeline(store, document, phrases)
        for sha256 in former - _texts_of(store, document):
            store.texts.drop_if_unused(sha256)
    after = _shown(store, document)
    changed = sum(after.get(key) != text for key, text in before.items()) + len(after.keys() - before.keys())
    return RebuildResult(len(fetched), changed, timeline)


def _shown(store: Store, document: int) -> dict[tuple[str, str, str], str]:
    """Return the hash of the text of each source of the document."""
    return {(shown.timestamp, shown.url, shown.source): shown.text for shown in store.readings.of(document)}


def _texts_of(store: Store, document: int) -> set[str]:
    """Return the hashes of all texts of the document's sources, by either recipe."""
    readings = store.readings.of(document)
    return {shown.text for shown in readings} | {shown.corpus.text for shown in readings if shown.corpus}


def _reread_citations(store: Store, document: int, reader: Reader) -> Iterator[tuple[StoredCitation, Text]]:
    """Yield the corpus documents with their texts, whose dates and sections are found again."""
    for cited in store.sources.citations(document):
        if cited.sha256 is not None:
            citation = read_citation(store.snapshots.body(cited.sha256), cited.url)
            reader.accept(citation.title, citation.text)
            yield cited, read_text(citation.title, citation.text)


def _reread_snapshots(
    store: Store, document: int, reader: Reader
) -> Iterator[tuple[int, Capture, ExtractionResult]]:
    """Extract the snapshots again; yield the capture requested, the one served, and the result."""
    # Most snapshots show the same text as another one, so each text is kept in memory once.
    texts: dict[str, Text] = {}
    for kept in store.snapshots.of(document):
        judged = reader.judge(kept.snapshot, kept.statuscode, kept.redirects, kept.framed_by)
        if judged.text is not None:
            judged = replace(judged, text=texts.setdefault(judged.text.sha256, judged.text))
        yield kept.capture_id, kept.snapshot.capture, judged


def _keep(store: Store, document: int, asked: int, served: Capture, judged: ExtractionResult) -> None:
    """Replace what older rules extracted from a snapshot."""
    if judged.text is None:
        store.readings.remove(document, served.timestamp, served.original)
    else:
        store.readings.add(document, judged.reading(served))
    store.captures.mark_judged(asked, judged.state, judged.reason, judged.target, judged.held_as)
