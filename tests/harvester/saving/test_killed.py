"""Kill it anywhere, run it again: no address is asked for twice, and no capture is lost (law 5)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from store.database import Database
from tests.support.saving import TERMS, Saved, saving
from tests.support.stand_in import PRIVACY, Fate, SavePolicy

# All commits of a run: the quota, each request before and after it is sent, and each outcome.
PLACES = range(7)


class Killed(BaseException):
    """The process is gone."""


@contextmanager
def killed_at(place: int, *, before: bool, patch: pytest.MonkeyPatch) -> Iterator[None]:
    """Kill the process at one of its commits."""
    step, seen = Database.step, iter(range(10_000))

    @contextmanager
    def stepping(self: Database, *, durable: bool = False) -> Iterator[None]:
        is_inner = self._connection.in_transaction
        number = -1 if is_inner else next(seen)
        with step(self, durable=durable):
            yield
            if number == place and before:
                raise Killed
        if number == place:
            raise Killed

    with patch.context() as patched, pytest.raises(Killed):
        patched.setattr(Database, "step", stepping)
        yield


@pytest.mark.parametrize("before", [True, False])
@pytest.mark.parametrize("place", PLACES)
def test_killed_at_a_commit(
    tmp_path: Path, place: int, before: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    policy = SavePolicy(fate=lambda url, number: Fate(seconds=5 if url == PRIVACY else 40))
    with saving(tmp_path, policy, (PRIVACY, TERMS)) as saved:
        with killed_at(place, before=before, patch=monkeypatch):
            saved.save()
        for _ in range(3):
            saved.clock.sleep(20 * 3600)
            saved.save()
        _check(saved)


def _check(saved: Saved) -> None:
    asked = [one.url for one in saved.played.asked]
    assert sorted(asked) == sorted({PRIVACY, TERMS})
    assert sorted(held.original for held in saved.played.captured) == sorted({PRIVACY, TERMS})
    assert saved.played.violations == []
    saved.clock.sleep(20 * 3600)
    saved.here.harvest()
    known = {
        (row.capture.timestamp, row.capture.original) for row in saved.store.captures.of(saved.here.job.row)
    }
    assert {(held.timestamp, held.original) for held in saved.played.captured} <= known
    assert len(known) == 4
