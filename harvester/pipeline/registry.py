"""Store the companies and documents to watch, from the configuration and from corpus documents."""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from harvester.archive import urlkey
from harvester.config import CompanySettings, DocumentSettings, Settings
from harvester.corpus import Citation, company_slug, read_citation
from harvester.errors import CitationError, ConfigError, HarvesterError
from harvester.local_files import file_contents, reason_of
from harvester.pipeline.extracting import cited_reading, read_text, unreadable
from store import Store
from store.records import Company, Document, PolicyUrl
from store.tables.sources import NewCitation, StoredDocument

# The header line of a corpus document says that it is a privacy policy.
CITED_SLUG, CITED_TITLE = "privacy", "Privacy Policy"


@dataclass(frozen=True, slots=True)
class ImportResult:
    """The result of importing a corpus document.

    Attributes:
        company: slug of the company that it belongs to.
        document: slug of the document.
        citation: the contents of the file.
        new: False if the same file was in the store already.
    """

    company: str
    document: str
    citation: Citation
    new: bool


def register(store: Store, settings: Settings, slugs: Iterable[str], now: datetime) -> None:
    """Store companies of the configuration, with their documents and citations.

    Args:
        store: the store.
        settings: the configuration.
        slugs: the companies to store; slugs that are not in the configuration are ignored.
        now: the time (aware, UTC).

    Raises:
        ConfigError: a corpus document in the configuration cannot be read.
    """
    companies = _described(settings, slugs)
    declare(store, settings, (company.slug for company in companies), now)
    for company in companies:
        for path in company.corpus_files:
            try:
                import_file(store, settings, path, now)
            except CitationError as error:
                raise ConfigError(
                    str(settings.file),
                    f"companies.{company.slug}.documents",
                    str(error),
                    "Correct the file or remove it from the list",
                ) from error


def declare(store: Store, settings: Settings, slugs: Iterable[str], now: datetime) -> None:
    """Store companies of the configuration, with the documents that it describes.

    Args:
        store: the store.
        settings: the configuration; the corpus documents that it lists are not read.
        slugs: the companies to store.
        now: the time (aware, UTC).
    """
    for company in _described(settings, slugs):
        with store.step():
            _register_company(store, company)
            for document in company.documents:
                _register_document(store, company, document, now)


def _described(settings: Settings, slugs: Iterable[str]) -> tuple[CompanySettings, ...]:
    """Return those of some companies that the configuration describes, each once."""
    found = (settings.index.of(slug) for slug in dict.fromkeys(slugs))
    return tuple(company for company in found if company is not None)


def taken_out(store: Store, settings: Settings, companies: Iterable[str] | None = None) -> frozenset[int]:
    """Return the ids of the documents that were removed from the configuration.

    Documents with an imported corpus document are not among them. Removed documents are kept and shown, but
    nothing is requested for them and nothing is reported as missing. Without a configuration file, there are
    none.

    Args:
        store: the store.
        settings: the configuration.
        companies: slugs; only documents of these companies, or None for those of all.
    """
    if settings.file is None:
        return frozenset()
    slugs = None if companies is None else tuple(companies)
    gone = [row for row in store.sources.documents(slugs) if not _is_described(settings, row)]
    if not gone:
        return frozenset()
    return frozenset(row.id for row in gone) - store.sources.imported({row.company for row in gone})


def _is_described(settings: Settings, row: StoredDocument) -> bool:
    """Return whether the configuration describes a document."""
    company = settings.index.of(row.company)
    return company is not None and any(row.slug == document.slug for document in company.documents)


def adopt_companies(store: Store, settings: Settings) -> None:
    """Merge companies that only `import` added into those of the configuration with the same domains.

    Args:
        store: the store; nothing is written if there are no such companies.
        settings: the configuration.
    """
    owners = {domain: company.slug for company in settings.companies for domain in company.domains}
    for slug in dict.fromkeys(owners[domain] for domain in store.sources.owned_otherwise(owners)):
        company = settings.index.of(slug)
        assert company is not None
        _register_company(store, company)


def _register_company(store: Store, company: CompanySettings) -> None:
    """Add a company, and merge one that only `import` added under the same domain into it."""
    record = Company(company.slug, company.name, company.domains)
    for slug in store.sources.owners(company.domains):
        if slug != company.slug:
            store.sources.adopt_company(slug, record)
    store.sources.add_company(record)


