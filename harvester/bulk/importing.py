"""Bring a company of a data set into a store: its records are read again from the inputs, and harvested.

So the store has the bytes, and everything in it is what an ordinary run would have made of the same files.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from diffs.text import masked, message
from harvester.archive.memento_addresses import Address
from harvester.archive.warc.record import Entry
from harvester.archive.warc.wacz import UnreadableWacz, warcs_in_wacz
from harvester.archive.warc.warc_archive import FoundRecord, RecordArchive
from harvester.archive.warc.warc_file import WarcFile
from harvester.archive.warc.warc_source import OpenFiles, WarcSource
from harvester.bulk.data_set import DataSet
from harvester.bulk.groups import harvest_jobs
from harvester.bulk.part import PartResult, part_file
from harvester.bulk.places import files_at, is_local, local_copy, opened
from harvester.bulk.reading import name_in
from harvester.bulk.rows import UnreadInput
from harvester.bulk.rules import BulkRules, bulk_rules, part_of
from harvester.bulk.tables import CAPTURES, CITATION
from harvester.config import Settings, matching_company
from harvester.corpus import company_slug
from harvester.corpus.inputs import corpus_inputs
from harvester.errors import CitationError, ConfigError
from harvester.export.parquet import all_rows
from harvester.pipeline.importing import import_document
from harvester.pipeline.jobs import jobs_for
from harvester.pipeline.registry import declare
from store import Store
from store.records import Capture, Company, Document, PolicyUrl

CaptureTableRow = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class ImportedCompany:
    """A company that was harvested from a data set.

    Attributes:
        company: its slug in the store.
        problems: what could not be done, one line each.
    """

    company: str
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CompanyPart:
    """What a data set says of a company.

    Attributes:
        slug: its slug in the data set.
        name: its name.
        domains: its domains.
        documents: its documents with their addresses, as the data set has them.
        rows: the rows of `captures` of the part in which it is.
    """

    slug: str
    name: str
    domains: tuple[str, ...]
    documents: Sequence[Mapping[str, Any]]
    rows: Sequence[CaptureTableRow]

    def own_rows(self) -> Iterator[CaptureTableRow]:
        """Yield the rows of the company."""
        yield from (row for row in self.rows if row["company"] == self.slug)


def import_company(store: Store, settings: Settings, out: str, name: str, now: datetime) -> ImportedCompany:
    """Harvest a company from the records that a data set names.

    Args:
        store: the store.
        settings: the configuration, whose documents of the company go before those of the data set.
        out: path or address of the data set.
        name: slug, name or domain of the company.
        now: the time (aware, UTC).

    Raises:
        ConfigError: there is no such company, the data set is not complete, or one of its inputs is missing.
        StoreError: the store cannot be used.
    """
    company, rules, unread = _found(settings, out, name, now)
    _check_inputs(company)
    slug = _register(store, company, rules)
    problems = [*_import_documents(store, company, rules)]
    jobs = jobs_for(store, rules.settings, (slug,))
    with ExitStack() as stack:
        # What was lost may have held captures of any address.
        lost = "; ".join(f"{one.file}: {one.reason}" for one in unread)
        archive = _archive(company.rows, rules, lost, stack)
        problems += harvest_jobs(store, archive, jobs, rules)
    return ImportedCompany(slug, tuple(problems))


def names_in_data_set(settings: Settings, out: str, name: str, now: datetime) -> tuple[str, ...]:
    """Return the slug and the domains of a company of a data set.

    Args:
        settings: the configuration.
        out: path or address of the data set.
        name: slug, name or domain of the company.
        now: the time (aware, UTC).

    Raises:
        ConfigError: there is no such company, or the data set is not complete.
    """
    company, _, _ = _found(settings, out, name, now)
    return (company.slug, *company.domains)


def _found(
    settings: Settings, out: str, name: str, now: datetime
) -> tuple[CompanyPart, BulkRules, Sequence[UnreadInput]]:
    """Return a company of a data set, the rules of the data set, and what could not be read for it."""
    data_set = DataSet(out)
    manifest, unread = data_set.manifest(), data_set.problems()
    if manifest is None or unread is None:
        problem = "holds no data set" if manifest is None else "holds a data set that is not complete"
        raise ConfigError(masked(out), "", problem, "Run `harvest bulk` to its end first")
    rules = bulk_rules(settings, manifest.location, now)
    rules = replace(rules, resolution_days=manifest.resolution_days)
    return _company(data_set, manifest.parts, rules, name), rules, unread


def _company(data_set: DataSet, parts: int, rules: BulkRules, name: str) -> CompanyPart:
    """Return the company that a name means."""
    # A slug begins with the name of its group; the other parts are looked through only if it is not there.
    likely = [part_of(group, parts) for group in dict.fromkeys((name, rules.group_of(name)))]
    for number in dict.fromkeys([*likely, *range(parts)]):
        part = data_set.part(number)
        found = None if part is None else matching_company(map(_named, part.companies), name)
        if found is not None and part is not None:
            whole = next(one for one in part.companies if one["slug"] == found.slug)
            rows = _part_rows(data_set, part)
            return CompanyPart(found.slug, found.name, found.domains, whole["documents"], rows)
    problem = f"the data set has no company {name!r}"
    raise ConfigError(
        "--company", "", problem, "Its table `versions` has all companies, in the column company"
    )


def _named(company: Mapping[str, Any]) -> Company:
    return Company(company["slug"], company["name"], tuple(company["domains"]))


def _part_rows(data_set: DataSet, part: PartResult) -> list[CaptureTableRow]:
    """Return the captures of a part: redirects may lead to those of another company."""
    with local_copy(data_set.folder.address_of(part_file(CAPTURES.name, part.part))) as file:
        return list(all_rows(file))


def _check_inputs(company: CompanyPart) -> None:
    """Raise an error if a file from which the company was harvested is not there any more."""
    for address in dict.fromkeys(row["input"] for row in company.own_rows() if row["input"]):
        files_at(address)


def _register(store: Store, company: CompanyPart, rules: BulkRules) -> str:
    """Add the company with its documents, and return its slug in the store."""
    names = (company.slug, *company.domains)
    configured = next(filter(None, (matching_company(rules.companies, name) for name in names)), None)
    described = {document.slug for document in configured.documents} if configured else set()
    if configured is not None:
        slug = configured.slug
        declare(store, rules.settings, (slug,), rules.began_at)
    else:
        known = store.sources.owners(company.domains)
        taken = company.slug in store.sources.slugs() and company.domains
        slug = (
            known[0]
            if known
            else company_slug(company.domains[0], (company.slug,))
            if taken
            else company.slug
        )
        store.sources.add_company(Company(slug, company.name, company.domains))
    for document in company.documents:
        if document["slug"] not in described:
            row = store.sources.add_document(Document(slug, document["slug"], document["title"]))
            store.sources.set_addresses(row, [PolicyUrl(*url) for url in document["urls"]])
            store.sources.set_selectors(row, document["selectors"])
    return slug


def _import_documents(store: Store, company: CompanyPart, rules: BulkRules) -> Iterator[str]:
    """Import the corpus documents of the company, and yield what could not be done."""
    cited = [row for row in company.own_rows() if row["kind"] == CITATION and row["input"]]
    for address in dict.fromkeys(row["input"] for row in cited):
        names = {row["file"] for row in cited if row["input"] == address}
        with local_copy(address) as path:
            for file in corpus_inputs([str(path)], lambda: ()):
                name = name_in(file, path, address)
                try:
                    if name in names:
                        import_document(store, rules.settings, name, file.read(), rules.began_at)
                except CitationError as error:
                    yield str(error)


def _archive(
    rows: Sequence[CaptureTableRow], rules: BulkRules, lost: str, stack: ExitStack
) -> RecordArchive | None:
    """Return an archive with the records that rows name, or None if there are none."""
    files = _Files(stack)
    ordered = sorted(
        (row for row in rows if row["kind"] != CITATION and row["input"]),
        key=lambda row: (row["place"], row["member"] or "", row["offset"]),
    )
    found = [FoundRecord(_entry(row), files.of(row)) for row in ordered]
    if not found:
        return None
    return RecordArchive(rules.location, lambda: rules.began_at, found, lost, is_cut=bool(lost))


def _entry(row: CaptureTableRow) -> Entry:
    """Return what is known of a record."""
    url = row["repeats_url"]
    capture = Capture(
        urlkey=row["urlkey"],
        timestamp=row["timestamp"],
        original=row["url"],
        mimetype=row["mimetype"],
        statuscode=row["statuscode"],
        digest=row["digest"],
        length=row["length"],
    )
    return Entry(capture, row["offset"], Address(row["repeats_timestamp"], url) if url else None)


class _Files:
    """The WARC files in which records are, opened when they are needed."""

    def __init__(self, stack: ExitStack) -> None:
        self._stack, self._open = stack, OpenFiles()
        stack.callback(self._open.close)
        self._files: dict[tuple[str, str], WarcFile] = {}

    def of(self, row: CaptureTableRow) -> WarcFile:
        """Return the file of a record."""
        key = row["input"], row["member"] or ""
        if key not in self._files:
            self._files[key] = WarcFile(self._source(row), self._open, is_known=True)
        return self._files[key]

    def _source(self, row: CaptureTableRow) -> WarcSource:
        address, name, member = row["input"], row["file"], row["member"]
        if member is None:
            # Of a file that is elsewhere, only the records are requested.
            here = is_local(address)
            return WarcSource(
                Path(address if here else name), name, unpack=None if here else partial(opened, address)
            )
        try:
            path = self._stack.enter_context(local_copy(address))
            return next(one for one in warcs_in_wacz(path, name).sources if one.member == member)
        except (OSError, UnreadableWacz, StopIteration) as error:
            problem = f"cannot be read any more ({message(str(error) or 'a member is missing', 200)})"
            raise ConfigError(
                masked(address), "", problem, "Put the file back that the data set was made of"
            ) from None
