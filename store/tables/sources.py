"""What is watched: companies, their documents and addresses, and the corpus documents that cite them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from store.database import Database, Row
from store.records import Company, Document, PolicyUrl


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation as the store keeps it.

    Attributes:
        document: id of the document.
        timestamp: 14 digits, of the cited capture.
        url: the captured URL, decoded.
        id_url: the address in the archive, as the corpus document has it.
        sha256: hash of the corpus document's bytes, or None where only the configuration names it.
        state: ``due``, ``fetched``, ``missing`` (the archive does not have it) or ``failed``.
        reason: why it is missing or failed, or ``""``.
        verdict: ``identical``, how the archive's text differs from the document's, or None.
        similarity: 0 to 1, or None.
        archive: the archive that said so, or None.
        retry_on: ISO day from which it is due again, or None.
    """

    document: int
    timestamp: str
    url: str
    id_url: str
    sha256: str | None
    state: str
    reason: str
    verdict: str | None
    similarity: float | None
    archive: str | None
    retry_on: str | None


class Sources:
    """Companies, documents, addresses and citations."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add_company(self, company: Company) -> None:
        """Add a company with its domains, or bring its name up to date."""
        with self._database.step():
            self._database.execute(
                "INSERT INTO companies (slug, name) VALUES (?, ?) "
                "ON CONFLICT (slug) DO UPDATE SET name = excluded.name WHERE name <> excluded.name",
                (company.slug, company.name),
            )
            for domain in company.domains:
                self._database.execute(
                    "INSERT INTO domains (domain, company) VALUES (?, ?) "
                    "ON CONFLICT (domain) DO UPDATE SET company = excluded.company "
                    "WHERE company <> excluded.company",
                    (domain.lower(), company.slug),
                )

    def adopt_company(self, old: str, new: Company) -> None:
        """Let a company that only `import` knew become the configuration's company of the same domain."""
        with self._database.step():
            self.add_company(new)
            taken = {row["slug"] for row in self.documents_of(new.slug)}
            for row in self.documents_of(old):
                if row["slug"] in taken:
                    continue
                self._database.execute("UPDATE documents SET company = ? WHERE id = ?", (new.slug, row["id"]))
            if not self.documents_of(old):
                self._database.execute("UPDATE domains SET company = ? WHERE company = ?", (new.slug, old))
                self._database.execute("DELETE FROM companies WHERE slug = ?", (old,))

    def add_document(self, document: Document) -> int:
        """Add a document with its addresses, or bring title and addresses up to date; returns its id."""
        with self._database.step():
            self._database.execute(
                "INSERT INTO documents (company, slug, title) VALUES (?, ?, ?) "
                "ON CONFLICT (company, slug) DO UPDATE SET title = excluded.title "
                "WHERE title <> excluded.title",
                (document.company, document.slug, document.title),
            )
            row = self._database.row(
                "SELECT id FROM documents WHERE company = ? AND slug = ?", (document.company, document.slug)
            )
            assert row is not None
            for address in document.urls:
                self.add_address(row["id"], address)
            return int(row["id"])

    def add_address(self, document: int, address: PolicyUrl) -> None:
        """Add an address of a document, or bring its dates up to date."""
        with self._database.step():
            self._database.execute(
                "INSERT INTO addresses (document, url, valid_from, valid_until, position) "
                "VALUES (?, ?, ?, ?, (SELECT count(*) FROM addresses WHERE document = ?)) "
                "ON CONFLICT (document, url) DO UPDATE SET "
                "valid_from = excluded.valid_from, valid_until = excluded.valid_until "
                "WHERE valid_from IS NOT excluded.valid_from OR valid_until IS NOT excluded.valid_until",
                (document, address.url, address.valid_from, address.valid_until, document),
            )

    def set_addresses(self, document: int, addresses: Iterable[PolicyUrl]) -> None:
        """Let a document have these addresses and no others; captures that were found stay."""
        addresses = tuple(addresses)
        if self.addresses(document) == addresses:
            return
        with self._database.step():
            self._database.execute("DELETE FROM addresses WHERE document = ?", (document,))
            for address in addresses:
                self.add_address(document, address)

    def companies(self) -> tuple[Company, ...]:
        """All companies, by slug."""
        domains: dict[str, list[str]] = {}
        for row in self._database.rows("SELECT company, domain FROM domains ORDER BY domain"):
            domains.setdefault(row["company"], []).append(row["domain"])
        return tuple(
            Company(row["slug"], row["name"], tuple(domains.get(row["slug"], ())))
            for row in self._database.rows("SELECT slug, name FROM companies ORDER BY slug")
        )

    def documents_of(self, company: str) -> list[Row]:
        """Rows (id, company, slug, title, derived, news_after) of a company's documents, by slug."""
        return self._database.rows("SELECT * FROM documents WHERE company = ? ORDER BY slug", (company,))

    def addresses(self, document: int) -> tuple[PolicyUrl, ...]:
        """The addresses of a document, in the order in which they were named."""
        return tuple(
            PolicyUrl(row["url"], row["valid_from"], row["valid_until"])
            for row in self._database.rows(
                "SELECT url, valid_from, valid_until FROM addresses WHERE document = ? ORDER BY position",
                (document,),
            )
        )

    def add_citation(
        self, document: int, *, timestamp: str, url: str, id_url: str, domain: str,
        archived: str, sha256: str | None, now: datetime,
    ) -> bool:  # fmt: skip
        """Add a citation; returns whether it, or the corpus document behind it, is new."""
        with self._database.step():
            return bool(
                self._database.execute(
                    "INSERT INTO citations "
                    "(document, timestamp, url, id_url, domain, archived, sha256, imported_at) "
                    "VALUES (?, ?, ?, ?, ?, ?, ?, ?) "
                    "ON CONFLICT (document, timestamp, url) DO UPDATE SET "
                    "sha256 = excluded.sha256, id_url = excluded.id_url, domain = excluded.domain "
                    "WHERE excluded.sha256 IS NOT NULL AND sha256 IS NOT excluded.sha256",
                    (document, timestamp, url, id_url, domain, archived, sha256, now.isoformat()),
                )
            )

    def imported(self) -> frozenset[int]:
        """The ids of the documents of which a corpus document was imported."""
        rows = self._database.rows("SELECT DISTINCT document FROM citations WHERE sha256 IS NOT NULL")
        return frozenset(row["document"] for row in rows)

    def citations(self, document: int) -> tuple[Cited, ...]:
        """The citations of a document, oldest first."""
        fields = Cited.__slots__
        return tuple(
            Cited(**{name: row[name] for name in fields})
            for row in self._database.rows(
                "SELECT * FROM citations WHERE document = ? ORDER BY timestamp, url", (document,)
            )
        )

    def citation_rows(self, document: int) -> list[Row]:
        """The citations of a document with what became of them, oldest first."""
        return self._database.rows(
            "SELECT timestamp, url, id_url, state, reason, verdict, similarity, retry_on, "
            "sha256 IS NOT NULL AS imported FROM citations WHERE document = ? ORDER BY timestamp, url",
            (document,),
        )

    def mark_citation(
        self, cited: Cited, *, state: str, reason: str = "", archive: str, retry_on: str | None = None,
        verdict: str | None = None, similarity: float | None = None,
    ) -> None:  # fmt: skip
        """Record what the archive gave for a citation."""
        with self._database.step():
            self._database.execute(
                "UPDATE citations SET state = ?, reason = ?, archive = ?, retry_on = ?, "
                "verdict = ?, similarity = ? WHERE document = ? AND timestamp = ? AND url = ?",
                (state, reason, archive, retry_on, verdict, similarity,
                 cited.document, cited.timestamp, cited.url),
            )  # fmt: skip

    def documents(self, slugs: Iterable[str] | None = None) -> list[Row]:
        """Rows of all documents, of the companies named or of all, by company and slug."""
        rows = self._database.rows("SELECT * FROM documents ORDER BY company, slug")
        wanted = None if slugs is None else set(slugs)
        return [row for row in rows if wanted is None or row["company"] in wanted]
