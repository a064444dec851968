"""A year of the daemon, with its clock run fast: policies that change, an archive, and troubles.

year = Year(folder, Script(companies=200, days=365))
year.run()
year.lost, year.told_twice, year.too_old            # [] for a watch that can be trusted
year.violations                                     # limits of the archive that were exceeded

Everything follows from the seed of the script. The archive is a server on loopback, with the limits of the
real one.
"""

from __future__ import annotations

import json
import random
from bisect import bisect_right
from collections import Counter, deque
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from apscheduler.executors.debug import DebugExecutor

from harvester.archive import Archive, Timing
from harvester.config import SaveKeys, Settings
from harvester.config.settings import (
    ArchiveSettings,
    CompanySettings,
    DigestSettings,
    DocumentSettings,
    SaveSettings,
    ScheduleSettings,
)
from harvester.pipeline.harvest_companies import archive_for
from harvester.schedule import Daemon, Worker
from store.database import Database
from store.migrations import MIGRATIONS
from store.migrations.lineages import LINEAGES
from store.migrations.passages import PASSAGES
from store.records import PolicyUrl
from store.tables.outbox import Mail
from store.timestamps import moment
from tests.support.logs import log_into
from tests.support.scheduler import SteppedScheduler
from tests.support.stand_in import Held, LivePage, Reply, Request, SavePageNow, SavePolicy, StandIn, World
from tests.support.stand_in.save_policy import KEYS
from tests.support.stores import age
from tests.support.timelines import Clock
from tests.support.year_troubles import Troubles

BEGIN = datetime(2027, 1, 1, 5, tzinfo=UTC)
DAY = timedelta(days=1)
EVERY = timedelta(days=7)
READER = "anna@reader.example"
# The machine looks at its jobs this often.
STEP = timedelta(hours=6)
# A look is daily, and the archive may be busy for a day without anything being wrong.
TOLERANCE = timedelta(days=1, hours=1)
HARD_LIMITS = {"index": 30, "memento": 600}

PAGE = """<html><head><title>Privacy Policy</title></head><body><main><h1>Privacy Policy</h1>
<p>Last updated: {updated:%B} {updated.day}, {updated.year}</p>
<h2>1. What we collect</h2><p>We collect your name, your address and what you ordered from {name}, because
nothing could be delivered without them, and we ask for nothing else.</p>
<h2>2. How long we keep it</h2><p>We keep the records of your orders for {months} months after the last one,
and delete them then, unless the law tells us to keep them.</p>
<h2>3. Contact</h2><p>Write to {name}, Mill Lane, about anything in this policy.</p></main></body></html>"""


class Killed(BaseException):
    """The process is gone."""


@dataclass(frozen=True, slots=True)
class Script:
    """What happens.

    Attributes:
        companies: how many there are.
        days: how many days pass.
        seed: what everything is drawn from.
        saves_from: from which day on `[save]` is configured.
        upgrades: on which days a store of an older form is what the program finds.
    """

    companies: int = 200
    days: int = 365
    seed: int = 1
    saves_from: int = 50
    upgrades: tuple[int, ...] = (20, 45)


@dataclass(frozen=True, slots=True)
class Company:
    """A company: since when its policy says what, and when the archive comes by on its own."""

    slug: str
    changes: tuple[datetime, ...]
    crawls: tuple[datetime, ...]

    @property
    def url(self) -> str:
        return f"http://www.{self.slug}.example/privacy"

    def version(self, now: datetime) -> int:
        return bisect_right(self.changes, now) - 1

    def page(self, now: datetime) -> bytes:
        version = self.version(now)
        return PAGE.format(name=self.slug, months=version + 6, updated=self.changes[version]).encode()


class FastClock(Clock):
    """A clock that moves on when someone sleeps."""

    def sleep(self, seconds: float) -> None:
        self.advance(seconds=seconds)


@dataclass(slots=True)
class Postbox:
    """Keeps the mails that it takes; shut on some days."""

    clock: Clock
    shut: frozenset[date]
    mails: list[Mail] = field(default_factory=list)

    def send(self, mail: Mail) -> None:
        if self.clock().date() in self.shut:
            raise OSError("the mail server is down")
        self.mails.append(mail)

    def close(self) -> None:
        """Nothing is held open."""


