"""The numbers of the configuration: readers that refuse what is out of range (see `values`)."""

from __future__ import annotations

from pathlib import Path

from diffs.in_words import number
from harvester.config.values import InvalidValue, ValueReader, type_name

# Beyond thirty years in seconds, in either direction, no time can be computed; and nobody means it.
LARGEST_NUMBER = 1e9
SMALLEST_NUMBER = 1e-6


def integer(lowest: int, highest: int | None = None) -> ValueReader:
    """Return a reader of whole numbers from `lowest` to `highest`.

    Raises:
        InvalidValue: (the reader) it is no whole number, or out of range.
    """
    span = f"{lowest} or more" if highest is None else f"{lowest} to {highest}"

    def read(value: object, _folder: Path) -> int:
        if isinstance(value, bool) or not isinstance(value, int):
            raise InvalidValue(f"is {type_name(value)}, not a whole number", f"Write a whole number, {span}")
        if value < lowest or (highest is not None and value > highest):
            raise InvalidValue(f"is {_shown(value)}", f"Write a whole number, {span}")
        return value

    return read


def decimal(lowest: float, *, above: bool = False) -> ValueReader:
    """Return a reader of numbers from `lowest` on; with `above`, `lowest` itself is too little.

    Raises:
        InvalidValue: (the reader) it is not a number, or out of range.
    """
    wanted = f"above {lowest:g}" if above else f"{lowest:g} or more"
    wanted += f", up to {number(round(LARGEST_NUMBER))}"

    def read(value: object, _folder: Path) -> float:
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise InvalidValue(f"is {type_name(value)}, not a number", f"Write a number, {wanted}")
        # Written so that TOML's `nan` fails too.
        if not (lowest <= value <= LARGEST_NUMBER) or (above and value < lowest + SMALLEST_NUMBER):
            raise InvalidValue(f"is {_shown(value)}", f"Write a number, {wanted}")
        return value

    return read


def _shown(value: float) -> str:
    """Return a number for a message; Python refuses to write integers of thousands of digits."""
    if isinstance(value, int) and abs(value) > 10**30:
        return "a number of more than thirty digits"
    return str(value)
