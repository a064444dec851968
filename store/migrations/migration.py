"""What a migration is: a name with a number, and SQL."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Migration:
    """One change of the schema; applied once, and recorded in the same transaction.

    Attributes:
        name: its number and its name.
        sql: its statements.
        functions: what its statements call beyond SQLite's own functions, by name.
    """

    name: str
    sql: str
    functions: Mapping[str, Callable[..., Any]] = field(default_factory=dict)
