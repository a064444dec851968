"""Save Page Now: what is requested, and what each kind of answer means."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest

from harvester.archive import Archive
from harvester.archive.saver import JobStatus, PageSaver, SaveAnswer, SaveQuota, SavingArchive
from harvester.config import SaveKeys
from harvester.config.settings import ArchiveSettings
from harvester.errors import Blocked, CoolingDown, RateLimited, SavingRefused, Unreachable
from store.tables.pace_ledger import PaceLedger
from tests.support.archives import Clock, opened
from tests.support.stand_in import (
    PRIVACY,
    Fate,
    LivePage,
    Reply,
    Request,
    SavePageNow,
    SavePolicy,
    StandIn,
    World,
    history,
    page,
)
from tests.support.stand_in.save_policy import KEYS
from tests.support.stand_in.server import Behaviour

WEEK = timedelta(days=7)


def saver_of(archive: Archive, keys: tuple[str, str] = KEYS) -> PageSaver:
    """Return what saves pages in an archive."""
    assert isinstance(archive, SavingArchive)
    saver = archive.page_saver(SaveKeys(*keys))
    assert saver is not None
    return saver


@contextmanager
def asking(behaviour: Behaviour, settings: ArchiveSettings | None = None) -> Iterator[PageSaver]:
    """Return what saves pages at a server that behaves so."""
    with StandIn(behaviour) as server, opened(server.location, settings=settings) as archive:
        yield saver_of(archive)


@contextmanager
def service(policy: SavePolicy) -> Iterator[tuple[SavePageNow, PageSaver, Clock]]:
    """Return the service as a policy says, what asks it, and their clock."""
    clock = Clock()
    played = SavePageNow(World(history()), clock, lambda url, now: LivePage(page(3)), policy)
    with StandIn(played) as server, opened(server.location, clock=clock) as archive:
        yield played, saver_of(archive), clock


def answering(body: object, status: int = 200) -> Behaviour:
    """Answer everything so; text as a page, everything else as JSON."""
    is_page = isinstance(body, str)
    kind = "text/html" if is_page else "application/json"
    sent = str(body) if is_page else json.dumps(body)
    return lambda request: Reply(status, (("Content-Type", kind),), sent.encode())


def test_a_page_is_captured() -> None:
    with service(SavePolicy()) as (played, saver, clock):
        assert saver.quota() == SaveQuota(12, 0, 30_000)
        answer = saver.ask(PRIVACY, WEEK)
        assert answer.kind == "job"
        assert saver.follow([answer.job]) == {answer.job: JobStatus("pending")}
        clock.sleep(30)
        assert saver.follow([answer.job]) == {answer.job: JobStatus("captured", "20261021072801", PRIVACY)}
        assert saver.quota().today == 1
        assert played.violations == []


def test_what_is_sent() -> None:
    sent: list[Request] = []

    def behave(request: Request) -> Reply:
        sent.append(request)
        return answering([] if request.path == "/save/status" else {"job_id": "spn2-1"})(request)

    with asking(behave) as saver:
        saver.ask("http://juniper.example/?a=1&b=ü", WEEK)
        saver.follow(["spn2-1", "spn2-2"])
    post = sent[0]
    assert (post.path, post.headers["accept"]) == ("/save", "application/json")
    assert post.headers["authorization"] == "LOW {}:{}".format(*KEYS)
    assert post.form is not None
    assert post.form["url"] == "http://juniper.example/?a=1&b=ü"
    assert post.form["if_not_archived_within"] == "604800"
    assert post.form["skip_first_archive"] == "1"
    # An answer about several that names none of them: each is asked for alone.
    assert [(one.path, one.form) for one in sent[1:]] == [
        ("/save/status", {"job_ids": "spn2-1,spn2-2"}),
        ("/save/status/spn2-1", None),
        ("/save/status/spn2-2", None),
    ]


def test_many_jobs_are_one_question() -> None:
    with service(SavePolicy()) as (played, saver, clock):
        jobs = [saver.ask(f"{PRIVACY}/{n}", WEEK).job for n in range(5)]
        before = len(jobs)
        clock.sleep(30)
        assert {one.state for one in saver.follow(jobs).values()} == {"captured"}
        assert played.questions == dict.fromkeys(jobs, 1)
        assert before == 5


@pytest.mark.parametrize(
    ("body", "status", "expected"),
    [
        ({"url": "u", "job_id": "spn2-ab"}, 200, SaveAnswer("job", "spn2-ab")),
        (
            {"message": "The same snapshot had been made 3 hours, 5 minutes ago. You can make new later."},
            200,
            SaveAnswer("recent", age=timedelta(hours=3, minutes=5)),
        ),
        ({"message": "The same snapshot had been made a while ago."}, 200, SaveAnswer("recent")),
        (
            {"status": "error", "status_ext": "error:user-session-limit", "message": "Wait."},
            429,
            SaveAnswer("refused", code="user-session-limit", said="Wait."),
        ),
        ({"status_ext": "error:<b>New\nThing</b>"}, 200, SaveAnswer("refused", code="b-new-thing-b")),
        ({"message": "Cannot do that."}, 200, SaveAnswer("refused", said="Cannot do that.")),
        ({"message": "Try later."}, 503, SaveAnswer("unclear", code="503", said="Try later.")),
        ({}, 200, SaveAnswer("unclear", code="200")),
        ({"job_id": None}, 200, SaveAnswer("unclear", code="200")),
        ({"job_id": "../../etc"}, 200, SaveAnswer("unclear", code="200")),
        ([], 200, SaveAnswer("unclear", code="200")),
        ("<html>Save Page Now</html>", 200, SaveAnswer("unclear", code="200")),
        ("<html>error code: 523</html>", 523, SaveAnswer("unclear", code="523")),
        ("<html>Bad Gateway</html>", 502, SaveAnswer("unclear", code="502")),
        ("<html>Forbidden</html>", 403, SaveAnswer("refused", code="403")),
        ("[" * 100_000, 200, SaveAnswer("unclear", code="200")),
    ],
)
def test_answers(body: object, status: int, expected: SaveAnswer) -> None:
    with asking(answering(body, status)) as saver:
        found = saver.ask(PRIVACY, WEEK)
    assert (found.kind, found.job, found.code, found.age) == (
        expected.kind,
        expected.job,
        expected.code,
        expected.age,
    )
    assert expected.said in found.said


@pytest.mark.parametrize("status", [401, 407])
@pytest.mark.parametrize("body", ["<html>Sign in</html>", {"message": "You need to be logged in."}])
def test_wrong_keys(status: int, body: object) -> None:
    with asking(answering(body, status)) as saver:
        for ask in (saver.quota, lambda: saver.ask(PRIVACY, WEEK), lambda: saver.follow(["spn2-1"])):
            with pytest.raises(SavingRefused, match=r"HARVEST_SAVE_ACCESS_KEY and HARVEST_SAVE_SECRET"):
                ask()


@pytest.mark.parametrize("status", [404, 405, 501])
def test_an_archive_without_the_service(status: int) -> None:
    with asking(answering("<html>no such page</html>", status)) as saver:
        with pytest.raises(SavingRefused, match="there is no Save Page Now at http://127"):
            saver.quota()
        with pytest.raises(SavingRefused, match="there is no Save Page Now"):
            saver.ask(PRIVACY, WEEK)


@pytest.mark.parametrize("body", ["<html>Save</html>", [1, 2], "null"])
def test_a_quota_that_cannot_be_read(body: object) -> None:
    with asking(answering(body)) as saver, pytest.raises(Unreachable, match="quota cannot be read"):
        saver.quota()


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({"available": 3, "daily_captures": 7, "daily_captures_limit": 7}, SaveQuota(3, 7, 7)),
        ({"available": "3", "daily_captures": True, "daily_captures_limit": -1}, SaveQuota()),
        ({}, SaveQuota()),
    ],
)
def test_quotas(said: object, expected: SaveQuota) -> None:
    with asking(answering(said)) as saver:
        assert saver.quota() == expected
    assert expected.is_spent == (expected.today == 7)


@pytest.mark.parametrize(
    ("body", "status", "expected"),
    [
        ({"status": "pending", "resources": []}, 200, JobStatus("pending")),
        (
            {"status": "success", "timestamp": "20261021072801", "original_url": PRIVACY},
            200,
            JobStatus("captured", "20261021072801", PRIVACY),
        ),
        (
            {"status": "success", "timestamp": "yesterday", "original_url": PRIVACY},
            200,
            JobStatus("gone", said="it says success without a capture"),
        ),
        (
            {"status": "success", "timestamp": "20261021072801", "original_url": "http://a\n.example/"},
            200,
            JobStatus("gone", said="it says success without a capture"),
        ),
        (
            {"status": "error", "status_ext": "error:no-access", "message": "Forbidden"},
            200,
            JobStatus("refused", code="no-access", said="Forbidden"),
        ),
        ({"status": "error", "message": "Which job?"}, 200, JobStatus("gone", said="Which job?")),
        ("<html>not found</html>", 404, JobStatus("gone", said="the archive does not know the job any more")),
        ({"status": "later"}, 200, None),
        ("<html>Save</html>", 200, None),
    ],
)
def test_statuses(body: object, status: int, expected: JobStatus | None) -> None:
    with asking(answering(body, status)) as saver:
        assert saver.follow(["spn2-1"]).get("spn2-1") == expected


@pytest.mark.parametrize("jobs", [["spn2-1"], ["spn2-1", "spn2-2"]])
def test_statuses_during_an_outage(jobs: list[str]) -> None:
    with asking(answering("<html>Bad Gateway</html>", 502)) as saver, pytest.raises(Unreachable, match="502"):
        saver.follow(jobs)


@pytest.mark.parametrize(
    "body", ["<h1>429</h1>", {"status_ext": "error:too-many-requests"}, {"message": "no"}]
)
def test_too_many_requests_stop_everything(body: object) -> None:
    with asking(answering(body, 429)) as saver:
        with pytest.raises(RateLimited):
            saver.ask(PRIVACY, WEEK)
        with pytest.raises(CoolingDown):
            saver.quota()


def test_a_request_for_a_capture_is_sent_once() -> None:
    policy = SavePolicy(fate=lambda url, number: Fate("silence"))
    with service(policy) as (played, saver, _):
        with pytest.raises(Unreachable):
            saver.ask(PRIVACY, WEEK)
        assert len(played.asked) == 1


def test_a_firewall_is_noticed() -> None:
    with asking(lambda request: Reply(fault="reset")) as saver:
        for _ in range(2):
            with pytest.raises(Unreachable):
                saver.ask(PRIVACY, WEEK)
        with pytest.raises(Blocked):
            saver.ask(PRIVACY, WEEK)


def test_the_keys_are_not_repeated() -> None:
    said = f"wrong: LOW {KEYS[0]}:{KEYS[1]}"
    with asking(answering({"status_ext": "error:x", "message": said})) as saver:
        found = saver.ask(PRIVACY, WEEK)
    assert not any(key in found.said for key in KEYS)
    assert "wrong" in found.said
    assert not any(key in repr(SaveKeys(*KEYS)) for key in KEYS)


def test_captures_have_a_pace_of_their_own() -> None:
    clock, ledger = Clock(), PaceLedger(":memory:")
    settings = ArchiveSettings(saves_per_minute=5, timeout_seconds=5, stated=frozenset({"saves_per_minute"}))
    played = SavePageNow(World(history()), clock, lambda url, now: LivePage(page(3)))
    with (
        StandIn(played) as server,
        opened(server.location, clock=clock, settings=settings, ledger=ledger) as one,
        opened(server.location, clock=clock, settings=settings, ledger=ledger) as other,
    ):
        for n in range(6):
            saver_of(one).ask(f"{PRIVACY}/{n}", WEEK)
            saver_of(other).ask(f"{PRIVACY}/{n}/more", WEEK)
        assert (one.requests.saving, one.requests.memento, one.requests.index) == (6, 0, 0)
    ledger.close()
    times = [asked.at for asked in played.asked]
    assert {(b - a).total_seconds() for a, b in itertools.pairwise(times)} == {12.0}
    assert played.violations == []
