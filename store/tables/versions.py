"""The timeline of a document: its versions."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from diffs.flag_evidence import Flag, FlagEvidence, flag_evidence_as_json, flag_evidence_from_json
from diffs.summaries import Summary
from store.database import Database, Row
from store.essences import shared_essences
from store.records import EMPTY_DIGEST, DatedBy, ReadingRecipe, Reason, Version
from store.tables.comparison_rows import SUMMARY_OF_C, summary_of


@dataclass(frozen=True, slots=True)
class StoredVersion:
    """A version as it is stored; `Version` describes the other attributes.

    Attributes:
        dated: its date, with the stated precision.
        dated_by: which kind of date that is.
        effective: the effective date that it states, with the stated precision, or None.
        updated: the date of the last update that it states, with the stated precision, or None.
        compared_from: SHA-256 of the text that is compared for the previous version, or None.
        compared_to: SHA-256 of the text that is compared for this version, or None.
    """

    number: int
    text: str
    url: str
    first_capture: str
    last_capture: str
    after_capture: str | None
    known_from: str
    known_until: str
    not_before: str | None
    dated: str
    dated_by: DatedBy
    effective: str | None
    updated: str | None
    reason: Reason
    flags: tuple[Flag, ...]
    captures: int
    extractor: str
    recipe: ReadingRecipe
    coverage: float | None
    notes: tuple[str, ...]
    compared_from: str | None
    compared_to: str | None
    flag_evidence: tuple[FlagEvidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LoggedVersion(StoredVersion):
    """A version with what is known about its text.

    Attributes:
        title: the page's title.
        words: number of words.
        essence: hash that is equal for texts of the timeline that differ only cosmetically.
        sections: number of sections.
        snapshot_sha256: SHA-256 of the bytes of the first memento that was read and shows it, or None if only
            corpus documents do.
        last_snapshot_sha256: SHA-256 of the bytes of its last capture, or of one with the same digest; None
            if it is known only from a corpus document.
        change: the change from the version before, in numbers; None if there is none, or if their texts are
            not comparable.
    """

    title: str
    words: int
    essence: str
    sections: int
    snapshot_sha256: str | None
    last_snapshot_sha256: str | None
    change: Summary | None = None


_COLUMNS = StoredVersion.__slots__
# The columns that are lists.
_JSON = ("flags", "notes", "flag_evidence")

# One of the captures of a version `v` was read, or has the digest of one that was.
_READ_IN_IT = """
    SELECT s.sha256 FROM readings r
    JOIN snapshots s ON s.document = r.document AND s.timestamp = r.timestamp AND s.original = r.url
    WHERE r.document = v.document AND r.source = 'memento' AND r.text = v.text
        AND r.timestamp BETWEEN v.first_capture AND v.last_capture
    ORDER BY r.timestamp, r.url LIMIT 1
"""
_SAME_BYTES = f"""
    SELECT s.sha256 FROM captures c
    JOIN captures r ON r.document = c.document AND r.digest = c.digest AND r.state = 'read'
    JOIN snapshots s ON s.document = r.document AND s.timestamp = r.timestamp AND s.original = r.original
    WHERE c.document = v.document AND c.timestamp = v.first_capture AND c.original = v.url
        AND c.digest NOT IN ('-', '', '{EMPTY_DIGEST}')
    ORDER BY r.timestamp, r.original LIMIT 1
"""
SNAPSHOT_OF_V = f"coalesce(({_READ_IN_IT}), ({_SAME_BYTES}))"
"""SQL for the SHA-256 of the bytes of the first memento that was read and shows a version `v`, or NULL."""

# The last capture of a version `v`, with the page that was read: its own, or one with the same digest.
_LAST_OF_V = f"""
    SELECT * FROM (
        SELECT r.timestamp, r.url, s.sha256, 0 AS same FROM readings r
        JOIN snapshots s ON s.document = r.document AND s.timestamp = r.timestamp AND s.original = r.url
        WHERE r.document = v.document AND r.source = 'memento' AND r.text = v.text
            AND r.timestamp = v.last_capture
        UNION ALL
        SELECT c.timestamp, c.original, s.sha256, 1 FROM captures c
        JOIN captures k ON k.document = c.document AND k.digest = c.digest AND k.state = 'read'
        JOIN readings r ON r.document = k.document AND r.timestamp = k.timestamp AND r.url = k.original
            AND r.source = 'memento' AND r.text = v.text
        JOIN snapshots s ON s.document = k.document AND s.timestamp = k.timestamp AND s.original = k.original
        WHERE c.document = v.document AND c.timestamp = v.last_capture
            AND c.digest NOT IN ('-', '', '{EMPTY_DIGEST}'))
    ORDER BY same, url LIMIT 1
