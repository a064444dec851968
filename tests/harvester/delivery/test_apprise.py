"""Channels through Apprise: what several kinds of services receive, and what happens if they do not."""

from __future__ import annotations

import logging
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace

import pytest
import requests
from apprise import NotifyBase

from harvester.config import Channel
from harvester.delivery.apprise import AppriseTransport, form_of, service_of
from harvester.digest import compose_for_channel
from harvester.errors import ConfigError, MailDeferred, MailError, MailRefused
from store.tables.outbox import Mail
from tests.support.channels import ChatService, channel_at, chat_service
from tests.support.mailserver import LOOPBACK, free_port
from tests.support.news import company, digest, reworded, version

SECRET = "pQ7xK2mN9vB4cD1e"
HOOK = "3ccdd113474722377935511fc85d3dd4"
KINDS = {
    "json": "json://{place}/{secret}",
    "ntfy": "ntfy://{place}/{secret}",
    "mattermost": f"mmost://{{place}}/{HOOK}",
    "gotify": "gotify://{place}/{secret}",
    "matrix": "matrix://harvest:{secret}@{place}/?mode=slack&token={secret}",
}
NEWS = digest(company("Tinworks", version(reworded(heading="Sharing @all [here](https://evil.example)"))))


@pytest.fixture(scope="module")
def service() -> Iterator[ChatService]:
    with chat_service() as running:
        yield running


@pytest.fixture(autouse=True)
def in_order(service: ChatService) -> None:
    service.status, service.hangs = 200, False
    service.posted.clear()


def url_of(kind: str, service: ChatService) -> str:
    return KINDS[kind].format(place=f"{LOOPBACK}:{service.port}", secret=SECRET)


def mail_to(channel: Channel) -> Mail:
    """Return the message to a channel."""
    return compose_for_channel(replace(NEWS, recipient=channel.name), form_of(channel))


def sent(channel: Channel, **limits: float) -> None:
    """Send the news to a channel."""
    AppriseTransport({channel.name: channel}, **limits).send(mail_to(channel))


@pytest.mark.parametrize("kind", KINDS)
def test_services_receive_the_news_as_one_message(kind: str, service: ChatService) -> None:
    sent(channel_at(url_of(kind, service)))
    ((_, text),) = service.posted
    assert "1 policy change at Tinworks" in text
    assert "1 section changed (1 reworded)" in text
    assert "Sharing" in text
    assert "https://web.archive.org/web/20261112080910/http://www.tinworks.example/privacy" in text
    assert "apprise" not in text
    assert "@all" not in text
    assert "](https://evil" not in text


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("status", "error"),
    [(302, MailRefused), (403, MailRefused), (404, MailRefused), (408, MailDeferred), (500, MailDeferred)],
)
def test_what_is_not_accepted_is_tried_again_or_not(
    kind: str, status: int, error: type[MailError], service: ChatService
) -> None:
    service.status = status
    with pytest.raises(error) as raised:
        sent(channel_at(url_of(kind, service)))
    assert str(status) in str(raised.value)
    assert SECRET not in str(raised.value)
    assert HOOK not in str(raised.value)
    assert service.posted == []


def test_an_answer_before_a_failed_connection_decides_nothing(
    service: ChatService, monkeypatch: pytest.MonkeyPatch
) -> None:
    channel = channel_at(url_of("json", service))
    mail = mail_to(channel)

    def fails(*_: object, **__: object) -> bool:
        assert requests.get(f"http://{LOOPBACK}:{service.port}/", timeout=5).status_code == 405
        with suppress(requests.ConnectionError):
            requests.get(f"http://{LOOPBACK}:{free_port()}/", timeout=5)
        return False

    monkeypatch.setattr(type(service_of(channel)), "send", fails)
    with pytest.raises(MailDeferred):
        AppriseTransport({channel.name: channel}).send(mail)


def test_nobody_listens() -> None:
    with pytest.raises(MailDeferred, match=r"apprise:TEAM: .*JSON"):
        sent(channel_at(f"json://{LOOPBACK}:{free_port()}/{SECRET}"))


@pytest.mark.parametrize(
    ("limits", "said"),
    [
        ({"timeout_seconds": 0.2}, "apprise:TEAM: "),
        ({"deadline_seconds": 0.2}, "did not finish within 0.2 s"),
    ],
    ids=["time-out", "deadline"],
)
def test_a_service_that_hangs_does_not_hold_up_the_others(limits: dict[str, float], said: str) -> None:
    with chat_service() as hanging:
        hanging.hangs = True
        with pytest.raises(MailDeferred, match=said):
            sent(channel_at(f"json://{LOOPBACK}:{hanging.port}/"), **limits)


