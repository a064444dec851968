"""Harvest what belongs together: by the ordinary pipeline, from an archive of the rows that came together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from harvester.archive.warc.warc_archive import FoundRecord, RecordArchive
from harvester.bulk.policies import policies_in
from harvester.bulk.rows import CaptureRow, CitationRow, GroupRow
from harvester.bulk.rules import BulkRules, domain_of
from harvester.corpus import company_slug
from harvester.discovery import FoundDocument, identity
from harvester.errors import CitationError
from harvester.pipeline.barrier import NOT_COMPARED, attempt
from harvester.pipeline.harvest_documents import harvest_documents
from harvester.pipeline.importing import import_document
from harvester.pipeline.jobs import Job, jobs_for
from harvester.pipeline.registry import declare
from harvester.pipeline.timeline import draw_timeline
from harvester.pipeline.watching import StoppingWatcher
from store import Store
from store.records import Company, Document, PolicyUrl


def harvest_group(store: Store, rows: Sequence[GroupRow], rules: BulkRules) -> list[str]:
    """Harvest a group into a store.

    Args:
        store: the store of the part; groups in it have nothing to do with each other.
        rows: all rows of the group, in any order.
        rules: the rules of the call.

    Returns:
        What could not be done, one line each.

    Raises:
        StoreError: the store cannot be used.
    """
    before = set(store.sources.slugs())
    group = rows[0].group
    if any(company.slug == group for company in rules.companies):
        declare(store, rules.settings, (group,), rules.began_at)
    problems = list(_import(store, rows, rules))
    captures = capture_rows(rows)
    if captures and not rules.is_described:
        _add_policies(store, captures, rules)
    jobs = jobs_for(store, rules.settings, store.sources.slugs() - before)
    archive = archive_of(captures, rules)
    return [*problems, *harvest_jobs(store, archive if captures else None, jobs, rules)]


def capture_rows(rows: Iterable[GroupRow]) -> list[CaptureRow]:
    """Return the records among rows, in the order in which the ordinary command reads them; each once.

    Args:
        rows: the rows of a group.
    """
    found = {(row.place, row.member, row.entry.offset): row for row in rows if isinstance(row, CaptureRow)}
    # A file at an address has no place in the alphabet of a folder: the order is that of the call.
    return [found[key] for key in sorted(found)]


def archive_of(rows: Iterable[CaptureRow], rules: BulkRules, problem: str = "") -> RecordArchive:
    """Return an archive that has the records of some rows.

    Args:
        rows: the rows, in order.
        rules: the rules of the call.
        problem: what is wrong with the files that they are from, or ``""``.
    """
    records = (FoundRecord(row.entry, row) for row in rows)
    return RecordArchive(rules.location, lambda: rules.began_at, records, problem, is_cut=bool(problem))


def harvest_jobs(
    store: Store, archive: RecordArchive | None, jobs: Sequence[Job], rules: BulkRules
) -> Iterator[str]:
    """Harvest documents, and yield what could not be done.

    Args:
        store: the store.
        archive: has their captures; None if there are only corpus documents, as after `harvest import`.
        jobs: the documents.
        rules: the rules of the call.

    Raises:
        StoreError: the store cannot be used.
    """
    if archive is None:
        for job in jobs:
            step = partial(draw_timeline, store, job.row, rules.phrases)
            _, problem = attempt(step, None, NOT_COMPARED)
            if problem:
                yield f"{job.company}/{job.document}: {problem}"
        return
    watcher = StoppingWatcher(_go_on)
    for outcome in harvest_documents(store, archive, jobs, lambda: rules.began_at, watcher):
        yield from (f"{outcome.job.company}/{outcome.job.document}: {one}" for one in outcome.problems)


def _go_on() -> None:
    """Let a run go on: the workers of a cluster are ended from outside."""


def _import(store: Store, rows: Iterable[GroupRow], rules: BulkRules) -> Iterator[str]:
    """Import the corpus documents among rows, in the order of the call."""
    cited = sorted(
        (row for row in rows if isinstance(row, CitationRow)), key=lambda row: (row.place, row.index)
    )
    for row in cited:
        try:
            import_document(store, rules.settings, row.name, row.payload, rules.began_at)
        except CitationError as error:
            yield str(error)


def _add_policies(store: Store, rows: Sequence[CaptureRow], rules: BulkRules) -> None:
    """Add the documents that the addresses of captures name."""
    captures = [row.entry.capture for row in rows if rules.groups_of(row.entry.capture)]
    for domain in sorted({domain_of(capture.original) for capture in captures}):
        slug = _company_at(store, domain, rules)
        documents = store.sources.documents_of(slug)
        known = {
            identity(address.url): one.slug
            for one in documents
            for address in store.sources.addresses(one.id)
        }
        for found in policies_in(captures, domain, known, [one.slug for one in documents]):
            _add_document(store, slug, found)


def _company_at(store: Store, domain: str, rules: BulkRules) -> str:
    """Return the slug of the company at a domain; it is added if there is none."""
    configured = next((one for one in rules.companies if one.slug == rules.group_of(domain)), None)
    if configured is not None:
        return configured.slug
    known = store.sources.owners((domain,))
    if known:
        return known[0]
    slug = company_slug(domain, store.sources.slugs())
    store.sources.add_company(Company(slug, domain, (domain,)))
    return slug


def _add_document(store: Store, company: str, found: FoundDocument) -> None:
    """Add a document with its addresses."""
    row = store.sources.add_document(Document(company, found.slug, found.title))
    addresses = (
        PolicyUrl(one.candidate.url, _digits(one.valid_from), _digits(one.valid_until))
        for one in found.addresses
    )
    store.sources.set_addresses(row, addresses)


def _digits(day: str | None) -> str | None:
    return day.replace("-", "") if day else None
