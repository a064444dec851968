"""A composed mail, as it is stored before the first try to send it, and what it tells."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail to one recipient; it is never composed anew.

    Attributes:
        recipient: the mail address it goes to, or the address of a webhook.
        sender: the mail address it comes from.
        message_id: its Message-ID, angle brackets included.
        subject: its subject, on one line.
        raw: the whole mail as it goes over the wire (RFC 5322, CRLF).
        payload: the same news as JSON.
    """

    recipient: str
    sender: str
    message_id: str
    subject: str
    raw: bytes
    payload: str


def is_web_address(recipient: str) -> bool:
    """Whether a recipient is a webhook rather than a mail address."""
    return recipient.startswith(("https://", "http://"))


@dataclass(frozen=True, slots=True)
class QueuedMail:
    """A mail that was not taken yet.

    Attributes:
        mail: the mail.
        attempts: how often it was tried in vain.
        reason: why the last try failed, or ``""``.
    """

    mail: Mail
    attempts: int
    reason: str


@dataclass(frozen=True, slots=True)
class ToldChange:
    """A change as it was told to somebody.

    Attributes:
        document: id of the document.
        old_text: SHA-256 of the old text.
        new_text: SHA-256 of the new text.
        after_capture: the last capture that showed the old text, as it was known then.
        first_capture: the first capture that showed the new text, as it was known then.
    """

    document: int
    old_text: str
    new_text: str
    after_capture: str
    first_capture: str


@dataclass(frozen=True, slots=True)
class Episode:
    """A time in which a document could not be looked at.

    Attributes:
        document: id of the document.
        since: begin of the first run that failed; with the document it names the episode.
        problem: what the newest of its runs said.
        listed: whether the list at least was complete.
        until: begin of the first run that went well again, or None while it lasts.
    """

    document: int
    since: datetime
    problem: str
    listed: bool
    until: datetime | None = None
