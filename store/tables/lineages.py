"""Lineages: the life of each section through all versions of a document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from store.database import Database, Row
from store.errors import StoreError

# How a section came to be in a version: it is in the `first` one; it was in the version before (`kept`) and
# is compared with it, or `paired` with it where the two versions are not compared; it was `added`, or set
# apart from another one (`split`); it was in an earlier version and is `back`; or the version before was read
# in another way, in which it was `unseen`.
Arrival = Literal["first", "kept", "added", "split", "back", "paired", "unseen"]
# How a section left: `removed`; `merged` into another one; or `unseen` in a version that was read otherwise.
Departure = Literal["removed", "merged", "unseen"]
# How text went from one section to another: by a split, by a merger, or most of a section `moved`.
LinkKind = Literal["split", "merged", "moved"]


@dataclass(frozen=True, slots=True)
class LineageSection:
    """A section of a version, as a part of its lineage.

    Attributes:
        first_capture: the first capture of the version.
        position: its place in the text of the version, from 0.
        lineage: the address of its lineage.
        arrival: how it came to be in this version.
        change: the place of its change among those of the comparison with the version before, or None if it
            is in none of them; unless its arrival is ``kept``, that does not mean that it is unchanged.
    """

    first_capture: str
    position: int
    lineage: str
    arrival: Arrival
    change: int | None = None


@dataclass(frozen=True, slots=True)
class LineageEnd:
    """Where a section is no longer in the text; it may come back.

    Attributes:
        lineage: the address of its lineage.
        first_capture: the first capture of the first version without it.
        departure: how it left.
        change: as for `LineageSection`.
    """

    lineage: str
    first_capture: str
    departure: Departure
    change: int | None = None


@dataclass(frozen=True, slots=True)
class LineageLink:
    """Text that went from one section to another.

    Attributes:
        first_capture: the first capture of the version after the change.
        origin: the address of the lineage from which the text came.
        target: the address of the lineage into which it went.
        kind: how.
    """

    first_capture: str
    origin: str
    target: str
    kind: LinkKind


@dataclass(frozen=True, slots=True)
class LineageName:
    """A lineage, as it is listed.

    Attributes:
        address: ``YYYYMMDDhhmmss-P``: the first capture of the version in which the section first stood, and
            its place there, from 0.
        place: where the section stands, or stood, among all sections of the document.
        number: its number in the last version that has it.
        heading: its heading there.
    """

    address: str
    place: int
    number: str
    heading: str


@dataclass(frozen=True, slots=True)
class TracedLineages:
    """The lineages of a document, as they are stored.

    Attributes:
        names: the lineages, by their address.
        sections: every section of every version, in the order of first capture and place.
        ends: where sections left, in the order of lineage and first capture.
        links: where text went from one section to another, in the order of first capture, origin and target.
    """

    names: tuple[LineageName, ...] = ()
    sections: tuple[LineageSection, ...] = ()
    ends: tuple[LineageEnd, ...] = ()
    links: tuple[LineageLink, ...] = ()


@dataclass(frozen=True, slots=True)
class Lineage:
    """The life of a section.

    Attributes:
        name: its address, its place, and number and heading as they were last.
        sections: the section in each version that has it, oldest first.
        ends: where it left, oldest first; if it came back, a section follows with the arrival ``back``.
        came_from: from which other lineages text came, oldest first.
        went_into: into which other lineages text went, oldest first.
    """

    name: LineageName
    sections: tuple[LineageSection, ...]
    ends: tuple[LineageEnd, ...]
    came_from: tuple[LineageLink, ...]
    went_into: tuple[LineageLink, ...]

    @property
    def address(self) -> str:
        """Its address."""
        return self.name.address


_Part = LineageName | LineageSection | LineageEnd | LineageLink


def _columns(one: _Part) -> dict[str, object]:
    """Return the columns of a row; `asdict` copies each value, which takes ten times as long."""
    return {name: getattr(one, name) for name in one.__slots__}


_NAMES, _SECTIONS, _ENDS, _LINKS = "lineages", "lineage_sections", "lineage_ends", "lineage_links"
# The columns that identify a row of each table, besides the document.
_KEYS = {
    _NAMES: ("address",),
    _SECTIONS: ("first_capture", "position"),
    _ENDS: ("lineage", "first_capture"),
    _LINKS: ("first_capture", "origin", "target"),
}
LINEAGE_TABLES = tuple(_KEYS)
"""The tables of lineages."""

_PUT_NAME = """
    INSERT INTO lineages (document, address, place, number, heading) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (document, address) DO UPDATE SET
        place = excluded.place, number = excluded.number, heading = excluded.heading
