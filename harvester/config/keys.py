"""A key of the configuration: a field of a dataclass of settings that config.toml may set."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from harvester.config import values


@dataclass(frozen=True, slots=True)
class Key:
    """A key of the configuration.

    Attributes:
        default: what holds where the file does not state it.
        read: takes a value of TOML and returns what the program uses.
        unit: the unit of its value, or ``""``.
        meaning: what it says, in one line.
    """

    default: object
    read: values.ValueReader
    unit: str
    meaning: str


_SAME: Any = object()


def key(
    default: object, read: values.ValueReader, meaning: str, *, unit: str = "", means: object = _SAME
) -> Any:
    """Return a field that config.toml may set; `means` is what the default is to the program, if another."""
    value = default if means is _SAME else means
    return field(default=value, metadata={"key": Key(default, read, unit, meaning)})