class Year:
    """The daemon, and the world that it looks at."""

    def __init__(self, folder: Path, script: Script, clock: FastClock) -> None:
        self.script, self.clock, self.chance = script, clock, random.Random(script.seed)
        self.end = BEGIN + script.days * DAY
        self.path, self.said = folder / "harvest.db", list[str]()
        self.companies = [self._company(number) for number in range(script.companies)]
        self.by_url = {company.url: company for company in self.companies}
        self.troubles = Troubles.drawn(self.chance, BEGIN, script.days, script.companies, script.seed)
        self.postbox = Postbox(clock, self.troubles.no_mail)
        self.played = self._archive()
        self.too_old: list[str] = []
        self._is_saving = False
        self._daemon: Daemon
        self.checked = self.excused = self.kills = 0
        self.ages: Counter[int] = Counter()
        self._recent: dict[str, deque[datetime]] = {"index": deque(), "memento": deque()}
        self.violations = self.played.violations
        self._crawls = sorted((crawl, one.url) for one in self.companies for crawl in one.crawls)

    def run(self) -> None:
        """Let the days go by."""
        with StandIn(self._answer) as server:
            self._settings = self._configured(server.location)
            self._start()
            restarts = {self.chance.randrange(self.script.days) for _ in range(self.script.days // 15)}
            for day in range(self.script.days):
                if day in self.script.upgrades:
                    age(self.path, MIGRATIONS.index(LINEAGES if day == self.script.upgrades[0] else PASSAGES))
                if day in restarts or day in self.script.upgrades:
                    self._start()
                self._day(day)

    @property
    def settings(self) -> Settings:
        """The configuration of today."""
        saves = self.clock() >= BEGIN + self.script.saves_from * DAY
        return self._settings if saves else replace(self._settings, save=SaveSettings())

    def _day(self, day: int) -> None:
        """Let a day go by, unless the machine is off; on some days the process is killed at work."""
        if day in self.troubles.off:
            self.clock.now += DAY
            return
        end = BEGIN + (day + 1) * DAY
        with self._killed_after(
            self.chance.randrange(3, 5 + 2 * self.script.companies) if day in self.troubles.killed else None
        ):
            while self.clock() < end:
                self._scheduler.step()
                self._reload_if_due(day)
                self.clock.now = max(self.clock.now, min(end, self.clock.now + STEP))
        if day > self.script.saves_from + EVERY.days:
            self._check_ages()

    def _reload_if_due(self, day: int) -> None:
        if day == self.script.saves_from and not self._is_saving:
            self._is_saving = True
            self._daemon.reload()

    @contextmanager
    def _killed_after(self, commits: int | None) -> Iterator[None]:
        """Kill the process at one of its commits, and start it again."""
        if commits is None:
            yield
            return
        step, left = Database.step, iter(range(commits))

        def counted(database: Database, *, durable: bool = False) -> AbstractContextManager[None]:
            # Nothing is committed any more, whoever tries: the process is gone.
            if next(left, None) is None:
                raise Killed
            return step(database, durable=durable)

        Database.step = counted  # type: ignore[assignment, method-assign]
        try:
            yield
        except Killed:
            pass
        finally:
            Database.step = step  # type: ignore[method-assign]
        self.kills += next(left, None) is None
        self._start()

    def _start(self) -> None:
        """Start the daemon, as a new process would."""

        def archive(settings: Settings) -> AbstractContextManager[Archive]:
            timing = Timing(self.clock, self.clock.sleep, lambda: 0.5)
            return archive_for(settings.archive.location, settings, self.path, timing)

        log = log_into(self.said)
        worker = Worker(
            self.path,
            archive=archive,
            transport=lambda settings: self.postbox,
            clock=self.clock,
            nap=self.clock.sleep,
            log=log,
        )
        executors = {"archive": DebugExecutor(), "post": DebugExecutor()}
        self._scheduler = SteppedScheduler(executors=executors, timezone=UTC)
        self._is_saving = self.clock() >= BEGIN + self.script.saves_from * DAY
        self._daemon = Daemon(
            worker, lambda: self.settings, scheduler=self._scheduler, clock=self.clock, log=log
        )
        self._daemon.start()

    def _answer(self, request: Request) -> Reply:
        """Answer as the archive of that day; count what is asked against the archive's limits."""
        now = self.clock()
        while self._crawls and self._crawls[0][0] <= now:
            crawl, url = self._crawls.pop(0)
            self.played.world.add(self._held(url, crawl))
        if request.kind in self._recent:
            recent = self._recent[request.kind]
            recent.append(now)
            while recent[0] <= now - timedelta(minutes=1):
                recent.popleft()
            if len(recent) > HARD_LIMITS[request.kind]:
                self.violations.append(f"{now}: {len(recent)} requests of kind {request.kind} in a minute")
            if self.troubles.is_archive_out(now):
                return Reply(503, body=b"<h1>Service Unavailable</h1>")
        return self.played(request)

    def _check_ages(self) -> None:
        """Check that no newest capture is older than configured, unless something stood in the way."""
        now = self.clock()
        asked: dict[str, list[datetime]] = {}
        for one in self.played.asked[-3000:]:
            asked.setdefault(one.url, []).append(one.at)
        newest = {held.original: moment(held.timestamp) for held in self.played.captured}
        for company in self.companies:
            listed = self.played.world.rows_of(company.url)
            last = max(moment(listed[-1][0]), newest.get(company.url, BEGIN - 999 * DAY))
            self.ages[(now - last).days] += 1
            self.checked += 1
            late = now - last - EVERY - TOLERANCE
            if late <= timedelta():
                continue
            in_vain = sum(at > last for at in asked.get(company.url, ()))
            blocked = self.troubles.blocked(last, now) + in_vain * 2 * DAY
            if late <= blocked or company.slug in self.troubles.never:
                self.excused += 1
            else:
                self.too_old.append(f"{now:%F} {company.slug}: {now - last}")

    @property
    def told(self) -> Counter[tuple[str, str]]:
        """How often each change was told: by company, and the date that the new text states."""
        return Counter(
            (change["company"], change["after"]["updated"])
            for mail in self.postbox.mails
            for change in json.loads(mail.payload)["changes"]
        )

    @property
    def told_twice(self) -> list[tuple[str, str]]:
        return [change for change, times in self.told.items() if times > 1]

    @property
    def lost(self) -> list[tuple[str, str]]:
        """The changes that were not told although a capture was listed that shows them."""
        return sorted(self.visible - self.told.keys())

    @property
    def invented(self) -> list[tuple[str, str]]:
        """The changes that were told and never made."""
        made = {(one.slug, f"{change:%F}") for one in self.companies for change in one.changes[1:]}
        return sorted(self.told.keys() - made)

    @property
    def visible(self) -> set[tuple[str, str]]:
        """The changes that the archive has shown for long enough."""
        until = self.end - EVERY - self.troubles.blocked(self.end - 3 * EVERY, self.end)
        found = set()
        for company in self.companies:
            for timestamp, _ in self.played.world.rows_of(company.url):
                captured = moment(timestamp)
                version = company.version(captured)
                if BEGIN + DAY < captured < until and version:
                    found.add((company.slug, f"{company.changes[version]:%F}"))
        return found

    def _company(self, number: int) -> Company:
        """Draw a company: changes that are at least a month apart, and captures of the archive's own."""
        changes, now = [BEGIN - 400 * DAY], BEGIN + self.chance.uniform(3, 40) * DAY
        while now < self.end:
            changes.append(now)
            now += self.chance.uniform(30, 250) * DAY
        pause = self.chance.choice((20, 60, 120))
        crawls, at = [BEGIN - 90 * DAY, BEGIN - timedelta(days=self.chance.uniform(2, 60))], BEGIN
        while (at := at + timedelta(days=self.chance.expovariate(1 / pause))) < self.end:
            crawls.append(at)
        return Company(f"maker-{number:03}", tuple(changes), tuple(crawls))

    def _archive(self) -> SavePageNow:
        """Return the archive with what it has when the year begins."""
        policy = SavePolicy(
            fate=self.troubles.fate,
            outages=self.troubles.save_outages,
            spent_days=self.troubles.spent,
            a_day=max(8, self.script.companies // 3),
        )
        return SavePageNow(World([]), self.clock, self._live, policy)

    def _live(self, url: str, now: datetime) -> LivePage:
        return LivePage(self.by_url[url].page(now))

    def _held(self, url: str, crawl: datetime) -> Held:
        return Held(crawl.strftime("%Y%m%d%H%M%S"), url, self.by_url[url].page(crawl))

    def _configured(self, location: str) -> Settings:
        companies = tuple(
            CompanySettings(
                one.slug,
                name=one.slug.title(),
                documents=(DocumentSettings("privacy", title="Privacy Policy", urls=(PolicyUrl(one.url),)),),
            )
            for one in self.companies
        )
        return Settings(
            archive=ArchiveSettings(
                location=location,
                searches_per_minute=20,
                mementos_per_minute=60,
                timeout_seconds=5,
                stated=frozenset({"searches_per_minute", "mementos_per_minute", "saves_per_minute"}),
            ),
            save=SaveSettings(EVERY, 200, SaveKeys(*KEYS)),
            schedule=ScheduleSettings("15 6 * * *", "UTC", 0),
            digest=DigestSettings(period="daily", recipients=(READER,)),
            companies=companies,
        )
