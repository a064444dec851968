"""What is harvested: companies, their documents and addresses, and the cited snapshots."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from store.database import Database, Row
from store.records import Company, Document, PolicyUrl
from store.tables.names import Names


@dataclass(frozen=True, slots=True)
class StoredCitation:
    """A citation as it is stored.

    Attributes:
        document: id of the document.
        timestamp: the cited capture, 14 digits.
        url: the captured URL, decoded.
        id_url: the address in the archive, as in the corpus document.
        sha256: hash of the corpus document's bytes, or None if only the configuration cites it.
        state: ``due``, ``fetched``, ``missing`` (the archive does not have it) or ``failed``.
        reason: why it is missing or failed, or ``""``.
        verdict: ``identical``, or how the archive's text differs from the document's, or None.
        similarity: 0 to 1, or None.
        archive: the archive that was asked, or None.
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


@dataclass(frozen=True, slots=True)
class NewCitation:
    """A citation of an archived snapshot that is to be stored.

    Attributes:
        timestamp: the cited capture, 14 digits.
        url: the captured URL, decoded.
        id_url: the address in the archive, as in the corpus document.
        domain: the domain that the corpus document names.
        archived: ISO day of the cited capture.
        sha256: hash of the corpus document's bytes, or None if only the configuration cites it.
    """

    timestamp: str
    url: str
    id_url: str
    domain: str
    archived: str
    sha256: str | None


@dataclass(frozen=True, slots=True)
class CitationOutcome:
    """The result of requesting a cited snapshot.

    Attributes:
        state: ``fetched``, ``missing`` (the archive does not have it) or ``failed``.
        archive: the location that was asked.
        reason: why it is missing or failed, or ``""``.
        retry_on: ISO day from which it is due again, or None.
        verdict: ``identical``, or how the archive's text differs from the document's, or None.
        similarity: 0 to 1, or None.
    """

    state: str
    archive: str
    reason: str = ""
    retry_on: str | None = None
    verdict: str | None = None
    similarity: float | None = None


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """A document of a company, as it is stored.

    Attributes:
        id: its row id, to which everything that is stored about the document refers.
        company: slug of its company.
        slug: its slug.
        title: its title.
        derived: whether its timeline includes everything that was read.
        news_after: newest capture of its first complete listing, or None before that.
    """

    id: int
    company: str
    slug: str
    title: str
    derived: bool
    news_after: str | None


_DOCUMENT = "id, company, slug, title, derived, news_after"
# The documents of companies, given as JSON; CROSS JOIN fixes the order of the loops, so that no table is
# scanned for a few of its rows.
_OF_COMPANIES = "json_each(?) j CROSS JOIN documents d ON d.company = j.value"


