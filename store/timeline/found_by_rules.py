"""Tell the changes that only newer rules found from those that are new in the world; pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from store.records import HeldCapture
from store.tables.versions import StoredVersion
from store.timestamps import moment

Bounds = tuple[str, str]


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
    known = tuple(_changes_of_words(before))
    return tuple(
        (old.last_capture, new.first_capture)
        for old, new in _changes_of_words(after)
        if moment(new.first_capture) <= newest and not any(_is_known(new, *change) for change in known)
    )


def _changes_of_words(versions: Sequence[StoredVersion]) -> Iterator[tuple[StoredVersion, StoredVersion]]:
    """Yield the neighbouring versions between which words changed on the page."""
    for old, new in pairwise(versions):
        if new.compared_from != new.compared_to and not {"cosmetic", "cited"} & set(new.flags):
            yield old, new


def _is_known(new: StoredVersion, before: StoredVersion, after: StoredVersion) -> bool:
    """Return whether a change to `new` is the change from `before` to `after`, or a part of it."""
    if (new.compared_from, new.compared_to) == (after.compared_from, after.compared_to):
        return True
    return moment(before.last_capture) < moment(new.first_capture) <= moment(after.first_capture)
