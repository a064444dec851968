"""The bytes of snapshots in the store: kept against their neighbours, read back in any order."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from store import Store
from store.compression import CHAIN_LIMIT
from store.errors import StoreError
from store.records import Capture, Snapshot
from store.tables.snapshots import StoredSnapshot
from tests.support.larkspur import add_document

ADDRESS = "http://larkspur.example/privacy"
NOW = datetime(2026, 11, 20, tzinfo=UTC)


@pytest.fixture
def document(store: Store) -> int:
    return add_document(store)


def pages(count: int) -> list[bytes]:
    """Return a page as it was on successive days: a nonce each day, a new sentence now and then."""
    chance = random.Random(7)
    words = [f"w{number}" for number in range(3000)]
    lines = [" ".join(chance.choices(words, k=80)) for _ in range(60)]
    made = []
    for day in range(count):
        if day % 7 == 0:
            lines[chance.randrange(60)] = " ".join(chance.choices(words, k=80))
        body = f"<html><!-- {chance.random()} -->" + "".join(f"<p>{line}</p>\n" for line in lines)
        made.append(body.encode())
    return made


def keep(store: Store, document: int, day: int, body: bytes) -> None:
    timestamp = f"2015{day // 28 + 1:02d}{day % 28 + 1:02d}120000"
    capture = Capture("example,larkspur)/privacy", timestamp, ADDRESS, "text/html", 200, f"D{day}", None)
    store.captures.add_captures(document, "here", [capture])
    row = store.captures.capture_at(document, timestamp, ADDRESS, f"D{day}")
    assert row is not None
    snapshot = Snapshot(capture, body, {}, hashlib.sha256(body).hexdigest(), NOW)
    store.snapshots.add(document, StoredSnapshot(row.id, snapshot, 200))


def shuffled(count: int) -> list[int]:
    return random.Random(3).sample(range(count), count)


@pytest.mark.parametrize(
    "order",
    [
        pytest.param(lambda count: list(range(count)), id="oldest first"),
        pytest.param(lambda count: list(range(count))[::-1], id="newest first"),
        pytest.param(shuffled, id="at random"),
    ],
)
def test_a_history_takes_little_more_than_its_key_frames_and_comes_back(
    store: Store, document: int, order: Callable[[int], list[int]]
) -> None:
    made = pages(80)
    for day in order(len(made)):
        keep(store, document, day, made[day])
    row = store.database.row(
        "SELECT sum(size) AS raw, sum(length(data)) AS kept, max(depth) AS depth FROM bodies"
    )
    assert row is not None
    assert row["kept"] < row["raw"] / 40
    assert 0 < row["depth"] <= CHAIN_LIMIT
    for body in random.Random(4).sample(made, len(made)):
        assert store.snapshots.body(hashlib.sha256(body).hexdigest()) == body


def test_equal_bytes_are_kept_once(store: Store, document: int) -> None:
    for day in range(5):
        keep(store, document, day, b"the same page")
    row = store.database.row("SELECT count(*) AS bodies FROM bodies")
    assert row is not None
    assert row["bodies"] == 1


def test_a_damaged_row_is_told_with_its_name_and_the_others_are_read(store: Store, document: int) -> None:
    made = pages(3)
    for day, body in enumerate(made):
        keep(store, document, day, body)
    name = hashlib.sha256(made[2]).hexdigest()
    store.database.execute("UPDATE bodies SET data = x'00112233' WHERE sha256 = ?", (name,))
    with pytest.raises(StoreError, match=name):
        store.snapshots.body(name)
    assert store.snapshots.body(hashlib.sha256(made[1]).hexdigest()) == made[1]


def test_bytes_that_are_not_there_are_told_with_their_name(store: Store) -> None:
    with pytest.raises(StoreError, match="abc"):
        store.snapshots.body("abc")


def test_a_snapshot_is_found_by_the_capture_that_was_asked_for(store: Store, document: int) -> None:
    asked = Capture("", "20150101000000", ADDRESS, "text/html", 302, "AAAA", 900)
    served = Capture("", "20150102000000", ADDRESS + "/new", "text/html", 200, "BBBB", 900)
    store.captures.add_captures(document, "here", [asked])
    (row,) = store.captures.of(document)
    assert store.snapshots.asked_as(document, row.id) is None
    body = b"<p>We keep your name."
    snapshot = Snapshot(served, body, {}, hashlib.sha256(body).hexdigest(), NOW)
    assert store.snapshots.add(document, StoredSnapshot(row.id, snapshot, 200, (ADDRESS,)))
    kept = store.snapshots.asked_as(document, row.id)
    assert kept is not None
    assert (kept.snapshot.capture.timestamp, kept.snapshot.body) == (served.timestamp, body)
    assert kept.redirects == (ADDRESS,)
