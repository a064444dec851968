"""`harvest verify`: is the store intact?"""

from __future__ import annotations

from pathlib import Path

import click

from diffs.in_words import count
from diffs.text import one_line
from harvester.commands.options import Globals, with_globals
from harvester.commands.session import settings_for, store_path
from harvester.errors import ConfigError
from harvester.reports import Tally, verify

DAMAGED = 3


@click.command("verify")
@with_globals
def verify_command(options: Globals) -> int:
    """Check that nothing in the store was altered, and derive every text, version and change again."""
    settings = settings_for(options)
    path = store_path(options, settings)
    if not path.exists():
        raise ConfigError(str(path), "", "there is no store yet", "Run `harvest` or `harvest import` first")
    tally, faults = Tally(), 0
    for fault in verify(path, settings.weights, tally):
        faults += 1
        click.echo(one_line(fault), err=True)
    if not faults:
        click.echo(f"{path}: intact: {_checked(tally)}")
    return DAMAGED if faults else 0


def _checked(tally: Tally) -> str:
    """Return in words what was checked."""
    nouns = {"comparisons": "change"}
    counts = ", ".join(count(number, nouns.get(table, table[:-1])) for table, number in tally.rows.items())
    return f"{counts}; a chain of {count(tally.links, 'link')}, which ends in {tally.head}"
