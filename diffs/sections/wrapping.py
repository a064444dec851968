"""Texts broken into lines of one width, as those of PDF files are: a line may be a piece of a clause."""

from __future__ import annotations

from collections.abc import Sequence

from diffs.sections import titles
from diffs.sections.candidate import Candidate
from diffs.sections.lines import Line

# Of a text that is broken into lines, so many are long enough to tell, and at least half of them break off.
_LEAST_LINES = 20
_LONG_CHARS = 40
# A paragraph that is no broken line is longer than this; one line in twenty may be.
_WIDEST = 140
_EXCEPTIONS = 20
# A line is full from this share of the width that nine lines in ten keep to.
_WIDTH_QUANTILE = 0.9
_FULL = 0.8


def without_wrapped(lines: Sequence[Line], chosen: Sequence[Candidate]) -> list[Candidate]:
    """Drop the first lines of numbered clauses in a text that is broken into lines.

    Args:
        lines: the lines of the document that are not blank.
        chosen: what looks like headings in them, in order.

    Returns:
        The candidates that are not such lines: those that leave room in their line, and those that read
        like titles however long they are.
    """
    full = _FULL * _width(lines)
    return [one for one in chosen if not full or not _is_full(lines[one.at], one, full)]


def _is_full(line: Line, one: Candidate, full: float) -> bool:
    if one.dress != "number" or one.run_in or line.bold is not None or len(line.text) < full:
        return False
    return not (titles.is_title_case(one.heading) or one.heading.endswith(("?", "？")))


def _width(lines: Sequence[Line]) -> int:
    """Return the width that a text is broken to, or 0."""
    long = [line.text for line in lines if len(line.text) >= _LONG_CHARS and not line.table]
    broken = sum(not titles.ends_sentence(text) for text in long)
    if len(long) < _LEAST_LINES or 2 * broken < len(long):
        return 0
    widths = sorted(map(len, long))
    return (
        0
        if widths[-1 - len(long) // _EXCEPTIONS] > _WIDEST
        else widths[int(_WIDTH_QUANTILE * (len(long) - 1))]
    )
