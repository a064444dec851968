"""Secrets are planted wherever they may be given, and looked for in everything that comes out."""

from __future__ import annotations

import json
import socket
import sqlite3
from base64 import b64encode
from dataclasses import replace
from email import message_from_bytes, policy
from pathlib import Path
from zipfile import ZipFile

import pytest

from harvester.delivery.smtp import SmtpServer, SmtpTransport
from harvester.delivery.webhook import WebhookTransport
from harvester.errors import MailError
from store.tables.outbox import Mail
from tests.support.calls import Harvest, objects
from tests.support.mailserver import LOOPBACK, free_port, misbehaving, says
from tests.support.stand_in import PRIVACY, Held, Reply, Request, StandIn, World, page
from tests.support.stand_in.server import Behaviour

LOGIN, MAIL_PASSWORD, HOOK = "Vb3kLw9sQe", "Nd8xRt2mUy", "Zc5hGp7jTo"
FOREIGN = "Yk4fSa6dWi"
SECRETS = (LOGIN, MAIL_PASSWORD, HOOK, FOREIGN)
ENCODED = tuple(
    b64encode(f"{before}{secret}".encode()).decode()
    for before, secret in (("reader:", LOGIN), ("\0harvest\0", MAIL_PASSWORD), ("", MAIL_PASSWORD))
)
GOOD = World([Held("20120115120000", PRIVACY, page(1)), Held("20120315120000", PRIVACY, page(3))])
LEADS = (
    f"https://archive:{FOREIGN}@other.example/",
    f"ftp://other.example/?access_token={FOREIGN}",
    f"https://hooks.other.example/services/T0/{FOREIGN}",
)


def echoed(request: Request) -> str:
    """Return what an indiscreet server says of a request: all that it was sent, in the clear."""
    return f"401 for {request.headers.get('authorization')} (reader:{LOGIN}), see {' '.join(LEADS)}"


def refusing(status: int, kind: str) -> Behaviour:
    """Answer requests of a kind with a page that repeats everything."""

    def behave(request: Request) -> Reply:
        if request.kind != kind:
            return GOOD(request)
        headers = (("X-Archive-Wayback-Runtime-Error", f"Some.Exception: {echoed(request)}"),)
        return Reply(status, headers, echoed(request).encode())

    return behave


def leading(kind: str, location: str) -> Behaviour:
    """Answer requests of a kind with a redirect of the archive's own."""

    def behave(request: Request) -> Reply:
        return Reply(302, (("Location", location),)) if request.kind == kind else GOOD(request)

    return behave


def archived_redirect(request: Request) -> Reply:
    """Answer with redirects that were archived."""
    if request.kind != "memento":
        return GOOD(request)
    when = ("Memento-Datetime", "Sun, 15 Jan 2012 12:00:00 GMT")
    return Reply(302, (when, ("Location", LEADS[1])))


def bad_rows(request: Request) -> Reply:
    """Answer with rows that are none."""
    if request.kind != "index":
        return GOOD(request)
    return Reply(200, (), f"{LEADS[0]} {LEADS[1]} no row\n".encode())


BEHAVIOURS: dict[str, Behaviour] = {
    "index 401": refusing(401, "index"),
    "index 404": refusing(404, "index"),
    "index 400": refusing(400, "index"),
    "index 503": refusing(503, "index"),
    "memento 404": refusing(404, "memento"),
    "memento 400": refusing(400, "memento"),
    "memento 500": refusing(500, "memento"),
    "memento 403": refusing(403, "memento"),
    **{f"index to {place}": leading("index", lead) for place, lead in enumerate(LEADS)},
    **{f"memento to {place}": leading("memento", lead) for place, lead in enumerate(LEADS)},
    "archived redirect": archived_redirect,
    "rows": bad_rows,
    "hangs up": lambda request: Reply(fault="reset"),
}


