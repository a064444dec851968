"""A post office for the tests of what is told: who reads, who carries, and what was told."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime

from harvester.config.settings import DigestSettings, Settings
from harvester.errors import MailError
from harvester.pipeline.telling import (
    compose_due,
    send_due,
)
from store import Store
from store.tables.outbox import Mail
from tests.support.harvests import Field
from tests.support.timelines import NOW

ANNA, BEN = "anna@reader.example", "ben@reader.example"
ALL = Settings(digest=DigestSettings(period="run", recipients=(ANNA, BEN)))
ONE = Settings(digest=DigestSettings(period="run", recipients=(ANNA,)))
DAILY = replace(ONE, digest=replace(ONE.digest, period="daily"))
WEEKLY = replace(ONE, digest=replace(ONE.digest, period="weekly"))


class Postman:
    """Takes mails, but not for those recipients that it is told to refuse."""

    def __init__(self, **refused: type[MailError]) -> None:
        self.refused = {f"{name}@reader.example": error for name, error in refused.items()}
        self.taken: list[Mail] = []
        self.closed = 0

    def send(self, mail: Mail) -> None:
        if mail.recipient in self.refused:
            raise self.refused[mail.recipient](mail.recipient, "not today")
        self.taken.append(mail)

    def close(self) -> None:
        self.closed += 1


def told(store: Store, settings: Settings = ONE, now: datetime = NOW) -> list[tuple[str, str]]:
    """Compose what is due and send it; gives old and new words of each change told, in order."""
    before = {queued.mail.message_id for queued in store.outbox.waiting()}
    assert compose_due(store, settings, now) == ()
    mails = [one.mail for one in store.outbox.waiting() if one.mail.message_id not in before]
    send_due(store, ALL, Postman(), lambda: now)
    return [pair for mail in mails for pair in changes_in(mail)]


def mailed(here: Field) -> list[tuple[str, str]]:
    """Compose what is due; gives the captures around each change that is told."""
    before = {queued.mail.message_id for queued in here.store.outbox.waiting()}
    assert compose_due(here.store, ONE, here.clock()) == ()
    mails = [one.mail for one in here.store.outbox.waiting() if one.mail.message_id not in before]
    changes = [change for mail in mails for change in json.loads(mail.payload)["changes"]]
    return [(one["before"]["last_capture"], one["after"]["first_capture"]) for one in changes]


def changes_in(mail: Mail) -> list[tuple[str, str]]:
    text = mail.raw.decode()
    found = []
    for change in json.loads(mail.payload)["changes"]:
        assert change["summary"].startswith("1 section changed (1 reworded)")
        found.append((change["before"]["last_capture"][6:8], change["after"]["first_capture"][6:8]))
        assert found[-1] and "Sharing" in text
    return found
