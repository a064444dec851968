"""What an archive is, whatever kind it is: it lists captures in pages and serves mementos."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from store.records import Capture, Snapshot

# The largest answer that is read; policies have some hundreds of kilobytes, a full page of the index some
# megabytes.
LARGEST_BYTES = 64 * 2**20


@dataclass(frozen=True, slots=True)
class IndexPage:
    """One page of a listing.

    Attributes:
        captures: the rows, in the archive's order, exact repeats left out.
        cursor: opaque key to go on with: of the next page, or, where this page is not complete, of this page
            again. None where the archive says that this is the end, or where an incomplete listing must
            begin anew.
        complete: False where the answer was cut off or broken: what it holds is kept, the listing is partial.
        problem: why it is not complete, or ``""``.
        unconfirmed: True where the archive answered a listing's first question with "nothing at all". Its
            index says that too when a part of it is down, so ask a second time before believing it, and do
            not believe it at all where captures are known.
    """

    captures: tuple[Capture, ...]
    cursor: str | None = None
    complete: bool = True
    problem: str = ""
    unconfirmed: bool = False


@dataclass(frozen=True, slots=True)
class Memento:
    """What the archive served for a capture.

    Attributes:
        snapshot: the archived answer; its capture carries the timestamp and URL really served.
        statuscode: the origin's HTTP status at the time (200, 404, 429 ... all occur).
        redirects: the URLs of archived redirects that were followed to get here, first asked first.
        link_original: the URL that the archive says was really captured, or ``""``.
    """

    snapshot: Snapshot
    statuscode: int
    redirects: tuple[str, ...] = ()
    link_original: str = ""


@dataclass(slots=True)
class Requests:
    """How many requests an archive has sent; counted where they are sent, retries included."""

    index: int = 0
    memento: int = 0


class Archive(Protocol):
    """A place where captures come from."""

    location: str
    requests: Requests

    def captures(
        self, url: str, *, since: str | None = None, until: str | None = None, cursor: str | None = None
    ) -> Iterator[IndexPage]:
        """Return the captures of `url`, page by page; `cursor` goes on with a listing that was broken off.

        Args:
            url: the URL as the configuration or citation has it; matched by URL key.
            since: oldest timestamp wanted (1 to 14 digits, inclusive), or None.
            until: newest timestamp wanted (1 to 14 digits, inclusive), or None.
            cursor: the cursor of the last page that was stored, or None to begin.

        Raises:
            RateLimited, CoolingDown, Blocked: ask nothing more in this run.
            Unreachable, Excluded, IndexMalformed: as their names say.
            ArchiveError: the archive calls the question wrong.
        """
        ...

    def fetch(self, capture: Capture) -> Memento:
        """Return the memento of `capture`, raw (``id_``).

        Raises:
            NotPlayable: the archive does not serve this capture (never archived, nearest instead, broken).
            RateLimited, CoolingDown, Blocked: ask nothing more in this run.
            Unreachable, Excluded: as their names say.
        """
        ...

    def close(self) -> None:
        """Let go of connections and files."""
        ...
