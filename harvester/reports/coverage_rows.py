"""Say how much of a document's history is known, in words: for `status`, and for the page of the document."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from diffs.in_words import count, day, listed, number, when
from diffs.text import message, one_line
from harvester.archive import public_location
from harvester.pipeline.listing_result import warnings_of
from harvester.pipeline.unreadable import needs_scripts
from harvester.reports.coverage import Coverage
from harvester.reports.forecast import left_to_fetch
from harvester.reports.held import held_lines
from store.records import FRAME, NEEDS_SCRIPTS
from store.tables.captures import CaptureState
from store.tables.listings import AddressListing
from store.tables.sources import StoredCitation

# What became of a capture: its state in the store, in words for people.
STATE_WORDS = {
    "read": "read",
    "elsewhere": "redirected",
    "held": "excluded (not a policy page)",
    "no-text": "no text",
    "unplayable": "not served",
    "excluded": "excluded by the archive",
    "failed": "failed",
}
# Their page may well be that of the policy; the reason says what it lacks.
_WITHOUT_CONTENT = frozenset((NEEDS_SCRIPTS, FRAME))
# How many captures of a kind, and new addresses, are named one by one.
_NAMED = 5

CoverageRow = tuple[str, str]
"""A label, which may be that of the row before or ``""``, and what is said."""


def state_in_words(state: CaptureState, held_as: str) -> str:
    """Return what became of a capture, in words for people.

    Args:
        state: its state.
        held_as: what its page is instead of the policy, or ``""``.
    """
    return "unread" if held_as in _WITHOUT_CONTENT else STATE_WORDS.get(state, state)


def coverage_rows(found: Coverage, *, are_rendered: bool = False) -> Iterator[CoverageRow]:
    """Yield what is known of a document, for people.

    Args:
        found: what is known.
        are_rendered: whether a browser renders pages that only scripts can show.
    """
    tally = found.tally
    yield "list", found.listing + (f", {_iso_time(found.listed_at)}" if found.listed_at else "")
    for row in found.listings:
        if row.listing.problem:
            yield "", f"{_listed_where(row, found)}: {message(row.listing.problem)}"
    for warning in warnings_of(found.listings):
        yield "warning", one_line(warning)
    span = (
        f", {day(tally.first_capture)} to {day(tally.last_capture)}"
        if tally.first_capture and tally.last_capture
        else ""
    )
    yield "captures", f"{number(tally.captures)}{span}; {number(tally.fetched)} fetched"
    yield "to do", _to_do(found, are_rendered=are_rendered)
    if shells := needs_scripts(tally.needs_scripts, found.rendered_again, are_rendered=are_rendered):
        yield "scripts", shells
    if found.blind.sentence:
        yield "unseen", f"{found.blind.sentence} ({count(found.blind.unread, 'capture')} not read)"
    yield from _bounds(found)
    yield from _aside(found)
    yield from (("review", line) for line in held_lines(found.held))
    yield from _notes(found)
    yield from map(_cited, found.citations)
    yield from (("moved", move.sentence) for move in found.moves[:_NAMED])
    yield (
        "last run",
        (_iso_time(found.last_run) if found.last_run else "never")
        + (f": {message(found.problem)}" if found.problem else ""),
    )
    if found.cooldown_until:
        yield "cool-down", f"until {when(found.cooldown_until)}"


def _listed_where(row: AddressListing, found: Coverage) -> str:
    """Return the address of a list, and if there are several archives the name of the archive."""
    is_one = len({one.archive for one in found.listings}) == 1
    return one_line(row.url if is_one else f"{public_location(row.archive)}: {row.url}")


def _to_do(found: Coverage, *, are_rendered: bool) -> str:
    """Return how many captures are left to fetch, and how many need a browser to be read."""
    captures = found.tally.needs_scripts
    shells = f"{count(captures, 'capture')} {'needs' if captures == 1 else 'need'} a browser"
    if are_rendered and found.rendered_again:
        shells += f", which tries again from {day(date.fromisoformat(found.rendered_again))}"
    if captures and not found.remaining and found.listing == "complete":
        return shells
    left = left_to_fetch(found.remaining, found.listing)
    return f"{left}; {shells}" if captures else left


def _bounds(found: Coverage) -> Iterator[CoverageRow]:
    """Yield the changes of words, with the times that each lies between, or that they are not compared."""
    for bound, change in zip(found.bounds, found.changes, strict=True):
        label, said = "change", ""
        if change.is_method:
            label, said = "method", "read in another way, not compared, "
        yield (
            label,
            f"{said}between {when(change.not_before, zone=False)} and {when(change.known_from)} "
            f"({_days(change.days)}"
            + (f", {count(bound.unread, 'capture')} in between not read" if bound.unread else "")
            + (f", {number(bound.blank)} without a text" if bound.blank else "")
            + (f", {number(bound.held)} held for review" if bound.held else "")
            + ")",
        )


def _aside(found: Coverage) -> Iterator[CoverageRow]:
    """Yield the captures that gave no text, by reason."""
    stamps: dict[tuple[str, str], list[str]] = {}
    for row in found.aside:
        stamps.setdefault((state_in_words(row.state, row.held_as), row.reason), []).append(row.timestamp)
    for (state, reason), those in stamps.items():
        more = f" and {number(len(those) - _NAMED)} more" if len(those) > _NAMED else ""
        yield state, f"{one_line(reason)}: {', '.join(those[:_NAMED])}{more}"


def _notes(found: Coverage) -> Iterator[CoverageRow]:
    """Yield what was odd about the captures that show a version, each remark once."""
    versions: dict[str, list[int]] = {}
    for version, notes in sorted(found.notes.items()):
        for note in notes:
            versions.setdefault(note, []).append(version)
    for note, numbers in versions.items():
        named = listed([*map(str, numbers)])
        yield "note", f"{one_line(note)} (version{'s' * (len(numbers) > 1)} {named})"


def _cited(row: StoredCitation) -> CoverageRow:
    """Return what became of the snapshot that a corpus document cites."""
    outcome = row.verdict or row.reason or ("not fetched yet" if row.state == "due" else "")
    return "cited", f"{row.timestamp} {row.state}: {one_line(outcome)}"


def _iso_time(time: str) -> str:
    """Return an ISO 8601 time in the form that people read."""
    return when(datetime.fromisoformat(time))


def _days(days: float) -> str:
    """Return a span of time for people: in hours below two days, else in days."""
    return count(round(days * 24), "hour") if days < 2 else count(round(days), "day")
