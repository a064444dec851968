"""What `harvest add` shows of the documents that were found: a table for people, objects for programs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from diffs.in_words import count, day, listed
from harvester.discovery import Discovery, FoundAddress, FoundDocument

# Documents that people are shown. Of 136 domains, the right one was among the first three in 93 of 100.
_MOST = 20
_NAMED = 6


def found_lines(discovery: Discovery) -> Iterator[str]:
    """Yield the lines of the table.

    Args:
        discovery: what was found: at least one document.
    """
    typed, documents = discovery.target.typed, discovery.documents
    sure = "; * is sure" if any(document.is_sure for document in documents) else "; none of them is sure"
    yield f"{typed}: found {count(len(documents), 'document')} by {_asked(discovery)}{sure}"
    if discovery.moved_to:
        yield f"  {_moved(discovery)}"
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


def unwatched_lines(watched: Mapping[str, Sequence[FoundAddress]]) -> Iterator[str]:
    """Yield the addresses of watched documents that are not watched: a policy may have moved there.

    Args:
        watched: what the documents are called, each with these addresses.
    """
    for name, addresses in watched.items():
        for address in addresses[:_NAMED]:
            url, period = address.candidate.url, _period(address)
            yield f"{name} has another address, which is not watched: {url} ({period})"
    if any(watched.values()):
        yield "if the policy is there, add the address to its urls in the configuration"


def why_nothing(discovery: Discovery, watched: Mapping[str, Sequence[FoundAddress]]) -> list[str]:
    """Return why no new document was found, and what the user can do: the reason first, one line each.

    That nothing is there, and that nobody could look, are never said in the same words.

    Args:
        discovery: what was found.
        watched: what the documents are called that were found and are watched already, each with its
            addresses that are not.
    """
    asked = _asked(discovery)
    moved = [_moved(discovery)] if discovery.moved_to else []
    if watched:
        rest = "no other document" if any(watched.values()) else "nothing else"
        known = f"watched already: {listed(list(watched), _NAMED)}; {rest} was found by {asked}"
        return [known, *unwatched_lines(watched), *moved]
    known = "If you know an address of the policy: harvest add ADDRESS"
    if discovery.is_excluded:
        return ["could not be looked for: the archive does not show this site (excluded)", *moved, known]
    if discovery.problems:
        reason = f"could not be looked for: {count(len(discovery.problems), 'question')} had no usable answer"
        return [reason, *moved, "Try again later"]
    if not discovery.has_captures:
        reason = "no policy found: the archive lists no capture of its home page, nor of any address that is"
        return [f"{reason} called like a policy, by {asked}", *moved, known]
    return [
        f"no policy found, by {asked}",
        *moved,
        "looked for: addresses and links of home pages that are called privacy, cookies, terms, legal",
        f"or the like in 20 languages. {known}",
    ]


def _asked(discovery: Discovery) -> str:
    return count(discovery.requests, "request")


def _moved(discovery: Discovery) -> str:
    """Return where the home page leads, and how to find what is there."""
    moved = discovery.moved_to
    return f"its home page redirects to {moved}; the policies of that site: harvest add {moved}"


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
        otherwise = "could not be asked for" if address.candidate.is_named else "not asked for"
        return f"captured on {day(first)}, not asked further" if first else otherwise
    if not history.has_pages:
        return f"{count(history.captures, 'capture')}, none of a page" if history.captures else "no captures"
    span = (
        day(history.first)
        if day(history.first) == day(history.last)
        else f"{day(history.first)} to {day(history.last)}"
    )
    more = "" if history.complete else " at least"
    return f"{span}, {count(history.captures, 'capture')}{more}"
