"""Ask one of several archives for a capture: those that list it, in their order; and what the plan learns."""

from __future__ import annotations

from dataclasses import replace

from harvester.archive import Archive, Memento, SeveralArchives, urlkey
from harvester.plan import PlannedCapture
from store import Store
from store.records import Capture
from store.tables.captures import KnownCapture
from store.tables.texts import Text


def ask(store: Store, archive: Archive, capture: Capture, row: KnownCapture | None) -> Memento:
    """Return the memento of a capture; of several archives, from the first that lists and serves it.

    Args:
        store: knows which archives list it.
        archive: the archive, or several.
        capture: the capture.
        row: its row, or None if no archive lists it; then all are asked.

    Raises:
        ArchiveError: as for `Archive.fetch`.
    """
    if row is None or not isinstance(archive, SeveralArchives):
        return archive.fetch(capture)
    return archive.fetch_from(capture, store.captures.listed_by(row.id))


def may_be_asked(store: Store, archive: Archive, row: KnownCapture | None) -> bool:
    """Return whether an archive may be asked for a capture; of several, some may have to pause.

    Args:
        store: knows which archives list it.
        archive: the archive, or several.
        row: its row, or None if no archive lists it.
    """
    if not isinstance(archive, SeveralArchives) or not archive.down:
        return True
    up = {one.location for one in archive.in_use}
    return bool(up if row is None else up & set(store.captures.listed_by(row.id)))


def asked(archive: Archive) -> str:
    """Return the locations of the archives that were asked for the last capture, one a line.

    Args:
        archive: the archive, or several.
    """
    return archive.tried if isinstance(archive, SeveralArchives) else archive.location


def server_of(store: Store, row: KnownCapture) -> str:
    """Return the location of the archive that served a capture in an interrupted run, or ``""``.

    Args:
        store: the store.
        row: the capture.
    """
    return store.provenance.served_by(row.id) or next(iter(store.captures.listed_by(row.id)), "")


def capture_of_citation(known: PlannedCapture) -> Capture:
    """Return the capture of a citation, which no archive has listed.

    Args:
        known: as it is planned.
    """
    return Capture(urlkey(known.original), known.timestamp, known.original, "unk", None, "-", None)


def planned_capture(line: Capture) -> PlannedCapture:
    """Return a capture for the plan.

    Args:
        line: a row of an index.
    """
    return PlannedCapture(line.timestamp, line.original, line.digest, line.mimetype, line.statuscode)


def with_text_of(known: PlannedCapture, text: Text) -> PlannedCapture:
    """Return a capture that was read, with what the plan needs of its text.

    Args:
        known: the capture.
        text: what it shows.
    """
    return replace(
        known,
        state="read",
        key=text.essence,
        effective=text.stated("effective"),
        updated=text.stated("updated"),
    )
