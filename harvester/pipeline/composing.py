"""Compose what a recipient gets: a mail, or a message to a channel."""

from __future__ import annotations

from dataclasses import replace

from harvester.config import Channel
from harvester.delivery import is_taken_whole
from harvester.digest import DigestInput, compose, compose_for_channel
from store.tables.outbox import Mail

LEAST_MESSAGE = 100
"""Every service takes messages of so many characters."""


def composed(channel: Channel | None, digest: DigestInput) -> Mail:
    """Return the mail to a recipient, or the message to a channel, short enough for its service.

    Args:
        channel: the channel, or None for another recipient.
        digest: what is reported.
    """
    if channel is None or digest.channel is None:
        return compose(digest)
    form = digest.channel
    mail = compose_for_channel(digest, form)
    while form.size > LEAST_MESSAGE and not is_taken_whole(channel, mail):
        form = replace(form, size=form.size * 2 // 3)
        mail = compose_for_channel(digest, form)
    return mail
