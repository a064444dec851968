"""What every kind of archive can do: it lists captures in pages and serves mementos."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Protocol, runtime_checkable

from store.records import Capture, Snapshot

# The largest answer that is read. Policies have a few hundred kilobytes, a full page of the index a few
# megabytes.
LARGEST_BYTES = 64 * 2**20
TOO_LARGE = f"it is larger than {LARGEST_BYTES // 2**20} MB"


@dataclass(frozen=True, slots=True)
class IndexPage:
    """One page of a listing.

    Attributes:
        captures: the rows, in the archive's order, without exact repeats.
        cursor: opaque key for resuming: at the next page or, if this page is not complete, at this page
            again. None if the archive says that the list has ended, or if an incomplete listing must start
            again.
        complete: False if the answer was cut off or broken: its rows are kept, and the listing is partial.
        problem: why it is not complete, or ``""``.
        unconfirmed: True if the archive answered the first request of a listing with an empty list. An index
            also does that while a part of it is down, so ask again before believing it, and do not believe
            it at all if captures are known.
        cut: True if there may be more rows after the last one of this page, which no cursor leads to. Rows
            that are malformed do not cut a list.
    """

    captures: tuple[Capture, ...]
    cursor: str | None = None
    complete: bool = True
    problem: str = ""
    unconfirmed: bool = False
    cut: bool = False


@dataclass(frozen=True, slots=True)
class Memento:
    """What the archive served for a capture.

    Attributes:
        snapshot: the archived answer; its capture has the timestamp and URL that were actually served.
        statuscode: the origin's HTTP status at the time (200, 404, 429 and others occur).
        redirects: the URLs of the archived redirects that were followed, in this order.
        link_original: the URL that was captured according to the archive, or ``""``.
        framed_by: the page that shows it in a frame, or ``""``.
        archive: the location of the archive that served it, if several were asked; otherwise ``""``.
    """

    snapshot: Snapshot
    statuscode: int
    redirects: tuple[str, ...] = ()
    link_original: str = ""
    framed_by: str = ""
    archive: str = ""


@dataclass(slots=True)
class Requests:
    """How many requests were sent to an archive, including repeated ones."""

    index: int = 0
    memento: int = 0
    saving: int = 0


@runtime_checkable
class PrefixArchive(Protocol):
    """An archive whose index can list all addresses that begin alike."""

    def captures_beginning_with(self, prefix: str, since: str) -> IndexPage | None:
        """Return the captures of all addresses that begin so, in the index's order, by one request.

        The index may stop without a sign where it has read too many rows, and may lack addresses.

        Args:
            prefix: how they begin, without scheme.
            since: oldest timestamp wanted (1 to 14 digits, inclusive).

        Returns:
            The rows; `IndexPage.cut` if there are more. None if this index cannot be asked so.

        Raises:
            ArchiveError: as for `Archive.captures`.
        """
        ...


class Archive(Protocol):
    """A source of captures."""

    location: str

    @property
    def requests(self) -> Requests:
        """How many requests were sent."""
        ...

    def captures(
        self, url: str, *, since: str | None = None, until: str | None = None, cursor: str | None = None
    ) -> Iterator[IndexPage]:
        """Return the captures of `url`, page by page; `cursor` resumes a listing that was interrupted.

        Args:
            url: the URL as written in the configuration or citation; matched by URL key.
            since: oldest timestamp wanted (1 to 14 digits, inclusive), or None.
            until: newest timestamp wanted (1 to 14 digits, inclusive), or None.
            cursor: the cursor of the last page that was stored, or None to start at the beginning.

        Raises:
            RateLimited, CoolingDown, Blocked: send no more requests in this run.
            Unreachable, Excluded, IndexMalformed: as their names say.
            ArchiveError: the archive rejects the request.
        """
        ...

    def nearby(self, url: str) -> tuple[str, ...]:
        """Return captured addresses that are like `url`, which has no capture, by at most two requests.

        Raises:
            ArchiveError: as for `captures`.
        """
        ...

    def matching(self, domain: str, pattern: str) -> IndexPage:
        """Return the first capture of each address below a domain whose URL key matches, by one request.

        The answer is what was found, never all that there is: an index stops without a sign where it has
        read too many rows that do not match (docs/archive.md).

        Args:
            domain: a domain; its subdomains are looked through, too.
            pattern: a regular expression for the whole URL key, of the forms that Java and Python read alike.

        Raises:
            ArchiveError: as for `captures`.
        """
        ...

    def fetch(self, capture: Capture) -> Memento:
        """Return the memento of `capture`, raw (``id_``).

        Raises:
            NotPlayable: the archive does not serve this capture (not archived, another one offered, broken).
            RateLimited, CoolingDown, Blocked: send no more requests in this run.
            Unreachable, Excluded: as their names say.
        """
        ...

    def nearest(self, url: str, timestamp: str, within: timedelta) -> Memento:
        """Return the memento of the capture of `url` that is nearest to a time, raw (``id_``).

        It is served under its own timestamp (docs/design.md, law 4).

        Args:
            url: the address.
            timestamp: the time, 14 digits.
            within: how far the capture may be from that time.

        Raises:
            NotPlayable: the archive has no capture within that time, or does not serve it.
            RateLimited, CoolingDown, Blocked: send no more requests in this run.
            Unreachable, Excluded: as their names say.
        """
        ...

    def close(self) -> None:
        """Close connections and files."""
        ...
