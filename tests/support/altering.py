"""A store with a row in every table, and what another program may do to it."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

from harvester.config.settings import Settings
from harvester.pipeline.rebuild import rebuild
from harvester.pipeline.telling import compose_due
from harvester.reports import Verification
from store import Store
from store.tables.renderings import RenderingPart, StoredRendering
from store.tables.saves import SaveOutcome, StoredQuota
from tests.support.harvests import field
from tests.support.post_office import ONE
from tests.support.stand_in import PRIVACY, Held, Reply, Request, World
from tests.support.stationery_policy import BETWEEN, MONTHS, NEW, OLD, cite

SHORT = NEW[: NEW.index(b"<h2>1.")] + b"</main></body></html>"
# A section is divided in two, so that text goes from one lineage to another. A sentence is added that could
# be known again elsewhere.
MOVED_ON = (
    NEW.replace(b"sister companies", b"sister companies, their advertisers")
    .replace(
        b"</main>",
        b"<p>Whoever lost a parcel asks our carriers by letter with its weight.</p></main>",
    )
    .replace(b"</h1>", b"</h1><p>Effective July 1, 2012.</p><p>\xe5\x80\x8b\xe4\xba\xba\xe6\x83\x85</p>")
    .replace(b"invoices. We do not", b"invoices.</p><h2>Cookies</h2><p>We do not")
)
LATER = "20120715120000"

Alteration = Callable[[sqlite3.Connection], object]


def faults(store: Store | Path, settings: Settings | None = None) -> list[str]:
    """Return what `verify` finds in a store."""
    path = store.path if isinstance(store, Store) else store
    with Verification(path, (settings or Settings()).weights) as verification:
        return list(verification.faults())


def says_fault(path: Path, named: str = "") -> bool:
    """Return whether `verify` finds a fault in a store.

    With HARVEST_LONG=1 it goes on to its end; else the fault that was looked for is enough.

    Args:
        path: the file of the store.
        named: what the fault must name.
    """
    found = False
    with Verification(path, Settings().weights) as verification:
        for fault in verification.faults():
            found = found or named in fault
            if found and not os.environ.get("HARVEST_LONG"):
                break
    return found


def full_store(path: Path) -> None:
    """Make a store that has a row in every table, by nothing but what the program does."""
    held = [Held(MONTHS[0], PRIVACY, OLD), Held(MONTHS[1], PRIVACY, SHORT), Held(MONTHS[2], PRIVACY, NEW)]
    with field(path, World(held)) as here:
        cite(here, BETWEEN)
        here.harvest()
        here.server.behaviour = World([*held, Held(LATER, PRIVACY, MOVED_ON)])
        here.clock.now += timedelta(days=40)
        here.harvest()
        assert compose_due(here.store, ONE, here.clock()) == ()
        here.server.behaviour = _unreachable
        here.clock.now += timedelta(days=1)
        here.harvest()
        assert compose_due(here.store, ONE, here.clock()) == ()
        here.store.watches.mark(["juniper"], here.clock())
        here.store.wide_lists.mark(
            here.server.location, "juniper-and-reed.example/", here.clock(), "too large"
        )
        asked = here.store.saves.begin(here.server.location, PRIVACY, here.clock())
        here.store.saves.mark(asked, SaveOutcome("pending", "spn2-1"))
        here.store.saves.mark_quota(here.server.location, StoredQuota(here.clock(), 1, 30_000))
        _reread(here.store, here.job.row)
        _render(here.store, here.job.row, here.clock())
        here.store.database.insert(
            "technical_changes",
            [
                {
                    "document": here.job.row,
                    "after_capture": MONTHS[0],
                    "first_capture": MONTHS[2],
                    "rules": "reading-0",
                }
            ],
        )


def _render(store: Store, document: int, now: datetime) -> None:
    """Store what a browser made of a capture, and what it asked for."""
    sha256 = store.renderings.add_body(document, LATER, MOVED_ON + b"<!-- rendered -->")
    script = store.renderings.add_body(document, LATER, b"document.title = 'Privacy';")
    part = RenderingPart(
        f"{PRIVACY}.js",
        LATER,
        f"{PRIVACY}.js",
        script,
        200,
        {"content-type": "text/javascript"},
        "x.warc",
        now,
    )
    with store.step():
        rendering = StoredRendering(LATER, PRIVACY, sha256, "", "Chromium 150", now)
        store.renderings.put(document, rendering, [part])


def _unreachable(_: Request) -> Reply:
    return Reply(status=403)


def _reread(store: Store, document: int) -> None:
    """Let older rules have found another text in a snapshot, and read it again by those of today."""
    shown = next(one for one in store.readings.of(document) if one.timestamp == MONTHS[0])
    other = next(one for one in store.readings.of(document) if one.text != shown.text)
    store.database.execute(
        "UPDATE readings SET text = ?, extractor = 'complete-0' WHERE timestamp = ?",
        (other.text, shown.timestamp),
    )
    rebuild(store, document, {})


def altered(path: Path, *alterations: Alteration | str) -> None:
    """Change a store as another program would, which keeps to no rule."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        # No power is cut meanwhile.
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("PRAGMA ignore_check_constraints = ON")
        # Views may stay without what they show.
        connection.execute("PRAGMA legacy_alter_table = ON")
        for one in alterations:
            if isinstance(one, str):
                assert connection.execute(one).rowcount, one
            else:
                one(connection)


