"""`harvest init`: a configuration for a new user."""

from __future__ import annotations

from pathlib import Path

import click

from diffs.text import one_line
from harvester.commands.options import Globals, with_globals
from harvester.commands.session import DEFAULT_CONFIG
from harvester.config.starting import starting_configuration
from harvester.errors import ConfigError
from harvester.local_files import reason_of


@click.command("init")
@with_globals
def init_command(options: Globals) -> int:
    """Write a commented configuration for a new user (config.toml, or that of --config)."""
    path = options.config or DEFAULT_CONFIG
    _write(path, starting_configuration())
    click.echo(f"{one_line(str(path))}: written\n  next: harvest add example.com, with a company's domain")
    return 0


def _write(path: Path, text: str) -> None:
    """Write a file that does not exist yet."""
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        remedy = "Name another file with --config; `harvest add` adds to it"
        raise ConfigError(str(path), "", "exists already, and was not changed", remedy) from None
    except OSError as error:
        problem = f"cannot be written: {reason_of(error)}"
        raise ConfigError(str(path), "", problem, "Name another file with --config") from None
