"""Killed anywhere, or the power cut: the same mail under the same Message-ID, never lost, never another."""

from __future__ import annotations

import json
import os
import socket
import sqlite3
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from email import message_from_bytes
from http.server import BaseHTTPRequestHandler, HTTPServer
from itertools import count
from pathlib import Path
from queue import Queue

import pytest

from harvester.cli import main
from harvester.demo import demo_files
from store import Store
from tests.support.channels import chat_service
from tests.support.mailserver import LOOPBACK, attended
from tests.support.paths import ROOT
from tests.support.power_cut import Disk
from tests.support.zygote import KILLED, Zygote, kill

READER = "legal@reader.example"
FOLDER = f'[digest]\nperiod = "run"\nrecipients = ["{READER}"]\n'
SMTP = """
[digest]
period = "run"
recipients = ["{reader}"]
[digest.smtp]
host = "{host}"
port = {port}
security = "none"
sender = "h@sender.example"
"""
VERBS = ("CONNECT", "EHLO", "MAIL", "RCPT", "DATA", "SENT")


@pytest.fixture(scope="module")
def harvested(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the store of the demo's company, in which a change is news."""
    folder = tmp_path_factory.mktemp("demo")
    files = demo_files(folder)
    assert main(["import", "--quiet", "--config", str(files.config), str(files.document)]) == 0
    assert main(["--config", str(files.config), "--company", "larkspur", "--quiet"]) == 0
    with Store(folder / "harvest.db") as store:
        store.database.execute("UPDATE documents SET news_after = '20160101000000'")
    return folder


Made = Callable[[str], Path]


@pytest.fixture
def made(harvested: Path, tmp_path: Path) -> Made:
    """Return what copies the folder, with more configuration before the demo's own."""
    numbers = count()

    def copied(more: str) -> Path:
        folder = tmp_path / f"copy-{next(numbers)}"
        folder.mkdir()
        for file in harvested.iterdir():
            if file.is_file() and not file.name.endswith((".lock", "-wal", "-shm")):
                (folder / file.name).write_bytes(file.read_bytes())
        config = folder / "config.toml"
        config.write_text(f"{more}\n{config.read_text('utf-8')}", "utf-8")
        return folder

    return copied


def stored(folder: Path) -> list[str]:
    """Return the Message-IDs of the mails in the store."""
    connection = sqlite3.connect(folder / "harvest.db")
    found = [row[0] for row in connection.execute("SELECT message_id FROM mails")]
    connection.close()
    return found


@pytest.mark.parametrize("fatal", VERBS)
def test_killed_at_each_command_of_the_mail_server(made: Made, zygote: Zygote, fatal: str) -> None:
    victims, heard_first = Queue[int](), list[str]()

    def heard(verb: str) -> None:
        if verb == fatal and not heard_first:
            heard_first.append(verb)
            kill(victims.get(timeout=120))

    with attended(heard) as (port, received):
        folder = made(SMTP.format(reader=READER, host=LOOPBACK, port=port))
        victim = zygote.start(("digest", "--send"), folder=folder)
        victims.put(victim)
        assert zygote.wait(victim) == KILLED
        assert zygote.run(("digest", "--send"), folder=folder) == 0
        assert zygote.run(("digest", "--send"), folder=folder) == 0
    (composed,) = stored(folder)
    assert {mail for _, mail in received.mails} == {composed}
    assert len(received.mails) == (2 if fatal == "SENT" else 1)
    assert len(set(received.raw)) == 1


def test_killed_around_each_commit(made: Made, zygote: Zygote) -> None:
    with attended(lambda verb: None) as (port, received):
        for place in count(1):
            folder = made(SMTP.format(reader=READER, host=LOOPBACK, port=port))
            before = len(received.mails)
            code = zygote.run(("digest", "--send"), folder=folder, die_at=place)
            assert zygote.run(("digest", "--send"), folder=folder) == 0
            (composed,) = stored(folder)
            sent = [mail for _, mail in received.mails[before:]]
            assert set(sent) == {composed}
            assert len(sent) <= 2
            if code != KILLED:
                assert place > 4, "hardly anything was stored"
                break


def test_killed_while_the_mail_program_has_the_mail(made: Made, zygote: Zygote, tmp_path: Path) -> None:
    program = tmp_path / "sendmail"
    mails, once = tmp_path / "mails", tmp_path / "once"
    script = f"#!/bin/sh\ncat >> {mails}\n[ -e {once} ] || {{ touch {once}; kill -9 $PPID; }}\n"
    program.write_text(script, "utf-8")
    program.chmod(0o755)
    folder = made(f'{FOLDER}[digest.sendmail]\ncommand = "{program}"\n')
    assert zygote.run(("digest", "--send"), folder=folder) == KILLED
    assert zygote.run(("digest", "--send"), folder=folder) == 0
    lines = mails.read_text("utf-8").splitlines()
    sent = [line for line in lines if line.startswith("Message-ID: ")]
    assert len(sent) == 2
    assert set(sent) == {f"Message-ID: {stored(folder)[0]}"}


def test_killed_while_the_webhook_has_the_news(made: Made, zygote: Zygote) -> None:
    victims, posted = Queue[int](), list[tuple[str, str]]()

    class Hook(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            posted.append((body["message_id"], self.headers["Idempotency-Key"]))
            if not victims.empty():
                kill(victims.get())
            self.send_response(204)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with HTTPServer((LOOPBACK, 0), Hook) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        url = f"http://{LOOPBACK}:{server.server_address[1]}/hook"
        folder = made(f'[digest]\nperiod = "run"\n[digest.webhook]\nurl = "{url}"\n')
        victim = zygote.start(("digest", "--send"), folder=folder)
        victims.put(victim)
        assert zygote.wait(victim) == KILLED
        assert zygote.run(("digest", "--send"), folder=folder) == 0
        server.shutdown()
        thread.join()
    assert len(posted) == 2
    assert len(set(posted)) == 1
    assert posted[0][0] in stored(folder)


def test_killed_while_a_channel_has_the_message(made: Made, zygote: Zygote) -> None:
    victims = Queue[int]()

    def heard() -> None:
        if not victims.empty():
            kill(victims.get())

    with chat_service(heard) as service:
        url = f"json://{LOOPBACK}:{service.port}/hook"
        folder = made(f'[digest]\nperiod = "run"\n[digest.apprise]\nurls = ["{url}"]\n')
        victim = zygote.start(("digest", "--send"), folder=folder)
        victims.put(victim)
        assert zygote.wait(victim) == KILLED
        assert zygote.run(("digest", "--send"), folder=folder) == 0
    assert len(service.posted) == 2
    assert len(set(service.posted)) == 1
    assert len(stored(folder)) == 1


# The program as it is, but that it writes and waits for the disk in another way.
REPLACING = """
import sqlite3
class Connection(sqlite3.Connection):
    def execute(self, sql, *rest):
        sql = sql.replace("journal_mode = WAL", "journal_mode = {journal}").replace("EXTRA", "{level}")
        return super().execute(sql, *rest)
connect = sqlite3.connect
sqlite3.connect = lambda *arguments, **named: connect(*arguments, **{{**named, "factory": Connection}})
from harvester.cli import main
main(["digest", "--send"])
"""


@pytest.mark.parametrize(
    ("journal", "level", "is_enough"),
    [
        ("WAL", "EXTRA", True),
        ("WAL", "NORMAL", False),
        ("DELETE", "EXTRA", True),
        ("DELETE", "FULL", False),  # the rollback journal would be there again, and undo the commit
    ],
)
def test_a_power_cut_after_the_first_byte_loses_no_mail(
    made: Made, tmp_path: Path, journal: str, level: str, is_enough: bool
) -> None:
    """The store waits for the disk with EXTRA; with less, the proof finds mails that were sent and lost."""
    disks = list[Path]()

    def heard(verb: str) -> None:
        left = tmp_path / f"disk-{len(disks)}"
        disk.cut(left)
        disks.append(left)

    with attended(heard) as (port, received):
        folder = made(SMTP.format(reader=READER, host=LOOPBACK, port=port))
        disk = Disk(folder, tmp_path / "scratch")
        program = REPLACING.format(journal=journal, level=level)
        environment = {**os.environ, "PYTHONPATH": str(ROOT), **disk.environment}
        subprocess.run([sys.executable, "-c", program], cwd=folder, env=environment, check=True, timeout=120)
        heard("ENDED")
    ((_, sent),) = received.mails
    assert len(disks) > len(VERBS)
    lost = [left.name for left in disks if stored(left) != [sent]]
    assert (lost == []) == is_enough, lost


@pytest.mark.parametrize("waits", [True, False], ids=["as it is", "without waiting"])
def test_a_power_cut_loses_no_file_that_counts_as_sent(made: Made, tmp_path: Path, waits: bool) -> None:
    folder = made(FOLDER)
    outbox = folder / "outbox"
    outbox.mkdir()
    disk = Disk(outbox, tmp_path / "scratch")
    program = "from harvester.cli import main; main(['digest', '--send'])"
    if not waits:
        program = f"from harvester.delivery import folder; folder._sync_folder = print; {program}"
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **disk.environment}
    subprocess.run([sys.executable, "-c", program], cwd=folder, env=environment, check=True, timeout=120)
    disk.cut(tmp_path / "left")
    sent = {path.name: path.read_bytes() for path in outbox.iterdir()}
    left = {path.name: path.read_bytes() for path in (tmp_path / "left").iterdir()}
    assert len(sent) == 1
    assert (left == sent) == waits


# Prints what the program does with the store, the network and other programs, in order.
TRACED = """
import sqlite3, sys
class Connection(sqlite3.Connection):
    def __init__(self, *arguments, **named):
        super().__init__(*arguments, **named)
        self.set_trace_callback(lambda sql: print("sql", " ".join(sql.split()[:5])))
connect = sqlite3.connect
sqlite3.connect = lambda *arguments, **named: connect(*arguments, **{**named, "factory": Connection})
from harvester.cli import main
sys.addaudithook(lambda name, _: print(name) if name in ("socket.connect", "subprocess.Popen") else None)
main(["digest", "--send"])
"""


@pytest.mark.parametrize("way", ["socket.connect", "subprocess.Popen"])
def test_the_mail_is_committed_for_good_before_anything_is_connected(made: Made, way: str) -> None:
    with attended(lambda verb: None) as (port, _):
        more = SMTP.format(reader=READER, host=LOOPBACK, port=port)
        if way == "subprocess.Popen":
            more = f'{FOLDER}[digest.sendmail]\ncommand = "true"\n'
        done = subprocess.run(
            [sys.executable, "-c", TRACED],
            cwd=made(more),
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            check=True,
        )
    lines = done.stdout.splitlines()
    before = lines[: lines.index(way)]
    kept = max(number for number, line in enumerate(before) if "INSERT" in line and "mails" in line)
    begun = max(number for number, line in enumerate(before[:kept]) if line == "sql BEGIN IMMEDIATE")
    assert "sql COMMIT" in before[kept:]
    levels = [line for line in before[:begun] if line.startswith("sql PRAGMA synchronous")]
    assert levels[-1] == "sql PRAGMA synchronous = EXTRA"
    assert "sql BEGIN IMMEDIATE" not in before[kept:], "nothing is open while the mail is on its way"


@pytest.mark.parametrize("umask", [0o000, 0o022])
def test_the_outbox_is_for_its_owner_only(made: Made, umask: int) -> None:
    folder = made(FOLDER)
    before = os.umask(umask)
    try:
        assert main(["digest", "--send", "--config", str(folder / "config.toml")]) == 0
    finally:
        os.umask(before)
    (mail,) = (folder / "outbox").iterdir()
    assert stat.S_IMODE(mail.parent.stat().st_mode) == 0o700
    assert stat.S_IMODE(mail.stat().st_mode) == 0o600
    assert message_from_bytes(mail.read_bytes())["Message-ID"] == stored(folder)[0]


def test_the_mail_server_of_these_tests_outlives_who_goes_away_in_the_midst_of_a_mail() -> None:
    """Otherwise the next run waits for it in vain, which looks like a fault of the program."""
    greetings = []
    # The client has gone before the server answers.
    with attended(lambda verb: time.sleep(0.05 * (verb == "DATA"))) as (port, received):
        for _ in range(2):
            with socket.create_connection((LOOPBACK, port), timeout=60) as client:
                greetings.append(client.recv(100))
                client.sendall(b"DATA\r\n")
    assert greetings == [b"220 ready\r\n"] * 2
    assert received.mails == []
