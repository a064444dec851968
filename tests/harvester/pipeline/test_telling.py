"""What is told to whom, when and how often; and that nothing is lost, told anew, or held up."""

from __future__ import annotations

import importlib
import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

import pytest

from harvester.config.settings import CompanySettings, Settings, WebhookSettings
from harvester.delivery import ChannelForm
from harvester.delivery.retries import FIRST_PAUSE, LONGEST_PAUSE, REFUSED_PAUSE
from harvester.digest import DigestInput, channel_message
from harvester.digest.shown import Cut, DigestView
from harvester.errors import MailDeferred, MailRefused
from harvester.pipeline.telling import compose_due, compose_since, preview, send_due
from store import Store
from store.lock import held
from store.tables.outbox import Mail
from tests.support.post_office import ALL, ANNA, BEN, DAILY, ONE, WEEKLY, Postman, changes_in, told
from tests.support.timelines import NOW, Clock, add_document, draw, looked, open_store, runs

# The folder exports a function of the same name.
compose_module = importlib.import_module("harvester.digest.compose")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path) as opened:
        yield opened


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
        while not any(store.outbox.due(clock.now)):
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
        assert not any(store.outbox.due(clock.advance(hours=1)))
        assert len(list(store.outbox.due(clock.advance(hours=23)))) == 1
    assert timedelta(0) < REFUSED_PAUSE < timedelta(days=1)


def test_a_clock_that_was_a_year_ahead_holds_no_mail_back(store: Store) -> None:
    document = add_document(store, "tinworks")
    draw(store, document, runs((1, "A"), (5, "B")))
    ahead = Clock(NOW + timedelta(days=365))
    compose_due(store, DAILY, ahead.now)
    assert len(send_due(store, ALL, Postman(anna=MailDeferred), ahead).failures) == 1
    clock, postman = Clock(), Postman()
    send_due(store, ALL, postman, clock)
    assert [changes_in(mail) for mail in postman.taken] == [[("01", "05")]]
    draw(store, document, runs((1, "A"), (5, "B"), (6, "C")))
    compose_due(store, DAILY, clock.advance(hours=1))
    send_due(store, ALL, postman, clock)
    assert len(postman.taken) == 2
    draw(store, document, runs((1, "A"), (5, "B"), (6, "C"), (7, "D")))
    compose_due(store, DAILY, clock.advance(hours=1))
    assert store.outbox.waiting() == (), "one mail a day"


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
    assert subjects == ["1 policy: checks have failed since 17 Nov 2026"]
    looked(store, document, clock.now)
    assert told(store, now=clock.now) == []
    draw(store, document, runs((1, "A"), (5, "B")))
    for _ in range(2):
        compose_due(store, ONE, clock.now)
        postman = Postman()
        send_due(store, ALL, postman, clock)
        for mail in postman.taken:
            subjects.append(mail.subject)
            assert b"they failed from 17 Nov 2026 to 20" in mail.raw.replace(b"=\r\n", b"")
        draw(store, document, runs((1, "A"), (5, "B")))
    assert subjects[1:] == ["1 policy change at Tinworks"]
    looked(store, document, clock.advance(days=1), "refused")
    compose_due(store, ONE, clock.now)
    assert [mail.subject for mail in send_due(store, ALL, Postman(), clock).taken] == [
        "1 policy: checks have failed since 21 Nov 2026"
    ]


def test_runs_that_die_each_day_are_told_and_one_that_goes_on_is_not(store: Store) -> None:
    document = add_document(store, "tinworks")
    draw(store, document, runs((1, "A")))
    looked(store, document, NOW - timedelta(days=4))
    clock = Clock(NOW - timedelta(days=3))
    store.runs.begin(document, "https://archive.example", clock.now)
    assert told(store, now=clock.now) == []
    clock.advance(days=1)
    store.runs.begin(document, "https://archive.example", clock.now)
    with held(store.path, wait=False, told=print):
        compose_due(store, ONE, clock.now)
        assert store.outbox.waiting() == (), "this run may still end"
    for _ in range(2):
        compose_due(store, ONE, clock.now)
    postman = Postman()
    send_due(store, ALL, postman, clock)
    (mail,) = postman.taken
    assert mail.subject == "1 policy: checks have failed since 17 Nov 2026"
    said = mail.raw.replace(b"=\r\n", b"").replace(b"\r\n", b" ")
    assert b"the last 2 runs did not end; the program was killed" in said
    clock.advance(days=1)
    looked(store, document, clock.now)
    draw(store, document, runs((1, "A"), (5, "B")))
    compose_due(store, ONE, clock.now)
    send_due(store, ALL, postman, clock)
    mail = postman.taken[1]
    assert b"checks work again" in mail.raw.replace(b"=\r\n", b"").replace(b"\r\n", b" ")


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


def test_a_mail_with_history_says_that_it_is_not_only_news(store: Store) -> None:
    draw(store, add_document(store, "tinworks"), runs((1, "A"), (5, "B")))
    day = NOW - timedelta(days=30)
    compose_due(store, ONE, NOW)
    compose_since(store, ONE, day, NOW + timedelta(minutes=1))
    news, history = (queued.mail for queued in store.outbox.waiting())
    said = "These are the changes since 21 Oct 2026, also those that were reported before."
    assert [words_of(one).count(said) for one in (news, history)] == [0, 2]
    assert [json.loads(one.payload)["since"] for one in (news, history)] == [None, "2026-10-21"]
    (shown,) = preview(store, ONE, NOW, day)
    assert shown.scope == said
    form = ChannelForm(markup="text")
    assert shown.scope in channel_message(shown, form).body


def words_of(mail: Mail) -> str:
    """Return the words of a mail's text and HTML."""
    found = message_from_bytes(mail.raw, _class=EmailMessage, policy=policy.default)
    parts = (part.get_content() for part in found.walk() if part.get_content_maintype() == "text")
    return " ".join(" ".join(parts).split())


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


def test_a_change_that_cannot_be_shown_holds_up_no_other(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    for company in ("tinworks", "brassworks"):
        draw(store, add_document(store, company), runs((1, "A"), (5, f"B of {company}")))
    view: Callable[[DigestInput, Cut], DigestView] = compose_module.view

    def fail_for_tinworks(digest: DigestInput, cut: Cut) -> DigestView:
        if any(company.slug == "tinworks" for company in digest.companies):
            raise KeyError("no rule")
        return view(digest, cut)

    with monkeypatch.context() as patch:
        patch.setattr(compose_module, "view", fail_for_tinworks)
        (failure,) = compose_due(store, ONE, NOW)
        assert "Tinworks, Privacy Policy: its changes cannot be shown (KeyError" in str(failure)
        (queued,) = store.outbox.waiting()
        assert [one["company"] for one in json.loads(queued.mail.payload)["changes"]] == ["brassworks"]
        assert "cannot be shown" in queued.mail.raw.decode()
        assert len(preview(store, ONE, NOW)) == 1
        # There is nothing else to say: no mail, but the failure is reported again.
        assert len(compose_due(store, ONE, NOW)) == 1
        assert len(store.outbox.waiting()) == 1
    # What was withheld is not lost.
    assert compose_due(store, ONE, NOW) == ()
    mailed = [json.loads(one.mail.payload)["changes"][0]["company"] for one in store.outbox.waiting()]
    assert sorted(mailed) == [
        "brassworks",
        "tinworks",
    ]
