"""Export the tables of versions, sections and changes in one of the formats for other tools."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager, ExitStack
from pathlib import Path

from harvester.errors import ConfigError
from harvester.export.columns import Table
from harvester.export.documents import ExportedDocument
from harvester.export.folder import ExportFolder
from harvester.export.table_files import WriteRow, csv_file, json_lines
from harvester.export.tables import (
    CHANGES,
    SECTIONS,
    TABLES,
    VERSIONS,
    change_rows,
    section_rows,
    version_row,
)

TableWriter = Callable[[Path, Table], AbstractContextManager[WriteRow]]
PARQUET = "parquet"
WRITERS: Mapping[str, TableWriter] = {"jsonl": json_lines, "csv": csv_file}


def table_writer(form: str) -> TableWriter:
    """Return what writes a table in a format.

    Args:
        form: ``jsonl``, ``csv`` or ``parquet``.

    Raises:
        ConfigError: the package for the format is missing.
    """
    if form != PARQUET:
        return WRITERS[form]
    try:
        # An extra.
        from harvester.export.parquet import parquet_file
    except ImportError:
        problem = "needs the package pyarrow, which is not installed"
        remedy = "Install it with `pip install 'policy-harvest[parquet]'`, or export csv or jsonl"
        raise ConfigError("export parquet", "", problem, remedy) from None
    return parquet_file


def export_tables(
    documents: Iterable[ExportedDocument],
    folder: ExportFolder,
    form: str,
    writer: TableWriter,
) -> dict[str, int]:
    """Write the tables of documents.

    Args:
        documents: what to export.
        folder: where to.
        form: the format, which is the ending of the files, too.
        writer: what `table_writer` gives for it.

    Returns:
        The number of rows, by table.

    Raises:
        StoreError: the store cannot be used, or stored bytes are damaged.
    """
    written = {table.name: 0 for table in TABLES}
    with ExitStack() as stack:
        write = {
            table.name: stack.enter_context(writer(folder.path_for(f"{table.name}.{form}"), table))
            for table in TABLES
        }
        for document in documents:
            for version in document.versions:
                rows = {
                    VERSIONS.name: (version_row(document, version),),
                    SECTIONS.name: section_rows(document.store, document, version),
                    CHANGES.name: change_rows(document.store, document, version),
                }
                for name, found in rows.items():
                    for row in found:
                        write[name](row)
                        written[name] += 1
    return written
