"""Ask for captures of what is due, and follow the jobs, against Save Page Now on a clock of its own."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from harvester.config import SaveKeys
from harvester.config.settings import ArchiveSettings
from harvester.errors import SavingRefused
from harvester.saving.in_words import address_line
from store.timestamps import moment
from tests.support.archives import Clock
from tests.support.saving import DAY, LAST, TERMS, saving
from tests.support.stand_in import PRIVACY, Fate, Held, LivePage, Reply, Request, SavePolicy, page


def test_a_capture_is_made_listed_and_harvested(tmp_path: Path) -> None:
    with saving(tmp_path) as saved:
        result = saved.save()
        assert (result.problem, result.left, result.stopped) == ("", 0, None)
        (one,) = result.addresses
        assert (one.is_asked, one.verdict.kind) == (True, "fresh")
        (held,) = saved.played.captured
        assert saved.last().outcome.timestamp == held.timestamp
        # The index does not show it yet; its memento plays at once.
        before = dict(saved.here.server.counts)
        outcome = saved.here.harvest()
        assert (outcome.snapshots_new, outcome.timeline.versions_new) == (1, 1)
        assert saved.here.server.counts["memento"] == before["memento"] + 1
        assert [row.first_capture for row in saved.store.versions.of(saved.here.job.row)] == [
            LAST,
            held.timestamp,
        ]
        # When the index shows it, it is the same capture.
        saved.clock.sleep(86_400)
        outcome = saved.here.harvest()
        assert (outcome.captures, outcome.snapshots_new, outcome.timeline.versions_new) == (2, 0, 0)
        digests = {row.capture.digest for row in saved.store.captures.of(saved.here.job.row)}
        assert "-" not in digests
        assert saved.played.violations == []


def test_a_capture_that_does_not_play_yet_is_not_lost(tmp_path: Path) -> None:
    with saving(tmp_path, SavePolicy(replay_delay=timedelta(hours=3))) as saved:
        saved.here.job = replace(saved.here.job, retry_at_once=False)
        saved.save()
        assert saved.here.harvest().snapshots_new == 0
        for expected in (1, 0):
            saved.clock.sleep(86_400)
            outcome = saved.here.harvest()
            assert (outcome.captures, outcome.snapshots_new) == (2, expected)


def test_spellings_of_an_address_are_asked_for_once(tmp_path: Path) -> None:
    with saving(tmp_path, urls=(PRIVACY, PRIVACY.replace("http://www.", "https://"))) as saved:
        assert len(saved.save().addresses) == 1
        assert len(saved.played.asked) == 1


def test_nothing_is_asked_for_while_captures_are_young(tmp_path: Path) -> None:
    with saving(tmp_path) as saved:
        for _ in range(30):
            saved.save()
            saved.clock.sleep(86_400)
        gaps = {b - a for a, b in zip(saved.times, saved.times[1:], strict=False)}
        assert len(saved.times) == 5
        assert gaps <= {timedelta(days=7, seconds=seconds) for seconds in range(-120, 121)}
        assert saved.played.violations == []


def test_a_capture_by_somebody_else_is_as_good(tmp_path: Path) -> None:
    with saving(tmp_path) as saved:
        saved.save()
        saved.clock.sleep(6 * 86_400)
        saved.played.world.add(Held("20261026120000", PRIVACY, page(2)))
        saved.clock.sleep(86_400)
        result = saved.save()
        # The list says so, which is looked at once an address is due; the archive was not asked.
        assert len(saved.played.asked) == 1
        assert result.addresses[0].verdict.until == datetime(2026, 11, 1, 22, tzinfo=UTC)


def test_a_capture_that_the_list_does_not_show_is_given_back(tmp_path: Path) -> None:
    with saving(tmp_path) as saved:
        saved.save()
        # Another program asks, which does not know of the capture.
        saved.store.database.execute("DELETE FROM saves")
        saved.store.database.execute("DELETE FROM sightings WHERE capture = (SELECT max(id) FROM captures)")
        saved.store.database.execute("DELETE FROM captures WHERE timestamp > ?", (LAST,))
        result = saved.save()
        assert len(saved.played.captured) == 1
        assert result.addresses[0].verdict.kind == "fresh"
        assert saved.last().outcome.timestamp == saved.played.captured[0].timestamp


def test_a_recent_one_without_a_job(tmp_path: Path) -> None:
    policy = SavePolicy(recent="message", index_delay=timedelta(hours=12))
    with saving(tmp_path, policy) as saved:
        saved.save()
        saved.store.database.execute("DELETE FROM saves")
        saved.store.database.execute("DELETE FROM sightings WHERE capture = (SELECT max(id) FROM captures)")
        saved.store.database.execute("DELETE FROM captures WHERE timestamp > ?", (LAST,))
        saved.clock.sleep(3600)
        result = saved.save()
        assert saved.last().outcome.state == "recent"
        assert result.addresses[0].verdict.kind == "waits"
        assert result.problem == ""
        for _ in range(10):
            saved.clock.sleep(86_400)
            saved.save()
        assert len(saved.played.captured) == 2
        made = [moment(one.timestamp) for one in saved.played.captured]
        assert made[1] - made[0] <= timedelta(days=7, hours=2)


@pytest.mark.parametrize("answer", ["page", "523", "silence"])
@pytest.mark.parametrize("captures", [True, False])
def test_an_unclear_answer_is_looked_for_in_the_index(tmp_path: Path, answer: str, captures: bool) -> None:
    def fate(url: str, number: int) -> Fate:
        return Fate() if number else Fate(answer, captures=captures)  # type: ignore[arg-type]

    with saving(tmp_path, SavePolicy(fate=fate)) as saved:
        result = saved.save()
        assert saved.last().outcome.state == "unclear"
        assert (result.addresses[0].verdict.kind, result.addresses[0].is_asked) == ("waits", True)
        for _ in range(4):
            saved.clock.sleep(3600)
            saved.save()
        assert len(saved.played.asked) == 1
        saved.clock.sleep(10 * 3600)
        result = saved.save()
        assert result.addresses[0].verdict.kind == "fresh"
        assert len(saved.played.asked) == (1 if captures else 2)
        assert len(saved.played.captured) == 1


@pytest.mark.parametrize("forgotten", ["404", "pending"])
def test_a_lost_job(tmp_path: Path, forgotten: str) -> None:
    def fate(url: str, number: int) -> Fate:
        return Fate(is_lost=True)

    policy = SavePolicy(fate=fate, forgotten=forgotten)  # type: ignore[arg-type]
    with saving(tmp_path, policy) as saved:
        saved.save()
        saved.clock.sleep(3600)
        saved.save()
        assert saved.last().outcome.state == "unclear"
        assert "job" in saved.last().outcome.said
        saved.clock.sleep(13 * 3600)
        assert saved.save().addresses[0].verdict.kind == "fresh"
        assert len(saved.played.asked) == 1


@pytest.mark.parametrize(
    ("code", "again"),
    [
        ("cannot-fetch", timedelta(hours=1)),
        ("never-heard-of", timedelta(hours=1)),
        ("too-many-daily-captures", timedelta(hours=16, minutes=31)),
        ("not-found", timedelta(days=30)),
    ],
)
@pytest.mark.parametrize("at_once", [True, False])
def test_errors_are_sorted(tmp_path: Path, code: str, again: timedelta, at_once: bool) -> None:
    fate = Fate("refused" if at_once else "job", code=code, said="Sorry.")
    with saving(tmp_path, SavePolicy(fate=lambda url, number: fate)) as saved:
        result = saved.save()
        last = saved.last()
        assert (last.outcome.state, last.outcome.code, last.outcome.said) == ("refused", code, "Sorry.")
        assert last.outcome.again_at is not None
        assert abs(last.outcome.again_at - last.asked_at - again) <= timedelta(minutes=2)
        assert result.addresses[0].verdict.kind == "waits"
        saved.clock.now = last.outcome.again_at - timedelta(minutes=5)
        saved.save()
        assert len(saved.times) == 1
        saved.clock.now = last.outcome.again_at + timedelta(minutes=5)
        saved.save()
        assert len(saved.times) == 2


def test_faults_that_go_on_are_asked_for_less_and_less(tmp_path: Path) -> None:
    policy = SavePolicy(fate=lambda url, number: Fate("refused", "celery"))
    with saving(tmp_path, policy) as saved:
        for _ in range(24 * 8):
            saved.clock.sleep(1800)
            saved.save()
        hours = [(b - a) / timedelta(hours=1) for a, b in zip(saved.times, saved.times[1:], strict=False)]
        assert [round(one) for one in hours] == [1, 4, 16, 24, 24, 24]
        assert saved.played.violations == []


def test_wrong_keys_end_the_saving(tmp_path: Path) -> None:
    with saving(tmp_path, urls=(PRIVACY, TERMS)) as saved:
        saved.keys = SaveKeys("wrong", "too")
        result = saved.save()
        assert isinstance(result.refused, SavingRefused)
        assert "HARVEST_SAVE_ACCESS_KEY and HARVEST_SAVE_SECRET" in result.problem
        assert (saved.played.asked, result.left) == ([], 2)
        assert saved.here.harvest().problems == ()


def test_an_account_that_is_revoked_on_the_way(tmp_path: Path) -> None:
    urls = tuple(f"{PRIVACY}/{n}" for n in range(5))
    policy = SavePolicy(revoked_from=Clock().now + timedelta(seconds=25))
    settings = ArchiveSettings(saves_per_minute=5, timeout_seconds=5, stated=frozenset({"saves_per_minute"}))
    with saving(tmp_path, policy, urls, settings=settings) as saved:
        result = saved.save()
        assert result.refused is not None
        assert len(saved.times) == 3
        kinds = sorted(one.verdict.kind for one in result.addresses)
        assert kinds == ["due", "due", "fresh", "open", "open"]
        assert result.left == 2


def test_a_quota_that_is_spent(tmp_path: Path) -> None:
    policy = SavePolicy(spent_days={Clock().now.date()})
    with saving(tmp_path, policy) as saved:
        result = saved.save()
        assert result.problem == "all 30,000 captures of a day are used up"
        assert (saved.played.asked, result.left, result.stopped) == ([], 1, None)
        before = saved.here.server.counts["save"]
        saved.clock.sleep(3600)
        assert saved.save().problem == result.problem
        # It is remembered, and not asked again on the same day.
        assert saved.here.server.counts["save"] == before
        saved.clock.sleep(86_400)
        assert saved.save().left == 0
        assert len(saved.played.captured) == 1


def test_a_quota_that_is_used_up_on_the_way(tmp_path: Path) -> None:
    urls = tuple(f"{PRIVACY}/{n}" for n in range(6))
    with saving(tmp_path, SavePolicy(a_day=3), urls) as saved:
        result = saved.save()
        assert (len(saved.times), len(saved.played.captured), result.left) == (4, 3, 2)
        assert result.problem == "all 3 captures of a day are used up"
        for _ in range(2):
            saved.clock.sleep(86_400)
            result = saved.save()
        assert (len(saved.played.captured), result.left) == (6, 0)


def test_bandwidth_that_is_used_up(tmp_path: Path) -> None:
    urls = (PRIVACY, TERMS)
    policy = SavePolicy(fate=lambda url, number: Fate("refused", "max-daily-bandwidth-5gb"))
    with saving(tmp_path, policy, urls) as saved:
        result = saved.save()
        assert result.problem == "the archive captures no more today (max-daily-bandwidth-5gb)"
        assert (len(saved.times), result.left) == (1, 1)


def test_the_bandwidth_of_a_site_is_not_that_of_the_account(tmp_path: Path) -> None:
    urls = (PRIVACY, f"{PRIVACY}/2", f"{PRIVACY}/3", "http://www.other.example/terms")
    full = Fate("refused", "max-daily-bandwidth-host")
    policy = SavePolicy(fate=lambda url, number: full if url.startswith(PRIVACY) else Fate())
    with saving(tmp_path, policy, urls) as saved:
        result = saved.save()
        assert (result.problem, len(saved.times), result.left) == ("", 4, 0)
        assert saved.last("http://www.other.example/terms").outcome.state == "captured"


@pytest.mark.parametrize("code", ["sun-spots", ""])
def test_refusals_that_nobody_has_documented_end_the_run(tmp_path: Path, code: str) -> None:
    urls = tuple(f"{PRIVACY}/{n}" for n in range(6))
    policy = SavePolicy(fate=lambda url, number: Fate("refused", code, said="No."))
    with saving(tmp_path, policy, urls) as saved:
        result = saved.save()
        assert result.problem == "no clear answer to 3 requests in a row"
        assert (len(saved.times), result.left) == (3, 3)


def test_pages_with_403_end_the_run(tmp_path: Path) -> None:
    urls = tuple(f"{PRIVACY}/{n}" for n in range(6))
    with saving(tmp_path, urls=urls) as saved:
        world = saved.here.server.behaviour

        def behave(request: Request) -> Reply:
            is_asked = request.kind == "save" and "status" not in request.path
            return Reply(403, (), b"<h1>403 Forbidden</h1>") if is_asked else world(request)

        before, saved.here.server.behaviour = saved.here.server.counts["save"], behave
        result = saved.save()
        assert (result.problem, result.left) == ("no clear answer to 3 requests in a row", 3)
        assert saved.last(urls[0]).outcome.code == "403"
        assert "not captured (status 403: it answers 403 with a page)" in address_line(result.addresses[0])
        assert saved.here.server.counts["save"] - before <= 5


def test_a_session_that_is_taken_is_waited_for(tmp_path: Path) -> None:
    def fate(url: str, number: int) -> Fate:
        return Fate() if number or url != PRIVACY else Fate("refused", "user-session-limit")

    with saving(tmp_path, SavePolicy(fate=fate), (PRIVACY, TERMS)) as saved:
        saved.save()
        assert saved.last().outcome.code == "user-session-limit"
        # The next address is asked for after a minute, when the quota was looked at again.
        assert saved.times[1] - saved.times[0] >= timedelta(minutes=1)
        assert saved.last(TERMS).outcome.state == "captured"
        saved.clock.sleep(3700)
        assert [one.verdict.kind for one in saved.save().addresses] == ["fresh", "fresh"]


def test_an_archive_that_asks_for_less(tmp_path: Path) -> None:
    policy = SavePolicy(fate=lambda url, number: Fate("refused", "too-many-requests"))
    with saving(tmp_path, policy, (PRIVACY, TERMS)) as saved:
        result = saved.save()
        assert result.problem == "the archive asks for fewer captures (too-many-requests)"
        assert (len(saved.times), result.left) == (1, 1)


def test_a_network_address_that_the_archive_blocks(tmp_path: Path) -> None:
    policy = SavePolicy(fate=lambda url, number: Fate("refused", "blocked-client-ip"))
    with saving(tmp_path, policy, (PRIVACY, TERMS)) as saved:
        result = saved.save()
        assert "nothing for the network address of this machine (blocked-client-ip)" in result.problem
        assert (len(saved.times), result.left) == (1, 1)


def test_the_budget_of_a_run(tmp_path: Path) -> None:
    urls = tuple(f"{PRIVACY}/{n}" for n in range(5))
    with saving(tmp_path, urls=urls) as saved:
        saved.budget = 2
        lefts = [saved.save().left for _ in range(3)]
        assert lefts == [3, 1, 0]
        assert [one.url for one in saved.played.asked] == list(urls)


def test_limits_are_kept(tmp_path: Path) -> None:
    urls = tuple(f"{PRIVACY}/{n}" for n in range(40))
    policy = SavePolicy(sessions=4, fate=lambda url, number: Fate(seconds=90))
    settings = ArchiveSettings(saves_per_minute=7, timeout_seconds=5, stated=frozenset({"saves_per_minute"}))
    with saving(tmp_path, policy, urls, settings=settings) as saved:
        result = saved.save()
        assert (result.left, result.problem, len(saved.played.captured)) == (0, "", 40)
        assert saved.played.violations == []
        assert len(saved.played.asked) == 40


def test_an_account_that_is_busy_elsewhere(tmp_path: Path) -> None:
    with saving(tmp_path, SavePolicy(sessions=0)) as saved:
        result = saved.save()
        assert (saved.played.asked, result.left) == ([], 1)
        assert result.problem.startswith("the archive makes as many captures for this account")


def test_an_outage(tmp_path: Path) -> None:
    begin = Clock().now
    policy = SavePolicy(outages=[(begin, begin + DAY)])
    with saving(tmp_path, policy) as saved:
        result = saved.save()
        assert result.stopped is not None
        assert (saved.played.asked, result.left) == ([], 1)
        saved.clock.sleep(2 * 86_400)
        assert saved.save().left == 0


def test_an_outage_while_a_job_is_followed(tmp_path: Path) -> None:
    begin = Clock().now
    policy = SavePolicy(outages=[(begin + timedelta(seconds=5), begin + timedelta(hours=3))])
    with saving(tmp_path, policy) as saved:
        saved.save()
        assert saved.last().outcome.state == "pending"
        saved.clock.sleep(4 * 3600)
        saved.save()
        assert saved.last().outcome.state == "unclear"
        saved.clock.sleep(12 * 3600)
        assert saved.save().addresses[0].verdict.kind == "fresh"
        assert len(saved.played.asked) == 1


def test_a_page_that_moved(tmp_path: Path) -> None:
    moved = LivePage(page(3), url="http://www.juniper-and-reed.example/legal/privacy")
    with saving(tmp_path, live=lambda url, now: moved) as saved:
        result = saved.save()
        assert saved.last().outcome.said == f"it redirects to {moved.url}"
        assert result.addresses[0].verdict.kind == "fresh"
        # What the redirect led to is not a capture of this address; the index will list the redirect.
        assert saved.here.harvest().captures == 1


def test_another_spelling_of_the_address_is_the_same_page(tmp_path: Path) -> None:
    secure = LivePage(page(3), url=PRIVACY.replace("http:", "https:"))
    with saving(tmp_path, live=lambda url, now: secure) as saved:
        saved.save()
        outcome = saved.here.harvest()
        assert (outcome.captures, outcome.snapshots_new) == (2, 1)
        saved.clock.sleep(86_400)
        assert saved.here.harvest().captures == 2
