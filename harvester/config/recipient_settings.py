"""What config.toml may say of channels, and of recipients who get some changes only."""

from __future__ import annotations

from dataclasses import dataclass

from harvester.config import numbers, values
from harvester.config.channels import Channel, channel, recipient
from harvester.config.keys import key


@dataclass(frozen=True, slots=True)
class AppriseSettings:
    """Channels of chat services, which the package Apprise writes to; more come from HARVEST_APPRISE_URLS."""

    urls: tuple[Channel, ...] = key(
        (),
        values.several(channel, secret=True),
        "channels that get every company's changes, as addresses of Apprise; `${NAME}` stands for a variable",
    )


@dataclass(frozen=True, slots=True)
class GroupSettings:
    """Recipients who get some changes only.

    Attributes:
        slug: its name in the file, ``[digest.groups.<slug>]``.
    """

    slug: str
    recipients: tuple[str | Channel, ...] = key(
        (),
        values.several(recipient, secret=True),
        "mail addresses, and channels as addresses of Apprise; `${NAME}` stands for a variable",
    )
    companies: tuple[str, ...] = key(
        (),
        values.several(values.filled),
        "companies whose changes they get, by slug, name or domain; empty = all",
    )
    topics: tuple[str, ...] = key(
        (), values.several(values.filled), "topics, one of which a change must concern; empty = any, or none"
    )
    at_least: int = key(0, numbers.integer(0, 1000), "least weight of a change; 0 = any", unit="points")
