"""`harvest digest --test`: a real mail the real way, which changes nothing."""

from __future__ import annotations

import hashlib
import json
import re
import ssl
from email.message import EmailMessage
from pathlib import Path

import pytest
import trustme

from harvester.cli import main
from store import Store
from store.lock import held
from tests.harvester.commands.test_digest import configure, digest, folder, harvested
from tests.support.mails import read
from tests.support.mailserver import (
    LOOPBACK,
    PASSWORD,
    USER,
    Received,
    free_port,
    mail_server,
    misbehaving,
    says,
)

__all__ = ["folder", "harvested"]

ME = "me@reader.example"


def smtp(port: int, security: str = "none", **more: str) -> str:
    given = "".join(f'{name} = "{value}"\n' for name, value in more.items())
    return (
        f'[digest]\nrecipients = ["legal@reader.example"]\n[digest.smtp]\nhost = "{LOOPBACK}"\n'
        f'port = {port}\nsecurity = "{security}"\nsender = "h@sender.example"\n{given}'
    )


def bytes_of(folder: Path) -> dict[str, str]:
    """Return the hashes of the files in a folder; those that SQLite needs to read a store are left out."""
    return {
        file.name: hashlib.sha256(file.read_bytes()).hexdigest()
        for file in folder.iterdir()
        if file.is_file() and not file.name.endswith(("-wal", "-shm"))
    }


def mail_in(received: Received) -> EmailMessage:
    (raw,) = received.raw
    return read(raw)


def test_it_arrives_with_the_newest_changes_and_says_how(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with mail_server() as (port, received):
        configure(folder, smtp(port, helo="tests.sender.example"))
        before = bytes_of(folder)
        assert digest(folder, "--test", f"Iris <{ME}>") == 0
        assert bytes_of(folder) == before, "no byte of the store changes"
    out, err = capsys.readouterr()
    assert "harvest: mail to" not in err
    for line in (
        f"To: {ME}",
        "From: h@sender.example",
        f"By: mail server {LOOPBACK}:{port} (security none, helo tests.sender.example)",
        "Subject: [Test] 3 policy changes at Larkspur Optics",
        "Shows: the newest 3 changes of the store",
        "Accepted: yes",
    ):
        assert line in out
    assert received.mails == [(ME, next(line for line in out.split() if line.startswith("<digest.")))]
    assert received.greetings == ["tests.sender.example"]
    message = mail_in(received)
    assert message["To"] == f"Iris <{ME}>"
    assert message["Subject"] == "[Test] 3 policy changes at Larkspur Optics"
    for kind in ("plain", "html"):
        body = message.get_body((kind,))
        assert body
        said = " ".join(body.get_content().split())
        assert "This is a test, sent by harvest digest --test; nothing is marked as reported." in said
        assert "All the policies you follow were checked." not in said
    with Store(folder / "harvest.db") as store:
        assert not store.outbox.waiting()
        assert not store.outbox.told_changes(ME)


def test_it_may_run_beside_a_run(folder: Path) -> None:
    with (
        mail_server() as (port, received),
        held(folder / "harvest.db", wait=False, told=print, purpose="run"),
    ):
        configure(folder, smtp(port))
        assert digest(folder, "--test", ME, "--company", "larkspur") == 0
    assert len(received.mails) == 1


def test_without_a_store_it_shows_a_sample_that_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["digest", "--test", ME]) == 0
    out = capsys.readouterr().out
    (file,) = (tmp_path / "outbox").iterdir()
    assert f"By: file {Path('outbox') / file.name}" in out
    assert "Shows: a made-up change, because the store has none yet" in out
    message = read(file.read_bytes())
    assert message["Subject"] == "[Test] 1 policy change at Sample Lamps (does not exist)"
    text = message.get_body(("plain",))
    assert text
    assert "archive.org" not in text.get_content()
    assert "from a made-up sample" in " ".join(text.get_content().split())
    assert [one.name for one in tmp_path.iterdir()] == ["outbox"]


def test_as_json(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with mail_server() as (port, _):
        configure(folder, smtp(port))
        assert digest(folder, "--test", ME, "--json") == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["recipient"], found["state"], found["test"], found["reason"]) == (ME, "sent", True, None)
    assert found["way"] == {"kind": "smtp", "place": f"{LOOPBACK}:{port}", "security": "none"}
    assert len(found["changes"]) == 3
    configure(folder, "")


