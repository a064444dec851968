"""The daemon's work on a real store: a simulated month with an outage of three days."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from apscheduler.executors.debug import DebugExecutor

import harvester.pipeline.fetching
import harvester.pipeline.generations
import harvester.pipeline.rebuild
import harvester.pipeline.registry
from harvester.archive import Archive, IndexPage, Memento, Requests, Stopped
from harvester.config.settings import (
    ArchiveSettings,
    CompanySettings,
    DigestSettings,
    DocumentSettings,
    ScheduleSettings,
    Settings,
)
from harvester.delivery.folder import FolderTransport
from harvester.errors import MailDeferred, NotPlayable, Unreachable
from harvester.extract import Page, extract
from harvester.schedule.daemon import Daemon
from harvester.schedule.worker import Worker
from store import Store
from store.lock import held
from store.records import Capture, PolicyUrl, Snapshot
from store.tables.outbox import Mail
from tests.support.logs import log_into
from tests.support.paths import ROOT
from tests.support.scheduler import SteppedScheduler, simulate
from tests.support.timelines import Clock

# How often the simulated machine looks at its jobs.
HOURS = 3 if os.environ.get("HARVEST_LONG") else 6
START = datetime(2026, 3, 1, 5, tzinfo=UTC)
URL = "http://tinworks.example/privacy"
READER = "anna@reader.example"
SETTINGS = Settings(
    archive=ArchiveSettings(resolution_days=0),
    schedule=ScheduleSettings("15 6 * * *", "UTC", 0),
    digest=DigestSettings(period="run", recipients=(READER,)),
    companies=(
        CompanySettings(
            "tinworks",
            name="Tinworks",
            documents=(DocumentSettings("privacy", title="Privacy Policy", urls=(PolicyUrl(URL),)),),
        ),
    ),
)

PAGE = """<html><head><title>Privacy Policy</title></head><body><div id="content"><h1>Privacy Policy</h1>
<h2>1. What We Collect</h2><p>We collect your name, your address and what you bought, when you order tins
from us, and nothing else that we could think of when this policy was written by our lawyers.</p>
<h2>2. Sharing</h2><p>{words}</p>
<h2>3. Contact</h2><p>Write to Tinworks, Mill Lane, if there is anything that you would like to ask us
about this policy, about your data, or about the tins themselves.</p></div></body></html>"""


@dataclass
class MemoryArchive:
    """An archive that crawls a policy every day at four, and is out of reach at times.

    Attributes:
        changes: from which day on the policy says what.
        outage: when it does not answer.
        before: for how many days it crawled the policy before the daemon began.
    """

    clock: Clock
    changes: dict[datetime, str]
    outage: tuple[datetime, datetime] | None = None
    location: str = "memory"
    before: int = 3
    requests: Requests = field(default_factory=Requests)

    def captures(
        self, url: str, *, since: str | None = None, until: str | None = None, cursor: str | None = None
    ) -> Iterator[IndexPage]:
        self.requests.index += 1
        self._answer(url)
        found = []
        moment = START.replace(hour=4) - timedelta(days=self.before)
        while moment <= self.clock.now:
            timestamp = moment.strftime("%Y%m%d%H%M%S")
            if timestamp >= (since or "0"):
                digest = hashlib.sha1(self._page(moment)).hexdigest()[:32].upper()
                found.append(
                    Capture("example,tinworks)/privacy", timestamp, URL, "text/html", 200, digest, 1)
                )
            moment += timedelta(days=1)
        yield IndexPage(tuple(found))

    def nearby(self, url: str) -> tuple[str, ...]:
        return ()

    def matching(self, domain: str, pattern: str) -> IndexPage:
        return IndexPage(())

    def fetch(self, capture: Capture) -> Memento:
        self.requests.memento += 1
        self._answer(capture.original)
        moment = datetime.strptime(capture.timestamp, "%Y%m%d%H%M%S").replace(tzinfo=UTC)
        body = self._page(moment)
        headers = {"content-type": "text/html; charset=utf-8"}
        return Memento(
            Snapshot(capture, body, headers, hashlib.sha256(body).hexdigest(), self.clock.now), 200
        )

    def nearest(self, url: str, timestamp: str, within: timedelta) -> Memento:
        raise NotPlayable(url, timestamp, "this archive has single pages only")

    def close(self) -> None:
        """Nothing is held open."""

    def _answer(self, url: str) -> None:
        if self.outage and self.outage[0] <= self.clock.now < self.outage[1]:
            raise Unreachable(url, 5, "connection refused")

    def _page(self, moment: datetime) -> bytes:
        words = [words for begin, words in self.changes.items() if begin <= moment][-1]
        return PAGE.format(words=words).encode()


@dataclass
class Postbox:
    """Keeps the mails that it takes."""

    mails: list[Mail] = field(default_factory=list)
    is_shut: bool = False

    def send(self, mail: Mail) -> None:
        if self.is_shut:
            raise MailDeferred(mail.recipient, "the postbox is shut")
        self.mails.append(mail)

    def close(self) -> None:
        """Nothing is held open."""


class Month:
    """A daemon on a real store, with its clock run fast."""

    def __init__(self, folder: Path, clock: Clock, archive: MemoryArchive) -> None:
        self.clock, self.postbox, self.said = clock, Postbox(), list[str]()
        self.path = folder / "harvest.db"

        @contextmanager
        def opened(settings: Settings) -> Iterator[Archive]:
            yield archive

        self.watch = Worker(
            self.path,
            archive=opened,
            transport=lambda settings: self.postbox,
            clock=clock,
            nap=lambda seconds: None,
            log=log_into(self.said),
        )
        self.start()

    def start(self) -> None:
        """Start the daemon; again, for a restart."""
        executors = {"archive": DebugExecutor(), "post": DebugExecutor()}
        self.scheduler = SteppedScheduler(executors=executors, timezone=UTC)
        daemon = Daemon(
            self.watch,
            lambda: SETTINGS,
            scheduler=self.scheduler,
            clock=self.clock,
            log=log_into(self.said),
        )
        with Store(self.path):
            daemon.start()

    def run(self, days: int) -> None:
        """Let days go by; the machine looks at its jobs every few hours."""
        for _ in range(days * 24 // HOURS):
            self.scheduler.step()
            self.clock.advance(hours=HOURS)

    def told(self) -> list[tuple[str, str]]:
        """When each change was first captured, and the subject of the mail that told it."""
        return [
            (change["after"]["first_capture"][:8], mail.subject)
            for mail in self.postbox.mails
            for change in json.loads(mail.payload)["changes"]
        ]


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock(START)
    simulate(clock, monkeypatch)
    return clock


def archive_of(clock: Clock) -> MemoryArchive:
    return MemoryArchive(
        clock,
        changes={
            START
            - timedelta(days=30): "We never share your data with anybody at all, whoever may ask for it.",
            START - timedelta(days=1): "We share your data with our carriers, and with nobody else who asks.",
            START + timedelta(days=5): "We may share your data with our carriers and with our repair shops.",
            START + timedelta(days=12): "We may share your data with carriers, repair shops and advertisers.",
            START
            + timedelta(days=20): "We will share your data with carriers, repair shops and advertisers.",
        },
        outage=(START + timedelta(days=11), START + timedelta(days=14)),
    )


def test_a_month_with_an_outage_of_three_days(tmp_path: Path, clock: Clock) -> None:
    month = Month(tmp_path, clock, archive_of(clock))
    month.run(30)
    subjects = [mail.subject for mail in month.postbox.mails]
    change = "1 policy change at Tinworks"
    outage = "1 policy: checks have failed since 12 Mar 2026"
    assert subjects == [change, outage, change, change]
    assert [day for day, _ in month.told()] == ["20260307", "20260314", "20260322"]
    with Store(month.path) as store:
        assert store.outbox.waiting() == ()
        assert store.outbox.episodes(is_running=False) == ()
        tally = store.captures.tally(1)
        assert tally.captures == 33
    trouble = [line for line in month.said if "connection refused" in line or "looked at again" in line]
    assert len(trouble) == 2, trouble  # when it began, and when it was over
    assert "can be looked at again" in trouble[-1]


def test_an_archive_that_others_use_is_asked_less_often_and_the_same_is_told(
    tmp_path: Path, clock: Clock
) -> None:
    archive = archive_of(clock)
    changes = {START - timedelta(days=500): "Your data stays with us."} | archive.changes
    archive = replace(archive, location="https://archive.example", changes=changes, outage=None, before=400)
    month = Month(tmp_path, clock, archive)
    month.run(30)
    assert [day for day, _ in month.told()] == ["20260307", "20260314", "20260322"]
    assert 5 <= archive.requests.index <= 18, "instead of 30"
    assert not [line for line in month.said if "looked at again" in line]
    with Store(month.path) as store:
        assert store.outbox.episodes(is_running=False) == ()
        runs = store.database.rows("SELECT requests_index, problem FROM runs")
    assert len(runs) > 29, "a run without a question is on record, too"
    assert sum(row["requests_index"] for row in runs) == archive.requests.index
    assert {row["problem"] for row in runs} == {""}


def test_restarts_in_between_change_nothing(tmp_path: Path, clock: Clock) -> None:
    month = Month(tmp_path, clock, archive_of(clock))
    for _ in range(10):
        month.run(3)
        month.start()
    assert [day for day, _ in month.told()] == ["20260307", "20260314", "20260322"]
    assert len(month.postbox.mails) == 4


def test_a_postbox_that_is_shut_for_days_loses_nothing(tmp_path: Path, clock: Clock) -> None:
    month = Month(tmp_path, clock, archive_of(clock))
    month.postbox.is_shut = True
    month.run(10)
    month.postbox.is_shut = False
    month.run(20)
    assert [day for day, _ in month.told()] == ["20260307", "20260314", "20260322"]


def test_newer_rules_tell_nothing_again_and_lose_nothing(
    tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    month = Month(tmp_path, clock, archive_of(clock))
    month.run(8)

    def extract_more(*arguments: Any, **options: Any) -> Page:
        page = extract(*arguments, **options)
        return Page(page.title, f"{page.markdown}\n\nWhat older rules overlooked.\n")

    monkeypatch.setattr("harvester.pipeline.extracting.extract", extract_more)
    rules = {"corpus": "newer rules", "complete": "newer rules"}
    monkeypatch.setattr(harvester.pipeline.generations, "EXTRACTORS", rules)
    month.run(22)
    assert [day for day, _ in month.told()] == ["20260307", "20260314", "20260322"]
    with Store(month.path) as store:
        assert {row.extractor for row in store.versions.of(1)} == {"newer rules"}


def looking(month: Month, going_on: Callable[[], bool]) -> int:
    """Look once; gives how many captures were read."""
    month.watch.look(SETTINGS, ("tinworks",), going_on)
    with Store(month.path) as store:
        return int(store.captures.tally(1).fetched)


def test_it_stops_between_two_steps_and_the_next_run_goes_on(tmp_path: Path, clock: Clock) -> None:
    month = Month(tmp_path, clock, archive_of(clock))
    steps = iter([True] * 4)  # asked, listed, fetching, fetched
    assert looking(month, lambda: next(steps, False)) == 1
    with Store(month.path) as store:
        assert store.watches.begun() == {}
    assert looking(month, lambda: True) == 2
    with Store(month.path) as store:
        assert set(store.watches.begun()) == {"tinworks"}


def test_it_says_when_the_last_runs_never_ended(tmp_path: Path, clock: Clock) -> None:
    month = Month(tmp_path, clock, archive_of(clock))
    month.run(1)
    month.said.clear()
    with Store(month.path) as store:
        for _ in range(2):
            store.runs.begin(1, "memory", clock.now)
    month.watch.look(SETTINGS, ("tinworks",), lambda: True)
    month.watch.look(SETTINGS, ("tinworks",), lambda: True)
    end = "did not end; the program was killed, or the computer went down; continuing"
    said = [line for line in month.said if "did not end" in line]
    assert said == [f"tinworks/privacy: the last 2 runs {end}"]


HOLDER = """
import sys
from pathlib import Path
from store.lock import held
with held(Path(sys.argv[1]), wait=False, told=print):
    print("held", flush=True)
    sys.stdin.readline()
