"""What is told to whom, when and how often; and that nothing is lost, told anew, or held up."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from harvester.digest.post import (
    FIRST_PAUSE,
    LONGEST_PAUSE,
    REFUSED_PAUSE,
    compose_due,
    compose_since,
    preview,
    send_due,
)
from harvester.errors import MailDeferred, MailError, MailRefused
from harvester.settings import CompanySettings, DigestSettings, Settings, WebhookSettings
from store import Store
from store.mail import Mail
from tests.timelines import NOW, Clock, Run, add_document, day, draw, looked, open_store, runs

ANNA, BEN = "anna@reader.example", "ben@reader.example"
ALL = Settings(digest=DigestSettings(period="run", recipients=(ANNA, BEN)))
ONE = Settings(digest=DigestSettings(period="run", recipients=(ANNA,)))
DAILY = replace(ONE, digest=replace(ONE.digest, period="daily"))
WEEKLY = replace(ONE, digest=replace(ONE.digest, period="weekly"))


class Postman:
    """Takes mails, but not for those recipients that it is told to refuse."""

    def __init__(self, **refused: type[MailError]) -> None:
        self.refused = {f"{name}@reader.example": error for name, error in refused.items()}
        self.taken: list[Mail] = []
        self.closed = 0

    def send(self, mail: Mail) -> None:
        if mail.recipient in self.refused:
            raise self.refused[mail.recipient](mail.recipient, "not today")
        self.taken.append(mail)

    def close(self) -> None:
        self.closed += 1


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path) as opened:
        yield opened


def told(store: Store, settings: Settings = ONE, now: datetime = NOW) -> list[tuple[str, str]]:
    """Compose what is due and send it; gives old and new words of each change told, in order."""
    before = {queued.mail.message_id for queued in store.outbox.waiting()}
    assert compose_due(store, settings, now) == ()
    mails = [one.mail for one in store.outbox.waiting() if one.mail.message_id not in before]
    send_due(store, ALL, Postman(), lambda: now)
    return [pair for mail in mails for pair in changes_in(mail)]


def changes_in(mail: Mail) -> list[tuple[str, str]]:
    text = mail.raw.decode()
    found = []
    for change in json.loads(mail.payload)["changes"]:
        assert change["summary"].startswith("1 section: 1 reworded")
        found.append((change["before"]["last_capture"][6:8], change["after"]["first_capture"][6:8]))
        assert found[-1] and "Sharing" in text
    return found


def test_each_change_is_told_once_to_each(store: Store) -> None:
    document = add_document(store, "tinworks")
    draw(store, document, runs((1, "A"), (3, "A"), (5, "B")))
    postman = Postman()
    assert compose_due(store, ALL, NOW) == ()
    sent = send_due(store, ALL, postman, Clock())
    assert sorted(mail.recipient for mail in postman.taken) == [ANNA, BEN]
    assert len(sent.taken) == 2
    assert not sent.failures
    assert len({mail.message_id for mail in postman.taken}) == 2
    assert [changes_in(mail) for mail in postman.taken] == [[("03", "05")]] * 2
    assert told(store, ALL, NOW + timedelta(days=1)) == []
    assert postman.closed == 1


def test_a_new_change_is_told_alone(store: Store) -> None:
    document = add_document(store, "tinworks")
    draw(store, document, runs((1, "A"), (5, "B")))
    assert told(store) == [("01", "05")]
    draw(store, document, runs((1, "A"), (5, "B"), (9, "C")))
    assert told(store, now=NOW + timedelta(hours=1)) == [("05", "09")]


@pytest.mark.parametrize(
    "timeline",
    [
        [Run(day(1), day(1), "A"), Run(day(5), day(5), "B", rules="2")],
        [Run(day(1), day(1), "A"), Run(day(5), day(5), "B", flags="cosmetic")],
        [Run(day(1), day(9), "A")],
    ],
    ids=["other rules", "cosmetic", "nothing"],
)
def test_what_is_no_news(store: Store, timeline: list[Run]) -> None:
    draw(store, add_document(store, "tinworks"), timeline)
    assert told(store) == []
    assert preview(store, ONE, NOW) == ()


def test_cosmetic_changes_are_told_where_they_are_asked_for(store: Store) -> None:
    cosmetic = [Run(day(1), day(1), "A"), Run(day(5), day(5), "B", flags="cosmetic")]
    draw(store, add_document(store, "tinworks"), cosmetic)
    (shown,) = preview(store, ONE, NOW, cosmetic=True)
    assert shown.show_cosmetic
    assert compose_due(store, ONE, NOW, cosmetic=True) == ()
    (queued,) = store.outbox.waiting()
    assert b"cosmetic: only white space" in queued.mail.raw
    assert preview(store, ONE, NOW, cosmetic=True) == ()


def test_history_is_not_news_whenever_it_is_found(store: Store) -> None:
    document = add_document(store, "tinworks", news_after=day(7))
    draw(store, document, runs((1, "A"), (7, "B")))
    assert told(store) == []
    draw(store, document, runs((1, "A"), (3, "X"), (7, "B"), (8, "C")))
    assert told(store) == [("07", "08")]


def test_nothing_is_news_before_the_first_complete_listing(store: Store) -> None:
    draw(store, add_document(store, "tinworks", news_after=None), runs((1, "A"), (5, "B")))
    assert told(store) == []


def test_since_tells_history_and_cosmetic_changes_too(store: Store) -> None:
    document = add_document(store, "tinworks", news_after=day(9))
    draw(
        store,
        document,
        [Run(day(1), day(2), "A"), Run(day(3), day(3), "B"), Run(day(5), day(5), "C", flags="cosmetic")],
    )
    since = datetime(2026, 11, 2, tzinfo=UTC)
    (shown,) = preview(store, ONE, NOW, since, cosmetic=True)
    assert len(shown.companies[0].documents[0].versions) == 2
    assert compose_since(store, ONE, since, NOW) == ()
    postman = Postman()
    send_due(store, ALL, postman, Clock())
    assert [changes_in(mail) for mail in postman.taken] == [[("02", "03")]]
    late = datetime(2026, 11, 4, tzinfo=UTC)
    assert preview(store, ONE, NOW, late) == ()
    assert compose_since(store, ONE, late, NOW + timedelta(hours=1)) == ()
    assert store.outbox.waiting() == ()
    assert compose_since(store, ONE, late, NOW + timedelta(hours=1), cosmetic=True) == ()
    (queued,) = store.outbox.waiting()
    assert queued.mail.subject == "1 change in policies of Tinworks"
    assert b"cosmetic: only white space" in queued.mail.raw
    assert preview(store, ONE, NOW, datetime(2026, 11, 6, tzinfo=UTC)) == ()


def test_a_split_of_what_was_told_is_no_news(store: Store) -> None:
    document = add_document(store, "tinworks")
    draw(store, document, runs((1, "A"), (9, "C")))
    assert told(store) == [("01", "09")]
    draw(store, document, runs((1, "A"), (4, "B"), (6, "B"), (9, "C")))
    assert told(store) == []
    draw(store, document, runs((1, "A"), (3, "A"), (4, "B"), (6, "B"), (9, "C"), (12, "C"), (13, "D")))
    assert told(store) == [("12", "13")]


def test_what_is_found_inside_an_unbroken_run_is_news(store: Store) -> None:
    document = add_document(store, "tinworks")
    draw(store, document, runs((1, "A"), (4, "B"), (9, "B")))
    assert told(store) == [("01", "04")]
    draw(store, document, runs((1, "A"), (4, "B"), (6, "X"), (9, "Y"), (14, "B")))
    assert told(store) == [("04", "06"), ("06", "09"), ("09", "14")]


def test_the_same_change_a_second_time_is_a_second_change(store: Store) -> None:
    document = add_document(store, "tinworks")
    draw(store, document, runs((1, "A"), (3, "B")))
    assert told(store) == [("01", "03")]
    draw(store, document, runs((1, "A"), (3, "B"), (5, "A")))
    assert told(store) == [("03", "05")]
    draw(store, document, runs((1, "A"), (3, "B"), (5, "A"), (7, "B")))
    assert told(store) == [("05", "07")]


def test_a_page_that_alternates_is_one_note(store: Store) -> None:
    document = add_document(store, "tinworks")
    draw(store, document, runs((1, "A"), (3, "B"), (4, "A"), (5, "B"), (6, "A"), (9, "A"), (12, "C")))
    compose_due(store, ONE, NOW)
    (queued,) = store.outbox.waiting()
    changes = json.loads(queued.mail.payload)["changes"]
    assert [change["after"]["first_capture"][6:8] for change in changes] == ["03", "12"]
    note = "the new text was shown 2 times from 3 November 2026, 08:00 UTC on"
    assert changes[0]["alternated"].startswith(note)
    assert queued.mail.subject == "2 changes in policies of Tinworks"
    assert told(store, now=NOW + timedelta(days=1)) == []


def test_what_is_back_after_a_long_time_is_two_changes(store: Store) -> None:
    document = add_document(store, "tinworks")
    draw(store, document, runs((1, "A"), (3, "B"), (12, "A")))
    assert told(store) == [("01", "03"), ("03", "12")]


def reread(store: Store, document: int, *pairs: tuple[str, str]) -> None:
    """Newer rules read other texts in the same snapshots."""
    with store.step():
        for old, new in pairs:
            store.database.execute(
                "INSERT INTO rereadings VALUES (?, ?, ?, '2')", (document, f"sha-of-{old}", f"sha-of-{new}")
            )


def test_a_rebuild_tells_nothing_again(store: Store) -> None:
    document = add_document(store, "tinworks")
    draw(store, document, runs((1, "A"), (4, "B"), (9, "C")))
    assert told(store) == [("01", "04"), ("04", "09")]
    reread(store, document, ("A", "A2"), ("B", "B2"), ("C", "C2"))
    draw(store, document, runs((1, "A2"), (4, "B2"), (9, "C2")))
    assert told(store) == []
    # The rules now hold a capture out: the change seems to be later than it was told.
    reread(store, document, ("B2", "B3"), ("C2", "C3"))
    draw(store, document, runs((1, "A2"), (5, "B3"), (11, "C3")))
    assert told(store) == []
    draw(store, document, runs((1, "A2"), (5, "B3"), (11, "C3"), (12, "D")))
    assert told(store) == [("11", "12")]


def test_what_only_newer_rules_tell_apart_is_no_news(store: Store) -> None:
    document = add_document(store, "tinworks")
    draw(store, document, runs((1, "X"), (5, "X")))
    reread(store, document, ("X", "A"), ("X", "B"))
    draw(store, document, runs((1, "A"), (5, "B")))
    assert told(store) == []


def test_a_change_that_was_not_told_before_a_rebuild_is_told_after_it(store: Store) -> None:
    document = add_document(store, "tinworks")
    draw(store, document, runs((1, "A"), (5, "B")))
    reread(store, document, ("A", "A2"), ("B", "B2"))
    draw(store, document, runs((1, "A2"), (5, "B2")))
    assert told(store) == [("01", "05")]


def test_one_failing_recipient_holds_up_no_other(store: Store) -> None:
    document = add_document(store, "tinworks")
    draw(store, document, runs((1, "A"), (5, "B")))
    compose_due(store, ALL, NOW)
    postman = Postman(anna=MailDeferred)
    sent = send_due(store, ALL, postman, Clock())
    assert [mail.recipient for mail in postman.taken] == [BEN]
    assert [error.recipient for error in sent.failures] == [ANNA]
    (waiting,) = store.outbox.waiting()
    assert (waiting.mail.recipient, waiting.attempts) == (ANNA, 1)
    assert "not today" in waiting.reason


def test_the_pauses_grow_and_the_mail_stays_the_same(store: Store) -> None:
    draw(store, add_document(store, "tinworks"), runs((1, "A"), (5, "B")))
    compose_due(store, ONE, NOW)
    (composed,) = store.outbox.waiting()
    clock, pauses = Clock(), []
    for _ in range(9):
        assert len(send_due(store, ALL, Postman(anna=MailDeferred), clock).failures) == 1
        start = clock.now
        while not store.outbox.due(clock.now):
            clock.advance(minutes=5)
        pauses.append(clock.now - start)
    assert pauses == [min(FIRST_PAUSE * 2**n, LONGEST_PAUSE) for n in range(9)]
    postman = Postman()
    send_due(store, ALL, postman, clock)
    assert postman.taken == [composed.mail]
    assert send_due(store, ALL, postman, clock).taken == ()


def test_a_refused_mail_is_tried_once_a_day(store: Store) -> None:
    draw(store, add_document(store, "tinworks"), runs((1, "A"), (5, "B")))
    compose_due(store, ONE, NOW)
    clock = Clock()
    for _ in range(3):
        assert len(send_due(store, ALL, Postman(anna=MailRefused), clock).failures) == 1
        assert store.outbox.due(clock.advance(hours=1)) == ()
        assert len(store.outbox.due(clock.advance(hours=23))) == 1
    assert timedelta(0) < REFUSED_PAUSE < timedelta(days=1)


def test_news_that_come_while_a_mail_waits_are_a_mail_of_their_own(store: Store) -> None:
    document = add_document(store, "tinworks")
    draw(store, document, runs((1, "A"), (5, "B")))
    compose_due(store, ONE, NOW)
    send_due(store, ALL, Postman(anna=MailDeferred), Clock())
    draw(store, document, runs((1, "A"), (5, "B"), (7, "C")))
    compose_due(store, ONE, NOW + timedelta(hours=1))
    postman = Postman()
    send_due(store, ALL, postman, Clock(NOW + timedelta(hours=1)))
    assert [changes_in(mail) for mail in postman.taken] == [[("01", "05")], [("05", "07")]]


def test_a_crash_between_sending_and_marking_repeats_the_same_mail(store: Store) -> None:
    class Crash(BaseException):
        """The power goes."""

    class Crashing(Postman):
        def send(self, mail: Mail) -> None:
            super().send(mail)
            raise Crash

    draw(store, add_document(store, "tinworks"), runs((1, "A"), (5, "B")))
    compose_due(store, ONE, NOW)
    first, second = Crashing(), Postman()
    with pytest.raises(Crash):
        send_due(store, ALL, first, Clock())
    assert compose_due(store, ONE, NOW + timedelta(days=1)) == ()
    send_due(store, ALL, second, Clock(NOW + timedelta(days=1)))
    assert first.taken == second.taken


def test_a_mail_and_what_it_tells_are_kept_together_or_not_at_all(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = add_document(store, "tinworks")
    draw(store, document, runs((1, "A"), (5, "B")))
    insert = store.database.insert

    def broken(table: str, *rest: object, **options: object) -> None:
        if table == "told_changes":
            raise RuntimeError("in the middle")
        insert(table, *rest, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(store.database, "insert", broken)
    with pytest.raises(RuntimeError):
        compose_due(store, ONE, NOW)
    monkeypatch.undo()
    assert store.outbox.waiting() == ()
    assert told(store) == [("01", "05")]


@pytest.mark.parametrize(
    ("settings", "hours", "mails"),
    [(ONE, 1, 1), (DAILY, 1, 0), (DAILY, 17, 0), (DAILY, 18, 1), (WEEKLY, 24, 0), (WEEKLY, 72, 1)],
)
def test_the_period_is_a_calendar_day_or_week(
    store: Store, settings: Settings, hours: int, mails: int
) -> None:
    document = add_document(store, "tinworks")
    draw(store, document, runs((1, "A"), (5, "B")))
    assert len(told(store, settings)) == 1  # on a Friday, at a quarter past six
    draw(store, document, runs((1, "A"), (5, "B"), (7, "C")))
    assert len(told(store, settings, NOW + timedelta(hours=hours))) == mails


def test_a_clock_that_was_wrong_does_not_silence_the_digest(store: Store) -> None:
    document = add_document(store, "tinworks")
    draw(store, document, runs((1, "A"), (5, "B")))
    assert len(told(store, DAILY, NOW + timedelta(days=4000))) == 1
    draw(store, document, runs((1, "A"), (5, "B"), (7, "C")))
    assert len(told(store, DAILY, NOW)) == 1


def test_each_recipient_is_told_of_what_it_follows(store: Store) -> None:
    for name in ("tinworks", "nib"):
        draw(store, add_document(store, name), runs((1, "A"), (5, "B")))
    settings = replace(
        ONE,
        digest=replace(ONE.digest, webhook=WebhookSettings("https://hook.example/x")),
        companies=(CompanySettings("nib", name="Nib", recipients=(BEN, ANNA)), CompanySettings("tinworks")),
    )
    compose_due(store, settings, NOW)
    found = {
        queued.mail.recipient: [change["company"] for change in json.loads(queued.mail.payload)["changes"]]
        for queued in store.outbox.waiting()
    }
    assert found == {ANNA: ["nib", "tinworks"], BEN: ["nib"], "https://hook.example/x": ["nib", "tinworks"]}


def test_out_of_the_box_the_folder_has_a_reader(store: Store) -> None:
    draw(store, add_document(store, "tinworks"), runs((1, "A"), (5, "B")))
    compose_due(store, Settings(), NOW)
    assert [queued.mail.recipient for queued in store.outbox.waiting()] == ["reader@localhost"]


def test_an_address_that_is_none_is_told_and_holds_up_nobody(store: Store) -> None:
    draw(store, add_document(store, "tinworks"), runs((1, "A"), (5, "B")))
    settings = replace(ONE, digest=replace(ONE.digest, recipients=("nobody\r\nBcc: x@y.example", ANNA)))
    (failure,) = compose_due(store, settings, NOW)
    assert isinstance(failure, MailRefused)
    assert [queued.mail.recipient for queued in store.outbox.waiting()] == [ANNA]


def test_trouble_is_told_once_and_its_end_with_the_next_mail(store: Store) -> None:
    document = add_document(store, "tinworks")
    draw(store, document, runs((1, "A")))
    looked(store, document, NOW - timedelta(days=4))
    clock = Clock(NOW - timedelta(days=3))
    subjects = []
    for _ in range(3):
        looked(store, document, clock.now, "no answer after 5 tries")
        compose_due(store, ONE, clock.now)
        subjects += [mail.subject for mail in send_due(store, ALL, Postman(), clock).taken]
        clock.advance(days=1)
    assert subjects == ["1 policy could not be looked at since 17 November 2026"]
    looked(store, document, clock.now)
    assert told(store, now=clock.now) == []
    draw(store, document, runs((1, "A"), (5, "B")))
    for _ in range(2):
        compose_due(store, ONE, clock.now)
        for mail in send_due(store, ALL, Postman(), clock).taken:
            subjects.append(mail.subject)
            assert b"could not from 17 November 2026 to 20" in mail.raw.replace(b"=\r\n", b"")
        draw(store, document, runs((1, "A"), (5, "B")))
    assert subjects[1:] == ["1 change in policies of Tinworks"]
    looked(store, document, clock.advance(days=1), "refused")
    compose_due(store, ONE, clock.now)
    assert [mail.subject for mail in send_due(store, ALL, Postman(), clock).taken] == [
        "1 policy could not be looked at since 21 November 2026"
    ]


def test_mails_are_sent_again_as_they_were(store: Store) -> None:
    document = add_document(store, "tinworks")
    draw(store, document, runs((1, "A"), (5, "B")))
    first, second, again = Postman(), Postman(), Postman()
    compose_due(store, ALL, NOW)
    send_due(store, ALL, first, Clock())
    draw(store, document, runs((1, "A"), (5, "B"), (7, "C")))
    later = Clock(NOW + timedelta(days=1))
    compose_due(store, ALL, later.now)
    send_due(store, ALL, second, later)
    assert store.outbox.revive(later.now, None, (ANNA, BEN)) == 2
    send_due(store, ALL, again, later)
    assert again.taken == second.taken
    assert store.outbox.revive(later.now, NOW, (ANNA, BEN)) == 4
    again = Postman()
    send_due(store, ALL, again, later)
    assert again.taken == first.taken + second.taken


def test_who_is_no_recipient_any_more_is_sent_nothing(store: Store) -> None:
    document = add_document(store, "tinworks")
    draw(store, document, runs((1, "A"), (5, "B")))
    compose_due(store, ALL, NOW)
    clock, postman = Clock(), Postman(ben=MailRefused)
    assert len(send_due(store, ALL, postman, clock).failures) == 1
    clock.advance(days=2)
    # Ben's address was a wrong one, and was taken out of the configuration: nothing is left to complain of.
    assert send_due(store, ONE, Postman(ben=MailRefused), clock).failures == ()
    assert store.outbox.revive(clock.now, NOW, (ANNA,)) == 1
    again = Postman()
    send_due(store, ONE, again, clock)
    assert [mail.recipient for mail in again.taken] == [ANNA]
    # He is back: what waited for him was not lost.
    assert [mail.recipient for mail in send_due(store, ALL, Postman(), clock).taken] == [BEN]


def test_what_was_taken_out_of_the_configuration_is_missed_no_more(store: Store) -> None:
    looked(store, add_document(store, "tinworks"), NOW, problem="no answer")
    (shown,) = preview(store, ONE, NOW)
    assert len(shown.troubles) == 1
    assert preview(store, replace(ONE, file=Path("config.toml")), NOW) == ()
