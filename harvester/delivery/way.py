"""Say which way a mail goes, with what the configuration says about it."""

from __future__ import annotations

from dataclasses import dataclass

from harvester.config import DigestSettings
from harvester.delivery.folder import FolderTransport
from harvester.delivery.interface import Mail
from store.tables.outbox import is_channel

_NAMES = {"smtp": "mail server", "sendmail": "command", "folder": "file", "channel": "channel"}


@dataclass(frozen=True, slots=True)
class Way:
    """The way of a mail.

    Attributes:
        kind: ``smtp``, ``sendmail``, ``folder`` or ``channel``.
        place: the server with its port, the command, the file, or the name of the channel.
        details: what else the configuration says, by name.
    """

    kind: str
    place: str
    details: tuple[tuple[str, str], ...] = ()

    @property
    def in_words(self) -> str:
        """The way as a line: ``mail server mail.example.org:587 (security starttls, user harvest)``."""
        told = ", ".join(f"{name} {value}" for name, value in self.details)
        name = _NAMES[self.kind]
        return f"{name} {self.place}{f' ({told})' if told else ''}"


def way_of(settings: DigestSettings, mail: Mail) -> Way:
    """Return the way that a mail to a mail address, or a message to a channel, goes.

    Args:
        settings: how mail is delivered.
        mail: the mail.
    """
    smtp = settings.smtp
    if is_channel(mail.recipient):
        return Way("channel", mail.recipient)
    if smtp.host:
        said = (("security", smtp.security), ("user", smtp.user), ("helo", smtp.helo))
        return Way("smtp", f"{smtp.host}:{smtp.port}", tuple((name, value) for name, value in said if value))
    if settings.sendmail.command:
        return Way("sendmail", settings.sendmail.command)
    return Way("folder", str(FolderTransport(settings.outbox).path(mail)))