def configured(folder: Path, hook: str) -> Path:
    path = folder / "config.toml"
    path.write_text(
        f"""
        [archive]
        timeout_seconds = 1
        cooldown_seconds = 0
        block_cooldown_seconds = 0
        [digest]
        period = "run"
        webhook.url = "{hook}"
        [companies.juniper]
        name = "Juniper"
        domains = ["juniper-and-reed.example"]
        documents.privacy.urls = ["{PRIVACY}"]
        """,
        encoding="utf-8",
    )
    return path


def stored(path: Path) -> str:
    """Return all values of a store, but for the addresses to which mails are sent."""
    found = []
    connection = sqlite3.connect(path)
    try:
        tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type='table'")]
        for table in tables:
            # A computed column is among what is selected, but not in `table_info`.
            rows = connection.execute(f"SELECT * FROM '{table}'")
            names = [column[0] for column in rows.description]
            for row in rows:
                found += [repr(value) for name, value in zip(names, row, strict=True) if name != "recipient"]
    finally:
        connection.close()
    return "\n".join(found)


def mails(path: Path) -> list[str]:
    """Return what the mails of a store say, decoded."""
    connection = sqlite3.connect(path)
    try:
        raws = [raw for (raw,) in connection.execute("SELECT raw FROM mails")]
    finally:
        connection.close()
    messages = [message_from_bytes(raw, policy=policy.default) for raw in raws]
    return [part.get_content() for one in messages for part in one.walk() if not part.is_multipart()]


def assert_quiet(*outputs: str) -> None:
    for output in outputs:
        shown = [secret for secret in (*SECRETS, *ENCODED) if secret in output]
        assert not shown, output[:2000]


@pytest.mark.parametrize("behaviour", BEHAVIOURS.values(), ids=BEHAVIOURS.keys())
def test_nothing_that_an_archive_repeats_is_said(
    tmp_path: Path, harvest: Harvest, monkeypatch: pytest.MonkeyPatch, behaviour: Behaviour
) -> None:
    monkeypatch.setattr("harvester.archive.http.connection._LOCAL_DELAY_SECONDS", 0.0)
    hook = f"http://{LOOPBACK}:{free_port()}/services/T0/{HOOK}?token={HOOK}x"
    config = configured(tmp_path, hook)
    with StandIn(behaviour) as server:
        location = server.location.replace("://", f"://reader:{LOGIN}@")
        for extra in ([], ["--json"], ["--quiet"]):
            assert_quiet(*harvest("--config", config, "--archive", location, *extra)[1:])
        for name in ("run --dry-run", "status", "status --json", "log", "log --json", "verify"):
            command, *options = name.split()
            assert_quiet(*harvest(command, "--config", config, "--archive", location, *options)[1:])
        assert_quiet(*harvest("check-archive", "--config", config, "--archive", location)[1:])
    assert_quiet(*harvest("digest", "--config", config, "--since", "2010")[1:])
    for options in ([], ["--send"], ["--since", "2010", "--send"]):
        assert_quiet(*harvest("digest", "--config", config, *options)[1:])
    assert_quiet(stored(tmp_path / "harvest.db"), *mails(tmp_path / "harvest.db"))


def test_a_login_is_sent_and_is_no_part_of_the_name(tmp_path: Path, harvest: Harvest) -> None:
    config = configured(tmp_path, f"http://{LOOPBACK}:{free_port()}/{HOOK}")
    with StandIn(GOOD) as server:
        location = server.location.replace("://", "://reader:p%40ss@")
        assert harvest("--config", config, "--archive", location)[0] == 0
        assert {request.headers["authorization"] for request in server.log} == {
            f"Basic {b64encode(b'reader:p@ss').decode()}"
        }
        code, out, _ = harvest("log", "--config", config, "--json")
        assert code == 0
        assert {line["source"] for line in objects(out)} == {server.location}
        before = len(server.log)
        # Another password is the same archive: nothing is listed or fetched as if it were new.
        code, out, _ = harvest("--config", config, "--archive", location.replace("reader", "other"), "--json")
        assert (code, objects(out)[0]["snapshots_new"]) == (0, 0)
        assert len(server.log) > before


