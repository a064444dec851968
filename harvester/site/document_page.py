"""The page of a document: its timeline, its sections as lifelines, its versions, and what was looked at."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from diffs.in_words import count
from diffs.render.imprint import imprint_sentence
from diffs.render.summary import named
from harvester.report_paths import company_feed, company_page
from harvester.reports import coverage_rows
from harvester.site.chart_data import chart_data
from harvester.site.document_frame import document_paths
from harvester.site.document_style import STYLES
from harvester.site.frame import ALL_COMPANIES, Crumb, Frame, anchor, framed, shown
from harvester.site.headline import Headline, headline_of
from harvester.site.heat_map import HeatMap, heat_rows
from harvester.site.history import DocumentHistory
from harvester.site.pages import SitePage
from harvester.site.svg import HATCH_PATTERN
from harvester.site.timeline import timeline
from harvester.site.versions_list import VersionsList, pair_chooser

VERSIONS_ID = "versions"
_SCRIPT = (Path(__file__).parent / "document.js").read_text("utf-8")

_LEGEND = (
    '<p class="legend ui" aria-hidden="true">'
    '<span><i class="r1"></i>under 5 %</span> <span><i class="r2"></i>5–20 %</span> '
    '<span><i class="r3"></i>20–50 %</span> <span><i class="r4"></i>over half of the words changed</span> '
    '<span><i class="came">+</i>added</span> <span><i class="went">−</i>removed</span> '
    "<span>4→5 renumbered</span> <span>· cosmetic</span> "
    "<span>▽ silent edit: the words changed, the stated date did not</span></p>"
)


def document_page(history: DocumentHistory) -> Iterator[SitePage]:
    """Yield the page of a document.

    Args:
        history: of the document.
    """
    name = history.name
    page = document_paths(history).page
    company = Crumb(name.company_name, company_page(name.company))
    frame = Frame(
        page,
        f"{name.label}: history",
        (ALL_COMPANIES, company, Crumb(name.title)),
        footer=imprint_sentence(history.imprint) if history.imprint else "",
        styles=STYLES,
        script=_SCRIPT,
        feed=company_feed(name.company),
    )
    yield framed(frame, _body(history))


def _body(history: DocumentHistory) -> Iterator[str]:
    data = chart_data(history) if history.versions else None
    rows = heat_rows(history)
    said = headline_of(history, data.changes if data else (), rows)
    yield from _top(history, said)
    if data is not None:
        yield HATCH_PATTERN
        yield from timeline(data, VERSIONS_ID)
    if data is not None and len(history.versions) > 1:
        yield '<section aria-labelledby="sections">'
        yield '<h2 id="sections" class="unseen">Sections, and what happened to each</h2>'
        yield from HeatMap(history, data, rows).html()
        yield _LEGEND + "</section>"
    elif history.versions:
        yield from _plain_sections(history)
    if history.versions:
        yield f'<section aria-labelledby="{VERSIONS_ID}">'
        yield f'<h2 id="{VERSIONS_ID}">What changed, newest first</h2>'
        if len(history.versions) > 1:
            yield from pair_chooser(history)
        yield from VersionsList(history).html()
        yield "</section>"
    yield from _coverage(history)


def _top(history: DocumentHistory, said: Headline) -> Iterator[str]:
    name = history.name
    yield f'<p class="kicker"><bdi>{shown(name.company_name)}</bdi> · <bdi>{shown(name.title)}</bdi></p>'
    yield f"<h1>{shown(said.title)}</h1>"
    yield f'<p class="lede">{said.lede}</p>'


def _plain_sections(history: DocumentHistory) -> Iterator[str]:
    """Yield the sections of the only version as a list."""
    version = history.versions[0]
    paths = document_paths(history)
    yield f"<section><h2>{count(version.sections, 'section').capitalize()}</h2>"
    yield '<ol class="plain">'
    for life in history.lives:
        section = life.sections[version.number]
        title = f"<bdi>{shown(named(section))}</bdi>"
        yield f"<li>{anchor(paths.page, paths.section(life.address), title)}</li>"
    yield "</ol></section>"


def _coverage(history: DocumentHistory) -> Iterator[str]:
    """Yield what was looked at and what was not, in the words of `status`."""
    yield '<section aria-labelledby="coverage">'
    yield '<h2 id="coverage">What was looked at, and what was not</h2>'
    yield '<dl class="coverage ui">'
    label = ""
    rows = coverage_rows(history.coverage)
    for name, said in rows:
        if name and name != label:
            yield f"<dt>{shown(name.capitalize())}</dt>"
            label = name
        yield f"<dd>{shown(said)}</dd>"
    yield "</dl></section>"
