"""Which way a mail goes, as the configuration says: a mail server, else a mail program, else a folder."""

from __future__ import annotations

from harvester.config import DigestSettings
from harvester.delivery.folder import FolderTransport
from harvester.delivery.sendmail import SendmailTransport
from harvester.delivery.smtp import SmtpServer, SmtpTransport
from harvester.delivery.transport import Transport
from harvester.delivery.webhook import WebhookTransport
from store.tables.outbox import Mail, is_web_address

LOCAL_READER = "reader@localhost"
"""Who the digest is for where nobody is named: it goes into the folder, so that it works out of the box."""

LOCAL_SENDER = "harvest@localhost"


class Ways:
    """Sends mail for mail addresses one way, and posts it to web addresses."""

    def __init__(self, mail: Transport, webhook: Transport) -> None:
        self._mail, self._webhook = mail, webhook

    def send(self, mail: Mail) -> None:
        """Hand the mail over by the way that its recipient asks for.

        Args:
            mail: what to send.

        Raises:
            MailDeferred: it was not taken, and may be later.
            MailRefused: it was not taken, and will not be.
        """
        (self._webhook if is_web_address(mail.recipient) else self._mail).send(mail)

    def close(self) -> None:
        """Let go of connections."""
        self._mail.close()
        self._webhook.close()


def open_ways(settings: DigestSettings) -> Ways:
    """Return the ways that the configuration names; nothing is connected yet."""
    return Ways(_mail_transport(settings), WebhookTransport())


def goes_out(settings: DigestSettings) -> bool:
    """Return whether mail leaves this machine's folder."""
    return bool(settings.smtp.host or settings.sendmail.command)


def sender(settings: DigestSettings) -> str:
    """Return the From address: the one configured, else the login where it is one."""
    smtp = settings.smtp
    return smtp.sender or (smtp.user if "@" in smtp.user else LOCAL_SENDER)


def _mail_transport(settings: DigestSettings) -> Transport:
    smtp = settings.smtp
    if smtp.host:
        return SmtpTransport(SmtpServer(smtp.host, smtp.port, smtp.security, smtp.user, smtp.password))
    if settings.sendmail.command:
        return SendmailTransport(settings.sendmail.command)
    return FolderTransport(settings.outbox)
