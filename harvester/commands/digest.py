"""What changed, told to people: `harvest digest`."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

import click

from harvester.commands.options import Globals, with_globals
from harvester.errors import ConfigError

if TYPE_CHECKING:
    from harvester.config.settings import Settings
    from harvester.digest.records import DigestInput
    from harvester.errors import MailError
    from store import Store

SENT, NOT_SENT = 0, 1


@click.command("digest")
@click.option("--dry-run", is_flag=True, help="Show what would be told; store and send nothing (default).")
@click.option("--send", is_flag=True, help="Compose what is due and send it; silent when all is well.")
@click.option(
    "--since", metavar="DATE", help="All changes since DATE (YYYY, YYYY-MM or YYYY-MM-DD), history too."
)
@click.option("--resend", is_flag=True, help="Send the last mails again, or all since DATE, as they were.")
@click.option("--open", "in_browser", is_flag=True, help="Show what would be told in the browser.")
@click.option("--cosmetic", is_flag=True, help="Tell changes in which no word differs, too.")
@with_globals
def digest_command(
    options: Globals, *, dry_run: bool, send: bool, since: str | None, resend: bool, in_browser: bool,
    cosmetic: bool,
) -> int:  # fmt: skip
    """Tell what changed: one mail per recipient and period.

    Without --send it is shown and nothing is stored. What was told is not told again; what could not be
    sent is tried again at the next --send. Exit code 1: a mail was not accepted; it stays in the outbox.
    """
    from harvester.commands.session import now, open_store, settings_for

    if dry_run and (send or resend):
        raise click.UsageError("--dry-run sends nothing; leave out --send and --resend")
    if in_browser and (send or resend):
        raise click.UsageError("--open shows what would be told; leave out --send and --resend")
    if cosmetic and resend:
        raise click.UsageError("--resend sends mails as they were; leave out --cosmetic")
    settings = settings_for(options)
    day = None if since is None else moment(since)
    with open_store(options, settings, create=False) as store:
        if send or resend:
            return _send(store, settings, day, again=resend, cosmetic=cosmetic)
        return _show(store, settings, now(), day, cosmetic=cosmetic, in_browser=in_browser)


def moment(text: str) -> datetime:
    """The beginning of a day, month or year that a person wrote, in UTC.

    Raises:
        ConfigError: it is none.
    """
    from datetime import UTC

    for form in ("%Y-%m-%d", "%Y%m%d", "%Y-%m", "%Y"):
        try:
            return datetime.strptime(text, form).replace(tzinfo=UTC)
        except ValueError:
            continue
    raise ConfigError("--since", "", f"{text!r} is no date", "Write YYYY-MM-DD, YYYY-MM or YYYY")


def _send(store: Store, settings: Settings, day: datetime | None, *, again: bool, cosmetic: bool) -> int:
    """Compose and send; nothing is said when all is well, so that cron stays silent."""
    from harvester.commands.session import now
    from harvester.delivery.ways import open_ways
    from harvester.digest.gather import check_recipients, recipients
    from harvester.digest.outbox import compose_due, compose_since, send_due
    from store.lock import held

    check_recipients(settings)
    with held(store.path, wait=settings.schedule.overlap == "wait", told=_complain, purpose="mail"):
        refused: tuple[MailError, ...] = ()
        if again:
            store.outbox.revive(now(), day, (one.address for one in recipients(settings)))
        elif day is not None:
            refused = compose_since(store, settings, day, now(), cosmetic=cosmetic)
        else:
            refused = compose_due(store, settings, now(), cosmetic=cosmetic)
        failures = (*refused, *send_due(store, settings, open_ways(settings.digest), now).failures)
    for error in failures:
        _complain(f"mail to {error}")
    return NOT_SENT if failures else SENT


def _show(
    store: Store, settings: Settings, now: datetime, day: datetime | None, *, cosmetic: bool, in_browser: bool
) -> int:
    """Show each recipient's digest on the terminal or in the browser, and what waits in the outbox."""
    from diffs.text.untrusted import one_line
    from harvester.digest.gather import recipients
    from harvester.digest.outbox import preview

    found = preview(store, settings, now, day, cosmetic=cosmetic)
    if in_browser:
        _open(found)
    else:
        _print(found)
    if not found:
        click.echo("Nothing new to tell." if day is None else "No changes since then.")
    addresses = {recipient.address for recipient in recipients(settings)}
    for queued in store.outbox.waiting():
        why = f" ({queued.reason})" if queued.reason else ""
        if queued.mail.recipient not in addresses:
            why = " (no recipient any more: it is not sent)"
        click.echo(
            one_line(f"In the outbox for {queued.mail.recipient}: {queued.mail.subject}{why}"), err=True
        )
    return SENT


def _print(found: Iterable[DigestInput]) -> None:
    from harvester.digest.compose import parts

    for digest in found:
        text, _ = parts(digest)
        click.echo(click.style(f"To: {digest.recipient}", dim=True))
        click.echo(f"\n{text}")


def _open(found: Iterable[DigestInput]) -> None:
    """Put each digest into a file and show it in the browser; the file's name is said, too."""
    import tempfile
    import webbrowser
    from pathlib import Path

    from harvester.digest.compose import parts

    folder = Path(tempfile.mkdtemp(prefix="harvest-digest-"))
    for number, digest in enumerate(found, 1):
        page = folder / f"{number}.html"
        page.write_text(parts(digest)[1], encoding="utf-8")
        click.echo(f"{digest.recipient}: {page}")
        webbrowser.open(page.as_uri())


def _complain(line: str) -> None:
    click.echo(f"harvest: {line}", err=True)
