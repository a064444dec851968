"""Write tables as Apache Parquet, with real dates, times and lists (pyarrow, an extra)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pyarrow
from pyarrow import parquet

from harvester.export.columns import ColumnKind, Table, TableRow
from harvester.export.table_files import WriteRow

# Of large sections: some tens of megabytes in memory.
_ROWS_IN_GROUP = 5_000
_TYPES = {
    "text": pyarrow.string(),
    "integer": pyarrow.int64(),
    "real": pyarrow.float64(),
    "flag": pyarrow.bool_(),
    "day": pyarrow.date32(),
    "time": pyarrow.timestamp("s", tz="UTC"),
    "names": pyarrow.list_(pyarrow.string()),
    "json": pyarrow.string(),
}


@contextmanager
def parquet_file(path: Path, table: Table) -> Iterator[WriteRow]:
    """Open a Parquet file, and give the function that writes a row.

    Args:
        path: the file.
        table: its columns; what is JSON is a string.
    """
    schema = pyarrow.schema([(name, _TYPES[kind]) for name, kind in table.columns.items()])
    waiting: list[dict[str, Any]] = []
    with parquet.ParquetWriter(path, schema, compression="zstd") as writer:

        def flush() -> None:
            writer.write_table(pyarrow.Table.from_pylist(waiting, schema=schema))
            waiting.clear()

        def write(row: TableRow) -> None:
            waiting.append({name: _value(kind, row[name]) for name, kind in table.columns.items()})
            if len(waiting) == _ROWS_IN_GROUP:
                flush()

        yield write
        flush()


def all_rows(path: Path) -> list[dict[str, Any]]:
    """Return the rows of a Parquet file.

    Args:
        path: the file.
    """
    found: list[dict[str, Any]] = parquet.read_table(path).to_pylist()
    return found


def _value(kind: ColumnKind, value: Any) -> Any:
    return json.dumps(value, ensure_ascii=False) if kind == "json" and value is not None else value
