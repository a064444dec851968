"""The options that several commands share."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields
from datetime import UTC, datetime, timedelta
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar, cast

import click

from harvester.commands.messages import LogFormat
from harvester.errors import ConfigError
from harvester.local_files import check_name

Command = TypeVar("Command", bound=Callable[..., Any])

_AGE = re.compile(r"\s*([0-9]{1,5})\s*(m|h|d|w)(?:in|inutes?|ours?|ays?|eeks?)?\s*", re.IGNORECASE)
_UNITS = {"m": timedelta(minutes=1), "h": timedelta(hours=1), "d": timedelta(days=1), "w": timedelta(weeks=1)}


class FileName(click.Path):
    """The name of a file, which may not exist yet; a name that no file can have is refused."""

    def __init__(self) -> None:
        super().__init__(path_type=Path, dir_okay=False)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """Return the path."""
        try:
            check_name(Path(value))
            return cast("Path", super().convert(value, param, ctx))
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            self.fail(f"{value!r} cannot be used as a file: {reason}.", param, ctx)


class FolderName(FileName):
    """The name of a folder, which may not exist yet; a name that no folder can have is refused."""

    def __init__(self) -> None:
        click.Path.__init__(self, path_type=Path, file_okay=False)


class StoredName(click.types.StringParamType):
    """What something is called in the store: bytes that are not UTF-8 name nothing there."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the name."""
        text = str(super().convert(value, param, ctx))
        try:
            text.encode()
        except UnicodeEncodeError:
            self.fail("it contains bytes that are not UTF-8.", param, ctx)
        return text


class FileOrFolder(FileName):
    """The name of a file or of a folder, which may not exist yet; a name that none can have is refused."""

    def __init__(self) -> None:
        click.Path.__init__(self, path_type=Path)


class Age(click.ParamType["timedelta"]):
    """A length of time, such as ``3d``, ``36h``, ``90 minutes`` or ``2w``."""

    name = "age"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> timedelta:
        """Return the length of time."""
        found = _AGE.fullmatch(value) if isinstance(value, str) else None
        if found is None or not int(found[1]):
            self.fail(f"{value!r} is not a length of time; write it as 3d, 36h, 90m or 2w.", param, ctx)
        return int(found[1]) * _UNITS[found[2].lower()]


@dataclass(frozen=True, slots=True)
class Globals:
    """The options that every command takes.

    Attributes:
        config: the configuration file, or None for `config.toml` if it exists.
        db: the store, or None for that of the configuration.
        archive: where captures come from, several one a line, or None for that of the configuration.
        verbose: whether a log is kept that has each step, and each request to an archive with its answer.
        log_format: the form of the lines of the log, ``text`` or ``json``, or None if none is asked for.
    """

    config: Path | None = None
    db: Path | None = None
    archive: str | None = None
    verbose: bool = False
    log_format: LogFormat | None = None

    @property
    def keeps_log(self) -> bool:
        """Whether standard error has the dated lines of a log."""
        return self.verbose or self.log_format is not None

    def overlaid(self, other: Globals) -> Globals:
        """Return these options, replaced by those that `other` states."""
        return Globals(
            other.config or self.config,
            other.db or self.db,
            other.archive or self.archive,
            other.verbose or self.verbose,
            other.log_format or self.log_format,
        )


GLOBAL_OPTIONS = tuple(field.name for field in fields(Globals))


def _one_a_line(ctx: click.Context, param: click.Parameter, value: tuple[str, ...]) -> str | None:
    """Return the archives of a call, one a line, or None."""
    for one in value:
        if "\n" in one:
            raise click.BadParameter("it contains a line break.", ctx, param)
    return "\n".join(value) if value else None


