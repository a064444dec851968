"""What the charts of a document show, as times and numbers; each is read from its history."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from itertools import groupby

from harvester.site.axis import TimeAxis
from harvester.site.history import DocumentHistory, NeighbourChange
from harvester.site.reading_ease import ReadingEase, certain_language, counted, reading_ease
from store.records import DatedBy
from store.tables.capture_rows import CaptureState
from store.tables.listings import last_looks
from store.tables.versions import LoggedVersion
from store.timestamps import moment

# What is shown in charts of one page at most: more would make it larger than what a screen can show.
MOST_DRAWN = 300
# If the first stated date would make the axis longer than this, it gets an arrow at the left edge.
_LONGEST_LEAD = 0.3
# Around what is shown, as a share of it.
_MARGIN = 0.01


@dataclass(frozen=True, slots=True)
class SeenText:
    """A version as the charts show it.

    Attributes:
        number: its number.
        first_capture: its first capture, 14 digits.
        start: from when it is known to have been there.
        end: until when it is.
        words: how many words it has.
        ease: how easy it is to read, or None if no formula is valid for it.
    """

    number: int
    first_capture: str
    start: datetime
    end: datetime
    words: int
    ease: ReadingEase | None


@dataclass(frozen=True, slots=True)
class StatedRun:
    """Versions in a row that state the same date.

    Attributes:
        kind: which kind of date that is.
        stated: the date, with the stated precision, or None if they state none.
        start: from when the first of them is known.
        end: until when the last one is.
    """

    kind: DatedBy
    stated: str | None
    start: datetime
    end: datetime

    @property
    def begins(self) -> datetime | None:
        """The beginning of the day, month or year that they state, or None."""
        return None if self.stated is None else moment(self.stated.replace("-", "").ljust(8, "0") + "000000")


@dataclass(frozen=True, slots=True)
class DrawnChange:
    """A change as the charts show it.

    Attributes:
        change: what changed.
        start: until when the old text is known.
        end: from when the new one is.
        is_told: whether people are told of it: its text differs, and it is no alternation.
    """

    change: NeighbourChange
    start: datetime
    end: datetime
    is_told: bool

    @property
    def middle(self) -> datetime:
        """The middle of the time in which it lies."""
        return self.start + (self.end - self.start) / 2

    @property
    def words(self) -> tuple[int, int]:
        """How many words were added and removed; 0 if the texts are not compared."""
        compared = self.change.compared
        return (compared.summary.words_added, compared.summary.words_removed) if compared else (0, 0)

    @property
    def is_silent(self) -> bool:
        """Whether the stored flags call it a silent edit, and not one of a few words."""
        return self.is_told and is_silent_edit(self.change)

    @property
    def has_new_date(self) -> bool:
        """Whether the new text states a date that the old one does not."""
        before, after = self.change.before, self.change.after
        return bool({after.effective, after.updated} - {before.effective, before.updated, None})


@dataclass(frozen=True, slots=True)
class SeenCapture:
    """A capture as the charts show it.

    Attributes:
        time: when it was made.
        state: what became of it.
    """

    time: datetime
    state: CaptureState


def is_silent_edit(change: NeighbourChange) -> bool:
    """Return whether the stored flags call a change a silent edit, and not one of a few words.

    Args:
        change: the change.
    """
    return any(flag.flag == "silent-edit" and not flag.is_small for flag in change.flags)


class ChartData:
    """What the charts of a document show.

    Args:
        history: its history, with one version at least.

    Attributes:
        texts: its versions, oldest first.
        stated: the dates that they state, oldest first.
        changes: the changes between them, oldest first.
        captures: all known captures, oldest first.
        last_look: until when an archive was looked at: the time at which it was last asked or, of a file,
            its newest capture of the document.
        axis: the axis of time.
    """

    def __init__(self, history: DocumentHistory) -> None:
        self.texts = tuple(_texts(history))
        self.stated = tuple(_stated_runs(history))
        told = {change.after.number for change in history.told_changes}
        self.changes = tuple(
            DrawnChange(change, *_bounds(change), change.after.number in told) for change in history.changes
        )
        self.captures = tuple(
            SeenCapture(moment(one.capture.timestamp), one.state) for one in history.captures
        )
        self.last_look = _last_look(history)
        self.axis = self._axis()

    def _axis(self) -> TimeAxis:
        """Return the axis: all captures, the last look, and the stated dates unless they are far before."""
        times = [self.texts[0].start, self.texts[-1].end, *([self.last_look] if self.last_look else [])]
        times += [one.time for one in (*self.captures[:1], *self.captures[-1:])]
        start, end = min(times), max(times)
        span = max(end - start, timedelta(days=30))
        for run in self.stated:
            day = run.begins
            if day and start - _LONGEST_LEAD * span <= day < start:
                start = day
        return TimeAxis(start - _MARGIN * span, max(end, start + span) + _MARGIN * span)


@lru_cache(maxsize=1)
def chart_data(history: DocumentHistory) -> ChartData:
    """Return what the charts of a document show; it is worked out once for all its pages.

    Args:
        history: its history, with one version at least.
    """
    return ChartData(history)


def _texts(history: DocumentHistory) -> Iterator[SeenText]:
    """Yield the versions; the reading ease of each text is computed once."""
    known: dict[str, ReadingEase | None] = {}
    language: str | None = None
    for version in history.versions:
        if version.text not in known:
            text = history.text(version.text)
            language = certain_language(text.markdown) if text else None
            counts = [counted(one.body, language) for one in text.sections] if text and language else []
            known[version.text] = reading_ease(language, counts)
        start, end = moment(version.known_from), moment(version.known_until)
        # A rendered page may stand on captures of several times, so that it is known at none of them.
        yield SeenText(
            version.number, version.first_capture, start, max(start, end), version.words, known[version.text]
        )


def _stated_runs(history: DocumentHistory) -> Iterator[StatedRun]:
    """Yield the versions in a row that state the same date."""
    for _, those in groupby(history.versions, key=lambda one: (one.dated_by, _stated(one))):
        run = list(those)
        end = max(moment(one.known_until) for one in run)
        yield StatedRun(run[0].dated_by, _stated(run[0]), moment(run[0].known_from), end)


def _stated(version: LoggedVersion) -> str | None:
    """Return the date that a version states, or None."""
    return None if version.dated_by == "capture" else version.dated


def _bounds(change: NeighbourChange) -> tuple[datetime, datetime]:
    """Return until when the old text is known, and from when the new one is."""
    times = moment(change.after.not_before or change.before.known_until), moment(change.after.known_from)
    return min(times), max(times)


def _last_look(history: DocumentHistory) -> datetime | None:
    """Return until when an archive was looked at, or None if no list was read to its end."""
    complete = [row for row in history.listings if row.listing.state == "complete"]
    times = [
        moment(row.listing.newest) for row in complete if "://" not in row.archive and row.listing.newest
    ]
    times += map(datetime.fromisoformat, last_looks(row for row in complete if "://" in row.archive))
    return max(times, default=None)


def largest(changes: Iterable[DrawnChange]) -> DrawnChange | None:
    """Return the change with the most words added and removed, the first of several; None without any.

    Args:
        changes: the changes.
    """
    return max(changes, key=lambda one: sum(one.words), default=None)


def thinned(texts: Sequence[SeenText], axis: TimeAxis) -> Sequence[SeenText]:
    """Return as many texts as a chart can show: of several in the same place, the last.

    Args:
        texts: the versions, oldest first.
        axis: the axis of time.
    """
    if len(texts) <= MOST_DRAWN:
        return texts
    return tuple({int(axis.at(one.start) / 100 * MOST_DRAWN): one for one in texts}.values())
