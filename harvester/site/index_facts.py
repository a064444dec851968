"""What the index shows of a document, which is kept, so that the document is not read again for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any, Literal

from diffs.in_words import count, day
from diffs.text import message
from harvester.reports import Coverage
from harvester.site.chart_data import DrawnChange, chart_data
from harvester.site.history import DocumentHistory

INDEX_FACTS = "index"
"""The name under which these facts are kept."""

# Of a document with more changes, the largest are drawn: the strip of a row is some 300 pixels wide.
_MOST_TICKS = 100
_TROUBLE_CHARACTERS = 160

TickKind = Literal["dated", "silent", "other"]
"""A change that came with a new date, a silent edit, or a change with neither."""


@dataclass(frozen=True, slots=True)
class IndexTick:
    """A change in the strip of a row.

    Attributes:
        start: ISO time until which the old text is known.
        end: ISO time from which the new one is.
        words: how many words were added and removed.
        kind: whether it came with a new date, or is a silent edit and not one of a few words.
    """

    start: str
    end: str
    words: int
    kind: TickKind


@dataclass(frozen=True, slots=True)
class NewestChange:
    """The newest change of a document.

    Attributes:
        before: first capture of the version before, 14 digits.
        after: first capture of the version after.
        start: ISO time until which the old text is known.
        end: ISO time from which the new one is.
        added: how many words it added.
        removed: how many words it removed.
    """

    before: str
    after: str
    start: str
    end: str
    added: int
    removed: int


@dataclass(frozen=True, slots=True)
class IndexFacts:
    """What the index shows of a document.

    Attributes:
        versions: how many versions it has.
        captures: how many captures show them.
        is_cited: whether only corpus documents show them.
        first: ISO time from which its first version is known, or None without versions.
        last: ISO time until which its newest version is known, or None.
        look: ISO time until which an archive was looked at, or None.
        changes: how many changes people are told of.
        silent: how many of them are silent edits.
        newest: the newest of them, or None.
        ticks: the changes to draw, oldest first.
        trouble: what stands in the way of a full history, or ``""``.
        source: ISO time of the newest source, or None.
    """

    versions: int
    captures: int
    is_cited: bool
    first: str | None
    last: str | None
    look: str | None
    changes: int
    silent: int
    newest: NewestChange | None
    ticks: tuple[IndexTick, ...]
    trouble: str
    source: str | None


def index_facts(history: DocumentHistory) -> dict[str, Any]:
    """Return what the index shows of a document, as values for JSON.

    Args:
        history: of the document.
    """
    # One cause often leads to the next, so the first is enough; the page of the document has all.
    trouble = next(_troubles(history.coverage), "")
    imprint = history.imprint
    source = imprint.made_at.isoformat() if imprint else None
    if not history.versions:
        return asdict(IndexFacts(0, 0, False, None, None, None, 0, 0, None, (), trouble, source))
    data = chart_data(history)
    told = [one for one in data.changes if one.is_told and one.change.compared is not None]
    drawn = sorted(told, key=lambda one: -sum(one.words))[:_MOST_TICKS]
    return asdict(
        IndexFacts(
            versions=len(history.versions),
            captures=sum(version.captures for version in history.versions),
            is_cited=history.is_cited,
            first=min(one.start for one in data.texts).isoformat(),
            last=max(one.end for one in data.texts).isoformat(),
            look=data.last_look.isoformat() if data.last_look else None,
            changes=len(told),
            silent=sum(one.is_silent for one in told),
            newest=_newest(told[-1]) if told else None,
            ticks=tuple(
                IndexTick(one.start.isoformat(), one.end.isoformat(), sum(one.words), _kind(one))
                for one in sorted(drawn, key=lambda one: one.start)
            ),
            trouble=trouble,
            source=source,
        )
    )


def read_index_facts(found: dict[str, Any]) -> IndexFacts:
    """Return the facts from the values of `index_facts`.

    Args:
        found: the values, as they were read from JSON.
    """
    ticks = tuple(IndexTick(**tick) for tick in found["ticks"])
    newest = NewestChange(**found["newest"]) if found["newest"] else None
    return IndexFacts(**{**found, "ticks": ticks, "newest": newest})


def _newest(drawn: DrawnChange) -> NewestChange:
    """Return the newest change."""
    before, after = drawn.change.before.first_capture, drawn.change.after.first_capture
    return NewestChange(before, after, drawn.start.isoformat(), drawn.end.isoformat(), *drawn.words)


def _kind(drawn: DrawnChange) -> TickKind:
    if drawn.is_silent:
        return "silent"
    return "dated" if drawn.has_new_date else "other"


def _troubles(found: Coverage) -> Iterator[str]:
    """Yield what stands in the way of a full history, each with its cause, the first one first."""
    yield from _list_trouble(found)
    for cited in found.citations:
        if cited.state in ("missing", "failed"):
            reason = message(cited.reason, _TROUBLE_CHARACTERS) or "it was not served"
            yield f"the cited capture of {day(cited.timestamp)} was not read: {reason}"
    tally = found.tally
    if tally.needs_scripts:
        yield f"{count(tally.needs_scripts, 'capture')} only shown by scripts"
    if found.newest is None and tally.fetched:
        yield "no capture shows the text"
    if tally.captures and not tally.fetched and tally.failed + tally.unplayable + tally.excluded:
        yield "no capture could be fetched"
    if found.held:
        yield f"{count(len(found.held), 'capture')} held for review"
    if found.problem:
        yield message(found.problem, _TROUBLE_CHARACTERS)


def _list_trouble(found: Coverage) -> Iterator[str]:
    """Yield why the list of captures is not all that it should be."""
    problems = [message(row.listing.problem, _TROUBLE_CHARACTERS) for row in found.listings]
    cause = next(filter(None, problems), "")
    if found.listing == "none":
        if not found.citations:
            yield "no archive was asked yet"
    elif found.listing != "complete":
        state = "could not be read" if found.listing == "failed" else "is not complete"
        yield f"the list of captures {state}: {cause}" if cause else f"the list of captures {state}"
    elif not found.tally.captures and not found.citations:
        yield "no capture is listed"
