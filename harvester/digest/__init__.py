"""The change digest: turn news into one mail per recipient (`compose`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diffs.lazy_face import lazy_face

if TYPE_CHECKING:
    from harvester.digest.compose import check_addresses, compose, message_identity, parts
    from harvester.digest.recipients import Recipient, check_recipients, is_mail_due, recipients
    from harvester.digest.records import DigestInput

__all__ = [
    "DigestInput",
    "Recipient",
    "check_addresses",
    "check_recipients",
    "compose",
    "is_mail_due",
    "message_identity",
    "parts",
    "recipients",
]

lazy_face(
    __name__,
    {
        "DigestInput": "harvester.digest.records",
        "Recipient": "harvester.digest.recipients",
        "check_addresses": "harvester.digest.compose",
        "check_recipients": "harvester.digest.recipients",
        "compose": "harvester.digest.compose",
        "is_mail_due": "harvester.digest.recipients",
        "message_identity": "harvester.digest.compose",
        "parts": "harvester.digest.compose",
        "recipients": "harvester.digest.recipients",
    },
)