def tables(path: Path) -> dict[str, tuple[str, ...]]:
    """Return the columns of each table of a store."""
    with closing(sqlite3.connect(path)) as connection:
        names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
        return {
            name: tuple(row[1] for row in connection.execute(f"PRAGMA table_info({name})"))
            for (name,) in names.fetchall()
        }


def another(value: object, declared: str) -> object:
    """Return a value of the same type that is another one."""
    if value is None:
        return {"INTEGER": 7, "REAL": 0.125, "BLOB": b"x"}.get(declared, "20200101")
    if isinstance(value, bytes):
        return value[:-1] + bytes([value[-1] ^ 1])
    if isinstance(value, int):
        return value + 1
    if isinstance(value, float):
        return value / 2 + 0.001
    return "x" if value == "" else f"{value}x"


def with_other_value(table: str, column: str) -> Alteration:
    """Return an alteration of one column of the last row of a table."""

    def alter(connection: sqlite3.Connection) -> None:
        row, value, declared = connection.execute(
            f"SELECT t.*, '' FROM (SELECT {_identity(connection, table)} AS row, {column} AS value, "
            f"(SELECT type FROM pragma_table_info('{table}') WHERE name = '{column}') "
            f"FROM {table} {_in_order(connection, table)}) t"
        ).fetchall()[-1][:3]
        where = f"{_identity(connection, table)} = ?"
        connection.execute(f"UPDATE {table} SET {column} = ? WHERE {where}", (another(value, declared), row))

    return alter


def without_row(table: str) -> Alteration:
    """Return an alteration that removes the last row of a table."""

    def alter(connection: sqlite3.Connection) -> None:
        identity = _identity(connection, table)
        rows = connection.execute(f"SELECT {identity} FROM {table} {_in_order(connection, table)}")
        last = rows.fetchall()[-1]
        assert connection.execute(f"DELETE FROM {table} WHERE {identity} = ?", last).rowcount

    return alter


def with_another_row(table: str, key: Sequence[str]) -> Alteration:
    """Return an alteration that adds a copy of the last row of a table under another key."""

    def alter(connection: sqlite3.Connection) -> None:
        # Without the computed columns, which cannot be written.
        names = [column[1] for column in connection.execute(f"PRAGMA table_info({table})")]
        found = connection.execute(f"SELECT {', '.join(names)} FROM {table} {_in_order(connection, table)}")
        row = dict(zip(names, found.fetchall()[-1], strict=True))
        for name in key:
            row[name] = another(row[name], "")
        marks = ", ".join("?" * len(row))
        connection.execute(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({marks})", tuple(row.values()))

    return alter


def _in_order(connection: sqlite3.Connection, table: str) -> str:
    """Return the clause that puts the rows of a table into the order of their keys."""
    return f"ORDER BY {', '.join(_keys(connection, table) or ['rowid'])}"


def _identity(connection: sqlite3.Connection, table: str) -> str:
    """Return what identifies a row of a table in SQL."""
    return " || '|' || ".join(_keys(connection, table)) or "rowid"


def _keys(connection: sqlite3.Connection, table: str) -> list[str]:
    """Return the columns of the key of a table without rowids; none if it has rowids."""
    (sql,) = connection.execute("SELECT sql FROM sqlite_master WHERE name = ?", (table,)).fetchone()
    if "WITHOUT ROWID" not in sql:
        return []
    keys = connection.execute(f"SELECT name FROM pragma_table_info('{table}') WHERE pk ORDER BY pk")
    return [name for (name,) in keys.fetchall()]
