"""The two bands of the timeline: the dates that a document claims, and the texts that it was."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass

from diffs.in_words import day
from harvester.site.axis import NARROW_FIELD, WIDE_FIELD, Places, TimeAxis, text_width
from harvester.site.chart_data import MOST_DRAWN, ChartData, DrawnChange, SeenText
from harvester.site.svg import group, label, line, mark, rect

FIELDS = (("wide", WIDE_FIELD), ("narrow", NARROW_FIELD))
TRIANGLE = "M-5.5 0H5.5L0 9Z"


@dataclass(frozen=True, slots=True)
class Strip:
    """One of the charts that lie over each other.

    Attributes:
        name: what it shows.
        note: what its marks mean.
        height: in pixels.
        parts: its elements.
    """

    name: str
    note: str
    height: float
    parts: tuple[str, ...]


def stated_strip(data: ChartData) -> Strip:
    """Return the dates that the document states, and for how long it stated each.

    Args:
        data: what the charts show.
    """
    axis, parts = data.axis, []
    places = {field: (Places(width), Places(width)) for field, width in FIELDS}
    labels: dict[str, list[str]] = {field: [] for field, _ in FIELDS}
    for run in data.stated:
        end = axis.at(run.end)
        if run.stated is None or run.begins is None:
            # Below the label, which would look struck through.
            parts.append(line("undated", (axis.at(run.start), end), (38, 38)))
            texts, start = ["states no date"], axis.at(run.start)
        else:
            start = axis.at(run.begins)
            parts += _band(start, end)
            date = day(run.stated)
            texts = [f"{run.kind} {date}", date]
        for field, width in FIELDS:
            # An arrow stands where a label would begin otherwise.
            shift = 14 if start < 0 else 8
            labels[field] += _band_label(texts, (max(0.0, start), end), (width, shift), places[field])
    parts += [group(field, labels[field]) for field, _ in FIELDS]
    return Strip("It says", "the date it states, and for how long", 42, tuple(parts))


def _band(start: float, end: float) -> Iterator[str]:
    """Yield a stated date as a band from its day to the last capture of a text that states it."""
    if start < 0:
        yield rect("stated", (0, max(0.0, end)), (16, 38))
        yield mark("stem-arrow", 0, 27, "M8 -6L1 0L8 6")
        return
    if start <= 100:
        yield rect("stated", (start, max(start, end)), (16, 38))
        yield line("stem", (start, start), (14, 40))
    else:
        yield mark("stem-arrow", 100, 27, "M-8 -6L-1 0L-8 6")


def _band_label(
    texts: Sequence[str],
    across: tuple[float, float],
    widths: tuple[int, int],
    places: tuple[Places, Places],
) -> Iterator[str]:
    """Yield the label of a band: inside it, else above it; nothing if there is no room, but never half."""
    width, shift = widths
    left, right = (share / 100 * width for share in across)
    above, inside = places
    for text in texts:
        wide = text_width(text)
        if wide + shift + 6 <= right - left and inside.take(left + shift, left + shift + wide):
            yield label("ink", across[0], 31, text, shift=shift)
            return
    for text in texts:
        wide = text_width(text)
        if above.take(left, left + wide):
            yield label("ink halo", across[0], 11, text)
            return
        if above.take(left - wide, left):
            yield label("ink halo end", across[0], 11, text)
            return


def versions_strip(data: ChartData) -> Strip:
    """Return the versions, each from its first to its last capture, and where the changes lie between them.

    Args:
        data: what the charts show.
    """
    axis = data.axis
    parts = [*_hatches(data.changes, axis), *_bars(data), *_silent_marks(data)]
    last = axis.at(data.texts[-1].end)
    look = axis.at(data.last_look) if data.last_look else last
    if look > last:
        parts.append(line("dots", (last, look), (29, 29)))
    told = {one.change.after.number for one in data.changes if one.is_told} | {data.texts[0].number}
    for field, width in FIELDS:
        parts.append(group(field, _numbers(data.texts, told, axis, width)))
    note = "versions by number; hatched: changed somewhere in here"
    return Strip("It was", note, 60, tuple(parts))


def _hatches(changes: Sequence[DrawnChange], axis: TimeAxis) -> Iterator[str]:
    """Yield the stretches in which the text changed, of many changes those that are seen."""
    for one in changes:
        across = axis.at(one.start), axis.at(one.end)
        if across[1] - across[0] > (0.4 if len(changes) > MOST_DRAWN else 0):
            yield rect("hatched", across, (16, 42))


def _bars(data: ChartData) -> Iterator[str]:
    """Yield a bar for each version, in two tones by turns, and a black edge where the next one begins."""
    axis = data.axis
    if len(data.texts) > MOST_DRAWN:
        yield rect("text-a", (axis.at(data.texts[0].start), axis.at(data.texts[-1].end)), (16, 42))
    else:
        for place, one in enumerate(data.texts):
            yield rect(f"text-{'ab'[place % 2]}", (axis.at(one.start), axis.at(one.end)), (16, 42))
    edges = (at for one in data.changes for at in {axis.at(one.start), axis.at(one.end)})
    yield from (line("edge", (at, at), (16, 42)) for at in _apart(edges))
    first = axis.at(data.texts[0].start)
    yield line("edge", (first, first), (16, 42))


def _apart(shares: Iterable[float]) -> Iterator[float]:
    """Yield places on the axis, those that nobody could tell apart only once."""
    yield from {round(share * 8): share for share in shares}.values()


def _silent_marks(data: ChartData) -> Iterator[str]:
    silent = (data.axis.at(one.middle) for one in data.changes if one.is_silent)
    yield from (mark("silent", at, 2, TRIANGLE) for at in _apart(silent))


def _numbers(texts: Sequence[SeenText], told: Set[int], axis: TimeAxis, width: int) -> Iterator[str]:
    """Yield the numbers of versions: inside their bars, else below them, there only of those told."""
    below = Places(width, gap=4)
    for one in texts:
        text = str(one.number)
        left, right = (axis.at(time) / 100 * width for time in (one.start, one.end))
        wide = text_width(text, 7)
        middle = (left + right) / 2
        if right - left >= wide + 4:
            yield label("number mid", axis.at(one.start + (one.end - one.start) / 2), 33, text)
        elif one.number in told and below.take(middle - wide / 2, middle + wide / 2):
            yield label("number mid", middle / width * 100, 56, text)
