"""`harvest digest` with channels: they are told through the real way, and no secret is shown or stored."""

from __future__ import annotations

from pathlib import Path

import pytest

from harvester.cli import main
from harvester.demo import demo_files
from store import Store
from tests.support.channels import chat_service
from tests.support.mailserver import LOOPBACK

SECRET = "pQ7xK2mN9vB4cD1e"


@pytest.fixture(scope="module")
def harvested(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the store of the demo's company, in which changes are news."""
    files = demo_files(tmp_path_factory.mktemp("demo"))
    config = str(files.config)
    assert main(["import", "--quiet", "--config", config, str(files.document)]) == 0
    assert main(["--config", config, "--company", "larkspur", "--quiet"]) == 0
    with Store(files.config.parent / "harvest.db") as store:
        store.database.execute("UPDATE documents SET news_after = '20160101000000'")
    return files.config.parent


@pytest.fixture
def folder(harvested: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a copy of the folder, which is the current one."""
    for file in harvested.iterdir():
        if file.is_file() and not file.name.endswith((".lock", "-wal", "-shm")):
            (tmp_path / file.name).write_bytes(file.read_bytes())
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("HARVEST_APPRISE_URLS", raising=False)
    return tmp_path


def configure(folder: Path, more: str) -> None:
    config = folder / "config.toml"
    config.write_text(f'[digest]\nperiod = "run"\n{more}\n{config.read_text("utf-8")}', "utf-8")


def test_a_channel_is_told_once_and_its_secret_is_nowhere(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    configure(folder, '[digest.groups.team]\nrecipients = ["${TEAM}"]')
    with chat_service() as service:
        url = f"json://{LOOPBACK}:{service.port}/{SECRET}"
        monkeypatch.setenv("TEAM", url)
        monkeypatch.setenv("HARVEST_APPRISE_URLS", url.replace(SECRET, f"{SECRET}/all"))
        assert main(["digest"]) == 0
        assert "To: apprise:TEAM" in capsys.readouterr().out
        assert service.posted == []
        service.status = 500
        assert main(["digest", "--send"]) == 1
        assert main(["digest"]) == 0
        said = "".join(capsys.readouterr())
        assert "mail to apprise:TEAM: Failed to send JSON" in said
        assert "In the outbox for apprise:json-" in said
        service.status = 200
        with Store(folder / "harvest.db") as store:
            store.database.execute("UPDATE mails SET due_at = composed_at")
        assert main(["digest", "--send"]) == 0
        assert main(["digest", "--send"]) == 0
        assert sorted(path for path, _ in service.posted) == [f"/{SECRET}", f"/{SECRET}/all"]
        assert "Larkspur" in service.messages()[0]
        said += "".join(capsys.readouterr())
    assert main(["verify"]) == 0
    assert SECRET not in said
    files = [file for file in folder.rglob("*") if file.is_file()]
    assert folder / "harvest.db" in files
    assert not [file for file in files if SECRET.encode() in file.read_bytes()]


def test_a_channel_can_be_tried_and_nothing_counts_as_told(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    configure(folder, '[digest.apprise]\nurls = ["${TEAM}"]')
    with chat_service() as service:
        monkeypatch.setenv("TEAM", f"json://{LOOPBACK}:{service.port}/{SECRET}")
        assert main(["digest", "--test", "apprise:TEAM"]) == 0
        said = capsys.readouterr().out
        assert "By: channel apprise:TEAM\n" in said
        assert "Accepted: yes; now look into the channel" in said
        (text,) = service.messages()
        assert "[Test]" in text
        assert "This is a test" in text
        with Store(folder / "harvest.db") as store:
            assert store.outbox.waiting() == ()
        service.status = 500
        assert main(["digest", "--test", "apprise:TEAM"]) == 1
    said += "".join(capsys.readouterr())
    assert "mail to apprise:TEAM: " in said
    assert SECRET not in said
    assert main(["digest", "--test", "apprise:OTHER"]) == 2


@pytest.mark.parametrize(
    ("url", "said"),
    [
        (f"nosuch://{SECRET}/", "digest.apprise.urls, entry 1: is not an address that Apprise can use"),
        ("", "digest.apprise.urls, entry 1: uses the variable TEAM, which is not set. Set TEAM"),
    ],
)
@pytest.mark.parametrize("command", [["digest", "--send"], ["schedule"]])
def test_a_channel_that_is_wrong_stops_what_sends_before_anything_is_done(
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    command: list[str],
    url: str,
    said: str,
) -> None:
    configure(folder, '[digest.apprise]\nurls = ["${TEAM}"]')
    monkeypatch.setenv("TEAM", url)
    assert main(command) == 2
    found = "".join(capsys.readouterr())
    assert said in found
    assert SECRET not in found
    with Store(folder / "harvest.db") as store:
        assert store.outbox.waiting() == ()
    assert main(["digest"]) == 0, "what only shows goes on, and says what is wrong"
    assert said in capsys.readouterr().err
    assert main(["log"]) == 0
    assert said not in capsys.readouterr().err
