"""The change digest: turn news into one mail per recipient (`compose`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diffs.lazy_face import lazy_face

if TYPE_CHECKING:
    from harvester.digest.channel_mail import compose_for_channel
    from harvester.digest.channel_text import channel_message
    from harvester.digest.compose import compose, parts
    from harvester.digest.headers import check_addresses, message_identity
    from harvester.digest.policies import Policies, policies_of
    from harvester.digest.recipients import Recipient, check_recipients, is_mail_due, recipients
    from harvester.digest.records import DigestInput

__all__ = [
    "DigestInput",
    "Policies",
    "Recipient",
    "channel_message",
    "check_addresses",
    "check_recipients",
    "compose",
    "compose_for_channel",
    "is_mail_due",
    "message_identity",
    "parts",
    "policies_of",
    "recipients",
]

lazy_face(
    __name__,
    {
        "DigestInput": "harvester.digest.records",
        "Policies": "harvester.digest.policies",
        "Recipient": "harvester.digest.recipients",
        "channel_message": "harvester.digest.channel_text",
        "check_addresses": "harvester.digest.headers",
        "check_recipients": "harvester.digest.recipients",
        "compose": "harvester.digest.compose",
        "compose_for_channel": "harvester.digest.channel_mail",
        "is_mail_due": "harvester.digest.recipients",
        "message_identity": "harvester.digest.headers",
        "parts": "harvester.digest.compose",
        "policies_of": "harvester.digest.policies",
        "recipients": "harvester.digest.recipients",
    },
)
