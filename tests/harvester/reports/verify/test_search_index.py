"""Whatever another program changes in the search index is found, and `rebuild` makes the index again."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from harvester.pipeline.extracting import read_text
from harvester.pipeline.generations import READING
from store import Store
from store.checks import Examined, index_faults
from store.searching import parse_query, search_sql
from store.tables import search_index
from tests.support.calls import Harvest

# Enough that the full-text index has several pages.
PARAGRAPHS = "\n\n".join(f"Lamp {number} burns oil{number} for {number} nights." for number in range(1500))
TEXT = f"We sell lamps.\n\n## Oil\n\n{PARAGRAPHS}\n\n## 個人情報\n\n当社は個人情報を販売しません。\n"

ALTERATIONS = {
    "a sentence says something else": "UPDATE sentences SET text = 'We sell data.' WHERE text LIKE '%sell%'",
    "a sentence is gone": "DELETE FROM sentences WHERE text = 'We sell lamps.'",
    "a sentence is new": "INSERT INTO sentences (alike, by_characters, text) VALUES (7, 0, 'We sell data.')",
    "a sentence has another number": "UPDATE sentences SET id = 70000 WHERE text = 'We sell lamps.'",
    "a sentence stands elsewhere": "UPDATE content_sentences SET place = place + 9000 WHERE place = 1",
    "a sentence is another one": "UPDATE content_sentences SET sentence = 1 WHERE place = 3",
    "a place is gone": "DELETE FROM content_sentences WHERE place = 1",
    "a content is gone": "DELETE FROM section_contents WHERE id = 1",
    "a section is not indexed": "UPDATE passages SET content = NULL WHERE id = 2",
    "sections have the content of others": "UPDATE passages SET content = x'00' WHERE id = 2",
    "an entry of the index is new": "INSERT INTO sentences_fts (rowid, text) VALUES (1, 'data')",
    "an entry of the index is gone": (
        "INSERT INTO sentences_fts (sentences_fts, rowid, text) VALUES ('delete', 1, 'We sell lamps.')"
    ),
    "all entries are gone": "INSERT INTO sentences_fts (sentences_fts) VALUES ('delete-all')",
    "all entries of characters are gone": (
        "INSERT INTO sentences_trigrams (sentences_trigrams) VALUES ('delete-all')"
    ),
    "a page of the index is altered": "UPDATE sentences_fts_data SET block = zeroblob(40) WHERE id > 100",
    "a page of the index is gone": (
        "DELETE FROM sentences_fts_data WHERE id = (SELECT max(id) FROM sentences_fts_data)"
    ),
    "the way to the pages is gone": "DELETE FROM sentences_fts_idx",
    "the way leads to other pages": "UPDATE sentences_fts_idx SET segid = segid + 90",
    # SQLite refuses even to write to an index whose settings it does not know.
    "the index has another version": "UPDATE sentences_fts_config SET v = v + 1",
    "the index has no version": "DELETE FROM sentences_fts_config",
    "the version is not a number": "UPDATE sentences_trigrams_config SET v = 'four'",
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a store with a text that is indexed."""
    path = tmp_path_factory.mktemp("made") / "store.db"
    with Store(path) as store:
        store.texts.add(read_text("Lamps", f"# Lamps\n\n{TEXT}"))
    assert index_faults_of(path) == []
    return path


def index_faults_of(path: Path) -> list[str]:
    """Return what is wrong with the search index of a store."""
    with closing(Examined(path)) as examined:
        return list(index_faults(examined, READING))


@pytest.mark.parametrize("alteration", ALTERATIONS)
def test_an_altered_index_is_found_and_made_again(made: Path, tmp_path: Path, alteration: str) -> None:
    path = Path(shutil.copy(made, tmp_path / "h.db"))
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        assert connection.execute(ALTERATIONS[alteration]).rowcount
    assert index_faults_of(path)
    with Store(path) as store:
        store.search_index.make_again()
        asked = search_sql(parse_query("sell"))
        assert len(store.database.rows(asked.sql, asked.parameters)) == 1
    assert index_faults_of(path) == []


def test_sentences_that_older_rules_cut_are_no_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "h.db"
    with monkeypatch.context() as older, Store(path) as store:
        older.setattr(search_index, "searched_sentences", lambda heading, body: (heading, body))
        store.texts.add(replace(read_text("Lamps", f"# Lamps\n\n{TEXT}"), rules="reading-0"))
    assert index_faults_of(path) == []
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("UPDATE passages SET body = body || 'oil'")
    assert index_faults_of(path)


@pytest.mark.parametrize(
    "alteration",
    [
        "INSERT INTO sentences_fts (sentences_fts) VALUES ('delete-all')",
        "UPDATE sentences_fts_config SET v = 9",
    ],
)
def test_rebuild_makes_the_index_again(tmp_path: Path, harvest: Harvest, alteration: str) -> None:
    with Store(tmp_path / "harvest.db") as store:
        store.texts.add(read_text("Lamps", f"# Lamps\n\n{TEXT}"))
        store.database.execute(alteration)
    assert harvest("--db", tmp_path / "harvest.db", "rebuild")[0] == 0
    assert index_faults_of(tmp_path / "harvest.db") == []
