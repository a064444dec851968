"""Whatever another program changes, adds or removes in a store is found: each table, row and column.

That the check goes on to its end after a fault, is shown by `test_damage.py`, and here with HARVEST_LONG=1.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import sqlite3
import zlib
from contextlib import closing
from pathlib import Path

import pytest

from store import Store
from store.chain import COVERED, NOT_COVERED
from store.chain.rows import key_text, link_hash, row_hash
from store.compression import compress
from store.opening import IN_MEMORY
from tests.support.altering import (
    Alteration,
    altered,
    faults,
    full_store,
    says_fault,
    tables,
    with_another_row,
    with_other_value,
    without_row,
)

# Nothing depends on when and in which order migrations were recorded; see `NOT_COVERED`. Which number a
# sentence has does not matter either.
UNWATCHED = {("_sqlite_migrations", "id"), ("_sqlite_migrations", "applied_at"), ("sentences", "id")}
# What a fault calls it, where this is not the table.
SHOWN_AS = {"stored_texts": "text", "passages.content": "section", "text_passages.position": "section"}
# The columns whose values another row must not share.
KEYS = {
    "stored_texts": ("sha256", "id"),
    "stated_dates": ("position",),
    "passages": ("id", "digest"),
    "text_passages": ("position",),
    "reviews": ("timestamp",),
    "versions": ("first_capture",),
    "comparisons": ("old_text", "pair"),
    "compared_sections": ("position",),
    "changed_sentences": ("position",),
    "lineages": ("address",),
    "lineage_sections": ("position", "lineage"),
    "lineage_ends": ("first_capture",),
    "lineage_links": ("origin",),
    "section_contents": ("id", "content"),
    "sentences": ("id",),
    "chain": ("number",),
    "_sqlite_migrations": ("id", "name"),
    **{table: covered.key for table, covered in COVERED.items()},
    "documents": ("id", "slug"),
    "captures": ("id", "digest"),
}


def schema() -> dict[str, tuple[str, ...]]:
    """Return the columns of each table of a new store."""
    with Store(IN_MEMORY) as store:
        names = store.database.rows("SELECT name FROM sqlite_master WHERE type = 'table'")
        return {
            row["name"]: tuple(
                column["name"] for column in store.database.rows(f"PRAGMA table_info({row['name']})")
            )
            for row in names
        }


SCHEMA = schema()
# The search index has tests of its own (test_search_index.py): SQLite itself refuses many alterations of it.
INDEX = {table for table in SCHEMA if table.startswith("sentences_") or table == "content_sentences"}
COLUMNS = sorted((table, column) for table, columns in SCHEMA.items() for column in columns)
WATCHED = [one for one in COLUMNS if one not in UNWATCHED and one[0] not in INDEX]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a store with a row in every table, and its integrity is checked."""
    path = tmp_path_factory.mktemp("made") / "full.db"
    full_store(path)
    assert faults(path) == []
    return path


@pytest.fixture
def copy(made: Path, tmp_path: Path) -> Path:
    """Return a copy of that store for one alteration."""
    return Path(shutil.copy(made, tmp_path / "h.db"))


def test_the_store_has_a_row_in_every_table(made: Path) -> None:
    assert set(tables(made)) >= set(SCHEMA)
    with closing(sqlite3.connect(made)) as connection, connection:
        empty = [table for table in SCHEMA if not connection.execute(f"SELECT 1 FROM {table}").fetchone()]
    connection.close()
    assert empty == []


def test_every_column_is_chained_or_says_why_not() -> None:
    for table, column in COLUMNS:
        if table in NOT_COVERED or f"{table}.{column}" in NOT_COVERED:
            continue
        assert column in COVERED[table].columns, f"{table}.{column}"


@pytest.mark.long
@pytest.mark.parametrize(("table", "column"), WATCHED, ids=[".".join(one) for one in WATCHED])
def test_a_changed_value_is_found(copy: Path, table: str, column: str) -> None:
    altered(copy, with_other_value(table, column))
    named = SHOWN_AS.get(table, SHOWN_AS.get(f"{table}.{column}", table.split("_")[0].rstrip("s")))
    assert says_fault(copy, named), faults(copy)


