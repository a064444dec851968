"""Compose what the outbox keeps for a channel of a chat service; pure, as `compose` is."""

from __future__ import annotations

import json
from email.message import EmailMessage
from email.policy import SMTP

from harvester.delivery import SUBTYPES, ChannelForm
from harvester.digest.channel_text import channel_message
from harvester.digest.headers import header_address, message_identity
from harvester.digest.payload import payload
from harvester.digest.records import DigestInput
from harvester.digest.view import headline
from store.tables.outbox import Mail


def compose_for_channel(digest: DigestInput, form: ChannelForm) -> Mail:
    """Return the message to a channel, as a mail whose only part is what the service gets.

    Args:
        digest: the news of one recipient.
        form: what the channel takes.

    Raises:
        ValueError: the sender is not a mail address.
    """
    news = json.dumps(payload(digest), ensure_ascii=False, sort_keys=True)
    written = channel_message(digest, form)
    sender = header_address(digest.sender)
    kept = EmailMessage(policy=SMTP.clone(cte_type="7bit"))
    kept["From"] = kept["To"] = sender  # it is for whoever reads the outbox
    kept["Subject"] = written.title
    kept["Date"] = digest.generated_at
    kept["Message-ID"] = message_identity(sender.addr_spec, digest.recipient, news)
    kept.set_content(written.body, subtype=SUBTYPES[written.markup])
    return Mail(
        recipient=digest.recipient,
        sender=sender.addr_spec,
        message_id=kept["Message-ID"],
        subject=headline(digest),
        raw=kept.as_bytes(),
        payload=news,
    )
