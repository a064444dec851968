"""Mail by SMTP, against a real server on loopback and against servers that misbehave."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Iterator
from dataclasses import replace

import pytest
import trustme

from harvester.delivery.smtp import Security, SmtpServer, SmtpTransport
from harvester.errors import MailDeferred, MailRefused
from store.tables.outbox import Mail
from tests.support.mailserver import (
    LOOPBACK,
    PASSWORD,
    USER,
    free_port,
    mail_server,
    misbehaving,
    says,
    waits,
)

RAW = b"From: a@sender.example\r\nMessage-ID: <1@sender.example>\r\n\r\nFrom here.\r\n.\r\n..two\r\n"
MAIL = Mail("legal@reader.example", "a@sender.example", "<1@sender.example>", "A change", RAW, "{}")


@pytest.fixture(scope="session")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture
def trusted(authority: trustme.CA, monkeypatch: pytest.MonkeyPatch) -> Iterator[ssl.SSLContext]:
    """Return a certificate for loopback, signed by an authority that the machine trusts."""
    with authority.cert_pem.tempfile() as file:
        monkeypatch.setenv("SSL_CERT_FILE", file)
        yield context_of(authority, LOOPBACK)


def context_of(authority: trustme.CA, name: str) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(name).configure_cert(context)
    return context


def sent(server: SmtpServer, *mails: Mail) -> None:
    transport = SmtpTransport(server)
    try:
        for mail in mails or (MAIL,):
            transport.send(mail)
    finally:
        transport.close()


def plain(port: int, timeout_seconds: float = 5) -> SmtpServer:
    return SmtpServer(LOOPBACK, port, "none", timeout_seconds=timeout_seconds)


def test_the_bytes_arrive_as_they_were_stored() -> None:
    with mail_server() as (port, received):
        sent(plain(port), MAIL, replace(MAIL, recipient="b@reader.example", message_id="<1@sender.example>"))
    assert received.raw == [RAW, RAW]
    assert [recipient for recipient, _ in received.mails] == ["legal@reader.example", "b@reader.example"]


def test_the_server_is_greeted_with_the_name_of_the_configuration() -> None:
    with mail_server() as (port, received):
        sent(replace(plain(port), helo="mail.sender.example"))
        sent(plain(port))
    named, default = received.greetings
    assert named == "mail.sender.example" != default


@pytest.mark.parametrize(
    ("answers", "kind", "said"),
    [
        (("220 ready", "504 no such name", "504 no such name"), MailRefused, "greeting: 504 .*smtp.helo"),
        (("220 ready", "250 hello", "550 not you"), MailRefused, "sender a@.*: 550 .*smtp.sender"),
        (("220 ready", "250 hello", "530 log in"), MailRefused, "530 log in. Check digest.smtp.user"),
        (("554 no service",), MailRefused, "554 no service"),
        ((), MailDeferred, "Check digest.smtp.security and port"),
    ],
)
def test_what_the_server_refuses_names_the_key_to_look_at(
    answers: tuple[str, ...], kind: type[Exception], said: str
) -> None:
    with misbehaving(says(*answers)) as port, pytest.raises(kind, match=said):
        sent(plain(port))


def test_a_host_that_is_not_known_names_its_key() -> None:
    with pytest.raises(MailDeferred, match=r"no-such-host.invalid: .*Check digest.smtp.host"):
        sent(SmtpServer("no-such-host.invalid", 25, "none", timeout_seconds=5))


def test_a_login_that_cannot_be_sent_is_not_taken_for_an_address(trusted: ssl.SSLContext) -> None:
    with mail_server(starttls=trusted, login=True) as (port, received):
        transport = SmtpTransport(SmtpServer(LOOPBACK, port, "starttls", USER, "g\u00e4nsef\u00fc\u00dfchen"))
        with pytest.raises(MailRefused, match=r"user or HARVEST_SMTP_PASSWORD has letters beyond ASCII"):
            transport.send(MAIL)
        transport.close()
    assert received.mails == []


def test_with_starttls_and_login(trusted: ssl.SSLContext) -> None:
    with mail_server(starttls=trusted, demands_tls=True, login=True) as (port, received):
        sent(SmtpServer(LOOPBACK, port, "starttls", USER, PASSWORD, 5))
    assert len(received.mails) == 1


def test_with_ssl_from_the_first_byte(trusted: ssl.SSLContext) -> None:
    with mail_server(tls=trusted) as (port, received):
        sent(SmtpServer(LOOPBACK, port, "ssl", timeout_seconds=5))
    assert len(received.mails) == 1


def test_a_wrong_password_is_refused_and_not_shown(trusted: ssl.SSLContext) -> None:
    server = SmtpServer(LOOPBACK, 0, "starttls", USER, "wrong password", 5)
    assert "wrong password" not in repr(server)
    with (
        mail_server(starttls=trusted, login=True) as (port, received),
        pytest.raises(MailRefused, match="HARVEST_SMTP_PASSWORD") as raised,
    ):
        sent(replace(server, port=port))
    assert "wrong password" not in str(raised.value)
    assert not received.mails


@pytest.mark.parametrize("security", ["starttls", "ssl"])
def test_a_certificate_of_an_unknown_authority_is_refused(security: Security) -> None:
    context = context_of(trustme.CA(), LOOPBACK)
    starttls, tls = (context, None) if security == "starttls" else (None, context)
    with (
        mail_server(tls=tls, starttls=starttls) as (port, received),
        pytest.raises(MailRefused, match="is not valid"),
    ):
        sent(replace(plain(port), security=security))
    assert not received.mails


def test_a_certificate_of_another_host_is_refused(authority: trustme.CA, trusted: ssl.SSLContext) -> None:
    other = context_of(authority, "mail.other.example")
    with mail_server(starttls=other) as (port, received), pytest.raises(MailRefused, match="is not valid"):
        sent(SmtpServer(LOOPBACK, port, "starttls", timeout_seconds=5))
    assert not received.mails


def test_a_server_that_demands_tls_gets_nothing_in_the_clear(trusted: ssl.SSLContext) -> None:
    with (
        mail_server(starttls=trusted, demands_tls=True) as (port, received),
        pytest.raises(MailRefused, match=r"530 .*STARTTLS"),
    ):
        sent(plain(port))
    assert not received.mails


def test_a_server_without_starttls_gets_no_password() -> None:
    with mail_server() as (port, received), pytest.raises(MailRefused, match="STARTTLS"):
        sent(SmtpServer(LOOPBACK, port, "starttls", USER, PASSWORD, 5))
    assert not received.mails


def test_ssl_to_a_server_that_speaks_none_is_refused() -> None:
    with mail_server() as (port, _), pytest.raises(MailRefused, match="security"):
        sent(SmtpServer(LOOPBACK, port, "ssl", timeout_seconds=5))


@pytest.mark.parametrize(
    ("answer", "error"), [("550 no such user", MailRefused), ("451 try again later", MailDeferred)]
)
def test_a_refused_recipient_does_not_hold_up_the_next(answer: str, error: type[Exception]) -> None:
    with mail_server(refused={MAIL.recipient: answer}) as (port, received):
        transport = SmtpTransport(plain(port))
        with pytest.raises(error, match=answer):
            transport.send(MAIL)
        transport.send(replace(MAIL, recipient="b@reader.example"))
        transport.close()
    assert [recipient for recipient, _ in received.mails] == ["b@reader.example"]


def test_nobody_listens() -> None:
    with pytest.raises(MailDeferred, match=LOOPBACK):
        sent(plain(free_port()))


def test_a_name_that_does_not_exist(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    with pytest.raises(MailDeferred, match="not known"):
        sent(SmtpServer("mail.invalid", 25, "none", timeout_seconds=5))


GREETED = ("220 here", "250 hello")
ACCEPTED = (*GREETED, "250 sender", "250 recipient", "354 go on")


@pytest.mark.parametrize("lines", [(), GREETED[:1], GREETED, ACCEPTED], ids=len)
def test_a_server_that_hangs_up(lines: tuple[str, ...]) -> None:
    with misbehaving(says(*lines)) as port, pytest.raises(MailDeferred):
        sent(plain(port))


@pytest.mark.parametrize("lines", [(), GREETED[:1], GREETED, ACCEPTED], ids=len)
def test_a_server_that_hangs(lines: tuple[str, ...]) -> None:
    with misbehaving(says(*lines, then=waits)) as port, pytest.raises(MailDeferred):
        sent(plain(port, timeout_seconds=0.2))


@pytest.mark.parametrize(
    ("lines", "error"),
    [
        (("554 no service",), MailRefused),
        (("421 too busy",), MailDeferred),
        ((*ACCEPTED, "552 too large"), MailRefused),
        ((*ACCEPTED, "452 disk full"), MailDeferred),
        (("this is not SMTP at all",), MailDeferred),
    ],
)
def test_answers_that_refuse(lines: tuple[str, ...], error: type[Exception]) -> None:
    with misbehaving(says(*lines)) as port, pytest.raises(error):
        sent(plain(port))


def test_a_connection_that_went_away_between_two_mails() -> None:
    with mail_server() as (port, received):
        transport = SmtpTransport(plain(port))
        transport.send(MAIL)
        assert transport._connection and isinstance(transport._connection.sock, socket.socket)
        transport._connection.sock.shutdown(socket.SHUT_RDWR)
        transport.send(replace(MAIL, recipient="b@reader.example"))
        transport.close()
    assert len(received.mails) == 2


def test_a_server_that_hangs_after_its_greeting_holds_up_a_few_mails_only() -> None:
    connections = 0

    def answer(connection: socket.socket) -> None:
        nonlocal connections
        connections += 1
        says(*GREETED, then=waits)(connection)

    with misbehaving(answer) as port:
        transport = SmtpTransport(plain(port, timeout_seconds=0.2))
        for _ in range(9):
            with pytest.raises(MailDeferred, match=r"did not answer within 0\.2 s"):
                transport.send(MAIL)
        assert connections == 3
        transport.close()


def test_a_server_that_hangs_costs_a_run_its_time_out_only_once() -> None:
    connections = 0

    def answer(connection: socket.socket) -> None:
        nonlocal connections
        connections += 1
        waits(connection)

    with misbehaving(answer) as port:
        transport = SmtpTransport(plain(port, timeout_seconds=0.2))
        for _ in range(3):
            with pytest.raises(MailDeferred):
                transport.send(MAIL)
        assert connections == 1
        transport.close()
        with pytest.raises(MailDeferred):
            transport.send(MAIL)
    assert connections == 2
