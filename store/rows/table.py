"""A sequence of rows, which a notebook shows as a table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import fields
from datetime import date
from html import escape
from typing import Any, Generic, TypeVar, overload

from diffs.in_words import count, day, number
from diffs.text import one_line, shorten

RowType = TypeVar("RowType")

# A notebook shows so many rows, and so many characters of a text.
_ROWS, _CHARACTERS = 20, 160


class RowTable(Sequence[RowType], Generic[RowType]):
    """RowTable of one kind: ``pandas.DataFrame(rows)`` and ``polars.DataFrame(rows)`` make a table of them.

    Args:
        kind: the class of the rows, a dataclass.
        rows: the rows.
        shown: the columns that a notebook shows.
    """

    def __init__(self, kind: type[RowType], rows: Iterable[RowType], shown: Sequence[str]) -> None:
        self._kind = kind
        self._rows = tuple(rows)
        self._shown = tuple(shown)

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of all columns, also if there is no row."""
        return tuple(one.name for one in fields(self._kind))  # type: ignore[arg-type]

    @overload
    def __getitem__(self, index: int) -> RowType: ...

    @overload
    def __getitem__(self, index: slice) -> RowTable[RowType]: ...

    def __getitem__(self, index: int | slice) -> RowType | RowTable[RowType]:
        if isinstance(index, slice):
            return RowTable(self._kind, self._rows[index], self._shown)
        return self._rows[index]

    def __len__(self) -> int:
        return len(self._rows)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, RowTable) and self._rows == other._rows

    def __hash__(self) -> int:
        return hash(self._rows)

    def __repr__(self) -> str:
        return f"<{count(len(self), self._kind.__name__)}>"

    def _repr_html_(self) -> str:
        """Return the first rows as a table, for a notebook."""
        head = "".join(f"<th>{escape(name.replace('_', ' '))}</th>" for name in self._shown)
        lines = [f"<table><thead><tr>{head}</tr></thead><tbody>"]
        for row in self._rows[:_ROWS]:
            cells = "".join(f'<td dir="auto">{_in_words(getattr(row, name))}</td>' for name in self._shown)
            lines.append(f"<tr>{cells}</tr>")
        lines.append("</tbody></table>")
        if len(self) > _ROWS:
            lines.append(f"<p>{number(len(self) - _ROWS)} more</p>")
        return "\n".join(lines)


def _in_words(value: Any) -> str:
    """Return a value as people read it; it is made fit for HTML."""
    if isinstance(value, date):  # Of a time, the day says enough in a table.
        return escape(day(value))
    if isinstance(value, tuple):
        value = ", ".join(value)
    return "" if value is None else escape(shorten(one_line(str(value)), _CHARACTERS))
