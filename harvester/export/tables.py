"""The tables that are exported: versions, their sections, and what changed in which section."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from diffs import Change, Section, count_words
from diffs.summaries import SectionChange, topics_as_json
from harvester.archive import Proof
from harvester.archive.proof_at import proof_at
from harvester.export.columns import ColumnKind, Table, TableRow, first_day, time_of, with_times
from harvester.export.documents import ExportedDocument, ExportedVersion
from store import Store
from store.tables.changes import VersionChange

_NAMES: Mapping[str, ColumnKind] = {
    "company": "text",
    "company_name": "text",
    "document": "text",
    "document_title": "text",
}
_PROOF_PARTS = (
    "kind",
    "url",
    "raw_url",
    "file",
    "member",
    "record",
    "offset",
    "payload_record",
    "payload_file",
    "payload_member",
    "payload_digest",
)


def _proof_columns(start: str) -> dict[str, ColumnKind]:
    return {f"{start}source": "text", **{f"{start}proof_{part}": "text" for part in _PROOF_PARTS}}


VERSIONS = Table(
    "versions",
    {
        **_NAMES,
        "version": "integer",
        "dated": "text",
        "dated_by": "text",
        "dated_day": "day",
        "effective": "text",
        "effective_day": "day",
        "updated": "text",
        "updated_day": "day",
        "first_capture": "time",
        "last_capture": "time",
        "after_capture": "time",
        "known_from": "time",
        "known_until": "time",
        "not_before": "time",
        "reason": "text",
        "flags": "names",
        "flag_evidence": "json",
        "captures": "integer",
        "title": "text",
        "url": "text",
        "words": "integer",
        "sections": "integer",
        "sections_changed": "integer",
        "words_added": "integer",
        "words_removed": "integer",
        "words_moved": "integer",
        "kept": "real",
        "topics": "names",
        "topic_names": "names",
        "recipe": "text",
        "extractor": "text",
        "coverage": "real",
        "notes": "json",
        "sha256": "text",
        "snapshot_sha256": "text",
        "last_snapshot_sha256": "text",
        **_proof_columns(""),
        "rendered": "json",
        "last_rendered": "json",
    },
)
SECTIONS = Table(
    "sections",
    {
        **_NAMES,
        "version": "integer",
        "dated": "text",
        "first_capture": "time",
        "position": "integer",
        "number": "text",
        "heading": "text",
        "level": "integer",
        "words": "integer",
        "raw_heading": "text",
        "body": "text",
        "sha256": "text",
        "lineage": "text",
    },
)
CHANGES = Table(
    "changes",
    {
        **_NAMES,
        "from_version": "integer",
        "to_version": "integer",
        "from_dated": "text",
        "to_dated": "text",
        "not_before": "time",
        "known_from": "time",
        "reason": "text",
        "technical": "flag",
        "flags": "names",
        "position": "integer",
        "kinds": "names",
        "before_number": "text",
        "before_heading": "text",
        "before_lineage": "text",
        "after_number": "text",
        "after_heading": "text",
        "after_lineage": "text",
        "others": "json",
        "similarity": "real",
        "words_added": "integer",
        "words_removed": "integer",
        "words_moved_in": "integer",
        "words_moved_out": "integer",
        "weight": "integer",
        "topics": "names",
        "topic_names": "names",
        "because": "json",
        "edits": "json",
        **_proof_columns("before_"),
        **_proof_columns("after_"),
    },
)
TABLES = (VERSIONS, SECTIONS, CHANGES)


def version_row(document: ExportedDocument, version: ExportedVersion) -> TableRow:
    """Return the row of a version.

    Args:
        document: its document.
        version: the version.
    """
    facts = version.facts
    change = facts["change"] or {}
    times = {name: time_of(facts[name]) for name, kind in VERSIONS.columns.items() if kind == "time"}
    days = {f"{name}_day": first_day(facts[name]) for name in ("dated", "effective", "updated")}
    copied = {name: facts[name] for name in VERSIONS.columns if name in facts}
    return {
        **copied,
        **_names(document),
        **times,
        **days,
        "flag_evidence": with_times(facts["flag_evidence"]),
        "sections_changed": change["counts"]["changed"] if change else None,
        **{name: change.get(name) for name in ("words_added", "words_removed", "words_moved", "kept")},
        "topics": [one["topic"] for one in change.get("topics", ())],
        "topic_names": [one["name"] for one in change.get("topics", ())],
        **_proof("", version.proof),
        "rendered": with_times(facts["rendered"]),
        "last_rendered": with_times(facts["last_rendered"]),
    }


def section_rows(store: Store, document: ExportedDocument, version: ExportedVersion) -> Iterator[TableRow]:
    """Yield the rows of the sections of a version; heading and body of all of them are its text.

    Args:
        store: where they are stored.
        document: the document.
        version: the version.
    """
    stored = version.stored
    for section in store.texts.sections(stored.text):
        yield {
            **_names(document),
            "version": stored.number,
            "dated": stored.dated,
            "first_capture": time_of(stored.first_capture),
            "position": section.index,
            "number": section.number,
            "heading": section.heading,
            "level": section.level,
            "words": count_words(section.body),
            "raw_heading": section.raw_heading,
            "body": section.body,
            "sha256": stored.text,
            "lineage": document.lineages.get((stored.first_capture, section.index)),
        }


def change_rows(store: Store, document: ExportedDocument, version: ExportedVersion) -> Iterator[TableRow]:
    """Yield the rows of the sections that changed from the version before to this one.

    Args:
        store: where the comparison is stored.
        document: the document.
        version: the version.
    """
    change = version.change
    if change is None or change.is_method:
        return
    compared = store.changes.comparison(document.row, change.old_text, change.new_text)
    if compared is None:
        return
    of_pair = _of_pair(store, document, version, change)
    for position, one in enumerate(compared.sections):
        yield {**of_pair, "position": position, **_of_section(one), **_lineages(document, change, one.change)}


def _of_pair(
    store: Store, document: ExportedDocument, version: ExportedVersion, change: VersionChange
) -> dict[str, Any]:
    """Return the columns that all changes between two versions have in common."""
    before, after = change.before, change.after
    dated = {one.stored.number: one.stored.dated for one in document.versions}
    served_before = proof_at(store, document.row, before.last_capture, before.url)
    return {
        **_names(document),
        "from_version": before.number,
        "to_version": after.number,
        "from_dated": dated[before.number],
        "to_dated": dated[after.number],
        "not_before": time_of(before.known_until),
        "known_from": time_of(after.known_from),
        "reason": version.stored.reason,
        "technical": change.technical or not change.same_rules,
        "flags": list(change.flags),
        **_proof("before_", served_before),
        **_proof("after_", version.proof),
    }


def _lineages(document: ExportedDocument, pair: VersionChange, change: Change) -> dict[str, Any]:
    """Return the addresses of the lives of both sides; of a text that is only compared, none is traced."""
    sides = (
        ("before", pair.before, pair.old_text, change.before),
        ("after", pair.after, pair.new_text, change.after),
    )
    return {
        f"{name}_lineage": document.lineages.get((version.first_capture, section.index))
        if section is not None and version.sha256 == compared
        else None
        for name, version, compared, section in sides
    }


def _of_section(section: SectionChange) -> dict[str, Any]:
    change = section.change
    return {
        "kinds": list(change.kinds),
        **_side("before", change.before),
        **_side("after", change.after),
        "others": [{"number": one.number, "heading": one.heading} for one in change.others],
        "similarity": round(change.similarity, 4),
        "words_added": section.words_added,
        "words_removed": section.words_removed,
        "words_moved_in": section.words_moved_in,
        "words_moved_out": section.words_moved_out,
        "weight": section.weight,
        "topics": [tag.topic for tag, _ in section.topics],
        "topic_names": [tag.name for tag, _ in section.topics],
        "because": topics_as_json(section.topics),
        "edits": [[edit.op, edit.text] for edit in change.edits],
    }


def _side(name: str, section: Section | None) -> dict[str, Any]:
    return {
        f"{name}_number": section and section.number,
        f"{name}_heading": section and section.heading,
    }


def _names(document: ExportedDocument) -> dict[str, Any]:
    return {
        "company": document.company,
        "company_name": document.company_name,
        "document": document.slug,
        "document_title": document.title,
    }


def _proof(start: str, proof: Proof) -> dict[str, Any]:
    served = proof.as_json()
    parts = {f"{start}proof_{part}": served.get(part) for part in _PROOF_PARTS}
    return {f"{start}source": proof.source, **parts}
