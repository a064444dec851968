"""Tell the changes that only newer rules found from those that are new in the world; pure."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import islice, pairwise

from store.records import HeldCapture
from store.tables.versions import StoredVersion
from store.timestamps import moment

Bounds = tuple[str, str]
_Neighbours = tuple[StoredVersion, StoredVersion]


def found_by_rules(
    before: Sequence[StoredVersion], held: Sequence[HeldCapture], after: Sequence[StoredVersion]
) -> tuple[Bounds, ...]:
    """Return the bounds of the changes that newer rules found in captures that older rules had read.

    Newer rules may release a capture that was held for review, or see a difference of words where older rules
    saw a cosmetic one. That is not news (docs/design.md, laws 2 and 10). A change that older rules had found,
    too, stays what it was, even if newer rules move its bounds or divide it. Captures that are newer than
    everything that older rules had drawn are new in the world.

    Args:
        before: the timeline that older rules drew.
        held: the captures that older rules held for review.
        after: the timeline that newer rules drew.

    Returns:
        The last capture before the change and the first one after it, 14 digits each.
    """
    drawn = [*(version.last_capture for version in before), *(one.timestamp for one in held)]
    newest = max(map(moment, drawn), default=None)
    if newest is None:
        return ()
    changes = tuple(_changes_of_words(after))
    times = [moment(new.first_capture) for _, new in changes]
    known: set[int] = set()
    for change in _changes_of_words(before):
        known.update(_places(change, changes, times))
    return tuple(
        (old.last_capture, new.first_capture)
        for place, (old, new) in enumerate(changes)
        if times[place] <= newest and place not in known
    )


def _changes_of_words(versions: Sequence[StoredVersion]) -> Iterator[_Neighbours]:
    """Yield the neighbouring versions between which words changed on the page."""
    for old, new in pairwise(versions):
        if new.compared_from != new.compared_to and not {"cosmetic", "cited"} & set(new.flags):
            yield old, new


def _places(known: _Neighbours, changes: Sequence[_Neighbours], times: Sequence[datetime]) -> Iterable[int]:
    """Return the places of the changes in which newer rules see a change that older rules had seen.

    Args:
        known: the change that older rules had seen.
        changes: the changes that newer rules see, oldest first.
        times: when each of them was first captured.
    """
    before, after = known
    bounds = map(moment, (before.last_capture, after.first_capture, after.last_capture))
    since, until, last = (bisect_right(times, bound) for bound in bounds)
    if since < until:
        return range(since, until)
    # Newer rules may see the new text begin later.
    later = (place for place in range(until, last) if _texts(changes[place]) == _texts(known))
    return islice(later, 1)


def _texts(change: _Neighbours) -> tuple[str | None, str | None]:
    """Return the two texts that are compared for a change."""
    return change[1].compared_from, change[1].compared_to
