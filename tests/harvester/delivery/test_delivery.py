"""Mail into a folder, through a command and to a webhook, and which of them the configuration means."""

from __future__ import annotations

import json
import os
import socket
import stat
import struct
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from email import message_from_bytes
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from harvester.config.settings import DigestSettings, SendmailSettings, SmtpSettings
from harvester.delivery.folder import FolderTransport
from harvester.delivery.kinds import open_ways, sender
from harvester.delivery.sendmail import SendmailTransport
from harvester.delivery.webhook import WebhookTransport
from harvester.digest.compose import compose
from harvester.errors import MailDeferred, MailRefused
from store.tables.outbox import Mail
from tests.support.mailserver import LOOPBACK, free_port, misbehaving, says
from tests.support.news import company, digest, reworded, version

MAIL = compose(digest(company("Tinworks", version(reworded()))))


def test_a_folder_holds_each_mail_once(tmp_path: Path) -> None:
    folder = FolderTransport(tmp_path / "a" / "outbox")
    folder.send(MAIL)
    folder.send(MAIL)
    folder.send(replace(MAIL, recipient="b@reader.example", message_id="<other@sender.example>"))
    files = sorted((tmp_path / "a" / "outbox").iterdir())
    assert len(files) == 2
    assert {file.suffix for file in files} == {".eml"}
    assert MAIL.raw in {file.read_bytes() for file in files}


@pytest.mark.parametrize("recipient", ["../../etc/passwd@x.example", "/etc/passwd", "a/b\\c:d@e", "." * 300])
def test_no_recipient_names_a_place_outside_of_the_folder(tmp_path: Path, recipient: str) -> None:
    folder = FolderTransport(tmp_path / "outbox")
    folder.send(replace(MAIL, recipient=recipient))
    assert len(list((tmp_path / "outbox").iterdir())) == 1


@pytest.mark.skipif(os.name == "nt", reason="Windows has other permissions")
def test_permissions_that_somebody_set_are_kept(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    folder = FolderTransport(tmp_path)
    folder.send(MAIL)
    (file,) = tmp_path.iterdir()
    file.chmod(0o640)
    folder.send(MAIL)
    assert [stat.S_IMODE(path.stat().st_mode) for path in (tmp_path, file)] == [0o755, 0o640]


@pytest.mark.skipif(os.name == "nt", reason="Windows has other links")
def test_what_an_interrupted_run_left_is_not_written_into(tmp_path: Path) -> None:
    folder = FolderTransport(tmp_path / "outbox")
    target = folder.path(MAIL)
    target.parent.mkdir()
    (tmp_path / "elsewhere").write_bytes(b"precious")
    target.with_suffix(".part").symlink_to(tmp_path / "elsewhere")
    folder.send(MAIL)
    assert target.read_bytes() == MAIL.raw
    assert (tmp_path / "elsewhere").read_bytes() == b"precious"
    assert list(target.parent.iterdir()) == [target]


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "outbox").write_text("in the way")
    with pytest.raises(MailDeferred, match="outbox"):
        FolderTransport(tmp_path / "outbox").send(MAIL)


PROGRAM = """
import pathlib, sys
mail = sys.stdin.buffer.read()
pathlib.Path(sys.argv[1]).write_bytes(mail)
print("what went wrong", file=sys.stderr)
sys.exit(int(sys.argv[2]))
"""


def program(target: Path, code: int) -> str:
    script = target.with_name("program.py")
    script.write_text(PROGRAM)
    return f"'{sys.executable}' '{script}' '{target}' {code}"


def test_a_command_gets_the_mail_with_unix_lines(tmp_path: Path) -> None:
    SendmailTransport(program(tmp_path / "mail", 0)).send(MAIL)
    taken = (tmp_path / "mail").read_bytes()
    assert taken == MAIL.raw.replace(b"\r\n", b"\n")
    assert message_from_bytes(taken)["To"] == MAIL.recipient


