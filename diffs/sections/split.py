"""Markdown or plain text to sections and back again, without the loss of a character."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice, pairwise

from diffs.lazy_pattern import lazy_pattern
from diffs.records import Section
from diffs.sections.headings import candidates_of
from diffs.sections.lines import lines_of
from diffs.sections.outline import outline

# Size guard: a text of so many lines that are not blank is not a policy but a list, and is not divided. It
# keeps the hardest text under ten seconds and 700 MB; 5 MB of prose have some 60,000 lines.
MOST_LINES = 250_000
_FILLED_LINE = lazy_pattern(r"\S[^\r\n]*")
_BLANK_LINES = lazy_pattern(r"(?:[^\S\r\n]*(?:\r\n|\r|\n))*")


def split(text: str) -> tuple[Section, ...]:
    """Divide a text into its sections.

    Args:
        text: a policy in Markdown or plain text; any string.

    Returns:
        The sections in the order of the text. The first has level 0 and holds what is before the first
        heading, the title included; it is left out where nothing is. A text without headings is one section,
        and so is one of more than `MOST_LINES` lines.
    """
    lines = [] if has_too_many_lines(text) else lines_of(text)
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


def has_too_many_lines(text: str) -> bool:
    """Return whether a text has so many lines that it is not divided.

    Args:
        text: any string.

    Returns:
        True for more than `MOST_LINES` lines that are not blank.
    """
    return len(text) > 2 * MOST_LINES and any(islice(_FILLED_LINE.finditer(text), MOST_LINES, None))


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
