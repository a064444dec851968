"""Compare the rows of a table with those that the sources give; pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from store.chain import Value

RawRow = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class RowDifference:
    """A row that is not the one that the sources give.

    Attributes:
        key: the values that identify it.
        stored: the stored row, or None if it is missing.
        derived: the row that the sources give, or None if they give none.
        columns: the columns in which the two differ.
    """

    key: tuple[Value, ...]
    stored: RawRow | None
    derived: RawRow | None
    columns: tuple[str, ...] = ()


def as_text(value: Value) -> str:
    """Return a stored value as text, whatever its type is."""
    return repr(value) if isinstance(value, bytes) else str(value)


def differences(
    stored: Iterable[RawRow], derived: Iterable[RawRow], key: Sequence[str]
) -> Iterator[RowDifference]:
    """Yield the rows in which two tables differ, in the order of the key.

    Args:
        stored: the rows of the store, in the order of the key.
        derived: the rows that the sources give, in the order of the key.
        key: the columns that identify a row.
    """
    left, right = iter(stored), iter(derived)
    here, there = next(left, None), next(right, None)
    while here is not None or there is not None:
        place = _place(here, key) if here is not None else None
        other = _place(there, key) if there is not None else None
        if there is None or (place is not None and other is not None and place < other):
            assert here is not None
            yield RowDifference(_key(here, key), here, None)
            here = next(left, None)
        elif here is None or (place is not None and other is not None and other < place):
            yield RowDifference(_key(there, key), None, there)
            there = next(right, None)
        else:
            columns = tuple(
                name
                for name in there
                if name not in here or (type(here[name]), here[name]) != (type(there[name]), there[name])
            )
            if columns:
                yield RowDifference(_key(here, key), here, there, columns)
            here, there = next(left, None), next(right, None)


def _key(row: RawRow, key: Sequence[str]) -> tuple[Value, ...]:
    return tuple(row.get(name) for name in key)


def _place(row: RawRow, key: Sequence[str]) -> tuple[tuple[int, Value], ...]:
    """Return what puts rows in SQLite's order: NULL, numbers, texts, bytes."""
    return tuple((_rank(value), value or 0 if value is None else value) for value in _key(row, key))


def _rank(value: Value) -> int:
    if value is None:
        return 0
    return 1 if isinstance(value, int | float) else 2 if isinstance(value, str) else 3
