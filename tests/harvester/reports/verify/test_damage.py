"""Whatever a store has suffered, the check goes on to its end and says what is wrong."""

from __future__ import annotations

import random
import shutil
import sqlite3
from pathlib import Path

import pytest

from tests.support.altering import Alteration, altered, faults, full_store
from tests.support.calls import Harvest
from tests.support.harvests import contents

pytestmark = [pytest.mark.long, pytest.mark.usefixtures("compared_once")]
DERIVED = (
    "stored_texts",
    "passages",
    "text_passages",
    "stated_dates",
    "readings",
    "reviews",
    "versions",
    "comparisons",
    "compared_sections",
    "lineages",
    "lineage_sections",
    "lineage_ends",
    "lineage_links",
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a store with a row in every table."""
    path = tmp_path_factory.mktemp("made") / "full.db"
    full_store(path)
    return path


@pytest.fixture
def copy(made: Path, tmp_path: Path) -> Path:
    """Return a copy of that store for one damage."""
    return Path(shutil.copy(made, tmp_path / "h.db"))


def without_constraints(table: str) -> Alteration:
    """Return an alteration that lets a table take any value, as a careless rebuild by hand would."""

    def alter(connection: sqlite3.Connection) -> None:
        connection.execute(f"CREATE TABLE other AS SELECT * FROM {table}")
        connection.execute(f"DROP TABLE {table}")
        connection.execute(f"ALTER TABLE other RENAME TO {table}")

    return alter


def everywhere(table: str, value: str) -> Alteration:
    """Return an alteration that sets every column of a table to a value, for one row after another."""

    def alter(connection: sqlite3.Connection) -> None:
        without_constraints(table)(connection)
        names = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
        rows = [row for (row,) in connection.execute(f"SELECT rowid FROM {table}")]
        for place, name in enumerate(names):
            connection.execute(
                f"UPDATE {table} SET {name} = {value} WHERE rowid = ?", (rows[place % len(rows)],)
            )

    return alter


DAMAGES: dict[str, tuple[Alteration | str, ...]] = {
    "a body is based on itself": ("UPDATE bodies SET base = sha256, codec = 'zstd-prefix'",),
    "two bodies are based on each other": (
        "UPDATE bodies SET codec = 'zstd-prefix', base = (SELECT max(sha256) FROM bodies)",
        "UPDATE bodies SET base = (SELECT min(sha256) FROM bodies) "
        "WHERE sha256 = (SELECT max(sha256) FROM bodies)",
    ),
    "the base of a body is missing": ("UPDATE bodies SET codec = 'zstd-prefix', base = 'none'",),
    "a body has an unknown form": ("UPDATE bodies SET codec = 'lzma'",),
    "bodies are cut off": ("UPDATE bodies SET data = substr(data, 1, 20)",),
    "bodies are empty": ("UPDATE bodies SET data = x''",),
    "bodies have no bytes": (without_constraints("bodies"), "UPDATE bodies SET data = NULL"),
    "bodies are text": (without_constraints("bodies"), "UPDATE bodies SET data = 'text'"),
    "headers are no JSON": ("UPDATE snapshots SET headers = '{'",),
    "headers are a list": ("UPDATE snapshots SET headers = '[1]'",),
    "headers are deep": ("UPDATE snapshots SET headers = replace(hex(zeroblob(100000)), '00', '[')",),
    "redirects are no JSON": ("UPDATE snapshots SET redirects = 'x'",),
    "selectors are no JSON": ("UPDATE documents SET selectors = '{'",),
    "selectors are a number": ("UPDATE documents SET selectors = '7'",),
    "notes are no JSON": ("UPDATE readings SET notes = ']'",),
    "flags are no JSON": ("UPDATE versions SET flags = ']', notes = '{}'",),
    "edits are no JSON": ("UPDATE compared_sections SET edits = '[[', tags = '7'",),
    "news are no JSON": ("UPDATE mails SET payload = 'x'",),
    "news are a list": ("UPDATE mails SET payload = '[]'",),
    "mails are empty": ("UPDATE mails SET raw = x''",),
    "mails are noise": ("UPDATE mails SET raw = randomblob(1000)",),
    "timestamps are none": (
        "UPDATE captures SET timestamp = 'yesterday'",
        "UPDATE snapshots SET timestamp = rowid",
        "UPDATE readings SET timestamp = rowid",
    ),
    "timestamps are impossible": (
        "UPDATE readings SET timestamp = '2012' || rowid || '9999999' WHERE source = 'memento'",
    ),
    "times are none": ("UPDATE snapshots SET fetched_at = 'now'", "UPDATE runs SET started_at = ''"),
    "dates are none": ("UPDATE stated_dates SET date = '2012-99-99'",),
    "what is no UTF-8": (
        "UPDATE stored_texts SET title = CAST(x'ff' AS TEXT)",
        "UPDATE passages SET body = CAST(x'c328' AS TEXT)",
        "UPDATE companies SET name = CAST(x'ff00fe' AS TEXT)",
        "UPDATE snapshots SET headers = CAST(x'22ff22' AS TEXT)",
    ),
    "names are no UTF-8": ("UPDATE documents SET slug = CAST(x'ff' AS TEXT)",),
    "a link is no JSON": ("UPDATE chain SET entries = x'789c030000000001' WHERE number = 2",),
    "a link is text": (without_constraints("chain"), "UPDATE chain SET entries = 'x', link = 7"),
    "links have no number": (without_constraints("chain"), "UPDATE chain SET number = NULL"),
    "there is no document": ("DELETE FROM documents",),
    "an index is gone": ("DROP INDEX captures_by_state",),
    "a view is gone": ("DROP VIEW timeline",),
    "a view is another one": ("DROP VIEW timeline", "CREATE VIEW timeline AS SELECT 1"),
    "a trigger was added": ("CREATE TRIGGER t AFTER INSERT ON runs BEGIN DELETE FROM versions; END",),
    "a column was added": ("ALTER TABLE versions ADD COLUMN verdict TEXT",),
    "a column is gone": ("ALTER TABLE captures DROP COLUMN nearest",),
    "a column has another name": ("ALTER TABLE snapshots RENAME COLUMN headers TO head",),
    "the migrations are gone": ("DROP TABLE _sqlite_migrations",),
    "a migration is of a newer program": (
        "INSERT INTO _sqlite_migrations VALUES (99, 'harvest', '0999_new', '2030-01-01')",
    ),
}
DAMAGES |= {
    f"{table} is gone": (f"DROP TABLE {table}",) for table in (*DERIVED, "bodies", "captures", "chain")
}
DAMAGES |= {
    f"{table} has no values": (everywhere(table, "NULL"),) for table in (*DERIVED, "snapshots", "mails")
}
DAMAGES |= {
    f"{table} has numbers": (everywhere(table, "7"),) for table in (*DERIVED, "documents", "captures")
}
DAMAGES |= {f"{table} has bytes": (everywhere(table, "x'00ff'"),) for table in (*DERIVED, "documents")}


def _lenient(statement: Alteration | str) -> Alteration:
    """Return a statement that may change no row, such as one that changes a table."""
    if not isinstance(statement, str):
        return statement
    return lambda connection: connection.execute(statement)


@pytest.mark.parametrize("name", DAMAGES)
def test_a_damage_is_said_and_the_rest_is_checked(copy: Path, name: str) -> None:
    told = "UPDATE domains SET company = 'nobody'"
    altered(copy, told, *map(_lenient, DAMAGES[name]))
    found = faults(copy)
    assert len(found) > 1
    if not name.startswith(("chain", "a link", "links")):
        assert "domains: juniper-and-reed.example: was changed by another program" in found


@pytest.mark.parametrize("seed", range(12))
def test_damaged_pages_end_in_a_list(made: Path, copy: Path, seed: int, harvest: Harvest) -> None:
    content = bytearray(copy.read_bytes())
    dice = random.Random(seed)
    for _ in range(3):
        start = dice.randrange(100, len(content) - 512)
        content[start : start + 512] = dice.randbytes(512)
    copy.write_bytes(content)
    code, _, err = harvest("--db", copy, "verify")
    # Pages have unused places, too.
    assert code == 3 or contents(copy) == contents(made)
    assert bool(err.strip()) == (code == 3)


@pytest.mark.parametrize("share", [0, 0.001, 0.1, 0.5, 0.9, 0.999])
def test_a_file_that_was_cut_off_ends_in_a_list(copy: Path, share: float, harvest: Harvest) -> None:
    content = copy.read_bytes()
    copy.write_bytes(content[: int(len(content) * share)])
    code, _, err = harvest("--db", copy, "verify")
    assert code == 3
    assert err.strip()


def test_a_file_of_something_else_is_no_store(tmp_path: Path, harvest: Harvest) -> None:
    (tmp_path / "h.db").write_text("This is no database, but it is long enough to be taken for one. " * 40)
    code, _, err = harvest("--db", tmp_path / "h.db", "verify")
    assert code == 3
    assert "not a database" in err


def test_a_store_of_an_older_version_is_to_be_brought_up_to_date_first(copy: Path) -> None:
    newest = "(SELECT max(id) FROM _sqlite_migrations)"
    altered(copy, f"DELETE FROM _sqlite_migrations WHERE id = {newest}")
    (fault,) = faults(copy)
    assert "was written by an older version of harvest" in fault
