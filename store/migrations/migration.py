"""What a migration is: a name with a number, and SQL."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Migration:
    """One change of the schema; applied once, and recorded in the same transaction."""

    name: str
    sql: str
