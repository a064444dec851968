"""The outbox: mails, what they told, and when documents could not be looked at."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from store import Store
from store.errors import StoreError
from store.tables.outbox import Episode, Mail, ReportedChange, is_web_address
from tests.support.timelines import NOW, add_document, day, looked, open_store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path) as opened:
        yield opened


def mail(number: int, recipient: str = "anna@reader.example") -> Mail:
    return Mail(recipient, "h@sender.example", f"<{number}@sender.example>", "A change", b"raw\r\n\xff", "{}")


def test_a_mail_is_kept_as_it_is_until_it_is_taken(store: Store) -> None:
    document = add_document(store, "tinworks")
    change = ReportedChange(document, "old", "new", day(1), day(5))
    store.outbox.put(mail(1), NOW, [change], [])
    assert [queued.mail for queued in store.outbox.due(NOW)] == [mail(1)]
    assert not any(store.outbox.due(NOW - timedelta(seconds=1)))
    assert store.outbox.told_changes("anna@reader.example") == (change,)
    assert store.outbox.told_changes("ben@reader.example") == ()
    store.outbox.mark_failed(mail(1), "no answer", NOW + timedelta(hours=1))
    assert not any(store.outbox.due(NOW))
    (queued,) = store.outbox.waiting()
    assert (queued.attempts, queued.reason) == (1, "no answer")
    store.outbox.mark_taken(mail(1), NOW)
    assert store.outbox.waiting() == ()
    assert store.outbox.last_composed("anna@reader.example") == NOW
    assert store.outbox.last_composed("ben@reader.example") is None


def test_the_oldest_mail_is_tried_first(store: Store) -> None:
    for number in (3, 1, 2):
        store.outbox.put(mail(number), NOW + timedelta(minutes=number), [], [])
    found = [queued.mail.message_id[1] for queued in store.outbox.due(NOW + timedelta(days=1))]
    assert found == ["1", "2", "3"]


def test_no_mail_is_composed_anew_over_another(store: Store) -> None:
    store.outbox.put(mail(1), NOW, [], [])
    with pytest.raises(StoreError):
        store.outbox.put(mail(1), NOW, [], [])


def test_reviving_takes_the_newest_of_each_or_all_since(store: Store) -> None:
    for number, recipient in enumerate(("anna@x.example", "anna@x.example", "ben@x.example")):
        store.outbox.put(mail(number, recipient), NOW + timedelta(days=number), [], [])
        store.outbox.mark_taken(mail(number, recipient), NOW)
    later = NOW + timedelta(days=9)
    both = ("anna@x.example", "ben@x.example")
    assert store.outbox.revive(later, None, ()) == 0
    assert store.outbox.revive(later, None, both) == 2
    assert [queued.mail.message_id[1] for queued in store.outbox.due(later)] == ["1", "2"]
    assert store.outbox.revive(later, NOW, both) == 3


def test_an_episode_begins_with_the_first_run_that_failed(store: Store) -> None:
    one, other = add_document(store, "tinworks"), add_document(store, "nib")
    hours = [NOW + timedelta(hours=number) for number in range(6)]
    looked(store, one, hours[0], "early trouble")
    looked(store, one, hours[1])
    looked(store, one, hours[2], "no answer")
    looked(store, other, hours[2])
    looked(store, one, hours[3], "refused")
    store.runs.begin(one, "https://archive.example", hours[4])  # was killed: it says nothing
    assert store.outbox.episodes(is_running=False) == (
        Episode(one, hours[2], "refused", listed=False, unended=1),
    )
    assert store.outbox.end_of(one, hours[2]) is None
    looked(store, one, hours[5])
    assert store.outbox.episodes(is_running=False) == ()
    assert store.outbox.end_of(one, hours[2]) == hours[5]


def died(store: Store, document: int, moment: datetime) -> None:
    """Record a run that was killed."""
    store.runs.begin(document, "https://archive.example", moment)


def test_runs_that_never_ended_are_an_episode(store: Store) -> None:
    one, other = add_document(store, "tinworks"), add_document(store, "nib")
    days = [NOW + timedelta(days=number) for number in range(7)]
    looked(store, one, days[0])
    looked(store, other, days[0])
    died(store, one, days[1])
    died(store, one, days[1] + timedelta(hours=1))
    assert store.outbox.episodes(is_running=False) == (), "the next run of that day may continue"
    died(store, other, days[1])
    died(store, other, days[1])
    died(store, other, days[1])
    (episode,) = store.outbox.episodes(is_running=False)
    assert (episode.document, episode.unended) == (other, 3)
    looked(store, other, days[1] + timedelta(hours=2))
    died(store, one, days[2])
    assert store.outbox.episodes(is_running=True) == (), "this one may be going on"
    (episode,) = store.outbox.episodes(is_running=False)
    assert episode == Episode(one, days[1], "", listed=False, unended=3)
    died(store, one, days[3])
    (episode,) = store.outbox.episodes(is_running=True)
    assert (episode.since, episode.unended) == (days[1], 3)
    # A run that ends, though with a problem, does not begin another episode.
    looked(store, one, days[4], "no answer")
    assert store.outbox.episodes(is_running=True) == (Episode(one, days[1], "no answer", listed=False),)
    assert store.outbox.end_of(one, days[1]) is None
    looked(store, one, days[5])
    assert store.outbox.episodes(is_running=False) == ()
    assert store.outbox.end_of(one, days[1]) == days[5]


def test_webhooks_are_told_from_mail_addresses() -> None:
    assert is_web_address("https://hook.example/x")
    assert not is_web_address("https@mail.example")
