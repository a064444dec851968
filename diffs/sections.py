"""Markdown or plain text to sections and back again, without the loss of a character."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from diffs.headings import candidates_of
from diffs.layout import lines_of
from diffs.outline import outline
from diffs.records import Section

_BLANK_LINES = re.compile(r"(?:[^\S\r\n]*(?:\r\n|\r|\n))*")


def split(text: str) -> tuple[Section, ...]:
    """Divide a text into its sections.

    Args:
        text: a policy in Markdown or plain text; any string.

    Returns:
        The sections in the order of the text. The first has level 0 and holds what is before the first
        heading, the title included; it is left out where nothing is. A text without headings is one section.
    """
    lines = lines_of(text)
    headings = outline(lines, candidates_of(text, lines))
    starts = [*(lines[one.candidate.at].start for one in headings), len(text)]
    sections = [Section("", "", "", 0, text[: starts[0]])] if starts[0] or not headings else []
    for found, (start, following) in zip(headings, pairwise(starts), strict=True):
        one = found.candidate
        body = min(_behind_blank_lines(text, one.end), following)
        sections.append(
            Section(
                number=one.number,
                heading=one.heading,
                raw_heading=text[start:body],
                level=found.level,
                body=text[body:following],
                index=len(sections),
            )
        )
    return tuple(sections)


def _behind_blank_lines(text: str, position: int) -> int:
    blank = _BLANK_LINES.match(text, position)
    return blank.end() if blank is not None else position


def join(sections: Iterable[Section]) -> str:
    """Put sections together again.

    Args:
        sections: in the order of the text.

    Returns:
        The text that `split` was given.
    """
    return "".join(section.raw_heading + section.body for section in sections)
