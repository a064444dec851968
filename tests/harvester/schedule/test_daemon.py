"""The daemon with its clock run fast: what is due when, what is caught up, and how it ends."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta, tzinfo
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from apscheduler.executors.debug import DebugExecutor

from harvester.config.settings import CompanySettings, Settings
from harvester.errors import ConfigError
from harvester.schedule.daemon import Daemon
from harvester.schedule.firing import AGAIN, first_firing
from harvester.schedule.groups import groups
from tests.support.daemons import FakeWork, every
from tests.support.logs import log_into
from tests.support.scheduler import SteppedScheduler, simulate
from tests.support.timelines import Clock

START = datetime(2026, 3, 1, 12, tzinfo=UTC)
ZURICH = ZoneInfo("Europe/Zurich")


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Return a clock that APScheduler goes by, too."""
    clock = Clock(START)
    simulate(clock, monkeypatch)
    return clock


class Simulation:
    """A daemon, its clock and what it said."""

    def __init__(self, clock: Clock, settings: Settings, work: FakeWork | None = None) -> None:
        self.clock, self.settings = clock, settings
        self.work = work or FakeWork(clock)
        self.said: list[str] = []
        self.scheduler = SteppedScheduler(
            executors={"archive": DebugExecutor(), "post": DebugExecutor()}, timezone=UTC
        )
        self.daemon = Daemon(
            self.work, self.read, scheduler=self.scheduler, clock=clock, log=log_into(self.said)
        )
        self.daemon.start()

    def read(self) -> Settings:
        return self.settings

    def run(self, **time: float) -> None:
        """Let time go by, from one due moment to the next."""
        end = self.clock.now + timedelta(**time)
        while True:
            pause = self.scheduler.step()
            if self.clock.now + timedelta(seconds=pause) > end:
                self.clock.now = end
                return
            self.clock.advance(seconds=pause)

    def looks(self, zone: tzinfo = UTC) -> list[str]:
        return [moment.astimezone(zone).strftime("%d %H:%M") for moment, _ in self.work.looks]


def test_it_looks_when_it_is_due_and_posts_afterwards(clock: Clock) -> None:
    simulation = Simulation(clock, every())
    simulation.work.memory = dict.fromkeys(simulation.work.known, START)
    simulation.daemon.plan()
    simulation.run(days=3)
    assert simulation.looks() == ["02 06:15", "03 06:15", "04 06:15"]
    assert all(companies == ("nib", "tinworks") for _, companies in simulation.work.looks)
    assert simulation.work.posts >= 3 + 3 * 96


def test_each_company_has_its_own_timetable_and_time_zone(clock: Clock) -> None:
    settings = every(
        nib=CompanySettings("nib", schedule="0 7 * * 1", timezone="Europe/Zurich"),
        gloom=CompanySettings("gloom", schedule="every 12 hours"),
    )
    found = {group.companies: group.name for group in groups(settings, ("gloom", "nib", "tinworks", "more"))}
    assert found == {
        ("gloom",): "every 12 hours UTC",
        ("nib",): "0 7 * * 1 Europe/Zurich",
        ("tinworks", "more"): "15 6 * * * UTC",
    }
    work = FakeWork(clock, known=("gloom", "nib"), memory={"gloom": START, "nib": START})
    simulation = Simulation(clock, settings, work)
    simulation.run(days=1)  # from Sunday noon to Monday noon
    assert [(moment.strftime("%a %H:%M"), companies) for moment, companies in work.looks] == [
        ("Mon 00:00", ("gloom",)),
        ("Mon 06:00", ("nib",)),
        ("Mon 12:00", ("gloom",)),
    ]


def test_who_was_never_looked_at_is_looked_at_once_at_the_start(clock: Clock) -> None:
    simulation = Simulation(clock, every())
    simulation.run(hours=12)
    assert simulation.looks() == ["01 12:00"]


def test_what_was_missed_while_it_did_not_run_is_caught_up_once(clock: Clock) -> None:
    work = FakeWork(clock, memory=dict.fromkeys(("nib", "tinworks"), START - timedelta(days=9)))
    simulation = Simulation(clock, every(), work)
    simulation.run(hours=24)
    assert simulation.looks() == ["01 12:00", "02 06:15"]


