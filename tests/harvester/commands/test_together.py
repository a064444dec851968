"""A daemon, runs and readers on one store at the same time, as processes of their own."""

from __future__ import annotations

import os
import signal
from pathlib import Path

from harvester.demo import demo_files
from tests.support.zygote import Zygote

READERS = ("log", "status", "verify", "digest")


def test_a_daemon_runs_and_readers_do_not_stand_in_each_others_way(zygote: Zygote, tmp_path: Path) -> None:
    config = demo_files(tmp_path / "shared").config
    places = iter(range(100))
    said: list[Path] = []

    def folder() -> Path:
        """Return a folder for what a process says."""
        place = tmp_path / f"process-{next(places)}"
        place.mkdir()
        said.append(place / "said.txt")
        return place

    call = ("--config", str(config))
    assert (
        zygote.run(("import", *call, str(config.parent / "larkspur-optics.example.md")), folder=folder()) == 0
    )
    daemon = zygote.start(("schedule", *call), folder=folder())
    runs = [zygote.start(("--quiet", *call), folder=folder()) for _ in range(2)]
    readers = [zygote.start((name, *call), folder=folder()) for name in READERS]
    codes = [zygote.wait(pid) for pid in (*readers, *runs)]
    os.kill(daemon, signal.SIGTERM)
    codes.append(zygote.wait(daemon))
    assert codes == [0] * len(codes), "\n".join(one.read_text("utf-8") for one in said)
    assert not [text for one in said if "locked" in (text := one.read_text("utf-8"))]
    assert sorted(one.name for one in (tmp_path / "shared").glob("harvest.db*")) == [
        "harvest.db",
        "harvest.db.mail.lock",
        "harvest.db.run.lock",
    ]
