"""Step 7, tell: news → mails in the outbox → delivered; none is lost or told anew.

Each part is a transaction.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from harvester.config import Settings
from harvester.delivery import Transport, sender
from harvester.digest import DigestInput, Recipient, compose, gather, is_mail_due
from harvester.errors import MailError, MailRefused
from harvester.pipeline.registry import taken_out
from harvester.pipeline.timeline import draw_timeline
from store import Store
from store.tables.changes import VersionChange
from store.tables.outbox import Episode, Mail

FIRST_PAUSE = timedelta(minutes=15)
"""RFC 5321 4.5.4.1 asks for 30 minutes between tries after the first few; ours start where those are."""
LONGEST_PAUSE = timedelta(hours=12)
REFUSED_PAUSE = timedelta(hours=20)
"""What was refused is tried once a day: a day's timer with its jitter always finds it due."""


@dataclass(frozen=True, slots=True)
class SendResult:
    """What came of the mails that were due.

    Attributes:
        taken: the mails that were taken.
        failures: why others were not; they stay in the outbox.
    """

    taken: tuple[Mail, ...]
    failures: tuple[MailError, ...]


@dataclass(frozen=True, slots=True)
class _News:
    """What one recipient is told.

    Attributes:
        recipient: who is told.
        changes: the changes.
        episodes: the documents that cannot be looked at now.
        is_history: whether all changes since a day are told, not only what is new.
    """

    recipient: Recipient
    changes: tuple[VersionChange, ...]
    episodes: tuple[Episode, ...]
    is_history: bool = False


def compose_due(
    store: Store, settings: Settings, now: datetime, *, cosmetic: bool = False
) -> tuple[MailError, ...]:
    """Put a mail into the outbox for each recipient who has something to be told and may be written to.

    Args:
        store: the news, and the outbox.
        settings: who is told, how often.
        now: the time (aware, UTC).
        cosmetic: tell changes in which no word differs, too.

    Returns:
        Why recipients could not be written to: what they are called is no address.
    """
    _draw(store, settings)
    zone = ZoneInfo(settings.schedule.timezone)
    failures: list[MailError] = []
    for recipient in gather.recipients(settings):
        if not is_mail_due(settings.digest.period, store.outbox.last_composed(recipient.address), now, zone):
            continue
        # Reading what is untold and writing that it is told is one step: two runs cannot both tell it.
        with store.step():
            changes = gather.news_for(store, recipient, cosmetic=cosmetic)
            episodes, is_new = gather.episodes_for(store, recipient, ignored=taken_out(store, settings))
            if not changes and not is_new:
                continue
            try:
                _put(store, settings, _News(recipient, changes, episodes), now, cosmetic=cosmetic)
            except MailError as error:
                failures.append(error)
    return tuple(failures)


def compose_since(
    store: Store, settings: Settings, day: datetime, now: datetime, *, cosmetic: bool = False
) -> tuple[MailError, ...]:
    """Put a mail with all changes since a day into the outbox, for each recipient; history is told, too.

    Args:
        store: the changes, and the outbox.
        settings: who is told.
        day: from when on (aware); compared with the first capture of the new text.
        now: the time (aware, UTC).
        cosmetic: tell changes in which no word differs, too.

    Returns:
        Why recipients could not be written to.
    """
    _draw(store, settings)
    failures: list[MailError] = []
    for recipient in gather.recipients(settings):
        with store.step():
            changes = gather.changes_since(store, recipient, day, cosmetic=cosmetic)
            if not changes:
                continue
            episodes, _ = gather.episodes_for(store, recipient, ignored=taken_out(store, settings))
            try:
                news = _News(recipient, changes, episodes, is_history=True)
                _put(store, settings, news, now, cosmetic=cosmetic)
            except MailError as error:
                failures.append(error)
    return tuple(failures)


def preview(
    store: Store, settings: Settings, now: datetime, day: datetime | None = None, *, cosmetic: bool = False
) -> tuple[DigestInput, ...]:
    """Return what each recipient would be told now, whoever was written to today; no mail is stored.

    Args:
        store: the news.
        settings: who is told.
        now: the time (aware, UTC).
        day: tell all changes since then instead of the news.
        cosmetic: show changes in which no word differs, too.
    """
    _draw(store, settings)
    found = []
    for recipient in gather.recipients(settings):
        changes = (
            gather.news_for(store, recipient, cosmetic=cosmetic)
            if day is None
            else gather.changes_since(store, recipient, day, cosmetic=cosmetic)
        )
        episodes, is_new = gather.episodes_for(store, recipient, ignored=taken_out(store, settings))
        if changes or is_new:
            news = _News(recipient, changes, episodes, is_history=day is not None)
            found.append(_input(store, settings, news, now, cosmetic=cosmetic))
    return tuple(found)


def _draw(store: Store, settings: Settings) -> None:
    """Draw the timelines of documents whose run was broken off before it could."""
    for row in store.sources.documents():
        if not row.derived:
            draw_timeline(store, row.id, settings.weights)


def _put(store: Store, settings: Settings, news: _News, now: datetime, *, cosmetic: bool) -> None:
    """Compose a mail and keep it.

    Raises:
        MailRefused: the recipient or the sender is not a mail address.
    """
    try:
        mail = compose(_input(store, settings, news, now, cosmetic=cosmetic))
    except ValueError as error:
        raise MailRefused(news.recipient.address, str(error)) from error
    store.outbox.put(mail, now, (gather.as_told(change) for change in news.changes), news.episodes)


def _input(store: Store, settings: Settings, news: _News, now: datetime, *, cosmetic: bool) -> DigestInput:
    """Return what a mail is composed of."""
    return DigestInput(
        recipient=news.recipient.address,
        sender=sender(settings.digest),
        period="since" if news.is_history else settings.digest.period,
        generated_at=now,
        companies=gather.companies(store, news.changes, settings.weights),
        troubles=gather.troubles(store, news.episodes),
        show_cosmetic=cosmetic,
    )


def send_due(
    store: Store, settings: Settings, transport: Transport, clock: Callable[[], datetime]
) -> SendResult:
    """Try every mail that is due; one that is not taken holds up no other.

    A crash between the sending and the mark repeats the same bytes under the same Message-ID. Who is no
    recipient any more is sent nothing; what waits for them stays, and goes out if they become one again.

    Args:
        store: the outbox.
        settings: who is told.
        transport: hands the mails over; it is closed at the end.
        clock: gives the time (aware, UTC).

    Returns:
        What was taken, and what was not.
    """
    taken: list[Mail] = []
    failures: list[MailError] = []
    addresses = {recipient.address for recipient in gather.recipients(settings)}
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
                taken.append(queued.mail)
                store.outbox.mark_taken(queued.mail, clock())
    finally:
        transport.close()
    return SendResult(tuple(taken), tuple(failures))


def pause(error: MailError, attempts: int) -> timedelta:
    """How long to wait before the next try: longer each time, and a day where it was refused.

    Args:
        error: why the mail was not taken.
        attempts: how often it had been tried in vain before.
    """
    if isinstance(error, MailRefused):
        return REFUSED_PAUSE
    doublings = min(attempts, 16)
    return min(FIRST_PAUSE * (1 << doublings), LONGEST_PAUSE)
