"""The tables, indexes and views that a store must have, and those that it may have."""

from __future__ import annotations

import re
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from store.database import Database
from store.tables.mail_parts import DDL as MAIL_PARTS
from store.tables.pace_ledger import PaceLedger

# Tables that SQLite makes (sqlite.org/fileformat2.html, 2.6): the last ids that were given, and what
# `ANALYZE` writes, which decides how fast a query is, and nothing else.
_INTERNAL = ("sqlite_sequence", "sqlite_stat1", "sqlite_stat4")

# Made by sqlite-utils, whose versions write the definition differently.
_MIGRATIONS = "_sqlite_migrations"

# White space and comments, and what only looks like them because it is quoted.
_BLANK = re.compile(r"""(?P<quoted>'[^']*'|"[^"]*")|(?:\s+|--[^\n]*)+""")

Schema = dict[tuple[str, str], str | None]


@dataclass(frozen=True, slots=True)
class ExpectedSchema:
    """Definitions by kind and name.

    Attributes:
        required: what every store has.
        optional: what a store has once an archive was asked, or a mail over several stores was composed.
    """

    required: Schema
    optional: Schema


@cache
def expected_schema() -> ExpectedSchema:
    """Return the definition of each table, index and view of a new store."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "new.db"
        database = Database(path)
        try:
            required = _schema(database)
            PaceLedger(path).close()
            database.execute(MAIL_PARTS)
            optional = _schema(database)
        finally:
            database.close()
    return ExpectedSchema(required, optional)


def _schema(database: Database) -> Schema:
    rows = database.rows("SELECT type, name, sql FROM sqlite_master")
    found = {(row["type"], row["name"]): row["sql"] for row in rows}
    return {one: sql for one, sql in found.items() if not is_internal(*one, sql)}


def is_internal(kind: str, name: str, sql: str | None) -> bool:
    """Return whether SQLite itself makes a table or an index; a name alone proves nothing.

    Args:
        kind: ``table``, ``index``, ``view`` or ``trigger``.
        name: its name.
        sql: its definition; what SQLite makes for a constraint has none.
    """
    return name in _INTERNAL if kind == "table" else kind == "index" and sql is None


def is_same(one: str | None, other: str | None) -> bool:
    """Return whether two definitions are the same, whatever their comments say.

    SQLite keeps a definition as it was written, with its comments: those of a table that an older version of
    the program made were written by that version. How sqlite-utils quotes and breaks its own table is the
    same to it as well.

    Args:
        one: a definition.
        other: another one.
    """
    if one == other or one is None or other is None:
        return one == other
    if _MIGRATIONS in one:
        return _plain(one) == _plain(other)
    return _without_comments(one) == _without_comments(other)


def _without_comments(sql: str) -> str:
    """Return a definition with one space where it has white space or a comment; what is quoted stays."""
    return _BLANK.sub(lambda found: found["quoted"] or " ", sql).strip()


def _plain(sql: str) -> str:
    return "".join(character for character in sql if character not in "\"[]'` \t\r\n")
