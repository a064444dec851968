"""Check a whole store (`harvest verify`)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from harvester.pipeline.comparing import Phrases
from harvester.pipeline.extracting import read_text
from harvester.reports.verify.barrier import guarded, in_brief
from harvester.reports.verify.derivation import DocumentCheck
from harvester.reports.verify.mails import mail_faults
from harvester.reports.verify.wording import alteration
from store.chain import COVERED, Sealed
from store.checks import Examined, Scratch

_COUNTED = ("snapshots", "texts", "versions", "comparisons", "mails")


@dataclass(slots=True)
class Tally:
    """What was checked.

    Attributes:
        rows: the number of rows by table.
        links: the number of links of the chain.
        head: the hash of the last link.
    """

    rows: dict[str, int] = field(default_factory=dict)
    links: int = 0
    head: str = ""


def verify(path: Path, phrases: Phrases, tally: Tally) -> Iterator[str]:
    """Check a store, and yield one line for each fault.

    This checks SQLite's own structure and references, the tables, the chain, and the hash of every stored body.
    Everything that is derived is derived again by the current rules, in a temporary store, and compared. One
    fault does not keep the rest from being checked.

    Args:
        path: the file.
        phrases: topics that give a change more weight, in addition to the built-in ones.
        tally: is filled with what was checked.

    Raises:
        StoreError: the file cannot be opened, or is no database.
    """
    examined = Examined(path)
    sealed = Sealed()
    try:
        yield from guarded(examined.structure(), f"{path}: structure")
        yield from guarded(examined.schema(), f"{path}: tables")
        yield from guarded(examined.migrations(), f"{path}: migrations")
        yield from guarded(examined.references(), f"{path}: references")
        yield from guarded(_chain(examined, sealed), "chain")
        yield from guarded(_bodies(examined), "bodies")
        yield from guarded(_derived(examined, phrases), f"{path}: documents")
        yield from guarded(mail_faults(examined), "mails")
        yield from guarded(_counted(examined, tally), f"{path}: numbers")
        tally.links, tally.head = sealed.number, sealed.head
    finally:
        sealed.close()
        examined.close()


def _counted(examined: Examined, tally: Tally) -> Iterator[str]:
    """Count what was checked; nothing at all is a fault."""
    if examined.is_empty():
        yield f"{examined.path}: is empty: there is nothing to check"
    tally.rows = {table: examined.count(table) for table in _COUNTED}


def _chain(examined: Examined, sealed: Sealed) -> Iterator[str]:
    """Read the chain, and compare the rows with it."""
    for fault in examined.chain.replay(sealed):
        yield alteration(examined, fault)
    for table, covered in COVERED.items():
        if sealed.layouts.get(table) != covered.columns:
            yield f"chain: does not say which columns of {table} it covers, or other ones"
        faults = (alteration(examined, one) for one in examined.chain.alterations(sealed, table))
        yield from guarded(faults, table)


def _bodies(examined: Examined) -> Iterator[str]:
    """Read every stored body, which checks its hash."""
    for row in examined.rows("bodies", "ORDER BY rowid", only="sha256, size"):
        try:
            size = len(examined.bodies.read(str(row["sha256"])))
        except Exception as error:
            yield f"bodies: {row['sha256']}: {in_brief(error)}"
            continue
        if row["size"] != size:
            yield f"bodies: {row['sha256']}: has {size} bytes, not {row['size']}"


def _derived(examined: Examined, phrases: Phrases) -> Iterator[str]:
    """Derive everything again, and compare it."""
    scratch = Scratch(examined)
    texts: set[str] = set()
    try:
        for row in examined.rows("documents", "ORDER BY company, slug"):
            check = DocumentCheck(examined, scratch, row, phrases, texts)
            yield from guarded(check.faults(), f"documents: {examined.document(row['id'])}")
        yield from guarded(_other_texts(examined, texts), "texts")
    finally:
        scratch.close()


def _other_texts(examined: Examined, derived: set[str]) -> Iterator[str]:
    """Yield what is wrong with the texts that no source gives."""
    for row in examined.rows("texts", "ORDER BY sha256", only="sha256"):
        if row["sha256"] not in derived:
            yield f"texts: {row['sha256']}: no source gives it"
