"""Check the search index: it has the sentences of all sections, and nothing else."""

from __future__ import annotations

import re
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from store.chain import Value
from store.checks.compared_rows import as_text
from store.checks.examined import Examined
from store.checks.schema import expected_schema
from store.searching import is_by_characters
from store.tables.search_index import FULL_TEXT_INDEXES, alike_key, content_key, searched_sentences

# The terms that stand in a query as they are in the index.
_PLAIN = {"sentences_fts": re.compile("[a-z0-9]+"), "sentences_trigrams": re.compile(r"\w{3}")}
# The tables in which it is kept (sqlite.org/fts5.html, 9).
_PARTS = ("data", "idx", "config")

_SECTIONS = """
    SELECT t.sha256 AS text, min(p.position) AS position, q.heading, q.body, q.content, t.rules, k.id
    FROM passages q JOIN text_passages p ON p.passage = q.id JOIN stored_texts t ON t.id = p.text
    LEFT JOIN section_contents k ON k.content = q.content GROUP BY q.id ORDER BY k.id
"""


def index_faults(examined: Examined, rules: str) -> Iterator[str]:
    """Yield what is wrong with the search index, one line each.

    Args:
        examined: the store.
        rules: the current rules of readings; what others divided into sentences is not divided again.
    """
    yield from _content_faults(examined, rules)
    for row in examined.rows(
        "section_contents", "WHERE content NOT IN (SELECT content FROM passages WHERE content IS NOT NULL)"
    ):
        yield f"section_contents: {as_text(row['id'])}: no section has it"
    for row in examined.rows(
        "content_sentences", "WHERE content NOT IN (SELECT id FROM section_contents)", only="DISTINCT content"
    ):
        yield f"content_sentences: {as_text(row['content'])}: no section has it"
    for row in examined.rows("sentences", "WHERE id NOT IN (SELECT sentence FROM content_sentences)"):
        yield f"sentences: {as_text(row['id'])}: no section has it"
    for row in examined.rows("sentences"):
        text = str(row["text"])
        if (row["alike"], row["by_characters"]) != (alike_key(text), int(is_by_characters(text))):
            yield f"sentences: {as_text(row['id'])}: is not what follows from its text"
    for table in FULL_TEXT_INDEXES:
        yield from _full_text_faults(examined, table)


def _content_faults(examined: Examined, rules: str) -> Iterator[str]:
    """Yield the sections whose sentences are not those that are indexed for them."""
    checked: set[object] = set()
    for row in examined.query(_SECTIONS):
        name = f"sections: {as_text(row['text'])} {as_text(row['position'])}"
        heading, body = str(row["heading"]), str(row["body"])
        if row["content"] is None:
            yield f"{name}: is not in the search index yet; run `harvest rebuild`"
        elif row["content"] != content_key(str(row["rules"]), heading, body):
            yield f"{name}: is not what it is in the search index"
        elif row["id"] is None:
            yield f"section_contents: {name}: is missing"
        elif row["id"] not in checked and row["rules"] == rules:
            checked.add(row["id"])
            expected = [one for one in enumerate(searched_sentences(heading, body)) if one[1]]
            if expected != _indexed(examined, row["id"]):
                yield f"content_sentences: {name}: its sentences are others in the search index"


def _indexed(examined: Examined, content: Value) -> list[tuple[object, object]]:
    """Return the sentences that are indexed for a content, with their places."""
    rows = examined.query(
        "SELECT c.place, s.text FROM content_sentences c JOIN sentences s ON s.id = c.sentence "
        "WHERE c.content = ? ORDER BY c.place",
        (content,),
    )
    return [(row["place"], row["text"]) for row in rows]


def _full_text_faults(examined: Examined, table: str) -> Iterator[str]:
    """Check a full-text index in a copy, because SQLite checks it only where it may write."""
    with tempfile.TemporaryDirectory(prefix="harvest-") as folder:
        path = Path(folder, "index.db")
        with closing(sqlite3.connect(path)) as copy:
            # It is discarded at once: nothing needs to reach the disk, nor to survive an interruption.
            copy.execute("PRAGMA synchronous = OFF")
            copy.execute("PRAGMA journal_mode = OFF")
            copy.execute("CREATE TABLE sentences (id INTEGER PRIMARY KEY, text)")
            copy.execute(str(expected_schema().required["table", table]))
            rows = examined.rows("sentences", FULL_TEXT_INDEXES[table], only="id, text")
            copy.executemany("INSERT INTO sentences VALUES (?, ?)", (tuple(row.values()) for row in rows))
            for part in _PARTS:
                copy.execute(f"DELETE FROM {table}_{part}")
                for row in examined.rows(f"{table}_{part}"):
                    marks = ", ".join("?" * len(row))
                    copy.execute(f"INSERT INTO {table}_{part} VALUES ({marks})", tuple(row.values()))
            copy.commit()
        with closing(sqlite3.connect(path)) as copy:
            try:
                copy.execute(f"INSERT INTO {table} ({table}, rank) VALUES ('integrity-check', 1)")
                is_whole = _finds_its_terms(copy, table)
            except sqlite3.Error:
                is_whole = False
        if not is_whole:
            yield f"{table}: is not the index of the sentences; `harvest rebuild` makes it again"


def _finds_its_terms(copy: sqlite3.Connection, table: str) -> bool:
    """Return whether a full-text index finds what it has, for which it needs more than is checked."""
    copy.execute(f"CREATE VIRTUAL TABLE temp.terms USING fts5vocab(main, {table}, row)")
    for term, documents in copy.execute("SELECT term, doc FROM temp.terms").fetchall():
        if _PLAIN[table].fullmatch(term):
            found = copy.execute(f"SELECT count(*) FROM {table} WHERE {table} MATCH ?", (f'"{term}"',))
            if found.fetchone() != (documents,):
                return False
    return True
