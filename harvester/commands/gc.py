"""`harvest gc`: what nothing refers to goes, and the file shrinks."""

from __future__ import annotations

import click

from diffs.in_words import count, number
from diffs.text import json_line, one_line
from harvester.archive import Stopped
from harvester.commands.options import Globals, with_globals
from harvester.commands.session import every_store, settings_for
from harvester.commands.stopping import held_until_stopped, signals_stop, tell_stopped
from harvester.stores import StoreSequence
from store import Store
from store.garbage import Garbage, collect, garbage_of


@click.command("gc")
@click.option("--dry-run", is_flag=True, help="Only say what would be removed.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@with_globals
def gc_command(options: Globals, *, dry_run: bool, as_json: bool) -> int:
    """Remove what nothing refers to, and make the store as small as what is in it.

    Stored pages and texts stay as long as a capture, citation, version, comparison or mail needs them;
    what is removed is recorded in the chain. The file is written anew, which needs as much free space again.
    """
    settings = settings_for(options)
    if dry_run:
        with every_store(options, settings, reading=True) as stores:
            for given in stores:
                with given as (store, _):
                    _print(stores, store, garbage_of(store.database), dry_run=True, as_json=as_json)
            return stores.code
    with every_store(options, settings, reading=False) as stores, signals_stop() as stop:
        done = 0
        try:
            with held_until_stopped(stop, stores.shared, wait=True):
                for given in stores:
                    stop.check()
                    with given as (store, _):
                        _print(stores, store, collect(store.database), dry_run=False, as_json=as_json)
                        done += 1
        except Stopped as stopped:
            tell_stopped(str(stopped), f"{count(done, 'store')} done" if done else "nothing was removed")
            return 1
        return stores.code


def _print(stores: StoreSequence, store: Store, found: Garbage, *, dry_run: bool, as_json: bool) -> None:
    """Print what was removed from a store, or would be."""
    values: dict[str, object] = {
        "dry_run": dry_run,
        "bodies": len(found.bodies),
        "texts": len(found.texts),
        "bytes": found.size_bytes,
        "bytes_free": found.free_bytes,
    }
    if stores.is_several:
        values["store"] = str(store.path)
    if as_json:
        click.echo(json_line(values))
    else:
        click.echo(one_line(f"{store.path}: {_in_words(found, dry_run=dry_run)}"))


def _in_words(found: Garbage, *, dry_run: bool) -> str:
    """Return what was removed, or would be."""
    what = f"{count(len(found.bodies), 'page')} and {count(len(found.texts), 'text')}"
    of = f"of {count(found.size_bytes, 'byte')}"
    if dry_run:
        return f"{what} would be removed; at least {number(found.free_bytes)} {of} are free"
    return f"{what} removed; {number(found.free_bytes)} {of} given back"
