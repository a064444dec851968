"""Store corpus documents, several of them in one transaction."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from harvester.archive import urlkey
from harvester.config import Settings
from harvester.corpus import Citation, company_slug
from harvester.errors import CitationError, ConfigError, HarvesterError
from harvester.local_files import file_contents, reason_of
from harvester.pipeline.corpus_files import CorpusFile, not_read, read_corpus_file, read_text_of
from harvester.pipeline.extracting import cited_reading
from harvester.pipeline.generations import READING
from harvester.pipeline.registry import declare, described
from store import Store
from store.records import Company, Document, PolicyUrl
from store.tables.sources import NewCitation
from store.tables.texts import Text

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


class Importer:
    """Stores corpus documents.

    Args:
        store: the store.
        settings: the configuration, which determines the company that a domain belongs to.
        is_elsewhere: returns whether a slug belongs to another store, so that no company here can have it.
    """

    def __init__(
        self, store: Store, settings: Settings, is_elsewhere: Callable[[str], bool] = lambda slug: False
    ) -> None:
        self._store, self._settings, self._is_elsewhere = store, settings, is_elsewhere
        self._declared: set[str] = set()

    def take(self, files: Sequence[CorpusFile], now: datetime) -> list[ImportResult | CitationError]:
        """Read the texts of corpus documents, and store all of them.

        Args:
            files: the documents; if this is interrupted, none of them is stored.
            now: the time (aware, UTC).

        Returns:
            For each document the result, or the reason why it was refused.
        """
        return self.put(files, self.read(files), now)

    def read(self, files: Iterable[CorpusFile]) -> dict[str, Text | CitationError]:
        """Read the texts of corpus documents that are not in the store as today's rules read them.

        Args:
            files: the documents.

        Returns:
            The texts, or the reasons why they cannot be read, by their SHA-256.
        """
        found: dict[str, Text | CitationError] = {}
        for file in files:
            if file.text_sha256 in found or self.is_known(file):
                continue
            try:
                found[file.text_sha256] = read_text_of(file)
            except CitationError as error:
                found[file.text_sha256] = error
        return found

    def is_known(self, file: CorpusFile) -> bool:
        """Return whether the text of a document is stored as today's rules read it.

        Args:
            file: the document.
        """
        return self._store.generations.has_read(file.text_sha256, READING)

    def put(
        self, files: Sequence[CorpusFile], texts: Mapping[str, Text | CitationError], now: datetime
    ) -> list[ImportResult | CitationError]:
        """Store corpus documents in one transaction.

        Args:
            files: the documents.
            texts: as `read` returns them.
            now: the time (aware, UTC).

        Returns:
            For each document the result, or the reason why it was refused.
        """
        try:
            with self._store.step():
                return [self._put(file, texts, now) for file in files]
        except HarvesterError:
            raise
        except Exception as error:
            # Nothing was stored. One that no rule foresaw must not hold back the others.
            self._declared.clear()
            if len(files) == 1:
                return [not_read(files[0].name, error)]
            return [result for file in files for result in self.put([file], texts, now)]

    def _put(
        self, file: CorpusFile, texts: Mapping[str, Text | CitationError], now: datetime
    ) -> ImportResult | CitationError:
        """Store one document: its bytes, its citation and the reading of its text."""
        store, citation, text = self._store, file.citation, texts.get(file.text_sha256)
        if isinstance(text, CitationError):
            return CitationError(file.name, text.reason)
        company = self._company_of(citation.domain, now)
        document, row = _document_of(store, company, citation)
        sha256 = store.snapshots.add_body(row, citation.timestamp, file.payload)
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
            if not self.is_known(file):
                store.texts.add(text or read_text_of(file))
            store.readings.add(row, cited_reading(citation.timestamp, citation.url, file.text_sha256))
        return ImportResult(company, document, citation, new)

    def _company_of(self, domain: str, now: datetime) -> str:
        """Return the slug of the company that a domain belongs to; add the company if there is none."""
        store, configured = self._store, self._settings.index.called(domain)
        if configured is not None:
            slug = configured[1].slug
            if slug not in self._declared:
                declare(store, self._settings, (slug,), now)
                self._declared.add(slug)
            return slug
        known = store.sources.company_called(domain)
        if known is not None:
            return known
        # nikon.com and nikon.de have the same first label; companies are never merged by a guess.
        slug = company_slug(domain, _TakenSlugs(store, self._settings, self._is_elsewhere))
        store.sources.add_company(Company(slug, domain, (domain,)))
        return slug


class _TakenSlugs(Container[str]):
    """The slugs of all companies of the configuration and the stores, which are looked up one by one."""

    def __init__(self, store: Store, settings: Settings, is_elsewhere: Callable[[str], bool]) -> None:
        self._store, self._settings, self._is_elsewhere = store, settings, is_elsewhere

    def __contains__(self, slug: object) -> bool:
        name = str(slug)
        is_configured = self._settings.index.of(name) is not None
        return is_configured or self._is_elsewhere(name) or self._store.sources.has_company(name)


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
    companies = described(settings, slugs)
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
    (result,) = Importer(store, settings).take([read_corpus_file(name, payload)], now)
    if isinstance(result, CitationError):
        raise result
    return result
