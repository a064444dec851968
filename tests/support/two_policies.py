"""A company with two policies, and what is on record of the runs that harvest them."""

from __future__ import annotations

import signal
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from tests.support.stand_in import PRIVACY, Held, StandIn, World, page

CONFIG = """
[archive]
location = "{location}"
resolution_days = 0
timeout_seconds = 120
{more}
[companies.juniper]
name = "Juniper & Reed"
domains = ["juniper-and-reed.example"]
[companies.juniper.documents.privacy]
title = "Privacy Policy"
urls = ["{PRIVACY}"]
[companies.juniper.documents.terms]
title = "Terms of Use"
urls = ["{TERMS}"]
"""
TERMS = "http://www.juniper-and-reed.example/terms"
UNPACED = "cooldown_seconds = 0\nblock_cooldown_seconds = 0\n"
TWO_POLICIES = World(
    [
        *(Held(f"2012{month:02}15120000", PRIVACY, page(month)) for month in range(1, 6)),
        Held("20120115120000", TERMS, page(1)),
    ]
)
# These end a run after its step.
SIGNALS = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)


def configure(folder: Path, server: StandIn, more: str = UNPACED) -> None:
    text = CONFIG.format(location=server.location, PRIVACY=PRIVACY, TERMS=TERMS, more=more)
    (folder / "config.toml").write_text(text, "utf-8")


@dataclass(frozen=True, slots=True)
class Recorded:
    """What is on record of a run for a document."""

    document: str
    problem: str
    requests: int
    snapshots: int


def recorded(folder: Path) -> list[Recorded]:
    """Return what is on record of the runs; none of them may lack its end."""
    with closing(sqlite3.connect(folder / "harvest.db")) as connection:
        if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'runs'").fetchone():
            return []
        rows = connection.execute(
            "SELECT slug, problem, requests_index, requests_memento, snapshots_new, finished_at "
            "FROM runs r JOIN documents d ON d.id = r.document ORDER BY r.id"
        ).fetchall()
    assert all(row[-1] for row in rows)
    return [
        Recorded(document, problem, (index or 0) + (memento or 0), snapshots or 0)
        for document, problem, index, memento, snapshots, _ in rows
    ]


def problems(folder: Path) -> dict[str, str]:
    """Return the problem of the last run of each document."""
    return {one.document: one.problem for one in recorded(folder)}
