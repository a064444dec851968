"""Changes of documents from version to version, in the form that the change digest needs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from diffs import Section
from diffs.flag_evidence import Flag, FlagEvidence, flag_evidence_from_json
from diffs.summaries import SummarizedComparison, topics_from_json
from store.database import Database, Row
from store.pairs import pair_number
from store.records import ReadingRecipe, Reason, StatedDate, is_same_rules
from store.tables.comparison_rows import SUMMARY_OF_C, comparison_of, section_change_of
from store.tables.section_rows import section_of
from store.tables.texts import dates_by_text
from store.tables.versions import LAST_SNAPSHOT_OF_V, LAST_URL_OF_V, SNAPSHOT_OF_V


@dataclass(frozen=True, slots=True)
class ComparedVersion:
    """A version as one of the two sides of a change.

    Attributes:
        title: the title of the page.
        effective: the effective date that it states, or None.
        updated: the date of the last update that it states, or None.
        first_capture: its first capture (14 digits).
        last_capture: its last capture (14 digits).
        known_from: the time from which its text is known to have been there (14 digits).
        known_until: the time until which it is (14 digits); see `Version`.
        notes: what was unusual about the captures that show it.
        url: the URL as captured.
        extractor: the rules that extracted its text.
        recipe: the recipe by which its text was extracted.
        number: its place in the timeline.
        flags: its flags.
        flag_evidence: what its flags stand on.
        reason: why it is a version.
        sha256: SHA-256 of its text.
        compared_sha256: SHA-256 of its text that is compared.
        snapshot_sha256: SHA-256 of the first page that shows it, or None if only corpus documents do.
        last_snapshot_sha256: SHA-256 of the last page that shows it, or None if a corpus document does.
    """

    title: str
    effective: StatedDate | None
    updated: StatedDate | None
    first_capture: str
    last_capture: str
    url: str
    extractor: str = ""
    recipe: ReadingRecipe = "complete"
    number: int = 0
    flags: tuple[Flag, ...] = ()
    flag_evidence: tuple[FlagEvidence, ...] = ()
    reason: Reason = "content"
    sha256: str = ""
    compared_sha256: str = ""
    snapshot_sha256: str | None = None
    last_snapshot_sha256: str | None = None
    known_from: str = ""
    known_until: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class VersionChange:
    """The change of a document from one version to the next.

    Attributes:
        document: id of the document.
        company: slug of its company.
        company_name: name of its company.
        slug: slug of the document.
        title: its title in the configuration.
        old_text: SHA-256 of the text that is compared for the version before. If the two are not compared, it
            is `new_text`: this is not taken for a change that is found between them later.
        new_text: SHA-256 of the text that is compared for the version after.
        before: the version before.
        after: the version after.
        technical: whether only newer rules show it in captures that were read before.
        is_method: whether a browser rendered only one of the two, so that they are not compared.
        news_after: the timestamp after which captures of the new text's address are news, or None.
    """

    document: int
    company: str
    company_name: str
    slug: str
    title: str
    old_text: str
    new_text: str
    before: ComparedVersion
    after: ComparedVersion
    news_after: str | None
    technical: bool = False
    is_method: bool = False

    @property
    def same_rules(self) -> bool:
        """Whether the same rules extracted both texts; if not, the rules may cause the difference."""
        return is_same_rules(self.before, self.after)

    @property
    def flags(self) -> tuple[Flag, ...]:
        """The flags of the version after."""
        return self.after.flags

    @property
    def cosmetic(self) -> bool:
        """Whether no word differs."""
        return "cosmetic" in self.flags


class VersionChanges:
    """The changes between neighbouring versions."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def since(self, timestamp: str | None) -> tuple[VersionChange, ...]:
        """Return the changes whose new text was first captured at a time or later, oldest first.

        Args:
            timestamp: 14 digits, or None for changes that were captured after news began.
        """
        if timestamp is not None:
            return self._where("new_known_from >= :since", {"since": timestamp})
        documents = [row["document"] for row in self._database.rows(_WITH_NEWS)]
        if not documents:
            return ()
        # What has no news is not read: it is nearly everything.
        condition = "document IN (SELECT value FROM json_each(:documents)) AND new_first > news_after"
        return self._where(condition, {"documents": json.dumps(documents)})

    def newest(self, most: int, companies: Iterable[str] | None = None) -> tuple[VersionChange, ...]:
        """Return the changes of words that were captured last, in the order of companies and documents.

        Args:
            most: how many at most.
            companies: the slugs of the companies; None for all.
        """
        slugs = None if companies is None else json.dumps(sorted(companies))
        found = self._database.rows(_NEWEST, {"most": most, "companies": slugs})
        documents = json.dumps(sorted({row["document"] for row in found}))
        pairs = json.dumps([[row["document"], row["number"]] for row in found])
        condition = (
            "document IN (SELECT value FROM json_each(:documents)) AND (document, number) IN "
            "(SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]') FROM json_each(:pairs))"
        )
        return self._where(condition, {"documents": documents, "pairs": pairs})

    def on_record(self) -> tuple[int, str]:
        """Return how many changes of words there are, and since when: 14 digits, or ``""`` without any."""
        row = self._database.row(_ON_RECORD)
        return (row["changes"], row["since"] or "") if row else (0, "")

    def of(self, document: int) -> tuple[VersionChange, ...]:
        """Return the changes of a document, oldest first.

        Args:
            document: id of the document.
        """
        return self._where("document = :document", {"document": document})

    def _where(self, condition: str, given: Mapping[str, str | int]) -> tuple[VersionChange, ...]:
        """Return the changes that a condition in SQL selects."""
        rows = self._database.rows(
            f"SELECT * FROM ({_VERSION_CHANGES}) WHERE {condition} ORDER BY company, slug, number", given
        )
        dates = self._dates({row[name] for row in rows for name in ("old_shown", "new_shown")})
        return tuple(_version_change(row, dates) for row in rows)

    def comparison(self, document: int, old_text: str, new_text: str) -> SummarizedComparison | None:
        """Return the stored comparison of two texts, or None.

        Args:
            document: id of the document.
            old_text: SHA-256 of the old text.
            new_text: SHA-256 of the new text.
        """
        pair = (document, old_text, new_text)
        compared = self._database.row(
            f"SELECT {SUMMARY_OF_C} FROM comparisons c WHERE document = ? AND old_text = ? AND new_text = ?",
            pair,
        )
        if compared is None:
            return None
        rows = self._database.rows(
            "SELECT * FROM compared_sections WHERE document = ? AND pair = ? ORDER BY position",
            (document, pair_number(old_text, new_text)),
        )
        old, new = self._sections(old_text), self._sections(new_text)
        return comparison_of(compared, tuple(section_change_of(row, old, new) for row in rows))

    def importance(self, document: int, old_text: str, new_text: str) -> tuple[int, tuple[str, ...]] | None:
        """Return the weight of the heaviest section that changed and the topics of a change, or None.

        Args:
            document: id of the document.
            old_text: SHA-256 of the old text.
            new_text: SHA-256 of the new text.
        """
        row = self._database.row(
            "SELECT topics, (SELECT coalesce(max(weight), 0) FROM compared_sections s "
            "WHERE s.document = c.document AND s.pair = :pair) AS weight "
            "FROM comparisons c WHERE document = :document AND old_text = :old AND new_text = :new",
            {
                "document": document,
                "old": old_text,
                "new": new_text,
                "pair": pair_number(old_text, new_text),
            },
        )
        if row is None:
            return None
        return row["weight"], tuple(tag.topic for tag, _ in topics_from_json(json.loads(row["topics"])))

    def _sections(self, text: str) -> dict[int, Section]:
        rows = self._database.rows("SELECT * FROM sections WHERE text = ? ORDER BY position", (text,))
        return {row["position"]: section_of(row) for row in rows}

    def _dates(self, texts: Iterable[str]) -> dict[tuple[str, str], StatedDate]:
        """Return the most authoritative date of each kind, by text and kind."""
        rows = self._database.rows(
            "SELECT * FROM stated_dates WHERE text IN (SELECT value FROM json_each(?)) "
            "ORDER BY text, position",
            (json.dumps(sorted(texts)),),
        )
        return dates_by_text(rows)


