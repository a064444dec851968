"""Say which way a mail goes, with what the configuration says about it."""

from __future__ import annotations

from dataclasses import dataclass

from harvester.config import DigestSettings
from harvester.delivery.folder import FolderTransport
from harvester.delivery.interface import Mail


@dataclass(frozen=True, slots=True)
class Way:
    """The way of a mail.

    Attributes:
        kind: ``smtp``, ``sendmail`` or ``folder``.
        place: the server with its port, the command, or the file.
        details: what else the configuration says, by name.
    """

    kind: str
    place: str
    details: tuple[tuple[str, str], ...] = ()

    @property
    def in_words(self) -> str:
        """The way as a line: ``mail server mail.example.org:587 (security starttls, user harvest)``."""
        told = ", ".join(f"{name} {value}" for name, value in self.details)
        name = {"smtp": "mail server", "sendmail": "command", "folder": "file"}[self.kind]
        return f"{name} {self.place}{f' ({told})' if told else ''}"


def way_of(settings: DigestSettings, mail: Mail) -> Way:
    """Return the way that a mail to a mail address goes.

    Args:
        settings: how mail is delivered.
        mail: the mail.
    """
    smtp = settings.smtp
    if smtp.host:
        said = (("security", smtp.security), ("user", smtp.user), ("helo", smtp.helo))
        return Way("smtp", f"{smtp.host}:{smtp.port}", tuple((name, value) for name, value in said if value))
    if settings.sendmail.command:
        return Way("sendmail", settings.sendmail.command)
    return Way("folder", str(FolderTransport(settings.outbox).path(mail)))
