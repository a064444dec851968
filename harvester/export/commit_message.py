"""Describe a version as the message of a commit: what changed, its flags, and what proves it."""

from __future__ import annotations

from collections.abc import Iterator

from diffs.in_words import day
from diffs.render.flags import ShownFlag, flags_between, noted
from diffs.render.summary import concerns, section_line, verdict
from diffs.summaries import SummarizedComparison
from diffs.text import one_line
from harvester.export.columns import iso
from harvester.export.documents import ExportedDocument, ExportedVersion
from store.timestamps import moment

# Of the first line: as much as `git log --oneline` and GitHub show.
_SUBJECT_CHARACTERS = 72
_DATED_BY = {"effective": "effective", "updated": "updated", "capture": "captured"}


def commit_message(
    document: ExportedDocument, version: ExportedVersion, compared: SummarizedComparison | None
) -> str:
    """Return the message of the commit of a version.

    It has nothing that later captures of the same version change, so that its commit stays the same.

    Args:
        document: the document.
        version: the version.
        compared: what changed from the version before, or None if that is not compared.
    """
    paragraphs = [
        [_subject(document, version)],
        list(_changed(version, compared)),
        [f"{flag.name}: {flag.meaning}." for flag in _flags(version)],
        list(_trailers(document, version)),
    ]
    return "\n\n".join("\n".join(map(one_line, lines)) for lines in paragraphs if lines) + "\n"


def _subject(document: ExportedDocument, version: ExportedVersion) -> str:
    stored = version.stored
    dated = f"version {stored.number}, {_DATED_BY[stored.dated_by]} {day(stored.dated)}"
    room = _SUBJECT_CHARACTERS - len(dated) - len(": ")
    title = one_line(document.title, room) or document.slug
    return f"{title}: {dated}"


def _changed(version: ExportedVersion, compared: SummarizedComparison | None) -> Iterator[str]:
    """Yield what changed: in one sentence, and a line for each section."""
    change = version.change
    if change is None:
        if version.stored.reason == "first":
            yield "The first version that is known."
        return
    if change.is_method:
        yield "It was read in another way than the version before, so the two are not compared."
        return
    if compared is None:
        return
    yield verdict(compared.summary)
    if topics := concerns(compared.summary):
        yield topics
    for section in compared.sections:
        line = section_line(section)
        yield f"* {' · '.join(filter(None, (line.title, line.what)))}"


def _flags(version: ExportedVersion) -> tuple[ShownFlag, ...]:
    """Return the flags of the change to a version or, of a version without a change, its own."""
    change = version.change
    if change is not None:
        return noted(flags_between((change.before, change.after)))
    return noted(ShownFlag(flag) for flag in version.stored.flags)


def _trailers(document: ExportedDocument, version: ExportedVersion) -> Iterator[str]:
    """Yield ``Name: value`` lines, which `git interpret-trailers` and ``git log --format`` read."""
    stored, proof, change = version.stored, version.proof, version.change
    found = {
        "Company": document.company,
        "Document": document.slug,
        "Version": str(stored.number),
        "Effective": stored.effective,
        "Updated": stored.updated,
        "First-Capture": _time(stored.first_capture),
        "Known-From": _time(stored.known_from) if stored.known_from != stored.first_capture else None,
        "Changed-After": _time(change.before.known_until) if change else None,
        "Flags": ", ".join(stored.flags),
        "URL": stored.url,
        "Source": proof.source,
        "Proof": proof.url,
        "Raw-Page": proof.raw_url,
        "Proof-File": proof.file,
        "Proof-Record": proof.record or proof.payload_record,
        "Text-SHA256": stored.text,
        "Page-SHA256": stored.snapshot_sha256,
        "Recipe": stored.recipe,
        "Extractor": stored.extractor,
    }
    yield from (f"{name}: {value}" for name, value in found.items() if value)


def _time(timestamp: str) -> str:
    return iso(moment(timestamp))