class Sources:
    """Companies, documents, addresses and citations.

    What is known is looked up before it is written, because `status` and others register the configuration,
    too, and only read: they need a private copy of the store only if something differs.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def add_company(self, company: Company) -> None:
        """Add a company with its domains, or bring its name up to date."""
        with self._database.step():
            if self._has_company(company):
                return
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

    def _has_company(self, company: Company) -> bool:
        """Return whether a company is stored with this name and these domains."""
        domains = {domain.lower() for domain in company.domains}
        row = self._database.row(
            "SELECT (SELECT count(*) FROM domains WHERE company = slug "
            "AND domain IN (SELECT value FROM json_each(?))) AS domains "
            "FROM companies WHERE slug = ? AND name = ?",
            (json.dumps(sorted(domains)), company.slug, company.name),
        )
        return row is not None and row["domains"] == len(domains)

    def adopt_company(self, old: str, new: Company) -> None:
        """Merge a company that was only imported into the configured company with the same domain."""
        with self._database.step():
            self.add_company(new)
            taken = {document.slug for document in self.documents_of(new.slug)}
            for document in self.documents_of(old):
                if document.slug in taken:
                    continue
                self._database.execute(
                    "UPDATE documents SET company = ? WHERE id = ?", (new.slug, document.id)
                )
            if not self.documents_of(old):
                self._database.execute("UPDATE domains SET company = ? WHERE company = ?", (new.slug, old))
                self._database.execute("DELETE FROM companies WHERE slug = ?", (old,))

    def add_document(self, document: Document) -> int:
        """Add a document with its addresses, or bring title and addresses up to date; return its id."""
        with self._database.step():
            named = (document.company, document.slug)
            found = "SELECT id, title FROM documents WHERE company = ? AND slug = ?"
            row = self._database.row(found, named)
            if row is None or row["title"] != document.title:
                self._database.execute(
                    "INSERT INTO documents (company, slug, title) VALUES (?, ?, ?) "
                    "ON CONFLICT (company, slug) DO UPDATE SET title = excluded.title",
                    (*named, document.title),
                )
                row = self._database.row(found, named)
            assert row is not None
            for address in document.urls:
                self.add_address(row["id"], address)
            return int(row["id"])

    def set_selectors(self, document: int, selectors: str) -> None:
        """Set the selectors of a document, which select and remove parts of its pages.

        Args:
            document: id of the document.
            selectors: JSON, or ``""`` for none.
        """
        if self.selectors(document) != selectors:
            self._database.execute("UPDATE documents SET selectors = ? WHERE id = ?", (selectors, document))

    def selectors(self, document: int) -> str:
        """Return the selectors that `set_selectors` stored."""
        row = self._database.row("SELECT selectors FROM documents WHERE id = ?", (document,))
        return str(row["selectors"]) if row else ""

    def add_address(self, document: int, address: PolicyUrl) -> None:
        """Add an address of a document, or bring its dates up to date."""
        with self._database.step():
            if address in self.addresses(document):
                return
            self._database.execute(
                "INSERT INTO addresses (document, url, valid_from, valid_until, position) "
                "VALUES (?, ?, ?, ?, (SELECT count(*) FROM addresses WHERE document = ?)) "
                "ON CONFLICT (document, url) DO UPDATE SET "
                "valid_from = excluded.valid_from, valid_until = excluded.valid_until",
                (document, address.url, address.valid_from, address.valid_until, document),
            )

    def set_addresses(self, document: int, addresses: Iterable[PolicyUrl]) -> None:
        """Replace the addresses of a document; captures of removed addresses stay."""
        addresses = tuple(addresses)
        if self.addresses(document) == addresses:
            return
        with self._database.step():
            self._database.execute("DELETE FROM addresses WHERE document = ?", (document,))
            for address in addresses:
                self.add_address(document, address)

    def companies(self) -> tuple[Company, ...]:
        """Return all companies, sorted by slug."""
        domains: dict[str, list[str]] = {}
        for row in self._database.rows("SELECT company, domain FROM domains ORDER BY domain"):
            domains.setdefault(row["company"], []).append(row["domain"])
        return tuple(
            Company(row["slug"], row["name"], tuple(domains.get(row["slug"], ())))
            for row in self._database.rows("SELECT slug, name FROM companies ORDER BY slug")
        )

    def slugs(self) -> frozenset[str]:
        """Return the slugs of all companies."""
        return frozenset(row["slug"] for row in self._database.rows("SELECT slug FROM companies"))

    def has_company(self, slug: str) -> bool:
        """Return whether there is a company with this slug."""
        return self._database.row("SELECT 1 FROM companies WHERE slug = ?", (slug,)) is not None

    def owners(self, domains: Iterable[str]) -> tuple[str, ...]:
        """Return the slugs of the companies to which any of these domains belongs.

        Args:
            domains: exactly as they are stored.
        """
        marks = json.dumps(sorted(domains))
        rows = self._database.rows(
            "SELECT DISTINCT company FROM domains WHERE domain IN (SELECT value FROM json_each(?)) "
            "ORDER BY company",
            (marks,),
        )
        return tuple(row["company"] for row in rows)

    def owned_otherwise(self, owners: Mapping[str, str]) -> tuple[str, ...]:
        """Return those of some domains that belong to another company in the store.

        Args:
            owners: the slug of the company to which each domain should belong.
        """
        rows = self._database.rows(
            "SELECT d.domain FROM json_each(?) j CROSS JOIN domains d ON d.domain = j.key "
            "WHERE d.company <> j.value",
            (json.dumps(dict(owners)),),
        )
        return tuple(row["domain"] for row in rows)

    def company_called(self, name: str) -> str | None:
        """Return the slug of the company that has this slug, else this name, else this domain; or None."""
        found = Names(self._database).called(name)
        return None if found is None else found[1]

    def documents_of(self, company: str) -> tuple[StoredDocument, ...]:
        """Return the documents of a company, sorted by slug."""
        rows = self._database.rows(
            f"SELECT {_DOCUMENT} FROM documents WHERE company = ? ORDER BY slug", (company,)
        )
        return tuple(_document(row) for row in rows)

    def addresses(self, document: int) -> tuple[PolicyUrl, ...]:
        """Return the addresses of a document, in the order in which they were added."""
        return tuple(
            PolicyUrl(row["url"], row["valid_from"], row["valid_until"])
            for row in self._database.rows(
                "SELECT url, valid_from, valid_until FROM addresses WHERE document = ? ORDER BY position",
                (document,),
            )
        )

    def add_citation(self, document: int, citation: NewCitation, now: datetime) -> bool:
        """Add a citation; return whether it, or the corpus document behind it, is new.

        Args:
            document: id of the document.
            citation: what is cited, and what cites it.
            now: the time (aware, UTC).
        """
        with self._database.step():
            known = self._database.row(
                "SELECT sha256 FROM citations WHERE document = ? AND timestamp = ? AND url = ?",
                (document, citation.timestamp, citation.url),
            )
            if known is not None and citation.sha256 in (None, known["sha256"]):
                return False
            self._database.execute(
                "INSERT INTO citations "
                "(document, timestamp, url, id_url, domain, archived, sha256, imported_at) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?) "
                "ON CONFLICT (document, timestamp, url) DO UPDATE SET "
                "sha256 = excluded.sha256, id_url = excluded.id_url, domain = excluded.domain",
                (
                    document,
                    citation.timestamp,
                    citation.url,
                    citation.id_url,
                    citation.domain,
                    citation.archived,
                    citation.sha256,
                    now.isoformat(),
                ),
            )
            return True

    def imported(self, companies: Iterable[str] | None = None) -> frozenset[int]:
        """Return the ids of the documents for which a corpus document was imported.

        Args:
            companies: slugs; only documents of these companies, or None for those of all.
        """
        if companies is None:
            rows = self._database.rows("SELECT DISTINCT document FROM citations WHERE sha256 IS NOT NULL")
        else:
            rows = self._database.rows(
                f"SELECT document FROM {_OF_COMPANIES} CROSS JOIN citations c ON c.document = d.id "
                "WHERE c.sha256 IS NOT NULL",
                (json.dumps(list(companies)),),
            )
        return frozenset(row["document"] for row in rows)

    def citations(self, document: int) -> tuple[StoredCitation, ...]:
        """Return the citations of a document, oldest first."""
        fields = StoredCitation.__slots__
        return tuple(
            StoredCitation(**{name: row[name] for name in fields})
            for row in self._database.rows(
                "SELECT * FROM citations WHERE document = ? ORDER BY timestamp, url", (document,)
            )
        )

    def citation_count(self) -> int:
        """Return how many corpus documents are stored, of all documents."""
        row = self._database.row("SELECT count(sha256) AS stored FROM citations")
        return int(row["stored"]) if row else 0

    def mark_citation(self, cited: StoredCitation, outcome: CitationOutcome) -> None:
        """Record the result of requesting a cited snapshot."""
        with self._database.step():
            self._database.execute(
                "UPDATE citations SET state = ?, reason = ?, archive = ?, retry_on = ?, "
                "verdict = ?, similarity = ? WHERE document = ? AND timestamp = ? AND url = ?",
                (
                    outcome.state,
                    outcome.reason,
                    outcome.archive,
                    outcome.retry_on,
                    outcome.verdict,
                    outcome.similarity,
                    cited.document,
                    cited.timestamp,
                    cited.url,
                ),
            )

    def documents(self, slugs: Iterable[str] | None = None) -> tuple[StoredDocument, ...]:
        """Return the documents of some companies, or of all, sorted by company and slug."""
        if slugs is None:
            rows = self._database.rows(f"SELECT {_DOCUMENT} FROM documents ORDER BY company, slug")
        else:
            columns = ", ".join(f"d.{name}" for name in _DOCUMENT.split(", "))
            rows = self._database.rows(
                f"SELECT {columns} FROM {_OF_COMPANIES} ORDER BY d.company, d.slug",
                (json.dumps(list(dict.fromkeys(slugs))),),
            )
        return tuple(map(_document, rows))


def _document(row: Row) -> StoredDocument:
    return StoredDocument(
        row["id"], row["company"], row["slug"], row["title"], bool(row["derived"]), row["news_after"]
    )
