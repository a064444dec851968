"""Where a policy went: archived redirects of its addresses, suggested as the next ones."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from diffs.text import one_line
from harvester.archive import urlkey
from store import Store


@dataclass(frozen=True, slots=True)
class MovedAddress:
    """An address that the archive saw redirect to another, which the document does not have.

    Attributes:
        url: the address that redirects.
        target: where to.
        timestamp: of the oldest capture that was seen to do so.
    """

    url: str
    target: str
    timestamp: str

    @property
    def sentence(self) -> str:
        """What was seen and what to do, in one line."""
        day = f"{self.timestamp[:4]}-{self.timestamp[4:6]}-{self.timestamp[6:8]}"
        return one_line(f"the archive saw {self.url} redirect to {self.target} on {day}: add it to urls")

    def as_object(self) -> dict[str, str]:
        """Return the same for programs."""
        return {"url": self.url, "target": self.target, "timestamp": self.timestamp}


def moves(store: Store, document: int) -> tuple[MovedAddress, ...]:
    """Return the next addresses of a document, as far as archived redirects tell; each once, oldest first.

    A redirect to a home page says that the policy is gone, not where it is.

    Args:
        store: what was fetched.
        document: id of the document.
    """
    known = {urlkey(address.url) for address in store.sources.addresses(document)}
    found: list[MovedAddress] = []
    for row in store.captures.redirects(document):
        key = urlkey(row.target)
        if key not in known and not _is_home(row.target):
            known.add(key)
            found.append(MovedAddress(row.original, row.target, row.timestamp))
    return tuple(found)


def _is_home(url: str) -> bool:
    parts = urlsplit(url)
    return parts.path in ("", "/") and not parts.query
