"""Put together what the lists of several addresses, in one or several archives, gave."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from diffs.in_words import day
from harvester.archive import Archive, public_location, urlkey
from harvester.errors import ArchiveError, Unreachable
from harvester.pipeline.turns import ListAtRest
from store.tables.listings import AddressListing, Listing


@dataclass(frozen=True, slots=True)
class ListingResult:
    """The result of listing the captures of a document.

    Attributes:
        state: the worst state of its addresses: ``complete``, ``partial`` or ``failed``.
        problems: what went wrong, one line for each address.
        new: how many captures were not known before.
        answered: whether the archive gave any answer at all.
        silences: for how many addresses in a row, at the end, no answer came.
        silence: the error at the last of them, or None.
        standing: earlier problems that are not to be tried again yet, one line for each address.
        warnings: what is doubtful about complete lists, one line for each address.
        at_rest: the lists that were not asked for, or not to their end, because it was not their turn.
        asked: for how many lists an answer was awaited.
    """

    state: str
    problems: tuple[str, ...]
    new: int
    answered: bool
    silences: int = 0
    silence: Unreachable | None = None
    standing: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    at_rest: tuple[ListAtRest, ...] = ()
    asked: int = 1

    @property
    def rests(self) -> bool:
        """Whether nothing was asked for, because nothing was due: that is neither silence nor an answer."""
        return bool(self.at_rest) and not self.asked


class FinishedListing(Protocol):
    """The listing of an address that was asked for."""

    listing: Listing
    added: int
    answered: bool
    silence: Unreachable | None
    left: bool


@dataclass(slots=True)
class ListingTally:
    """The results for the addresses so far; see `ListingResult`.

    Attributes:
        names: whether problems name the archive, because there are several.
        ended: whether each list of an address that was asked for was read to its end, by URL key.
        open: the URL keys of lists that are not known to their end, and were left for another run.
    """

    names: bool
    states: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    standing: list[str] = field(default_factory=list)
    ended: dict[str, list[bool]] = field(default_factory=dict)
    at_rest: list[ListAtRest] = field(default_factory=list)
    asked: int = 0
    open: set[str] = field(default_factory=set)
    new: int = 0
    answered: bool = False
    silences: int = 0
    silence: Unreachable | None = None

    def leave(self, member: Archive, url: str, before: Listing | None, error: ArchiveError) -> None:
        """Add an address for which an archive that is down is not asked in this run."""
        self.asked += 1
        self.states.append("partial" if before is not None and before.newest else "failed")
        self.problems.append(self._about(member, url, f"not listed: {error.reason}"))
        # What it lists may be older than what the others do.
        self.ended.setdefault(urlkey(url), []).append(False)

    def rest(self, member: Archive, one: ListAtRest, before: Listing | None) -> None:
        """Add a list that is not asked for in this run; what was wrong with it is still wrong."""
        self.at_rest.append(one)
        self.states.append("partial" if before is None else before.state)
        if before is None or before.state != "complete":
            self.open.add(urlkey(one.url))
        if before is not None and before.problem:
            self.standing.append(
                self._about(member, one.url, f"{before.problem}; asked for again {one.again}")
            )

    def stand(self, member: Archive, url: str, before: Listing) -> None:
        """Add an address that is not asked for again yet."""
        self.states.append(before.state)
        again = day(before.retry_on or "")
        self.standing.append(
            self._about(member, url, f"{before.problem}; not asked for again before {again}")
        )
        self.answered, self.silences, self.silence = True, 0, None
        self.asked += 1

    def add(self, member: Archive, url: str, asked: FinishedListing) -> None:
        """Add an address that was asked for."""
        self.asked += 1
        self.states.append(asked.listing.state)
        self.new += asked.added
        self.answered |= asked.answered
        self.silences, self.silence = (0, None) if asked.answered else (self.silences + 1, asked.silence)
        if asked.left:
            self.open.add(urlkey(url))
            self.at_rest.append(
                ListAtRest(url, member.location, datetime.fromisoformat(asked.listing.listed_at or ""), None)
            )
        elif asked.listing.state != "complete":
            self.problems.append(self._about(member, url, asked.listing.problem))

    def _state(self) -> str:
        """Return the worst state; if one of several archives is down, what the others list is a part."""
        if self.names and "failed" in self.states and set(self.states) != {"failed"}:
            return "partial"
        return next((state for state in ("failed", "partial") if state in self.states), "complete")

    def _about(self, member: Archive, url: str, problem: str) -> str:
        """Return a problem with the address, and the archive if there are several."""
        return f"{public_location(member.location)}: {url}: {problem}" if self.names else f"{url}: {problem}"

    def result(self, listings: Sequence[AddressListing]) -> ListingResult:
        """Return the result; `listings` are those of the document."""
        return ListingResult(
            state=self._state(),
            problems=tuple(self.problems),
            new=self.new,
            answered=self.answered,
            silences=self.silences,
            silence=self.silence,
            standing=tuple(self.standing),
            warnings=warnings_of(listings),
            at_rest=tuple(self.at_rest),
            asked=self.asked,
        )


def warnings_of(listings: Sequence[AddressListing]) -> tuple[str, ...]:
    """Return what is doubtful about complete lists; what one archive lacks, another one may have.

    Args:
        listings: of a document, one for each address and archive.
    """
    found = {one.url for one in listings if one.listing.newest is not None}
    warnings = (one.listing.warning for one in listings if one.listing.warning and one.url not in found)
    return tuple(dict.fromkeys(warnings))
