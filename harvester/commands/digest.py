"""`harvest digest`: report what changed, on the terminal, in the browser or by mail."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import click

from diffs.in_words import count
from diffs.text import message, one_line, printable, public_address
from harvester.archive import Stopped
from harvester.commands.browser import show_in_browser
from harvester.commands.digest_json import tell_due, tell_sent
from harvester.commands.options import Globals, company_option, json_option, start_of, with_globals
from harvester.commands.outboxes import previewing, sending
from harvester.commands.session import complain, now, settings_for
from harvester.commands.stopping import (
    StoppingTransport,
    held_until_stopped,
    signals_stop,
    tell_stopped,
)
from harvester.commands.trial_mail import send_trial
from harvester.config import Settings
from harvester.delivery import Mail, open_ways
from harvester.digest import DigestInput, channel_message, check_recipients, parts, recipients
from harvester.errors import ConfigError, MailError
from harvester.stores.telling import Telling

SENT, NOT_SENT = 0, 1


@dataclass(frozen=True, slots=True)
class DigestOptions:
    """The options of `digest`, as click passes them."""

    dry_run: bool
    send: bool
    since: str | None
    resend: bool
    in_browser: bool
    cosmetic: bool
    test: str | None
    as_json: bool
    companies: tuple[str, ...]

    def check(self) -> None:
        """Reject options that exclude each other.

        Raises:
            UsageError: two of the options exclude each other.
        """
        sends = self.send or self.resend
        shows = self.dry_run or self.in_browser or self.cosmetic or self.since
        if self.test is not None and (sends or shows):
            raise click.UsageError("--test sends the newest changes; it goes with --company and --json alone")
        if self.dry_run and sends:
            raise click.UsageError("--dry-run sends nothing; leave out --send and --resend")
        if self.in_browser and sends:
            raise click.UsageError("--open only shows the digest; leave out --send and --resend")
        if self.cosmetic and self.resend:
            raise click.UsageError("--resend sends mails as they were; leave out --cosmetic")
        if self.companies and self.resend:
            raise click.UsageError("--resend sends mails as they were; leave out --company")
        if self.as_json and self.in_browser:
            raise click.UsageError("--json prints the digest; leave out --open")


@click.command("digest")
@click.option("--dry-run", is_flag=True, help="Show the digest; store and send nothing (default).")
@click.option("--send", is_flag=True, help="Compose what is due and send it; print nothing but errors.")
@click.option(
    "--since",
    metavar="DATE",
    help="Report all changes since DATE (YYYY, YYYY-MM or YYYY-MM-DD), including history.",
)
@click.option(
    "--resend",
    is_flag=True,
    help="Send the last mails again as they were; with --since, all mails since DATE.",
)
@click.option("--open", "in_browser", is_flag=True, help="Show the digest in the browser.")
@click.option("--cosmetic", is_flag=True, help="Include changes in which no word differs.")
@click.option(
    "--test",
    metavar="ADDRESS",
    help="Send a test mail to ADDRESS, the way that is configured, and say how; nothing is stored.",
)
@company_option(multiple=True)
@json_option
@with_globals
def digest_command(options: Globals, /, **rest: object) -> int:
    """Report what changed: one mail per recipient and period.

    Without --send the digest is shown and nothing is stored. A change that was reported is not reported
    again; a mail that could not be sent is tried again at the next --send. With --company, only changes of
    these companies are shown or composed. Exit code 1: a mail was not accepted; it stays in the outbox.
    """
    own = DigestOptions(**rest)  # type: ignore[arg-type]
    own.check()
    settings = settings_for(options)
    if own.test is not None:
        return send_trial(options, settings, own.test, own.companies, in_json=own.as_json)
    day = None if own.since is None else start_of(own.since)
    if own.send or own.resend:
        with sending(options, settings) as telling:
            return _send(telling, settings, day, own)
    with previewing(options, settings) as telling:
        return _show(telling, settings, day, own)


def _send(telling: Telling, settings: Settings, day: datetime | None, own: DigestOptions) -> int:
    """Compose and send mails; print nothing but errors, so that cron sends mail only about problems."""
    check_recipients(settings)
    telling.about(own.companies)
    failures: list[MailError] = []
    taken: tuple[Mail, ...] = ()
    reason = ""
    with signals_stop() as stop:
        transport = StoppingTransport(open_ways(settings.digest), stop)
        wait = settings.schedule.overlap == "wait"
        try:
            with held_until_stopped(stop, telling.lock, wait=wait, purpose="mail"):
                if own.resend:
                    telling.outbox.revive(now(), day, (one.address for one in recipients(settings)))
                else:
                    failures += telling.compose(now(), day, cosmetic=own.cosmetic)
                sent = telling.send(transport, now)
                taken, failures = sent.taken, [*failures, *sent.failures]
        except Stopped as stopped:
            reason = str(stopped)
    if own.as_json:
        tell_sent(telling.outbox, taken, failures)
    for error in failures:
        complain(f"mail to {error}")
    if reason:
        what = f"{count(transport.sent, 'mail')} sent, the others are kept"
        tell_stopped(reason, what, "send again to continue")
    return NOT_SENT if failures or reason else SENT


def _show(telling: Telling, settings: Settings, day: datetime | None, own: DigestOptions) -> int:
    """Show each recipient's digest on the terminal or in the browser, and list what waits in the outbox."""
    try:
        check_recipients(settings)
    except ConfigError as error:
        complain(str(error))
    telling.about(own.companies)
    found = telling.preview(now(), day, cosmetic=own.cosmetic)
    if own.as_json:
        tell_due(telling.outbox, found)
        return SENT
    code = SENT
    if own.in_browser:
        code = _open(found)
    else:
        _print(found)
    if not found:
        where = "" if telling.is_whole else " in the stores that could be used"
        nothing = (
            [f"No changes since then{where}."] if day else [f"No new changes{where}.", *_history(telling)]
        )
        click.echo(one_line(" ".join(nothing)))
    addresses = {recipient.address for recipient in recipients(settings)}
    for queued in telling.outbox.waiting():
        why = f" ({queued.reason})" if queued.reason else ""
        if queued.mail.recipient not in addresses:
            why = " (no longer a recipient; it will not be sent)"
        click.echo(
            message(f"In the outbox for {public_address(queued.mail.recipient)}: {queued.mail.subject}{why}"),
            err=True,
        )
    return code


