"""Check an archive: can it be reached, and does it answer as this program expects?

This takes two requests, which are not repeated: one short list from the index, and one memento.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Literal

from diffs.in_words import count, day
from harvester.archive.clock import Timing
from harvester.archive.http.server_archive import ServerArchive
from harvester.archive.interface import Archive, IndexPage
from harvester.archive.kinds import open_archive
from harvester.archive.timestamps import http_date
from harvester.config import ArchiveSettings
from harvester.errors import ArchiveError, Blocked, CoolingDown, NotPlayable, RateLimited
from store.records import Capture
from store.tables.pace_ledger import PaceLedger

# The Wayback Machine has captures of this page since 2002.
EXAMPLE = "http://example.com/"
_ROWS = 5

# Cool-downs and the dates of runs depend on this machine's clock; a smaller error does not matter for them.
_CLOCK_SECONDS = 30

# Headers in which servers state their limits. As of 2026, the Wayback Machine sends none of them.
_LIMITS = re.compile(r"retry-after|(x-)?rate-?limit.*|x-rl")


@dataclass(frozen=True, slots=True)
class Finding:
    """One result of a check.

    Attributes:
        state: ``ok``; ``note`` = worth knowing; ``bad`` = the archive cannot be used.
        topic: what was checked.
        text: what was found.
        until: when the archive may be asked again, if it asked us to wait.
    """

    state: Literal["ok", "note", "bad"]
    topic: str
    text: str
    until: datetime | None = None

    def __str__(self) -> str:
        return f"{self.state:<4}  {self.topic}: {self.text}"


@dataclass(frozen=True, slots=True)
class CheckReport:
    """All results of a check of an archive.

    Attributes:
        location: the archive.
        findings: the results, in the order of the checks.
    """

    location: str
    findings: tuple[Finding, ...]

    @property
    def until(self) -> datetime | None:
        """When the archive may be asked again, if it asked us to wait."""
        return next((finding.until for finding in self.findings if finding.until), None)

    @property
    def usable(self) -> bool:
        """Whether a harvest from this archive can work."""
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
    """Send two requests to an archive and report what it answers.

    Args:
        location: as for `open_archive`.
        settings: the paces, the time-out and the contact.
        ledger: the request budget; a cool-down in effect is respected.
        timing: gives the time, and waits.
        url: a page of which the archive should have captures.

    Returns:
        The findings; faults of the archive are findings, too, and raise no exception.

    Raises:
        ConfigError: the location is not that of an archive.
        StoreError: the ledger cannot be used.
    """
    archive = open_archive(
        location, settings=settings, ledger=ledger, timing=timing, page_rows=_ROWS, tries=1
    )
    try:
        return CheckReport(archive.location, tuple(_findings(archive, url, timing.clock)))
    finally:
        archive.close()


def _findings(archive: Archive, url: str, clock: Callable[[], datetime]) -> Iterator[Finding]:
    """Yield the findings, up to the first error."""
    try:
        yield from _questions(archive, url, clock)
    except (RateLimited, CoolingDown, Blocked) as error:
        yield Finding("bad", "limit", error.reason, error.until)
    except ArchiveError as error:
        yield Finding("bad", "answer", error.reason)


def _questions(archive: Archive, url: str, clock: Callable[[], datetime]) -> Iterator[Finding]:
    """Send the two requests, and yield what the answers mean."""
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
            "note", "index", f"it answers, but lists no captures of {url}; no memento was requested"
        )
    else:
        first, last = page.captures[0].timestamp, page.captures[-1].timestamp
        span = day(first) if day(first) == day(last) else f"{day(first)} to {day(last)}"
        yield Finding("ok", "index", f"read {count(len(page.captures), 'capture')} of {url}, {span}")
        if page.cursor is None and len(page.captures) == _ROWS:
            text = "it cut the list without giving a resume key; long lists may end early"
            yield Finding("note", "index", text)


def _server_findings(heard: Mapping[str, str], now: datetime) -> Iterator[Finding]:
    limits = [f"{name}: {value}" for name, value in heard.items() if _LIMITS.fullmatch(name)]
    yield Finding("ok", "limits", ", ".join(limits) or "it states none; the paces of the configuration apply")
    date = http_date(heard.get("date", ""))
    if date is None:
        yield Finding("note", "clock", "it does not state the time")
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
        "ok", "memento", f"{capture.timestamp} was served: status {memento.statuscode}, {size} bytes"
    )
