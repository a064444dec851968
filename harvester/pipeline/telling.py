"""Step 7, tell: compose mails with the news, put them into the outbox, and send them.

Each part is a transaction, so that no change is lost or reported twice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from itertools import groupby
from typing import TypeVar
from zoneinfo import ZoneInfo

from harvester.config import Settings
from harvester.delivery import (
    ChannelForm,
    Transport,
    form_of,
    pause,
    sender,
    service_of,
)
from harvester.digest import (
    DigestInput,
    Recipient,
    check_addresses,
    gather,
    is_mail_due,
    parts,
    policies_of,
    recipients,
)
from harvester.digest.candidates import Candidates
from harvester.digest.records import NOTHING_EARLIER, EarlierChanges
from harvester.errors import ConfigError, HarvesterError, MailError, MailRefused
from harvester.pipeline.barrier import in_brief
from harvester.pipeline.composing import composed
from harvester.pipeline.imprint import imprint
from harvester.pipeline.registry import taken_out
from harvester.pipeline.staleness import stale_documents
from harvester.pipeline.up_to_date import bring_up_to_date
from store import Store
from store.tables.changes import VersionChange
from store.tables.outbox import Episode, Mail

Shown = TypeVar("Shown")


@dataclass(frozen=True, slots=True)
class SendResult:
    """The result of sending the mails that were due.

    Attributes:
        taken: the mails that were accepted, without their bytes.
        failures: the errors of the others, which stay in the outbox.
    """

    taken: tuple[Mail, ...]
    failures: tuple[MailError, ...]


@dataclass(frozen=True, slots=True)
class RecipientNews:
    """What is reported to one recipient.

    Attributes:
        recipient: who gets the digest.
        changes: the changes.
        episodes: the periods in which a policy could not be checked.
        since: the day since which all changes are reported; None for the news.
        withheld: the documents whose changes cannot be shown, and why.
        selection: which changes the recipient is told of, where it is not all.
        earlier: the changes that a new channel is not told of.
    """

    recipient: Recipient
    changes: tuple[VersionChange, ...]
    episodes: tuple[Episode, ...]
    since: datetime | None = None
    withheld: tuple[Episode, ...] = ()
    selection: tuple[str, ...] = ()
    earlier: EarlierChanges = NOTHING_EARLIER


def compose_due(
    store: Store, settings: Settings, now: datetime, *, cosmetic: bool = False
) -> tuple[MailError, ...]:
    """Put a mail into the outbox for each recipient for whom there is news and a mail is due.

    Args:
        store: the news, and the outbox.
        settings: who gets a digest, and how often.
        now: the time (aware, UTC).
        cosmetic: whether to report changes in which no word differs, too.

    Returns:
        An error for each mail that could not be composed, because an address is not a mail address, and for
        each document whose changes could not be shown.
    """
    candidates = telling_candidates(store, settings, None, cosmetic=cosmetic)
    # What is not told because a call is about other companies is told later: it was not unwanted.
    candidates.consider(recipients(settings.about(())))
    zone = ZoneInfo(settings.schedule.timezone)
    failures: list[MailError] = []
    for recipient in recipients(settings):
        last = store.outbox.last_composed(recipient.address, now)
        if not is_mail_due(settings.digest.period, last, now, zone):
            continue
        if not _is_told(candidates, recipient):
            continue
        # One transaction: two runs cannot both find the same change unreported.
        with store.step(durable=True):
            candidates.renew()
            changes = candidates.changes_for(recipient)
            episodes, is_new = candidates.episodes_for(recipient)
            if not changes and not is_new:
                continue
            try:
                news = RecipientNews(
                    recipient,
                    changes,
                    episodes,
                    selection=candidates.selection_for(recipient),
                    earlier=candidates.earlier_for(recipient, store.outbox),
                )
                failures += _put(store, settings, news, now, cosmetic=cosmetic)
            except MailError as error:
                failures.append(error)
    return tuple(failures)


def compose_since(
    store: Store, settings: Settings, day: datetime, now: datetime, *, cosmetic: bool = False
) -> tuple[MailError, ...]:
    """Put a mail with all changes since a day into the outbox for each recipient, history included.

    Args:
        store: the changes, and the outbox.
        settings: who gets a digest.
        day: the earliest time of the first capture of the new text (aware).
        now: the time (aware, UTC).
        cosmetic: whether to report changes in which no word differs, too.

    Returns:
        An error for each mail that could not be composed, because an address is not a mail address, and for
        each document whose changes could not be shown.
    """
    candidates = telling_candidates(store, settings, day, cosmetic=cosmetic)
    failures: list[MailError] = []
    for recipient in recipients(settings):
        if not candidates.changes_for(recipient):
            continue
        with store.step(durable=True):
            candidates.renew()
            changes = candidates.changes_for(recipient)
            if not changes:
                continue
            episodes, _ = candidates.episodes_for(recipient)
            try:
                selection = candidates.selection_for(recipient)
                news = RecipientNews(recipient, changes, episodes, since=day, selection=selection)
                failures += _put(store, settings, news, now, cosmetic=cosmetic)
            except MailError as error:
                failures.append(error)
    return tuple(failures)


def preview(
    store: Store, settings: Settings, now: datetime, day: datetime | None = None, *, cosmetic: bool = False
) -> tuple[DigestInput, ...]:
    """Return what would be reported to each recipient now, even if no mail is due; no mail is stored.

    Args:
        store: the news.
        settings: who gets a digest.
        now: the time (aware, UTC).
        day: the day since which all changes are reported; None to report the news.
        cosmetic: whether to show changes in which no word differs, too.
    """
    candidates = telling_candidates(store, settings, day, cosmetic=cosmetic)
    found = []
    for recipient in recipients(settings):
        changes = candidates.changes_for(recipient)
        episodes, is_new = candidates.episodes_for(recipient)
        if changes or is_new:
            news = RecipientNews(
                recipient,
                changes,
                episodes,
                since=day,
                selection=candidates.selection_for(recipient),
                earlier=candidates.earlier_for(recipient, store.outbox),
            )
            digest, _, _ = shown_news(store, settings, news, now, parts, cosmetic=cosmetic)
            found.append(digest)
    return tuple(found)


def telling_candidates(
    store: Store, settings: Settings, day: datetime | None, *, cosmetic: bool
) -> Candidates:
    """Return what may be reported, brought up to date.

    Args:
        store: the news.
        settings: who gets a digest.
        day: the day since which all changes are reported; None to report the news.
        cosmetic: whether to report changes in which no word differs, too.
    """
    bring_up_to_date(store, stale_documents(store, settings.weights), settings.weights)
    return Candidates(
        store,
        partial(taken_out, store, settings),
        day=day,
        cosmetic=cosmetic,
        policies=policies_of(settings),
        everybody=partial(recipients, settings.about(())),
    )


def _is_told(candidates: Candidates, recipient: Recipient) -> bool:
    """Return whether there is anything to report to a recipient."""
    return bool(candidates.changes_for(recipient)) or candidates.episodes_for(recipient)[1]


def _put(
    store: Store, settings: Settings, news: RecipientNews, now: datetime, *, cosmetic: bool
) -> Iterator[MailError]:
    """Compose a mail and store it; yield an error for each document whose changes cannot be shown.

    Raises:
        MailRefused: the recipient or the sender is not a mail address, or a channel cannot be written to.
    """
    check_news_addresses(news, settings)
    compose = partial(composed, settings.digest.channels.get(news.recipient.address))
    _, shown, mail = shown_news(store, settings, news, now, compose, cosmetic=cosmetic)
    if shown.changes or shown.episodes:
        store.outbox.put(mail, now, (gather.as_told(change) for change in shown.changes), shown.episodes)
    yield from withheld_errors(store, shown)


def check_news_addresses(news: RecipientNews, settings: Settings) -> None:
    """Refuse addresses that no mail can have, and channels that cannot be written to.

    Args:
        news: what is reported, and to whom.
        settings: from whom.

    Raises:
        MailRefused: an address is wrong.
    """
    try:
        check_addresses(news.recipient.address, sender(settings.digest))
        channel = settings.digest.channels.get(news.recipient.address)
        if channel is not None:
            service_of(channel)
    except (ValueError, ConfigError) as error:
        raise MailRefused(news.recipient.address, str(error)) from error


def withheld_errors(store: Store, news: RecipientNews) -> Iterator[MailError]:
    """Yield an error for each document whose changes cannot be shown.

    Args:
        store: where the names are stored.
        news: what was shown.
    """
    for one in gather.troubles(store, news.withheld):
        yield MailError(news.recipient.address, f"{one.company}, {one.document}: {one.reason}")


def shown_news(
    store: Store,
    settings: Settings,
    news: RecipientNews,
    now: datetime,
    show: Callable[[DigestInput], Shown],
    *,
    cosmetic: bool,
) -> tuple[DigestInput, RecipientNews, Shown]:
    """Return what can be shown of the news.

    The words of a change may be anything: a document whose changes no rule can show is withheld, and named
    among the troubles; its changes stay unreported. The changes of all other documents are shown.

    Args:
        store: the changes.
        settings: from whom it is.
        news: what is reported, and to whom.
        now: the time (aware, UTC).
        show: makes what is sent or shown.
        cosmetic: whether to show changes in which no word differs, too.

    Returns:
        What is reported as the input of a mail, the news without what is withheld, and what `show` returned.
    """

    def attempt(some: RecipientNews) -> tuple[DigestInput, RecipientNews, Shown]:
        digest = _input(store, settings, some, now, cosmetic=cosmetic)
        return digest, some, show(digest)

    try:
        return attempt(news)
    except HarvesterError:
        raise
    except Exception:
        kept: list[VersionChange] = []
        withheld: list[Episode] = []
        for document, changes in groupby(news.changes, key=lambda change: change.document):
            some = tuple(changes)
            try:
                attempt(replace(news, changes=some, episodes=()))
            except HarvesterError:
                raise
            except Exception as error:
                problem = f"its changes cannot be shown ({in_brief(error)})"
                withheld.append(Episode(document, now, problem, True))
            else:
                kept += some
        if not withheld:
            raise
        return attempt(replace(news, changes=tuple(kept), withheld=tuple(withheld)))


def _input(
    store: Store, settings: Settings, news: RecipientNews, now: datetime, *, cosmetic: bool
) -> DigestInput:
    """Return the input of a mail."""
    made = imprint(now, settings.weights)
    return DigestInput(
        recipient=news.recipient.address,
        sender=sender(settings.digest),
        period="since" if news.since else settings.digest.period,
        since=news.since,
        generated_at=now,
        companies=gather.companies(store, news.changes, settings.weights),
        troubles=gather.troubles(store, (*news.episodes, *news.withheld)),
        show_cosmetic=cosmetic,
        made_by=made.made_by,
        rules=made.rules,
        recipient_name=news.recipient.name,
        methods=gather.methods(news.changes),
        channel=_form(settings, news.recipient.address),
        selection=news.selection,
        earlier=news.earlier,
        report=settings.digest.report_url,
        unsubscribe=settings.digest.unsubscribe,
    )


def _form(settings: Settings, recipient: str) -> ChannelForm | None:
    """Return what a channel takes, or None for other recipients; of one that is wrong, what most take."""
    channel = settings.digest.channels.get(recipient)
    if channel is None:
        return None
    try:
        return form_of(channel)
    except ConfigError:
        return ChannelForm()


def send_due(
    store: Store, settings: Settings, transport: Transport, clock: Callable[[], datetime]
) -> SendResult:
    """Try to send every mail that is due; a mail that is not accepted does not delay the others.

    After a crash between sending a mail and recording it, the same bytes are sent again under the same
    Message-ID. Nothing is sent to a former recipient; the waiting mails are sent if they become one again.

    Args:
        store: the outbox.
        settings: who gets a digest.
        transport: sends the mails; it is closed at the end.
        clock: returns the time (aware, UTC).

    Returns:
        Which mails were accepted, and why the others were not.
    """
    taken: list[Mail] = []
    failures: list[MailError] = []
    addresses = {recipient.address for recipient in recipients(settings)}
    try:
        for queued in store.outbox.due(clock()):
            if queued.mail.recipient not in addresses:
                continue
            try:
                transport.send(queued.mail)
            except MailError as error:
                failures.append(error)
                store.outbox.mark_failed(queued.mail, str(error), clock() + pause(error, queued.attempts))
            else:
                taken.append(replace(queued.mail, raw=b""))
                store.outbox.mark_taken(queued.mail, clock())
    finally:
        transport.close()
    return SendResult(tuple(taken), tuple(failures))
