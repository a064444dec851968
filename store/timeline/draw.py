"""Draw the timeline of a document: captures that were read become versions with flags; pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from diffs import compare
from store.records import Reading, Version
from store.timeline.flags import flagged
from store.timeline.grounds import Markdown
from store.timeline.runs import IsCosmetic, unflagged


def draw(
    readings: Iterable[Reading], markdown: Markdown, is_cosmetic: IsCosmetic | None = None
) -> tuple[Version, ...]:
    """Return the versions that the captures of one document show, oldest first.

    Args:
        readings: what was read, in any order.
        markdown: returns the text with a given SHA-256.
        is_cosmetic: whether two texts differ in no word, as their comparison says; if None, they are
            compared.
    """

    def differ_in_no_word(old: str, new: str) -> bool:
        return compare(markdown(old), markdown(new)).cosmetic

    drawn = unflagged(readings, is_cosmetic or differ_in_no_word)
    return tuple(
        replace(one.version, flags=tuple(flag.flag for flag in said), flag_evidence=said)
        for one, said in zip(drawn, flagged(drawn, markdown), strict=True)
    )
