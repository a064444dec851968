"""The kinds of delivery, and which is configured: mail server, mail program, folder, webhook, channels."""

from __future__ import annotations

from harvester.config import DigestSettings
from harvester.delivery.apprise import AppriseTransport
from harvester.delivery.folder import FolderTransport
from harvester.delivery.interface import Transport
from harvester.delivery.sendmail import SendmailTransport
from harvester.delivery.smtp import SmtpServer, SmtpTransport
from harvester.delivery.webhook import WebhookTransport
from store.tables.outbox import Mail, is_channel, is_web_address

LOCAL_READER = "reader@localhost"
"""The recipient if none is configured; the digest then goes into the folder, without any configuration."""

LOCAL_SENDER = "harvest@localhost"


class Ways:
    """Sends mail to mail addresses by one transport, to web addresses by another, to channels by a third."""

    def __init__(self, mail: Transport, webhook: Transport, channels: Transport) -> None:
        self._mail, self._webhook, self._channels = mail, webhook, channels

    def send(self, mail: Mail) -> None:
        """Deliver the mail by the transport for its recipient.

        Args:
            mail: what to send.

        Raises:
            MailDeferred: it was not accepted, but may be later.
            MailRefused: it was not accepted, and will not be.
        """
        if is_channel(mail.recipient):
            self._channels.send(mail)
        elif is_web_address(mail.recipient):
            self._webhook.send(mail)
        else:
            self._mail.send(mail)

    def close(self) -> None:
        """Close connections."""
        self._mail.close()
        self._webhook.close()
        self._channels.close()


def open_ways(settings: DigestSettings) -> Ways:
    """Return the transports that are configured; nothing is connected yet."""
    return Ways(_mail_transport(settings), WebhookTransport(), AppriseTransport(settings.channels))


def goes_out(settings: DigestSettings) -> bool:
    """Return whether mail is sent, not only written into a folder."""
    return bool(settings.smtp.host or settings.sendmail.command)


def sender(settings: DigestSettings) -> str:
    """Return the From address: the configured one, or else the login name if it is a mail address."""
    smtp = settings.smtp
    return smtp.sender or (smtp.user if "@" in smtp.user else LOCAL_SENDER)


def _mail_transport(settings: DigestSettings) -> Transport:
    smtp = settings.smtp
    if smtp.host:
        server = SmtpServer(smtp.host, smtp.port, smtp.security, smtp.user, smtp.password, helo=smtp.helo)
        return SmtpTransport(server)
    if settings.sendmail.command:
        return SendmailTransport(settings.sendmail.command)
    return FolderTransport(settings.outbox)