def test_a_restart_does_not_look_again(clock: Clock) -> None:
    first = Simulation(clock, every())
    first.run(hours=20)
    second = Simulation(clock, every(), FakeWork(clock, memory=first.work.memory))
    second.run(hours=10)
    assert first.looks() + second.looks() == ["01 12:00", "02 06:15"]


def test_what_was_missed_while_the_machine_slept_is_caught_up_once(clock: Clock) -> None:
    simulation = Simulation(clock, every())
    simulation.run(hours=1)
    clock.advance(days=5)
    simulation.daemon.beat()
    simulation.run(hours=24)
    assert simulation.looks() == ["01 12:00", "06 13:00", "07 06:15"]


def test_a_clock_that_was_wrong_and_is_set_back(clock: Clock) -> None:
    simulation = Simulation(clock, every())
    simulation.run(hours=1)
    clock.advance(days=4000)
    simulation.daemon.beat()
    simulation.run(hours=1)
    clock.advance(days=-4000)
    simulation.daemon.beat()
    assert "the clock was set back" in simulation.said[-2]
    simulation.run(days=2)
    assert [text[3:] for text in simulation.looks()[2:]] == ["06:15", "06:15"]
    simulation.daemon.beat()
    said = len(simulation.said)
    clock.advance(seconds=-30)
    simulation.daemon.beat()
    assert len(simulation.said) == said


@pytest.mark.parametrize(
    ("cron", "again"), [("15 6 * * *", "03 06:15"), ("*/30 6 * * *", "02 06:00")], ids=["fixed", "repeated"]
)
def test_a_clock_that_is_set_back_by_an_hour_after_a_look(clock: Clock, cron: str, again: str) -> None:
    memory = dict.fromkeys(("nib", "tinworks"), START)
    simulation = Simulation(clock, every(cron), FakeWork(clock, memory=memory))
    simulation.run(hours=18.5)
    before = len(simulation.work.looks)
    assert before
    simulation.daemon.beat()
    clock.advance(hours=-1)
    simulation.daemon.beat()
    assert "the clock was set back" in simulation.said[-2]
    simulation.run(hours=26)
    assert simulation.looks()[before] == again


def test_a_clock_that_is_set_forward_over_a_look_loses_none(clock: Clock) -> None:
    simulation = Simulation(clock, every(), FakeWork(clock, memory={"nib": START, "tinworks": START}))
    simulation.run(hours=18)
    clock.advance(hours=2)
    simulation.daemon.beat()
    assert [line for line in simulation.said if "the machine slept, or its clock was set" in line]
    simulation.run(hours=24)
    assert simulation.looks() == ["02 08:00", "03 06:15"]


def test_the_log_says_when_it_looks_next_and_that_it_is_alive(clock: Clock) -> None:
    memory = {"nib": START, "tinworks": START}
    simulation = Simulation(clock, every(), FakeWork(clock, memory=memory))
    for _ in range(20 * 60):
        simulation.run(minutes=1)
        simulation.daemon.beat()
    assert simulation.said == [
        "next look at 2026-03-02 06:15 UTC",
        *["running; next look at 2026-03-02 06:15 UTC"] * 18,
        "looking at 2 companies: nib and tinworks",
        "next look at 2026-03-03 06:15 UTC",
        "running; next look at 2026-03-03 06:15 UTC",
    ]


def test_the_nights_on_which_clocks_are_changed(clock: Clock) -> None:
    clock.now = datetime(2026, 3, 27, 12, tzinfo=ZURICH).astimezone(UTC)
    work = FakeWork(clock, memory=dict.fromkeys(("nib", "tinworks"), clock.now))
    simulation = Simulation(clock, every("30 2 * * *", "Europe/Zurich"), work)
    simulation.run(days=3)
    assert simulation.looks(ZURICH) == ["28 02:30", "29 03:00", "30 02:30"]
    work.looks.clear()
    clock.now = datetime(2026, 10, 23, 12, tzinfo=ZURICH).astimezone(UTC)
    simulation.daemon.beat()
    simulation.run(days=3)
    assert simulation.looks(ZURICH) == ["23 12:00", "24 02:30", "25 02:30", "26 02:30"]


