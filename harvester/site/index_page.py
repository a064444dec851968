"""The index of all documents, and the page of each company: one row for a document, all on one axis."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from math import sqrt
from pathlib import Path

from diffs.in_words import count, day, days_of, number, plural, when
from harvester import report_paths as paths
from harvester.report_paths import DocumentPaths
from harvester.site import svg
from harvester.site.axis import TimeAxis
from harvester.site.frame import ALL_COMPANIES, Crumb, Frame, anchor, framed, shown
from harvester.site.history import DocumentName
from harvester.site.index_facts import INDEX_FACTS, IndexFacts, read_index_facts
from harvester.site.index_style import STYLES
from harvester.site.pages import DocumentFacts, SitePage
from harvester.site.paging import in_pages, numbered, page_links
from harvester.version import program

_SCRIPT = (Path(__file__).parent / "index.js").read_text("utf-8")
# Rows on one page: 500 of them take about half of the 2 MB that a page may have.
_ROWS = 500
# Of the list of companies on a page.
_MOST_BYTES = 1_500_000
# In pixels: the width of the strip of a row, for the number of labels of its axis.
_FIELD = 300
# In pixels: the height of the tick of the largest change, and of one without a word.
_TICK, _SHORTEST_TICK = 14, 5
# In pixels: a hollow tick is higher than the line on which it stands.
_LOWEST_HOLLOW = 9
_LEDE = (
    "A tick above the line is a change that came with a new date; one below it is a silent edit, whose words "
    "changed and whose date did not; a hollow one across it is any other change, which came without a new "
    "date. The taller, the larger. The pale bar around it spans the two captures between which it lies. What "
    "stood only between two captures was not seen."
)


@dataclass(frozen=True, slots=True)
class ShownDocument:
    """A document and what the index shows of it."""

    name: DocumentName
    facts: IndexFacts


def index_pages(documents: Iterable[DocumentFacts]) -> Iterator[SitePage]:
    """Yield the index, in pages of some hundred documents.

    Args:
        documents: all documents.
    """
    rows = _rows(documents)
    # What changed last comes first; documents without a change follow by name.
    rows.sort(key=lambda row: (row.name.company_name.casefold(), row.name.title.casefold()))
    rows.sort(key=lambda row: row.facts.newest.after if row.facts.newest else "", reverse=True)
    table = _IndexTable(rows)
    targets = _targets(paths.INDEX, rows)
    for place, path in enumerate(targets):
        links = [anchor(path, paths.SAME, "The same edit in several policies")]
        if len(targets) > 1:
            links.append(anchor(path, paths.COMPANIES, "All companies by name"))
        body = [
            *_top(rows),
            f"<p>{' · '.join(links)}</p>",
            *table.html(path, rows[place * _ROWS : (place + 1) * _ROWS]),
            *page_links(path, targets, "Pages of the index"),
        ]
        yield framed(_frame(path, "What policies said, and when", (Crumb(ALL_COMPANIES.label),), rows), body)
    if len(targets) > 1:
        yield from _companies_pages(rows)


def company_pages(documents: Iterable[DocumentFacts]) -> Iterator[SitePage]:
    """Yield the page of a company, or several if it has very many documents.

    Args:
        documents: its documents.
    """
    rows = _rows(documents)
    if not rows:
        return
    rows.sort(key=lambda row: row.name.title.casefold())
    company, name = rows[0].name.company, rows[0].name.company_name
    table = _IndexTable(rows)
    targets = _targets(paths.company_page(company), rows)
    for place, path in enumerate(targets):
        body = [
            f"<h1><bdi>{shown(name)}</bdi></h1>",
            f'<p class="lede">{_LEDE}</p>',
            *table.html(path, rows[place * _ROWS : (place + 1) * _ROWS]),
            *page_links(path, targets, "Pages of the company"),
        ]
        frame = _frame(path, name, (ALL_COMPANIES, Crumb(name)), rows, paths.company_feed(company))
        yield framed(frame, body)


def _rows(documents: Iterable[DocumentFacts]) -> list[ShownDocument]:
    return [
        ShownDocument(one.name, read_index_facts(found))
        for one in documents
        if (found := one.read(INDEX_FACTS)) is not None
    ]


def _targets(path: str, rows: Sequence[ShownDocument]) -> list[str]:
    """Return where the pages of a list of documents are."""
    return [numbered(path, place) for place in range(-(-len(rows) // _ROWS) or 1)]


def _companies_pages(rows: Sequence[ShownDocument]) -> Iterator[SitePage]:
    """Yield the list of all companies by name, for those who look for one among very many."""
    documents = Counter(row.name.company for row in rows)
    names = {row.name.company: row.name.company_name for row in rows}
    title = "All companies by name"
    items = (
        f"<li>{anchor(paths.COMPANIES, paths.company_page(slug), f'<bdi>{shown(names[slug])}</bdi>')} "
        f'<span class="quiet">{count(documents[slug], "document")}</span></li>'
        for slug in sorted(names, key=lambda slug: (names[slug].casefold(), slug))
    )
    pages = in_pages(items, _MOST_BYTES)
    targets = [numbered(paths.COMPANIES, place) for place in range(len(pages))]
    for path, page in zip(targets, pages, strict=True):
        links = page_links(path, targets, "Pages of the list")
        body = [f"<h1>{title}</h1>", '<ul class="companies">', *page, "</ul>", *links]
        yield framed(_frame(path, title, (ALL_COMPANIES, Crumb(title)), rows), body)


def _frame(
    path: str, title: str, crumbs: tuple[Crumb, ...], rows: Sequence[ShownDocument], feed: str = paths.FEED
) -> Frame:
    newest = max((row.facts.source for row in rows if row.facts.source), default=None)
    footer = f"Made by {program()}"
    if newest is not None:
        footer += f" from sources up to {when(datetime.fromisoformat(newest))}"
    footer += ". Each change names the two captures between which it lies."
    return Frame(path, title, crumbs, footer=footer, styles=STYLES, script=_SCRIPT, feed=feed)


def _top(rows: Sequence[ShownDocument]) -> Iterator[str]:
    changes = sum(row.facts.changes for row in rows)
    silent = sum(row.facts.silent for row in rows)
    title = f"{count(changes, 'change')} seen in {count(len(rows), 'document')}"
    if silent:
        title += f", {number(silent)} of them silent"
    yield '<p class="kicker">What companies’ policies said, and when</p>'
    yield f"<h1>{title}</h1>"
    yield f'<p class="lede">{_LEDE}</p>'


class _IndexTable:
    """The rows of documents, all on the same axis.

    Args:
        rows: all rows of the index or of a company, which decide the axis and the scale.
    """

    def __init__(self, rows: Sequence[ShownDocument]) -> None:
        times = [
            datetime.fromisoformat(time)
            for row in rows
            for time in (row.facts.first, row.facts.last, row.facts.look)
            if time is not None
        ]
        self._axis = TimeAxis(min(times), max(times)) if times and min(times) < max(times) else None
        self._documents = len(rows)
        ticks = (tick.words for row in rows for tick in row.facts.ticks)
        self._most = max(ticks, default=1) or 1

    def html(self, path: str, rows: Sequence[ShownDocument]) -> Iterator[str]:
        """Yield a table of documents.

        Args:
            path: the page on which it stands.
            rows: its rows.
        """
        if not rows:
            yield "<p>No document is known yet.</p>"
            return
        said = "Filter" if len(rows) == self._documents else "Filter this page"
        yield f'<form id="filter" class="filter" hidden><label>{said} <input id="words" type="search" '
        yield 'placeholder="company or document"></label> <label>Order <select id="order">'
        yield "".join(f'<option value="{key}">{said}</option>' for key, said in _ORDERS)
        yield '</select></label> <span id="found" class="quiet" role="status"></span></form>'
        yield '<table class="index" role="table"><thead role="rowgroup"><tr role="row">'
        yield '<th role="columnheader" scope="col">Company, document</th>'
        yield f'<td role="cell" class="strip">{self._labels()}</td>'
        columns = ["Changes", "Last change", "Last seen"]
        has_trouble = any(row.facts.trouble for row in rows)
        for said in (*columns, *(["Trouble"] if has_trouble else [])):
            yield f'<th role="columnheader" scope="col">{said}</th>'
        yield '</tr></thead><tbody role="rowgroup">'
        for row in rows:
            yield from self._row(path, row)
            trouble = f'<td role="cell" class="trouble">{shown(row.facts.trouble)}</td>'
            yield f"{trouble if has_trouble else ''}</tr>"
        yield "</tbody></table>"

    def _row(self, path: str, row: ShownDocument) -> Iterator[str]:
        facts, name = row.facts, row.name
        target = DocumentPaths(name.company, name.slug)
        newest = facts.newest.after if facts.newest else ""
        company = anchor(path, paths.company_page(name.company), f"<bdi>{shown(name.company_name)}</bdi>")
        title = anchor(path, target.page, f"<bdi>{shown(name.title)}</bdi>")
        yield f'<tr role="row" data-changed="{shown(newest)}" data-seen="{shown(facts.last or "")}">'
        yield f'<th role="rowheader" scope="row"><b>{company}</b> <span>{title}</span></th>'
        yield f'<td role="cell" class="strip">{self._strip(facts)}</td>'
        yield f'<td role="cell">{_changes(facts)}</td>'
        yield f'<td role="cell">{_last_change(path, target, facts)}</td>'
        yield f'<td role="cell">{_last_seen(facts)}</td>'

    def _labels(self) -> str:
        """Return the axis above the strips."""
        marks = self._axis.marks(_FIELD) if self._axis else ()
        labels = [
            svg.label("year mid" if 4 < mark.at < 96 else "year", min(mark.at, 92), 12, mark.label)
            for mark in marks
            if mark.is_year
        ]
        return svg.drawing("", 16, labels)

    def _strip(self, facts: IndexFacts) -> str:
        """Return the history of a document as a strip."""
        axis = self._axis
        if axis is None or facts.first is None or facts.last is None:
            return ""
        first, last = (axis.at(datetime.fromisoformat(time)) for time in (facts.first, facts.last))
        parts = [svg.rule("grid", mark.at) for mark in axis.marks(_FIELD) if mark.is_year]
        for tick in facts.ticks:
            across = axis.at(datetime.fromisoformat(tick.start)), axis.at(datetime.fromisoformat(tick.end))
            parts.append(svg.rect("pale", across, (8, 24)))
        parts.append(svg.line("seen", (first, max(last, first + 0.3)), (16, 16)))
        if facts.look is not None and (look := axis.at(datetime.fromisoformat(facts.look))) > last:
            parts.append(svg.line("dots", (last, look), (16, 16)))
        for tick in facts.ticks:
            start, end = (axis.at(datetime.fromisoformat(time)) for time in (tick.start, tick.end))
            height = _SHORTEST_TICK + sqrt(tick.words / self._most) * (_TICK - _SHORTEST_TICK)
            middle = (start + end) / 2
            if tick.kind == "other":
                parts.append(svg.mark("other", middle, 16, _hollow(height)))
            else:
                to = 16 + height if tick.kind == "silent" else 16 - height
                parts.append(svg.line(tick.kind, (middle, middle), (16, to)))
        return svg.drawing("", 32, parts)


def _hollow(height: float) -> str:
    """Return a hollow tick across the line, as high as it is told."""
    high = max(height, _LOWEST_HOLLOW)
    return f"M-2.5 {-high / 2:.1f}h5v{high:.1f}h-5z"


# Values of the choice of order, and what they are called.
_ORDERS = (("changed", "last change"), ("name", "company"), ("seen", "last seen"))


def _changes(facts: IndexFacts) -> str:
    """Return how many changes were seen; that none was is no finding if there was one capture."""
    if not facts.versions:
        return '<span class="quiet">no text</span>'
    if facts.captures == 1:
        return f'<span class="quiet">{"cited" if facts.is_cited else "seen"} once</span>'
    if not facts.changes:
        return '<span class="quiet">none seen</span>'
    silent = f' <span class="flag">▽ {number(facts.silent)} silent</span>' if facts.silent else ""
    noun = plural(facts.changes, "change")
    return f'{number(facts.changes)}<span class="small"> {noun}</span>{silent}'


def _last_change(path: str, target: DocumentPaths, facts: IndexFacts) -> str:
    """Return when the newest change came and how large it is, with a link to it."""
    if facts.newest is None:
        return ""
    newest = facts.newest
    said = shown(" – ".join(days_of(*map(datetime.fromisoformat, (newest.start, newest.end)))))
    words = f' <span class="plus">+{number(newest.added)}</span>' if newest.added else ""
    words += f' <span class="minus">−{number(newest.removed)}</span>' if newest.removed else ""
    words = words or ' <span class="quiet">no word added or removed</span>'
    link = anchor(path, target.comparison(newest.before, newest.after), said)
    return f'<span class="small">last </span>{link}{words}'


def _last_seen(facts: IndexFacts) -> str:
    """Return when a document was last captured, and until when it was looked at if that is later."""
    if facts.last is None:
        return ""
    seen = day(datetime.fromisoformat(facts.last))
    if facts.is_cited:
        return f'<span class="quiet">cited capture of {seen}</span>'
    looked = day(datetime.fromisoformat(facts.look)) if facts.look else seen
    said = f'<span class="small">seen </span>{seen}'
    return said if looked == seen else f'{said} <span class="quiet">looked until {looked}</span>'
