"""The timeline of a document: the strips over one axis, and the same history in words."""

from __future__ import annotations

from collections.abc import Iterator

from diffs.in_words import count, day, when
from diffs.render.summary import words_in_short
from harvester.site import svg
from harvester.site.chart_data import ChartData, DrawnChange
from harvester.site.frame import shown
from harvester.site.number_strips import captures_strip, ease_strip, length_strip, words_strip
from harvester.site.strips import FIELDS, Strip, stated_strip, versions_strip

# With more changes than this, they are not read out one by one: the list below has them.
_MOST_TOLD = 30
# In pixels: the room that a label of the axis takes.
_LABEL = 38


def timeline(data: ChartData, list_id: str) -> Iterator[str]:
    """Yield the timeline as lines of HTML.

    Args:
        data: what the charts show.
        list_id: the id of the list of versions on the same page.
    """
    yield '<section aria-labelledby="timeline">'
    yield '<h2 id="timeline" class="unseen">Timeline</h2>'
    yield f'<p class="unseen">{shown(" ".join(_in_words(data)))}</p>'
    yield f'<p class="unseen"><a href="#{list_id}">To the list of versions</a></p>'
    yield '<div class="strips" aria-hidden="true">'
    strips = (
        stated_strip(data),
        versions_strip(data),
        words_strip(data),
        length_strip(data),
        ease_strip(data),
        captures_strip(data),
    )
    for strip in strips:
        if strip is not None:
            yield _strip(strip, data)
    yield from _axis(data)
    yield "</div></section>"


def _strip(strip: Strip, data: ChartData) -> str:
    """Return a strip with its name, and the lines of the axis behind it."""
    grid = [
        svg.group(field, (svg.rule("grid", mark.at) for mark in data.axis.marks(width)))
        for field, width in FIELDS
    ]
    name = f'<div class="name"><b>{shown(strip.name)}</b><span>{shown(strip.note)}</span></div>'
    return f'<div class="strip">{name}{svg.drawing("", strip.height, (*grid, *strip.parts))}</div>'


def _axis(data: ChartData) -> Iterator[str]:
    """Yield the axis with its labels."""
    labels = [svg.line("axis", (0, 100), (1, 1))]
    for field, width in FIELDS:
        marks = list(data.axis.marks(width))
        texts = [
            svg.label("year" if mark.is_year else "month", mark.at, 16, mark.label, shift=3)
            for mark in marks
            if mark.at / 100 * width + _LABEL <= width
        ]
        if not marks or marks[0].at / 100 * width > _LABEL:
            texts.append(svg.label("year", 0, 16, str(data.axis.start.year), shift=3))
        labels.append(svg.group(field, texts))
    yield f'<div class="strip"><div class="name"></div>{svg.drawing("", 22, labels)}</div>'


def _in_words(data: ChartData) -> Iterator[str]:
    """Yield the history as sentences."""
    first, last = data.texts[0], data.texts[-1]
    yield f"From {day(first.start)} to {day(last.end)}, {count(len(data.texts), 'version')} in all."
    dates = [f"{run.kind} {day(run.stated)}" for run in data.stated if run.stated is not None]
    if dates and len(dates) <= _MOST_TOLD:
        stated = ", ".join(dates)
        yield f"The dates that it stated: {stated}."
    told = [one for one in data.changes if one.is_told]
    if len(told) > _MOST_TOLD:
        yield f"The words changed in {count(len(told), 'version')}; see the list of versions."
        return
    yield from map(_sentence, told)


def _sentence(one: DrawnChange) -> str:
    """Return a change as a sentence."""
    between = f"between {when(one.start, zone=False)} and {when(one.end)}"
    number = one.change.after.number
    if one.change.compared is None:
        return f"Version {number}: read in another way than before, {between}; not compared."
    said = words_in_short(*one.words)
    silent = ", without a new date" if one.is_silent else ""
    return f"Version {number}: changed {between}{f', {said}' if said else ''}{silent}."
