"""Addresses of channels in the file and in the environment: what they are called, and what is never shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from harvester.errors import ConfigError
from tests.support.configurations import read, refusal

SECRET = "pQ7xK2mN9vB4cD1e"


def urls(*written: str) -> str:
    return f"[digest.apprise]\nurls = {list(written)}"


def test_a_channel_is_called_by_its_variable_and_not_by_its_secret(tmp_path: Path) -> None:
    written = urls("${TEAM_CHAT}", "ntfys://ntfy.example/${TOPIC}", f"slack://{SECRET}/b/c")
    env = {"TEAM_CHAT": f"discord://{SECRET}/x\n", "TOPIC": SECRET}
    first, second, third = read(tmp_path, written, env).digest.apprise.urls
    assert (first.name, first.url) == ("apprise:TEAM_CHAT", f"discord://{SECRET}/x")
    assert second.name.startswith("apprise:ntfys-TOPIC-")
    assert second.url == f"ntfys://ntfy.example/{SECRET}"
    assert third.name.startswith("apprise:slack-")
    assert SECRET not in repr(read(tmp_path, written, env))


def test_a_channel_with_a_variable_stays_the_same_recipient_when_the_secret_is_replaced(
    tmp_path: Path,
) -> None:
    written = urls("${TEAM_CHAT}", "ntfys://ntfy.example/${TOPIC}")
    before, after = (
        [one.name for one in read(tmp_path, written, {"TEAM_CHAT": a, "TOPIC": a}).digest.apprise.urls]
        for a in ("slack://a/b/c", "slack://d/e/f")
    )
    assert before == after


def test_the_environment_may_name_channels_alone(tmp_path: Path) -> None:
    env = {"HARVEST_APPRISE_URLS": f" ntfy://a.example/{SECRET}\n\tgotify://b.example/{SECRET} "}
    found = read(tmp_path, "", env).digest.apprise.urls
    assert [one.url for one in found] == env["HARVEST_APPRISE_URLS"].split()
    assert [one.place for one in found] == [f"HARVEST_APPRISE_URLS, entry {n}" for n in (1, 2)]


def test_a_channel_that_is_in_both_is_one_recipient(tmp_path: Path) -> None:
    url = f"ntfy://a.example/{SECRET}"
    assert len(read(tmp_path, urls(url), {"HARVEST_APPRISE_URLS": url}).digest.apprise.urls) == 1


def test_a_missing_variable_stops_nothing_that_does_not_send(tmp_path: Path) -> None:
    (found,) = read(tmp_path, urls("ntfy://${HOST}/${TOPIC}"), {"HOST": "a.example"}).digest.apprise.urls
    assert (found.url, found.missing) == ("", "TOPIC")


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (SECRET, "entry 1 is not the address of a channel"),
        (f"ntfy:/{SECRET}", "entry 1 is not the address of a channel"),
        ("legal@reader.example", "entry 1 is not the address of a channel"),
        ("ntfy://${SECRET-x}/", r"entry 1 contains a variable that is not written as ${NAME}"),
        ("", "entry 1 is empty"),
    ],
)
def test_what_is_no_address_is_refused_without_being_shown(tmp_path: Path, written: str, said: str) -> None:
    found = str(refusal(tmp_path, urls(written)))
    assert f"digest.apprise.urls: {said}" in found
    assert SECRET not in found


def test_an_address_that_appears_twice_is_not_shown(tmp_path: Path) -> None:
    found = str(refusal(tmp_path, urls(f"ntfy://a/{SECRET}", f"ntfy://a/{SECRET}")))
    assert "digest.apprise.urls: entry 2 appears twice. Remove one of them" in found
    assert SECRET not in found


def test_what_is_wrong_in_the_environment_names_the_variable(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"^HARVEST_APPRISE_URLS: ") as raised:
        read(tmp_path, "", {"HARVEST_APPRISE_URLS": f"x {SECRET}"})
    assert SECRET not in str(raised.value)
