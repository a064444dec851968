"""The options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar, cast

import click

Command = TypeVar("Command", bound=Callable[..., Any])


class FileName(click.Path):
    """The name of a file, which may not exist yet; a name that no file can have is refused."""

    def __init__(self) -> None:
        super().__init__(path_type=Path, dir_okay=False)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """Return the path."""
        try:
            Path(value).exists()
            return cast("Path", super().convert(value, param, ctx))
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            self.fail(f"{value!r} cannot be used as a file: {reason}.", param, ctx)


@dataclass(frozen=True, slots=True)
class Globals:
    """The options that every command takes.

    Attributes:
        config: the configuration file, or None for `config.toml` if it exists.
        db: the store, or None for that of the configuration.
        archive: where captures come from, or None for that of the configuration.
    """

    config: Path | None = None
    db: Path | None = None
    archive: str | None = None

    def overlaid(self, other: Globals) -> Globals:
        """Return these options, replaced by those that `other` states."""
        return Globals(other.config or self.config, other.db or self.db, other.archive or self.archive)


def global_options(command: Command) -> Command:
    """Add --config, --db and --archive."""
    for option in (
        click.option(
            "--archive",
            metavar="LOCATION",
            help="A base URL, a .warc or .warc.gz file, or pywb+http://host/collection.",
        ),
        click.option("--db", type=FileName(), help="The SQLite file of the store."),
        click.option(
            "--config",
            type=FileName(),
            help="The configuration file (default: config.toml).",
        ),
    ):
        command = option(command)
    return command


def with_globals(command: Callable[..., int]) -> Callable[..., int]:
    """Pass a command its `Globals`, whether they are given before or after its name."""

    @global_options
    @click.pass_context
    @wraps(command)
    def called(ctx: click.Context, /, **options: Any) -> int:
        own = Globals(options.pop("config"), options.pop("db"), options.pop("archive"))
        return command((ctx.obj or Globals()).overlaid(own), **options)

    return called


def company_option(*, required: bool = False, multiple: bool = False) -> Callable[[Command], Command]:
    """Add --company."""
    return click.option(
        "--company",
        "companies" if multiple else "company",
        metavar="NAME",
        required=required,
        multiple=multiple,
        help="A company's slug, name or domain" + ("; may be repeated." if multiple else "."),
    )


def document_option(command: Command) -> Command:
    """Add --document, for commands that are about a single document."""
    return click.option(
        "--document", metavar="D", help="The document with this slug (needed if there are several)."
    )(command)


def json_option(command: Command) -> Command:
    """Add --json."""
    return click.option("--json", "as_json", is_flag=True, help="One JSON object per line.")(command)


def run_options(command: Command) -> Command:
    """Add the options of the main job."""
    for option in (
        click.option("--quiet", is_flag=True, help="Print nothing but errors."),
        json_option,
        click.option(
            "--dry-run", is_flag=True, help="Print what a run would ask of the archive; fetch nothing."
        ),
        click.option("--budget", type=click.IntRange(min=0), help="Captures to fetch per document and run."),
        company_option(multiple=True),
    ):
        command = option(command)
    return command