def global_options(command: Command) -> Command:
    """Add --config, --db, --archive, --verbose and --log-format."""
    for option in (
        click.option(
            "--log-format",
            type=click.Choice(["text", "json"]),
            help="Write what is said on standard error as dated lines, or as JSON objects.",
        ),
        click.option(
            "-v",
            "--verbose",
            is_flag=True,
            help="Write a dated line for each step, and for each request to the archive with its answer.",
        ),
        click.option(
            "--archive",
            type=StoredName(),
            metavar="LOCATION",
            multiple=True,
            callback=_one_a_line,
            help="A base URL, a WARC, ARC or WACZ file, a folder, or a server of another protocol: "
            "pywb+http://host/collection, memento+http://host/timemap/link/. May be repeated: "
            "the captures of all are one history.",
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


@contextmanager
def with_log(options: Globals) -> Iterator[None]:
    """Keep a log on standard error meanwhile, if the options ask for one; it is imported only then.

    Args:
        options: of the call.
    """
    if not options.keeps_log:
        yield
        return
    from harvester.commands.log_lines import log_kept

    with log_kept(options.log_format or "text", verbose=options.verbose):
        yield


def with_globals(command: Callable[..., int]) -> Callable[..., int]:
    """Pass a command its `Globals`, whether they are given before or after its name."""

    @global_options
    @click.pass_context
    @wraps(command)
    def called(ctx: click.Context, /, **options: Any) -> int:
        own = Globals(**{name: options.pop(name) for name in GLOBAL_OPTIONS})
        given = (ctx.obj or Globals()).overlaid(own)
        with with_log(given):
            return command(given, **options)

    return called


def company_option(*, required: bool = False, multiple: bool = False) -> Callable[[Command], Command]:
    """Add --company."""
    return click.option(
        "--company",
        "companies" if multiple else "company",
        type=StoredName(),
        metavar="NAME",
        required=required,
        multiple=multiple,
        help="A company's slug, name or domain" + ("; may be repeated." if multiple else "."),
    )


def document_option(command: Command) -> Command:
    """Add --document, for commands that are about a single document."""
    return click.option(
        "--document", metavar="D", help="The document with this slug or title (needed if there are several)."
    )(command)


def company_names(command: Callable[..., int]) -> Callable[..., int]:
    """Add companies as arguments and as --company; the command gets them together, as `companies`."""

    @click.argument("names", type=StoredName(), metavar="[NAME]...", nargs=-1)
    @company_option(multiple=True)
    @wraps(command)
    def called(*arguments: Any, names: tuple[str, ...], companies: tuple[str, ...], **options: Any) -> int:
        return command(*arguments, companies=(*companies, *names), **options)

    return called


def company_and_versions(command: Callable[..., int]) -> Callable[..., int]:
    """Add a company, as an argument or as --company, and FROM and TO; the command gets all three."""

    @company_option()
    @click.argument("words", type=StoredName(), metavar="[NAME] [FROM [TO]]", nargs=-1)
    @wraps(command)
    def called(*arguments: Any, company: str | None, words: tuple[str, ...], **options: Any) -> int:
        names = words if company is None else (company, *words)
        if len(names) > 3:
            raise click.UsageError(f"Unexpected argument {names[3]!r}; write it as NAME FROM TO")
        name, first, second = (*names, None, None, None)[:3]
        return command(*arguments, company=name, first=first, second=second, **options)

    return called


def jobs_option(command: Command) -> Command:
    """Add --jobs."""
    return click.option(
        "--jobs",
        type=click.IntRange(min=1),
        metavar="N",
        help="How many processes may work (default: one for each processor).",
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
        jobs_option,
        company_option(multiple=True),
    ):
        command = option(command)
    return command


def start_of(text: str) -> datetime:
    """Return the beginning of a day, month or year, in UTC.

    Args:
        text: the date, as a person wrote it.

    Raises:
        ConfigError: the text is not a date.
    """
    # Digits of other scripts would be read, too, but nobody sees by which rules.
    for form in ("%Y-%m-%d", "%Y%m%d", "%Y-%m", "%Y") if text.isascii() else ():
        try:
            return datetime.strptime(text, form).replace(tzinfo=UTC)
        except ValueError:
            continue
    raise ConfigError("--since", "", f"{text!r} is not a date", "Write YYYY-MM-DD, YYYY-MM or YYYY")
