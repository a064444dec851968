"""An address that may be that of a policy, what speaks for it, and how such addresses are ranked; pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from diffs.in_words import day
from harvester.archive import split_url, urlkey
from harvester.corpus import registrable_domain
from harvester.discovery.address_facts import AddressFacts, facts_of
from harvester.discovery.words import ASIDE

# Parameters that say where a visitor came from. Others name the page: nodeid, page_id, key (18 of 1,245).
_TRACKING = re.compile(r"(?:utm_\w+|gclid|fbclid|mc_\w+|ref|src|cmpid|icid|_ga|trk|origin)=[^&]*&?")

# Points. A link of a home page that is called so tells most: of 88 services it leads to a policy for 78, and
# to the declared one for 57; an address alone is right for 75 %.
_LINKED, _LINKED_AGAIN, _REDIRECTED_TO = 6.0, 1.0, 3.0
_ASIDE, _ASPECT, _OTHER_LANGUAGE, _QUERY, _STEP = -6.0, -3.0, -4.0, -1.0, -0.5


@dataclass(frozen=True, slots=True)
class Seen:
    """A link to an address on a home page.

    Attributes:
        timestamp: when the home page was captured.
        text: the words of the link.
    """

    timestamp: str
    text: str


@dataclass(frozen=True, slots=True)
class PolicyCandidate:
    """An address that may be that of a policy.

    Attributes:
        url: the address.
        facts: what it tells, and what the words of a link to it tell.
        first_seen: the timestamp of the first capture that the search gave, or ``""``.
        seen: the links to it, newest home page first.
        redirected_from: the address that redirects to it, or ``""``.
        is_named: whether the user named it: nothing else has to speak for it.
    """

    url: str
    facts: AddressFacts
    first_seen: str = ""
    seen: tuple[Seen, ...] = ()
    redirected_from: str = ""
    is_named: bool = False

    @property
    def key(self) -> str:
        """What tells addresses apart."""
        return identity(self.url)

    def reasons(self) -> tuple[str, ...]:
        """Return why it may be a policy, in words, the strongest first."""
        found = [
            f"the home page of {day(seen.timestamp)} calls it “{seen.text}”"
            for seen in self.seen[:1]
            if seen.text
        ]
        if self.redirected_from:
            found.append(f"{self.redirected_from} redirects to it")
        if self.is_named:
            found.append("you named it")
        if facts_of(self.url).kind and not found:
            found.append("its address names one")
        return tuple(found or ("its address may be one",))


def identity(url: str) -> str:
    """Return the key of an address, without parameters that say where a visitor came from.

    Args:
        url: the address.
    """
    key, _, query = urlkey(url).partition("?")
    rest = _TRACKING.sub("", query).strip("&")
    return f"{key}?{rest}" if rest else key


def merged(candidates: Iterable[PolicyCandidate]) -> tuple[PolicyCandidate, ...]:
    """Return the candidates, those of one address put together.

    Args:
        candidates: from the index, from home pages and from redirects.
    """
    found: dict[str, PolicyCandidate] = {}
    for one in candidates:
        other = found.get(one.key)
        found[one.key] = one if other is None else _together(other, one)
    return tuple(found.values())


def _together(one: PolicyCandidate, other: PolicyCandidate) -> PolicyCandidate:
    """Return what two finds of one address tell."""
    seen = tuple(sorted({*one.seen, *other.seen}, key=lambda link: link.timestamp, reverse=True))
    dates = [date for date in (one.first_seen, other.first_seen) if date]
    newest = seen[0].text if seen else ""
    # A search gives the address as it was captured, which plays; a link may have other letters or parameters.
    url = one.url if one.first_seen else other.url
    return replace(
        one,
        url=url,
        facts=facts_of(url, newest),
        first_seen=min(dates, default=""),
        seen=seen,
        redirected_from=one.redirected_from or other.redirected_from,
        is_named=one.is_named or other.is_named,
    )


def score(candidate: PolicyCandidate, language: str, domain: str) -> float:
    """Return how likely an address is that of the policy for everybody, among those of its kind.

    Args:
        candidate: the address.
        language: of the company's home page, or ``""``.
        domain: the company's registrable domain.
    """
    facts = candidate.facts
    points = _STEP * max(facts.depth - 1, 0) + (_QUERY if facts.has_query else 0)
    points += _ASIDE if facts.aspects & ASIDE else _ASPECT if facts.aspects else 0
    if facts.language and facts.language != (language or "en"):
        points += _OTHER_LANGUAGE
    # Called so by a link, and not only linked: "Learn more" leads to much.
    called = [link for link in candidate.seen if facts_of("http://x.example/", link.text).kind == facts.kind]
    if called:
        points += _LINKED + _LINKED_AGAIN * (len(called) - 1)
    if candidate.redirected_from:
        points += _REDIRECTED_TO
    if is_elsewhere(candidate.url, domain) and not called:
        points += _ASPECT
    return points


def is_elsewhere(url: str, domain: str) -> bool:
    """Return whether an address lies on another registrable domain.

    Args:
        url: the address.
        domain: the company's registrable domain.
    """
    return registrable_domain(split_url(url).hostname or "") != domain
