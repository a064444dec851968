"""Marks of changes that have no room for words: at their times, or one for each period."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from diffs.in_words import count
from diffs.render.summary import words_in_short
from harvester.site import svg
from harvester.site.heat_cells import HeatCell
from harvester.site.heat_columns import HeatColumn
from harvester.site.heat_periods import Periods

NumberedCells = Sequence[tuple[int, HeatCell]]
"""The cells of a section, each with the number of its version, oldest first."""

# With more, several changes of a section in the same place are shown as one, the darkest.
_MOST_MARKS = 9_000
_FINEST = 300


def is_marked(cell: HeatCell) -> bool:
    """Return whether words changed, so that a cell has a mark where there is no room for words.

    Args:
        cell: the cell.
    """
    return cell.kind not in ("cosmetic", "named")


def changes_in_words(cells: NumberedCells) -> str:
    """Return how often a section changed, and how many words came and went in all.

    Args:
        cells: its cells.
    """
    marked = [cell for _, cell in cells if is_marked(cell)]
    added, removed = (sum(cell.counts[side] for cell in marked) for side in (0, 1))
    return ", ".join(filter(None, (count(len(marked), "change"), words_in_short(added, removed))))


def finest(rows: Sequence[NumberedCells], columns: Mapping[int, HeatColumn]) -> int:
    """Return into how many places the axis is divided so that the marks are not too many.

    Args:
        rows: the cells of each section.
        columns: the columns, by number of version.
    """
    places = _FINEST
    while places > 12:
        drawn = sum(
            len({int(columns[version].middle / 100 * places) for version, _ in cells}) for cells in rows
        )
        if drawn <= _MOST_MARKS:
            break
        places //= 2
    return places


def marks(cells: NumberedCells, columns: Mapping[int, HeatColumn], places: int) -> Iterator[str]:
    """Yield narrow marks at the times of changes; of several in one place, the one that weighs most.

    Args:
        cells: the cells of a section.
        columns: the columns, by number of version.
        places: into how many places the axis is divided.
    """
    found: dict[int, tuple[HeatCell, float]] = {}
    for version, cell in cells:
        at = columns[version].middle
        place = int(at / 100 * places)
        if is_marked(cell) and (place not in found or _heaviness(cell) > _heaviness(found[place][0])):
            found[place] = cell, at
    for cell, at in found.values():
        yield f'<rect class="m {_style(cell)}" x="{svg.percent(at)}"/>'


def period_marks(cells: NumberedCells, columns: Mapping[int, HeatColumn], periods: Periods) -> Iterator[str]:
    """Yield a mark for each period with changes: that of the one that weighs most, and how many there are.

    Args:
        cells: the cells of a section.
        columns: the columns, by number of version.
        periods: the periods.
    """
    found: dict[int, list[HeatCell]] = {}
    for version, cell in cells:
        change = columns[version].change
        if change is not None and is_marked(cell):
            found.setdefault(periods.of(change.middle), []).append(cell)
    for period, those in found.items():
        left, right = periods.across(period)
        across = f'x="{svg.percent(left)}" width="{svg.percent(right - left)}"'
        said = f"{periods.label(period)}: {count(len(those), 'change')}"
        style = _style(max(those, key=_heaviness))
        yield f'<rect class="period {style}" {across}><title>{said}</title></rect>'


def _style(cell: HeatCell) -> str:
    """Return the class of a mark. Steps begin at the second one: the first is too pale without words."""
    return f"{cell.kind}{max(2, cell.step) if cell.kind == 'reworded' else ''}"


def _heaviness(cell: HeatCell) -> int:
    return 5 if cell.kind in ("came", "went") else cell.step
