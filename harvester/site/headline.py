"""The headline of a document's page: sentences that are computed from what is stored."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from diffs.in_words import count, day, in_between, listed, plural, spelled
from diffs.render.summary import words_in_short
from harvester.site.chart_data import DrawnChange, largest
from harvester.site.document_frame import document_paths
from harvester.site.frame import anchor, shown
from harvester.site.heat_map import HeatRow
from harvester.site.history import DocumentHistory, NeighbourChange
from harvester.site.versions_by_year import listed_on
from store.timestamps import moment

# More versions than this are not named one by one.
_NAMED = 6


@dataclass(frozen=True, slots=True)
class Headline:
    """What a page says first.

    Attributes:
        title: plain text.
        lede: HTML.
    """

    title: str
    lede: str


def headline_of(history: DocumentHistory, drawn: Sequence[DrawnChange], rows: Sequence[HeatRow]) -> Headline:
    """Return the headline of a document.

    Args:
        history: its history.
        drawn: its changes as the charts show them.
        rows: its sections with what happened to them.
    """
    if not history.versions:
        return _without_versions(history)
    told = [one for one in drawn if one.is_told and one.change.compared is not None]
    span = _span(history)
    if not told:
        return _unchanged(history, span)
    silent = [one.change for one in told if one.is_silent]
    title = f"{spelled(len(told)).capitalize()} {plural(len(told), 'change')} seen"
    if silent:
        title += f", {_of_them(len(silent), len(told))}"
    # A text that stood only between two captures was seen by nobody.
    sentences = [f"{span} the text changed at least {_times(len(told))}{_silent(history, silent)}."]
    most = largest(told)
    if most is not None and any(most.words):
        sentences.append(_largest(history, most, len(told)))
    sentences += _sections(history, rows)
    return Headline(title, " ".join(sentences))


def version_id(first_capture: str) -> str:
    """Return the id of a version in the list of versions.

    Args:
        first_capture: its first capture, 14 digits.
    """
    return f"v{first_capture}"


def _without_versions(history: DocumentHistory) -> Headline:
    """Return what is said of a document without a text: whether there was nothing, or nothing to read."""
    tally = history.coverage.tally
    if not tally.captures:
        state = history.coverage.listing
        looked = "No archive was asked yet" if state == "none" else "No capture is known"
        return Headline("No capture known", f"{looked}; there is nothing to show.")
    known = count(tally.captures, "capture")
    if not tally.fetched:
        return Headline("No text yet", f"{known.capitalize()} listed; none was fetched so far.")
    fetched = count(tally.fetched, "capture")
    return Headline("No text yet", f"None of the {fetched} that were fetched shows the text of the policy.")


def _unchanged(history: DocumentHistory, span: str) -> Headline:
    """Return what is said of a document whose words never changed, as far as is known."""
    captures = sum(version.captures for version in history.versions)
    if history.is_cited:
        dates = listed([day(version.first_capture) for version in history.versions])
        said = "Known only from corpus documents, which cite captures of"
        return Headline("Not seen in an archive", f"{said} {dates}.")
    if captures == 1:
        return Headline("Seen once", f"{shown(span)}. Whether it changed is not known.")
    if len(history.lines) > 1:
        return Headline("Nothing to compare", f"{shown(span)} the text was read in different ways.")
    said = f"{shown(span)}, in {count(captures, 'capture')}, no word differs."
    return Headline("No change seen", said)


def _span(history: DocumentHistory) -> str:
    """Return from when to when the document was seen."""
    first = min((version.known_from for version in history.versions), key=moment)
    last = max((version.known_until for version in history.versions), key=moment)
    return f"On {day(first)}" if day(first) == day(last) else f"From {day(first)} to {day(last)}"


def _of_them(number: int, changes: int) -> str:
    """Return how many of the changes are silent edits."""
    if changes == 1:
        return "a silent edit"
    return "all of them silent" if number == changes else f"{spelled(number)} of them silent"


def _link(history: DocumentHistory, change: NeighbourChange, html: str) -> str:
    """Return a link to a change in the list of versions."""
    capture = change.after.first_capture
    target = listed_on(history, capture)
    return anchor(document_paths(history).page, target, html, fragment=version_id(capture))


def _silent(history: DocumentHistory, silent: Sequence[NeighbourChange]) -> str:
    """Return how many are silent edits, with links to what proves it; others may state the same date, too."""
    if not silent:
        return ""
    links = [_link(history, one, str(one.after.number)) for one in silent[:_NAMED]]
    more = len(silent) - len(links)
    names = listed([*links, *([f"{spelled(more)} more"] if more else [])], _NAMED + 1)
    version = "version" if len(silent) == 1 else "versions"
    return f", {_times(len(silent))} as a silent edit, without a new date (▽ in {version} {names})"


def _largest(history: DocumentHistory, most: DrawnChange, changes: int) -> str:
    """Return the largest change as a sentence."""
    compared = most.change.compared
    sections = compared.summary.changed if compared else 0
    where = f" in {count(sections, 'section')}" if sections else ""
    name = "The largest change" if changes > 1 else "The change"
    link = _link(history, most.change, shown(words_in_short(*most.words)))
    return f"{name} came {in_between(most.start, most.end)}: {link}{where}."


def _sections(history: DocumentHistory, rows: Sequence[HeatRow]) -> Iterator[str]:
    """Yield how many of the sections of today are the same in all versions."""
    alive = [row for row in rows if row.is_alive]
    same = sum(row.is_same for row in alive)
    if len(alive) < 2:
        return
    if same:
        never = "All" if same == len(alive) else spelled(same).capitalize()
        have = "has" if same == 1 else "have"
        yield f"{never} of its {count(len(alive), 'section')} {have} the same words in all versions."
    elif all(row.cells for row in alive):
        yield f"Each of its {count(len(alive), 'section')} changed at least once."


def _times(number: int) -> str:
    """Return how often something happened, in words."""
    return {1: "once", 2: "twice"}.get(number, f"{spelled(number)} times")
