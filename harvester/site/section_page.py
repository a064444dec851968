"""The page of a section: its whole biography, from the first wording to the last."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby

from diffs.render.redline_style import REDLINE_STYLE
from harvester.report_paths import DocumentPaths
from harvester.site.axis import TimeAxis
from harvester.site.biography import Biography, biography
from harvester.site.biography_words import life_in_words, rest_in_words
from harvester.site.document_frame import document_frame, document_paths
from harvester.site.episodes import Episodes, section_name
from harvester.site.frame import anchor, framed, shown
from harvester.site.history import DocumentHistory
from harvester.site.lifelines import LifeLink, SectionLife
from harvester.site.pages import SitePage
from harvester.site.section_strip import section_strip, time_axis
from harvester.site.section_style import SECTION_STYLE
from harvester.site.svg import HATCH_PATTERN

_THREADS = {
    ("from", "split"): "Set apart from",
    ("from", "merged"): "Took in",
    ("from", "moved"): "Most of its text came from",
    ("to", "split"): "Part of it became",
    ("to", "merged"): "Went into",
    ("to", "moved"): "Most of its text went to",
}


def section_pages(history: DocumentHistory) -> Iterator[SitePage]:
    """Yield a page for each section that a document ever had.

    Args:
        history: the history of the document.
    """
    lives = history.lives
    if not lives:
        return
    by_address = {life.address: life for life in lives}
    episodes = Episodes(history)
    axis = time_axis(history.versions)
    for place, life in enumerate(lives):
        around = (lives[place - 1] if place else None, lives[place + 1] if place + 1 < len(lives) else None)
        yield _page(history, episodes, biography(life, history), by_address, around, axis)


def _page(
    history: DocumentHistory,
    episodes: Episodes,
    found: Biography,
    lives: Mapping[str, SectionLife],
    around: tuple[SectionLife | None, SectionLife | None],
    axis: TimeAxis,
) -> SitePage:
    """Return the page of a section.

    Args:
        history: the history of its document.
        episodes: shows what became of sections.
        found: its biography.
        lives: the sections of the document, by address.
        around: the sections that stand before and after it.
        axis: the axis of time of the document.
    """
    name, life = history.name, found.life
    paths = document_paths(history)
    page = paths.section(life.address)
    title = section_name(life.number, life.heading)
    body = [
        f'<p class="kicker"><bdi>{shown(name.label)}</bdi> · the life of a section</p>',
        f"<h1>{title.html}</h1>",
        f'<p class="lede">{shown(life_in_words(found))}</p>',
        *_threads(page, paths, life, lives),
        HATCH_PATTERN,
        section_strip(found.stretches, axis),
        '<ol class="life">',
        *episodes.lines(page, found),
        "</ol>",
        f'<p class="last">{shown(rest_in_words(found))}</p>',
        *_around(page, paths, around),
    ]
    frame = document_frame(history, page, title.text, REDLINE_STYLE + SECTION_STYLE)
    return framed(frame, body)


def _threads(
    page: str, paths: DocumentPaths, life: SectionLife, lives: Mapping[str, SectionLife]
) -> Iterator[str]:
    """Yield from which sections text came, and into which it went."""
    links = [("from", one) for one in life.links_from] + [("to", one) for one in life.links_to]
    if not links:
        return
    yield '<ul class="threads">'
    for (way, kind), group in groupby(links, key=lambda one: (one[0], one[1].kind)):
        others = ", ".join(_thread(page, paths, one, lives) for _, one in group)
        yield f"<li>{_THREADS[way, kind]} {others}</li>"
    yield "</ul>"


def _thread(page: str, paths: DocumentPaths, link: LifeLink, lives: Mapping[str, SectionLife]) -> str:
    other = lives[link.address]
    html = section_name(other.number, other.heading).html
    return f"{anchor(page, paths.section(link.address), html)} (version {link.version})"


def _around(
    page: str, paths: DocumentPaths, around: tuple[SectionLife | None, SectionLife | None]
) -> Iterator[str]:
    """Yield links to the sections that stand before and after it."""
    links = [
        anchor(page, paths.section(one.address), f"{label}: {section_name(one.number, one.heading).html}")
        for label, one in zip(("Before it", "After it"), around, strict=True)
        if one is not None
    ]
    yield f'<nav class="others" aria-label="Other sections">{"".join(links)}</nav>' if links else ""
