"""The search index: the sentences of all sections, each stored once (docs/search.md).

The passages that say the same, under whatever number, are one content, which is indexed once. Contents and
sentences that no passage has any longer, and the entries of the full-text index, are removed by triggers
(store/migrations/search_index.py, passages.py), so that whatever removes a text keeps the index true.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from diffs import Section, essence
from diffs.text import one_line
from diffs.weights import legible_sentences, without_layout
from store.database import Database
from store.searching import is_by_characters
from store.tables.section_rows import section_of

# In bytes: enough that no two contents ever have the same hash, even if somebody tried.
_CONTENT_BYTES = 16
_ALIKE_BYTES = 8

FULL_TEXT_INDEXES = {"sentences_fts": "", "sentences_trigrams": "WHERE by_characters"}
"""Each full-text index with the sentences that it has."""

# How many passages are indexed in a step when a store that an older version wrote is indexed.
_PASSAGES_PER_STEP = 1000


def content_key(rules: str, heading: str, body: str) -> bytes:
    """Return what identifies the content of a section.

    Args:
        rules: the rules that divide it into sentences.
        heading: its heading, without markup and number.
        body: its text.
    """
    return hashlib.sha256("\n".join((rules, heading, body)).encode("utf-8", "surrogatepass")).digest()[
        :_CONTENT_BYTES
    ]


def alike_key(sentence: str) -> int:
    """Return a number that is equal for sentences that differ only cosmetically.

    Args:
        sentence: as `searched_sentences` returns it.
    """
    hashed = hashlib.sha256(essence(sentence).encode("utf-8", "surrogatepass")).digest()
    return int.from_bytes(hashed[:_ALIKE_BYTES], "big", signed=True)


def searched_sentences(heading: str, body: str) -> tuple[str, ...]:
    """Return what a search finds of a section: its heading, which may be ``""``, and its sentences.

    Args:
        heading: its heading, without markup and number.
        body: its text.
    """
    return without_layout(one_line(heading)), *legible_sentences(body)


class SearchIndex:
    """The sentences of all sections."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def missing(self) -> int:
        """Return how many texts are not indexed, because an older version of the program stored them."""
        row = self._database.row(
            "SELECT count(DISTINCT p.text) AS texts FROM passages q JOIN text_passages p ON p.passage = q.id "
            "WHERE q.content IS NULL"
        )
        return int(row["texts"]) if row else 0

    def fill(self, before_step: Callable[[], None] = lambda: None) -> None:
        """Index the passages that are not, in steps; if it is interrupted, the rest is left.

        Args:
            before_step: is called before each step, and may raise an exception to interrupt it.
        """
        while True:
            before_step()
            with self._database.step():
                rows = self._database.rows(_NOT_INDEXED, (_PASSAGES_PER_STEP,))
                found = [(self.add(row["rules"], section_of(row)), row["id"]) for row in rows]
                self._database.execute_many("UPDATE passages SET content = ? WHERE id = ?", found)
            if not rows:
                return

    def make_again(self) -> None:
        """Make the whole index again, whatever state it is in; if it is interrupted, the rest is left."""
        with self._database.step():
            self._renew_settings()
            for index, rows in FULL_TEXT_INDEXES.items():
                # First the index of the sentences that are there, so that they can be removed from it.
                self._database.execute(f"INSERT INTO {index} ({index}) VALUES ('delete-all')")
                self._database.execute(
                    f"INSERT INTO {index} (rowid, text) SELECT id, text FROM sentences {rows}"
                )
            self._database.execute("DELETE FROM content_sentences")
            self._database.execute("DELETE FROM sentences")
            self._database.execute("DELETE FROM section_contents")
            self._database.execute("UPDATE passages SET content = NULL")
        self.fill()

    def _renew_settings(self) -> None:
        """Give the full-text indexes the settings of a new one.

        One of them is the version of the format: to an index that has another, SQLite does not even write.
        """
        self._database.execute("CREATE VIRTUAL TABLE temp.new_index USING fts5(text)")
        for index in FULL_TEXT_INDEXES:
            self._database.execute(f"DELETE FROM {index}_config")
            self._database.execute(f"INSERT INTO {index}_config SELECT k, v FROM temp.new_index_config")
        self._database.execute("DROP TABLE temp.new_index")

    def add(self, rules: str, section: Section) -> bytes:
        """Index what a section says, unless another one says it already, and return what identifies it.

        Args:
            rules: the rules that read it.
            section: the section.
        """
        key = content_key(rules, section.heading, section.body)
        is_new = self._database.execute(
            "INSERT INTO section_contents (content) SELECT ?1 "
            "WHERE NOT EXISTS (SELECT 1 FROM section_contents WHERE content = ?1)",
            (key,),
        )
        if is_new:
            found = [
                (key, place, alike_key(sentence), int(is_by_characters(sentence)), sentence)
                for place, sentence in enumerate(searched_sentences(section.heading, section.body))
                if sentence
            ]
            self._database.execute_many(_ADD_SENTENCE, found)
            self._database.execute_many(_ADD_PLACE, found)
        return key


# All texts that a passage belongs to were read by the rules that read it.
_NOT_INDEXED = """
    SELECT q.*, 0 AS position, (SELECT t.rules FROM text_passages p JOIN stored_texts t ON t.id = p.text
        WHERE p.passage = q.id LIMIT 1) AS rules
    FROM passages q WHERE q.content IS NULL LIMIT ?
"""
_ADD_SENTENCE = """
    INSERT INTO sentences (alike, by_characters, text) SELECT ?3, ?4, ?5
    WHERE NOT EXISTS (SELECT 1 FROM sentences WHERE alike = ?3 AND text = ?5)
"""
_ADD_PLACE = """
    INSERT INTO content_sentences (content, place, sentence) SELECT c.id, ?2, s.id
    FROM section_contents c JOIN sentences s ON s.alike = ?3 AND s.text = ?5 WHERE c.content = ?1
"""