@pytest.mark.long
@pytest.mark.parametrize("table", sorted(SCHEMA.keys() - INDEX))
def test_a_removed_row_is_found(copy: Path, table: str) -> None:
    altered(copy, without_row(table))
    assert says_fault(copy)


@pytest.mark.long
@pytest.mark.parametrize("table", sorted(KEYS))
def test_an_added_row_is_found(copy: Path, table: str) -> None:
    altered(copy, with_another_row(table, KEYS[table]))
    assert says_fault(copy)


CORPUS = "(SELECT sha256 FROM citations)"
PAGE = "(SELECT sha256 FROM snapshots ORDER BY timestamp LIMIT 1)"
LAST = "(SELECT sha256 FROM snapshots ORDER BY timestamp DESC LIMIT 1)"


def swapped(table: str, column: str, where: str) -> Alteration:
    """Return an alteration that exchanges the values of two rows."""

    def alter(connection: sqlite3.Connection) -> None:
        rows = connection.execute(f"SELECT rowid, {column} FROM {table} WHERE {where}").fetchall()
        (one, first), (other, second) = rows[0], rows[-1]
        assert first != second
        connection.execute(f"UPDATE {table} SET {column} = ? WHERE rowid = ?", (second, one))
        connection.execute(f"UPDATE {table} SET {column} = ? WHERE rowid = ?", (first, other))

    return alter


def with_another_page(connection: sqlite3.Connection) -> None:
    """Replace the bytes of a snapshot by others, under their own hash, everywhere."""
    payload = b"<html><body><main><h1>Privacy Policy</h1><p>We promise everything.</p></main></body></html>"
    (old,) = connection.execute(f"SELECT {PAGE}").fetchone()
    new = hashlib.sha256(payload).hexdigest()
    encoded = compress(payload, None)
    connection.execute(
        "INSERT INTO bodies VALUES (?, ?, ?, NULL, 0, ?)", (new, len(payload), encoded.codec, encoded.data)
    )
    connection.execute("UPDATE snapshots SET sha256 = ? WHERE sha256 = ?", (new, old))
    connection.execute("DELETE FROM bodies WHERE sha256 = ?", (old,))


def with_another_text(connection: sqlite3.Connection) -> None:
    """Change a word of a text, and everything that is computed from it, under its new hash."""
    old, markdown = connection.execute(
        "SELECT sha256, markdown FROM texts ORDER BY sha256 LIMIT 1"
    ).fetchone()
    new = hashlib.sha256(markdown.replace("orders", "order").encode()).hexdigest()
    connection.execute(
        "UPDATE passages SET body = replace(body, 'orders', 'order') WHERE id IN (SELECT passage FROM "
        "text_passages p JOIN stored_texts t ON t.id = p.text WHERE t.sha256 = ?)",
        (old,),
    )
    for table, column in (
        ("stored_texts", "sha256"),
        ("stated_dates", "text"),
        ("readings", "text"),
        ("readings", "corpus_text"),
        ("versions", "text"),
        ("comparisons", "old_text"),
        ("comparisons", "new_text"),
    ):
        connection.execute(f"UPDATE {table} SET {column} = ? WHERE {column} = ?", (new, old))


def relinked(connection: sqlite3.Connection, *, to_the_end: bool) -> None:
    """Change a run, and seal the change in the link that wrote it, and perhaps in all links after it."""
    connection.execute("UPDATE runs SET problem = '' WHERE id = 3")
    columns = COVERED["runs"].columns
    row = connection.execute(f"SELECT {', '.join(columns)} FROM runs WHERE id = 3").fetchone()
    links = connection.execute("SELECT number, entries FROM chain ORDER BY number").fetchall()
    place, before = 0, "0" * 64
    for number, packed in links:
        entries = json.loads(zlib.decompress(packed))
        if any(one[0] == "runs" and one[1] == [3] and one[2] is not None for one in entries):
            place = number
            for one in entries:
                if one[0] == "runs" and one[1] == [3]:
                    one[3] = row_hash("runs", row)
        text = json.dumps(entries, separators=(",", ":"))
        if not place:
            (before,) = connection.execute("SELECT link FROM chain WHERE number = ?", (number,)).fetchone()
        elif number == place or to_the_end:
            before = link_hash(number, before, text)
            connection.execute(
                "UPDATE chain SET entries = ?, link = ? WHERE number = ?",
                (zlib.compress(text.encode()), before, number),
            )
    assert place


