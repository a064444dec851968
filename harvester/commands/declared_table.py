"""What `harvest add --declarations` shows: a table for people, objects for programs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from diffs.in_words import count, day
from harvester.config.writing import NewAddress
from harvester.declarations import DeclaredCompany, Refusal
from harvester.declarations.names import document_slug
from harvester.discovery.languages import language_of_address

_BECAUSE = "declared for Open Terms Archive"


def declared_lines(
    config: Path, taken: Sequence[DeclaredCompany], refused: Sequence[Refusal]
) -> Iterator[str]:
    """Yield the lines of the table.

    Args:
        config: the configuration file.
        taken: the companies that were written into it.
        refused: the services that were not taken.
    """
    for company in taken:
        yield f"{company.service}: {count(len(company.documents), 'document')} of {company.company.slug}"
        for document in company.documents:
            yield f"  {document.new.slug}"
            for address in document.new.addresses:
                yield f"        {address.url}{_period(address)}"
            for note in document.notes:
                yield f"          not carried over: {note}"
        for refusal in company.refusals:
            yield f"  not taken: {refusal.terms}: {refusal.reason}"
    for refusal in refused:
        yield f"{refusal.service}: not taken: {refusal.reason}"
    documents = [document for company in taken for document in company.documents]
    addresses = sum(len(document.new.addresses) for document in documents)
    if not taken:
        yield "nothing was added"
        return
    yield (
        f"added {count(len(documents), 'document')} of {count(len(taken), 'service')} to {config}, "
        f"with {addresses} {'address' if addresses == 1 else 'addresses'}"
    )
    incomplete = sum(bool(document.notes) for document in documents)
    if incomplete:
        yield f"something of {count(incomplete, 'document')} is not carried over, as said above"


def declared_objects(
    taken: Sequence[DeclaredCompany], refused: Sequence[Refusal]
) -> Iterator[dict[str, object]]:
    """Yield an object for each address, and for each document or service that was not taken.

    Args:
        taken: the companies that were written into the configuration.
        refused: the services that were not taken.
    """
    for company in taken:
        slug = company.company.slug
        for document in company.documents:
            for address in document.new.addresses:
                yield {
                    **_nothing(company.service, document.terms, _BECAUSE),
                    "company": slug,
                    "document": document.new.slug,
                    "kind": document_slug(document.terms),
                    "language": language_of_address(address.url) or None,
                    "url": address.url,
                    "from": address.valid_from,
                    "until": address.valid_until,
                    "added": True,
                    "not_carried_over": list(document.notes),
                }
        for refusal in company.refusals:
            yield _nothing(company.service, refusal.terms, refusal.reason) | {"company": slug}
    for refusal in refused:
        known = {"company": refusal.company or None}
        yield _nothing(refusal.service, refusal.terms, refusal.reason) | known


def _nothing(service: str, terms: str, because: str) -> dict[str, object]:
    """Return the object for what was not taken; it has the keys of all others."""
    absent = ("company", "document", "kind", "language", "url", "from", "until")
    asked = ("first_capture", "last_capture", "captures")
    return {
        **dict.fromkeys((*absent, *asked)),
        "because": because,
        "service": service,
        "terms": terms or None,
        "added": False,
        "not_carried_over": [],
    }


def _period(address: NewAddress) -> str:
    """Return when an address is valid, in words."""
    words = [("from", address.valid_from), ("until", address.valid_until)]
    stated = " ".join(f"{word} {day(when)}" for word, when in words if when)
    return f"  ({stated})" if stated else ""
