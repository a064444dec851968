"""Who gets a digest, and when a mail to somebody is due; pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, tzinfo

from harvester.config import Settings
from harvester.config.mailbox import mailbox_of
from harvester.delivery import LOCAL_READER, goes_out, service_of
from harvester.digest.records import Period
from harvester.errors import ConfigError


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody who gets the digest, and the companies they follow.

    Attributes:
        address: a mail address, the address of a webhook, or the name of a channel.
        companies: the slugs of the companies, or None for all companies.
        name: whom the address belongs to, for the mail's header, or ``""``.
    """

    address: str
    companies: frozenset[str] | None
    name: str = ""

    def follows(self, company: str) -> bool:
        """Return whether the recipient follows a company."""
        return self.companies is None or company in self.companies


def recipients(settings: Settings) -> tuple[Recipient, ...]:
    """Return who gets a digest: recipients of all companies, recipients of some, the webhook, and channels.

    If there are none, and mails are only written to a folder, a local reader gets all companies.

    Args:
        settings: the configuration.
    """
    digest = settings.digest
    # A recipient is known by the address alone: what was told does not depend on how the name is written.
    everything = _names(digest.recipients)
    single = _names(text for company in settings.companies for text in company.recipients)
    followed: dict[str, set[str]] = {address: set() for address in single if address not in everything}
    for company in settings.companies:
        for address in _names(company.recipients):
            if address in followed:
                followed[address].add(company.slug)
    found = [Recipient(address, None, name) for address, name in everything.items()]
    found += [Recipient(address, frozenset(slugs), single[address]) for address, slugs in followed.items()]
    if digest.webhook.url:
        found.append(Recipient(digest.webhook.url, None))
    found += [Recipient(channel.name, None) for channel in digest.apprise.urls]
    if not found and not goes_out(digest):
        found.append(Recipient(LOCAL_READER, None))
    return tuple(found)


def _names(mailboxes: Iterable[str]) -> dict[str, str]:
    """Return the addresses of mailboxes, each with the first name that is given for it, or ``""``."""
    names: dict[str, str] = {}
    for one in map(mailbox_of, mailboxes):
        names[one.address] = names.get(one.address) or one.name
    return names


def check_recipients(settings: Settings) -> None:
    """Reject a configuration that sends mails but names no recipient: all changes would be lost silently.

    Args:
        settings: the configuration.

    Raises:
        ConfigError: mails are to be sent, and there is no recipient; or nothing can be written to a channel.
    """
    for channel in settings.digest.channels.values():
        service_of(channel, str(settings.file or "config.toml"))
    if goes_out(settings.digest) and not recipients(settings):
        remedy = 'Add recipients = ["you@example.org"] there or to a company'
        raise ConfigError(
            str(settings.file or "config.toml"), "digest.recipients", "names no recipient", remedy
        )


def is_mail_due(period: Period, last: datetime | None, now: datetime, zone: tzinfo) -> bool:
    """Return whether a mail to a recipient is due: one per run, calendar day or ISO week.

    Args:
        period: how often the recipient gets a mail.
        last: when the last mail was composed (aware), or None.
        now: the time (aware).
        zone: the time zone of the calendar days.
    """
    if last is None or period in ("run", "since"):
        return True
    before, today = last.astimezone(zone).date(), now.astimezone(zone).date()
    if period == "weekly":
        return before.isocalendar()[:2] != today.isocalendar()[:2]
    return before != today
