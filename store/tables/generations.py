"""Which generations of rules made what is derived for each document."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from store.database import Database


@dataclass(frozen=True, slots=True)
class Rules:
    """The names of the current rules for a document.

    Attributes:
        text: the rules that decide what the captures show: the two following names.
        memento: the rules that extract a memento.
        citation: the rules that read a corpus document.
        reading: the rules that find dates and sections in a text, and draw the timeline.
        comparison: the rules that compare two texts.
        lineage: the rules that trace sections through the versions.
    """

    text: str
    memento: str
    citation: str
    reading: str
    comparison: str
    lineage: str


@dataclass(frozen=True, slots=True)
class Staleness:
    """Which of what is derived for a document has to be derived again.

    Attributes:
        texts: whether captures were extracted or judged by other rules.
        timeline: whether other rules drew the timeline or traced its sections, or something was read since.
        comparisons: whether other rules made a comparison.
    """

    texts: bool = False
    timeline: bool = False
    comparisons: bool = False

    def __bool__(self) -> bool:
        return self.texts or self.timeline or self.comparisons


@dataclass(frozen=True, slots=True)
class MadeBy:
    """The names of the rules that made what is derived for a document; ``""`` if there is nothing.

    Attributes:
        text: the rules that decided what its captures show.
        reading: the rules that found dates and sections in its texts, and drew its timeline.
        comparison: the rules that compared its texts.
    """

    text: str = ""
    reading: str = ""
    comparison: str = ""


def _named(rules: Rules) -> dict[str, str]:
    """Return rules by their kind; `asdict` copies each value, which takes ten times as long."""
    return {kind: getattr(rules, kind) for kind in Rules.__slots__}


class Generations:
    """The rules by which the documents were judged, drawn and compared."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def staleness(self, document: int, rules: Rules) -> Staleness:
        """Return what of a document was made by other rules than the current ones; costs one query.

        Args:
            document: id of the document.
            rules: the current rules.
        """
        row = self._database.row(_STALENESS, {"document": document, **_named(rules)})
        return Staleness(**{name: bool(value) for name, value in row.items()}) if row else Staleness()

    def stale(self, rules: Rules) -> tuple[int, ...]:
        """Return the ids of the documents without selectors of which anything was made by other rules.

        Args:
            rules: the current rules for such documents.
        """
        rows = self._database.rows(_STALE, _named(rules))
        return tuple(row["document"] for row in rows)

    def with_selectors(self) -> tuple[int, ...]:
        """Return the ids of the documents that have selectors, and so rules of their own."""
        rows = self._database.rows("SELECT id FROM documents WHERE selectors <> '' ORDER BY id")
        return tuple(row["id"] for row in rows)

    def has_read(self, text: str, reading: str) -> bool:
        """Return whether a text is stored as some rules read it.

        Args:
            text: SHA-256 of the text.
            reading: the rules.
        """
        found = "SELECT 1 FROM texts WHERE sha256 = ? AND rules = ?"
        return self._database.row(found, (text, reading)) is not None

    def outdated(self, text: str, reading: str, comparison: str) -> tuple[int, int]:
        """Return how many documents older rules derived, and how many captures were read of them.

        Args:
            text: the beginning of the name of the current rules for texts, without selectors.
            reading: the current rules for readings.
            comparison: the beginning of the name of the current rules for comparisons, without topics.
        """
        row = self._database.row(_OUTDATED, {"text": text, "reading": reading, "comparison": comparison})
        return (row["documents"], row["captures"]) if row else (0, 0)

    def mark_judged(self, document: int, rules: Rules) -> None:
        """Record that the current rules judged all captures of a document.

        Args:
            document: id of the document.
            rules: the current rules.
        """
        self._database.execute(
            "UPDATE documents SET rules = ?2 WHERE id = ?1 AND rules <> ?2", (document, rules.text)
        )

    def made_by(self, document: int) -> MadeBy:
        """Return which rules made what is derived for a document, as it is stored.

        Args:
            document: id of the document.
        """
        row = self._database.row(
            "SELECT rules, drawn_by, (SELECT group_concat(DISTINCT c.rules) FROM comparisons c "
            "WHERE c.document = d.id) AS compared_by FROM documents d WHERE d.id = ?",
            (document,),
        )
        return MadeBy(row["rules"], row["drawn_by"], row["compared_by"] or "") if row else MadeBy()

    def drawn_by(self, document: int) -> str:
        """Return the rules that drew the timeline of a document, or ``""`` if they are not known."""
        row = self._database.row("SELECT drawn_by FROM documents WHERE id = ?", (document,))
        return str(row["drawn_by"]) if row else ""

    def mark_drawn(self, document: int, reading: str) -> None:
        """Record which rules drew the timeline of a document.

        Args:
            document: id of the document.
            reading: the rules.
        """
        self._database.execute(
            "UPDATE documents SET drawn_by = ?2 WHERE id = ?1 AND drawn_by <> ?2", (document, reading)
        )

    def mark_traced(self, document: int, lineage: str) -> None:
        """Record which rules traced the sections of a document.

        Args:
            document: id of the document.
            lineage: the rules.
        """
        self._database.execute(
            "UPDATE documents SET traced_by = ?2 WHERE id = ?1 AND traced_by <> ?2", (document, lineage)
        )

    def mark_technical(self, document: int, changes: Iterable[tuple[str, str]], rules: str) -> None:
        """Record changes that only newer rules found, so that they are never news.

        Args:
            document: id of the document.
            changes: the last capture before each change, and the first one after it.
            rules: the newer rules.
        """
        rows = [
            {"document": document, "after_capture": after, "first_capture": first, "rules": rules}
            for after, first in changes
        ]
        self._database.insert("technical_changes", rows, replace=True)


# All comparisons of a document are by the same rules, so one of them tells.
_OUTDATED = """
    SELECT count(*) AS documents, coalesce(sum(captures), 0) AS captures FROM (
        SELECT (SELECT count(*) FROM readings r WHERE r.document = d.id) AS captures FROM documents d
        WHERE d.drawn_by <> '' AND (d.drawn_by <> :reading
            OR (d.rules <> '' AND instr(d.rules, :text) <> 1)
            OR instr((SELECT c.rules FROM comparisons c WHERE c.document = d.id LIMIT 1), :comparison) <> 1))
    WHERE captures
"""
# A document of which nothing was fetched or read is not out of date, whatever rules there were. Captures
# without a text have no reading, so the document records the rules by which its captures were judged.
_STALENESS_OF_D = """
    SELECT d.id AS document, (d.rules <> :text AND EXISTS (SELECT 1 FROM snapshots s WHERE s.document = d.id))
               OR EXISTS (SELECT 1 FROM readings r WHERE r.document = d.id AND r.source = 'memento'
                          AND r.extractor <> :memento)
               OR EXISTS (SELECT 1 FROM readings r WHERE r.document = d.id AND r.source = 'citation'
                          AND r.extractor <> :citation) AS texts,
           NOT d.derived OR ((d.drawn_by <> :reading OR d.traced_by <> :lineage)
               AND EXISTS (SELECT 1 FROM readings r WHERE r.document = d.id)) AS timeline,
           EXISTS (SELECT 1 FROM comparisons c WHERE c.document = d.id
                   AND c.rules <> :comparison) AS comparisons
    FROM documents d
"""
_STALENESS = f"SELECT texts, timeline, comparisons FROM ({_STALENESS_OF_D} WHERE d.id = :document)"
_STALE = f"""
    SELECT document FROM ({_STALENESS_OF_D} WHERE d.selectors = '')
    WHERE texts OR timeline OR comparisons ORDER BY document
"""
