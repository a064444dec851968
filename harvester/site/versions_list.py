"""The list of versions, newest first: what changed with each, between when, and on what a flag stands."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape

from diffs.in_words import count, day, in_between, number, when
from diffs.render.flags import noted
from diffs.render.summary import section_line, verdict, words_in_short
from diffs.summaries import SectionChange, SummarizedComparison
from harvester.plan import Bound
from harvester.report_paths import company_topic
from harvester.site.document_frame import diff_words, document_frame, document_paths
from harvester.site.document_style import STYLES
from harvester.site.frame import anchor, framed, shown
from harvester.site.headline import version_id
from harvester.site.history import DocumentHistory, NeighbourChange
from harvester.site.pages import SitePage
from harvester.site.paging import in_pages
from harvester.site.versions_by_year import SHOWN_WHOLE, is_by_year
from store.tables.versions import LoggedVersion
from store.timeline import TimelineLine

# Of the lines of a year, in bytes: with all else, a page stays below 2 MB.
_MOST_BYTES = 1_700_000
# Of the sections of a change, so many are named, those with the most words first.
_SECTIONS = 4
_TOPICS = 8
_TITLE = 100


class VersionsList:
    """The list of the versions of a document.

    Args:
        history: of the document.
        year: of which the versions are listed on a page of their own, or ``""`` on that of the document.
    """

    def __init__(self, history: DocumentHistory, year: str = "") -> None:
        self._history = history
        self._paths = document_paths(history)
        self._page = self._paths.year(year) if year else self._paths.page
        self._told = {change.after.number for change in history.told_changes}
        self._changes = {change.after.number: change for change in history.changes}

    def html(self) -> Iterator[str]:
        """Yield the list as lines of HTML."""
        lines = self._history.lines[::-1]
        yield '<ol class="versions" reversed>'
        yield from (part for line in lines[:SHOWN_WHOLE] for part in self._whole(line))
        yield "</ol>"
        if is_by_year(self._history):
            yield '<ul class="years">'
            for year, those in self.older().items():
                name = anchor(self._page, self._paths.year(year), shown(year))
                yield f'<li>{name} <span class="quiet">{count(len(those), "version")}</span></li>'
            yield "</ul>"
            return
        for year, those in self.older().items():
            said = count(len(those), "version")
            yield f'<details class="year"><summary>{shown(year)} <span class="quiet">{said}</span></summary>'
            yield from self.short(those)
            yield "</details>"

    def older(self) -> Mapping[str, Sequence[TimelineLine[LoggedVersion]]]:
        """Return the lines of the older versions by year, the newest first."""
        found: dict[str, list[TimelineLine[LoggedVersion]]] = {}
        for line in self._history.lines[::-1][SHOWN_WHOLE:]:
            found.setdefault(line.version.first_capture[:4], []).append(line)
        return found

    def short(self, lines: Iterable[TimelineLine[LoggedVersion]]) -> Iterator[str]:
        """Yield lines as one line each.

        Args:
            lines: the lines, the newest first.
        """
        items = list(map(self._short, lines))
        first = in_pages(items, _MOST_BYTES)[0]
        yield '<ol class="versions short" reversed>'
        yield from first
        yield "</ol>"
        if left := len(items) - len(first):
            yield f"<p>and {count(left, 'more version')}: <code>harvest log</code> lists all.</p>"

    def _whole(self, line: TimelineLine[LoggedVersion]) -> Iterator[str]:
        """Yield a line of the timeline with all that is known of its change."""
        version = line.version
        change = self._changes.get(version.number)
        yield f'<li id="{version_id(version.first_capture)}">'
        yield f'<div class="numbers ui">{self._numbers(version, change)}</div><div>'
        yield f"<h3>{self._title(version, change)}</h3>"
        yield from self._what(version, change)
        if line.note:
            yield f'<p class="quiet">{shown(line.note.capitalize())}.</p>'
        yield f'<p class="links ui">{" · ".join(self._links(line, change))}</p>'
        yield "</div></li>"

    def _what(self, version: LoggedVersion, change: NeighbourChange | None) -> Iterator[str]:
        """Yield what changed with a version, and on what its flags stand."""
        states = _states(version, change)
        if change is None or change.compared is None:
            said = f"{count(version.words, 'word')} in {count(version.sections, 'section')}. {states}"
            if change is not None:
                said = f"A browser rendered only one of the two texts, so they are not compared. {said}"
            yield f"<p>{shown(said)}</p>"
        else:
            topics = self._topics(change, change.compared)
            yield f"<p>{_numbers_of(change.compared)} {shown(states)}{topics}</p>"
        if change is None:
            return
        for flag in noted(change.flags):
            sign = (
                '<span aria-hidden="true">▽ </span>'
                if flag.flag == "silent-edit" and not flag.is_small
                else ""
            )
            yield f'<p class="noted">{sign}<b>{shown(flag.name)}</b>: {shown(flag.meaning)}.</p>'
        if reason := self._history.why_not_silent(change):
            yield f'<p class="quiet">Not called a silent edit: {shown(reason)}.</p>'
        if said := bound_in_words(change.bound):
            yield f'<p class="quiet">{shown(said)}</p>'
        if change.compared is not None:
            yield from self._sections(change, change.compared)

    def _topics(self, change: NeighbourChange, compared: SummarizedComparison) -> str:
        """Return the topics of a change, as links to all changes about each."""
        if change.after.number not in self._told:
            return ""
        links = []
        for tag, _ in compared.summary.topics[:_TOPICS]:
            target = company_topic(self._history.name.company, tag.topic)
            links.append(f" {anchor(self._page, target, shown(tag.name), style='flag')}")
        return "".join(links)

    def _sections(self, change: NeighbourChange, compared: SummarizedComparison) -> Iterator[str]:
        """Yield the sections with the most words that came or went, and how many more there are."""
        told = [
            (place, one) for place, one in enumerate(compared.sections) if "cosmetic" not in one.change.kinds
        ]
        told.sort(key=lambda pair: -_size(pair[1]))
        if not told:
            return
        target = self._comparison(change)
        yield "<ul>"
        for place, section in told[:_SECTIONS]:
            line = section_line(section)
            name = f"<bdi>{shown(line.title, _TITLE)}</bdi>"
            link = anchor(self._page, target, name, fragment=f"s{place}")
            yield f"<li>{link} <span>{shown(line.event)}</span></li>"
        if len(told) > _SECTIONS:
            more = f"and {count(len(told) - _SECTIONS, 'more section')}"
            yield f"<li>{anchor(self._page, target, more)}</li>"
        yield "</ul>"

    def _short(self, line: TimelineLine[LoggedVersion]) -> str:
        """Return a line of the timeline as one line."""
        version = line.version
        change = self._changes.get(version.number)
        compared = change.compared if change else None
        words = (
            words_in_short(compared.summary.words_added, compared.summary.words_removed) if compared else ""
        )
        flags = ", ".join(flag.name.lower() for flag in noted(change.flags)) if change else ""
        said = ", ".join(filter(None, (words, flags)))
        title = self._title(version, change)
        return (
            f'<li id="{version_id(version.first_capture)}">'
            f'<span class="numbers ui">{self._numbers(version, change)}</span> {title} {shown(said)}</li>'
        )

    def _numbers(self, version: LoggedVersion, change: NeighbourChange | None) -> str:
        page = anchor(self._page, self._paths.version(version.first_capture), f"<b>{version.number}</b>")
        return f"{change.before.number} → {page}" if change else page

    def _title(self, version: LoggedVersion, change: NeighbourChange | None) -> str:
        """Return when a text came, with a link to the comparison."""
        if change is None:
            return f"First seen on {shown(when(version.known_from))}"
        said = in_between(change.after.not_before or "", change.after.known_from)
        said = f"{said[0].upper()}{said[1:]}"
        return anchor(self._page, self._comparison(change), shown(said)) if change.compared else shown(said)

    def _comparison(self, change: NeighbourChange) -> str:
        return self._paths.comparison(change.before.first_capture, change.after.first_capture)

    def _links(self, line: TimelineLine[LoggedVersion], change: NeighbourChange | None) -> Iterator[str]:
        """Yield links to the comparison and to the texts of a line."""
        if change is not None and change.compared is not None:
            said = f"Compare {change.before.number} and {change.after.number}"
            yield anchor(self._page, self._comparison(change), said)
        for version in sorted((*line.versions, *line.interruptions), key=lambda one: one.number)[
            :SHOWN_WHOLE
        ]:
            yield anchor(
                self._page, self._paths.version(version.first_capture), f"Text of version {version.number}"
            )


def year_pages(history: DocumentHistory) -> Iterator[SitePage]:
    """Yield a page for each year with older versions, if there are too many for the page of the document.

    Args:
        history: of the document.
    """
    if not is_by_year(history):
        return
    for year, lines in VersionsList(history).older().items():
        of_year = VersionsList(history, year)
        body = [
            f'<p class="kicker"><bdi>{shown(history.name.label)}</bdi></p>',
            f"<h1>Versions of {shown(year)}, newest first</h1>",
            *of_year.short(lines),
        ]
        path = document_paths(history).year(year)
        yield framed(document_frame(history, path, f"Versions of {year}", STYLES), body)


def pair_chooser(history: DocumentHistory) -> Iterator[str]:
    """Yield a form that leads to the comparison of any two versions, and what to do without a script.

    Args:
        history: of the document, with two versions at least.
    """
    options = "".join(
        f'<option value="{escape(one.first_capture)}">{one.number}: {shown(_dated(one))}</option>'
        for one in history.versions
    )
    command = shlex.join(diff_words(history, "FROM", "TO"))
    yield '<form id="pair" class="pair" hidden>'
    yield f'<label>From <select id="from">{options}</select></label>'
    yield '<label>to <select id="to"></select></label>'
    yield '<button type="submit">Compare</button>'
    yield "</form>"
    yield f'<p class="quiet">On the command line: <code>{shown(command)}</code></p>'


def bound_in_words(bound: Bound | None) -> str:
    """Return what lies between the two captures of a change, as a sentence; ``""`` if nothing does.

    Args:
        bound: the captures between which it lies.
    """
    if bound is None:
        return ""
    parts = [
        f"{count(bound.unread, 'capture')} {'was' if bound.unread == 1 else 'were'} not read"
        * bool(bound.unread),
        f"{count(bound.blank, 'capture')} without a text" * bool(bound.blank),
        f"{count(bound.held, 'capture')} held for review" * bool(bound.held),
    ]
    said = "; ".join(filter(None, parts))
    return f"Between these two captures: {said}." if said else ""


def _states(version: LoggedVersion, change: NeighbourChange | None) -> str:
    """Return which date a version states, and whether the version before stated the same."""
    if version.dated_by == "capture":
        return "It states no date."
    before = change.before if change else None
    is_same = before is not None and (before.effective, before.updated) == (
        version.effective,
        version.updated,
    )
    return f"It {'still states' if is_same else 'states'}: {_dated(version)}."


def _dated(version: LoggedVersion) -> str:
    return f"{version.dated_by} {day(version.dated)}"


def _numbers_of(compared: SummarizedComparison) -> str:
    """Return the sections and words of a change, as HTML."""
    summary = compared.summary
    if not summary.changed:
        return shown(verdict(summary))
    words = [
        f'<span class="plus">+{number(summary.words_added)}</span>' * bool(summary.words_added),
        f'<span class="minus">−{number(summary.words_removed)}</span>' * bool(summary.words_removed),
    ]
    said = " ".join(filter(None, words))
    moved = f"{count(summary.words_moved, 'word')} moved" if summary.words_moved else ""
    parts = [f"{count(summary.changed, 'section')}", f"{said} words" if said else "", moved]
    return f"{', '.join(filter(None, parts))}."


def _size(section: SectionChange) -> int:
    return section.words_added + section.words_removed
