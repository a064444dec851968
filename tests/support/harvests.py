"""Harvesting from a stand-in archive into a store of a test's own."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from harvester.commands.progress import SilentProgress
from harvester.config.settings import ArchiveSettings
from harvester.pipeline.harvest_documents import harvest_documents
from harvester.pipeline.harvest_result import HarvestResult
from harvester.pipeline.jobs import Job
from store import Store
from store.records import Company, Document, PolicyUrl
from store.tables.pace_ledger import PaceLedger
from tests.support.archives import Clock, opened
from tests.support.stand_in import PRIVACY, StandIn
from tests.support.stand_in.server import Behaviour

# What two runs that did the same may differ in: when they did it.
CLOCKS = {
    "asked_at",
    "listed_at",
    "full_at",
    "imported_at",
    "fetched_at",
    "tried_on",
    "retry_on",
    "applied_at",
}
# How the work was divided into steps is in the chain, and in the numbers of sentences.
INDEX = {"section_contents", "content_sentences", "sentences"}
# Rows with numbers of their own depend on the order of the work; the views of them do not.
NUMBERED, VIEWED = {"stored_texts", "passages", "text_passages"}, {"texts", "sections", "changes"}
UNCOUNTED = {"chain", "runs", "pace_turns", "pace_cooldowns", "_sqlite_migrations", *INDEX, *NUMBERED}
GENTLE = ArchiveSettings(cooldown_seconds=0, block_cooldown_seconds=0, timeout_seconds=5)


@dataclass(slots=True)
class Field:
    """A document of a company that does not exist, and an archive that has it.

    Attributes:
        store: where it is kept.
        job: what is to be done.
        clock: moves only when someone sleeps.
        server: the archive.
        settings: how it is asked.
    """

    store: Store
    job: Job
    clock: Clock
    server: StandIn
    settings: ArchiveSettings = GENTLE

    def harvest(self, *, budget: int = 200) -> HarvestResult:
        """One run."""
        ledger = PaceLedger(self.store.path)
        try:
            with opened(
                self.server.location, settings=self.settings, clock=self.clock, ledger=ledger
            ) as archive:
                job = replace(self.job, budget=budget)
                (outcome,) = harvest_documents(self.store, archive, [job], self.clock, SilentProgress())
                return outcome
        finally:
            ledger.close()

    def versions(self) -> list[tuple[str, str]]:
        """First capture and flags of each version."""
        return [(row.first_capture, json.dumps(row.flags)) for row in self.store.versions.of(self.job.row)]


@contextmanager
def field(
    path: Path,
    behaviour: Behaviour,
    *,
    urls: tuple[str, ...] = (PRIVACY,),
    settings: ArchiveSettings = GENTLE,
) -> Iterator[Field]:
    """Return a store with one document, and a server that behaves so."""
    with StandIn(behaviour) as server, field_at(path, server, urls=urls, settings=settings) as found:
        yield found


@contextmanager
def field_at(
    path: Path, server: StandIn, *, urls: tuple[str, ...] = (PRIVACY,), settings: ArchiveSettings = GENTLE
) -> Iterator[Field]:
    """Return a store with one document, and a server that runs already."""
    with Store(path) as store:
        store.sources.add_company(Company("juniper", "Juniper & Reed", ("juniper-and-reed.example",)))
        row = store.sources.add_document(
            Document("juniper", "privacy", "Privacy Policy", tuple(PolicyUrl(url) for url in urls))
        )
        final = settings.cooldown_seconds == 0
        job = Job(row, "juniper", "privacy", 200, 0, retry_at_once=final)
        yield Field(store, job, Clock(), server, settings)


def contents(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """All rows of a store but for run records and clock columns."""
    connection = sqlite3.connect(path)
    try:
        tables = [
            name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        ]
        found = {}
        for table in sorted((set(tables) | VIEWED) - UNCOUNTED):
            if table.startswith("sentences_"):
                continue
            columns = [
                row[1] for row in connection.execute(f"PRAGMA table_info({table})") if row[1] not in CLOCKS
            ]
            rows = connection.execute(f"SELECT {', '.join(columns)} FROM {table}").fetchall()
            found[table] = sorted(rows, key=repr)
        return found
    finally:
        connection.close()
