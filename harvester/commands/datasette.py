"""`harvest datasette`: the metadata with which Datasette shows the store."""

from __future__ import annotations

import click

from diffs.text import printable
from harvester.commands.options import Globals, with_globals
from harvester.commands.session import reading_store, settings_for, store_pattern
from harvester.config import Settings
from harvester.datasette import metadata
from harvester.errors import ConfigError, StoreError
from store import Store


@click.command("datasette")
@with_globals
def datasette_command(options: Globals) -> int:
    """Print the metadata with which Datasette shows the store: descriptions, facets, searches, queries.

    Datasette (https://datasette.io) is a program of its own: after `harvest datasette > metadata.yaml`, run
    `datasette harvest.db --metadata metadata.yaml`.
    """
    settings = settings_for(options)
    _require_one(options, settings)
    with reading_store(options, settings) as store:
        _require_views(store)
        click.echo(printable(metadata(store.path.stem)), nl=False)
    return 0


def _require_one(options: Globals, settings: Settings) -> None:
    """Raise an error if there are several stores."""
    if store_pattern(options, settings) is not None:
        problem, remedy = "describes one store, and there are several", "Name one of them with --db"
        raise ConfigError("harvest datasette", "", problem, remedy)


def _require_views(store: Store) -> None:
    """Raise an error if the file itself lacks the views: a reader adds them only to a copy of its own."""
    if store.database.was_older:
        problem = "was written by an older version, so it lacks what Datasette is to show"
        raise StoreError(f"{store.path}: {problem}. Run `harvest rebuild` first.")
