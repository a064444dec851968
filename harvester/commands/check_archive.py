"""`harvest check-archive`: is the archive reachable, and does it answer as expected?"""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import click

from diffs.text import masked, printable
from harvester.archive import Timing
from harvester.archive.check import EXAMPLE, check_archive
from harvester.commands.options import Globals, with_globals
from harvester.commands.session import now, settings_for, shared_file
from harvester.config.values import InvalidValue
from harvester.config.values import url as web_address
from harvester.errors import ConfigError
from store.opening import exists, refuse_foreign
from store.records import archives_in
from store.tables.pace_ledger import PaceLedger

OUT_OF_REACH = 4


@click.command("check-archive")
@click.option("--url", help="A page that the archive should have captures of.")
@with_globals
def check_archive_command(options: Globals, url: str | None) -> int:
    """Send two requests: is the archive reachable, and does it answer as expected?

    For people, before a first harvest. Nothing of the answers is stored, except when the archive asks to
    wait.
    """
    if url is not None:
        _check_address(url)
    settings = settings_for(options)
    path = shared_file(options, settings)
    refuse_foreign(path)
    with closing(PaceLedger(path if exists(path) else ":memory:")) as ledger:
        reports = [
            check_archive(
                location, settings=settings.archive, ledger=ledger, timing=Timing(now), url=url or EXAMPLE
            )
            for location in archives_in(options.archive or settings.archive.location)
        ]
    for report in reports:
        for line in report.lines():
            click.echo(printable(masked(line)))
    return 0 if all(report.usable for report in reports) else OUT_OF_REACH


def _check_address(url: str) -> None:
    """Refuse what no archive could have captures of."""
    try:
        web_address(url, Path())
    except InvalidValue as error:
        raise ConfigError("--url", "", error.problem, error.remedy) from None
