"""The heat map: the sections of a document as lifelines, with what happened to each on the way.

It is an ordered list of links, not a table: a table of mostly empty cells would be read out cell by cell. The
drawings are hidden from screen readers, and each link ends in unseen words that say the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from diffs.in_words import count, day
from diffs.render.summary import heading_of
from diffs.text import one_line
from harvester import report_paths as paths
from harvester.site import svg
from harvester.site.axis import text_width
from harvester.site.chart_data import ChartData
from harvester.site.document_frame import document_paths
from harvester.site.frame import shown
from harvester.site.heat_cells import HeatCell, heat_cell, in_unseen_words
from harvester.site.heat_columns import HeatColumn, HeatColumns, heat_columns
from harvester.site.heat_marks import changes_in_words, finest, is_marked, marks, period_marks
from harvester.site.heat_periods import Periods, periods_of
from harvester.site.history import DocumentHistory
from harvester.site.lifelines import SectionLife
from harvester.site.strips import FIELDS

# From this many rows on, those that never changed are behind a checkbox on a wide screen, too.
_MANY_ROWS = 30
# From this many rows on, they are grouped under the headings of the highest level.
_GROUPED_ROWS = 100
# With more cells than this, cells are neither links nor have words in them, so that the page stays small.
_MOST_CELLS = 2_500
# With more changes of the document, marks are those of months, or of longer if there are too many.
_MOST_CHANGES = 1_000
_MOST_PERIODS = 6_000
# Of the sections that changed most, so many are shown in that order, unless fewer than these changed at all.
_MOST_RANKED, _FEWEST_RANKED = 20, 8
_DEEPEST = 3
_NUMBER_CHARACTERS = 12
_HEADING_CHARACTERS, _SHORT_HEADING = 300, 100
# With more sections than this, those that went first are left out.
_MOST_ROWS = 1_000
# In pixels, of a character in a cell, and in its columns' heads.
_CELL_CHARACTER = 6.3
# In pixels: the height of the columns' heads, and that of the lines from the timeline in it.
_HEAD, _FAN = 68, 34
# In per cent, on each side of a cell.
_CELL_GAP = 0.1


@dataclass(frozen=True, slots=True)
class HeatRow:
    """A section, and its cells.

    Attributes:
        life: the section.
        cells: number of version and cell, oldest first.
        is_alive: whether it stands in the newest version.
        is_same: whether its words and its name never changed, and it stands from first to last.
    """

    life: SectionLife
    cells: tuple[tuple[int, HeatCell], ...]
    is_alive: bool
    is_same: bool

    @property
    def newest(self) -> str:
        """Its number and heading as they stand last, on one line."""
        return " ".join(filter(None, self.named))

    @property
    def named(self) -> tuple[str, str]:
        """Its number and its heading as they stand last; a heading that is missing is said in words."""
        section = self.life.sections[max(self.life.sections)]
        return one_line(section.number, _NUMBER_CHARACTERS), heading_of(section)

    @property
    def level(self) -> int:
        """The level of its heading."""
        return self.life.sections[max(self.life.sections)].level


def heat_rows(history: DocumentHistory) -> tuple[HeatRow, ...]:
    """Return the sections of a document with their cells, in the order of the text.

    Args:
        history: of the document.
    """
    last = len(history.versions)
    places = {
        id(section): place
        for change in history.changes
        if change.compared
        for place, section in enumerate(change.compared.sections)
    }
    rows = []
    for life in history.lives:
        cells = tuple(
            (version, heat_cell(life, version, places[id(section)]))
            for version, section in sorted(life.changes.items())
        )
        is_whole = len(life.sections) == last
        is_same = is_whole and all(cell.kind == "cosmetic" for _, cell in cells)
        rows.append(HeatRow(life, cells, last in life.sections, is_same))
    return tuple(rows)


class HeatMap:
    """The heat map of a document.

    Args:
        history: of the document, with two versions at least.
        data: what the charts show.
        rows: its sections with their cells.
    """

    def __init__(self, history: DocumentHistory, data: ChartData, rows: Sequence[HeatRow]) -> None:
        self._paths = document_paths(history)
        self._data = data
        self._known = len(rows)
        rows = self._rows = _newest(rows)
        # The whole heading is on the page of the section.
        self._longest = _HEADING_CHARACTERS if len(rows) < _GROUPED_ROWS else _SHORT_HEADING
        cells = sum(len(row.cells) for row in rows)
        self.columns: HeatColumns = heat_columns(data, cells, _MOST_CELLS)
        self._is_dense = self.columns.layout == "times"
        self._finest = finest([row.cells for row in rows], self.columns.columns) if self._is_dense else 0
        self._periods = self._by_months() if len(data.changes) > _MOST_CHANGES else None

    def _by_months(self) -> Periods:
        """Return the periods that are shown instead of single changes, if there are very many."""
        changes = {one.change.after.number: one.middle for one in self._data.changes}
        rows = ([version for version, cell in row.cells if is_marked(cell)] for row in self._rows)
        return periods_of(self._data.axis, rows, changes, _MOST_PERIODS)

    def html(self) -> Iterator[str]:
        """Yield the heat map as lines of HTML."""
        same = sum(row.is_same for row in self._rows)
        many = " many" if len(self._rows) > _MANY_ROWS else ""
        yield f'<div class="heat{many}">'
        yield from self._head()
        if self._periods is not None:
            said = f"Each mark is {self._periods.unit}; of several changes in it, the darkest is shown."
            yield f'<p class="quiet">{said}</p>'
        if same:
            said = f"Show {count(same, 'section')} with the same words in all versions"
            yield f'<p class="show-same ui"><label><input type="checkbox" id="show-same"> {said}</label></p>'
        if len(self._rows) >= _GROUPED_ROWS:
            yield from self._groups()
        else:
            yield '<ol class="rows">'
            yield from map(self._row, self._rows)
            yield "</ol>"
        if left := self._known - len(self._rows):
            said = f"{count(left, 'more section')} that went earlier: see the pages of the versions."
            yield f'<p class="quiet">{said}</p>'
        yield from self._ranked()
        yield "</div>"

    def _ranked(self) -> Iterator[str]:
        """Yield the sections that changed most once more, in that order."""
        changed = [row for row in self._rows if any(is_marked(cell) for _, cell in row.cells)]
        if len(changed) < _FEWEST_RANKED:
            return
        changed.sort(key=lambda row: -sum(sum(cell.counts) for _, cell in row.cells))
        said = f"The {min(_MOST_RANKED, len(changed))} sections that changed most, in that order"
        yield f'<details class="group ranked"><summary>{said}</summary><ol class="rows">'
        yield from (self._row(row, is_counted=True) for row in changed[:_MOST_RANKED])
        yield "</ol></details>"

    def _head(self) -> Iterator[str]:
        """Yield the numbers of the columns, with lines from the timeline to them."""
        columns = self.columns.columns.values()
        full = [column for column in columns if column.is_full]
        parts = []
        if not self._is_dense:
            for column in full:
                if column.change:
                    at = self._data.axis.at(column.change.middle)
                    parts.append(svg.line("fan", (at, column.middle), (0, _FAN)))
        for field, width in FIELDS:
            numbers = self._sparse_numbers(full, width) if self._is_dense else self._numbers(width)
            parts.append(svg.group(field, numbers))
        yield '<div class="strip head"><div class="name"><b>Section</b></div>'
        yield svg.drawing("columns", _HEAD - (_FAN if self._is_dense else 0), parts) + "</div>"

    def _numbers(self, width: int) -> Iterator[str]:
        """Yield number and day of each column, and a triangle for a silent edit."""
        for column in self.columns.columns.values():
            if not column.is_full:
                yield svg.label("quiet mid", column.middle, 48, "·")
                continue
            room = (column.right - column.left) / 100 * width - 4
            is_silent = column.change is not None and column.change.is_silent
            yield svg.label("number mid", column.middle, 48, str(column.number), shift=-5 if is_silent else 0)
            if is_silent:
                yield svg.mark("silent small", column.middle, 39, "M4 0H14L9 8.5Z")
            date = day(column.first_capture)
            said = "first seen" if column.change is None else date
            fitting = [one for one in (said, date.partition(" ")[2]) if text_width(one, 5.8) <= room]
            if fitting:
                yield svg.label("quiet mid", column.middle, 63, fitting[0])

    def _sparse_numbers(self, full: Sequence[HeatColumn], width: int) -> Iterator[str]:
        """Yield the numbers of some columns that stand at their times."""
        free = -100.0
        for column in full:
            at = column.middle / 100 * width
            if at - free > text_width(str(column.number)) + 24:
                yield svg.label("number mid", column.middle, _HEAD - _FAN - 8, str(column.number))
                free = at

    def _groups(self) -> Iterator[str]:
        """Yield the rows grouped under the highest headings; groups without a change are closed."""
        groups: list[list[HeatRow]] = []
        for row in self._rows:
            if not groups or row.level <= 1:
                groups.append([])
            groups[-1].append(row)
        if len(groups) > len(self._rows) / 2:
            # A text whose headings are all of one level has no groups.
            groups = [list(self._rows[at : at + 25]) for at in range(0, len(self._rows), 25)]
        for group in groups:
            changed = sum(not row.is_same for row in group)
            name = shown(group[0].newest, _HEADING_CHARACTERS)
            said = f"{count(len(group), 'section')}, {changed or 'none'} changed"
            yield f'<details class="group"{" open" * bool(changed)}>'
            yield f'<summary><bdi>{name}</bdi> <span class="quiet">{said}</span></summary>'
            yield '<ol class="rows">'
            yield from map(self._row, group)
            yield "</ol></details>"

    def _row(self, row: HeatRow, *, is_counted: bool = False) -> str:
        """Return a section with its lifeline."""
        number, heading = row.named
        is_cut = self._is_dense or any(self._is_short(version, cell) for version, cell in row.cells)
        styles = " ".join(["row"] + ["same"] * row.is_same + ["dead"] * (not row.is_alive) + ["cut"] * is_cut)
        level = min(max(row.level - 1, 0), _DEEPEST)
        href = escape(paths.link(self._paths.page, self._paths.section(row.life.address)))
        title = f' title="{shown(heading, self._longest)}"' if len(heading) > 30 else ""
        name = f"<bdi>{shown(heading, self._longest)}</bdi>"
        label = f"{shown(number)} {name}" if number else name
        said = shown(in_unseen_words(row.cells))
        words = f'<span class="unseen">: </span><span class="unseen words">{said}</span>'
        if is_counted:
            words = f'<span class="counted">{shown(changes_in_words(row.cells))}</span>'
        return (
            f'<li class="{styles}"><a class="name l{level}" href="{href}"{title}>'
            f"<span>{label}</span>{words}</a>{svg.drawing('life', 26, self._life(row))}</li>"
        )

    def _life(self, row: HeatRow) -> Iterator[str]:
        """Yield the lifeline of a section, with its cells upon it."""
        columns = self.columns.columns
        # In the column of its end, its cell stands; at the time of its end, it is there no more.
        ends = () if self._is_dense else (version for version, _ in row.cells)
        numbers = sorted({*row.life.sections, *ends})
        for first, last in _runs(numbers):
            yield svg.line("life", self._across(first, last), (13, 13))
        if self._periods is not None:
            yield from period_marks(row.cells, self.columns.columns, self._periods)
            return
        if self._is_dense:
            yield from marks(row.cells, self.columns.columns, self._finest)
            return
        narrow: dict[str, list[str]] = {field: [] for field, _ in FIELDS}
        for version, cell in row.cells:
            column = columns[version]
            for field, width in FIELDS:
                narrow[field].append(_cell_text(cell, column, width))
            yield self._cell(cell, column)
        yield from (svg.group(field, narrow[field]) for field, _ in FIELDS)

    def _across(self, first: int, last: int) -> tuple[float, float]:
        """Return from where to where a section is that stands in all versions from one to another."""
        columns = self.columns.columns
        start = columns[first].left + (_CELL_GAP if first > 1 else 0)
        if not self._is_dense:
            return start, columns[last].right - _CELL_GAP if last < len(columns) else 100
        # Where columns stand at their times, it is there until the next change, or the last capture.
        seen = self._data.axis.at(self._data.texts[-1].end)
        return start, columns[last + 1].left if last < len(columns) else max(start, seen)

    def _cell(self, cell: HeatCell, column: HeatColumn) -> str:
        """Return the ground of a cell, which leads to the comparison."""
        if cell.kind == "cosmetic" or not column.is_full or column.change is None:
            return svg.mark("dot", column.middle, 13, "M-1.5 0a1.5 1.5 0 1 0 3 0a1.5 1.5 0 1 0 -3 0")
        style = f"cell {cell.kind}{cell.step or ''}"
        is_last = column.number == len(self.columns.columns)
        across = column.left + _CELL_GAP, 100 if is_last else column.right - _CELL_GAP
        change = column.change.change
        target = self._paths.comparison(change.before.first_capture, change.after.first_capture)
        href = paths.link(self._paths.page, target, f"s{cell.place}")
        title = f"Version {column.number}: {cell.words}"
        return svg.linked(href, title, svg.rect(style, across, (2, 24), rounded=True))

    def _is_short(self, version: int, cell: HeatCell) -> bool:
        """Return whether a cell has no room for all that is written into it, on a wide page."""
        said = _fitting(cell, self.columns.columns[version], FIELDS[0][1])
        return is_marked(cell) and said != cell.texts[0]


def _newest(rows: Sequence[HeatRow]) -> Sequence[HeatRow]:
    """Return the sections that a page can show, in their order: those that stand, and that stood last."""
    if len(rows) <= _MOST_ROWS:
        return rows
    kept = sorted(range(len(rows)), key=lambda place: -max(rows[place].life.sections))[:_MOST_ROWS]
    return [rows[place] for place in sorted(kept)]


def _runs(numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the first and the last of numbers that follow each other."""
    start = previous = None
    for one in numbers:
        if previous is not None and one != previous + 1 and start is not None:
            yield start, previous
            start = one
        start = one if start is None else start
        previous = one
    if start is not None and previous is not None:
        yield start, previous


def _cell_text(cell: HeatCell, column: HeatColumn, width: int) -> str:
    """Return what is written into a cell, as much as has room."""
    said = _fitting(cell, column, width)
    return svg.label(f"on {cell.kind}{cell.step or ''} mid", column.middle, 17, said) if said else ""


def _fitting(cell: HeatCell, column: HeatColumn, width: int) -> str:
    """Return the longest text of a cell for which there is room, or ``""``."""
    if cell.kind == "cosmetic" or not column.is_full:
        return ""
    room = (column.right - column.left) / 100 * width - 3
    return next((text for text in cell.texts if text_width(text, _CELL_CHARACTER) <= room), "")
