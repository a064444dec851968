"""Put what was declared of a document over time into one, with dates; pure.

What an entry says is valid up to and including its ``validUntil``, and after the one before it. The dates of
the configuration are days: on the day of a change, what was valid at its beginning counts.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from operator import itemgetter
from typing import NamedTuple, TypeVar

from harvester.config.writing import NewAddress, NewDocument, NewSelector
from harvester.declarations.entries import DeclaredEntry, DeclaredSource, read_entry
from harvester.declarations.files import BadDeclaration
from harvester.declarations.names import document_slug, on_one_line

_Spanned = TypeVar("_Spanned", bound=Hashable)


@dataclass(frozen=True, slots=True)
class DeclaredDocument:
    """A document that is declared.

    Attributes:
        terms: its type of terms.
        new: the document as it is written into the configuration.
        runs_scripts: whether scripts are needed to show it, now or at an earlier time.
        notes: what is not carried over and why, as messages for users.
    """

    terms: str
    new: NewDocument
    runs_scripts: bool
    notes: tuple[str, ...]


class _Validity(NamedTuple):
    """What is valid from one day to another, both included; None stands for no limit."""

    since: date | None
    until: date | None
    sources: tuple[DeclaredSource, ...]


class _Step(NamedTuple):
    """What is valid of one of the addresses of a document during a period."""

    since: date | None
    until: date | None
    source: DeclaredSource


def declared_documents(terms: str, current: object, earlier: object) -> tuple[DeclaredDocument, ...]:
    """Return the documents that a type of terms is in harvest: one, or one for each address that is combined.

    Args:
        terms: the type.
        current: what the file of the service says of it, or None.
        earlier: what its history says: a list of what was valid before.

    Raises:
        BadDeclaration: nothing of it can be used.
    """
    entries, notes = _entries(current, earlier)
    periods, said = _periods(entries)
    notes += said
    tracks = _tracks(periods)
    if len(tracks) > 1:
        most = max(len(period.sources) for period in periods)
        notes.append(f"{most} addresses are declared to be one text together; each is a document of its own")
    slug, title = document_slug(terms), on_one_line(terms) or "Document"
    documents = []
    for number, track in enumerate(tracks, start=1):
        part = f" (part {number} of {len(tracks)})" if len(tracks) > 1 else ""
        own = f"{slug}-part-{number}" if part else slug
        documents.append(_document(terms, own, f"{title}{part}", track, notes))
    return tuple(documents)


def _entries(current: object, earlier: object) -> tuple[list[DeclaredEntry], list[str]]:
    """Return the entries that can be used, and what is said of the others."""
    entries, notes = [], []
    if earlier is not None and not isinstance(earlier, list):
        notes.append("its history is not a list")
    for place, raw in enumerate(earlier if isinstance(earlier, list) else [], start=1):
        try:
            entry = read_entry(raw)
        except BadDeclaration as error:
            notes.append(f"entry {place} of its history is left out: {error}")
            continue
        if entry.valid_until is not None:
            entries.append(entry)
        elif current is None and not any(one.valid_until is None for one in entries):
            # Open Terms Archive takes it for what is valid now.
            entries.append(entry)
        else:
            urls = ", ".join(source.url for source in entry.sources)
            notes.append(f"entry {place} of its history is left out, because it has no `validUntil`: {urls}")
    if current is not None:
        try:
            entries.append(DeclaredEntry(None, read_entry(current).sources))
        except BadDeclaration as error:
            if not entries:
                raise
            notes.append(f"what is valid now is left out: {error}")
    if not entries:
        raise BadDeclaration("; ".join(notes) or "nothing is declared")
    return entries, notes


def _periods(entries: Sequence[DeclaredEntry]) -> tuple[list[_Validity], list[str]]:
    """Return what was valid when, the oldest first, and what is said of entries that are left out."""
    periods: list[_Validity] = []
    notes = []
    dated = [(entry.valid_until, entry.sources) for entry in entries if entry.valid_until is not None]
    since: date | None = None
    for valid_until, sources in sorted(dated, key=itemgetter(0)):
        until = valid_until.date()
        if since is not None and until < since:
            urls = ", ".join(source.url for source in sources)
            notes.append(f"what was valid for less than a day, until {until}, is left out: {urls}")
            continue
        periods.append(_Validity(since, until, sources))
        since = until + timedelta(days=1)
    periods += [_Validity(since, None, entry.sources) for entry in entries if entry.valid_until is None]
    return periods, notes


def _tracks(periods: Sequence[_Validity]) -> list[list[_Step]]:
    """Return each of the addresses that are combined, over the periods; most documents have one.

    An address is followed back in time to the same address, or else to one that no other is followed to.
    """
    tracks: list[list[_Step]] = []
    for period in reversed(periods):
        left = list(period.sources)
        free = list(tracks)
        for track in tracks:
            same = next((one for one in left if one.url == track[-1].source.url), None)
            if same is not None:
                track.append(_Step(period.since, period.until, same))
                left.remove(same)
                free.remove(track)
        for source in left:
            track = free.pop(0) if free else []
            if not track:
                tracks.append(track)
            track.append(_Step(period.since, period.until, source))
    return [track[::-1] for track in tracks]


def _document(
    terms: str, slug: str, title: str, track: Sequence[_Step], notes: Sequence[str]
) -> DeclaredDocument:
    """Return a document, given one of its addresses over time."""
    addresses = _spans((step.since, step.until, (step.source.url,)) for step in track)
    selects = _spans((step.since, step.until, step.source.select) for step in track)
    removes = _spans((step.since, step.until, step.source.remove) for step in track)
    new = NewDocument(
        slug,
        title,
        tuple(NewAddress(*span) for span in addresses),
        tuple(NewSelector(*span) for span in selects),
        tuple(NewSelector(*span) for span in removes),
    )
    own = dict.fromkeys(note for step in track for note in step.source.notes)
    return DeclaredDocument(terms, new, any(step.source.runs_scripts for step in track), (*notes, *own))


def _spans(
    steps: Iterable[tuple[date | None, date | None, tuple[_Spanned, ...]]],
) -> list[tuple[_Spanned, str | None, str | None]]:
    """Return values with the first and the last day on which they are valid, once for days without a gap.

    Args:
        steps: first day, last day and values of each period, the oldest first.
    """
    spans: list[tuple[_Spanned, date | None, date | None]] = []
    ending: dict[_Spanned, int] = {}
    before: date | None = None
    for since, until, values in steps:
        is_next = before is not None and since == before + timedelta(days=1)
        still = ending if is_next else {}
        ending = {}
        for value in values:
            place = still.get(value, len(spans))
            if place < len(spans):
                spans[place] = (value, spans[place][1], until)
            else:
                spans.append((value, since, until))
            ending[value] = place
        before = until
    return [(value, _written(since), _written(until)) for value, since, until in spans]


def _written(day: date | None) -> str | None:
    """Return a day as it is written in the configuration."""
    return None if day is None else day.isoformat()