def _history(telling: Telling) -> Iterator[str]:
    """Yield how to see the changes that are no news, if there are any."""
    changes, since = telling.on_record()
    if changes:
        known = f"{count(changes, 'earlier change')} {'is' if changes == 1 else 'are'} on record"
        yield f"{known}: see `harvest log`, or `harvest digest --since {since[:4]}`."


def _print(found: Iterable[DigestInput]) -> None:
    """Print each digest; if a terminal shows only the end of it, say last how all of it can be read."""
    lines = 0
    for digest in found:
        text, _ = parts(digest)
        if digest.channel is not None:
            text = f"{channel_message(digest, digest.channel).body}\n"
        click.echo(click.style(one_line(f"To: {public_address(digest.recipient)}"), dim=True))
        click.echo(f"\n{printable(text)}")
        lines += text.count("\n")
    if sys.stdout.isatty() and lines >= shutil.get_terminal_size().lines:
        complain(f"{count(lines, 'line')}; add --open to read them in a browser, or | less to do so here")


def _open(found: Iterable[DigestInput]) -> int:
    """Write each digest to a file, print the name of the file, and show it in the browser."""
    folder, code = Path(tempfile.mkdtemp(prefix="harvest-digest-")), SENT
    for number, digest in enumerate(found, 1):
        page = folder / f"{number}.html"
        page.write_text(parts(digest)[1], encoding="utf-8")
        click.echo(one_line(f"{public_address(digest.recipient)}: {page}"))
        code = max(code, show_in_browser(page))
    return code
