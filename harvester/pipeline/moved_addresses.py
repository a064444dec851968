"""Find where a policy moved, from archived redirects of its addresses."""

from __future__ import annotations

from dataclasses import dataclass

from diffs.in_words import day
from diffs.text import one_line
from harvester.archive import urlkey
from harvester.archive.entrances import leads_away
from store import Store


@dataclass(frozen=True, slots=True)
class MovedAddress:
    """An archived redirect from an address of a document to an address that it does not have.

    Attributes:
        url: the address that redirects.
        target: the address that it redirects to.
        timestamp: the oldest fetched capture that redirects there, 14 digits.
    """

    url: str
    target: str
    timestamp: str

    @property
    def sentence(self) -> str:
        """What was found and what to do, in one line."""
        found = f"{self.url} redirected to {self.target} on {day(self.timestamp)}"
        return one_line(f"{found}; add the new address to urls")

    def as_object(self) -> dict[str, str]:
        """Return the move as an object of the JSON output."""
        return {"url": self.url, "target": self.target, "timestamp": self.timestamp}


def moves(store: Store, document: int) -> tuple[MovedAddress, ...]:
    """Return the new addresses of a document that archived redirects show; each once, oldest first.

    A redirect to a front page, a login or an error is left out: it says that the policy is gone, not where
    it is.

    Args:
        store: the store.
        document: id of the document.
    """
    known = {urlkey(address.url) for address in store.sources.addresses(document)}
    found: list[MovedAddress] = []
    for row in store.captures.redirects(document):
        key = urlkey(row.target)
        if key not in known and not leads_away(row.original, row.target):
            known.add(key)
            found.append(MovedAddress(row.original, row.target, row.timestamp))
    return tuple(found)
