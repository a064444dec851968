"""Put the sections of all versions into one order, those that are gone where they stood; pure."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import TypeVar

Item = TypeVar("Item", bound=Hashable)


def standing_order(lists: Sequence[Sequence[Item]]) -> Iterator[Item]:
    """Yield the items of several lists, each once.

    Those of the last list come in its order; an item that it lacks follows the one after which it stood in
    the last list that has it.

    Args:
        lists: items in order, in no list twice; a later list says more than an earlier one.
    """
    after: dict[Item | None, Item | None] = {None: None}
    for items in reversed(lists):
        _insert(after, items)
    item = after[None]
    while item is not None:
        yield item
        item = after[item]


def _insert(after: dict[Item | None, Item | None], items: Iterable[Item]) -> None:
    """Put the items that a chain lacks behind the ones after which they stand."""
    before: Item | None = None
    for item in items:
        if item not in after:
            after[item], after[before] = after[before], item
        before = item
