"""How long Datasette waits for the views of a store with 100,000 sections.

    python -m benchmarks.views

The policies do not exist: 50 documents with 50 versions of 40 sections each, of which 4 are reworded from
version to version. What is asked is what Datasette asks when a page is opened: the first 101 rows, how many
there are, and the facets. Its own limits are 1 s for a query and 0.2 s for a facet.
"""

from __future__ import annotations

import sqlite3
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import yaml

from harvester.datasette import metadata
from tests.support.large_store import fill

_DOCUMENTS = 50
_ROUNDS = 3
_COLUMN_FACET = (
    "SELECT {0} AS value, count(*) AS count FROM (SELECT * FROM {1}) WHERE {0} IS NOT NULL "
    "GROUP BY {0} ORDER BY count DESC, value LIMIT 31"
)
# In the words of datasette/facets.py.
_LIST_FACET = (
    "WITH inner AS (SELECT * FROM {1}), deduped_array_items AS ("
    "SELECT DISTINCT j.value, inner.* FROM json_each([inner].{0}) j JOIN inner) "
    "SELECT value, count(*) AS count FROM deduped_array_items GROUP BY value ORDER BY count(*) DESC LIMIT 31"
)
_SEARCH = (
    "SELECT * FROM version_sentences WHERE sentence IN "
    '(SELECT rowid FROM sentences_fts WHERE sentences_fts MATCH \'"sell" "third"\') LIMIT 101'
)


def facets(view: str, shown: dict[str, Any]) -> Iterator[str]:
    """Yield the queries of the facets of a view."""
    for facet in shown.get("facets", ()):
        if isinstance(facet, dict):
            yield _LIST_FACET.format(facet["array"], view)
        else:
            yield _COLUMN_FACET.format(facet, view)


def milliseconds(connection: sqlite3.Connection, sql: str, **parameters: str) -> float:
    """Return the least processor time in which a query was answered."""
    found = []
    for _ in range(_ROUNDS):
        before = time.process_time()
        connection.execute(sql, parameters).fetchall()
        found.append(1000 * (time.process_time() - before))
    return min(found)


def measure(store: Path) -> Iterator[str]:
    """Yield the lines of the table.

    Args:
        store: the store.
    """
    shown = yaml.safe_load(metadata(["harvest"]))["databases"]["harvest"]
    with closing(sqlite3.connect(f"{store.as_uri()}?mode=ro", uri=True)) as connection:
        views = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'view' ORDER BY name")
        for view in [name for (name,) in views if shown["tables"][name].get("allow", True)]:
            rows = connection.execute(f"SELECT count(*) FROM {view}").fetchone()[0]
            page = milliseconds(connection, f"SELECT * FROM {view} LIMIT 101")
            count = milliseconds(connection, f"SELECT count(*) FROM {view}")
            counted = [milliseconds(connection, sql) for sql in facets(view, shown["tables"][view])]
            slowest = f"{max(counted):.0f}" if counted else ""
            yield f"| {view} | {rows} | {page:.0f} | {count:.0f} | {slowest} |"
        yield f"| a search in version_sentences | | {milliseconds(connection, _SEARCH):.0f} | | |"
        for name, query in shown["queries"].items():
            spent = milliseconds(connection, query["sql"], phrase="sell third")
            yield f"| query {name} | | {spent:.0f} | | |"


def main() -> int:
    """Print the table."""
    print("| view | rows | first 101, ms | how many, ms | slowest facet, ms |\n|---|---:|---:|---:|---:|")
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "harvest.db"
        fill(store, _DOCUMENTS)
        for line in measure(store):
            print(line, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
