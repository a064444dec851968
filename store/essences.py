"""The essences of texts that say the same, although they differ in marks that are no words; pure."""

from __future__ import annotations

from collections.abc import Sequence


def shared_essences(essences: Sequence[str], alike: Sequence[bool]) -> tuple[str, ...]:
    """Return one essence for all the texts that say the same, wherever in the timeline they stand.

    >>> shared_essences(["a", "b", "c", "b"], [False, True, False, False])
    ('a', 'a', 'c', 'a')

    Args:
        essences: of the texts, in the order of the timeline.
        alike: whether each text differs at most cosmetically from the one before it.
    """
    shared: dict[str, str] = {}

    def found(essence: str) -> str:
        while essence in shared:
            essence = shared[essence]
        return essence

    for place, is_alike in enumerate(alike):
        before, here = (found(essences[at]) for at in (max(place - 1, 0), place))
        if is_alike and before != here:
            shared[here] = before
    return tuple(map(found, essences))