"""


class Lineages:
    """The lineages of sections."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def replace(self, document: int, traced: TracedLineages) -> None:
        """Replace the lineages of a document; only rows that differ are written.

        Args:
            document: id of the document.
            traced: its lineages.
        """
        before = self.traced(document)
        if before == traced:
            return
        # Rows refer to lineages, which are therefore the first to come and the last to go. Foreign keys could
        # be deferred instead, but after that pragma, SQLite compiles all statements of the connection anew,
        # which took half of the time of drawing a timeline.
        addresses = {one.address for one in traced.names}
        with self._database.step():
            known = set(before.names)
            new = [one for one in traced.names if one not in known]
            rows = [(document, one.address, one.place, one.number, one.heading) for one in new]
            self._database.execute_many(_PUT_NAME, rows)
            self._put(document, _SECTIONS, before.sections, traced.sections)
            self._put(document, _ENDS, before.ends, traced.ends)
            self._put(document, _LINKS, before.links, traced.links)
            self._remove(document, _NAMES, (one for one in before.names if one.address not in addresses))

    def _put(self, document: int, table: str, before: Iterable[_Part], after: Iterable[_Part]) -> None:
        """Delete the rows of a table that are no longer wanted, and insert the new ones."""
        there, wanted = dict.fromkeys(before), dict.fromkeys(after)
        self._remove(document, table, (one for one in there if one not in wanted))
        new = (one for one in wanted if one not in there)
        self._database.insert(table, ({"document": document} | _columns(one) for one in new))

    def _remove(self, document: int, table: str, parts: Iterable[_Part]) -> None:
        """Delete rows of a table."""
        condition = " AND ".join(f"{name} = ?" for name in ("document", *_KEYS[table]))
        for gone in parts:
            key = [getattr(gone, name) for name in _KEYS[table]]
            self._database.execute(f"DELETE FROM {table} WHERE {condition}", (document, *key))

    def traced(self, document: int) -> TracedLineages:
        """Return the lineages of a document as they are stored.

        Args:
            document: id of the document.
        """
        return TracedLineages(
            tuple(LineageName(**row) for row in self._rows(document, _NAMES)),
            tuple(LineageSection(**row) for row in self._rows(document, _SECTIONS)),
            tuple(LineageEnd(**row) for row in self._rows(document, _ENDS)),
            tuple(LineageLink(**row) for row in self._rows(document, _LINKS)),
        )

    def _rows(self, document: int, table: str) -> Iterable[Row]:
        for row in self._database.stream(
            f"SELECT * FROM {table} WHERE document = ? ORDER BY {', '.join(_KEYS[table])}", (document,)
        ):
            yield {name: value for name, value in row.items() if name != "document"}

    def of(self, document: int) -> tuple[Lineage, ...]:
        """Return the lineages of a document, in the order in which the sections stand or stood.

        Args:
            document: id of the document.

        Raises:
            StoreError: they name a version that is not there; the store was altered.
        """
        # Timestamps with an inserted ``00`` are not in the order of time; versions are.
        rows = self._database.rows(
            "SELECT first_capture FROM versions WHERE document = ? ORDER BY number", (document,)
        )
        place = {row["first_capture"]: place for place, row in enumerate(rows)}
        traced = self.traced(document)
        parts: tuple[LineageSection | LineageEnd | LineageLink, ...] = (
            *traced.sections,
            *traced.ends,
            *traced.links,
        )
        if any(part.first_capture not in place for part in parts):
            problem = "the life of a section names a version that is not there"
            raise StoreError(f"{self._database.path}: {problem}. Run `harvest verify`.")
        sections: dict[str, list[LineageSection]] = defaultdict(list)
        ends: dict[str, list[LineageEnd]] = defaultdict(list)
        came: dict[str, list[LineageLink]] = defaultdict(list)
        went: dict[str, list[LineageLink]] = defaultdict(list)
        for section in sorted(traced.sections, key=lambda one: place[one.first_capture]):
            sections[section.lineage].append(section)
        for end in sorted(traced.ends, key=lambda one: place[one.first_capture]):
            ends[end.lineage].append(end)
        for link in sorted(traced.links, key=lambda one: place[one.first_capture]):
            came[link.target].append(link)
            went[link.origin].append(link)
        return tuple(
            Lineage(
                name,
                tuple(sections[name.address]),
                tuple(ends[name.address]),
                tuple(came[name.address]),
                tuple(went[name.address]),
            )
            for name in sorted(traced.names, key=lambda one: one.place)
        )

    def at(self, document: int, address: str) -> str | None:
        """Return the address of the lineage that an address names, or None.

        If earlier captures of a version are read, the lineages that began with it have another address. What
        was their address still names them: the capture in it shows the same text.

        Args:
            document: id of the document.
            address: the address of a lineage, now or earlier; or any capture of a version and the place of a
                section there.
        """
        timestamp, _, position = address.partition("-")
        row = self._database.row(
            "SELECT s.lineage FROM versions v JOIN lineage_sections s ON s.document = v.document "
            "AND s.first_capture = v.first_capture "
            "WHERE v.document = ? AND v.first_capture <= ? AND ? <= v.last_capture AND s.position = ?",
            (document, timestamp, timestamp, position),
        )
        return None if row is None else str(row["lineage"])
