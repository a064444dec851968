"""`harvest datasette`: the metadata with which Datasette shows the store, or several."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import click

from diffs.text import printable
from harvester.commands.options import Globals, with_globals
from harvester.commands.session import every_store, settings_for
from harvester.datasette import metadata
from harvester.errors import StoreError
from store import Store


@click.command("datasette")
@with_globals
def datasette_command(options: Globals) -> int:
    """Print the metadata with which Datasette shows the store: descriptions, facets, searches, queries.

    Datasette (https://datasette.io) is a program of its own: after `harvest datasette > metadata.yaml`, run
    `datasette harvest.db --metadata metadata.yaml`, with the files of all stores if there are several.
    """
    settings = settings_for(options)
    with every_store(options, settings, reading=True) as stores:
        shown, closed = list[Path](), list[Path]()
        for given in stores:
            with given as (store, _):
                _require_views(store)
                is_shared = stores.is_several and store.path == stores.shared
                (closed if is_shared else shown).append(store.path)
        code = stores.code
    if len({path.stem for path in (*shown, *closed)}) < len(shown) + len(closed):
        # Which of those with the same name gets which number depends on the order that the user gives.
        shown, closed = [*shown, *closed], []
    if shown:
        names = _names([*shown, *closed])
        click.echo(printable(metadata(names[: len(shown)], names[len(shown) :])), nl=False)
    return code


def _names(paths: list[Path]) -> list[str]:
    """Return what Datasette calls files: without their endings, and with a number from the second on."""
    names, seen = [], Counter[str]()
    for path in paths:
        seen[path.stem] += 1
        names.append(path.stem if seen[path.stem] == 1 else f"{path.stem}_{seen[path.stem]}")
    return names


def _require_views(store: Store) -> None:
    """Raise an error if the file itself lacks the views: a reader adds them only to a copy of its own."""
    if store.database.was_older:
        problem = "was written by an older version, so it lacks what Datasette is to show"
        raise StoreError(f"{store.path}: {problem}. Run `harvest rebuild` first.")
