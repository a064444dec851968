"""Send mail by SMTP over one encrypted and verified connection per run."""

from __future__ import annotations

import contextlib
import smtplib
import socket
import ssl
from base64 import b64encode
from dataclasses import dataclass, field
from typing import Literal

from diffs.text import message
from harvester.delivery.smtp_session import AnswerDeadline, LimitedSmtp, LimitedSmtpSsl
from harvester.errors import MailDeferred, MailError, MailRefused
from store.tables.outbox import Mail

Security = Literal["starttls", "ssl", "none"]

TIMEOUT_SECONDS = 60.0
"""RFC 5321, section 4.5.3.2, asks for minutes; after one without an answer, the mail is tried again later."""

DEADLINE_SECONDS = 300.0
"""For all answers to a mail, those to the connection included; a server may answer byte by byte."""

# An answer may have many lines, and all of them are kept with the mail.
_REASON_CHARACTERS = 600
# After so many mails in a row at which the server did not answer, a run sends no more.
_SILENCE_LIMIT = 3
# "Authentication required" (RFC 4954, 6), or "Must issue a STARTTLS command first" (RFC 3207, 4).
_LOGIN_WANTED = 530


@dataclass(frozen=True, slots=True)
class SmtpServer:
    """A mail server, and how to log in.

    Attributes:
        host: name of the server; its certificate is verified against it.
        port: usually 587 with STARTTLS, 465 with SSL, 25 with neither.
        security: ``starttls``, ``ssl``, or ``none``.
        user: login name, or ``""`` for no login.
        password: from ``HARVEST_SMTP_PASSWORD``; it is not written anywhere.
        timeout_seconds: how long the server may take to begin an answer, or to take a piece of a mail.
        deadline_seconds: how long all its answers to a mail may take, up to the end of the last one.
        helo: what this machine calls itself, or ``""`` for what the system says.
    """

    host: str
    port: int = 587
    security: Security = "starttls"
    user: str = ""
    password: str = field(default="", repr=False)
    timeout_seconds: float = TIMEOUT_SECONDS
    deadline_seconds: float = DEADLINE_SECONDS
    helo: str = ""

    @property
    def secrets(self) -> tuple[str, ...]:
        """What a server's answer may repeat and nobody must read: the password, as it was sent (RFC 4954)."""
        plain = f"\0{self.user}\0{self.password}"
        return (self.password, *(b64encode(one.encode()).decode() for one in (self.password, plain) if one))


class SmtpTransport:
    """Sends mails to an SMTP server; connects for the first one, and again if the connection is lost."""

    def __init__(self, server: SmtpServer) -> None:
        self._server, self._deadline = server, AnswerDeadline(server.timeout_seconds)
        self._connection: smtplib.SMTP | None = None
        self._out_of_reach: Exception | None = None
        self._silences = 0

    def send(self, mail: Mail) -> None:
        """Send the mail; when this returns, the server has accepted its data (250).

        Args:
            mail: what to send, to its one recipient.

        Raises:
            MailDeferred: no connection, a time-out, a closed connection, or a 4xx answer.
            MailRefused: a 5xx answer, an invalid certificate, a refused login, or no STARTTLS.
        """
        self._deadline.begin(self._server.deadline_seconds)
        try:
            self._connected().sendmail(mail.sender, [mail.recipient], mail.raw)
        except (smtplib.SMTPException, OSError, UnicodeError) as error:
            is_overdue = self._deadline.has_passed
            self._hang_up()
            self._silences = self._silences + 1 if _is_silence(error) else 0
            if self._silences >= _SILENCE_LIMIT:
                self._out_of_reach = error
            raise _told(mail.recipient, self._server, error, is_overdue=is_overdue) from None
        self._silences = 0

    def close(self) -> None:
        """Close the connection; the next mail connects again, even if the server was unreachable."""
        self._hang_up()
        self._out_of_reach, self._silences = None, 0

    def _hang_up(self) -> None:
        """Quit and close the connection; errors while quitting do not matter."""
        connection, self._connection = self._connection, None
        if connection is not None:
            self._deadline.begin(self._server.timeout_seconds)
            with contextlib.suppress(smtplib.SMTPException, OSError):
                connection.quit()
            connection.close()

    def _connected(self) -> smtplib.SMTP:
        if self._out_of_reach is not None:
            # Otherwise every mail of the run would wait for the time-out of a server that hangs. One that
            # hangs at a few mails in a row hangs at all: it may be a matter of one mail, or of two.
            raise self._out_of_reach
        if self._connection is not None and not _listens(self._connection):
            # Even one that the server has closed is still open here.
            self._connection.close()
            self._connection = None
        if self._connection is None:
            try:
                self._connection = _connect(self._server, self._deadline)
            except (smtplib.SMTPException, OSError) as error:
                self._out_of_reach = error
                raise
        return self._connection