def test_the_jitter_spreads_and_skips_nothing(clock: Clock) -> None:
    work = FakeWork(clock, memory=dict.fromkeys(("nib", "tinworks"), START))
    simulation = Simulation(clock, every(jitter=600), work)
    simulation.run(days=20)
    assert len(work.looks) == 20
    delays = [
        (moment - moment.replace(hour=6, minute=15, second=0, microsecond=0)).total_seconds()
        for moment, _ in work.looks
    ]
    assert all(0 <= delay <= 600 for delay in delays)
    assert len(set(delays)) > 10


def test_an_archive_out_of_reach_is_asked_again_with_growing_pauses(clock: Clock) -> None:
    work = FakeWork(clock, memory=dict.fromkeys(("nib", "tinworks"), START), is_well=False)
    simulation = Simulation(clock, every("0 13 1 * *"), work)
    simulation.run(days=3)
    moments = [moment for moment, _ in work.looks]
    assert [later - earlier for earlier, later in pairwise(moments)] == list(AGAIN)
    work.is_well = True
    simulation.run(days=31)
    assert len(work.looks) == len(AGAIN) + 2


def test_a_new_plan_still_asks_an_archive_again_that_was_out_of_reach(clock: Clock) -> None:
    work = FakeWork(clock, memory=dict.fromkeys(("nib", "tinworks"), START), is_well=False)
    simulation = Simulation(clock, every("0 13 1 * *"), work)
    simulation.run(hours=1, minutes=30)
    assert simulation.looks() == ["01 13:00"]
    simulation.daemon.reload()
    simulation.run(hours=4)
    assert simulation.looks() == ["01 13:00", "01 14:00", "01 17:00"]
    clock.now -= timedelta(days=300)
    simulation.daemon.beat()
    simulation.run(hours=13)
    assert len(simulation.looks()) == 4, "a clock that was wrong puts off nothing for a year"


def test_a_long_start_is_no_sleep_of_the_machine(clock: Clock) -> None:
    work = FakeWork(clock)
    simulation = Simulation(clock, every(), work)
    simulation.scheduler.shutdown()
    begun = work.begun

    def convert(settings: Settings) -> Mapping[str, datetime]:
        clock.advance(hours=1)
        return begun(settings)

    work.begun = convert  # type: ignore[method-assign]
    simulation.daemon.start()
    simulation.daemon.beat()
    assert not any("slept" in line for line in simulation.said)


def test_the_configuration_is_read_again_and_a_bad_one_refused(clock: Clock) -> None:
    simulation = Simulation(clock, every())
    simulation.run(hours=1)
    simulation.settings = every("0 20 * * *")
    simulation.daemon.reload()
    simulation.run(hours=12)
    assert simulation.looks() == ["01 12:00", "01 20:00"]

    def wrong() -> Settings:
        raise ConfigError("config.toml", "schedule.cron", "is nonsense", "Write five fields")

    simulation.daemon._read = wrong
    simulation.daemon.reload()
    assert "the previous configuration stays in effect" in simulation.said[-1]
    assert "schedule.cron" in simulation.said[-1]
    simulation.run(hours=24)
    assert simulation.looks()[-1] == "02 20:00"


def test_a_group_whose_companies_left_the_configuration_is_not_looked_at(clock: Clock) -> None:
    simulation = Simulation(clock, every(gloom=CompanySettings("gloom", schedule="every 1 hour")))
    simulation.work.known = ("gloom",)
    simulation.daemon.plan()
    simulation.run(hours=2)
    simulation.work.known = ()
    simulation.daemon.reload()
    before = len(simulation.work.looks)
    simulation.run(hours=5)
    assert len(simulation.work.looks) == before


def test_first_firing_without_companies_is_the_timetable(clock: Clock) -> None:
    (group,) = groups(every(), ("nib",))
    assert first_firing(group, {"nib": START + timedelta(days=400)}, START) == datetime(
        2026, 3, 2, 6, 15, tzinfo=UTC
    )


def test_a_look_that_waited_leaves_out_who_was_removed_meanwhile(clock: Clock) -> None:
    simulation = Simulation(clock, every())
    (group,) = groups(every(), ("nib", "tinworks"))
    simulation.work.known = ("nib",)
    simulation.daemon.plan()
    simulation.daemon._look(group)
    assert simulation.work.looks[-1][1] == ("nib",)
    simulation.work.known = ()
    simulation.daemon.plan()
    before = len(simulation.work.looks)
    simulation.daemon._look(group)
    assert len(simulation.work.looks) == before
