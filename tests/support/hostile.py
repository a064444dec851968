"""Answers that are no answers, byte by byte, and harvests in which one thing is hostile and no other."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cache
from itertools import repeat
from pathlib import Path
from tempfile import TemporaryDirectory

from harvester.commands.progress import SilentProgress
from harvester.pipeline.harvest_documents import harvest_documents
from harvester.pipeline.harvest_result import HarvestResult
from harvester.pipeline.jobs import Job
from store import Store
from store.records import Company, Document, PolicyUrl
from store.tables.captures import KnownCapture
from store.tables.pace_ledger import PaceLedger
from tests.support.archives import Clock, opened
from tests.support.harvests import GENTLE
from tests.support.stand_in import PRIVACY, Reply, Request, StandIn, World, page
from tests.support.stand_in.server import Behaviour
from tests.support.stand_in.world import Held

OTHER = "http://www.quince-and-daughters.example/privacy"
GOOD = ("20120115120000", "20120315120000")
BAD, WORSE = "20120215120000", "20120216120000"
LATER = "20120601000000"
WHEN = ("Memento-Datetime", "Wed, 15 Feb 2012 12:00:00 GMT")
HTML = ("Content-Type", "text/html")
ENDLESS = repeat(b"x" * 65536)


def captures(*timestamps: str) -> list[Held]:
    """Return captures of the policy that is looked at with hostility; its text changes each time."""
    return [Held(timestamp, PRIVACY, page(1 if n == 0 else 2 + n)) for n, timestamp in enumerate(timestamps)]


def raw(*pieces: bytes | Iterable[bytes]) -> Reply:
    """Return an answer that is exactly these bytes, then a closed connection."""

    def send() -> Iterator[bytes]:
        for piece in pieces:
            if isinstance(piece, bytes):
                yield piece
            else:
                yield from piece

    return Reply(raw=send)


def head(*headers: tuple[str, str], status: str = "200 OK") -> bytes:
    """Return a status line and headers, with the proof of a memento."""
    lines = [f"HTTP/1.1 {status}", *(f"{name}: {value}" for name, value in (WHEN, *headers))]
    return "\r\n".join((*lines, "", "")).encode("latin-1")


def trickle(clock: Clock, begin: bytes, byte: bytes = b"x") -> Reply:
    """Return an answer that begins so and goes on for ever, a byte every ten seconds."""

    def drops() -> Iterator[bytes]:
        while True:
            clock.now += timedelta(seconds=10)
            yield byte

    return raw(begin, drops())


def bomb(megabytes: int) -> bytes:
    """Return gzip that becomes this large."""
    return gzip.compress(bytes(megabytes * 2**20), 1, mtime=0)


@dataclass(frozen=True, slots=True)
class HostileResult:
    """What came of harvesting a policy with something hostile in it, and another company's policy after it.

    Attributes:
        first: the result for the policy.
        second: the result for the other one.
        captures: the captures of the first one, by timestamp.
        versions: first captures of the versions of the first one.
        others: first captures of the versions of the second one.
    """

    first: HarvestResult
    second: HarvestResult
    captures: dict[str, KnownCapture]
    versions: tuple[str, ...]
    others: tuple[str, ...]


@contextmanager
def two_policies(path: Path) -> Iterator[tuple[Store, list[Job]]]:
    """Return a store with two companies, and what is to be done for each."""
    path.write_bytes(_prepared())
    with Store(path) as store:
        jobs = [
            Job(row.id, row.company, "privacy", 50, 0, retry_at_once=True)
            for row in store.sources.documents()
        ]
        yield store, jobs


@cache
def _prepared() -> bytes:
    """Return the file of a store with two companies; to make it takes longer than a harvest."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "h.db"
        with Store(path) as store:
            for slug, url in (("juniper", PRIVACY), ("quince", OTHER)):
                store.sources.add_company(Company(slug, slug.title(), (url.split("/")[2],)))
                store.sources.add_document(Document(slug, "privacy", "Privacy", (PolicyUrl(url),)))
        return path.read_bytes()


def harvested(folder: Path, location: str, clock: Clock | None = None) -> HostileResult:
    """Harvest both policies from an archive."""
    clock = clock or Clock()
    path = folder / "h.db"
    with two_policies(path) as (store, jobs):
        ledger = PaceLedger(path)
        try:
            with opened(location, settings=GENTLE, clock=clock, ledger=ledger) as archive:
                first, second = harvest_documents(store, archive, jobs, clock, SilentProgress())
        finally:
            ledger.close()
        rows = [[row.first_capture for row in store.versions.of(job.row)] for job in jobs]
        known = {one.capture.timestamp: one for one in store.captures.of(jobs[0].row)}
        return HostileResult(first, second, known, tuple(rows[0]), tuple(rows[1]))


def harvested_from(folder: Path, behaviour: Behaviour, clock: Clock | None = None) -> HostileResult:
    """Harvest both policies from a server that behaves so towards the first, and well towards the other."""
    healthy = World([Held(LATER, OTHER, page(1))])

    def behave(request: Request) -> Reply:
        return (healthy if "quince" in request.path else behaviour)(request)

    with StandIn(behave) as server:
        return harvested(folder, server.location, clock)


def bad_memento(reply: Callable[[Request], Reply]) -> Behaviour:
    """Answer for one of three captures like this."""
    world = World(captures(GOOD[0], BAD, GOOD[1]))

    def behave(request: Request) -> Reply:
        if request.kind != "memento" or f"/{GOOD[0]}id_" in request.path or f"/{GOOD[1]}id_" in request.path:
            return world(request)
        return reply(request)

    return behave


def redirect(location: str, *headers: tuple[str, str], body: bytes = b"") -> Reply:
    """Return an archived redirect."""
    return Reply(302, (WHEN, ("Location", location), HTML, *headers), body)


def with_headers(*headers: tuple[str, str], body: bytes | None = None, status: int = 200) -> Reply:
    """Return a memento of the policy with these headers."""
    return Reply(status, (WHEN, *headers), page(3) if body is None else body)


def unproven(reply: Reply) -> Reply:
    """Return the same answer as one of the archive's own."""
    return replace(reply, headers=tuple(pair for pair in reply.headers if pair != WHEN))
