"""Read the tables of a data set of `harvest bulk`, and compare them with those of an export."""

from __future__ import annotations

import json
from pathlib import Path

from pyarrow import parquet

EXPORTED = ("versions", "sections", "changes")
"""The tables that an export has, too."""


def table_rows(place: Path, name: str) -> list[str]:
    """Return the rows of a table of an export or of a data set, in an order that both have.

    Args:
        place: the folder.
        name: the table.
    """
    path = place / name if (place / name).is_dir() else place / f"{name}.parquet"
    found = parquet.read_table(path).to_pylist()
    return sorted(json.dumps({k: v for k, v in row.items() if k != "domain"}, default=str) for row in found)


def has_rows_of(out: Path, exported: Path) -> bool:
    """Return whether a data set has the rows of an export, and each table has any.

    Args:
        out: the data set.
        exported: the folder of the export.
    """
    tables = ((table_rows(out, name), table_rows(exported, name)) for name in EXPORTED)
    return all(found and found == expected for found, expected in tables)
