"""Make one part of a data set: harvest its groups in a store of their own, and write the tables."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from harvester.bulk.groups import harvest_group
from harvester.bulk.places import Folder
from harvester.bulk.rows import GroupRow, UnreadInput, unpacked_row
from harvester.bulk.rules import BulkRules
from harvester.bulk.tables import TABLES, table_rows
from harvester.export.parquet import parquet_file
from harvester.pipeline.barrier import attempt
from store import Store
from store.opening import IN_MEMORY

DONE = "_done"


@dataclass(frozen=True, slots=True)
class PartResult:
    """A part that is complete.

    Attributes:
        part: its number.
        rows: how many rows each table has in it.
        companies: its companies with their documents and addresses; see `_companies`.
        problems: what could not be done, one line each.
        unread: what could not be read of the inputs, as far as this part was told: file and reason.
    """

    part: int
    rows: dict[str, int]
    companies: list[dict[str, Any]]
    problems: list[str]
    unread: list[tuple[str, str]]

    def as_json(self) -> bytes:
        """Return the file that says that the part is complete."""
        found = {name: getattr(self, name) for name in self.__slots__}
        return json.dumps(found, ensure_ascii=False, indent=1).encode("utf-8", "replace")

    @classmethod
    def from_json(cls, content: bytes) -> PartResult:
        """Return what such a file says.

        Args:
            content: its bytes.
        """
        found = json.loads(content)
        return cls(**{**found, "unread": [(file, reason) for file, reason in found["unread"]]})


def make_part(part: int, packed: Iterable[bytes], folder: Folder, rules: BulkRules) -> PartResult:
    """Harvest the groups of a part and write its files; the one that says that it is complete comes last.

    Args:
        part: its number.
        packed: the rows of all its groups, in any order.
        folder: the data set.
        rules: the rules of the call.

    Returns:
        What is in it.

    Raises:
        OSError: a file cannot be written.
        StoreError: the store cannot be used.
    """
    rows = [unpacked_row(row) for row in packed]
    unread = [(row.file, row.reason) for row in rows if isinstance(row, UnreadInput)]
    groups = _grouped(row for row in rows if not isinstance(row, UnreadInput))
    with Store(IN_MEMORY) as store, tempfile.TemporaryDirectory(prefix="harvest-") as aside:
        problems = [one for group in groups for one in _harvested(store, group, rules)]
        written = _write(store, groups, Path(aside), rules)
        result = PartResult(part, written, _companies(store), problems, unread)
        for table in TABLES:
            folder.put(part_file(table.name, part), Path(aside, table.name))
    folder.write(part_mark(part), result.as_json())
    return result


def part_file(table: str, part: int) -> str:
    """Return the name of a file of a data set.

    Args:
        table: the name of the table.
        part: the number of the part.
    """
    return f"{table}/part-{part:05}.parquet"


def part_mark(part: int) -> str:
    """Return the name of the file that says that a part is complete.

    Args:
        part: its number.
    """
    return f"{DONE}/part-{part:05}.json"


def _harvested(store: Store, group: Sequence[GroupRow], rules: BulkRules) -> list[str]:
    """Harvest a group, and return its problems; those that no rule foresaw hold up no other group."""
    fault = f"{group[0].group}: could not be harvested"
    found, problem = attempt(partial(harvest_group, store, group, rules), list[str](), fault)
    return [*found, *filter(None, [problem])]


def _grouped(rows: Iterable[GroupRow]) -> list[Sequence[GroupRow]]:
    """Return the rows by group, in the order of their names."""
    groups: dict[str, list[GroupRow]] = {}
    for row in rows:
        groups.setdefault(row.group, []).append(row)
    return [groups[name] for name in sorted(groups)]


def _write(
    store: Store, groups: Sequence[Sequence[GroupRow]], aside: Path, rules: BulkRules
) -> dict[str, int]:
    """Write the tables of a store into a folder, and return how many rows each has."""
    written = {table.name: 0 for table in TABLES}
    with ExitStack() as stack:
        write = {table.name: stack.enter_context(parquet_file(aside / table.name, table)) for table in TABLES}
        # If a row cannot be written, the transaction of its document ends while the store is open.
        for name, row in stack.enter_context(closing(table_rows(store, groups, rules))):
            write[name](row)
            written[name] += 1
    return written


def _companies(store: Store) -> list[dict[str, Any]]:
    """Return the companies of a store with their documents and addresses, for `harvest import`."""
    return [
        {
            "slug": company.slug,
            "name": company.name,
            "domains": list(company.domains),
            "documents": [
                {
                    "slug": document.slug,
                    "title": document.title,
                    "urls": [
                        [one.url, one.valid_from, one.valid_until]
                        for one in store.sources.addresses(document.id)
                    ],
                    "selectors": store.sources.selectors(document.id),
                }
                for document in store.sources.documents_of(company.slug)
            ],
        }
        for company in store.sources.companies()
    ]