def test_a_bundle_names_the_archive_without_the_login(tmp_path: Path, harvest: Harvest) -> None:
    config = configured(tmp_path, f"http://{LOOPBACK}:{free_port()}/{HOOK}")
    with StandIn(GOOD) as server:
        location = server.location.replace("://", f"://reader:{LOGIN}@")
        assert harvest("--config", config, "--archive", location)[0] == 0
    bundle = tmp_path / "change.wacz"
    call = ("evidence", "--config", config, "--company", "juniper", "1", "2", "--output", bundle)
    code, out, err = harvest(*call)
    assert code == 0, err
    with ZipFile(bundle) as file:
        contents = {name: file.read(name).decode("latin-1") for name in file.namelist()}
    assert_quiet(out, err, *contents.values())
    assert any(server.location in content for content in contents.values())


def test_a_captured_address_is_evidence(tmp_path: Path, harvest: Harvest) -> None:
    config = configured(tmp_path, f"http://{LOOPBACK}:{free_port()}/{HOOK}")
    address = "http://www.juniper-and-reed.example/page?key=privacy&token=abcdef"
    config.write_text(config.read_text("utf-8").replace(PRIVACY, address), encoding="utf-8")
    with StandIn(World([Held("20120115120000", address, page(1))])) as server:
        assert harvest("--config", config, "--archive", server.location)[0] == 0
    line = objects(harvest("log", "--config", config, "--json")[1])[0]
    assert line["url"] == address
    proof = line["proof"]
    assert isinstance(proof, dict)
    assert proof["url"].endswith(address)


