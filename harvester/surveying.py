"""Before choosing: everything that is known of a document's captures, as the plan wants it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime

from harvester.archive.urlkey import urlkey
from harvester.known import Known, State
from store import Store
from store.history import Shown
from store.index import KnownCapture
from store.sources import Cited


def survey(store: Store, location: str, document: int, now: datetime) -> list[Known]:
    """What the plan is made from: what is listed, what reading gave, what is cited.

    Args:
        store: where it is kept.
        location: the archive that is asked; a capture that another one did not serve is due here.
        document: id of the document.
        now: the time (aware, UTC): what failed is due again from its day on.

    Returns:
        The captures that this archive lists, those that were read (from whichever archive), and those
        that are cited.
    """
    read = {
        (shown.timestamp, shown.url): shown
        for shown in store.readings.of(document)
        if shown.source == "memento"
    }
    known: dict[tuple[str, str], Known] = {}
    for row in store.index.captures(document, location):
        one = _known(row, read.pop((row.capture.timestamp, row.capture.original), None), location, now)
        # Of lines with the same second and URL the one that was read counts.
        if one.name not in known or one.state == "read":
            known[one.name] = one
    for shown in read.values():
        one = Known(shown.timestamp, shown.url, state="read")
        known[one.name] = _with_text(one, shown)
    for one in _cited(store, document, known, location, now):
        known[one.name] = one
    return list(known.values())


def _known(row: KnownCapture, shown: Shown | None, location: str, now: datetime) -> Known:
    """A listed capture."""
    capture = row.capture
    state: State = "unread"
    if shown is not None:
        state = "read"
    elif row.state in ("held", "no-text", "elsewhere", "read"):
        state = "held"
    elif row.state != "listed" and not is_due(row.retry_on, row.tried_in, location, now.date()):
        state = "dead"
    one = Known(
        capture.timestamp, capture.original, capture.digest, capture.mimetype, capture.statuscode, state
    )
    return one if shown is None else _with_text(one, shown)


def _with_text(known: Known, shown: Shown) -> Known:
    """A capture with what its text says."""
    return replace(known, key=shown.essence, effective=shown.effective, updated=shown.updated)


def _cited(
    store: Store, document: int, known: dict[tuple[str, str], Known], location: str, now: datetime
) -> Iterator[Known]:
    """The captures that are cited, listed or not; the corpus document tells their text beforehand."""
    texts = {(s.timestamp, s.url): s for s in store.readings.of(document) if s.source == "citation"}
    listed: dict[tuple[str, str], Known] = {}
    for row in known.values():
        listed.setdefault((row.timestamp, urlkey(row.original)), row)
    for cited in store.sources.citations(document):
        shown = texts.get((cited.timestamp, cited.url))
        one = listed.get((cited.timestamp, urlkey(cited.url))) or Known(
            cited.timestamp,
            cited.url,
            mimetype="unk",
            statuscode=None,
            state=_state(cited, location, now),
        )
        if one.state != "read" and shown is not None:
            one = _with_text(one, shown)
        yield replace(one, cited=True)


def _state(cited: Cited, location: str, now: datetime) -> State:
    """Whether a cited capture that the archive does not list is to be asked for."""
    if cited.state in ("missing", "failed") and not is_due(
        cited.retry_on, cited.archive, location, now.date()
    ):
        return "dead"
    return "unread"


def is_due(retry_on: str | None, tried_in: str | None, location: str, today: date) -> bool:
    """Whether a failure is to be tried again.

    Args:
        retry_on: ISO day from which it is, or None for at once.
        tried_in: the archive that failed, or None.
        location: the archive that is asked now; what another one did not have is due here.
        today: the day (UTC).
    """
    return tried_in != location or retry_on is None or retry_on <= today.isoformat()
