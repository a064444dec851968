"""Who gets a digest, and when a mail to somebody is due; pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo

from harvester.config import Channel, Settings
from harvester.config.mailbox import mailbox_of
from harvester.delivery import LOCAL_READER, goes_out, service_of
from harvester.digest.interests import Interest, Interests, united
from harvester.digest.records import Period
from harvester.errors import ConfigError


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody who gets the digest, and the companies they follow.

    Attributes:
        address: a mail address, the address of a webhook, or the name of a channel.
        companies: the slugs of the companies, or None for all companies.
        name: whom the address belongs to, for the mail's header, or ``""``.
        narrowed: which changes of these companies they are told of, where it is not all of them.
    """

    address: str
    companies: frozenset[str] | None
    name: str = ""
    narrowed: Interests = ()

    @property
    def interests(self) -> Interests:
        """What they are told of."""
        return self.narrowed or (Interest(self.companies),)

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
    interests: dict[str, list[Interest]] = {}
    # A recipient is known by the address alone: what was told does not depend on how the name is written.
    names = _names((*digest.recipients, *(one for each in settings.companies for one in each.recipients)))
    for address in _names(digest.recipients):
        interests[address] = [Interest()]
    for company in settings.companies:
        for address in _names(company.recipients):
            interests.setdefault(address, []).append(Interest(frozenset({company.slug})))
    for group in digest.groups:
        interest = Interest(frozenset(group.companies) or None, frozenset(group.topics), group.at_least)
        mailboxes = _names(one for one in group.recipients if isinstance(one, str))
        names |= {address: names.get(address) or name for address, name in mailboxes.items()}
        for address in (*mailboxes, *(one.name for one in group.recipients if isinstance(one, Channel))):
            interests.setdefault(address, []).append(interest)
    for address in filter(None, (digest.webhook.url, *(one.name for one in digest.apprise.urls))):
        interests.setdefault(address, []).append(Interest())
    if not interests and not goes_out(digest):
        interests[LOCAL_READER] = [Interest()]
    found = [
        _recipient(address, united(wanted), names.get(address, "")) for address, wanted in interests.items()
    ]
    return tuple(found) if settings.only is None else tuple(_about(found, settings.only))


def _recipient(address: str, interests: Interests, name: str) -> Recipient:
    companies: set[str] | None = set()
    for one in interests:
        companies = None if companies is None or one.companies is None else companies | one.companies
    narrowed = interests if any(one.is_narrow for one in interests) else ()
    return Recipient(address, None if companies is None else frozenset(companies), name, narrowed)


def _about(recipients: Iterable[Recipient], only: frozenset[str]) -> Iterator[Recipient]:
    """Yield those who follow one of some companies, as followers of these alone."""
    for one in recipients:
        if followed := only if one.companies is None else only & one.companies:
            yield replace(one, companies=followed)


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