# The documents with a version that may be news, by a condition that an index answers for each of them.
_WITH_NEWS = """
    SELECT d.id AS document FROM documents d WHERE EXISTS (
        SELECT 1 FROM versions v WHERE v.document = d.id AND v.first_capture > min(
            coalesce(d.news_after, '~'),
            coalesce((SELECT min(n.news_after) FROM news_starts n WHERE n.document = d.id), '~')))
"""
_NEWEST = """
    SELECT v.document, v.number FROM versions v JOIN documents d ON d.id = v.document
    WHERE v.compared_from <> v.compared_to AND v.reason = 'content'
        AND NOT EXISTS (SELECT 1 FROM json_each(v.flags) WHERE value = 'cosmetic')
        AND (:companies IS NULL OR d.company IN (SELECT value FROM json_each(:companies)))
    ORDER BY v.known_from DESC, d.company, d.slug LIMIT :most
"""
_ON_RECORD = """
    SELECT count(*) AS changes, min(known_from) AS since FROM versions
    WHERE compared_from <> compared_to AND reason <> 'method'
        AND NOT EXISTS (SELECT 1 FROM json_each(flags) WHERE value = 'cosmetic')
"""

# The last capture that showed the old text may have another URL than the first one. If an address was added
# after the first complete listing of the document, captures since that listing are news there, too.
_VERSION_CHANGES = f"""
    SELECT d.id AS document, d.company, c.name AS company_name, d.slug, d.title,
           coalesce(min(d.news_after, s.news_after), d.news_after, s.news_after) AS news_after,
           iif(a.reason = 'method', a.text, a.compared_from) AS old_text, b.text AS old_shown,
           b.first_capture AS old_first, b.last_capture AS old_last,
           b.known_from AS old_known_from, b.known_until AS old_known_until, b.notes AS old_notes,
           tb.title AS old_title,
           coalesce({LAST_URL_OF_V.replace(" v.", " b.")},
                    (SELECT r.url FROM readings r WHERE r.document = d.id AND r.timestamp = b.last_capture
                     ORDER BY r.source DESC, r.url LIMIT 1), b.url) AS old_url,
           b.number AS old_number, b.flags AS old_flags, b.flag_evidence AS old_evidence,
           b.reason AS old_reason, b.recipe AS old_recipe,
           b.extractor AS old_extractor, {SNAPSHOT_OF_V.replace(" v.", " b.")} AS old_snapshot,
           {LAST_SNAPSHOT_OF_V.replace(" v.", " b.")} AS old_last_snapshot,
           a.number, iif(a.reason = 'method', a.text, a.compared_to) AS new_text, a.text AS new_shown,
           a.first_capture AS new_first, a.last_capture AS new_last,
           a.known_from AS new_known_from, a.known_until AS new_known_until, a.notes AS new_notes,
           a.reason = 'method' AS is_method,
           ta.title AS new_title, a.url AS new_url,
           a.number AS new_number, a.flags AS new_flags, a.flag_evidence AS new_evidence,
           a.reason AS new_reason, a.recipe AS new_recipe,
           a.extractor AS new_extractor, {SNAPSHOT_OF_V.replace(" v.", " a.")} AS new_snapshot,
           {LAST_SNAPSHOT_OF_V.replace(" v.", " a.")} AS new_last_snapshot,
           EXISTS (SELECT 1 FROM technical_changes t WHERE t.document = d.id
                   AND t.after_capture < a.first_capture AND a.first_capture <= t.first_capture) AS technical
    FROM versions a
    JOIN versions b ON b.document = a.document AND b.number = a.number - 1
    JOIN documents d ON d.id = a.document
    JOIN companies c ON c.slug = d.company
    LEFT JOIN news_starts s ON s.document = d.id AND s.address = (
        SELECT n.address FROM news_starts n WHERE n.document = d.id AND n.address IN (
            a.url, (SELECT l.urlkey FROM captures l WHERE l.document = d.id
                    AND l.timestamp = a.first_capture AND l.original = a.url))
        ORDER BY n.news_after DESC LIMIT 1)
    JOIN texts ta ON ta.sha256 = coalesce(a.compared_to, a.text)
    JOIN texts tb ON tb.sha256 = coalesce(a.compared_from, b.text)
    WHERE a.compared_from <> a.compared_to OR a.reason = 'method'
"""


