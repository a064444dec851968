"""Group the captures of a document that were read into versions, without flags yet; pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from diffs.in_words import count, day
from store.essences import shared_essences
from store.records import Reading, Version
from store.timeline.addresses import address_of
from store.timeline.counterparts import comparable, in_terms_of_mementos, is_other_method
from store.timestamps import moment

IsCosmetic = Callable[[str, str], bool]
"""Whether two texts, given by their SHA-256, differ in no word."""

# How many runs of captures that a browser rendered are named one by one.
_SPANS = 5
# Why a version is not compared with the one before it.
OTHER_METHOD = (
    "not compared with the version before: a browser rendered only one of the two, so a difference may come "
    "from the method"
)


@dataclass(frozen=True, slots=True)
class DrawnVersion:
    """A version without flags, and the captures that show it.

    Attributes:
        version: the version.
        run: what its captures show, oldest first.
    """

    version: Version
    run: Sequence[Reading]

    @property
    def is_cited(self) -> bool:
        """Whether its text comes only from corpus documents."""
        return all(reading.source == "citation" for reading in self.run)

    @property
    def is_closed(self) -> bool:
        """Whether a page that shows it has an end."""
        return any(reading.has_end for reading in self.run)

    def last_at(self, address: str) -> Reading | None:
        """Return the last of its captures at an address, or None."""
        return next((one for one in reversed(self.run) if address_of(one.url) == address), None)


def in_order(readings: Iterable[Reading]) -> tuple[Reading, ...]:
    """Return the readings that are evidence, oldest first, one for each second; corpus documents as read.

    A corpus document counts as a capture until the memento that it cites has been read; from then on, the
    memento is the evidence, whether or not the two agree. A version is identified by its first capture, so
    of captures of the same second (two addresses, two crawlers) only one counts: the one that shows what was
    shown before, or else the first by its URL.

    Args:
        readings: what was read, in any order.
    """
    return tuple(_one_a_second(readings))


def unflagged(readings: Iterable[Reading], is_cosmetic: IsCosmetic) -> tuple[DrawnVersion, ...]:
    """Return the versions that the captures of one document show, oldest first, without flags.

    A version is an unbroken run of captures with the same text; captures that were not read are not evidence
    (docs/design.md, *What a version and a change are*).

    Args:
        readings: what was read, in any order.
        is_cosmetic: whether two texts differ in no word, as their comparison says.
    """
    shown = in_terms_of_mementos(in_order(readings))
    runs = [list(run) for _, run in groupby(shown, key=lambda reading: reading.text)]
    pairs = [None, *(_compared(old, new) for old, new in pairwise(runs))]
    runs = _with_shared_essences(runs, pairs, is_cosmetic)
    versions: list[Version] = []
    for place, (run, compared) in enumerate(zip(runs, pairs, strict=False)):
        is_other = (
            place > 0 and compared is None and is_other_method(runs[place - 1][-1].recipe, run[0].recipe)
        )
        versions.append(_version(run, versions, compared, is_other=is_other))
    return tuple(DrawnVersion(version, run) for version, run in zip(versions, runs, strict=True))


def _with_shared_essences(
    runs: Sequence[list[Reading]],
    pairs: Sequence[tuple[str, str] | None],
    is_cosmetic: IsCosmetic,
) -> list[list[Reading]]:
    """Return the runs with one essence for all texts that say the same (docs/design.md, *Cosmetic*).

    Args:
        runs: captures in a row with the same text.
        pairs: the texts by which each run is compared with the one before it, or None.
        is_cosmetic: returns whether two texts differ in no word as their comparison says.
    """
    essences = [run[0].essence for run in runs]
    alike = [
        place > 0
        and pair is not None
        and pair[0] != pair[1]
        and essences[place - 1] != essences[place]
        and is_cosmetic(*pair)
        for place, pair in enumerate(pairs[: len(runs)])
    ]
    if not any(alike):
        return list(runs)
    shared = dict(zip(essences, shared_essences(essences, alike), strict=True))
    return [[replace(one, essence=shared.get(one.essence, one.essence)) for one in run] for run in runs]


def _one_a_second(readings: Iterable[Reading]) -> Iterator[Reading]:
    """Yield the readings sorted by time, one for each second."""
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


def _ways_of_reading(run: Sequence[Reading]) -> list[str]:
    """Return which captures of a version a browser rendered, as a note if only some of them were."""
    rendered = [one for one in run if one.recipe == "rendered"]
    if not rendered or len(rendered) == len(run):
        return []
    spans = [
        _span_in_words(list(group))
        for recipe, group in groupby(run, key=lambda one: one.recipe)
        if recipe == "rendered"
    ]
    which = ", ".join(spans[:_SPANS]) + (f" and {len(spans) - _SPANS} more" if len(spans) > _SPANS else "")
    return [f"a browser rendered {len(rendered)} of the {count(len(run), 'capture')}: {which}"]


def _span_in_words(captures: Sequence[Reading]) -> str:
    """Return which captures in a row are meant."""
    first, last = day(captures[0].timestamp), day(captures[-1].timestamp)
    return f"that of {first}" if first == last else f"those from {first} to {last}"


def _compared(old: Sequence[Reading], new: Sequence[Reading]) -> tuple[str, str] | None:
    """Return the texts by which two neighbouring runs are compared, or None if they cannot be.

    A run of equal texts may hold captures that were read in both ways: then those that were read in the same
    way are compared.
    """
    last, first = old[-1], new[0]
    if is_other_method(last.recipe, first.recipe) and {one.recipe for one in old} & {
        one.recipe for one in new
    }:
        return last.text, first.text
    return comparable(last, first)


def _version(
    run: Sequence[Reading],
    before: Sequence[Version],
    compared: tuple[str, str] | None,
    *,
    is_other: bool,
) -> Version:
    """Return the version that a run of captures shows, without flags yet."""
    first = run[0]
    notes = dict.fromkeys(note for reading in run for note in reading.notes)
    notes |= dict.fromkeys(_ways_of_reading(run) + ([OTHER_METHOD] if is_other else []))
    return Version(
        number=len(before) + 1,
        text=first.text,
        essence=first.essence,
        dateless=first.dateless,
        url=first.url,
        first_capture=first.timestamp,
        last_capture=run[-1].timestamp,
        after_capture=before[-1].last_capture if before else None,
        known_from=min((one.known_from for one in run), key=moment),
        known_until=max((one.known_until for one in run), key=moment),
        not_before=before[-1].known_until if before else None,
        captures=len(run),
        effective=first.effective,
        updated=first.updated,
        # What only another way of reading shows may be our change (docs/design.md, law 2).
        reason="method" if is_other else "technical" if first.technical else "content" if before else "first",
        flags=(),
        extractor=first.extractor,
        recipe=first.recipe,
        compared=compared,
        coverage=first.coverage,
        notes=tuple(notes),
    )
