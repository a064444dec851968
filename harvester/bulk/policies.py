"""Find the policies of a domain among captures, where no configuration says which there are; pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from harvester.bulk.rules import domain_of
from harvester.discovery import FoundDocument, identity, without_known
from harvester.discovery.address_facts import UNNAMED_KINDS, facts_of
from harvester.discovery.candidates import PolicyCandidate, merged, score
from harvester.discovery.documents import Ranked, documents_of
from harvester.discovery.listings import history_of
from store.records import Capture

# Of each kind. A blog about policies may have thousands of addresses that are called so; a company has few.
_MOST_OF_A_KIND = 20


def policies_in(
    captures: Iterable[Capture], domain: str, known: Mapping[str, str], slugs: Iterable[str]
) -> tuple[FoundDocument, ...]:
    """Return the policies of a domain that the addresses of captures name, as `harvest add` finds them.

    Addresses of one kind that follow each other are one document. No home page could say more.

    Args:
        captures: captures of the domain and of others.
        domain: the registrable domain.
        known: `identity` of each address that belongs to a document already → the slug of that.
        slugs: those of the documents of the company.
    """
    rows: dict[str, list[Capture]] = {}
    for capture in captures:
        if domain_of(capture.original) == domain:
            rows.setdefault(identity(capture.original), []).append(capture)
    candidates = merged(
        PolicyCandidate(found[0].original, facts_of(found[0].original), found[0].timestamp)
        for found in (
            sorted(of_one, key=lambda one: (one.timestamp, one.original)) for of_one in rows.values()
        )
    )
    named = [one for one in candidates if one.facts.kind not in UNNAMED_KINDS]
    ranked = [Ranked(one, score(one, "", domain), history_of(rows[one.key])) for one in named]
    ranked.sort(key=lambda one: (-one.points, one.candidate.key))
    best: dict[str, list[Ranked]] = {}
    for one in ranked:
        if one.has_pages:
            best.setdefault(one.candidate.facts.kind, []).append(one)
    chosen = [one for those in best.values() for one in those[:_MOST_OF_A_KIND]]
    return without_known(documents_of(chosen, ""), known, slugs)[0]
