"""Versions anew from the stored sources, by today's rules (DESIGN law 2: our change is not their change)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from harvester.chronicle import Told, draw_timeline
from harvester.citation import read_citation
from harvester.reading import EXTRACTOR, Reader, read_text
from store import Store
from store.snapshots import Kept


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What rebuilding a document changed.

    Attributes:
        snapshots: how many stored snapshots were read again.
        changed: how many of them give another text than before.
        told: the timeline as it is now.
    """

    snapshots: int
    changed: int
    told: Told


def is_outdated(store: Store, document: int) -> bool:
    """Whether a text of the document was made by other rules than today's."""
    return any(shown.extractor != EXTRACTOR for shown in store.readings.of(document))


def rebuild(store: Store, document: int, phrases: Mapping[str, Sequence[str]]) -> Rebuilt:
    """Replace what is derived by what today's rules give from the stored snapshots and corpus documents.

    A text that differs from the one before is marked `technical`: it is never news. Each snapshot is a
    step; a rebuild that was broken off is done again.

    Args:
        store: the store.
        document: id of the document.
        phrases: topics that make a change weigh more, added to the built-in ones.

    Raises:
        StoreError: the store cannot be used, or stored bytes are damaged.
    """
    before = {(shown.timestamp, shown.url, shown.source): shown.text for shown in store.readings.of(document)}
    count = 0
    reader = Reader()
    for cited in store.sources.citations(document):
        if cited.sha256 is not None:
            _read_citation(store, document, reader, cited.sha256, cited.timestamp, cited.url)
    for kept in store.snapshots.of(document):
        _read_snapshot(store, document, reader, kept)
        count += 1
    with store.step():
        store.versions.keep_comparisons(document, ())
        told = draw_timeline(store, document, phrases)
        store.texts.drop_unused()
    after = {(shown.timestamp, shown.url, shown.source): shown.text for shown in store.readings.of(document)}
    changed = sum(after.get(key) != text for key, text in before.items()) + len(after.keys() - before.keys())
    return Rebuilt(count, changed, told)


def _read_citation(
    store: Store, document: int, reader: Reader, sha256: str, timestamp: str, url: str
) -> None:
    """Read a corpus document again: its text is given, its dates and sections are ours."""
    citation = read_citation(store.snapshots.body(sha256), url)
    text = read_text(citation.title, citation.text)
    reader.accept(citation.title, citation.text)
    with store.step():
        store.texts.put(text)
        store.readings.add(
            document, timestamp=timestamp, url=url, source="citation", text=text.sha256, extractor=EXTRACTOR
        )


def _read_snapshot(store: Store, document: int, reader: Reader, kept: Kept) -> None:
    """Read a snapshot again, and judge anew whether it is a version."""
    judged = reader.judge(kept.snapshot, kept.statuscode, kept.redirects)
    served = kept.snapshot.capture
    with store.step():
        if judged.text is None:
            store.readings.remove(document, served.timestamp, served.original)
        else:
            store.texts.put(judged.text)
            store.readings.add(
                document, timestamp=served.timestamp, url=served.original, source="memento",
                text=judged.text.sha256, extractor=EXTRACTOR,
            )  # fmt: skip
        store.index.mark_judged(kept.capture_id, judged.state, judged.reason)