CUNNING: dict[str, tuple[Alteration | str, ...]] = {
    "two bodies are exchanged": (swapped("bodies", "data", "base IS NULL"),),
    "two bodies exchange their hashes": (
        f"UPDATE bodies SET sha256 = 'x' WHERE sha256 = {PAGE}",
        f"UPDATE bodies SET sha256 = {PAGE} WHERE sha256 = {LAST}",
        f"UPDATE bodies SET sha256 = {LAST} WHERE sha256 = 'x'",
    ),
    "two snapshots exchange their bodies": (swapped("snapshots", "sha256", "1"),),
    "a body is replaced by another with a hash of its own": (with_another_page,),
    "a text is replaced by another with a hash of its own": (with_another_text,),
    "a citation points to a page": (f"UPDATE citations SET sha256 = {PAGE}",),
    "a citation has no document": ("UPDATE citations SET sha256 = NULL",),
    "a citation cites another day": ("UPDATE citations SET timestamp = '20120221120000'",),
    "a snapshot was captured a day later": (
        "UPDATE snapshots SET timestamp = timestamp + 1000000 WHERE timestamp < '201202'",
    ),
    "all captures were captured a year earlier": (
        "UPDATE captures SET timestamp = timestamp - 10000000000",
        "UPDATE snapshots SET timestamp = timestamp - 10000000000",
        "UPDATE readings SET timestamp = timestamp - 10000000000 WHERE source = 'memento'",
    ),
    "the page had another status": ("UPDATE snapshots SET statuscode = 404 WHERE timestamp < '201202'",),
    "a header is gone": ("UPDATE snapshots SET headers = '{}'",),
    "a redirect is invented": ("""UPDATE snapshots SET redirects = '["http://other.example/"]'""",),
    "a capture was held, not read": ("UPDATE captures SET state = 'held' WHERE timestamp < '201202'",),
    "a capture of another archive": ("UPDATE captures SET tried_in = 'https://archive.example'",),
    "a listing is complete": ("UPDATE listings SET state = 'complete', problem = ''",),
    "history is news": ("UPDATE news_starts SET news_after = '20000101000000'",),
    "a version has no flags": ("UPDATE versions SET flags = '[]'",),
    "a version is called a silent edit": ("""UPDATE versions SET flags = '["silent-edit"]'""",),
    "two versions are exchanged": (swapped("versions", "text", "1"),),
    "two versions exchange their places": (swapped("versions", "number", "1"),),
    "a version was first captured earlier": (
        "UPDATE versions SET first_capture = '20120101000000' WHERE number = 1",
    ),
    "the last version is gone": ("DELETE FROM versions WHERE number = (SELECT max(number) FROM versions)",),
    "a version has another date": ("UPDATE versions SET dated = '2011-01-01', effective = '2011-01-01'",),
    "a change of a section is gone": ("DELETE FROM compared_sections WHERE position = 0",),
    "a change is cosmetic": ("UPDATE comparisons SET cosmetic = 1",),
    "the words of a change are others": (
        "UPDATE compared_sections SET edits = replace(edits, '[2,', '[1,')",
    ),
    "the topics of a change are others": ("""UPDATE compared_sections SET tags = '[{"topic": "x"}]'""",),
    "a held capture is set free": ("DELETE FROM reviews",),
    "a mail says something else": (
        "UPDATE mails SET raw = CAST(replace(raw, 'Juniper', 'Jupiter') AS BLOB)",
    ),
    "the news of a mail are others": ("UPDATE mails SET payload = replace(payload, '2012', '2013')",),
    "a mail went to somebody else": ("UPDATE mails SET recipient = 'eve@reader.example'",),
    "a mail was sent": ("UPDATE mails SET due_at = NULL, sent_at = '2026-11-01T00:00:00+00:00'",),
    "a change was not told": ("DELETE FROM told_changes",),
    "a trouble ended": ("UPDATE told_troubles SET over = 1",),
    "a run had no problem": ("UPDATE runs SET problem = ''",),
    "the company has another name": ("UPDATE companies SET name = 'Somebody Else'",),
    "the document has other selectors": ("""UPDATE documents SET selectors = '{"remove": []}'""",),
    "nothing is drawn": ("UPDATE documents SET derived = 0", "DELETE FROM versions WHERE number > 1"),
    "the title of a text has another blank": ("UPDATE stored_texts SET title = title || ' '",),
    "a trigger has a name as those of SQLite": (
        "PRAGMA writable_schema = ON",
        "INSERT INTO sqlite_master VALUES ('trigger', 'sqlite_autoindex_x', 'captures', 0, 'CREATE TRIGGER "
        "sqlite_autoindex_x AFTER INSERT ON captures BEGIN DELETE FROM captures; END')",
    ),
    "a trigger has a name as those of migrations": (
        "CREATE TRIGGER idx_sqlite_migrations AFTER INSERT ON captures BEGIN DELETE FROM captures; END",
    ),
    "a view has a name as those of migrations": ("CREATE VIEW of_sqlite_migrations AS SELECT 1",),
    "the table of migrations has another column": ("ALTER TABLE _sqlite_migrations ADD COLUMN x TEXT",),
    "the index of migrations is gone": ("DROP INDEX idx__sqlite_migrations_migration_set_name",),
    "a migration is there twice": (
        "DROP INDEX idx__sqlite_migrations_migration_set_name",
        "INSERT INTO _sqlite_migrations (migration_set, name) "
        "SELECT migration_set, name FROM _sqlite_migrations LIMIT 1",
    ),
    "the mark of a store is gone": ("PRAGMA application_id = 0",),
    "another program left its mark": ("PRAGMA user_version = 7",),
    "the end of the chain is cut off": ("DELETE FROM chain WHERE number > 10",),
    "a link in the middle is gone": ("DELETE FROM chain WHERE number = 10",),
    "the chain is gone": ("DELETE FROM chain",),
    "a link names another one before it": (f"UPDATE chain SET link = '{'0' * 64}' WHERE number = 3",),
    "two links are exchanged": (swapped("chain", "entries", "number IN (5, 6)"),),
    "a link is empty": ("UPDATE chain SET entries = x'' WHERE number = 4",),
    "a row and its link are changed": (lambda connection: relinked(connection, to_the_end=False),),
}


