"""Is the store whole, and is what it derives what its sources give?"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from harvester.reports.integrity import verify
from tests.support.harvests import Field, field
from tests.support.stand_in import World, history


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Field]:
    with field(tmp_path / "h.db", World(history())) as found:
        found.harvest()
        yield found


def test_a_harvested_store_is_whole(here: Field) -> None:
    assert list(verify(here.store)) == []


@pytest.mark.parametrize(
    ("damage", "says"),
    [
        ("UPDATE bodies SET data = zeroblob(20) WHERE rowid = 1", "damaged"),
        ("DELETE FROM snapshots WHERE rowid = 1", "its source is missing"),
        ("UPDATE texts SET markdown = markdown || 'x' WHERE rowid = 1", "was altered"),
        ("UPDATE sections SET body = body || 'x' WHERE rowid = 1", "its sections, joined, are not the text"),
        ("DELETE FROM sections WHERE rowid = 1", "its sections, joined, are not the text"),
        ("UPDATE readings SET extractor = 'older' WHERE rowid = 1", "older rules"),
        (
            "UPDATE readings SET text = (SELECT max(text) FROM readings) WHERE text <> (SELECT max(text) "
            "FROM readings)",
            "its source now gives another text",
        ),
        ("DELETE FROM companies", "refers to a missing row"),
    ],
)
def test_each_damage_is_found_and_named(here: Field, damage: str, says: str) -> None:
    here.store.database.execute("PRAGMA foreign_keys = OFF")
    assert here.store.database.execute(damage)
    faults = list(verify(here.store))
    assert faults
    assert says in " ".join(faults)


def test_bytes_that_were_replaced_by_others_are_found(here: Field) -> None:
    first = here.store.snapshots.hashes()[0]
    other = hashlib.sha256(b"other").hexdigest()
    here.store.database.execute("PRAGMA foreign_keys = OFF")
    here.store.database.execute("UPDATE bodies SET sha256 = ? WHERE sha256 = ?", (other, first))
    faults = " ".join(verify(here.store))
    assert other in faults
    assert first in faults
