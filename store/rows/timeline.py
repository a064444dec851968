"""The timeline of policies as rows, and what else is known of its versions."""

from __future__ import annotations

from collections.abc import Iterator

from diffs import Comparison, compare
from diffs.in_words import count, day
from store.database import Database
from store.errors import UnknownVersion
from store.rows.reading import rows_of_view
from store.rows.records import ChangeRow, LineageRow, SectionRow, TextRow, VersionRow
from store.rows.selection import PolicySelection
from store.rows.table import RowTable, RowType

_VERSIONS = """
    SELECT *, coalesce(replay, record) AS proof FROM timeline
    WHERE company = ? AND document = ? ORDER BY version
"""
_CHANGES = """
    SELECT s.*, t.removed, t.added, t.before, t.after, t.from_proof, t.to_proof
    FROM section_changes s JOIN change_texts t ON t.company = s.company AND t.document = s.document
        AND t.to_version = s.to_version AND t.position = s.position
    WHERE s.company = ? AND s.document = ? ORDER BY s.to_version, s.position
"""
_TEXTS = "SELECT * FROM version_texts WHERE company = ? AND document = ? ORDER BY version"
_SECTIONS = "SELECT * FROM version_sections WHERE company = ? AND document = ? ORDER BY version, position"
_LINEAGES = "SELECT * FROM section_lives WHERE company = ? AND document = ? ORDER BY place"

_MARKDOWN = "SELECT sha256, markdown FROM texts WHERE sha256 = ?"
_COMPARED = "SELECT compared_from, compared_to FROM versions WHERE document = ? AND number = ?"


class TimelineRows(RowTable[VersionRow]):
    """The versions of policies, oldest first; a notebook shows them as a table.

    Args:
        database: the database of the store.
        selection: the policies.
    """

    def __init__(self, database: Database, selection: PolicySelection) -> None:
        self._database = database
        self._selection = selection
        shown = (
            "company",
            "document",
            "version",
            "dated",
            "dated_by",
            "not_before",
            "known_from",
            "known_until",
            "words",
            "words_added",
            "words_removed",
            "flags",
        )
        super().__init__(VersionRow, self._read(VersionRow, _VERSIONS), shown)

    def __repr__(self) -> str:
        what = count(len(self), "version") if self else "no version yet"
        seen = f", seen {day(self[0].first_capture)} to {day(self[-1].last_capture)}" if self else ""
        return f"<Timeline of {self._selection.name}: {what}{seen}>"

    def changes(self) -> RowTable[ChangeRow]:
        """Return what happened to each section from version to version, with the words."""
        shown = (
            "document",
            "from_version",
            "to_version",
            "before_heading",
            "after_heading",
            "kinds",
            "words_added",
            "words_removed",
            "topics",
            "removed",
            "added",
        )
        return RowTable(ChangeRow, self._read(ChangeRow, _CHANGES), shown)

    def text(self) -> RowTable[TextRow]:
        """Return the text of each version."""
        shown = ("document", "version", "dated", "title", "words", "text")
        return RowTable(TextRow, self._read(TextRow, _TEXTS), shown)

    def sections(self) -> RowTable[SectionRow]:
        """Return the sections of each version."""
        shown = ("document", "version", "number", "heading", "text", "lineage")
        return RowTable(SectionRow, self._read(SectionRow, _SECTIONS), shown)

    def lineages(self) -> RowTable[LineageRow]:
        """Return the life of each section through all versions."""
        shown = ("document", "number", "heading", "first_seen", "last_seen", "still_there", "times_reworded")
        return RowTable(LineageRow, self._read(LineageRow, _LINEAGES), shown)

    def compare(self, old: int, new: int) -> Comparison:
        """Compare two versions of the policy; a notebook shows the redline.

        Args:
            old: number of the one version.
            new: number of the other.

        Raises:
            UnknownVersion: there is no such version, there are several policies, or the two texts were
                extracted by different recipes and are not neighbours, so that they cannot be compared.
        """
        if len(self._selection.documents) != 1:
            known = ", ".join(f"{one.company}/{one.slug}" for one in self._selection.documents)
            raise UnknownVersion("", "several policies are meant", f"Name one with store.timeline: {known}.")
        versions = {row.version: row for row in self}
        for wanted in (old, new):
            if wanted not in versions:
                known = f"Known versions: 1 to {len(self)}." if self else "There is no version yet."
                raise UnknownVersion(str(wanted), "is not a version", known)
        pair = self._comparable(versions[old], versions[new])
        rows = {
            row["sha256"]: str(row["markdown"])
            for one in pair
            for row in self._database.rows(_MARKDOWN, (one,))
        }
        return compare(rows[pair[0]], rows[pair[1]])

    def _comparable(self, old: VersionRow, new: VersionRow) -> tuple[str, str]:
        """Return the hashes of the texts to compare: of neighbours, those whose comparison is stored."""
        first, second = sorted((old.version, new.version))
        if second - first == 1:
            row = self._database.row(_COMPARED, (self._selection.documents[0].id, second))
            if row is not None and row["compared_from"] is not None:
                pair = (row["compared_from"], row["compared_to"])
                return pair if old.version == first else (pair[1], pair[0])
        if old.recipe != new.recipe:
            problem = f"and version {new.version} were extracted by different recipes"
            raise UnknownVersion(str(old.version), problem, "Use `harvest diff`.")
        return old.sha256, new.sha256

    def _read(self, kind: type[RowType], sql: str) -> Iterator[RowType]:
        for one in self._selection.documents:
            yield from rows_of_view(self._database, kind, sql, (one.company, one.slug))
