"""Many runs with faults at random points: each change is told to each, and twice only as the same mail."""

from __future__ import annotations

import os
import random
from collections import defaultdict
from datetime import timedelta
from email import message_from_bytes, policy
from pathlib import Path

import pytest

from harvester.config.settings import DigestSettings, Settings
from harvester.delivery.smtp import SmtpServer, SmtpTransport
from harvester.pipeline.telling import compose_due, send_due
from store import Store
from store.tables.outbox import Mail
from tests.support.mailserver import FAULTS, LOOPBACK, Faulty, faulty_server, free_port
from tests.support.timelines import NOW, Clock, Run, add_document, draw

RUNS = 1000 if os.environ.get("HARVEST_LONG") else 50
RECIPIENTS = tuple(f"{name}@reader.example" for name in ("anna", "ben", "cleo"))
SETTINGS = Settings(digest=DigestSettings(period="run", recipients=RECIPIENTS))

CRASHES = ("before the mail is kept", "before it is sent", "before it is marked")
OTHER = ("nobody listens", "fine", "fine", "fine")


class Crash(BaseException):
    """The process is killed."""


class Killed(SmtpTransport):
    """Sends, and dies before or behind it."""

    def __init__(self, server: SmtpServer, moment: str) -> None:
        super().__init__(server)
        self._moment = moment

    def send(self, mail: Mail) -> None:
        if self._moment == "before it is sent":
            raise Crash
        super().send(mail)
        raise Crash


class World:
    """Policies that change, a mail server with faults, and a program that is run and killed."""

    def __init__(self, folder: Path, port: int, handler: Faulty, seed: int) -> None:
        self.folder, self.port, self.handler = folder, port, handler
        self.random = random.Random(seed)
        self.clock = Clock(NOW)
        self.timelines: dict[int, list[Run]] = {}
        with Store(folder / "harvest.db") as store:
            for name in ("tinworks", "nib", "gloom"):
                document = add_document(store, name, news_after="20261101000000")
                self.timelines[document] = [Run("20261101000000", "20261101000000", f"{name} 0 words")]

    def change_something(self) -> None:
        """Let a policy change."""
        document = self.random.choice(list(self.timelines))
        timeline = self.timelines[document]
        capture = self.clock.now.strftime("%Y%m%d%H%M%S")
        company = timeline[0].words.split()[0]
        timeline.append(Run(capture, capture, f"{company} {len(timeline)} words"))
        with Store(self.folder / "harvest.db") as store:
            draw(store, document, timeline)

    def run(self, fate: str) -> None:
        """One run of the program, which may be killed."""
        self.handler.fault = fate if fate in FAULTS else ""
        server = SmtpServer(LOOPBACK, self.port, "none", timeout_seconds=10)
        if fate == "nobody listens":
            server = SmtpServer(LOOPBACK, free_port(), "none", timeout_seconds=10)
        transport = Killed(server, fate) if fate in CRASHES else SmtpTransport(server)
        store = Store(self.folder / "harvest.db")
        try:
            if fate == "before the mail is kept":
                with store.step(durable=True):
                    compose_due(store, SETTINGS, self.clock.now)
                    raise Crash
            compose_due(store, SETTINGS, self.clock.now)
            send_due(store, SETTINGS, transport, self.clock)
        except Crash:
            pass
        finally:
            store.close()

    def changes(self) -> set[str]:
        """All changes that there were, as `company number`."""
        return {
            " ".join(run.words.split()[:2]) for timeline in self.timelines.values() for run in timeline[1:]
        }


@pytest.mark.long
def test_each_change_is_told_and_nothing_is_told_twice_but_the_same_mail(tmp_path: Path) -> None:
    seed = int(os.environ.get("HARVEST_SEED", "20261120"))
    with faulty_server() as (port, handler):
        world = World(tmp_path, port, handler, seed)
        fates = (*FAULTS, *CRASHES, *OTHER)
        for _ in range(RUNS):
            if world.random.random() < 0.5:
                world.change_something()
            world.run(world.random.choice(fates))
            world.clock.advance(minutes=world.random.randrange(5, 600))
        for _ in range(3):
            world.clock.advance(days=1)
            world.run("fine")
        with Store(tmp_path / "harvest.db") as store:
            assert store.outbox.waiting() == ()
    received = handler.received
    ids: dict[tuple[str, str], set[str]] = defaultdict(set)
    bytes_of: dict[str, set[bytes]] = defaultdict(set)
    for raw, (recipient, message_id) in zip(received.raw, received.mails, strict=True):
        bytes_of[message_id].add(raw)
        for change in told_in(raw):
            ids[recipient, change].add(message_id)
    assert set(ids) == {(recipient, change) for recipient in RECIPIENTS for change in world.changes()}
    assert all(len(found) == 1 for found in ids.values())
    assert all(len(found) == 1 for found in bytes_of.values())
    assert len(received.mails) > len(bytes_of), "no mail was ever repeated: the faults did not bite"
    assert world.clock.now - NOW > timedelta(days=3)


def told_in(raw: bytes) -> set[str]:
    """Return the changes that a mail tells, as `company number`."""
    text = message_from_bytes(raw, policy=policy.default).get_body(("plain",))
    assert text
    lines = [line.strip() for line in text.get_content().splitlines()]
    return {" ".join(line.split()[1:3]) for line in lines if line.startswith("now: ")}
