"""`harvest gc`: what it says, and that a dry run changes nothing."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

from tests.support.calls import Harvest


def test_a_dry_run_says_what_a_run_does(harvested: Harvest) -> None:
    store = Path("harvest.db")
    with closing(sqlite3.connect(store)) as connection:
        connection.execute("CREATE TABLE filler (data)")
        connection.execute("INSERT INTO filler VALUES (randomblob(200000))")
        connection.commit()
        connection.execute("DROP TABLE filler")
        connection.commit()
    before = store.read_bytes()
    code, out, err = harvested("gc", "--dry-run", "--json")
    assert (code, err) == (0, "")
    foretold = json.loads(out)
    assert store.read_bytes() == before
    assert (foretold["bodies"], foretold["texts"], foretold["bytes"]) == (0, 0, len(before))
    assert foretold["bytes_free"] >= 200_000
    log = harvested("log", "--json")
    code, out, err = harvested("gc")
    assert (code, err) == (0, "")
    assert "harvest.db: 0 pages and 0 texts removed; " in out
    assert store.stat().st_size <= len(before) - foretold["bytes_free"]
    assert harvested("log", "--json") == log
    assert harvested("verify")[0] == 0
