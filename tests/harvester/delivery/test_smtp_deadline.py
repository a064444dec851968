"""A mail server that answers byte by byte holds nothing up, and a large mail over a slow line arrives."""

from __future__ import annotations

import re
import socket
import time
from collections.abc import Callable

import pytest

from harvester.delivery import smtp_session
from harvester.delivery.smtp import SmtpServer, SmtpTransport
from harvester.errors import MailDeferred
from store.tables.outbox import Mail
from tests.support.mailserver import LOOPBACK, drips, misbehaving, says

MAIL = Mail("legal@reader.example", "a@sender.example", "<1@sender.example>", "A change", b"Words.\r\n", "{}")
ACCEPTED = ("220 here", "250 hello", "250 sender", "250 recipient", "354 go on")
DEADLINE_SECONDS = 0.4

# Much longer than the deadline, and shorter than what would wait for all that drips.
AT_ONCE_SECONDS = 20.0


def patient(port: int, timeout_seconds: float = 30, deadline_seconds: float = DEADLINE_SECONDS) -> SmtpServer:
    return SmtpServer(
        LOOPBACK, port, "none", timeout_seconds=timeout_seconds, deadline_seconds=deadline_seconds
    )


@pytest.mark.parametrize("said", range(len(ACCEPTED) + 1))
def test_a_server_that_answers_byte_by_byte_defers_the_mail(said: int) -> None:
    begun = time.monotonic()
    with misbehaving(says(*ACCEPTED[:said], then=after_a_word(drips) if said else drips)) as port:
        transport = SmtpTransport(patient(port))
        with pytest.raises(MailDeferred, match=r"did not finish its answers within 0\.4 s"):
            transport.send(MAIL)
        transport.close()
    assert DEADLINE_SECONDS <= time.monotonic() - begun < AT_ONCE_SECONDS


def after_a_word(then: Callable[[socket.socket], None]) -> Callable[[socket.socket], None]:
    """Answer only once something was said."""

    def answer(connection: socket.socket) -> None:
        connection.recv(65536)
        then(connection)

    return answer


def test_a_server_that_accepts_a_mail_and_drips_its_goodbye_has_it() -> None:
    begun, taken = time.monotonic(), list[bytes]()

    def answer(connection: socket.socket) -> None:
        says(*ACCEPTED)(connection)
        taken.append(connection.recv(65536))
        connection.sendall(b"250 taken\r\n")
        after_a_word(drips)(connection)

    with misbehaving(answer) as port:
        transport = SmtpTransport(patient(port, timeout_seconds=0.5, deadline_seconds=30))
        transport.send(MAIL)
        transport.close()
    assert len(taken) == 1
    assert time.monotonic() - begun < AT_ONCE_SECONDS


def test_an_answer_without_end_does_not_fill_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(smtp_session, "_LONGEST_ANSWER_BYTES", 50_000)

    def floods(connection: socket.socket) -> None:
        while True:
            connection.sendall(b"220-More\r\n" * 1000)

    with misbehaving(floods) as port, pytest.raises(MailDeferred, match="its answer does not end"):
        SmtpTransport(patient(port, deadline_seconds=60)).send(MAIL)


def test_a_large_mail_over_a_slow_line_arrives(monkeypatch: pytest.MonkeyPatch) -> None:
    """It takes longer than a time-out, and longer than the deadline for answers, as long as it gets on."""
    monkeypatch.setattr(smtp_session, "_PIECE_BYTES", 4096)
    mail = large()
    read = bytearray()

    def answer(connection: socket.socket) -> None:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        says(*ACCEPTED)(connection)
        while not read.endswith(b"\r\n.\r\n"):
            read.extend(connection.recv(8192))
            time.sleep(0.03)
        connection.sendall(b"250 taken\r\n")

    begun = time.monotonic()
    with misbehaving(answer) as port:
        transport = SmtpTransport(patient(port, timeout_seconds=2.0, deadline_seconds=2.0))
        transport.send(mail)
        transport.close()
    assert time.monotonic() - begun > 2.0
    assert re.sub(rb"\.\r\n$", b"", bytes(read)) == mail.raw


def large() -> Mail:
    """Return a mail of more than half a megabyte, which fits into no buffer of the system."""
    return Mail(
        MAIL.recipient, MAIL.sender, MAIL.message_id, MAIL.subject, b"Words, words.\r\n" * 40_000, "{}"
    )
