"""The store: one object with an attribute for each kind of thing that is stored."""

from __future__ import annotations

from contextlib import AbstractContextManager
from itertools import chain
from pathlib import Path
from sqlite3 import ProgrammingError
from types import TracebackType

from diffs.in_words import count
from store.database import Database
from store.errors import StoreError
from store.rows import PolicyRow, PolicySelection, RowTable, TimelineRows, policies
from store.tables.captures import Captures
from store.tables.changes import VersionChanges
from store.tables.comparisons import Comparisons
from store.tables.considered import ConsideredChanges
from store.tables.contents import Contents
from store.tables.generations import Generations
from store.tables.lineages import Lineages
from store.tables.listings import Listings
from store.tables.names import Names
from store.tables.outbox import Outbox
from store.tables.overviews import Overviews
from store.tables.pace_ledger import Cooldowns
from store.tables.provenance import Provenance
from store.tables.readings import Readings
from store.tables.renderings import Renderings
from store.tables.reviews import Reviews
from store.tables.runs import Runs, Watches
from store.tables.same_changes import SameChanges
from store.tables.saves import Saves
from store.tables.search_index import SearchIndex
from store.tables.searches import Searches
from store.tables.snapshots import Snapshots
from store.tables.sources import Sources
from store.tables.texts import Texts
from store.tables.versions import Versions
from store.tables.wellformed import damaged, malformed
from store.tables.wide_lists import WideLists

# What rows that no program of this project wrote lead to.
_OF_DAMAGE = (
    ValueError,
    TypeError,
    LookupError,
    ArithmeticError,
    AttributeError,
    AssertionError,
    RecursionError,
)

_COUNTED = """
    SELECT (SELECT count(*) FROM companies) AS company, (SELECT count(*) FROM documents) AS policy,
           (SELECT count(*) FROM versions) AS version
"""


class Store:
    """Everything that is known, in one SQLite file.

    Args:
        path: the file; created if it does not exist, unless `create` is False.
        create: whether a missing file may be created.
        reading: whether to open it for reading; the file is never changed then.

    Attributes:
        path: the file.
        sources: companies, documents, addresses, citations.
        names: what companies and documents are called.
        listings: how much of each archive's list of each address is known.
        saves: what archives were asked to capture.
        wide_lists: which questions about many addresses an archive could not answer.
        captures: what the archives list, and what became of each capture.
        snapshots: the raw bytes.
        search_index: the sentences of all sections, for searches.
        searches: answers where sentences stand.
        texts: the extracted texts.
        readings: which text each capture shows.
        generations: the rules by which what is derived was made.
        provenance: where captures come from.
        renderings: the captures as a browser rendered them.
        reviews: the captures that are held for review.
        versions: the timeline.
        comparisons: what changed between neighbouring versions.
        contents: whether anything changed that is shown of a document.
        lineages: the life of each section through all versions.
        cooldowns: when archives may be asked again.
        changes: changes from version to version, in the form that the change digest needs.
        same_changes: the same edits in several documents.
        runs: the records of runs.
        outbox: mails, and what they reported.
        considered: what a digest has considered, and what recipients wanted to be told of then.
        watches: when the daemon last began to harvest each company.
        overviews: what is known of all documents at once.

    For notebooks, `policies` and `timeline` return what is known as rows; docs/python.md describes that.

    Raises:
        StoreError: the file cannot be used.
    """

    def __init__(self, path: Path | str, *, create: bool = True, reading: bool = False) -> None:
        self.path = Path(path)
        self.database = Database(self.path, create=create, reading=reading)
        self._identity = _identity(self.path)
        self.names = Names(self.database)
        self.sources, self.names = Sources(self.database), Names(self.database)
        self.listings = Listings(self.database)
        self.saves = Saves(self.database)
        self.wide_lists = WideLists(self.database)
        self.captures = Captures(self.database)
        self.snapshots = Snapshots(self.database)
        self.search_index = SearchIndex(self.database)
        self.searches = Searches(self.database)
        self.texts = Texts(self.database, self.search_index)
        self.readings = Readings(self.database)
        self.renderings = Renderings(self.database, self.snapshots)
        self.reviews = Reviews(self.database)
        self.versions = Versions(self.database)
        self.comparisons = Comparisons(self.database)
        self.contents = Contents(self.database)
        self.lineages = Lineages(self.database)
        self.generations = Generations(self.database)
        self.provenance = Provenance(self.database)
        self.cooldowns = Cooldowns(self.database)
        self.changes = VersionChanges(self.database)
        self.same_changes = SameChanges(self.database)
        self.runs = Runs(self.database)
        self.outbox = Outbox(self.database)
        self.considered = ConsideredChanges(self.database)
        self.watches = Watches(self.database)
        self.overviews = Overviews(self.database)

    def timeline(self, company: str | None = None, document: str | None = None) -> TimelineRows:
        """Return the versions of policies as rows, which know what changed.

        Args:
            company: slug, name or domain of a company, or None for all.
            document: slug or title of a policy, or None for all.

        Raises:
            UnknownCompany: there is no such company or policy; the message names the known ones.
            StoreError: the store cannot be used, or a timeline is not up to date.
        """
        return TimelineRows(self.database, PolicySelection(self.sources, str(self.path), company, document))

    def policies(self) -> RowTable[PolicyRow]:
        """Return all policies as rows: how many versions are known, the last change, what was looked at.

        Raises:
            StoreError: the store cannot be used.
        """
        return policies(self.database)

    def __repr__(self) -> str:
        try:
            row = self.database.row(_COUNTED) or {}
        except (StoreError, ProgrammingError):  # It is damaged, or closed.
            return f"<Store {self.path}>"
        found = ", ".join(count(value, noun) for noun, value in row.items())
        return f"<Store {self.path}: {found}>"

    def _repr_html_(self) -> str:
        """Return the policies as a table, for a notebook."""
        return self.policies()._repr_html_()

    def step(self, *, durable: bool = False) -> AbstractContextManager[None]:
        """Open a transaction: everything inside is stored when it ends, or nothing is.

        Args:
            durable: whether a power cut must not undo it once it has ended, nor any step before it.
        """
        return self.database.step(durable=durable)

    def close(self) -> None:
        """Close the file."""
        self.database.close()

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if isinstance(error, _OF_DAMAGE):
                self._blame_damage(error)
        finally:
            self.close()
        if error is None and _identity(self.path) != self._identity:
            # What was written went into a file that nobody will open again.
            raise StoreError(
                f"{self.path}: was moved, removed or replaced while it was in use; what was done since then "
                "is not in it. Put the file back, and run again."
            )

    def _blame_damage(self, error: Exception) -> None:
        """Raise a `StoreError` if what the store contains can be the cause of an unexpected error."""
        for fault in chain(malformed(self.database), damaged(self.database)):
            remedy = "Run `harvest verify`, and restore a backup"
            raise StoreError(f"{self.path}: is damaged: {fault}. {remedy}.") from error


def _identity(path: Path) -> tuple[int, int] | None:
    """Return what distinguishes a file from all others on this machine, or None if there is no such file."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
