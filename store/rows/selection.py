"""Which policies are meant by the name of a company."""

from __future__ import annotations

from store.errors import StoreError, UnknownCompany
from store.tables.sources import Sources, StoredDocument


class PolicySelection:
    """The policies that are meant by names.

    Args:
        sources: the companies and documents of the store.
        path: the store, for messages.
        company: slug, name or domain of a company, or None for all.
        document: slug or title of a policy, or None for all.

    Attributes:
        documents: the policies, sorted by company and slug.
        name: what they are called together.

    Raises:
        UnknownCompany: there is no such company, or it has no such policy.
        StoreError: a timeline is not up to date.
    """

    def __init__(self, sources: Sources, path: str, company: str | None, document: str | None) -> None:
        slugs = None if company is None else [_slug_of(sources, path, company)]
        documents = sources.documents(slugs)
        wanted = None if document is None else document.casefold()
        self.documents = tuple(
            one
            for one in documents
            if wanted is None or wanted in (one.slug.casefold(), one.title.casefold())
        )
        self.name = "/".join(filter(None, (slugs[0] if slugs else "", document))) or "all companies"
        if document is not None and not self.documents:
            known = ", ".join(sorted({one.slug for one in documents})) or "none yet"
            raise UnknownCompany(
                document, f"is not a policy of {company or path}", f"Known policies: {known}."
            )
        _require_drawn(path, self.documents)


def _slug_of(sources: Sources, path: str, company: str) -> str:
    """Return the slug of a company."""
    companies = sources.companies()
    wanted = company.casefold()
    for one in companies:
        if wanted in (one.slug.casefold(), one.name.casefold(), *one.domains):
            return one.slug
    known = ", ".join(one.slug for one in companies) or "none yet"
    raise UnknownCompany(company, f"is not a company in {path}", f"Known companies: {known}.")


def _require_drawn(path: str, documents: tuple[StoredDocument, ...]) -> None:
    """Raise an error if a timeline lacks what was read, which would look like what did not happen."""
    stale = ", ".join(f"{one.company}/{one.slug}" for one in documents if not one.derived)
    if stale:
        problem = f"the timeline of {stale} is not up to date, because a run was interrupted"
        raise StoreError(f"{path}: {problem}, or an older version wrote the store. Run `harvest rebuild`.")
