"""A composed mail, as it is stored before the first try to send it."""

from __future__ import annotations

from dataclasses import dataclass


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
