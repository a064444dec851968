"""The change digest: turn news into one mail per recipient (`compose`)."""

from __future__ import annotations

from harvester.digest.channel_mail import compose_for_channel
from harvester.digest.channel_text import channel_message
from harvester.digest.compose import compose, parts
from harvester.digest.headers import check_addresses, message_identity
from harvester.digest.recipients import Recipient, check_recipients, is_mail_due, recipients
from harvester.digest.records import DigestInput

__all__ = [
    "DigestInput",
    "Recipient",
    "channel_message",
    "check_addresses",
    "check_recipients",
    "compose",
    "compose_for_channel",
    "is_mail_due",
    "message_identity",
    "parts",
    "recipients",
]
