"""`harvest backup`: a copy of the store."""

from __future__ import annotations

from pathlib import Path

import click

from diffs.in_words import count
from diffs.text import json_line, one_line
from harvester.commands.options import FileName, Globals, with_globals
from harvester.commands.session import existing_store, settings_for
from harvester.errors import ConfigError
from store.backup import back_up


@click.command("backup")
@click.argument("file", type=FileName())
@click.option("--replace", is_flag=True, help="Replace an older copy.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@with_globals
def backup_command(options: Globals, file: Path, *, replace: bool, as_json: bool) -> int:
    """Copy the store into FILE as it is at one moment, while other programs use it.

    SQLite checks the copy before it gets its name, so FILE is a whole store or is not there. To restore it,
    end all runs, and copy it back the same way: `harvest backup --db FILE --replace harvest.db`.
    """
    store = existing_store(options, settings_for(options))
    _require_place(file, store, replace=replace)
    made = back_up(store, file)
    if as_json:
        values = {"file": str(made.path), "bytes": made.size_bytes, "links": made.links, "head": made.head}
        click.echo(json_line(values))
    else:
        ends = f"a chain of {count(made.links, 'link')}, which ends in {made.head}"
        click.echo(one_line(f"{made.path}: {count(made.size_bytes, 'byte')}; {ends}"))
    return 0


def _require_place(file: Path, store: Path, *, replace: bool) -> None:
    """Raise an error if the copy may not be written where it is to be."""
    if file.exists() and (not replace or file.samefile(store)):
        problem = "is the store itself" if file.samefile(store) else "exists already"
        raise ConfigError(str(file), "", problem, "Name another file, or replace a copy with --replace")
