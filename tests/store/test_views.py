"""The views that people read: times in ISO 8601, lists as JSON, no function of ours, and no slow plan."""

from __future__ import annotations

import json
import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from store.migrations.iso_times import iso_sql
from store.migrations.more_archives import MORE_PROOFS
from store.migrations.views_for_people import VIEWS_FOR_PEOPLE
from store.timestamps import moment
from tests.support.calls import Harvest
from tests.support.large_store import fill

ODD = [
    "20000008241731",
    "20010230120000",
    "20040229235959",
    "20050229000000",
    "99991231235959",
    "00000000000000",
]


def digits(chance: random.Random) -> str:
    """Return 14 digits that may be no time."""
    if chance.random() < 0.3:
        return "".join(chance.choices("0123456789", k=14))
    month, day = (
        chance.choice(["00", "02", "06", "12", "13"]),
        chance.choice(["00", "01", "28", "29", "30", "31", "32"]),
    )
    return f"{chance.randint(1990, 2030)}{month}{day}{chance.randint(0, 999999):06}"


def test_times_are_those_of_the_program() -> None:
    chance = random.Random(15)
    asked = [*ODD, *(digits(chance) for _ in range(3000))]
    with closing(sqlite3.connect(":memory:")) as connection:
        query = f"SELECT {iso_sql('t')} FROM (SELECT ? AS t)"
        assert connection.execute(query, (None,)).fetchone() == (None,)
        for one in asked:
            (said,) = connection.execute(query, (one,)).fetchone()
            assert said == moment(one).isoformat().replace("+00:00", "Z"), one


@pytest.fixture
def plain(unchanged: Harvest) -> Iterator[sqlite3.Connection]:
    """Return the store of the demo as another program reads it, without any function of ours."""
    with closing(sqlite3.connect("file:harvest.db?mode=ro", uri=True)) as connection:
        connection.row_factory = sqlite3.Row
        yield connection


