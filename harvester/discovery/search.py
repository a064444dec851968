"""Find the addresses of a company's policies over the years, by at most a dozen requests.

**ask** the index which addresses look like policies → **read** archived home pages → **rank** what was
found → **ask** for each of the best by its address → **follow** its redirects → **put together** what is one
document.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from harvester.archive import Archive, split_url
from harvester.archive.entrances import leads_away
from harvester.corpus import registrable_domain
from harvester.discovery.address_facts import UNNAMED_KINDS, facts_of
from harvester.discovery.candidates import PolicyCandidate, Seen, identity, merged, score
from harvester.discovery.documents import FoundDocument, Ranked, documents_of
from harvester.discovery.links import HomePage, read_home_page
from harvester.discovery.listings import AddressHistory, history_of
from harvester.discovery.questions import Questions
from harvester.discovery.target import Target
from harvester.discovery.words import pattern_for
from store.records import Capture

_HOME_PAGES = 3
# So many addresses of a kind are asked for: the right one is among the first three in 93 of 100 domains.
_ASKED = {"privacy": 3, "terms": 1, "cookies": 1, "legal": 1}
# Requests that are kept for addresses that redirect, and for what they lead to.
_KEPT_FOR_REDIRECTS = 3


DatedHome = tuple[str, HomePage]
"""The timestamp of a home page, and what it says."""


@dataclass(frozen=True, slots=True)
class Discovery:
    """What was found for one domain.

    Attributes:
        target: what was looked for.
        documents: the documents, those that are sure first.
        language: of the company's home page, or ``""``.
        moved_to: the registrable domain that the company's home page redirects to, or ``""``.
        requests: how many requests were sent.
        problems: what the archive could not answer, in words.
        is_cut: whether the index may have more addresses than it gave.
        is_excluded: whether the archive does not show the site, or a part of it.
        has_captures: whether the archive listed any capture of what was asked for.
    """

    target: Target
    documents: tuple[FoundDocument, ...]
    language: str
    moved_to: str
    requests: int
    problems: tuple[str, ...]
    is_cut: bool
    is_excluded: bool
    has_captures: bool


def discover(target: Target, archive: Archive) -> Discovery:
    """Find the addresses of a company's policies.

    Args:
        target: a domain, or the address of a policy.
        archive: is asked by at most a dozen requests.

    Raises:
        RateLimited, CoolingDown, Blocked: the archive asks to wait.
    """
    questions = Questions(archive)
    found: tuple[PolicyCandidate, ...] = (PolicyCandidate(target.url, facts_of(target.url), is_named=True),)
    homes: list[DatedHome] = []
    moved, cut = "", False
    if not target.url:
        page = questions.matching(target.domain, pattern_for(target.domain))
        homes, moved = _home_pages(questions, target)
        found = merged([*_listed(page.captures), *_linked(homes)])
        cut = page.cut or not page.complete
    language = next((home.language for _, home in homes if home.language), "")
    ranked = _asked(questions, found, language, target.domain)
    return Discovery(
        target=target,
        documents=documents_of(ranked, language),
        language=language,
        moved_to=moved,
        requests=questions.sent,
        problems=tuple(questions.problems),
        is_cut=cut,
        is_excluded=questions.is_excluded,
        has_captures=questions.has_captures,
    )


def _listed(captures: Iterable[Capture]) -> list[PolicyCandidate]:
    """Return the candidates among the addresses that an index gave."""
    found = [PolicyCandidate(row.original, facts_of(row.original), row.timestamp) for row in captures]
    return [one for one in found if one.facts.kind not in UNNAMED_KINDS]


def _linked(homes: Sequence[DatedHome]) -> list[PolicyCandidate]:
    """Return the candidates that home pages link to."""
    return [
        PolicyCandidate(link.url, facts_of(link.url, link.text), seen=(Seen(timestamp, link.text),))
        for timestamp, home in homes
        for link in home.links
        if facts_of(link.url, link.text).kind not in UNNAMED_KINDS
    ]


def _home_pages(questions: Questions, target: Target) -> tuple[list[DatedHome], str]:
    """Return the newest, the oldest and a middle home page, newest first, and the domain that it moved to."""
    listing = questions.listing(f"http://{target.host}/")
    rows = listing.captures if listing else ()
    # Where the home page only leads on now, what it leads to is the newest one.
    redirect = history_of(rows).redirect
    pages = [row for row in rows if row.statuscode in (200, None)]
    homes: list[DatedHome] = []
    moved = ""
    for row in [*([redirect] if redirect else []), *_spread(pages, _HOME_PAGES - bool(redirect))]:
        memento, url = questions.arrival(row)
        domain = registrable_domain(split_url(url).hostname or "")
        if leads_away(row.original, url):
            continue
        if url and domain != target.domain:
            moved = moved or domain
        elif memento is not None:
            shown = memento.snapshot
            page = read_home_page(shown.body, shown.headers.get("content-type"), url)
            homes.append((shown.capture.timestamp, page))
    return homes, moved


def _spread(rows: Sequence[Capture], most: int) -> list[Capture]:
    """Return the newest, the oldest and the middle of captures, the newest first, each text once."""
    ordered = sorted(rows, key=lambda row: row.timestamp)
    if not ordered:
        return []
    places = {len(ordered) - 1, 0, len(ordered) // 2}
    chosen: dict[str, Capture] = {}
    for place in sorted(places, reverse=True)[:most]:
        chosen.setdefault(ordered[place].digest, ordered[place])
    return list(chosen.values())


def _asked(
    questions: Questions, candidates: Sequence[PolicyCandidate], language: str, domain: str
) -> tuple[Ranked, ...]:
    """Return the candidates, the best of each kind first, with the histories of the best.

    An address that redirects leads to another candidate, which is asked for next.
    """

    def points(one: PolicyCandidate) -> float:
        return score(one, language, domain)

    known = {one.key: one for one in candidates}
    chosen = [one for one in candidates if one.is_named]
    for kind, most in _ASKED.items():
        best = sorted((one for one in candidates if one.facts.kind == kind), key=points, reverse=True)
        chosen += [one for one in best[:most] if not one.is_named]
    histories: dict[str, AddressHistory] = {}
    for one in chosen:
        if questions.left <= _KEPT_FOR_REDIRECTS and one.facts.kind != "privacy":
            continue
        history = questions.history(one.url)
        if history is not None:
            histories[one.key] = history
    for key in list(histories):
        _follow(questions, known, histories, key)
    ranked = [Ranked(one, points(one), histories.get(one.key)) for one in known.values()]
    return tuple(sorted(ranked, key=lambda one: -one.points))


def _follow(
    questions: Questions, known: dict[str, PolicyCandidate], histories: dict[str, AddressHistory], key: str
) -> None:
    """Add the address that an address redirects to, with its history."""
    redirect = histories[key].redirect
    url = questions.arrival(redirect)[1] if redirect is not None else ""
    source, target = known[key], identity(url)
    # A redirect of a policy to a home page, a login or a captcha does not say where the policy is.
    if target == key or leads_away(source.url, url):
        return
    facts = facts_of(url)
    facts = facts if facts.kind else source.facts
    if source.facts.kind in UNNAMED_KINDS:
        known[key] = replace(source, facts=replace(source.facts, kind=facts.kind, aspects=facts.aspects))
    other = known.get(target, PolicyCandidate(url, facts))
    known[target] = merged([other, PolicyCandidate(url, facts, redirected_from=source.url)])[0]
    if target not in histories and (history := questions.history(url)) is not None:
        histories[target] = history