@pytest.mark.parametrize(("code", "error"), [(75, MailDeferred), (67, MailRefused), (1, MailRefused)])
def test_a_command_that_fails(tmp_path: Path, code: int, error: type[Exception]) -> None:
    with pytest.raises(error, match=f"ended with exit code {code}: what went wrong"):
        SendmailTransport(program(tmp_path / "mail", code)).send(MAIL)


def test_a_command_that_hangs_or_does_not_exist(tmp_path: Path) -> None:
    with pytest.raises(MailDeferred, match="took more than"):
        SendmailTransport(f"'{sys.executable}' -c 'import time; time.sleep(60)'", 0.2).send(MAIL)
    with pytest.raises(MailRefused, match="no-such-program"):
        SendmailTransport(str(tmp_path / "no-such-program")).send(MAIL)


def test_what_a_command_leaves_in_the_background_holds_no_mail_up(tmp_path: Path) -> None:
    """The command has accepted the mail; it would be sent a second time."""
    command = f"sh -c 'cat > {tmp_path / 'mail'}; sleep 5 & exit 0'"
    SendmailTransport(command, 4).send(MAIL)
    assert (tmp_path / "mail").read_bytes()


@contextmanager
def webhook(code: int, **answered: str) -> Iterator[tuple[str, list[tuple[dict[str, str], bytes]]]]:
    """Return a web server that answers every POST with `code` and some headers."""
    posts: list[tuple[dict[str, str], bytes]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            posts.append(({name.lower(): value for name, value in self.headers.items()}, body))
            self.send_response(code)
            if 300 <= code < 400:
                self.send_header("Location", "/elsewhere")
            for name, value in answered.items():
                self.send_header(name.replace("_", "-"), value)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = HTTPServer((LOOPBACK, 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://{LOOPBACK}:{server.server_port}/hook", posts
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)


def test_a_webhook_gets_the_news_as_json() -> None:
    with webhook(204) as (address, posts):
        WebhookTransport().send(replace(MAIL, recipient=address))
    ((headers, body),) = posts
    news = json.loads(body)
    assert headers["content-type"] == "application/json; charset=utf-8"
    assert headers["idempotency-key"].strip('"') in MAIL.message_id
    assert news["message_id"] == MAIL.message_id
    assert news["subject"] == "1 policy change at Tinworks"
    assert news["text"].startswith("1 policy change at Tinworks")
    assert "<html" in news["html"]
    (change,) = news["changes"]
    assert (change["company"], change["document"]) == ("tinworks", "privacy")
    assert change["after"]["effective"] == "2026-10-01"
    assert change["after"]["updated"] == "2026-09"
    assert change["sections"][0]["kinds"] == ["reworded"]
    assert [link.split("/")[4] for link in change["links"]] == ["20260901101500", "20261112080910"]


@pytest.mark.parametrize(
    ("code", "error"), [(404, MailRefused), (301, MailRefused), (429, MailDeferred), (503, MailDeferred)]
)
def test_a_webhook_that_does_not_take_it(code: int, error: type[Exception]) -> None:
    with webhook(code) as (address, posts), pytest.raises(error, match=str(code)):
        WebhookTransport().send(replace(MAIL, recipient=address))
    assert len(posts) == 1


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"Retry_After": "3600"}, 3600),
        ({"Retry_After": "0"}, 0),
        ({"Retry_After": "9" * 5000}, 999_999_999),
        ({"Retry_After": "soon"}, None),
        ({"Retry_After": "-5"}, None),
        ({}, None),
    ],
)
def test_the_pause_that_a_webhook_asks_for(headers: dict[str, str], seconds: int | None) -> None:
    with webhook(429, **headers) as (address, _), pytest.raises(MailDeferred) as raised:
        WebhookTransport().send(replace(MAIL, recipient=address))
    assert raised.value.asked_pause == (None if seconds is None else timedelta(seconds=seconds))


