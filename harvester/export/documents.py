"""Read a document with its versions and changes, in one transaction, for all that is exported of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from harvester.archive import Proof
from harvester.archive.proof_at import proof_at
from harvester.evidence.logged_versions import log_object, logged, rendered_facts
from harvester.pipeline.generations import Phrases
from harvester.pipeline.jobs import document_rows
from harvester.pipeline.up_to_date import drawn
from store import Store
from store.tables.changes import VersionChange
from store.tables.versions import LoggedVersion


@dataclass(frozen=True, slots=True)
class ExportedVersion:
    """A version with what served it.

    Attributes:
        stored: the version.
        facts: the same as an object of `log --json`.
        proof: what served its first capture.
        change: the change from the version before, or None if there is none.
    """

    stored: LoggedVersion
    facts: Mapping[str, Any]
    proof: Proof
    change: VersionChange | None


@dataclass(frozen=True, slots=True)
class ExportedDocument:
    """A policy with its versions.

    Attributes:
        store: the store that it is in.
        row: its id in the store.
        company: slug of the company.
        company_name: its name.
        slug: slug of the document.
        title: its title.
        versions: its versions, oldest first.
        lineages: the address of each section's life, by the first capture of a version and the place in it.
    """

    store: Store
    row: int
    company: str
    company_name: str
    slug: str
    title: str
    versions: tuple[ExportedVersion, ...]
    lineages: Mapping[tuple[str, int], str]

    @property
    def name(self) -> str:
        """What messages call it: ``nikon/privacy``."""
        return f"{self.company}/{self.slug}"


def exported_documents(
    store: Store, companies: Sequence[str], phrases: Phrases
) -> Iterator[ExportedDocument]:
    """Yield the documents of companies; each is in one transaction until the next is asked for.

    A run may go on meanwhile, so what belongs to one document has to be read together.

    Args:
        store: the store.
        companies: slugs.
        phrases: topics that give a change more weight, in addition to the built-in ones.

    Raises:
        StoreError: the store cannot be used, or stored bytes are damaged.
    """
    names = store.names.companies(companies)
    for row, company, slug, title in document_rows(store, companies, None):
        with store.step():
            versions = tuple(_versions(store, row, (company, slug), phrases))
            traced = store.lineages.traced(row).sections
            lineages = {(one.first_capture, one.position): one.lineage for one in traced}
            yield ExportedDocument(store, row, company, names[company], slug, title, versions, lineages)


def _versions(store: Store, row: int, names: tuple[str, str], phrases: Phrases) -> Iterator[ExportedVersion]:
    """Yield the versions of a document, oldest first."""
    timeline = drawn(store, row, phrases)
    changes = {change.after.number: change for change in store.changes.of(row)}
    for stored in logged(store, row, timeline):
        proof = proof_at(store, row, stored.first_capture, stored.url)
        facts = log_object(*names, stored, proof) | rendered_facts(store, row, stored)
        yield ExportedVersion(stored, facts, proof, changes.get(stored.number))
