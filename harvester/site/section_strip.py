"""The life of a section as a strip over an axis of time: its wordings, and where they changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import pairwise

from harvester.site.axis import NARROW_FIELD, WIDE_FIELD, Places, TimeAxis, text_width
from harvester.site.biography import Stretch
from harvester.site.svg import drawing, group, label, line, rect
from store.tables.versions import LoggedVersion
from store.timestamps import moment

_FIELDS = (("wide", WIDE_FIELD), ("narrow", NARROW_FIELD))
# In pixels: the upper and the lower edge of the bars, the axis, and the base lines of both kinds of labels.
_BARS, _AXIS, _NUMBERS, _YEARS = (4, 26), 34, 19, 49
_HEIGHT = 54
# Beside what is shown, as a share of it.
_MARGIN = 0.01
_SHORTEST = timedelta(days=30)


def time_axis(versions: Sequence[LoggedVersion]) -> TimeAxis:
    """Return the axis for all sections of a document: from its first version to its last.

    Args:
        versions: its versions, oldest first; one at least.
    """
    start = moment(versions[0].known_from)
    end = max(moment(version.known_until) for version in versions)
    span = max(end - start, _SHORTEST)
    return TimeAxis(start - _MARGIN * span, start + span + _MARGIN * span)


def section_strip(stretches: Sequence[Stretch], axis: TimeAxis) -> str:
    """Return the strip of a section; screen readers are told the same in words.

    Args:
        stretches: its wordings and absences, oldest first.
        axis: the axis of the document.
    """
    parts = [line("axis", (0, 100), (_AXIS, _AXIS)), *_bounds(stretches, axis), *_bars(stretches, axis)]
    for field, width in _FIELDS:
        parts.append(group(field, (*_years(axis, width), *_numbers(stretches, axis, width))))
    return f'<div class="stretches">{drawing("", _HEIGHT, parts)}</div>'


def _bounds(stretches: Sequence[Stretch], axis: TimeAxis) -> Iterator[str]:
    """Yield the stretches of time in which the section changed, with their edges."""
    for before, after in pairwise(stretches):
        across = axis.at(moment(before.last.known_until)), axis.at(moment(after.first.known_from))
        yield rect("hatched", across, _BARS)
        yield from (line("edge", (at, at), _BARS) for at in across)


def _bars(stretches: Sequence[Stretch], axis: TimeAxis) -> Iterator[str]:
    """Yield a bar for each wording, in two tones by turns, and a dotted line for each absence."""
    for one in stretches:
        across = _across(one, axis)
        if one.wording:
            yield rect(f"text-{'ab'[one.wording % 2 == 0]}", across, _BARS)
        else:
            yield line("away", across, ((_BARS[0] + _BARS[1]) / 2,) * 2)


def _numbers(stretches: Sequence[Stretch], axis: TimeAxis, width: int) -> Iterator[str]:
    """Yield the numbers of the wordings, where they have room."""
    places = Places(width, gap=4)
    for one in stretches:
        left, right = (at / 100 * width for at in _across(one, axis))
        text = str(one.wording)
        wide = text_width(text, 7)
        middle = (left + right) / 2
        if one.wording and right - left >= wide + 4 and places.take(middle - wide / 2, middle + wide / 2):
            yield label("number mid", middle / width * 100, _NUMBERS, text)


def _years(axis: TimeAxis, width: int) -> Iterator[str]:
    """Yield the labels of the axis."""
    for mark in axis.marks(width):
        yield line("axis", (mark.at, mark.at), (_AXIS, _AXIS + 4))
        if mark.at / 100 * width + text_width(mark.label) <= width:
            yield label("year" if mark.is_year else "month", mark.at, _YEARS, mark.label)


def _across(one: Stretch, axis: TimeAxis) -> tuple[float, float]:
    """Return from where to where it is known, in per cent of the width."""
    start, end = axis.at(moment(one.first.known_from)), axis.at(moment(one.last.known_until))
    return start, max(start, end)