"""


@pytest.mark.parametrize("overlap", ["wait", "leave"])
def test_another_run_holds_the_store(tmp_path: Path, clock: Clock, overlap: str) -> None:
    month = Month(tmp_path, clock, archive_of(clock))
    schedule = ScheduleSettings(overlap="leave" if overlap == "leave" else "wait")
    settings = Settings(
        SETTINGS.archive, schedule=schedule, digest=SETTINGS.digest, companies=SETTINGS.companies
    )
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(month.path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    ) as process:
        assert process.stdin and process.stdout
        assert process.stdout.readline() == "held\n"

        def nap(seconds: float) -> None:
            assert process.stdin
            if not process.stdin.closed:
                process.stdin.close()
            process.wait(60)

        month.watch._nap = nap
        assert month.watch.look(settings, ("tinworks",), lambda: True)
        if overlap == "leave":
            process.stdin.close()
    with Store(month.path) as store:
        assert bool(store.watches.begun()) == (overlap == "wait")
    (said,) = [line for line in month.said if "process" in line]
    assert ("waiting" in said) == (overlap == "wait")
    assert ("this run ends" in said) == (overlap == "leave")


def test_another_process_that_sends_mail_is_waited_for_until_the_daemon_stops(
    tmp_path: Path, clock: Clock
) -> None:
    month = Month(tmp_path, clock, archive_of(clock))
    naps = 0

    def nap(seconds: float) -> None:
        nonlocal naps
        naps += 1
        raise Stopped("stopped with the daemon")

    month.watch._nap = nap
    with held(month.path, wait=False, told=print, purpose="mail"):
        month.watch.post(SETTINGS)
    assert naps == 1
    month.watch.post(SETTINGS)
    assert naps == 1


def test_the_folder_is_enough_to_begin_with(tmp_path: Path, clock: Clock) -> None:
    month = Month(tmp_path, clock, archive_of(clock))
    month.watch._transport = lambda settings: FolderTransport(tmp_path / "outbox")
    month.run(8)
    assert len(list((tmp_path / "outbox").glob("*.eml"))) == 1
