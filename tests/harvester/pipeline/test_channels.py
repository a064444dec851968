"""Channels through the outbox: each is told once, and one that fails holds up nobody."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from harvester.config import Channel
from harvester.config.recipient_settings import AppriseSettings
from harvester.config.settings import DigestSettings, Settings
from harvester.delivery.apprise import AppriseTransport
from harvester.pipeline.telling import compose_due, preview, send_due
from store import Store
from store.tables.outbox import Mail
from tests.support.channels import ChatService, channel_at, chat_service
from tests.support.mailserver import LOOPBACK
from tests.support.timelines import NOW, Clock, Run, add_document, draw

COMPANIES = ("tinworks", "nib", "gloom")
STEPS = 25


class Crash(BaseException):
    """The process is killed."""


class Killed(AppriseTransport):
    """Writes to a channel, and dies before or after it."""

    moment = ""

    def send(self, mail: Mail) -> None:
        if self.moment == "before":
            raise Crash
        super().send(mail)
        if self.moment == "after":
            raise Crash


def settings_of(*channels: Channel) -> Settings:
    return Settings(digest=DigestSettings(period="run", apprise=AppriseSettings(urls=channels)))


def at(service: ChatService, name: str) -> Channel:
    return channel_at(f"json://{LOOPBACK}:{service.port}/{name}", f"apprise:{name}")


class World:
    """Policies that change, and a program that is run and killed."""

    def __init__(self, store: Store) -> None:
        self.store, self.clock, self.told = store, Clock(NOW), 0
        self.timelines: dict[int, list[Run]] = {}
        for name in COMPANIES:
            document = add_document(store, name, news_after="20261101000000")
            self.timelines[document] = [Run("20261101000000", "20261101000000", f"{name} 0 words")]

    def change(self, document: int) -> None:
        """Let a policy change."""
        timeline, capture = self.timelines[document], self.clock.now.strftime("%Y%m%d%H%M%S")
        company = timeline[0].words.split()[0]
        timeline.append(Run(capture, capture, f"{company} {len(timeline)} words"))
        draw(self.store, document, timeline)

    def run(self, settings: Settings, moment: str = "") -> tuple[str, ...]:
        """Run the program once; returns what failed."""
        transport = Killed(settings.digest.channels)
        transport.moment = moment
        try:
            failures = compose_due(self.store, settings, self.clock.now)
            failures += send_due(self.store, settings, transport, self.clock).failures
        except Crash:
            return ()
        return tuple(map(str, failures))


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with Store(tmp_path / "harvest.db") as store:
        yield World(store)


def message_ids(store: Store) -> dict[str, list[str]]:
    """Return for each recipient the changes that were told, as the payloads say."""
    rows = store.database.rows("SELECT recipient, payload FROM mails ORDER BY composed_at")
    found: dict[str, list[str]] = {}
    for row in rows:
        for change in json.loads(row["payload"])["changes"]:
            found.setdefault(row["recipient"], []).append(
                f"{change['company']} {change['after']['first_capture']}"
            )
    return found


def test_a_channel_that_is_broken_holds_up_nobody_and_is_told_later(world: World) -> None:
    with chat_service() as good, chat_service() as bad:
        settings = settings_of(
            at(bad, "bad"), at(good, "good"), Channel("apprise:UNSET", "${UNSET}", missing="UNSET")
        )
        bad.status = 500
        world.change(1)
        first = world.run(settings)
        assert [text.partition(": ")[0] for text in first] == ["apprise:UNSET", "apprise:bad"]
        assert (len(good.posted), bad.posted) == (1, [])
        bad.status = 200
        world.clock.advance(minutes=10)
        assert len(world.run(settings)) == 1
        assert bad.posted == [], "it is tried again after a pause"
        world.clock.advance(minutes=10)
        world.run(settings)
        assert (len(good.posted), len(bad.posted)) == (1, 1)
        assert good.posted[0][1] == bad.posted[0][1]
        assert good.posted[0][1].count("Tinworks") > 1


@pytest.mark.parametrize("moment", ["before", "after"])
def test_killed_around_a_message_the_same_is_sent_again(world: World, moment: str) -> None:
    with chat_service() as service:
        settings = settings_of(at(service, "team"))
        world.change(1)
        assert world.run(settings, moment) == ()
        assert world.run(settings) == ()
        assert world.run(settings) == ()
        assert len(service.posted) == (1 if moment == "before" else 2)
        assert len({text for _, text in service.posted}) == 1


def test_each_change_reaches_each_channel_in_one_message_over_many_runs(world: World) -> None:
    chance = random.Random(20261126)
    with chat_service() as one, chat_service() as other:
        settings = settings_of(at(one, "one"), at(other, "other"))
        for _ in range(STEPS):
            if chance.random() < 0.6:
                world.change(chance.randrange(1, 4))
            one.status = chance.choice((200, 200, 503))
            world.run(settings, chance.choice(("", "", "before", "after")))
            world.clock.advance(minutes=chance.randrange(5, 600))
        one.status = 200
        for _ in range(3):
            world.clock.advance(days=1)
            world.run(settings)
        assert world.store.outbox.waiting() == ()
        happened = {
            f"{COMPANIES[document - 1]} {run.first}"
            for document, timeline in world.timelines.items()
            for run in timeline[1:]
        }
        told = message_ids(world.store)
        for name, service in (("one", one), ("other", other)):
            assert sorted(told[f"apprise:{name}"]) == sorted(happened)
            # A message that was repeated is the same message.
            assert len(set(service.messages())) == sum(
                1
                for row in world.store.database.rows("SELECT recipient FROM mails")
                if row["recipient"].endswith(f":{name}")
            )


def test_a_preview_shows_what_a_channel_would_get_even_if_it_is_wrong(world: World) -> None:
    settings = settings_of(Channel("apprise:UNSET", "${UNSET}", missing="UNSET"))
    world.change(2)
    (found,) = preview(world.store, settings, NOW)
    assert (found.recipient, found.channel is not None) == ("apprise:UNSET", True)
    assert replace(found, channel=None).companies[0].slug == "nib"


def test_a_new_channel_is_told_what_is_new_from_then_on(world: World) -> None:
    """A year of changes has no room in a chat; a mail takes them."""
    with chat_service() as old, chat_service() as new:
        for document in (1, 2):
            world.change(document)
        world.run(settings_of(at(old, "old")))
        world.clock.advance(days=1)
        settings = settings_of(at(old, "old"), at(new, "new"))
        assert preview(world.store, settings, world.clock.now) == ()
        world.run(settings)
        assert new.posted == [], "nothing is new"
        world.change(3)
        shown = {one.recipient: one for one in preview(world.store, settings, world.clock.now)}
        assert shown["apprise:new"].earlier.number == 2
        assert [one.slug for one in shown["apprise:new"].companies] == ["gloom"]
        world.run(settings)
        world.clock.advance(days=1)
        world.change(1)
        world.run(settings)
        note = "This channel is new: 2 changes since 20 Nov 2026 were reported before, and were not repeated"
        assert [note in text for text in new.messages()] == [True, False]
        assert [text.count("Gloom,") for text in new.messages()] == [1, 0]
        assert not any(note in text for text in old.messages())
        assert len(message_ids(world.store)["apprise:old"]) == 4
        assert len(message_ids(world.store)["apprise:new"]) == 2


def test_a_new_channel_is_told_what_others_are_told_at_the_end_of_the_week(world: World) -> None:
    with chat_service() as old, chat_service() as new:

        def configured(*channels: Channel) -> Settings:
            settings = settings_of(*channels)
            return replace(settings, digest=replace(settings.digest, period="weekly"))

        world.change(1)
        world.run(configured(at(old, "old")))
        world.clock.advance(days=1)
        world.change(2)
        world.run(configured(at(old, "old")))
        assert len(old.posted) == 1, "the second change is for the next week"
        both = configured(at(old, "old"), at(new, "new"), at(new, "other"))
        world.run(both)
        assert [("Nib" in text, "Tinworks" in text) for text in new.messages()] == [(True, False)] * 2
        assert all("1 change since 20 Nov 2026 was reported before" in text for text in new.messages())
        world.clock.advance(days=7)
        world.run(both)
        assert (len(old.posted), len(new.posted)) == (2, 2)
        world.change(3)
        world.run(both)
        assert (len(old.posted), len(new.posted)) == (2, 4), "the old one had its message of the week"
        world.clock.advance(days=7)
        world.run(configured(at(old, "old"), at(new, "new"), at(new, "other"), at(new, "third")))
        assert (len(old.posted), len(new.posted)) == (3, 5), "the third is told what is told on the same day"


def test_a_channel_that_was_there_before_the_first_digest_is_told_everything(world: World) -> None:
    with chat_service() as service:
        for document in (1, 2, 3):
            world.change(document)
        world.run(settings_of(at(service, "team")))
        (text,) = service.messages()
        assert "3 policy changes" in text
        assert "This channel is new" not in text