@pytest.mark.long
@pytest.mark.parametrize("name", CUNNING)
def test_a_cunning_alteration_is_found(copy: Path, name: str) -> None:
    altered(copy, *CUNNING[name])
    assert says_fault(copy)


def test_only_a_deposited_head_shows_that_the_whole_chain_was_made_anew(copy: Path) -> None:
    altered(copy, lambda connection: relinked(connection, to_the_end=True))
    assert faults(copy) == []


def test_what_was_altered_before_it_was_written_again_is_found(copy: Path) -> None:
    altered(copy, "UPDATE companies SET name = 'Somebody Else'")
    with Store(copy) as store:
        (company,) = store.sources.companies()
        store.sources.add_company(type(company)(company.slug, "Juniper & Reed", company.domains))
    (fault,) = faults(copy)
    assert fault == "companies: juniper: was altered by another program before this one wrote it again"


def test_a_row_that_was_removed_and_is_written_again_is_found(copy: Path) -> None:
    altered(copy, "DELETE FROM watches")
    with Store(copy) as store:
        store.database.insert("watches", [{"company": "juniper", "begun_at": "2026-11-01T00:00:00+00:00"}])
    assert any("altered by another program" in fault for fault in faults(copy))


def test_key_text_tells_types_apart() -> None:
    assert (
        len({key_text((1,)), key_text(("1",)), key_text((1.0,)), key_text((None,)), key_text((b"1",))}) == 5
    )
