"""What a mail over several stores reports of one of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from harvester.config import Settings
from harvester.digest import DigestInput, Recipient, gather
from harvester.errors import MailError
from harvester.pipeline.composing import composed
from harvester.pipeline.telling import (
    RecipientNews,
    check_news_addresses,
    shown_news,
    telling_candidates,
    withheld_errors,
)
from store import Store
from store.tables.outbox import Episode, Mail, Outbox, ReportedChange


@dataclass(frozen=True, slots=True)
class ReportingCall:
    """What is to be reported, and to whom: recipients have the companies of the store that they follow.

    Attributes:
        due: the recipients to whom a mail is due.
        everybody: all recipients whose interests are recorded with the news; empty if nothing is stored.
        now: the time (aware, UTC).
        day: the day since which all changes are reported; None to report the news.
        cosmetic: whether to report changes in which no word differs, too.
        sent: the mails that were composed.
    """

    due: tuple[Recipient, ...]
    everybody: tuple[Recipient, ...]
    now: datetime
    day: datetime | None
    cosmetic: bool
    sent: Outbox


@dataclass(frozen=True, slots=True)
class ReportedPart:
    """What is reported to a recipient of one store.

    Attributes:
        recipient: who gets the digest.
        digest: what is shown.
        is_news: whether a mail is sent because of it.
        mail: what would be sent if there were only this store; None if nothing of it has to be recorded.
        changes: the changes that are reported.
        episodes: the episodes whose beginning or end is reported.
    """

    recipient: Recipient
    digest: DigestInput
    is_news: bool
    mail: Mail | None
    changes: tuple[ReportedChange, ...] = ()
    episodes: tuple[Episode, ...] = ()


def reported_parts(
    store: Store, settings: Settings, call: ReportingCall
) -> Iterator[ReportedPart | MailError]:
    """Yield what is reported to recipients of one of several stores; no mail is stored.

    Args:
        store: the store.
        settings: who gets a digest.
        call: what is to be reported, and to whom.

    Yields:
        What is reported to a recipient, also if it is only what lasts, or what a new channel is not told of,
        which is in a mail that is sent for another reason; or an error, as `compose_due` returns it.
    """
    now, cosmetic = call.now, call.cosmetic
    candidates = telling_candidates(store, settings, call.day, cosmetic=cosmetic)
    if call.everybody:
        candidates.consider(call.everybody)
    for recipient in call.due:
        changes = candidates.changes_for(recipient)
        episodes, is_new = candidates.episodes_for(recipient)
        earlier = candidates.earlier_for(recipient, call.sent)
        if not changes and not episodes and not earlier.number:
            continue
        news = RecipientNews(
            recipient,
            changes,
            episodes,
            since=call.day,
            selection=candidates.selection_for(recipient),
            earlier=earlier,
        )
        try:
            check_news_addresses(news, settings)
        except MailError as error:
            yield error
            continue
        is_news = bool(changes) or (is_new and call.day is None)
        if not is_news and not any(one.until for one in episodes):
            digest, _, _ = shown_news(store, settings, news, now, lambda digest: digest, cosmetic=cosmetic)
            yield ReportedPart(recipient, digest, False, None)
            continue
        compose = partial(composed, settings.digest.channels.get(recipient.address))
        digest, shown, mail = shown_news(store, settings, news, now, compose, cosmetic=cosmetic)
        if shown.changes or shown.episodes:
            told = tuple(gather.as_told(change) for change in shown.changes)
            yield ReportedPart(recipient, digest, is_news, mail, told, shown.episodes)
        yield from withheld_errors(store, shown)
