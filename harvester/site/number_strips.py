"""The strips under the bands: how much changed, how long and how easy the text is, when it was captured."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from types import MappingProxyType

from diffs.in_words import count, number
from harvester.site.axis import Places, TimeAxis, text_width
from harvester.site.chart_data import MOST_DRAWN, ChartData, DrawnChange, SeenText, thinned
from harvester.site.strips import FIELDS, Strip
from harvester.site.svg import group, label, line, rect
from store.tables.capture_rows import CaptureState

# A time without a capture is marked if it is longer than both: in days, and in per cent of the axis.
_GAP_DAYS = 45
_GAP_SHARE = 6.0

_TICKS: Mapping[CaptureState, str] = MappingProxyType(
    {
        "listed": "listed",
        "read": "read",
        "held": "other",
        "no-text": "other",
        "elsewhere": "other",
        "unplayable": "failed",
        "excluded": "failed",
        "failed": "failed",
    }
)
# In the order in which they are drawn, the last on top.
_TICK_NOTES: Mapping[str, str] = MappingProxyType(
    {
        "listed": "pale: not read",
        "other": "short: without the policy",
        "failed": "orange: not served",
        "read": "dark: read",
    }
)


def words_strip(data: ChartData) -> Strip | None:
    """Return the words that came and went with each change; None if there is no change of words.

    Args:
        data: what the charts show.
    """
    changes = _drawn_words(data)
    if not changes:
        return None
    most_in, most_out = (max(one.words[side] for one in changes) for side in (0, 1))
    scale = 64 / max(most_in + most_out, 1)
    zero = 16 + most_in * scale
    parts = [line("zero", (0, 100), (zero, zero))]
    axis = data.axis
    for one in changes:
        across = axis.at(one.start), axis.at(one.end)
        middle = axis.at(one.middle)
        up, down = (max(1.5, words * scale) if words else 0 for words in one.words)
        for style, lower, upper in (("up", zero - up, zero), ("down", zero, zero + down)):
            if upper > lower:
                parts.append(rect(f"{style} pale", across, (lower, upper)))
                parts.append(line(f"{style} full", (middle, middle), (lower, upper)))
    for field, width in FIELDS:
        parts.append(group(field, _word_labels(changes, axis, width, (zero, scale))))
    return Strip("How much", "words in and out", zero + most_out * scale + 16, tuple(parts))


def _drawn_words(data: ChartData) -> Sequence[DrawnChange]:
    """Return the changes with words, of several in the same place the largest."""
    changes = [one for one in data.changes if one.is_told and any(one.words)]
    if len(changes) <= MOST_DRAWN:
        return changes
    largest: dict[int, DrawnChange] = {}
    for one in changes:
        place = int(data.axis.at(one.middle) / 100 * MOST_DRAWN)
        if place not in largest or sum(one.words) > sum(largest[place].words):
            largest[place] = one
    return list(largest.values())


def _word_labels(
    changes: Sequence[DrawnChange], axis: TimeAxis, width: int, scale: tuple[float, float]
) -> Iterator[str]:
    """Yield the numbers of words, those of the largest changes first, as many as have room."""
    zero, pixels = scale
    places = Places(width), Places(width)
    for one in sorted(changes, key=lambda change: -sum(change.words)):
        middle = axis.at(one.middle)
        for side, (words, sign) in enumerate(zip(one.words, "+−", strict=True)):
            text = f"{sign}{number(words)}"
            half = text_width(text, 7) / 2
            at = middle / 100 * width
            if words and places[side].take(at - half, at + half):
                height = zero - words * pixels - 4 if side == 0 else zero + words * pixels + 12
                yield label(("plus mid", "minus mid")[side], middle, height, text)


def length_strip(data: ChartData) -> Strip | None:
    """Return how many words the versions have; None if there is only one.

    Args:
        data: what the charts show.
    """
    if len(data.texts) < 2:
        return None
    texts = thinned(data.texts, data.axis)
    parts = _course(texts, [one.words for one in texts], data.axis, " words")
    return Strip("Length", "words", 54, tuple(parts))


def ease_strip(data: ChartData) -> Strip | None:
    """Return how easy the versions are to read; None if one has no value, or they have different formulas.

    Args:
        data: what the charts show.
    """
    eases = [one.ease for one in data.texts if one.ease is not None]
    if len(eases) != len(data.texts) or len(eases) < 2 or len({one.formula for one in eases}) > 1:
        return None
    texts = thinned(data.texts, data.axis)
    values = [round(one.ease.value) for one in texts if one.ease is not None]
    parts = _course(texts, values, data.axis, "")
    return Strip("Reading ease", f"{eases[0].formula}: 0 hard, 100 easy", 54, tuple(parts))


def _course(texts: Sequence[SeenText], values: Sequence[int], axis: TimeAxis, unit: str) -> Iterator[str]:
    """Yield the course of a number: solid where its text was seen, dashed where it changed at some time."""
    least, most = min(values), max(values)
    heights = [25 if most == least else 36 - (one - least) / (most - least) * 20 for one in values]
    places = list(zip(texts, heights, strict=True))
    for (old, old_height), (new, new_height) in pairwise(places):
        yield line("dashed", (axis.at(old.end), axis.at(new.start)), (old_height, new_height))
    for one, height in places:
        start, end = axis.at(one.start), axis.at(one.end)
        # What was seen only once is a dot.
        yield line("course", (start, max(end, start + 0.15)), (height, height))
    for field, width in FIELDS:
        yield group(field, _course_labels(places, values, axis, width, unit))


def _course_labels(
    places: Sequence[tuple[SeenText, float]],
    values: Sequence[int],
    axis: TimeAxis,
    width: int,
    unit: str,
) -> Iterator[str]:
    """Yield the last value, the first one and the highest one, as far as there is room."""
    taken = Places(width)
    text, height = places[-1]
    said = f"{number(values[-1])}{unit}"
    at = axis.at(text.end) / 100 * width
    if taken.take(at + 6, at + 6 + text_width(said)):
        yield label("ink strong", axis.at(text.end), height + 4, said, shift=6)
    elif taken.take(at - text_width(said), at):
        below = (h for one, h in places if axis.at(one.end) / 100 * width >= at - text_width(said))
        yield label("ink strong end", axis.at(text.end), min(below) - 5, said)
    text, height = places[0]
    said = number(values[0])
    at = axis.at(text.start) / 100 * width
    if taken.take(at, at + text_width(said)):
        yield label("ink", axis.at(text.start), height - 5 if height < 25 else height + 13, said)
    highest = max(range(len(values)), key=lambda place: values[place])
    if values[highest] in (values[0], values[-1]):
        return
    text, height = places[highest]
    said = number(values[highest])
    middle = axis.at(text.start + (text.end - text.start) / 2)
    half = text_width(said) / 2
    if taken.take(middle / 100 * width - half, middle / 100 * width + half):
        yield label("ink mid", middle, height - 5, said)


def captures_strip(data: ChartData) -> Strip:
    """Return when the document was captured, and the long times in which it was not.

    Args:
        data: what the charts show.
    """
    parts: list[str] = []
    labels: dict[str, list[str]] = {field: [] for field, _ in FIELDS}
    for gap in _gaps(data):
        across = data.axis.at(gap.start), data.axis.at(gap.end)
        parts.append(rect("gap", across, (3, 21)))
        for field, width in FIELDS:
            room = (across[1] - across[0]) / 100 * width - 6
            said = next((text for text in gap.texts if text_width(text) <= room), None)
            if said:
                labels[field].append(label("quiet mid", sum(across) / 2, 16, said))
    parts += _ticks(data)
    parts += [group(field, labels[field]) for field, _ in FIELDS]
    kinds = {_TICKS[one.state] for one in data.captures}
    note = "; ".join(said for kind, said in _TICK_NOTES.items() if kind in kinds)
    return Strip("Seen", f"captures; {note}" if note else "captures", 24, tuple(parts))


@dataclass(frozen=True, slots=True)
class _CaptureGap:
    """A long time without a capture, and what is written into it, the longest text first."""

    start: datetime
    end: datetime
    texts: tuple[str, ...]


def _gaps(data: ChartData) -> Iterator[_CaptureGap]:
    """Yield the long times between two captures, and after the last one."""
    times = [one.time for one in data.captures] or [data.texts[-1].end]
    gaps = []
    for start, end in pairwise(times):
        days = round((end - start) / timedelta(days=1))
        gaps.append(_CaptureGap(start, end, (count(days, "day"), f"{number(days)} d")))
    if data.last_look and data.last_look > times[-1]:
        gaps.append(_CaptureGap(times[-1], data.last_look, ("none since",)))
    for gap in gaps:
        is_long = gap.end - gap.start > timedelta(days=_GAP_DAYS)
        if is_long and data.axis.at(gap.end) - data.axis.at(gap.start) > _GAP_SHARE:
            yield gap


def _ticks(data: ChartData) -> Iterator[str]:
    """Yield a tick for each capture, of those in the same place one of each kind; read ones lie on top."""
    seen = {(_TICKS[one.state], round(data.axis.at(one.time) * 5)): one for one in data.captures}
    for kind in _TICK_NOTES:
        for (of_kind, _), one in seen.items():
            if of_kind == kind:
                at = data.axis.at(one.time)
                yield line(f"tick {kind}", (at, at), (8, 16) if kind == "other" else (5, 19))
