"""Turn the declaration of a service into a company of the configuration with its documents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from harvester.archive import split_url
from harvester.config import CompanySettings, matching_company
from harvester.config.writing import NewCompany
from harvester.corpus import company_slug, registrable_domain
from harvester.declarations.documents import DeclaredDocument, declared_documents
from harvester.declarations.files import BadDeclaration, read_declaration, read_history
from harvester.declarations.names import on_one_line, slug_of


@dataclass(frozen=True, slots=True)
class Refusal:
    """A document, or all of a service, that is not taken.

    Attributes:
        service: the name of the service.
        terms: the type of terms; ``""`` for all of the service.
        reason: why.
        company: the slug under which the configuration has it already, if that is why; else ``""``.
    """

    service: str
    terms: str
    reason: str
    company: str = ""


@dataclass(frozen=True, slots=True)
class DeclaredCompany:
    """A service whose documents can be taken.

    Attributes:
        service: its name.
        company: the company that it becomes.
        documents: its documents, at least one.
        refusals: its documents that cannot be taken.
    """

    service: str
    company: NewCompany
    documents: tuple[DeclaredDocument, ...]
    refusals: tuple[Refusal, ...]


def declared_companies(
    files: Iterable[Path], known: Sequence[CompanySettings]
) -> tuple[DeclaredCompany | Refusal, ...]:
    """Return what is declared in files, each a company or why it is not taken.

    Args:
        files: the declarations of services.
        known: the companies of the configuration.
    """
    found = [_read(file) for file in files]
    domains = Counter(
        domain for one in found if isinstance(one, DeclaredCompany) for domain in one.company.domains
    )
    owners: dict[str, str] = {}
    result: list[DeclaredCompany | Refusal] = []
    for one in found:
        if isinstance(one, Refusal):
            result.append(one)
            continue
        company = one.company
        names = (company.slug, company.name, *company.domains)
        there = next((match for name in names if (match := matching_company(known, name))), None)
        if there is not None:
            reason = f"the configuration has it already, as {there.slug}"
            result.append(Refusal(one.service, "", reason, there.slug))
            continue
        if company.slug in owners:
            result.append(Refusal(one.service, "", owners[company.slug]))
            continue
        owners[company.slug] = f"its slug, {company.slug}, is that of {one.service}"
        # A domain belongs to one company only.
        own = tuple(domain for domain in company.domains if domains[domain] == 1)
        result.append(replace(one, company=replace(company, domains=own)))
    return tuple(result)


def _read(file: Path) -> DeclaredCompany | Refusal:
    """Return the company that a file declares, or why there is none."""
    try:
        declared, history = read_declaration(file), read_history(file)
    except BadDeclaration as error:
        return Refusal(on_one_line(file.stem), "", str(error))
    stated = declared.get("name")
    name = on_one_line(stated) if isinstance(stated, str) else ""
    service = name or on_one_line(file.stem)
    # Before 2022 the key was `documents`.
    current = declared.get("terms", declared.get("documents"))
    if not isinstance(current, dict):
        return Refusal(service, "", f"{file.name} has no `terms`")
    documents, refusals = _documents(service, current, history)
    if not documents:
        reasons = "; ".join(f"{one.terms}: {one.reason}" for one in refusals)
        return Refusal(service, "", reasons or "it declares no documents")
    hosts = _hosts(documents)
    slug = slug_of(file.stem) or company_slug(hosts[0])
    company = NewCompany(slug, service, _own_domains(slug, hosts))
    return DeclaredCompany(service, company, documents, refusals)


def _documents(
    service: str, current: dict[str, object], history: dict[str, object]
) -> tuple[tuple[DeclaredDocument, ...], tuple[Refusal, ...]]:
    """Return the documents of a service, and those that cannot be taken."""
    documents: list[DeclaredDocument] = []
    refusals = []
    for terms in dict.fromkeys((*current, *history)):
        try:
            found = declared_documents(terms, current.get(terms), history.get(terms))
        except BadDeclaration as error:
            refusals.append(Refusal(service, terms, str(error)))
            continue
        for one in found:
            slug = _free(one.new.slug, {other.new.slug for other in documents})
            documents.append(replace(one, new=replace(one.new, slug=slug)))
    return tuple(documents), tuple(refusals)


def _free(slug: str, taken: set[str]) -> str:
    """Return a slug that is not taken."""
    return next(name for name in _numbered(slug) if name not in taken)


def _numbered(slug: str) -> Iterator[str]:
    """Yield a slug, and others that begin with it."""
    yield slug
    number = 2
    while True:
        yield f"{slug}-{number}"
        number += 1


def _hosts(documents: Iterable[DeclaredDocument]) -> list[str]:
    """Return the hosts of the addresses of documents, in their order."""
    urls = (address.url for one in documents for address in one.new.addresses)
    return [split_url(url).hostname or "" for url in urls]


def _own_domains(slug: str, hosts: Iterable[str]) -> tuple[str, ...]:
    """Return the domains that are the company's own, because they have its name.

    Others may be those of a parent company, or of one that keeps documents for many.
    """
    domains = dict.fromkeys(map(registrable_domain, hosts))
    name = slug.replace("-", "")
    return tuple(one for one in domains if name in _names_in(one.replace("-", "")))


def _names_in(domain: str) -> tuple[str, str]:
    """Return what a company of a registrable domain may be called: ``example`` or ``examplecom``."""
    return domain.partition(".")[0], domain.replace(".", "")
