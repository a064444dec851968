"""The tables of a data set: those of an export, and the captures that they stand on, each with its domain."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from typing import Any

from harvester.bulk.groups import capture_rows
from harvester.bulk.rows import CaptureRow, CitationRow, GroupRow
from harvester.bulk.rules import BulkRules, domain_of
from harvester.corpus import read_citation, registrable_domain
from harvester.export.columns import ColumnKind, Table, TableRow, time_of
from harvester.export.documents import ExportedDocument, exported_documents
from harvester.export.tables import CHANGES, SECTIONS, VERSIONS, change_rows, section_rows, version_row
from store import Store
from store.records import Capture

CITATION = "citation"
"""The kind of rows that are corpus documents; the others are records of archives."""

_DOMAIN: Mapping[str, ColumnKind] = {"domain": "text"}
CAPTURES = Table(
    "captures",
    {
        "domain": "text",
        "company": "text",
        "document": "text",
        "kind": "text",
        "captured": "time",
        "timestamp": "text",
        "url": "text",
        "urlkey": "text",
        "mimetype": "text",
        "statuscode": "integer",
        "digest": "text",
        "length": "integer",
        "state": "text",
        "reason": "text",
        "sha256": "text",
        "input": "text",
        "place": "integer",
        "file": "text",
        "member": "text",
        "offset": "integer",
        "repeats_timestamp": "text",
        "repeats_url": "text",
    },
)
TABLES = (
    CAPTURES,
    *(Table(table.name, {**_DOMAIN, **table.columns}) for table in (VERSIONS, SECTIONS, CHANGES)),
)


def table_rows(
    store: Store, groups: Iterable[Sequence[GroupRow]], rules: BulkRules
) -> Generator[tuple[str, TableRow], None, None]:
    """Yield the rows of all tables of a part, sorted by domain, each with the name of its table.

    Args:
        store: the store of the part.
        groups: the rows from which it was harvested.
        rules: the rules of the call.

    Raises:
        StoreError: the store cannot be used, or stored bytes are damaged.
    """
    domains = {
        company.slug: _domain_of(store, company.slug, company.domains)
        for company in store.sources.companies()
    }
    records = _PlacesOfCaptures(groups)
    by_domain = sorted(domains, key=lambda slug: (domains[slug], slug))
    for slug in by_domain:
        for document in exported_documents(store, [slug], rules.phrases):
            domain = {"domain": domains[slug]}
            for row in _capture_rows(store, document, domains[slug], records):
                yield CAPTURES.name, row
            for version in document.versions:
                yield VERSIONS.name, {**domain, **version_row(document, version)}
                for found in section_rows(store, document, version):
                    yield SECTIONS.name, {**domain, **found}
                for found in change_rows(store, document, version):
                    yield CHANGES.name, {**domain, **found}
    yield from ((CAPTURES.name, row) for row in records.left())


class _PlacesOfCaptures:
    """Where the captures of a part are in the inputs."""

    def __init__(self, groups: Iterable[Sequence[GroupRow]]) -> None:
        self._rows: dict[tuple[str, str, str], CaptureRow] = {}
        self._others: dict[tuple[int, str, int], CaptureRow] = {}
        self._cited: dict[tuple[str, str], CitationRow] = {}
        for rows in groups:
            for row in capture_rows(rows):
                self._rows.setdefault(_key(row.entry.capture), row)
                self._others[_place(row)] = row
            for cited in rows:
                if isinstance(cited, CitationRow):
                    citation = read_citation(cited.payload, cited.name)
                    self._cited[citation.timestamp, citation.url] = cited

    def take(self, capture: Capture) -> CaptureRow | None:
        """Return the record of a capture, which belongs to a document then."""
        row = self._rows.get(_key(capture))
        if row is not None:
            self._others.pop(_place(row), None)
        return row

    def cited(self, timestamp: str, url: str) -> CitationRow | None:
        """Return the corpus document that cites a capture."""
        return self._cited.get((timestamp, url))

    def left(self) -> Iterator[TableRow]:
        """Yield rows for records that belong to no document: what redirects led to, payloads, repeats."""
        for row in sorted(
            self._others.values(), key=lambda row: (domain_of(row.entry.capture.original), _place(row))
        ):
            yield {
                **_NOTHING,
                "domain": domain_of(row.entry.capture.original),
                "kind": "other",
                **_of_capture(row.entry.capture),
                **_of_record(row),
            }


def _capture_rows(
    store: Store, document: ExportedDocument, domain: str, records: _PlacesOfCaptures
) -> Iterator[TableRow]:
    """Yield a row for each capture of a document, and for each corpus document that cites one."""
    names = {"domain": domain, "company": document.company, "document": document.slug}
    shown = {(one.timestamp, one.url, one.source): one.text for one in store.readings.of(document.row)}
    for known in store.captures.of(document.row):
        capture = known.capture
        row = records.take(capture)
        yield {
            **_NOTHING,
            **names,
            "kind": "capture",
            **_of_capture(capture),
            "state": known.state,
            "reason": known.reason,
            "sha256": shown.get((capture.timestamp, capture.original, "memento")),
            **(_of_record(row) if row else {}),
        }
    for cited in store.sources.citations(document.row):
        source = records.cited(cited.timestamp, cited.url)
        yield {
            **_NOTHING,
            **names,
            "kind": CITATION,
            "captured": time_of(cited.timestamp),
            "timestamp": cited.timestamp,
            "url": cited.url,
            "state": cited.state,
            "reason": cited.reason,
            "sha256": shown.get((cited.timestamp, cited.url, "citation")),
            **({"input": source.input, "place": source.place, "file": source.name} if source else {}),
        }


_NOTHING: dict[str, Any] = dict.fromkeys(CAPTURES.columns)


def _of_capture(capture: Capture) -> dict[str, Any]:
    return {
        "captured": time_of(capture.timestamp),
        "timestamp": capture.timestamp,
        "url": capture.original,
        "urlkey": capture.urlkey,
        "mimetype": capture.mimetype,
        "statuscode": capture.statuscode,
        "digest": capture.digest,
        "length": capture.length,
    }


def _of_record(row: CaptureRow) -> dict[str, Any]:
    repeated = row.entry.revisit_of
    return {
        "input": row.input,
        "place": row.place,
        "file": row.name,
        "member": row.member or None,
        "offset": row.entry.offset,
        "repeats_timestamp": repeated.timestamp if repeated else None,
        "repeats_url": repeated.original if repeated else None,
    }


def _key(capture: Capture) -> tuple[str, str, str]:
    return capture.timestamp, capture.original, capture.digest


def _place(row: CaptureRow) -> tuple[int, str, int]:
    return row.place, row.member, row.entry.offset


def _domain_of(store: Store, slug: str, domains: Sequence[str]) -> str:
    """Return the registrable domain of a company: its first, else that of its first address."""
    for domain in domains:
        return registrable_domain(domain)
    for document in store.sources.documents_of(slug):
        for address in store.sources.addresses(document.id):
            return domain_of(address.url)
    return ""
