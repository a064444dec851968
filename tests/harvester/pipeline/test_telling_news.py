"""What is news, to whom it is told, and that nothing is told anew."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from harvester.pipeline.telling import (
    compose_due,
    compose_since,
    preview,
    send_due,
)
from store import Store
from tests.support.post_office import ALL, ANNA, BEN, ONE, Postman, changes_in, told
from tests.support.timelines import NOW, Clock, Run, add_document, day, draw, open_store, runs


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path) as opened:
        yield opened


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
        [Run(day(1), day(1), "A"), Run(day(5), day(5), "B", flags=("cosmetic",))],
        [Run(day(1), day(9), "A")],
    ],
    ids=["other rules", "cosmetic", "nothing"],
)
def test_what_is_no_news(store: Store, timeline: list[Run]) -> None:
    draw(store, add_document(store, "tinworks"), timeline)
    assert told(store) == []
    assert preview(store, ONE, NOW) == ()


def test_cosmetic_changes_are_told_where_they_are_asked_for(store: Store) -> None:
    cosmetic = [Run(day(1), day(1), "A"), Run(day(5), day(5), "B", flags=("cosmetic",))]
    draw(store, add_document(store, "tinworks"), cosmetic)
    (shown,) = preview(store, ONE, NOW, cosmetic=True)
    assert shown.show_cosmetic
    assert compose_due(store, ONE, NOW, cosmetic=True) == ()
    (queued,) = store.outbox.waiting()
    assert b"(cosmetic): only white space" in queued.mail.raw
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
        [Run(day(1), day(2), "A"), Run(day(3), day(3), "B"), Run(day(5), day(5), "C", flags=("cosmetic",))],
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
    assert queued.mail.subject == "1 policy change at Tinworks"
    assert b"(cosmetic): only white space" in queued.mail.raw
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
    note = "the new text was shown 2 times from 3 Nov 2026, 08:00 UTC on"
    assert changes[0]["alternated"].startswith(note)
    assert queued.mail.subject == "2 policy changes at Tinworks"
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