def _connect(server: SmtpServer, deadline: AnswerDeadline) -> smtplib.SMTP:
    """Return a connection, encrypted and logged in as configured."""
    if server.user and not f"{server.user}{server.password}".isascii():
        # The library encodes a login as ASCII, and fails with what would be said of an address.
        problem = "user or HARVEST_SMTP_PASSWORD has letters beyond ASCII, which cannot be sent"
        raise smtplib.SMTPNotSupportedError(problem)
    place = server.host, server.port, server.helo or None
    connection: smtplib.SMTP
    if server.security == "ssl":
        connection = LimitedSmtpSsl(*place, deadline=deadline, context=ssl.create_default_context())
    else:
        connection = LimitedSmtp(*place, deadline=deadline)
    try:
        if server.security == "starttls":
            connection.starttls(context=ssl.create_default_context())
        if server.user:
            connection.login(server.user, server.password)
    except BaseException:
        connection.close()
        raise
    return connection


def _listens(connection: smtplib.SMTP) -> bool:
    """Return whether the connection is still open; some servers close it after a number of mails."""
    try:
        return connection.noop()[0] == 250
    except smtplib.SMTPException:
        return False


def _is_silence(error: Exception) -> bool:
    """Return whether a server did not answer in time; the library tells it as a lost connection."""
    return isinstance(error, TimeoutError) or isinstance(error.__context__, TimeoutError)


def _told(recipient: str, server: SmtpServer, error: Exception, *, is_overdue: bool) -> MailError:
    """Translate an exception of the library into `MailDeferred` or `MailRefused`."""
    kind, reason = _judged(server, error, is_overdue=is_overdue)
    return kind(recipient, message(reason, _REASON_CHARACTERS, server.secrets))


def _judged(server: SmtpServer, error: Exception, *, is_overdue: bool) -> tuple[type[MailError], str]:
    """Return what an exception of the library means, why, in the server's own words, and what to look at."""
    place = f"{server.host}:{server.port}"
    if _is_silence(error) and is_overdue:
        return MailDeferred, f"{place} did not finish its answers within {server.deadline_seconds:g} s"
    if _is_silence(error):
        waited = f"{place} did not answer within {server.timeout_seconds:g} s"
        return MailDeferred, f"{waited}. Check digest.smtp.host, port and security, and for a firewall"
    if isinstance(error, smtplib.SMTPException):
        return _of_protocol(place, error)
    if isinstance(error, ssl.SSLCertVerificationError):
        look = "Check digest.smtp.host; SSL_CERT_FILE names authorities of your own"
        return MailRefused, f"the certificate of {place} is not valid: {error.verify_message}. {look}"
    if isinstance(error, ssl.SSLError) and not isinstance(error, ssl.SSLEOFError | ssl.SSLZeroReturnError):
        return (
            MailRefused,
            f"{place}: no TLS connection is possible ({error.reason}). Check digest.smtp.security and port",
        )
    if isinstance(error, UnicodeError):
        return MailRefused, f"{place}: SMTP without extensions cannot transmit this address"
    if isinstance(error, socket.gaierror):
        return MailDeferred, f"{server.host}: {error.strerror or error}. Check digest.smtp.host"
    return MailDeferred, f"{place}: {error or type(error).__name__}. Check digest.smtp.host and port"


def _of_protocol(place: str, error: smtplib.SMTPException) -> tuple[type[MailError], str]:
    """Return what an answer of the server means, or that it does not speak as it is configured."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        code, answer = next(iter(error.recipients.values()))
        return _answered(f"{place} refuses the recipient", code, answer)
    if isinstance(error, smtplib.SMTPAuthenticationError):
        said = _words(error.smtp_error)
        return (
            MailRefused,
            f"{place} refuses the login: {said}. Check digest.smtp.user and HARVEST_SMTP_PASSWORD",
        )
    if isinstance(error, smtplib.SMTPResponseException) and error.smtp_code > 0:
        what, look = "the mail", ""
        if isinstance(error, smtplib.SMTPSenderRefused):
            what = f"the sender {error.sender}"
            look = (
                "digest.smtp.user and security" if error.smtp_code == _LOGIN_WANTED else "digest.smtp.sender"
            )
        elif isinstance(error, smtplib.SMTPHeloError):
            what, look = "the greeting", "digest.smtp.helo"
        kind, said = _answered(f"{place} refuses {what}", error.smtp_code, error.smtp_error)
        return kind, f"{said}. Check {look}" if look else said
    if isinstance(error, smtplib.SMTPNotSupportedError):
        return MailRefused, f"{place}: {str(error).rstrip('.')}. Check digest.smtp.security, user and port"
    return MailDeferred, f"{place}: {error or type(error).__name__}. Check digest.smtp.security and port"


def _answered(what: str, code: int, answer: bytes | str) -> tuple[type[MailError], str]:
    """Return what an SMTP code means: 4yz is temporary, 5yz is permanent (RFC 5321, section 4.2.1)."""
    return MailRefused if code >= 500 else MailDeferred, f"{what}: {code} {_words(answer)}"


def _words(answer: bytes | str) -> str:
    return answer.decode("utf-8", "replace") if isinstance(answer, bytes) else answer
