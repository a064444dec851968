"""Several archives in order, as one: their captures are one history, and none holds up another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

from harvester.archive.interface import Archive, IndexPage, Memento, Requests
from harvester.archive.proof import public_location
from harvester.errors import PAUSES, ArchiveError, Excluded, NotPlayable, Unreachable
from store.records import Capture

# After so many requests in a row without an answer, an archive is left alone for the rest of the run.
_SILENCES = 3


class SeveralArchives:
    """Asks several archives, each at its own pace.

    Attributes:
        location: the locations of the archives, one a line.
        members: the archives, in the order in which they are asked.
        down: why an archive is not asked any more in this run, by its location.
        tried: the locations of the archives that were asked for the last memento, one a line.
    """

    def __init__(self, members: Sequence[Archive]) -> None:
        """Join archives.

        Args:
            members: the archives, in the order in which they are to be asked.
        """
        self.members = tuple(members)
        self.location = "\n".join(one.location for one in self.members)
        self.down: dict[str, ArchiveError] = {}
        self.tried = ""
        self._silences: Counter[str] = Counter()

    @property
    def requests(self) -> Requests:
        """See `Archive.requests`: those to all archives."""
        each = [one.requests for one in self.members]
        return Requests(
            sum(one.index for one in each),
            sum(one.memento for one in each),
            sum(one.saving for one in each),
        )

    @property
    def in_use(self) -> tuple[Archive, ...]:
        """The archives that may be asked."""
        return tuple(one for one in self.members if one.location not in self.down)

    def note(self, member: Archive, error: ArchiveError | None) -> None:
        """Take note of what an archive answered; one that must pause, or is silent, is not asked again.

        Args:
            member: the archive.
            error: its error, or None.
        """
        name = member.location
        self._silences[name] = self._silences[name] + 1 if isinstance(error, Unreachable) else 0
        if error is not None and (isinstance(error, PAUSES) or self._silences[name] >= _SILENCES):
            self.down[name] = error

    def captures(
        self, url: str, *, since: str | None = None, until: str | None = None, cursor: str | None = None
    ) -> Iterator[IndexPage]:
        """See `Archive.captures`; one page with the captures of all archives, oldest first.

        Raises:
            ArchiveError: no archive gives an answer.
        """
        found: dict[tuple[str, str, str], Capture] = {}
        problems: list[str] = []
        errors: list[ArchiveError] = []
        asked, is_cut = self.in_use, False
        for one in asked:
            try:
                for page in one.captures(url, since=since, until=until):
                    found |= {(row.timestamp, row.original, row.digest): row for row in page.captures}
                    problems += [f"{public_location(one.location)}: {page.problem}"] if page.problem else []
                    is_cut |= page.cut
            except ArchiveError as error:
                self.note(one, error)
                errors.append(error)
                problems.append(f"{public_location(one.location)}: {error.reason}")
        if len(errors) == len(asked):
            raise errors[-1] if errors else next(iter(self.down.values()))
        # A TimeMap has no digests: what it lists may be a capture that another archive lists with one.
        known = {(row.timestamp, row.original) for row in found.values() if row.digest != "-"}
        each = (
            row for row in found.values() if row.digest != "-" or (row.timestamp, row.original) not in known
        )
        rows = tuple(sorted(each, key=lambda row: row.timestamp))
        yield IndexPage(rows, complete=not problems, problem="; ".join(problems), cut=is_cut or bool(errors))

    def nearby(self, url: str) -> tuple[str, ...]:
        """See `Archive.nearby`."""
        found: dict[str, None] = {}
        for one in self.in_use:
            try:
                found |= dict.fromkeys(one.nearby(url))
            except ArchiveError as error:
                self.note(one, error)
        return tuple(found)

    def matching(self, domain: str, pattern: str) -> IndexPage:
        """See `Archive.matching`; of an address in several archives, the earliest capture."""
        first: dict[str, Capture] = {}
        problems, errors, is_cut = [], [], False
        for one in self.in_use:
            try:
                page = one.matching(domain, pattern)
            except ArchiveError as error:
                self.note(one, error if isinstance(error, PAUSES) else None)
                errors.append(error)
                problems.append(f"{public_location(one.location)}: {error.reason}")
                continue
            is_cut |= page.cut
            problems += [f"{public_location(one.location)}: {page.problem}"] if page.problem else []
            for row in page.captures:
                known = first.get(row.urlkey)
                first[row.urlkey] = row if known is None or row.timestamp < known.timestamp else known
        if errors and len(errors) == len(self.members):
            raise errors[0]
        return IndexPage(
            tuple(first.values()), complete=not problems, problem="; ".join(problems), cut=is_cut
        )

    def fetch(self, capture: Capture) -> Memento:
        """See `Archive.fetch`; from the first archive that serves it."""
        return self.fetch_from(capture, [one.location for one in self.members])

    def fetch_from(self, capture: Capture, listed_by: Collection[str]) -> Memento:
        """Return the memento of a capture from the first archive that lists and serves it.

        Args:
            capture: the capture.
            listed_by: the locations of the archives that list it.

        Raises:
            RateLimited, CoolingDown, Blocked: all archives must pause.
            ArchiveError: as for `fetch`; the reason names each archive that was asked.
        """
        chosen = [one for one in self.members if one.location in listed_by]
        return self._first(capture.original, capture.timestamp, chosen, lambda one: one.fetch(capture))

    def nearest(self, url: str, timestamp: str, within: timedelta) -> Memento:
        """See `Archive.nearest`; from the first archive that has one within that time."""
        return self._first(url, timestamp, self.members, lambda one: one.nearest(url, timestamp, within))

    def close(self) -> None:
        """See `Archive.close`."""
        for one in self.members:
            one.close()

    def _first(
        self, url: str, timestamp: str, chosen: Sequence[Archive], ask: Callable[[Archive], Memento]
    ) -> Memento:
        """Return what the first archive serves; what the others said is in the error if none does."""
        errors: list[ArchiveError] = []
        names: list[str] = []
        for one in chosen:
            if one.location in self.down:
                errors.append(self.down[one.location])
            else:
                try:
                    memento = ask(one)
                except ArchiveError as error:
                    self.note(one, error)
                    errors.append(error)
                else:
                    self.note(one, None)
                    return replace(memento, archive=one.location)
            names.append(one.location)
        self.tried = "\n".join(names)
        if not self.in_use:
            raise next((one for one in errors if isinstance(one, PAUSES)), errors[-1])
        raise _joined(url, timestamp, errors, names)


def members_of(archive: Archive) -> tuple[Archive, ...]:
    """Return the archives that an archive consists of; itself, if it is one."""
    return archive.members if isinstance(archive, SeveralArchives) else (archive,)


def _joined(url: str, timestamp: str, errors: Sequence[ArchiveError], names: Sequence[str]) -> ArchiveError:
    """Return one error for those of several archives: what one may still serve is not lost."""
    if len(errors) == 1 and not isinstance(errors[0], (Unreachable, *PAUSES)):
        return errors[0]
    reason = "; ".join(
        f"{public_location(name)}: {error.reason}" for name, error in zip(names, errors, strict=True)
    )
    if all(isinstance(one, Excluded) for one in errors):
        return Excluded(url, reason)
    if all(isinstance(one, (Excluded, NotPlayable)) for one in errors):
        return NotPlayable(url, timestamp, reason)
    # At least one could not be asked. It is not the silence of all archives.
    return ArchiveError(url, reason or "no archive lists it")
