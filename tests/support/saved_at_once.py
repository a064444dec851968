"""An archive that captures at once what it is asked for, and companies that were harvested from it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

import harvester.saving.save
from tests.support.calls import Harvest
from tests.support.stand_in import Fate, Held, LivePage, SavePageNow, SavePolicy, StandIn, World, page
from tests.support.stand_in.save_policy import KEYS


def saving_at_once(*held: tuple[str, str]) -> SavePageNow:
    """Return an archive with old captures that saves at once, for the clock is the real one.

    Args:
        held: time (14 digits) and address of each old capture.
    """
    world = World([Held(time, url, page(1)) for time, url in held])
    quick = SavePolicy(fate=lambda url, number: Fate(seconds=0), index_delay=timedelta(hours=1))
    return SavePageNow(world, lambda: datetime.now(UTC), lambda url, now: LivePage(page(3)), quick)


@contextmanager
def harvested_from(
    played: SavePageNow, config: str, harvest: Harvest, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[StandIn]:
    """Serve an archive from which the companies of a configuration were harvested, in the current folder.

    Args:
        played: the archive.
        config: the configuration, with ``{location}`` for the archive.
        harvest: calls the program.
        folder: becomes the current one.
        monkeypatch: undoes it.
    """
    monkeypatch.chdir(folder)
    monkeypatch.setattr(harvester.saving.save, "POLL_SECONDS", 0.01)
    with StandIn(played) as server:
        Path("config.toml").write_text(config.replace("{location}", server.location))
        assert harvest("--quiet")[0] == 0
        monkeypatch.setenv("HARVEST_SAVE_ACCESS_KEY", KEYS[0])
        monkeypatch.setenv("HARVEST_SAVE_SECRET", KEYS[1])
        yield server
