"""Store the companies and documents that the configuration describes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from harvester.archive import urlkey
from harvester.config import CompanySettings, DocumentSettings, Settings
from store import Store
from store.records import Company, Document, PolicyUrl
from store.tables.sources import NewCitation, StoredDocument


def declare(store: Store, settings: Settings, slugs: Iterable[str], now: datetime) -> None:
    """Store companies of the configuration, with the documents that it describes.

    Args:
        store: the store.
        settings: the configuration; the corpus documents that it lists are not read.
        slugs: the companies to store.
        now: the time (aware, UTC).
    """
    for company in described(settings, slugs):
        with store.step():
            _register_company(store, company)
            for document in company.documents:
                _register_document(store, company, document, now)


def described(settings: Settings, slugs: Iterable[str]) -> tuple[CompanySettings, ...]:
    """Return those of some companies that the configuration describes, each once.

    Args:
        settings: the configuration.
        slugs: the companies.
    """
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


def adopt_found(store: Store, settings: Settings) -> None:
    """Do what `adopt_companies` does, in a store with a few companies: the configuration may have many.

    Args:
        store: the store; nothing is written if there are no such companies.
        settings: the configuration.
    """
    for company in store.sources.companies():
        owners = (settings.index.owner(domain) for domain in company.domains)
        for owner in dict.fromkeys(filter(None, owners)):
            if owner.slug != company.slug:
                _register_company(store, owner)


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
