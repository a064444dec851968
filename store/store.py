"""The store: one object with a room for each thing that is kept."""

from __future__ import annotations

from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType

from store.database import Database
from store.tables.captures import Index
from store.tables.changes import Steps
from store.tables.integrity import Check
from store.tables.outbox import Outbox
from store.tables.runs import Runs
from store.tables.snapshots import Snapshots
from store.tables.sources import Sources
from store.tables.texts import Readings, Texts
from store.tables.versions import Versions
from store.watches import Watches


class Store:
    """Everything that is known, in one SQLite file.

    Args:
        path: the file; made where it does not exist, unless `create` is False.
        create: whether a missing file may be made.

    Attributes:
        path: the file.
        sources: companies, documents, addresses, citations.
        index: listings and captures.
        snapshots: the raw bytes.
        texts: what extraction gave.
        readings: what each capture shows.
        check: whether the file is whole.
        versions: the timeline and its changes.
        steps: changes from version to version, as the change digest asks for them.
        runs: when we looked.
        outbox: mails, and what they told.
        watches: when the daemon last began to look at each company.

    Raises:
        StoreError: the file cannot be used.
    """

    def __init__(self, path: Path | str, *, create: bool = True) -> None:
        self.path = Path(path)
        self.database = Database(self.path, create=create)
        self.sources = Sources(self.database)
        self.index = Index(self.database)
        self.snapshots = Snapshots(self.database)
        self.texts = Texts(self.database)
        self.readings = Readings(self.database)
        self.versions = Versions(self.database)
        self.check = Check(self.database)
        self.steps = Steps(self.database)
        self.runs = Runs(self.database)
        self.outbox = Outbox(self.database)
        self.watches = Watches(self.database)

    def step(self) -> AbstractContextManager[None]:
        """One transaction: everything inside is stored when it ends, or nothing is."""
        return self.database.step()

    def close(self) -> None:
        """Close the file."""
        self.database.close()

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
