"""`harvest digest` and `harvest schedule` as they are called: silent when all is well, loud when not."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from email import message_from_bytes, policy
from pathlib import Path

import pytest

from harvester.cli import main
from harvester.demo import demo_files
from store import Store
from tests.support.mailserver import LOOPBACK, free_port, mail_server
from tests.support.paths import ROOT

READER = "legal@reader.example"


@pytest.fixture(scope="module")
def harvested(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder in which the demo's company was harvested."""
    folder = tmp_path_factory.mktemp("demo")
    files = demo_files(folder)
    assert main(["import", "--config", str(files.config), str(files.document)]) == 0
    main(["--config", str(files.config), "--company", "larkspur", "--quiet"])
    return folder


@pytest.fixture
def folder(harvested: Path, tmp_path: Path) -> Path:
    """Return a copy of it, with news: the first complete listing is said to have ended in 2016."""
    for file in harvested.iterdir():
        if file.is_file() and not file.name.endswith((".lock", "-wal", "-shm")):
            (tmp_path / file.name).write_bytes(file.read_bytes())
    with Store(tmp_path / "harvest.db") as store:
        store.database.execute("UPDATE documents SET news_after = '20160101000000'")
    return tmp_path


def configure(folder: Path, text: str) -> None:
    config = folder / "config.toml"
    config.write_text(f"{text}\n{config.read_text('utf-8')}", "utf-8")


def smtp(port: int) -> str:
    return (
        f'[digest]\nperiod = "run"\nrecipients = ["{READER}"]\n'
        f'[digest.smtp]\nhost = "{LOOPBACK}"\nport = {port}\nsecurity = "none"\nsender = "h@sender.example"\n'
    )


def digest(folder: Path, *arguments: str) -> int:
    return main(["digest", "--config", str(folder / "config.toml"), *arguments])


