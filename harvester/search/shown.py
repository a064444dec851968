"""The runs of sentences as JSON, and as lines for people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from diffs.in_words import count, day, in_between
from diffs.text import one_line
from harvester.archive import Proof
from harvester.archive.proof_at import proof_at
from harvester.archive.rendered_proof import rendered_as_json
from harvester.search.runs import RunEnd, SentenceRun, Sight
from store import Store
from store.tables.searches import SectionName


def run_as_json(store: Store, run: SentenceRun, company: str, document: str) -> dict[str, object]:
    """Return a run as an object of `search --json`.

    Args:
        store: the store.
        run: the run.
        company: slug.
        document: slug.
    """
    return {
        "company": company,
        "document": document,
        "number": run.section.number,
        "heading": run.section.heading,
        "sentence": run.sentence,
        "first": _sight(store, run, run.first, run.first.version.url),
        "last": _sight(store, run, run.last, _last_url(store, run)),
        "still_there": run.still_there,
        "begins": _end(store, run.document, run.begins),
        "ends": _end(store, run.document, run.ends),
        "unseen_versions": list(run.unseen),
    }


def _last_url(store: Store, run: SentenceRun) -> str:
    """Return the address of the last capture that has the sentence of a run."""
    version = run.last.version
    return store.searches.last_url(run.document, version.number) or version.url


def first_proof(store: Store, run: SentenceRun) -> Proof:
    """Return what shows the first sight of a run.

    Args:
        store: the store.
        run: the run.
    """
    return proof_at(store, run.document, run.first.capture, run.first.version.url)


def _sight(store: Store, run: SentenceRun, sight: Sight, url: str) -> dict[str, object]:
    """Return the first or the last sight of a run as JSON."""
    version, proof = sight.version, proof_at(store, run.document, sight.capture, url)
    shown = store.renderings.shown(run.document, sight.capture, version.text)
    sections = store.searches.sections(version.text, run.alike)
    return {
        "version": version.number,
        "dated": version.dated,
        "dated_by": version.dated_by,
        "capture": sight.capture,
        "known_from": version.known_from,
        "known_until": version.known_until,
        "url": url,
        "sections": [{"number": one.number, "heading": one.heading} for one in sections],
        "source": proof.source,
        "proof": proof.as_json(),
        "rendered": rendered_as_json(shown),
    }


def _end(store: Store, document: int, end: RunEnd) -> dict[str, object]:
    """Return how a run begins or ends as JSON."""
    proof = proof_beyond(store, document, end)
    return {
        "kind": end.kind,
        "after": end.after,
        "by": end.by,
        "unread": end.unread,
        "version": end.beyond and end.beyond.number,
        "proof": proof and proof.as_json(),
    }


def proof_beyond(store: Store, document: int, end: RunEnd) -> Proof | None:
    """Return what shows the nearest capture without the sentence, or None if there is none.

    Args:
        store: the store.
        document: id of the document.
        end: how a run begins or ends.
    """
    version = end.beyond
    if version is None or end.after is None:
        return None
    if version.known_from == end.by:
        return proof_at(store, document, version.first_capture, version.url)
    url = store.searches.last_url(document, version.number) or version.url
    return proof_at(store, document, version.last_capture, url)


def section_in_words(section: SectionName) -> str:
    """Return number and heading of a section, or what is said where it has none.

    Args:
        section: the section.
    """
    return one_line(f"{section.number} {section.heading}") or "(opening text)"


def sections_in_words(run: SentenceRun) -> str:
    """Return the name of the first section that has a sentence, and how many others have it.

    Args:
        run: the sentence.
    """
    others = run.sections - 1
    name = section_in_words(run.section)
    return f"{name} (and {count(others, 'more section')})" if others else name


def summary_lines(runs: Sequence[SentenceRun], asked: str, names: Mapping[int, str]) -> Iterator[str]:
    """Yield in sentences what was found, and where it was seen first.

    Args:
        runs: all that was found.
        asked: how the query was understood.
        names: of the documents, by their ids.
    """
    if not runs:
        yield f"{asked}: no such sentence in the versions that were searched."
        return
    documents = count(len({run.document for run in runs}), "document")
    # A phrase may run over the end of a sentence.
    what = "passage" if any(len(run.alike) > 1 for run in runs) else "sentence"
    yield f"{asked}: {count(len(runs), what)} in {documents}."
    first = min(runs, key=lambda run: run.first.version.known_from)
    version = first.first.version
    yield f"Seen first on {day(version.known_from)}, in version {version.number} of {names[first.document]}."


def run_line(run: SentenceRun) -> str:
    """Return in one sentence from when to when a sentence stood.

    Args:
        run: the run.
    """
    first, last = run.first.version, run.last.version
    if run.begins.kind == "first version" and run.still_there and first.known_from == last.known_until:
        return f"Seen once, on {day(first.known_from)}, in version {first.number}; nothing was read since."
    return f"{_beginning(run)}; {_ending(run)}.{_unseen(run)}"


def _beginning(run: SentenceRun) -> str:
    """Return in words how a run begins."""
    version, begins = run.first.version, run.begins
    if begins.kind == "first version":
        return f"Stood already in version {version.number}, first seen {day(version.known_from)}"
    if begins.kind == "changed":
        return f"First stood in version {version.number}: came {_between(begins)}"
    return (
        f"First seen in version {version.number}, on {day(version.known_from)}; the version before was read "
        "differently and does not tell whether it stood there"
    )


def _ending(run: SentenceRun) -> str:
    """Return in words how a run ends."""
    version, ends = run.last.version, run.ends
    if ends.kind == "still there":
        return f"still there on {day(version.known_until)}"
    if ends.kind == "changed":
        return f"last stood in version {version.number}: gone {_between(ends)}"
    return (
        f"last seen in version {version.number}, on {day(version.known_until)}; the version after it was "
        "read differently and does not tell whether it went"
    )


def _between(end: RunEnd) -> str:
    """Return in words between which captures a sentence came or went."""
    assert end.after is not None and end.by is not None
    unread = f" ({count(end.unread, 'capture')} between were not read)" if end.unread else ""
    if end.unread == 1:
        unread = " (1 capture between was not read)"
    return f"{in_between(end.after, end.by)}{unread}"


def _unseen(run: SentenceRun) -> str:
    """Return in words which versions between lack a sentence only because they were read differently."""
    if not run.unseen:
        return ""
    named = ", ".join(map(str, run.unseen))
    return f" Not seen in {count(len(run.unseen), 'version')} between, read differently ({named})."
