"""Mail servers on loopback: a real one (aiosmtpd) with every kind of demand, and some that misbehave."""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

LOOPBACK = "127.0.0.1"
USER, PASSWORD = "harvest", "a password that is long enough"


@dataclass
class Received:
    """What a server has taken: pairs of recipient and Message-ID, in order, and who greeted for each."""

    mails: list[tuple[str, str]] = field(default_factory=list)
    raw: list[bytes] = field(default_factory=list)
    greetings: list[str] = field(default_factory=list)


class Taking:
    """Takes every mail, but refuses the recipients it is told to refuse."""

    def __init__(self, received: Received, refused: dict[str, str]) -> None:
        self.received, self.refused = received, refused

    async def handle_RCPT(  # noqa: N802 - the name that aiosmtpd calls
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if address in self.refused:
            return self.refused[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        raw = envelope.content if isinstance(envelope.content, bytes) else b""
        message_id = str(message_from_bytes(raw)["Message-ID"])
        self.received.raw.append(raw)
        self.received.greetings.append(str(session.host_name))
        self.received.mails += [(recipient, message_id) for recipient in envelope.rcpt_tos]
        return "250 taken"


class Faulty(Taking):
    """Takes mails, but fails at the point that `fault` names (see `FAULTS`)."""

    fault = ""

    async def handle_MAIL(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        envelope.mail_from = address
        return self._answer(server, "mail")

    async def handle_RCPT(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        envelope.rcpt_tos.append(address)
        return self._answer(server, "recipient")

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        if not self.fault.startswith("data before"):
            await super().handle_DATA(server, session, envelope)
        return self._answer(server, "data")

    def _answer(self, server: SMTP, point: str) -> str:
        if self.fault.startswith(point):
            if self.fault.endswith("hang up"):
                assert isinstance(server.transport, asyncio.Transport)
                server.transport.abort()
            else:
                return f"{self.fault.split()[-1]} as the fault will have it"
        return "250 OK"


FAULTS = (
    "mail: hang up",
    "mail: 451",
    "mail: 550",
    "recipient: hang up",
    "recipient: 450",
    "recipient: 550",
    "data before it is taken: hang up",
    "data before it is taken: 452",
    "data after it is taken: hang up",
    "data after it is taken: 451",
)


@contextmanager
def faulty_server() -> Iterator[tuple[int, Faulty]]:
    """Return a mail server on whose handler a fault can be set; gives its port and the handler."""
    handler = Faulty(Received(), {})
    controller = Controller(handler, hostname=LOOPBACK, port=free_port())
    controller.start()
    try:
        yield controller.port, handler
    finally:
        controller.stop()


def authenticated(server: Any, session: Any, envelope: Any, mechanism: str, data: Any) -> AuthResult:
    right = isinstance(data, LoginPassword) and (data.login, data.password) == (
        USER.encode(),
        PASSWORD.encode(),
    )
    return AuthResult(success=right, handled=False)


@contextmanager
def mail_server(
    *,
    tls: ssl.SSLContext | None = None,
    starttls: ssl.SSLContext | None = None,
    demands_tls: bool = False,
    login: bool = False,
    refused: dict[str, str] | None = None,
) -> Iterator[tuple[int, Received]]:
    """Return a real mail server; gives its port and what it takes.

    Args:
        tls: speaks TLS from the first byte.
        starttls: offers STARTTLS.
        demands_tls: takes nothing before STARTTLS.
        login: takes nothing before a login, over TLS only.
        refused: the answer to each recipient that is refused.
    """
    received = Received()
    options: dict[str, Any] = {}
    if login:
        options = {"authenticator": authenticated, "auth_required": True}
    controller = Controller(
        Taking(received, refused or {}),
        hostname=LOOPBACK,
        port=0,
        ssl_context=tls,
        tls_context=starttls,
        require_starttls=demands_tls,
        **options,
    )
    # With port 0 aiosmtpd would ask port 0 whether the server is up.
    controller.port = free_port()
    controller.start()
    try:
        yield controller.port, received
    finally:
        controller.stop()


def free_port() -> int:
    """Return a port on loopback that nobody listens on."""
    with socket.create_server((LOOPBACK, 0)) as server:
        return int(server.getsockname()[1])


@contextmanager
def misbehaving(answer: Callable[[socket.socket], None]) -> Iterator[int]:
    """Return a server that does with each connection what `answer` does; gives its port."""
    server = socket.create_server((LOOPBACK, 0))

    def serve() -> None:
        while True:
            try:
                connection, _ = server.accept()
            except OSError:
                return
            with connection, contextlib.suppress(OSError):
                answer(connection)

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield int(server.getsockname()[1])
    finally:
        # A thread that waits in accept() is woken by shutdown, not by close.
        with contextlib.suppress(OSError):
            server.shutdown(socket.SHUT_RDWR)
        server.close()
        thread.join(5)


def says(
    *lines: str, then: Callable[[socket.socket], None] = lambda _: None
) -> Callable[[socket.socket], None]:
    """Answers line after line, whatever it is told, and then hangs up."""

    def answer(connection: socket.socket) -> None:
        for number, line in enumerate(lines):
            if number:
                connection.recv(65536)
            connection.sendall(f"{line}\r\n".encode())
        then(connection)

    return answer


def waits(connection: socket.socket) -> None:
    """Says nothing until the other side has gone."""
    while connection.recv(65536):
        pass


def drips(connection: socket.socket) -> None:
    """Answers byte by byte, and never to the end, until the other side has gone."""
    for byte in itertools.cycle(b"250-Still here\r\n"):
        connection.sendall(bytes([byte]))
        time.sleep(0.01)


def _until_dot(file: socket.SocketIO) -> bytes | None:
    """Return the data of a mail, or None if the other side went away before its end."""
    lines = list[bytes]()
    while (line := file.readline()) != b".\r\n":
        if not line:
            return None
        lines.append(line)
    return b"".join(lines)


@contextmanager
def attended(heard: Callable[[str], None]) -> Iterator[tuple[int, Received]]:
    """Return a mail server that calls `heard` before it answers; gives its port and what it has taken.

    Args:
        heard: called with the verb of each command; ``CONNECT`` at first, ``SENT`` at the end of a mail.
    """
    received = Received()

    def answer(connection: socket.socket) -> None:
        with connection.makefile("rwb", buffering=0) as file:

            def reply(verb: str, line: str) -> None:
                heard(verb)
                file.write(f"{line}\r\n".encode())

            reply("CONNECT", "220 ready")
            recipient = ""
            while line := file.readline().decode():
                verb = line.split()[0].upper().partition(":")[0]
                if verb == "RCPT":
                    recipient = line.split("<")[1].split(">")[0]
                reply(verb, {"DATA": "354 go on", "QUIT": "221 bye"}.get(verb, "250 OK"))
                if verb == "DATA":
                    raw = _until_dot(file)
                    if raw is None:
                        return
                    received.raw.append(raw)
                    received.mails.append((recipient, str(message_from_bytes(raw)["Message-ID"])))
                    reply("SENT", "250 taken")

    with misbehaving(answer) as port:
        yield port, received
