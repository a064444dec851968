"""`harvest digest --test`: send a mail to see whether mails arrive, and say which way it went."""

from __future__ import annotations

from dataclasses import replace

import click

from diffs.text import json_line, one_line
from harvester.commands.digest_json import mail_object
from harvester.commands.options import Globals
from harvester.commands.session import complain, now, reading_stores, store_path, store_pattern
from harvester.config import Settings
from harvester.config.mailbox import Mailbox, read_mailbox
from harvester.delivery import Mail, Way, form_of, open_ways, way_of
from harvester.digest.records import CompanyNews
from harvester.errors import ConfigError, MailError
from harvester.pipeline.composing import composed
from harvester.pipeline.jobs import chosen_companies
from harvester.pipeline.trial import CHANGES, trial_input
from harvester.stores.newest import newest_changes
from store.opening import exists

_SENT, _NOT_SENT = 0, 1


def send_trial(
    options: Globals, settings: Settings, address: str, companies: tuple[str, ...], *, in_json: bool
) -> int:
    """Send a test mail, and say which way it went.

    Nothing is written to the store, and no lock is taken: a run may go on meanwhile.

    Args:
        options: of the call.
        settings: how mail is delivered.
        address: who gets it: a mail address, or the name of a channel.
        companies: the companies whose changes are shown, as the call names them; none means all.
        in_json: whether to print one object.

    Returns:
        The exit code: 1 if the mail was not accepted, 3 if a store could not be used.

    Raises:
        ConfigError: a company is unknown, the sender is not a mail address, or the channel is wrong.
        UsageError: the address is not a mail address.
    """
    channel = settings.digest.channels.get(address)
    reader = _reader(address) if channel is None else Mailbox("", address)
    news, are_several, code = _news(options, settings, companies)
    digest = trial_input(news, settings, reader, now(), are_several=are_several)
    if channel is not None:
        digest = replace(digest, channel=form_of(channel))
    try:
        mail = composed(channel, digest)
    except ValueError as error:
        file, remedy = str(settings.file or "config.toml"), 'Write sender = "harvest@example.org"'
        raise ConfigError(file, "digest.smtp.sender", str(error), remedy) from None
    way = way_of(settings.digest, mail)
    failure = _failure(settings, mail)
    if in_json:
        click.echo(json_line(_as_json(mail, way, failure)))
    else:
        _tell(mail, way, digest.test, is_accepted=failure is None)
    if failure is not None:
        complain(f"mail to {failure}")
    return code or (_SENT if failure is None else _NOT_SENT)


def _reader(address: str) -> Mailbox:
    """Return who gets the mail."""
    try:
        return read_mailbox(address)
    except ValueError as error:
        raise click.UsageError(f"--test {one_line(str(error))}") from None


def _news(
    options: Globals, settings: Settings, companies: tuple[str, ...]
) -> tuple[tuple[CompanyNews, ...], bool, int]:
    """Return the changes that are shown, whether there are several stores, and whether all could be used."""
    pattern = store_pattern(options, settings)
    there = exists(store_path(options, settings)) if pattern is None else any(pattern.existing())
    if not there:
        chosen_companies(settings, None, companies)
        return (), pattern is not None, 0
    with reading_stores(options, settings, companies, each_once=True) as stores:
        return newest_changes(stores, settings, CHANGES), stores.is_several, stores.code


def _failure(settings: Settings, mail: Mail) -> MailError | None:
    """Send a mail; return why it was not accepted, or None."""
    ways = open_ways(settings.digest)
    try:
        ways.send(mail)
    except MailError as error:
        return error
    finally:
        ways.close()
    return None


def _tell(mail: Mail, way: Way, shows: str, *, is_accepted: bool) -> None:
    """Say what was sent, to whom, and which way."""
    lines = {
        "To": mail.recipient,
        "From": mail.sender,
        "By": way.in_words,
        "Subject": mail.subject,
        "Shows": shows,
        "Message-ID": mail.message_id,
        "Accepted": "yes; now look into the mailbox, also among the junk" if is_accepted else "no",
    }
    if way.kind == "channel" and is_accepted:
        lines["Accepted"] = "yes; now look into the channel"
    if way.kind == "folder" and is_accepted:
        lines["Accepted"] = "written to a file, because no mail server is configured (digest.smtp.host)"
    for name, said in lines.items():
        click.echo(one_line(f"{name}: {said}"))


def _as_json(mail: Mail, way: Way, failure: MailError | None) -> dict[str, object]:
    """Return what was sent, and which way, as an object of JSON."""
    state, reason = ("sent", None) if failure is None else ("failed", failure.reason)
    went = {"kind": way.kind, "place": way.place, **dict(way.details)}
    return {**mail_object(mail, state, reason), "sender": mail.sender, "way": went}
