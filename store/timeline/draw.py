"""The timeline of a document: captures that were read → versions, with what is to be said of each; pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Protocol

from store.records import StatedDate, Version
from store.timeline.flags import version_flags
from store.timestamps import moment


class Reading(Protocol):
    """What reading a capture, or a corpus document that cites one, gave."""

    @property
    def timestamp(self) -> str:
        """The capture, 14 digits."""

    @property
    def url(self) -> str:
        """The URL as captured."""

    @property
    def source(self) -> str:
        """``memento``, or ``citation`` for a corpus document."""

    @property
    def text(self) -> str:
        """SHA-256 of the text."""

    @property
    def essence(self) -> str:
        """Hash that is equal for texts that differ only cosmetically."""

    @property
    def dateless(self) -> str:
        """The same without the dates that the text states."""

    @property
    def effective(self) -> StatedDate | None:
        """The date from which the text says to count."""

    @property
    def updated(self) -> StatedDate | None:
        """The date at which the text says that it was changed."""

    @property
    def extractor(self) -> str:
        """The rules that read it."""

    @property
    def technical(self) -> bool:
        """Whether other rules had given another text from the same bytes."""


def draw(readings: Iterable[Reading]) -> tuple[Version, ...]:
    """Return the versions that the captures of one document show, oldest first.

    A version is an unbroken run of captures with the same text; what was not read is no evidence
    (docs/design.md, *What a version and a change are*). A corpus document counts as a capture until the
    memento that it cites was read; from then on that is the evidence, whether or not the two agree.
    Of captures of the same second (two addresses, two crawlers) one counts, since a version is known
    by its first capture: the one that shows what was shown before, else the first by its URL.

    Args:
        readings: what was read, in any order.
    """
    runs = [list(run) for _, run in groupby(_one_a_second(readings), key=lambda reading: reading.text)]
    versions: list[Version] = []
    for run in runs:
        versions.append(_version(run, versions))
    is_cited = [all(reading.source == "citation" for reading in run) for run in runs]
    return tuple(
        replace(version, flags=said)
        for version, said in zip(versions, version_flags(versions, is_cited), strict=True)
    )


def _one_a_second(readings: Iterable[Reading]) -> Iterator[Reading]:
    """Yield the readings in time, one for each second."""
    ordered = sorted(readings, key=lambda one: (moment(one.timestamp), one.timestamp, one.url, one.text))
    before: Reading | None = None
    for _, group in groupby(ordered, key=lambda one: one.timestamp):
        rivals = list(group)
        rivals = [one for one in rivals if one.source == "memento"] or rivals
        if before is not None:
            shown = before
            rivals.sort(key=lambda one: (one.text != shown.text, one.essence != shown.essence))
        before = rivals[0]
        yield before


def _version(run: Sequence[Reading], before: Sequence[Version]) -> Version:
    """Return the version that a run of captures shows, nothing said of it yet."""
    first = run[0]
    return Version(
        number=len(before) + 1,
        text=first.text,
        essence=first.essence,
        dateless=first.dateless,
        url=first.url,
        first_capture=first.timestamp,
        last_capture=run[-1].timestamp,
        after_capture=before[-1].last_capture if before else None,
        captures=len(run),
        effective=first.effective,
        updated=first.updated,
        reason="technical" if first.technical else "content" if before else "first",
        flags=(),
        extractor=first.extractor,
    )
