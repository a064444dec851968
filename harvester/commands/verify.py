"""`harvest verify`: is the store intact?"""

from __future__ import annotations

import click

from diffs.text import one_line
from harvester.commands.options import Globals, with_globals
from harvester.commands.session import reading_store, settings_for
from harvester.reports import verify

DAMAGED = 3


@click.command("verify")
@with_globals
def verify_command(options: Globals) -> int:
    """Check the structure, hashes and references of the store, and each text against its stored source."""
    with reading_store(options, settings_for(options)) as store:
        faults = 0
        for fault in verify(store):
            faults += 1
            click.echo(one_line(fault), err=True)
        if not faults:
            click.echo(one_line(f"{store.path}: intact"))
    return DAMAGED if faults else 0
