"""What a user asks first of an archive: is it there, and does it answer as this program expects?

Two requests, none of them twice: one row list of the index, one memento.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Literal

from harvester.archive.http.server import ServerArchive
from harvester.archive.opening import open_archive, open_server
from harvester.archive.protocol import Archive, IndexPage
from harvester.archive.timestamps import http_date
from harvester.archive.timing import Timing
from harvester.config import ArchiveSettings
from harvester.errors import ArchiveError, Blocked, CoolingDown, NotPlayable, RateLimited
from store.records import Capture
from store.tables.pace import PaceLedger

# A page of which the Wayback Machine has captures from 2002 on.
EXAMPLE = "http://example.com/"
_ROWS = 5

# Cool-downs and the dates of runs go by this machine's clock; less than this does not matter to them.
_CLOCK_SECONDS = 30

# What servers call their limits; the Wayback Machine says none of it as of 2026, but may begin to.
_LIMITS = re.compile(r"retry-after|(x-)?rate-?limit.*|x-rl")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was found out.

    Attributes:
        state: ``ok``; ``note`` = worth knowing; ``bad`` = the archive cannot be used so.
        topic: what it is about.
        text: what was found.
        until: when the archive may be asked again, if it told us to wait.
    """

    state: Literal["ok", "note", "bad"]
    topic: str
    text: str
    until: datetime | None = None

    def __str__(self) -> str:
        return f"{self.state:<4}  {self.topic}: {self.text}"


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What was found out of an archive.

    Attributes:
        location: the archive.
        findings: in the order in which they were found.
    """

    location: str
    findings: tuple[Finding, ...]

    @property
    def until(self) -> datetime | None:
        """When the archive may be asked again, if it told us to wait."""
        return next((finding.until for finding in self.findings if finding.until), None)

    @property
    def usable(self) -> bool:
        """Whether a harvest from here can work."""
        return all(finding.state != "bad" for finding in self.findings)

    def lines(self) -> tuple[str, ...]:
        """Return the report for people, a line for each finding."""
        return (self.location, *(f"  {finding}" for finding in self.findings))


def check_archive(
    location: str,
    *,
    settings: ArchiveSettings,
    ledger: PaceLedger,
    timing: Timing,
    url: str = EXAMPLE,
) -> CheckReport:
    """Ask an archive two things, gently, and say what came.

    Args:
        location: as for `open_archive`.
        settings: how politely and in whose name it is asked.
        ledger: the request budget; a cool-down that is on is kept to.
        timing: how the time is told and spent.
        url: a page of which the archive should have captures.

    Returns:
        what was found; what the archive does wrong is a finding, not an error.

    Raises:
        ConfigError: the location is no archive's.
        StoreError: the ledger cannot be used.
    """
    archive: Archive
    if "://" in location:
        archive = open_server(
            location, settings=settings, ledger=ledger, timing=timing, page_rows=_ROWS, tries=1
        )
    else:
        archive = open_archive(location, settings=settings, ledger=ledger, timing=timing)
    try:
        return CheckReport(archive.location, tuple(_findings(archive, url, timing.clock)))
    finally:
        archive.close()


def _findings(archive: Archive, url: str, clock: Callable[[], datetime]) -> Iterator[Finding]:
    """Yield what came, up to the first thing that is wrong."""
    try:
        yield from _questions(archive, url, clock)
    except (RateLimited, CoolingDown, Blocked) as error:
        yield Finding("bad", "limit", error.reason, error.until)
    except ArchiveError as error:
        yield Finding("bad", "answer", error.reason)


def _questions(archive: Archive, url: str, clock: Callable[[], datetime]) -> Iterator[Finding]:
    """Ask the two questions, and say what their answers mean."""
    page = next(islice(archive.captures(url), 1))
    yield from _index_findings(page, url)
    if isinstance(archive, ServerArchive):
        yield from _server_findings(archive.heard, clock())
    captures = sorted(page.captures, key=lambda capture: capture.statuscode != 200)
    if captures:
        yield _memento_finding(archive, captures[0])


def _index_findings(page: IndexPage, url: str) -> Iterator[Finding]:
    if page.problem:
        yield Finding("bad", "index", page.problem)
    elif not page.captures:
        yield Finding(
            "note", "index", f"it answers, but lists no captures of {url}: no memento was asked for"
        )
    else:
        first, last = page.captures[0].timestamp, page.captures[-1].timestamp
        yield Finding("ok", "index", f"{len(page.captures)} captures of {url} read, {first} to {last}")
        if page.cursor is None and len(page.captures) == _ROWS:
            text = "it cut the list without a key to go on with; long lists may end early"
            yield Finding("note", "index", text)


def _server_findings(heard: Mapping[str, str], now: datetime) -> Iterator[Finding]:
    limits = [f"{name}: {value}" for name, value in heard.items() if _LIMITS.fullmatch(name)]
    yield Finding("ok", "limits", ", ".join(limits) or "it names none; the paces of the configuration hold")
    date = http_date(heard.get("date", ""))
    if date is None:
        yield Finding("note", "clock", "it does not say what time it is")
    else:
        seconds = (now - date).total_seconds()
        state: Literal["ok", "note"] = "ok" if abs(seconds) <= _CLOCK_SECONDS else "note"
        side = "ahead of" if seconds > 0 else "behind"
        yield Finding(state, "clock", f"this machine is {abs(seconds):.0f} s {side} the archive")


def _memento_finding(archive: Archive, capture: Capture) -> Finding:
    try:
        memento = archive.fetch(capture)
    except NotPlayable as error:
        return Finding("note", "memento", f"{capture.timestamp}: {error.reason}")
    size = len(memento.snapshot.body)
    return Finding(
        "ok", "memento", f"{capture.timestamp} played, status {memento.statuscode}, {size} bytes as captured"
    )
