"""`harvest digest --json`: what would be sent, what was sent, and what waits, one object for each mail."""

from __future__ import annotations

import json
from collections.abc import Iterable

import click

from diffs.text import json_line, public_address
from harvester.delivery import Mail
from harvester.digest import DigestInput
from harvester.digest.payload import Json, payload
from harvester.digest.view import headline
from harvester.errors import MailError
from store import Store


def tell_due(store: Store, found: Iterable[DigestInput]) -> None:
    """Print what would be reported to each recipient, and what waits in the outbox.

    Args:
        store: the store with the outbox.
        found: what would be reported.
    """
    for digest in found:
        head = _head(digest.recipient, "due", subject=headline(digest))
        click.echo(json_line(head | payload(digest)))
    _tell_waiting(store)


def tell_sent(store: Store, taken: Iterable[Mail], failures: Iterable[MailError]) -> None:
    """Print which mails were accepted, which could not be composed, and which wait.

    Args:
        store: the store with the outbox.
        taken: the mails that were accepted.
        failures: why others were not; those that could not be composed are not in the outbox.
    """
    for mail in taken:
        click.echo(json_line(mail_object(mail, "sent")))
    waiting = {queued.mail.recipient for queued in store.outbox.waiting()}
    for error in failures:
        if error.recipient not in waiting:
            click.echo(json_line(_head(error.recipient, "failed", error.reason)))
    _tell_waiting(store)


def mail_object(mail: Mail, state: str, reason: str | None = None) -> Json:
    """Return a mail as an object of JSON.

    Args:
        mail: the mail.
        state: what became of it.
        reason: why it was not accepted, or None.
    """
    news: Json = json.loads(mail.payload)
    return _head(mail.recipient, state, reason, mail.subject, mail.message_id) | news


def _head(
    recipient: str,
    state: str,
    reason: str | None = None,
    subject: str | None = None,
    message_id: str | None = None,
) -> Json:
    return {
        "recipient": public_address(recipient),
        "state": state,
        "reason": reason,
        "subject": subject,
        "message_id": message_id,
    }


def _tell_waiting(store: Store) -> None:
    for queued in store.outbox.waiting():
        click.echo(json_line(mail_object(queued.mail, "waiting", queued.reason or None)))
