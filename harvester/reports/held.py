"""What people read about the captures that are held for review."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from diffs.in_words import count, when
from diffs.text import one_line
from store.records import HeldCapture


def held_lines(held: Sequence[HeldCapture]) -> list[str]:
    """Return what people read about the captures that are held for review, those alike in one line.

    Args:
        held: the captures of one document, oldest first.
    """
    lines = []
    for _, alike in groupby(held, key=lambda one: (one.reason, one.words, one.url)):
        run = list(alike)
        first, last = run[0], run[-1]
        several = f" to {when(last.timestamp)} ({count(len(run), 'capture')})"
        seen = when(first.timestamp, zone=len(run) == 1) + (several if len(run) > 1 else "")
        lines.append(one_line(f"{seen}, {count(first.words, 'word')}: {first.reason} ({first.url})"))
    return lines
