"""A monitor that is pinged: what it is told, and that nothing it does holds up or fails a run."""

from __future__ import annotations

import re
import socket
import threading
from pathlib import Path

import pytest

from harvester.config import load
from harvester.delivery.ping import Ping, pinged
from harvester.demo import DemoFiles
from harvester.errors import ConfigError, StoreError
from tests.support.calls import Harvest
from tests.support.monitor import SECRET, monitor


def test_a_run_says_when_it_begins_and_how_it_ended() -> None:
    said: list[str] = []
    with monitor() as found:
        ping = Ping(f"{found.address}/?create=1", said.append)
        with pinged(ping) as report:
            report.code, report.summary = 0, "looked at 3 policies\nall well\x1b[2J"
        with pinged(ping) as report:
            report.code = 4
        with pytest.raises(StoreError), pinged(ping):
            raise StoreError("the disk is full")
        with pinged(ping):
            pass
    assert found.heard == [
        ("/start?create=1", ""),
        ("?create=1", "looked at 3 policies\nall well[2J"),
        ("/start?create=1", ""),
        ("/4?create=1", ""),
        ("/start?create=1", ""),
        ("/3?create=1", "the disk is full"),
        ("/start?create=1", ""),
    ]
    assert said == []


def test_without_an_address_nothing_is_sent() -> None:
    before = threading.active_count()
    Ping("", pytest.fail).started()
    assert threading.active_count() == before


@pytest.mark.parametrize("status", [302, 404, 500])
def test_a_monitor_that_does_not_take_it_is_told_without_its_address(status: int) -> None:
    said: list[str] = []
    with monitor(status=status) as found, monitor() as other:
        found.headers = {"Location": other.address}
        Ping(found.address, said.append).ended(1, "")
    (line,) = said
    assert f"it answered {status}" in line
    assert SECRET not in line
    assert re.search(r"ping of http://127\.0\.0\.1:\d+/\*\*\* was not taken", line)
    assert [path for path, _ in found.heard] == ["/1", "/1"], "it was tried again"
    assert other.heard == [], "a redirect is not followed"


def test_a_monitor_that_refuses_or_hangs_holds_nothing_up() -> None:
    said: list[str] = []
    with socket.socket() as deaf:
        deaf.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{deaf.getsockname()[1]}{SECRET}"
        Ping(address, said.append).started()
        deaf.listen()  # from here on it takes connections, and never says a word
        Ping(address, said.append, held_up_seconds=0.1).started()
    assert "Connection refused" in said[0]
    assert "no answer yet; the run goes on" in said[1]
    assert len(said) == 2


def configured(files: DemoFiles, line: str) -> None:
    text = files.config.read_text("utf-8")
    files.config.write_text(f"{text}\n[schedule]\n{line}\n", "utf-8")


def test_a_run_of_all_companies_pings_and_one_of_some_does_not(
    files: DemoFiles, harvest: Harvest, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monitor() as found:
        configured(files, f'ping = "{found.address}"')
        assert harvest("--dry-run")[0] == 0
        assert harvest("--company", "larkspur")[0] == 0
        assert found.heard == []
        code, _, err = harvest("--quiet")
        assert (code, err) == (0, "")
        (start, _), (end, summary) = found.heard
        assert (start, end) == ("/start", "")
        assert summary.startswith("looked at 1 of 1 policy: ")
    code, _, err = harvest("--quiet")
    assert code == 0, "a monitor that is gone fails no run"
    assert err.count("was not taken") == 2
    assert SECRET not in err
    with monitor() as found:
        monkeypatch.setenv("HARVEST_PING_URL", found.address)
        assert harvest("--quiet")[0] == 0
        assert len(found.heard) == 2, "the environment takes precedence"


def test_a_wrong_address_is_refused_and_not_shown(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text("[companies]\n", "utf-8")
    with pytest.raises(ConfigError, match="HARVEST_PING_URL") as caught:
        load(path, {"HARVEST_PING_URL": f"ftp://monitor.example{SECRET}"})
    assert SECRET not in str(caught.value)
    path.write_text(f'[schedule]\nping = "monitor.example{SECRET}"\n', "utf-8")
    with pytest.raises(ConfigError, match=r"schedule\.ping") as caught:
        load(path, {})
    assert SECRET not in str(caught.value)
