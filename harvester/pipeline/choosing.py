"""Step 2, choose: collect what is known about the captures of a document, and make the plan from it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from harvester.archive import urlkey
from harvester.pipeline.capture_retries import is_retry_due
from harvester.plan import Plan, PlannedCapture, State
from store import Store
from store.records import FRAME, NEEDS_SCRIPTS, Reading
from store.tables.captures import KnownCapture
from store.tables.sources import StoredCitation


def plan_for(
    store: Store,
    location: str,
    document: int,
    now: datetime,
    resolution_days: float,
    *,
    renders: bool = False,
) -> Plan:
    """Return the plan for a document, which gives the captures to fetch, those that show most first.

    Args:
        store: the store.
        location: the archive that is used, or several, one a line.
        document: id of the document.
        now: the time (aware, UTC).
        resolution_days: between two captures with the same words, look closer only if they are further
            apart than this, in days.
        renders: whether a browser renders pages that only scripts can show.
    """
    return Plan(survey(store, location, document, now, renders=renders), resolution_days)


def survey(
    store: Store, location: str, document: int, now: datetime, *, renders: bool = False
) -> list[PlannedCapture]:
    """Return the captures that the plan is made from: what is listed, read and cited.

    Args:
        store: the store.
        location: the archives that are used, one a line; what others did not serve is due here.
        document: id of the document.
        now: the time (aware, UTC), which decides what is due again after a failure.
        renders: whether a browser renders pages that only scripts can show.

    Returns:
        The captures that these archives list, those that were read (from any archive), and those that are
        cited.
    """
    read = {
        (shown.timestamp, shown.url): shown
        for shown in store.readings.of(document)
        if shown.source == "memento"
    }
    cited = _Citations(store, document, location, now)
    due = store.renderings.shells_due(document, now.date().isoformat()) if renders else frozenset()
    known: list[PlannedCapture] = []
    # A listing may have 150,000 rows, so they are not copied. The plan drops repeats.
    for row in store.captures.of(document, location):
        shown = read.pop((row.capture.timestamp, row.capture.original), None)
        one = _known(row, shown, now)
        if renders and row.held_as == NEEDS_SCRIPTS:
            # What its scripts show may differ although the bytes of the page are the same.
            one = replace(one, digest="-", state="unread" if one.name in due else one.state)
        known.append(cited.marked(one))
    known += [
        cited.marked(_with_text(PlannedCapture(shown.timestamp, shown.url, state="read"), shown))
        for shown in read.values()
    ]
    known += cited.unlisted()
    return known


def _known(row: KnownCapture, shown: Reading | None, now: datetime) -> PlannedCapture:
    """Return a listed capture."""
    capture = row.capture
    # What a frame or a script shows differs although the bytes of the page around it are the same.
    is_from_elsewhere = row.held_as == FRAME or (shown is not None and shown.recipe == "rendered")
    digest = "-" if is_from_elsewhere else capture.digest
    state: State = "unread"
    if shown is not None:
        state = "read"
    elif row.state in ("held", "no-text", "elsewhere", "read"):
        state = "held"
    elif row.state != "listed" and not is_retry_due(row.retry_on, row.tried_in, row.listed_in, now.date()):
        state = "dead"
    one = PlannedCapture(
        capture.timestamp, capture.original, digest, capture.mimetype, capture.statuscode, state
    )
    return one if shown is None else _with_text(one, shown)


def _with_text(known: PlannedCapture, shown: Reading) -> PlannedCapture:
    """Return a capture with what is known about its text."""
    return replace(known, key=shown.essence, effective=shown.effective, updated=shown.updated)


class _Citations:
    """The citations of a document, found by timestamp and URL key."""

    def __init__(self, store: Store, document: int, location: str, now: datetime) -> None:
        self._location, self._now = location, now
        readings = store.readings.of(document)
        self._texts = {(s.timestamp, s.url): s for s in readings if s.source == "citation"}
        # The words of a corpus document, in the terms of the mementos that show the same by its recipe.
        self._terms = {s.corpus.essence: s.essence for s in readings if s.corpus is not None}
        self._citations = {
            (cited.timestamp, urlkey(cited.url)): cited for cited in store.sources.citations(document)
        }
        self._timestamps = {timestamp for timestamp, _ in self._citations}
        self._listed: set[tuple[str, str]] = set()

    def marked(self, known: PlannedCapture) -> PlannedCapture:
        """Return a capture, marked as cited if it is, with the text of the corpus document."""
        if known.timestamp not in self._timestamps:
            return known
        name = (known.timestamp, urlkey(known.original))
        if name not in self._citations or name in self._listed:
            return known
        self._listed.add(name)
        return self._told(known, self._citations[name])

    def unlisted(self) -> Iterator[PlannedCapture]:
        """Yield the cited captures that were neither listed nor read."""
        for name, cited in self._citations.items():
            if name not in self._listed:
                state = _state(cited, self._location, self._now)
                one = PlannedCapture(cited.timestamp, cited.url, mimetype="unk", statuscode=None, state=state)
                yield self._told(one, cited)

    def _told(self, known: PlannedCapture, cited: StoredCitation) -> PlannedCapture:
        shown = self._texts.get((cited.timestamp, cited.url))
        if known.state != "read" and shown is not None:
            known = _with_text(known, shown)
            known = replace(known, key=self._terms.get(shown.essence, shown.essence))
        return replace(known, cited=True)


def _state(cited: StoredCitation, location: str, now: datetime) -> State:
    """Return the state of a cited capture that the archive does not list."""
    if cited.state in ("missing", "failed") and not is_retry_due(
        cited.retry_on, cited.archive, location, now.date()
    ):
        return "dead"
    return "unread"
