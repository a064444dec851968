"""Which companies and documents a call names, and the job that is made for each document."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from harvester.config import CALLED_BY, CompanySettings, Settings, matching_company, unknown_company
from harvester.errors import ConfigError
from harvester.pipeline.registry import taken_out
from harvester.pipeline.turns import Turns
from store import Store
from store.records import Company

DocumentRow = tuple[int, str, str, str]
"""The id of a document, the slug of its company, its slug and its title."""


@dataclass(frozen=True, slots=True)
class Job:
    """A document to harvest.

    Attributes:
        row: its id in the store.
        company: slug of the company.
        document: slug of the document.
        budget: how many mementos may be fetched.
        resolution_days: how far apart two captures with the same text may be, in days.
        retry_at_once: whether a failure counts as final at once (cool-downs are turned off).
        phrases: topics that make a change weigh more, added to the built-in ones.
        renders: whether a browser renders pages that only scripts can show.
        render_days: how far the captures that a page is rendered with may be from its own, in days.
        turns: which lists the run asks for, or None for all; the same for all documents of the run.
    """

    row: int
    company: str
    document: str
    budget: int
    resolution_days: float
    retry_at_once: bool = False
    phrases: Mapping[str, Sequence[str]] = field(default_factory=dict)
    renders: bool = False
    render_days: float = 30
    turns: Turns | None = None


def chosen_companies(settings: Settings, store: Store | None, names: Iterable[str]) -> tuple[str, ...]:
    """Return the slugs of the companies that a call names.

    Args:
        settings: the configuration.
        store: the store, or None if there is none yet; it also knows companies that were only imported.
        names: slugs, names or domains; none means all.

    Raises:
        ConfigError: a name is unknown; the message lists the known ones.
    """
    names = tuple(names)
    if not names:
        stored = sorted(store.sources.slugs()) if store else ()
        return tuple(dict.fromkeys((*(company.slug for company in settings.companies), *stored)))
    return tuple(dict.fromkeys(_chosen(settings, store, name) for name in names))


def _chosen(settings: Settings, store: Store | None, name: str) -> str:
    """Return the slug of the company that a name means; a company of the configuration goes first."""
    configured = settings.index.called(name)
    found = [] if configured is None else [(configured[0], configured[1].slug)]
    stored = store.names.called(name) if store else None
    found += [] if stored is None else [stored]
    if found and name.isascii():
        return min(found, key=lambda one: CALLED_BY.index(one[0]))[1]
    # The store finds only letters of ASCII in any case.
    known: list[CompanySettings | Company] = [
        *settings.companies,
        *(store.sources.companies() if store else ()),
    ]
    company = matching_company(known, name)
    if company is None:
        raise unknown_company(known, name)
    return company.slug


def watched_companies(settings: Settings, store: Store | None, names: Iterable[str]) -> tuple[str, ...]:
    """Return the slugs of the companies that a run harvests.

    Args:
        settings: the configuration.
        store: the store, or None if there is none yet.
        names: slugs, names or domains; none means all companies that the configuration names or that were
            imported. What was removed from the configuration is kept and shown, but not harvested.

    Raises:
        ConfigError: a name is unknown; the message lists the known ones.
    """
    names = tuple(names)
    chosen = chosen_companies(settings, store, names)
    if names or store is None:
        return chosen
    gone = taken_out(store, settings)
    watched = {row.company for row in store.sources.documents() if row.id not in gone}
    return tuple(slug for slug in chosen if slug in watched or settings.index.of(slug) is not None)


def watched_of(store: Store, settings: Settings, slugs: Iterable[str]) -> tuple[str, ...]:
    """Return those of some companies that a run harvests if its call names none.

    Args:
        store: the store.
        settings: the configuration.
        slugs: the companies.
    """
    slugs = tuple(slugs)
    gone = taken_out(store, settings, slugs)
    watched = {row.company for row in store.sources.documents(slugs) if row.id not in gone}
    return tuple(slug for slug in slugs if slug in watched or settings.index.of(slug) is not None)


def document_rows(store: Store, companies: Iterable[str], slug: str | None) -> list[DocumentRow]:
    """Return (id, company, slug, title) of the documents of companies, or only of those of one name.

    Args:
        store: the store.
        companies: slugs.
        slug: a slug or, where no document has it, a title; None for all documents.

    Raises:
        ConfigError: there is no such document.
    """
    rows = [(row.id, row.company, row.slug, row.title) for row in store.sources.documents(tuple(companies))]
    if slug is None:
        return rows
    found = named_rows(rows, slug, by_title=False) or named_rows(rows, slug, by_title=True)
    if not found:
        raise unknown_document(rows, slug)
    return found


def named_rows(rows: Iterable[DocumentRow], name: str, *, by_title: bool) -> list[DocumentRow]:
    """Return the documents of a name.

    Args:
        rows: the documents.
        name: the slug, or the title in any case.
        by_title: whether the name is the title.
    """
    if not by_title:
        return [row for row in rows if row[2] == name]
    return [row for row in rows if row[3].casefold() == name.strip().casefold()]


def unknown_document(rows: Iterable[DocumentRow], name: str) -> ConfigError:
    """Return the error for an unknown document; it names the known ones.

    Args:
        rows: the known documents.
        name: what was asked for.
    """
    known = ", ".join(f"{company}/{slug}" for _, company, slug, _ in rows) or "none yet"
    return ConfigError("--document", "", f"unknown document {name!r}", f"Known documents: {known}")


def jobs_for(store: Store, settings: Settings, companies: Iterable[str]) -> list[Job]:
    """Return a job for each document of companies, except those that were removed from the configuration.

    Args:
        store: the store.
        settings: the limits.
        companies: slugs.
    """
    companies = tuple(companies)
    archive, gone = settings.archive, taken_out(store, settings, companies)
    return [
        Job(
            row=row.id,
            company=row.company,
            document=row.slug,
            budget=archive.budget,
            resolution_days=archive.resolution_days,
            retry_at_once=archive.cooldown_seconds == 0 and archive.block_cooldown_seconds == 0,
            phrases=settings.weights,
            renders=is_rendered(settings, row.company, row.slug),
            render_days=archive.render_days,
        )
        for row in store.sources.documents(companies)
        # A company that is not in the configuration was named in the call, which means all its documents.
        if row.id not in gone or settings.index.of(row.company) is None
    ]


def is_rendered(settings: Settings, company: str, document: str) -> bool:
    """Return whether a browser renders the pages of a document that only scripts can show.

    Args:
        settings: the configuration.
        company: slug of the company.
        document: slug of the document.
    """
    described = settings.index.of(company)
    own = (one.render for one in described.documents if one.slug == document) if described else iter(())
    return (next(own, "") or settings.archive.render) == "when needed"