@pytest.mark.parametrize(
    ("until", "pause"),
    [
        ("Fri, 27 Nov 2026 12:00:00 GMT", timedelta(hours=2)),
        ("Fri, 27 Nov 2026 09:00:00 GMT", timedelta()),
    ],
)
def test_a_time_until_which_a_webhook_is_left_alone_is_by_its_own_clock(until: str, pause: timedelta) -> None:
    head = ("Date: Fri, 27 Nov 2026 10:00:00 GMT", f"Retry-After: {until}", "Content-Length: 0")
    answer = "\r\n".join((*head, ""))
    with misbehaving(says("HTTP/1.1 503 Busy", answer)) as port, pytest.raises(MailDeferred) as raised:
        WebhookTransport().send(replace(MAIL, recipient=f"http://{LOOPBACK}:{port}/"))
    assert raised.value.asked_pause == pause


def test_a_webhook_that_answers_byte_by_byte_holds_up_nobody() -> None:
    def trickle(connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\n")
        for _ in range(100):
            connection.sendall(b"X")
            time.sleep(0.05)

    with misbehaving(trickle) as port, pytest.raises(MailDeferred, match=r"did not answer within 0\.3 s"):
        WebhookTransport(5, 0.3).send(replace(MAIL, recipient=f"http://{LOOPBACK}:{port}/"))


def test_what_a_webhook_has_accepted_is_accepted_even_if_its_answer_breaks_off() -> None:
    def answer(connection: socket.socket) -> None:
        connection.recv(65536)
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n")
        time.sleep(0.1)
        # The connection is reset, not closed.
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))

    with misbehaving(answer) as port:
        WebhookTransport(5).send(replace(MAIL, recipient=f"http://{LOOPBACK}:{port}/"))


def test_a_webhook_that_is_not_there_or_talks_nonsense() -> None:
    with pytest.raises(MailDeferred):
        WebhookTransport().send(replace(MAIL, recipient=f"http://{LOOPBACK}:{free_port()}/"))
    with misbehaving(says("nonsense")) as port, pytest.raises(MailDeferred):
        WebhookTransport(1).send(replace(MAIL, recipient=f"http://{LOOPBACK}:{port}/"))
    with misbehaving(says()) as port, pytest.raises(MailDeferred):
        WebhookTransport(1).send(replace(MAIL, recipient=f"http://{LOOPBACK}:{port}/"))
    for address in ("file:///etc/passwd", "http://[", "http://a b/"):
        with pytest.raises(MailRefused):
            WebhookTransport(1).send(replace(MAIL, recipient=address))


def test_out_of_the_box_mails_go_into_the_folder(tmp_path: Path) -> None:
    settings = DigestSettings(outbox=tmp_path / "outbox")
    ways = open_ways(settings)
    ways.send(MAIL)
    ways.close()
    assert len(list((tmp_path / "outbox").iterdir())) == 1
    assert sender(settings) == "harvest@localhost"


def test_the_configuration_chooses_the_way(tmp_path: Path) -> None:
    target = tmp_path / "mail"
    settings = DigestSettings(
        outbox=tmp_path / "outbox", sendmail=SendmailSettings(program(target, 0)), smtp=SmtpSettings()
    )
    with webhook(200) as (address, posts):
        ways = open_ways(settings)
        ways.send(MAIL)
        ways.send(Mail(address, "", "<2@x>", "", MAIL.raw, "{}"))
        ways.close()
    assert target.exists()
    assert len(posts) == 1
    assert not (tmp_path / "outbox").exists()
    with_host = replace(settings, smtp=SmtpSettings(LOOPBACK, free_port(), "none", user="me@sender.example"))
    with pytest.raises(MailDeferred, match=LOOPBACK):
        open_ways(with_host).send(MAIL)
    assert sender(with_host) == "me@sender.example"