def test_it_is_shown_and_nothing_is_stored(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in ((), ("--dry-run",)):
        assert digest(folder, *arguments) == 0
        shown = capsys.readouterr().out
        assert "1 policy change at Larkspur Optics" in shown
        assert "New text: effective 25 May 2018" in shown
    with Store(folder / "harvest.db") as store:
        assert store.outbox.last_composed("reader@localhost") is None


def test_out_of_the_box_it_goes_into_a_folder_and_says_nothing(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    for _ in range(2):
        assert digest(folder, "--send") == 0
    assert capfd.readouterr() == ("", "")
    (mail,) = (folder / "outbox").iterdir()
    message = message_from_bytes(mail.read_bytes(), policy=policy.default)
    assert message["Subject"] == "1 policy change at Larkspur Optics"
    assert digest(folder) == 0
    assert capfd.readouterr().out.startswith("No new changes. 3 earlier changes are on record")


def test_history_is_told_when_it_is_asked_for(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert digest(folder, "--since", "2014-01") == 0
    assert "3 policy changes at Larkspur Optics (1 silent edit)" in capsys.readouterr().out
    assert digest(folder, "--since", "0987") == 0
    assert "No changes since then." not in capsys.readouterr().out
    assert digest(folder, "--since", "2030") == 0
    assert capsys.readouterr().out == "No changes since then.\n"
    assert digest(folder, "--send", "--since", "2014") == 0
    assert len(list((folder / "outbox").iterdir())) == 1


@pytest.mark.parametrize(
    ("lines", "is_terminal", "said"), [(9, True, True), (9999, True, False), (9, False, False)]
)
def test_a_terminal_that_shows_only_the_end_is_told_how_to_read_all(
    folder: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    lines: int,
    is_terminal: bool,
    said: bool,
) -> None:
    monkeypatch.setenv("LINES", str(lines))
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setattr(sys.stdout, "isatty", lambda: is_terminal)
    assert digest(folder, "--since", "2014-01") == 0
    shown = capsys.readouterr()
    assert "3 policy changes at Larkspur Optics" in shown.out
    assert ("add --open to read them in a browser" in shown.err) == said


def test_after_a_first_harvest_it_says_how_to_see_the_history(
    harvested: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert digest(harvested) == 0
    shown = capsys.readouterr().out
    hint = "see `harvest log`, or `harvest digest --since 2014`."
    assert shown == f"No new changes. 3 earlier changes are on record: {hint}\n"
    assert digest(harvested, "--since", "2014") == 0
    assert "3 policy changes at Larkspur Optics" in capsys.readouterr().out
    assert digest(harvested, "--since", "2030") == 0
    assert capsys.readouterr().out == "No changes since then.\n"


def test_by_mail_and_again_by_the_same_mail(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with mail_server() as (port, received):
        configure(folder, smtp(port))
        assert digest(folder, "--send") == 0
        assert digest(folder, "--send") == 0
        assert len(received.mails) == 1
        assert digest(folder, "--resend") == 0
        assert digest(folder, "--resend", "--since", "2020-01-01") == 0
    assert capfd.readouterr() == ("", "")
    assert len(received.mails) == 3
    assert len(set(received.mails)) == 1
    assert len(set(received.raw)) == 1


def test_a_mail_that_is_not_accepted_is_told_and_stays(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    port = free_port()
    configure(folder, smtp(port))
    assert digest(folder, "--send") == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith(f"harvest: mail to {READER}: {LOOPBACK}:{port}: ")
    assert digest(folder, "--send") == 0  # not due again yet
    assert digest(folder) == 0
    shown = capsys.readouterr()
    assert "In the outbox for legal@reader.example: 1 policy change at Larkspur Optics (" in shown.err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--since", "yesterday"), "'yesterday' is not a date"),
        (("--dry-run", "--send"), "--dry-run sends nothing"),
        (("--open", "--send"), "--open only shows"),
        (("--resend", "--cosmetic"), "--resend sends mails as they were"),
        (("--frobnicate",), "No such option"),
    ],
)
def test_a_wrong_call(
    folder: Path, arguments: tuple[str, ...], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert digest(folder, *arguments) == 2
    assert message in capsys.readouterr().err


def test_mail_without_recipients_is_a_wrong_configuration(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    configure(folder, '[digest.smtp]\nhost = "mail.example"\n')
    assert digest(folder, "--send") == 2
    assert "digest.recipients: names no recipient" in capsys.readouterr().err


def test_without_a_store_there_is_nothing_to_tell(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["digest", "--db", str(tmp_path / "none.db")]) == 2
    assert "there is no store yet" in capsys.readouterr().err


def test_without_companies_there_is_nothing_to_schedule(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["schedule"]) == 2
    assert "there is nothing to harvest" in capsys.readouterr().err


def test_it_opens_in_the_browser(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    opened: list[str] = []

    def shown(page: str) -> bool:
        opened.append(page)
        return True

    monkeypatch.setattr("webbrowser.open", shown)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    assert digest(folder, "--open") == 0
    (address,) = opened
    assert address.startswith("file://")
    (page,) = tmp_path.glob("harvest-digest-*/1.html")
    assert "1 policy change at Larkspur Optics" in page.read_text("utf-8")
    assert str(page) in capsys.readouterr().out


def started(folder: Path, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "harvester.cli", *arguments, "--config", str(folder / "config.toml")],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )


@pytest.fixture(params=["run", "mail"])
def holder(folder: Path, request: pytest.FixtureRequest) -> Iterator[tuple[subprocess.Popen[str], list[str]]]:
    """Another process that harvests, or sends mail, on the same store; and a call that does the same."""
    code = (
        "import sys, pathlib\nfrom store.lock import held\nstore = pathlib.Path(sys.argv[1])\n"
        "with held(store, wait=False, told=print, purpose=sys.argv[2]):\n"
        "    print('held', flush=True)\n    sys.stdin.readline()\n"
    )
    call = ["--quiet"] if request.param == "run" else ["digest", "--send"]
    with subprocess.Popen(
        [sys.executable, "-c", code, str(folder / "harvest.db"), request.param],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    ) as process:
        assert process.stdout and process.stdin
        assert process.stdout.readline() == "held\n"
        yield process, call
        if not process.stdin.closed:
            process.stdin.close()


Holder = tuple[subprocess.Popen[str], list[str]]


def test_two_at_once_do_not_collide(folder: Path, holder: Holder) -> None:
    first, call = holder
    assert first.stdin
    with started(folder, *call) as second:
        assert second.stderr
        assert "waiting for it to end" in second.stderr.readline()
        first.stdin.close()
        assert second.wait(120) == 0


def test_the_second_leaves_where_it_is_told_to(folder: Path, holder: Holder) -> None:
    configure(folder, '[schedule]\noverlap = "leave"\n')
    with started(folder, *holder[1]) as second:
        _, said = second.communicate(timeout=120)
    assert second.returncode == 1
    assert "this run ends" in said
    assert not (folder / "outbox").exists()


def test_under_cron_all_is_silent_when_all_is_well(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["--config", str(folder / "config.toml"), "--quiet"]) == 0
    assert digest(folder, "--send") == 0
    assert capfd.readouterr() == ("", "")


def test_the_daemon_looks_tells_and_ends(folder: Path) -> None:
    configure(folder, '[digest]\nperiod = "run"\n')
    with started(folder, "schedule") as daemon:
        until = time.monotonic() + 120
        while not list(folder.glob("outbox/*.eml")) and time.monotonic() < until:
            time.sleep(0.05)
        daemon.send_signal(signal.SIGTERM)
        _, said = daemon.communicate(timeout=120)
    assert daemon.returncode == 0, said
    assert len(list((folder / "outbox").glob("*.eml"))) == 1
    assert "stopping after the current step" in said


def test_the_daemon_refuses_what_it_could_not_use(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    schedule = ["schedule", "--config", str(folder / "config.toml")]
    assert main([*schedule, "--archive", "nowhere.warc"]) == 2
    assert "nowhere.warc" in capfd.readouterr().err
    configure(folder, '[digest.smtp]\nhost = "mail.example"\nsender = "h@sender.example"\n')
    assert main(schedule) == 2
    assert "digest.recipients" in capfd.readouterr().err


def test_the_daemon_keeps_its_archive_where_the_new_one_is_none(folder: Path) -> None:
    config = folder / "config.toml"
    with started(folder, "schedule") as daemon:
        assert daemon.stderr
        until = time.monotonic() + 120
        while not list(folder.glob("outbox/*.eml")) and time.monotonic() < until:
            time.sleep(0.05)
        config.write_text(config.read_text("utf-8").replace("larkspur.warc", "nowhere.warc"), "utf-8")
        daemon.send_signal(signal.SIGHUP)
        said = next(line for line in daemon.stderr if "the previous configuration stays in effect" in line)
        daemon.send_signal(signal.SIGTERM)
        daemon.communicate(timeout=120)
    assert "nowhere.warc" in said
    assert daemon.returncode == 0
