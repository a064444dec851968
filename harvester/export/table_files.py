"""Write tables as files: JSON, one object on each line; or CSV that spreadsheets and pandas read."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any

from harvester.export.columns import ColumnKind, Table, TableRow, iso

WriteRow = Callable[[TableRow], None]

# A spreadsheet would run what begins like this (OWASP, "CSV Injection"), and a page may say anything.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@contextmanager
def json_lines(path: Path, table: Table) -> Iterator[WriteRow]:
    """Open a file of JSON lines, and give the function that writes a row.

    Args:
        path: the file.
        table: the columns of each object.
    """
    with path.open("w", encoding="utf-8", errors="replace", newline="\n") as file:

        def write(row: TableRow) -> None:
            found = {name: _for_json(row[name]) for name in table.columns}
            file.write(json.dumps(found, ensure_ascii=False) + "\n")

        yield write


@contextmanager
def csv_file(path: Path, table: Table) -> Iterator[WriteRow]:
    """Open a CSV file with a line of names, and give the function that writes a row.

    Args:
        path: the file.
        table: its columns.
    """
    with path.open("w", encoding="utf-8", errors="replace", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(table.columns)

        def write(row: TableRow) -> None:
            writer.writerow([_cell(kind, row[name]) for name, kind in table.columns.items()])

        yield write


def inert(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula: what could be one begins with an apostrophe.

    Args:
        text: the text of a cell.
    """
    return f"'{text}" if text.startswith(_FORMULA) else text


def _for_json(value: Any) -> Any:
    if isinstance(value, datetime):
        return iso(value)
    return value.isoformat() if isinstance(value, date) else value


def _cell(kind: ColumnKind, value: Any) -> Any:
    if value is None:
        return ""
    if kind == "text":
        return inert(value)
    if kind == "names":
        return ", ".join(value)
    if kind == "json":
        return json.dumps(value, ensure_ascii=False)
    if kind == "flag":
        return "true" if value else "false"
    return _for_json(value)
