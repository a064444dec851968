"""How large a store is for each version, and why: ``python -m benchmarks.store_size STORE…``."""

from __future__ import annotations

import sqlite3
import sys
from contextlib import closing
from pathlib import Path

# What belongs together; an index belongs to its table, and a part of a full-text index to the sentences.
_PARTS = {
    "texts": ("stored_texts", "passages", "text_passages", "sections", "texts", "stated_dates"),
    "changes": ("comparisons", "compared_sections", "changes", "changed_sentences"),
    "search": ("sentences", "content_sentences", "section_contents"),
    "lives of sections": ("lineages", "lineage_sections", "lineage_ends", "lineage_links"),
    "pages": ("bodies",),
    "chain": ("chain",),
}
_SIZES = """
    SELECT coalesce(s.tbl_name, d.name) AS name, sum(d.pgsize) AS size
    FROM dbstat d LEFT JOIN sqlite_schema s ON s.name = d.name GROUP BY 1
"""


def parts_of(store: Path) -> tuple[int, dict[str, int]]:
    """Return how many versions a store has, and how many bytes each part of it takes."""
    with closing(sqlite3.connect(store)) as connection:
        (versions,) = connection.execute("SELECT count(*) FROM versions").fetchone()
        parts = {**dict.fromkeys(_PARTS, 0), "all else": 0}
        for name, size in connection.execute(_SIZES):
            table = "sentences" if name.startswith("sentences_") else name
            parts[next((part for part, tables in _PARTS.items() if table in tables), "all else")] += size
    return versions, parts


def main(stores: list[str]) -> None:
    """Print a line for each store, in KB for each version."""
    print(
        f"{'store':32} {'versions':>8} {'MB':>7} {'KB each':>8}",
        *(f"{part:>17}" for part in (*_PARTS, "all else")),
    )
    for store in stores:
        versions, parts = parts_of(Path(store))
        whole = sum(parts.values())
        each = (f"{size / versions / 1000:17.1f}" for size in parts.values())
        print(f"{store[-32:]:32} {versions:8} {whole / 1e6:7.2f} {whole / versions / 1000:8.1f}", *each)


if __name__ == "__main__":
    main(sys.argv[1:])