def test_by_a_command(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    taken = tmp_path / "taken"
    program = tmp_path / "take"
    program.write_text(f"#!/bin/sh\ncat > {taken}\n", "utf-8")
    program.chmod(0o700)
    configure(folder, f'[digest.sendmail]\ncommand = "{program} -t"\n')
    assert digest(folder, "--test", ME) == 0
    assert f"By: command {program} -t" in capsys.readouterr().out
    assert read(taken.read_bytes())["To"] == ME


@pytest.mark.parametrize(
    ("answers", "security", "said"),
    [
        (None, "none", "Check digest.smtp.host and port"),
        ((), "none", "Check digest.smtp.security and port"),
        (("220 ready", "250 hello"), "starttls", "Check digest.smtp.security, user and port"),
        (("220 ready", "250 hello"), "ssl", "Check digest.smtp.security and port"),
        (
            ("220 ready", "250 hello", "553 not yours"),
            "none",
            "h@sender.example: 553 not yours. Check digest.smtp.sender",
        ),
        (
            ("220 ready", "250 hello", "250 ok", "550 no such user"),
            "none",
            "refuses the recipient: 550 no such user",
        ),
    ],
)
def test_what_is_wrong_is_said_with_its_key(
    folder: Path,
    capsys: pytest.CaptureFixture[str],
    answers: tuple[str, ...] | None,
    security: str,
    said: str,
) -> None:
    if answers is None:
        configure(folder, smtp(free_port(), security))
        assert digest(folder, "--test", ME) == 1
    else:
        with misbehaving(says(*answers)) as port:
            configure(folder, smtp(port, security))
            assert digest(folder, "--test", ME) == 1
    out, err = capsys.readouterr()
    assert "Accepted: no" in out
    assert f"harvest: mail to {ME}: {LOOPBACK}:" in err
    assert said in err


def test_a_wrong_password(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    authority = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(LOOPBACK).configure_cert(context)
    with authority.cert_pem.tempfile() as file, mail_server(starttls=context, login=True) as (port, received):
        configure(folder, smtp(port, "starttls", user=USER))
        monkeypatch.setenv("HARVEST_SMTP_PASSWORD", "wrong words")
        monkeypatch.delenv("SSL_CERT_FILE", raising=False)
        assert digest(folder, "--test", ME) == 1
        assert "SSL_CERT_FILE names authorities of your own" in capsys.readouterr().err
        monkeypatch.setenv("SSL_CERT_FILE", file)
        assert digest(folder, "--test", ME) == 1
        err = capsys.readouterr().err
        assert "Check digest.smtp.user and HARVEST_SMTP_PASSWORD" in err
        assert "wrong words" not in err
        monkeypatch.setenv("HARVEST_SMTP_PASSWORD", PASSWORD)
        assert digest(folder, "--test", ME) == 0
    assert len(received.mails) == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--test", "nobody"), "--test is not a mail address: 'nobody'"),
        (("--test", "a@b.example\r\nBcc: c@d.example"), "is not a mail address"),
        (("--test", ME, "--send"), "--test sends the newest changes"),
        (("--test", ME, "--since", "2014"), "--test sends the newest changes"),
        (("--test", ME, "--company", "nobody"), "unknown company. Known companies: larkspur"),
        (("--json", "--open"), "leave out --open"),
        (("--resend", "--company", "larkspur"), "leave out --company"),
    ],
)
def test_a_wrong_call_sends_nothing(
    folder: Path, arguments: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert digest(folder, *arguments) == 2
    assert said in capsys.readouterr().err
    assert not (folder / "outbox").exists()


def test_what_is_due_sent_and_waiting_as_json(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    configure(folder, smtp(free_port()))
    assert digest(folder, "--json") == 0
    (due,) = map(json.loads, capsys.readouterr().out.splitlines())
    assert (due["state"], due["recipient"]) == ("due", "legal@reader.example")
    assert due["subject"] == "1 policy change at Larkspur Optics"
    assert due["changes"][0]["company"] == "larkspur"
    assert digest(folder, "--send", "--json") == 1
    (waiting,) = map(json.loads, capsys.readouterr().out.splitlines())
    assert waiting["state"] == "waiting"
    assert waiting["changes"] == due["changes"]
    assert "Check digest.smtp.host and port" in waiting["reason"]
    with mail_server() as (port, received):
        config = folder / "config.toml"
        config.write_text(re.sub(r"\nport = \d+", f"\nport = {port}", config.read_text("utf-8")), "utf-8")
        assert digest(folder, "--resend", "--json") == 0
    (sent,) = map(json.loads, capsys.readouterr().out.splitlines())
    assert (sent["state"], sent["message_id"]) == ("sent", waiting["message_id"])
    assert received.mails == [("legal@reader.example", sent["message_id"])]


def test_only_the_companies_that_are_named_are_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with Store(folder / "harvest.db") as store:
        store.database.execute("INSERT INTO companies (slug, name) VALUES ('nib', 'Nib')")
    assert digest(folder, "--company", "nib") == 0
    assert "No new changes." in capsys.readouterr().out
    assert digest(folder, "--send", "--company", "nib") == 0
    assert not (folder / "outbox").exists()
    assert digest(folder, "--send", "--company", "Larkspur Optics") == 0
    assert len(list((folder / "outbox").iterdir())) == 1
