"""`harvest backup`: a copy of the store."""

from __future__ import annotations

from pathlib import Path

import click

from diffs.in_words import count
from diffs.text import json_line, one_line
from harvester.commands.options import FileOrFolder, Globals, with_globals
from harvester.commands.session import complain, settings_for, store_files, store_pattern
from harvester.errors import ConfigError
from harvester.stores.sequence import UNUSABLE
from store.backup import back_up
from store.errors import StoreError


@click.command("backup")
@click.argument("file", type=FileOrFolder())
@click.option("--replace", is_flag=True, help="Replace an older copy.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@with_globals
def backup_command(options: Globals, file: Path, *, replace: bool, as_json: bool) -> int:
    """Copy the store into FILE as it is at one moment, while other programs use it.

    SQLite checks the copy before it gets its name, so FILE is a whole store or is not there. To restore it,
    end all runs, and copy it back the same way: `harvest backup --db FILE --replace harvest.db`. If there are
    several stores, FILE is a folder, in which all are copied, one after the other.
    """
    settings = settings_for(options)
    stores, pattern = store_files(options, settings), store_pattern(options, settings)
    if pattern is None:
        _require_place(file, stores[0], replace=replace)
        _back_up(stores[0], file, as_json=as_json)
        return 0
    copies = {store: file / store.relative_to(pattern.folder) for store in stores}
    for store, copy in copies.items():
        _require_place(copy, store, replace=replace)
    code = 0
    for store, copy in copies.items():
        try:
            _make_folder(copy.parent)
            _back_up(store, copy, as_json=as_json)
        except StoreError as error:
            complain(str(error))
            code = UNUSABLE
    return code


def _back_up(store: Path, file: Path, *, as_json: bool) -> None:
    """Copy a store, and say what its copy is."""
    made = back_up(store, file)
    if as_json:
        values = {"file": str(made.path), "bytes": made.size_bytes, "links": made.links, "head": made.head}
        click.echo(json_line(values))
    else:
        ends = f"a chain of {count(made.links, 'link')}, which ends in {made.head}"
        click.echo(one_line(f"{made.path}: {count(made.size_bytes, 'byte')}; {ends}"))


def _make_folder(folder: Path) -> None:
    """Make the folder of a copy."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(f"{folder}: cannot be made ({error.strerror}). Name another folder.") from error


def _require_place(file: Path, store: Path, *, replace: bool) -> None:
    """Raise an error if the copy may not be written where it is to be."""
    if file.exists() and (not replace or file.samefile(store)):
        problem = "is the store itself" if file.samefile(store) else "exists already"
        raise ConfigError(str(file), "", problem, "Name another file, or replace a copy with --replace")
