"""The same edit in other policies: sentences that changes of several documents added or removed."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

from store.database import Database


@dataclass(frozen=True, slots=True)
class SharedSentence:
    """A sentence that a change of another document added or removed, too.

    Attributes:
        fingerprint: of the sentence.
        company: slug of the other company.
        company_name: its name.
        document: slug of the other document.
        title: its title.
        version: number of the version that has the same edit.
        not_before: the time until which the version before it is known, 14 digits: it changed after that.
        known_from: the time from which that version is known, 14 digits.
    """

    fingerprint: int
    company: str
    company_name: str
    document: str
    title: str
    version: int
    not_before: str
    known_from: str


class SameChanges:
    """Changes with the same sentences; they are found by an index, however many documents there are."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def elsewhere(self, document: int, fingerprints: Iterable[int]) -> tuple[SharedSentence, ...]:
        """Return where changes of other documents added or removed the same sentences.

        Args:
            document: id of the document whose sentences they are.
            fingerprints: of the sentences.

        Returns:
            Each sentence with each other change, ordered by document and version.
        """
        wanted = json.dumps(sorted(set(fingerprints)))
        rows = self._database.rows(_ELSEWHERE, {"document": document, "wanted": wanted})
        return tuple(SharedSentence(**{name: row[name] for name in SharedSentence.__slots__}) for row in rows)

    def unsearched(self, document: int) -> int:
        """Return how many other documents have comparisons by older rules, whose sentences are not known.

        Args:
            document: id of the document whose sentences are looked for.
        """
        row = self._database.row(
            "SELECT count(*) AS found FROM documents d WHERE EXISTS "
            "(SELECT 1 FROM comparisons c WHERE c.document = d.id AND c.rules = '') AND d.id <> ?",
            (document,),
        )
        return int(row["found"]) if row else 0


# A text may have come back, so that several versions of a document have the same change: the first counts.
# Which versions there are is looked up once for each comparison, not for each sentence.
_ELSEWHERE = """
    WITH found AS MATERIALIZED (
        SELECT DISTINCT s.fingerprint, s.document, s.pair FROM json_each(:wanted) w
        CROSS JOIN changed_sentences s ON s.fingerprint = w.value WHERE s.document <> :document
    ), changed AS MATERIALIZED (
        SELECT p.document, p.pair, min(v.number) AS number
        FROM (SELECT DISTINCT document, pair FROM found) f
        JOIN comparisons p ON p.document = f.document AND p.pair = f.pair
        JOIN versions v ON v.document = p.document AND v.compared_from = p.old_text
            AND v.compared_to = p.new_text
        GROUP BY p.document, p.pair
    )
    SELECT f.fingerprint, d.company, c.name AS company_name, d.slug AS document, d.title,
           a.number AS version, coalesce(a.not_before, a.known_from) AS not_before, a.known_from
    FROM found f JOIN changed g ON g.document = f.document AND g.pair = f.pair
    JOIN versions a ON a.document = g.document AND a.number = g.number
    JOIN documents d ON d.id = f.document
    JOIN companies c ON c.slug = d.company
    ORDER BY d.company, d.slug, a.number, f.fingerprint
"""
