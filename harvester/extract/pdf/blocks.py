"""Join the printed lines of a PDF to headings and paragraphs; pure.

A PDF contains lines rather than paragraphs. A line continues in the next one if both have the same font and
the usual distance of lines in the document, and if the first word of the next line would not have fitted on
this one.
"""

from __future__ import annotations

import re
import statistics
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from harvester.extract.pdf.printed import NUMBER, PrintedLine

_PAGE_NUMBER = re.compile(
    r"(?:(?:page|seite|pagina|página|pág\.|strona|p\.)\s*)?[-–|]?\s*\d{1,4}\s*[-–|]?"
    r"(?:\s*(?:of|/|von|sur|de|di|van|z)\s*\d{1,4})?",
    re.IGNORECASE,
)
_ITEM = re.compile(
    r"(?:[•◦▪●○■‣·∙*–—\-\uf0b7]|\(?(?:[0-9]{1,3}|[ivxlc]{1,5}|[a-zA-Z])[.)]|[0-9]+(?:\.[0-9]+)+\.?)(?:\s|$)"
)
_HYPHENATED = re.compile(r"(?<=[a-zà-ÿ])-$")
_ENDS_SENTENCE = re.compile(r"[.!?:;…。！？][\"'”’»)\]]*$")
_MARKUP_AT_START = re.compile(r"^(?=#{1,6}\s|[+>]\s)")