def test_what_a_service_says_too_late_is_not_taken_for_words_of_another(
    service: ChatService, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow, quick = (channel_at(url_of("json", service), f"apprise:{name}") for name in ("SLOW", "QUICK"))
    mails = [replace(mail_to(slow), recipient=one.name) for one in (slow, quick)]
    waiting, done = threading.Event(), threading.Event()

    def fails(notify: NotifyBase, *_: object, **__: object) -> bool:
        if not waiting.is_set():
            waiting.set()
            done.wait(5)
            notify.logger.warning("the secret place of the slow one")
            with suppress(requests.ConnectionError):
                requests.get(f"http://{LOOPBACK}:{service.port}/", timeout=5)
            waiting.clear()
            return False
        done.set()
        while waiting.is_set():
            time.sleep(0.01)
        return False

    monkeypatch.setattr(type(service_of(slow)), "send", fails)
    transport = AppriseTransport({one.name: one for one in (slow, quick)}, deadline_seconds=0.2)
    with pytest.raises(MailDeferred, match=r"did not finish within 0.2 s"):
        transport.send(mails[0])
    transport = AppriseTransport({one.name: one for one in (slow, quick)}, deadline_seconds=5)
    with pytest.raises(MailDeferred, match=r"the service did not accept it, and gave no reason"):
        transport.send(mails[1])


def test_what_a_service_says_when_nobody_listens_any_more_is_not_printed(
    service: ChatService,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    channel, late, said = channel_at(url_of("json", service)), threading.Event(), threading.Event()
    mail = mail_to(channel)

    def fails(notify: NotifyBase, *_: object, **__: object) -> bool:
        late.wait(5)
        notify.logger.warning(f"nothing at {SECRET}")
        said.set()
        return False

    monkeypatch.setattr(type(service_of(channel)), "send", fails)
    with pytest.raises(MailDeferred, match=r"did not finish"):
        AppriseTransport({channel.name: channel}, deadline_seconds=0.1).send(mail)
    late.set()
    assert said.wait(5)
    assert (caplog.records, *capfd.readouterr()) == ([], "", "")


def test_whatever_a_service_raises_is_caught(service: ChatService, monkeypatch: pytest.MonkeyPatch) -> None:
    channel = channel_at(url_of("json", service))
    mail = mail_to(channel)

    def fails(*_: object, **__: object) -> bool:
        raise ZeroDivisionError(f"no {SECRET} today")

    monkeypatch.setattr(type(service_of(channel)), "send", fails)
    with pytest.raises(MailDeferred, match=r"ZeroDivisionError: no \*\*\* today"):
        AppriseTransport({channel.name: channel}).send(mail)


@pytest.mark.parametrize(
    ("url", "said"),
    [
        (f"nosuch://{SECRET}/", "is not an address that Apprise can use"),
        (f"slack://{SECRET}/", "is not an address that Apprise can use"),
        (f"rocket://{SECRET}", "is not an address that Apprise can use"),
        (f"ntfy://{LOOPBACK}/{SECRET}/other", "names 2 targets"),
        ("", "is not an address that Apprise can use"),
    ],
)
def test_an_address_that_is_wrong_is_an_error_of_the_configuration(url: str, said: str) -> None:
    channel = replace(channel_at(url), place="digest.apprise.urls, entry 2")
    with pytest.raises(ConfigError, match=rf"^config.toml: digest.apprise.urls, entry 2: {said}") as raised:
        service_of(channel, "config.toml")
    assert SECRET not in str(raised.value)
    mail = replace(mail_to(channel_at("json://localhost/")), recipient=channel.name)
    with pytest.raises(MailRefused, match=said):
        AppriseTransport({channel.name: channel}).send(mail)


def test_a_variable_that_is_not_set_is_named() -> None:
    channel = Channel("apprise:TEAM", "${TEAM}", missing="TEAM", place="digest.apprise.urls, entry 1")
    with pytest.raises(ConfigError, match=r"uses the variable TEAM, which is not set. Set TEAM"):
        service_of(channel, "config.toml")


def test_without_the_extra_the_error_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "apprise", None)
    with pytest.raises(
        ConfigError, match=r"needs the package apprise.*pip install 'policy-harvest\[apprise\]'"
    ):
        service_of(channel_at("json://localhost/"), "config.toml")


def test_nothing_that_apprise_logs_reaches_the_logs_of_the_program(
    service: ChatService, caplog: pytest.LogCaptureFixture
) -> None:
    service.status = 500
    with caplog.at_level(logging.DEBUG), pytest.raises(MailDeferred):
        sent(channel_at(url_of("json", service)))
    assert caplog.records == []