def _register_document(
    store: Store, company: CompanySettings, document: DocumentSettings, now: datetime
) -> None:
    """Add a document with its addresses and the citations of the configuration."""
    row = store.sources.add_document(Document(company.slug, document.slug, document.title))
    store.sources.set_selectors(row, document.selectors.as_json())
    urls = {urlkey(url.url) for url in document.urls}
    cited = [citation.url for citation in store.sources.citations(row)]
    cited += [citation.url for citation in document.cited]
    more = [PolicyUrl(url) for url in dict.fromkeys(cited) if urlkey(url) not in urls]
    store.sources.set_addresses(row, (*document.urls, *more))
    for citation in document.cited:
        store.sources.add_citation(
            row,
            NewCitation(
                timestamp=citation.timestamp,
                url=citation.url,
                id_url=citation.id_url,
                domain=company.domains[0] if company.domains else "",
                sha256=None,
                archived=f"{citation.timestamp[:4]}-{citation.timestamp[4:6]}-{citation.timestamp[6:8]}",
            ),
            now,
        )


def import_file(store: Store, settings: Settings, path: Path, now: datetime) -> ImportResult:
    """Import a corpus document into the store.

    Args:
        store: the store.
        settings: the configuration, which determines the company that a domain belongs to.
        path: the file.
        now: the time (aware, UTC).

    Raises:
        CitationError: the file cannot be read, or is not a corpus document.
    """
    try:
        payload = file_contents(path)
    except OSError as error:
        raise CitationError(str(path), f"cannot be read: {reason_of(error)}") from error
    return import_document(store, settings, str(path), payload, now)


def import_document(
    store: Store, settings: Settings, name: str, payload: bytes, now: datetime
) -> ImportResult:
    """Import the bytes of a corpus document into the store.

    Args:
        store: the store.
        settings: the configuration, which determines the company that a domain belongs to.
        name: what messages call it.
        payload: its bytes.
        now: the time (aware, UTC).

    Raises:
        CitationError: it is not a corpus document.
    """
    try:
        return import_citation(store, settings, read_citation(payload, name), payload, now)
    except HarvesterError:
        raise
    except Exception as error:
        # Its words may be anything: an unexpected error in one file must not hold back the others.
        raise CitationError(name, unreadable(error)) from error


def import_citation(
    store: Store, settings: Settings, citation: Citation, payload: bytes, now: datetime
) -> ImportResult:
    """Store a corpus document: its bytes, its citation and the reading of its text, in one transaction."""
    text = read_text(citation.title, citation.text)
    with store.step():
        company = _company_of(store, settings, citation.domain, now)
        document, row = _document_of(store, company, citation)
        sha256 = store.snapshots.add_body(row, citation.timestamp, payload)
        new = store.sources.add_citation(
            row,
            NewCitation(
                timestamp=citation.timestamp,
                url=citation.url,
                id_url=citation.id_url,
                domain=citation.domain,
                archived=citation.archived.isoformat(),
                sha256=sha256,
            ),
            now,
        )
        if new:
            store.texts.add(text)
            store.readings.add(row, cited_reading(citation.timestamp, citation.url, text))
    return ImportResult(company, document, citation, new)


def _company_of(store: Store, settings: Settings, domain: str, now: datetime) -> str:
    """Return the slug of the company that a domain belongs to; add the company if there is none."""
    configured = settings.index.called(domain)
    if configured is not None:
        slug = configured[1].slug
        declare(store, settings, (slug,), now)
        return slug
    known = store.sources.company_called(domain)
    if known is not None:
        return known
    # nikon.com and nikon.de have the same first label; companies are never merged by a guess.
    slug = company_slug(domain, _TakenSlugs(store, settings))
    store.sources.add_company(Company(slug, domain, (domain,)))
    return slug


class _TakenSlugs(Container[str]):
    """The slugs of all companies of the configuration and the store, which are looked up one by one."""

    def __init__(self, store: Store, settings: Settings) -> None:
        self._store, self._settings = store, settings

    def __contains__(self, slug: object) -> bool:
        name = str(slug)
        return self._settings.index.of(name) is not None or self._store.sources.has_company(name)


def _document_of(store: Store, company: str, citation: Citation) -> tuple[str, int]:
    """Return the document that a citation belongs to: the one with its URL, or else the privacy policy."""
    key = urlkey(citation.url)
    rows = store.sources.documents_of(company)
    for row in rows:
        if key in (urlkey(address.url) for address in store.sources.addresses(row.id)):
            return row.slug, row.id
    found = next((row.id for row in rows if row.slug == CITED_SLUG), None)
    if found is None:
        found = store.sources.add_document(Document(company, CITED_SLUG, CITED_TITLE))
    store.sources.add_address(found, PolicyUrl(citation.url))
    return CITED_SLUG, found