# In lines: what repeats at the same place of so many pages is a running head or foot, not the policy.
_EDGE_LINES = 3
_FEWEST_PAGES = 3
# The cells of a row are read within so many lines of each other, and begin at heights so near, in sizes.
_CELL_LINES = 3
_BESIDE = 1.5
# Numbers and blanks differ from page to page, and some readers break such a line before its number.
_HEAD_LETTERS = 10
# A part of the size of a letter: baselines of one paragraph differ so much from the usual distance.
_LEADING_SLACK = 0.3
# Sizes are measured to a tenth of a point; a title is larger by more than this part.
_LARGER = 1.08
_LONGEST_HEADING = 20  # words
_MOST_LEVELS = 4
# Where the document is in bold throughout, bold says nothing.
_MOST_BOLD = 0.3


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A heading or a paragraph.

    Attributes:
        text: its words in one line.
        level: of a heading 1 to 6; 0 for a paragraph.
    """

    text: str
    level: int = 0


@dataclass(frozen=True, slots=True)
class _Measures:
    """How the document is printed.

    Attributes:
        body: the size of most of its letters, in points.
        leading: the distance of the baselines of a paragraph's lines, by size of letters, in parts of it.
        sizes: the sizes of its headings, the largest first.
        bold_counts: whether a line in bold stands out.
    """

    body: float
    leading: dict[float, float]
    sizes: tuple[float, ...]
    bold_counts: bool


def blocks_of(pages: Sequence[Sequence[PrintedLine]]) -> list[TextBlock]:
    """Return the headings and paragraphs of a document.

    Args:
        pages: the printed lines of each page, in reading order.
    """
    kept = _without_running_heads(pages)
    lines = [line for page in kept for line in page]
    if not lines:
        return []
    measures = _measured(kept)
    blocks: list[list[PrintedLine]] = []
    for page in map(_with_cells, kept):
        right = _right_margin(page)
        for place, line in enumerate(page):
            before = page[place - 1] if place else None
            if before is not None:
                goes_on = _goes_on(before, line, measures, right)
            else:
                goes_on = bool(blocks) and _goes_on_over_page(blocks[-1][-1], line)
            if goes_on:
                blocks[-1].append(line)
            else:
                blocks.append([line])
    return [TextBlock(_joined(block), _level(block, measures)) for block in blocks]


def markdown_of(blocks: Sequence[TextBlock]) -> str:
    """Return the blocks as Markdown, headings with their number signs."""
    return "\n\n".join(
        f"{'#' * block.level} {block.text}" if block.level else _MARKUP_AT_START.sub(r"\\", block.text)
        for block in blocks
    )


def _without_running_heads(pages: Sequence[Sequence[PrintedLine]]) -> list[list[PrintedLine]]:
    """Return the pages without page numbers and running heads."""
    edges = [{_as_head(line): None for line in (*page[:_EDGE_LINES], *page[-_EDGE_LINES:])} for page in pages]
    counted = Counter(head for page in edges for head in page)
    least = max(_FEWEST_PAGES, len([page for page in pages if page]) // 2)
    running = {head for head, times in counted.items() if times >= least}
    kept = []
    for page in pages:
        last = len(page) - _EDGE_LINES
        kept.append(
            [
                line
                for place, line in enumerate(page)
                if _EDGE_LINES <= place < last
                or not (_as_head(line) in running or _PAGE_NUMBER.fullmatch(line.text))
            ]
        )
    return kept


def _as_head(line: PrintedLine) -> tuple[str, int, float]:
    """Return a key that is equal for a running head on all pages: its first letters and its height."""
    letters = "".join(filter(str.isalpha, line.text))
    return letters[:_HEAD_LETTERS], round(line.baseline / 4), line.size


def _with_cells(page: Sequence[PrintedLine]) -> list[PrintedLine]:
    """Return a page with the lines marked that are cells in a row of a table, or go on with one."""
    marked: list[PrintedLine] = []
    row: PrintedLine | None = None
    for place, line in enumerate(page):
        near = page[max(0, place - _CELL_LINES) : place + _CELL_LINES + 1]
        is_row = line.is_row or any(_is_right_of(other, line) for other in near)
        is_inside = row is not None and line.left > row.left + 2 * row.size
        if not is_inside:
            row = line if is_row else None
        marked.append(replace(line, is_row=is_row or is_inside))
    return marked


def _is_right_of(other: PrintedLine, line: PrintedLine) -> bool:
    """Return whether a line is printed beside another: in the next cell, as columns are read one by one."""
    beside = abs(other.baseline - line.baseline) < _BESIDE * line.size
    return beside and other.left > line.right + line.size / 2 and NUMBER.fullmatch(line.text) is None


def _measured(pages: Sequence[Sequence[PrintedLine]]) -> _Measures:
    """Measure the letters and the distances of the lines of a document."""
    letters: Counter[float] = Counter()
    gaps: dict[float, list[float]] = {}
    bold = 0
    for page in pages:
        for line in page:
            letters[line.size] += len(line.text)
            bold += len(line.text) * line.is_bold
        for before, line in pairwise(page):
            gap = (before.baseline - line.baseline) / line.size if line.size else 0.0
            if before.size == line.size and 0.8 < gap < 3:
                gaps.setdefault(line.size, []).append(gap)
    body = letters.most_common(1)[0][0]
    # Most lines go on in the next one: the lower quartile is a distance within a paragraph.
    leading = {size: _lower_quartile(found) for size, found in gaps.items()}
    sizes = sorted((size for size in letters if size > body * _LARGER), reverse=True)
    return _Measures(body, leading, tuple(sizes), bold < _MOST_BOLD * letters.total())


def _lower_quartile(values: list[float]) -> float:
    """Return the value that a quarter of the values are below."""
    return statistics.quantiles(values, n=4)[0] if len(values) > 1 else values[0]


def _right_margin(page: Sequence[PrintedLine]) -> float:
    """Return how far lines run on a page, in points; a few may run further."""
    edges = sorted(line.right for line in page)
    return edges[int(0.9 * (len(edges) - 1))] if edges else 0.0


def _goes_on(before: PrintedLine, line: PrintedLine, measures: _Measures, right: float) -> bool:
    """Return whether a line continues the previous line on the page."""
    if before.size != line.size or _ITEM.match(line.text):
        return False
    if before.is_bold != line.is_bold and not _runs_full(before, line, right):
        return False
    gap = (before.baseline - line.baseline) / line.size if line.size else 0.0
    if gap < 0.2:
        # Two pieces of one printed line (a tab between them), or the next column.
        return gap > -0.2 or _goes_on_over_page(before, line)
    usual = measures.leading.get(line.size, 1.2)
    if gap > usual * (1 + _LEADING_SLACK):
        return False
    return before.is_divided or _runs_full(before, line, right) or _are_centred(before, line, measures)


def _are_centred(before: PrintedLine, line: PrintedLine, measures: _Measures) -> bool:
    """Return whether two lines are those of one title in the middle of the page."""
    stands_out = line.size in measures.sizes or (measures.bold_counts and before.is_bold and line.is_bold)
    off = abs(before.left + before.right - line.left - line.right) / 2
    return stands_out and off < line.size / 2 < abs(before.left - line.left)


def _runs_full(before: PrintedLine, line: PrintedLine, right: float) -> bool:
    """Return whether the first word of a line would not have fitted on the line before it."""
    words = line.text.split(" ", 1)
    width = (line.right - line.left) / max(1, len(line.text))
    return before.right + width * (len(words[0]) + 1) > right - width


def _goes_on_over_page(before: PrintedLine, line: PrintedLine) -> bool:
    """Return whether a line at the top of a page or column continues the last one of the page before."""
    if before.size != line.size or before.is_bold != line.is_bold or _ITEM.match(line.text):
        return False
    return before.is_divided or (not _ENDS_SENTENCE.search(before.text) and not line.text[0].isupper())


def _joined(block: Sequence[PrintedLine]) -> str:
    """Join the lines of a block to one line, and divided words to one word."""
    text = block[0].text
    for before, line in pairwise(block):
        if before.is_divided:
            text += line.text
        elif _HYPHENATED.search(text) and line.text[0].islower():
            text = text[:-1] + line.text
        else:
            text += f" {line.text}"
    return text


def _level(block: Sequence[PrintedLine], measures: _Measures) -> int:
    """Return the level of a heading, 0 for a paragraph."""
    text = " ".join(line.text for line in block)
    if any(line.is_row for line in block):
        return 0
    if len(text.split()) > _LONGEST_HEADING or not any(letter.isalpha() for letter in text):
        return 0
    first = block[0]
    if first.size in measures.sizes:
        return min(measures.sizes.index(first.size) + 1, _MOST_LEVELS)
    is_all_bold = measures.bold_counts and all(line.is_bold for line in block)
    if is_all_bold and first.size >= measures.body and not text.endswith((".", ",", ";")):
        return min(len(measures.sizes) + 1, _MOST_LEVELS)
    return 0