def _version_change(row: Row, dates: Mapping[tuple[str, str], StatedDate]) -> VersionChange:
    def side(which: str) -> ComparedVersion:
        text = row[f"{which}_shown"]
        return ComparedVersion(
            title=row[f"{which}_title"],
            effective=dates.get((text, "effective")),
            updated=dates.get((text, "updated")),
            first_capture=row[f"{which}_first"],
            last_capture=row[f"{which}_last"],
            url=row[f"{which}_url"],
            extractor=row[f"{which}_extractor"],
            recipe=row[f"{which}_recipe"],
            number=row[f"{which}_number"],
            flags=tuple(json.loads(row[f"{which}_flags"])),
            flag_evidence=flag_evidence_from_json(json.loads(row[f"{which}_evidence"])),
            reason=row[f"{which}_reason"],
            sha256=text,
            compared_sha256=row[f"{which}_text"],
            snapshot_sha256=row[f"{which}_snapshot"],
            last_snapshot_sha256=row[f"{which}_last_snapshot"],
            known_from=row[f"{which}_known_from"],
            known_until=row[f"{which}_known_until"],
            notes=tuple(json.loads(row[f"{which}_notes"])),
        )

    return VersionChange(
        **{name: row[name] for name in _PLAIN},
        before=side("old"),
        after=side("new"),
        technical=bool(row["technical"]),
        is_method=bool(row["is_method"]),
    )


_PLAIN = (
    "document",
    "company",
    "company_name",
    "slug",
    "title",
    "old_text",
    "new_text",
    "news_after",
)
