"""What a channel of a chat service takes, and how a message to it is kept in the outbox."""

from __future__ import annotations

from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage
from html import escape
from typing import Literal

from store.tables.outbox import Mail

Markup = Literal["text", "markdown", "html"]
SUBTYPES: dict[Markup, str] = {"text": "plain", "markdown": "markdown", "html": "html"}
_MARKUPS: dict[str, Markup] = {subtype: markup for markup, subtype in SUBTYPES.items()}


@dataclass(frozen=True, slots=True)
class ChannelForm:
    """What a channel takes.

    Attributes:
        markup: how its messages are written.
        size: the largest message, in the unit of `size_of`.
        title_size: the longest title in the same unit; 0: it has none.
        shares: whether the title takes its room from the message.
        lines: the most lines, or 0 for any number.
    """

    markup: Markup = "text"
    size: int = 32_768
    title_size: int = 250
    shares: bool = False
    lines: int = 0


def size_of(text: str) -> int:
    """Return how much of a channel's limit a text takes at most, whatever the service counts.

    Some services count characters, others bytes, and some after they have escaped ``&``, ``<`` and ``>``.

    Args:
        text: a title or a message.
    """
    return len(escape(text, quote=False).encode("utf-8", "replace"))


@dataclass(frozen=True, slots=True)
class ChannelMessage:
    """A message to a channel.

    Attributes:
        title: its title; not sent if the channel has none.
        body: the message.
        markup: how it is written.
    """

    title: str
    body: str
    markup: Markup


def message_in(mail: Mail) -> ChannelMessage:
    """Return the message that is kept in a mail to a channel, as it was composed.

    Args:
        mail: from the outbox.
    """
    kept = message_from_bytes(mail.raw, _class=EmailMessage, policy=policy.default)
    markup = _MARKUPS[kept.get_content_subtype()]
    body = kept.get_content().replace("\r\n", "\n").rstrip("\n")
    return ChannelMessage(str(kept["Subject"]), body, markup)