def views(connection: sqlite3.Connection) -> list[str]:
    return [name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'view'")]


def test_other_programs_can_read_all_views(plain: sqlite3.Connection) -> None:
    counts = {view: len(plain.execute(f"SELECT * FROM {view}").fetchall()) for view in views(plain)}
    assert counts["timeline"] == counts["version_texts"] == counts["version_times"] == counts["proofs"] == 4
    assert counts["version_sections"] == 44
    assert counts["section_changes"] == counts["change_texts"] == 22
    assert (counts["policies"], counts["version_changes"], counts["flags"], counts["coverage"]) == (
        1,
        3,
        1,
        9,
    )
    assert counts["section_lives"] == 12
    assert counts["version_sentences"] > 150


def test_lists_are_json(plain: sqlite3.Connection) -> None:
    lists = {
        "timeline": ("flags", "notes"),
        "version_changes": ("flags", "topics"),
        "section_changes": ("kinds", "topics"),
    }
    for view, columns in lists.items():
        for row in plain.execute(f"SELECT * FROM {view}"):
            assert all(isinstance(json.loads(row[column]), list) for column in columns)


def test_the_words_of_a_change_are_those_of_its_texts(plain: sqlite3.Connection) -> None:
    texts = {row["version"]: row["text"] for row in plain.execute("SELECT * FROM version_texts")}
    for row in plain.execute("SELECT * FROM change_texts"):
        for side, version in (("before", "from_version"), ("after", "to_version")):
            assert row[side] is None or row[side] in texts[row[version]]
        for part in (row["removed"] or "").split(" … "):
            assert part in (row["before"] or "")
        for part in (row["added"] or "").split(" … "):
            assert part in (row["after"] or "")


def test_the_sentences_of_a_version_are_in_its_text(plain: sqlite3.Connection) -> None:
    sections = {
        (row["version"], row["position"]): row for row in plain.execute("SELECT * FROM version_sections")
    }
    for row in plain.execute("SELECT * FROM version_sentences"):
        section = sections[row["version"], row["position"]]
        assert section["heading"] == row["heading"]
        assert row["place"] > 0 or row["text"] == section["heading"]


def test_a_capture_with_an_odd_time_is_shown_where_it_stands(harvested: Harvest) -> None:
    with closing(sqlite3.connect("harvest.db")) as connection:
        connection.execute("UPDATE captures SET timestamp = '20000008241731' WHERE id = 1")
        (row,) = connection.execute("SELECT captured, timestamp FROM coverage WHERE captured < '2001'")
        assert row == ("2000-08-24T17:31:00Z", "20000008241731")


def test_the_proofs_are_the_ones_of_before_only_faster(plain: sqlite3.Connection) -> None:
    assert MORE_PROOFS not in VIEWS_FOR_PEOPLE.sql
    assert "INDEXED BY captures_by_digest" in VIEWS_FOR_PEOPLE.sql
    assert "json_array(l.place)" in VIEWS_FOR_PEOPLE.sql
    now = plain.execute("SELECT * FROM proofs ORDER BY number").fetchall()
    before = plain.execute(
        f"{MORE_PROOFS.partition('CREATE VIEW proofs AS')[2].rstrip().rstrip(';')} ORDER BY number"
    )
    assert list(map(tuple, now)) == list(map(tuple, before.fetchall()))


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    """Return a store with 2 documents, 40 versions of each, and 30 sections of each of these."""
    path = tmp_path_factory.mktemp("large") / "harvest.db"
    fill(path, documents=2, versions=40, sections=30)
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:
        yield connection


def steps(connection: sqlite3.Connection, sql: str) -> int:
    """Return how many thousand instructions of SQLite's machine a query takes, whatever the machine is."""
    counted = 0

    def tick() -> int:
        nonlocal counted
        counted += 1
        return 0

    connection.set_progress_handler(tick, 1000)
    connection.execute(sql).fetchall()
    connection.set_progress_handler(None, 0)
    return counted


@pytest.mark.parametrize(
    ("view", "most"),
    [
        ("timeline", 60),
        ("version_texts", 10),
        ("version_sections", 60),
        ("version_changes", 110),
        ("section_changes", 30),
        ("change_texts", 30),
        ("section_lives", 20),
        ("coverage", 10),
    ],
)
def test_to_count_rows_is_not_to_work_them_out(large: sqlite3.Connection, view: str, most: int) -> None:
    assert steps(large, f"SELECT count(*) FROM {view}") <= most


def test_the_first_rows_do_not_need_the_others(large: sqlite3.Connection) -> None:
    for view in set(views(large)) - {"policies", "section_lives", "generations"}:
        assert steps(large, f"SELECT * FROM {view} LIMIT 3") <= 6, view


def test_elements_of_lists_are_counted(large: sqlite3.Connection) -> None:
    counted = """
        WITH inner AS (SELECT * FROM section_changes), items AS (
            SELECT DISTINCT j.value, inner.* FROM json_each([inner].kinds) j JOIN inner)
        SELECT value, count(*) FROM items GROUP BY value
    """
    assert large.execute(counted).fetchall() == [("reworded", 2 * 39 * 4)]


def test_rows_come_in_the_order_of_the_timeline(large: sqlite3.Connection) -> None:
    for view, place in (("timeline", "version"), ("version_sections", "version, position")):
        rows = large.execute(f"SELECT company, document, {place} FROM {view}").fetchall()
        assert rows == sorted(rows)


def test_a_document_with_twice_the_versions_takes_twice_as_long(tmp_path: Path) -> None:
    taken = []
    for versions in (40, 80):
        path = tmp_path / f"{versions}.db"
        fill(path, documents=1, versions=versions, sections=6)
        with closing(sqlite3.connect(path)) as connection:
            shown = set(views(connection)) - {"generations"}
            taken.append({view: steps(connection, f"SELECT * FROM {view}") for view in sorted(shown)})
    for view, before in taken[0].items():
        assert taken[1][view] <= 2.3 * before + 10, view