@pytest.mark.parametrize(
    "arguments",
    [
        ("--archive", f"https://reader:{LOGIN}@/"),
        ("--archive", f"ftp://reader:{LOGIN}@archive.example/"),
        ("--archive", f"https://reader:{LOGIN}@archive.example/?token={LOGIN}"),
        ("--archive", f"pywb+https://reader:{LOGIN}@[archive.example/"),
        ("--archive", f"https://reader:a/{LOGIN}@archive.example/"),
        ("--archive", f"https://reader:a?{LOGIN}@archive.example/"),
        ("--archive", f"https://reader:a#{LOGIN}@archive.example/"),
        ("--archive", f"missing.warc?token={LOGIN}"),
        ("--company", f"https://reader:{LOGIN}@archive.example/"),
        ("log", f"https://reader:{LOGIN}@archive.example/"),
        (f"https://reader:{LOGIN}@archive.example/",),
        (f"--token={LOGIN}",),
        ("extract", f"https://reader:{LOGIN}@archive.example/"),
        ("extract", "config.toml", "--timestamp", "1", "--url", f"https://reader:{LOGIN}@[/"),
        ("import", f"https://reader:{LOGIN}@archive.example/"),
    ],
)
def test_no_refusal_of_a_call_repeats_it(
    tmp_path: Path, harvest: Harvest, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    configured(tmp_path, "https://chat.example/")
    code, out, err = harvest(*arguments)
    assert code != 0
    assert err
    assert_quiet(out, err)


@pytest.mark.parametrize(
    "wrong",
    [
        "htp://chat.example/",
        "https://chat.example:x/",
        "https://chat.example/ ",
        "https://a b/",
        "https://u:p@chat.example/",
    ],
)
def test_no_refusal_of_a_webhook_repeats_it(tmp_path: Path, harvest: Harvest, wrong: str) -> None:
    code, out, err = harvest("status", "--config", configured(tmp_path, f"{wrong}{HOOK}\u200b"))
    assert code == 2
    assert "digest.webhook.url" in err
    assert_quiet(out, err)


@pytest.mark.parametrize(
    "wrong",
    [
        f'location = "https://reader:{LOGIN}@archive.example"',
        f'location = "https://reader:{LOGIN}@archive .example"',
        f'location = "https://reader:{LOGIN}@"',
        f'location = "pywb+https://archive.example/?token={LOGIN}\\u0000"',
        f'contact = "https://reader:{LOGIN}@é.example"',
    ],
)
def test_no_refusal_of_a_configuration_repeats_a_secret(tmp_path: Path, harvest: Harvest, wrong: str) -> None:
    config = configured(tmp_path, "https://chat.example/")
    config.write_text(config.read_text("utf-8").replace("[archive]", f"[archive]\n{wrong}"), encoding="utf-8")
    code, out, err = harvest("status", "--config", config)
    assert code == 2
    assert_quiet(out, err)


MAIL = Mail(
    "legal@reader.example", "a@sender.example", "<1@x>", "A change", b"From: a@b.c\r\n\r\nx\r\n", "{}"
)
ECHO = f"PLAIN {ENCODED[1]} {ENCODED[2]} {MAIL_PASSWORD} http://u:{FOREIGN}@relay.example/"
CONVERSATIONS: dict[str, tuple[str, ...]] = {
    "login": (
        "220 x",
        "250-x\r\n250 AUTH PLAIN LOGIN",
        f"535 5.7.8 no: {ECHO}",
        f"535 5.7.8 no: {ECHO}",
        "221 x",
    ),
    "sender": ("220 x", "250-x\r\n250 AUTH PLAIN", "235 ok", f"550-{ECHO}\r\n550 {ECHO}", "250 x", "221 x"),
    "greeting": (f"554 {ECHO}", "221 x"),
    "nonsense": (f"{ECHO}",),
}


@pytest.mark.parametrize("lines", CONVERSATIONS.values(), ids=CONVERSATIONS.keys())
def test_nothing_that_a_mail_server_repeats_is_said(lines: tuple[str, ...]) -> None:
    with misbehaving(says(*lines)) as port, pytest.raises(MailError) as caught:
        SmtpTransport(SmtpServer(LOOPBACK, port, "none", "harvest", MAIL_PASSWORD, 5)).send(MAIL)
    assert_quiet(str(caught.value), caught.value.reason)
    assert "***" in caught.value.reason


@pytest.mark.parametrize(
    "status", [f"403 no /services/T0/{HOOK}", f"500 http://{LOOPBACK}/services/T0/{HOOK}", f"{HOOK}", "302 x"]
)
def test_nothing_that_a_webhook_repeats_is_said(status: str) -> None:
    answer = f"HTTP/1.1 {status}\r\nLocation: https://u:{FOREIGN}@x.example/{HOOK}\r\nContent-Length: 0\r\n"

    def answers(connection: socket.socket) -> None:
        connection.recv(65536)
        connection.sendall(f"{answer}\r\n".encode())

    with misbehaving(answers) as port:
        address = f"http://{LOOPBACK}:{port}/services/T0/{HOOK}?token={HOOK}x"
        with pytest.raises(MailError) as caught:
            WebhookTransport(5).send(replace(MAIL, recipient=address))
    assert_quiet(str(caught.value), caught.value.reason)
    assert caught.value.recipient == address, "by its address a recipient is known"


def test_the_address_of_a_webhook_is_not_shown(tmp_path: Path, harvest: Harvest) -> None:
    config = configured(tmp_path, f"http://{LOOPBACK}:{free_port()}/services/{HOOK}")
    with StandIn(GOOD) as server:
        assert harvest("--config", config, "--archive", server.location)[0] == 0
    code, out, err = harvest("digest", "--config", config, "--since", "2010")
    assert code == 0
    assert f"To: http://{LOOPBACK}:" in out
    assert_quiet(out, err)
    code, out, err = harvest("digest", "--config", config, "--since", "2010", "--send")
    assert code == 1
    assert_quiet(out, err)
    assert_quiet(*harvest("digest", "--config", config)[1:])
    connection = sqlite3.connect(tmp_path / "harvest.db")
    payloads = [json.loads(row[0]) for row in connection.execute("SELECT payload FROM mails")]
    connection.close()
    assert payloads
    assert_quiet(json.dumps(payloads))
