"""Check a whole store (`harvest verify`)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from harvester.pipeline.barrier import in_brief
from harvester.pipeline.generations import READING, Phrases
from harvester.pipeline.working_ahead import documents_ahead
from harvester.processes import at_hand
from harvester.reports.verify.barrier import guarded
from harvester.reports.verify.derivation import DocumentCheck
from harvester.reports.verify.mails import mail_faults
from harvester.reports.verify.manifest import Since, manifest, since
from harvester.reports.verify.wording import alteration, excerpt
from store.chain import COVERED, Sealed
from store.checks import Examined, Scratch, as_text, index_faults, passage_faults

Watch = Callable[[int, int], None]
"""Is told how much is done, and how much there is."""

_COUNTED = ("snapshots", "texts", "versions", "comparisons", "mails")


@dataclass(slots=True)
class CheckedCounts:
    """What was checked.

    Attributes:
        rows: the number of rows by table.
        links: the number of links of the chain.
        head: the hash of the last link.
    """

    rows: dict[str, int] = field(default_factory=dict)
    links: int = 0
    head: str = ""


class Verification:
    """The check of a store as it is at one moment; a context manager.

    Args:
        path: the file.
        phrases: topics that give a change more weight, in addition to the built-in ones.
        jobs: how many processes may work, or None for as many as there are processors.
        may_be_empty: whether it is no fault that there is nothing in it.

    Attributes:
        tally: what was checked.

    Raises:
        StoreError: the file cannot be opened, or is no database.
    """

    def __init__(
        self, path: Path, phrases: Phrases, *, jobs: int | None = None, may_be_empty: bool = False
    ) -> None:
        self._may_be_empty = may_be_empty
        self._path, self._phrases, self._jobs = path, phrases, jobs
        self._examined, self._sealed = Examined(path), Sealed()
        self.tally = CheckedCounts()

    def faults(self, watch: Watch = lambda done, total: None) -> Iterator[str]:
        """Check the store, and yield one line for each fault.

        This checks SQLite's own structure and references, the tables, the chain, and the hash of every stored
        body. Everything that is derived is derived again by the current rules, in a temporary store, and
        compared. One fault does not keep the rest from being checked.

        Args:
            watch: is told how many documents were derived again, and how many there are.
        """
        path, examined = self._path, self._examined
        if examined.refused:
            yield examined.refused
        yield from guarded(examined.structure(), f"{path}: structure")
        if older := examined.older():
            yield (
                f"{path}: was written by an older version of harvest ({older}); `harvest rebuild` brings "
                "it up to date, then it can be checked"
            )
            yield from guarded(examined.references(), f"{path}: references")
            yield from guarded(_bodies(examined), "bodies")
            return
        yield from guarded(examined.schema(), f"{path}: tables")
        yield from guarded(examined.migrations(), f"{path}: migrations")
        yield from guarded(examined.references(), f"{path}: references")
        yield from guarded(_chain(examined, self._sealed), "chain")
        yield from guarded(_bodies(examined), "bodies")
        yield from guarded(_derived(examined, self._phrases, self._jobs, watch), f"{path}: documents")
        yield from guarded(passage_faults(examined), f"{path}: passages")
        yield from guarded(index_faults(examined, READING), f"{path}: sentences")
        yield from guarded(mail_faults(examined), "mails")
        yield from guarded(self._counted(), f"{path}: numbers")
        self.tally.links, self.tally.head = self._sealed.number, self._sealed.head

    def _counted(self) -> Iterator[str]:
        """Count what was checked; nothing at all is a fault."""
        if self._examined.is_empty() and not self._may_be_empty:
            yield f"{self._path}: is empty: there is nothing to check"
        self.tally.rows = {table: self._examined.count(table) for table in _COUNTED}

    def manifest(self) -> tuple[str, ...]:
        """Return the manifest of the store, in which no fault was found."""
        return manifest(self._examined, self._sealed)

    def since(self, text: str) -> Since:
        """Return whether everything is still on record that was when a manifest was made.

        Args:
            text: the manifest.
        """
        return since(self._examined, self._sealed, text)

    def __enter__(self) -> Verification:
        return self

    def __exit__(self, *_: object) -> None:
        self._sealed.close()
        self._examined.close()


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
            yield f"bodies: {as_text(row['sha256'])}: {in_brief(error)}"
            continue
        if row["size"] != size:
            yield f"bodies: {as_text(row['sha256'])}: has {size} bytes, not {as_text(row['size'])}"


def _derived(examined: Examined, phrases: Phrases, jobs: int | None, watch: Watch) -> Iterator[str]:
    """Derive everything again, and compare it."""
    scratch = Scratch(examined)
    titles: dict[str, set[str]] = {}
    rows = {int(str(row["id"])): row for row in examined.rows("documents", "ORDER BY company, slug")}
    pages = examined.count("snapshots") + examined.count("citations")
    try:
        with documents_ahead(examined.path, rows, phrases, jobs=jobs, pages=pages) as ahead:
            for done, (document, results) in enumerate(ahead):
                watch(done, len(rows))
                check = DocumentCheck(examined, scratch, rows[document], phrases, titles)
                with at_hand(results):
                    yield from guarded(check.faults(), f"documents: {examined.document(document)}")
        yield from guarded(_titles(examined, titles), "texts")
    finally:
        scratch.close()


def _titles(examined: Examined, derived: Mapping[str, set[str]]) -> Iterator[str]:
    """Yield the texts that no source gives, and those that have a title that none gives."""
    for row in examined.rows("texts", "ORDER BY sha256", only="sha256, title"):
        titles = derived.get(str(row["sha256"]))
        if titles is None:
            yield f"texts: {as_text(row['sha256'])}: no source gives it"
        elif row["title"] not in titles:
            yield f"texts: {as_text(row['sha256'])}: no source gives its title, {excerpt(row['title'])}"
