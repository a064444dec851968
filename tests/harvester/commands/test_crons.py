"""A run and two digests at the same time, as timers start them: nothing is lost or doubled."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from pathlib import Path

from tests.support.stand_in import PRIVACY, Held, StandIn, World, page
from tests.support.zygote import Zygote

CONFIG = """
[archive]
location = "{location}"
resolution_days = 0
cooldown_seconds = 0
block_cooldown_seconds = 0
[digest]
period = "run"
recipients = ["anna@reader.example", "ben@reader.example"]
[companies.juniper]
name = "Juniper & Reed"
domains = ["juniper-and-reed.example"]
[companies.juniper.documents.privacy]
title = "Privacy Policy"
urls = ["{url}"]
"""
FIRST, ROUNDS = 2, 2


def captures(months: int) -> list[Held]:
    return [Held(f"2012{month:02}15120000", PRIVACY, page(month)) for month in range(1, months + 1)]


def told(folder: Path) -> Counter[tuple[str, str]]:
    """Return how often each recipient was told of each change, by the first capture of the new text."""
    connection = sqlite3.connect(folder / "harvest.db")
    rows = connection.execute("SELECT recipient, payload FROM mails WHERE sent_at IS NOT NULL").fetchall()
    connection.close()
    return Counter(
        (recipient, change["after"]["first_capture"])
        for recipient, payload in rows
        for change in json.loads(payload)["changes"]
    )


def test_a_run_and_digests_at_the_same_time_lose_and_double_nothing(zygote: Zygote, tmp_path: Path) -> None:
    (tmp_path / "outbox").mkdir()
    with StandIn(World(captures(FIRST))) as server:
        config = CONFIG.format(location=server.location, url=PRIVACY)
        (tmp_path / "config.toml").write_text(config, "utf-8")
        assert zygote.run(("--quiet",), folder=tmp_path) == 0
        for number in range(1, ROUNDS + 1):
            server.behaviour = World(captures(FIRST + number))
            calls = (("--quiet",), ("digest", "--send"), ("digest",), ("digest", "--send"), ("status",))
            running = [zygote.start(call, folder=tmp_path) for call in calls]
            assert [zygote.wait(process) for process in running] == [0] * len(calls)
        assert zygote.run(("digest", "--send"), folder=tmp_path) == 0
    changes = [f"2012{FIRST + number:02}15120000" for number in range(1, ROUNDS + 1)]
    readers = ("anna@reader.example", "ben@reader.example")
    assert told(tmp_path) == {(reader, change): 1 for reader in readers for change in changes}
    connection = sqlite3.connect(tmp_path / "harvest.db")
    (mails,) = connection.execute("SELECT count(*) FROM mails").fetchone()
    connection.close()
    assert len(list((tmp_path / "outbox").glob("*.eml"))) == mails
