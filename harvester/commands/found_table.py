"""What `harvest add` shows of the documents that were found: a table for people, objects for programs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from diffs.in_words import count, day
from harvester.discovery import Discovery, FoundAddress, FoundDocument

# Documents that people are shown. Of 136 domains, the right one was among the first three in 93 of 100.
_MOST = 20


def found_lines(discovery: Discovery) -> Iterator[str]:
    """Yield the lines of the table.

    Args:
        discovery: what was found.
    """
    typed, documents = discovery.target.typed, discovery.documents
    asked = count(discovery.requests, "request")
    if discovery.moved_to:
        yield f"{typed} redirects to {discovery.moved_to}; its policies: harvest add {discovery.moved_to}"
    if not documents:
        yield f"{typed}: no policy found that is not watched already, by {asked}"
        yield "  looked for: addresses and links of home pages that are called privacy, cookies, terms, legal"
        yield "  or the like in 20 languages. If you know an address of the policy: harvest add ADDRESS"
        return
    yield f"{typed}: found {count(len(documents), 'document')} by {asked}; * is sure"
    for number, document in enumerate(documents[:_MOST], start=1):
        mark = "*" if document.is_sure else " "
        yield f"{mark}{number:>3}  {document.slug}"
        for address in document.addresses:
            yield f"        {address.candidate.url}"
            yield f"          {_period(address)}; {'; '.join(address.candidate.reasons())}"
    if len(documents) > _MOST:
        yield f"  and {count(len(documents) - _MOST, 'more document')}, which --json lists"
    if discovery.is_cut:
        yield "  the index may have more addresses than it gave"


def found_objects(
    company: str, discovery: Discovery, taken: Sequence[FoundDocument]
) -> Iterator[dict[str, object]]:
    """Yield an object for each address.

    Args:
        company: the company's slug.
        discovery: what was found.
        taken: the documents that are written.
    """
    for number, document in enumerate(discovery.documents, start=1):
        for address in document.addresses:
            history = address.history
            yield {
                "company": company,
                "document": document.slug,
                "number": number,
                "kind": document.kind,
                "language": document.language or discovery.language or None,
                "url": address.candidate.url,
                "from": address.valid_from,
                "until": address.valid_until,
                "first_capture": history.first or None if history else None,
                "last_capture": history.last or None if history else None,
                "captures": history.captures if history else None,
                "because": "; ".join(address.candidate.reasons()),
                "sure": document.is_sure,
                "added": document in taken,
            }


def _period(address: FoundAddress) -> str:
    """Return when an address was captured, in words."""
    history = address.history
    if history is None:
        first = address.candidate.first_seen
        return f"captured on {day(first)}, not asked further" if first else "not asked for"
    if not history.has_pages:
        return f"{count(history.captures, 'capture')}, none of a page" if history.captures else "no captures"
    span = (
        day(history.first)
        if day(history.first) == day(history.last)
        else f"{day(history.first)} to {day(history.last)}"
    )
    more = "" if history.complete else " at least"
    return f"{span}, {count(history.captures, 'capture')}{more}"