"""
LAST_SNAPSHOT_OF_V = f"(SELECT sha256 FROM ({_LAST_OF_V}))"
"""SQL for the SHA-256 of the bytes of the last capture of a version `v`, or NULL."""
LAST_URL_OF_V = f"(SELECT url FROM ({_LAST_OF_V}))"
"""SQL for the URL of the last capture of a version `v`, or NULL if only a corpus document shows that."""


class Versions:
    """Versions."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def replace(
        self, document: int, versions: Iterable[Version], before: tuple[StoredVersion, ...] | None = None
    ) -> int:
        """Replace the timeline of a document; nothing is written if it did not change.

        Args:
            document: id of the document.
            versions: the timeline, oldest first.
            before: the stored timeline, if it was read in the same transaction; otherwise it is read now.

        Returns:
            How many versions have a new combination of first capture and text.
        """
        wanted = tuple(stored_version(version) for version in versions)
        with self._database.step():
            before = self.of(document) if before is None else before
            if before != wanted:
                if before:
                    self._database.execute("DELETE FROM versions WHERE document = ?", (document,))
                self._database.insert("versions", [_version_row(document, version) for version in wanted])
            self._database.execute(
                "UPDATE documents SET derived = 1 WHERE id = ? AND derived = 0", (document,)
            )
        known = {(version.first_capture, version.text) for version in before}
        return sum((version.first_capture, version.text) not in known for version in wanted)

    def of(self, document: int) -> tuple[StoredVersion, ...]:
        """Return the versions of a document, oldest first."""
        rows = self._database.rows(
            f"SELECT {', '.join(_COLUMNS)} FROM versions WHERE document = ? ORDER BY number", (document,)
        )
        return tuple(StoredVersion(**_columns(row)) for row in rows)

    def changes_of_words(self, document: int) -> int:
        """Return how many versions of a document differ in words from the one before them."""
        row = self._database.row(
            "SELECT count(*) AS changes FROM (SELECT t.essence, lag(t.essence) OVER (ORDER BY v.number) "
            "AS before FROM versions v JOIN texts t ON t.sha256 = v.text WHERE v.document = ?) "
            "WHERE essence <> before",
            (document,),
        )
        return int(row["changes"]) if row else 0

    def count(self, document: int) -> int:
        """Return how many versions a document has."""
        row = self._database.row("SELECT count(*) AS versions FROM versions WHERE document = ?", (document,))
        return int(row["versions"]) if row else 0

    def log(self, document: int) -> tuple[LoggedVersion, ...]:
        """Return the versions of a document with title and numbers of words and sections, oldest first."""
        rows = self._database.rows(
            "SELECT v.*, t.title, t.words, t.essence, "
            "(SELECT count(*) FROM sections s WHERE s.text = v.text) AS sections, "
            f"{SNAPSHOT_OF_V} AS snapshot_sha256, {LAST_SNAPSHOT_OF_V} AS last_snapshot_sha256, "
            f"{SUMMARY_OF_C} FROM versions v JOIN texts t ON t.sha256 = v.text "
            "LEFT JOIN comparisons c ON c.document = v.document AND c.old_text = v.compared_from "
            "AND c.new_text = v.compared_to WHERE v.document = ? ORDER BY v.number",
            (document,),
        )
        columns = [_columns(row) for row in rows]
        essences = shared_essences(
            [row["essence"] for row in rows], ["cosmetic" in one["flags"] for one in columns]
        )
        return tuple(
            LoggedVersion(
                **values,
                title=row["title"],
                words=row["words"],
                essence=essence,
                sections=row["sections"],
                snapshot_sha256=row["snapshot_sha256"],
                last_snapshot_sha256=row["last_snapshot_sha256"],
                change=None if row["changed_sections"] is None else summary_of(row),
            )
            for row, values, essence in zip(rows, columns, essences, strict=True)
        )


def stored_version(version: Version) -> StoredVersion:
    """Return a version in the form in which it is stored.

    Args:
        version: a version of a timeline.
    """
    return StoredVersion(
        number=version.number,
        text=version.text,
        url=version.url,
        first_capture=version.first_capture,
        last_capture=version.last_capture,
        after_capture=version.after_capture,
        known_from=version.known_from,
        known_until=version.known_until,
        not_before=version.not_before,
        dated=version.dated,
        dated_by=version.dated_by,
        effective=version.effective.iso if version.effective else None,
        updated=version.updated.iso if version.updated else None,
        reason=version.reason,
        flags=version.flags,
        captures=version.captures,
        extractor=version.extractor,
        recipe=version.recipe,
        coverage=version.coverage,
        notes=version.notes,
        compared_from=version.compared and version.compared[0],
        compared_to=version.compared and version.compared[1],
        flag_evidence=version.flag_evidence,
    )


def _version_row(document: int, version: StoredVersion) -> Row:
    """Return the columns of a version."""
    values = {name: getattr(version, name) for name in _COLUMNS}
    values["flag_evidence"] = flag_evidence_as_json(version.flag_evidence)
    lists = {name: json.dumps(values[name], ensure_ascii=False) for name in _JSON}
    return {**values, **lists, "document": document}


def _columns(row: Row) -> dict[str, Any]:
    """Return the fields of a version from its row."""
    values = {name: row[name] for name in _COLUMNS}
    lists = {name: tuple(json.loads(values[name])) for name in _JSON}
    return {**values, **lists, "flag_evidence": flag_evidence_from_json(lists["flag_evidence"])}
