"""The outbox, the changes it is filled with, and the memory of the daemon, as SQL gives them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from diffs import compare
from store import Store
from store.errors import StoreError
from store.tables.outbox import Episode, Mail, ReportedChange, is_web_address
from store.tables.versions import ChangeRow
from tests.support.timelines import NOW, Run, add_document, day, draw, looked, open_store, runs


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
    assert store.outbox.due(NOW - timedelta(seconds=1)) == ()
    assert store.outbox.told_changes("anna@reader.example") == (change,)
    assert store.outbox.told_changes("ben@reader.example") == ()
    store.outbox.mark_failed(mail(1), "no answer", NOW + timedelta(hours=1))
    assert store.outbox.due(NOW) == ()
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
    assert store.outbox.episodes() == (Episode(one, hours[2], "refused", listed=False),)
    assert store.outbox.end_of(one, hours[2]) is None
    looked(store, one, hours[5])
    assert store.outbox.episodes() == ()
    assert store.outbox.end_of(one, hours[2]) == hours[5]


def test_changes_come_by_document_and_in_time(store: Store) -> None:
    second, first = add_document(store, "tinworks"), add_document(store, "nib")
    draw(store, second, runs((1, "A"), (5, "B"), (7, "C")))
    draw(store, first, runs((1, "A"), (6, "B")))
    steps = store.changes.since(None)
    assert [(step.company, step.after.first_capture[6:8]) for step in steps] == [
        ("nib", "06"),
        ("tinworks", "05"),
        ("tinworks", "07"),
    ]
    assert [step.after.first_capture[6:8] for step in store.changes.since(day(6))] == ["06", "07"]
    assert steps[1].before.last_capture == day(1)
    assert steps[1].company_name == "Tinworks"


def test_a_text_that_only_another_address_shows_is_no_change(store: Store) -> None:
    document = add_document(store, "tinworks")
    draw(store, document, [Run(day(1), day(2), "A"), Run(day(3), day(4), "A")])
    assert store.changes.since(None) == ()


OLD = "# Policy\n\n## 1. Sharing\n\nWe share it with carriers. We sell it to nobody at all, ever.\n"
NEW = "# Policy\n\n## 1. Sharing\n\nWe share it with carriers.\n\n## 2. Sale\n\nWe sell it to all who pay.\n"


@pytest.mark.parametrize(("old", "new"), [(OLD, NEW), (NEW, OLD)])
def test_sections_come_back_as_they_were_compared(store: Store, old: str, new: str) -> None:
    from harvester.pipeline.extracting import read_text

    document = add_document(store, "tinworks")
    comparison = compare(old, new)
    texts = [read_text("Policy", markdown) for markdown in (old, new)]
    for text in texts:
        store.texts.add(text)
    pair = texts[0].sha256, texts[1].sha256
    store.versions.add_comparison(
        document, *pair, comparison, [ChangeRow(change, 1, 1) for change in comparison.changes]
    )
    draw(store, document, runs((1, "A"), (5, "B")))
    with store.step():
        for number, sha256 in enumerate(pair, 1):
            store.database.execute("UPDATE versions SET text = ? WHERE number = ?", (sha256, number))
    (step,) = store.changes.since(None)
    assert store.changes.sections(step) == comparison.changes


def test_the_daemon_remembers(store: Store) -> None:
    assert store.watches.begun() == {}
    store.watches.mark(["nib", "tinworks"], NOW)
    store.watches.mark(["nib"], NOW + timedelta(days=1))
    assert store.watches.begun() == {"nib": NOW + timedelta(days=1), "tinworks": NOW}


def test_webhooks_are_told_from_mail_addresses() -> None:
    assert is_web_address("https://hook.example/x")
    assert not is_web_address("https@mail.example")
