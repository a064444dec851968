"""Count what the database does during a call: statements, and the steps of SQLite's virtual machine."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pytest

# One call of Python for so many steps.
_STEPS = 10


@dataclass(slots=True)
class CountedWork:
    """What was done.

    Attributes:
        statements: how many statements were run, those of triggers aside.
        steps: how many steps the virtual machine took, which visits each row in some of them.
    """

    statements: int = 0
    steps: int = 0

    def note_statement(self, sql: str) -> None:
        """Count a statement; those of triggers are shown as comments."""
        self.statements += not sql.startswith("--")

    def note_steps(self) -> int:
        """Count some steps, and let the statement go on."""
        self.steps += _STEPS
        return 0


@contextmanager
def counted_work() -> Iterator[CountedWork]:
    """Count what is done on connections that are opened within the context."""
    counted, connect = CountedWork(), sqlite3.connect

    def counting(*arguments: Any, **options: Any) -> sqlite3.Connection:
        connection: sqlite3.Connection = connect(*arguments, **options)
        connection.set_trace_callback(counted.note_statement)
        connection.set_progress_handler(counted.note_steps, _STEPS)
        return connection

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sqlite3, "connect", counting)
        yield counted
