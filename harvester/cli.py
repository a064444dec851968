"""The `harvest` command: arguments in, exit code out.

Commands live in `harvester.commands` and are imported only when they are called, so that
`harvest --help` answers at once.
"""

from __future__ import annotations

import importlib
import os
import sys
import traceback
from collections.abc import Sequence
from difflib import get_close_matches
from typing import Any

import click

from diffs.text import masked, message, one_line, printable
from harvester.commands.last_barrier import DEBUG_VARIABLE, last_words
from harvester.commands.messages import end_log, say
from harvester.commands.options import GLOBAL_OPTIONS, Globals, global_options, run_options, with_log
from harvester.commands.standard_streams import StandardStreams
from harvester.errors import ConfigError, HarvesterError, StoreError, UnknownVersion
from harvester.version import program_version
from store.waiting import patient

MISSED, USAGE, STORE, INTERRUPTED = 1, 2, 3, 130
INTERRUPTION = "interrupted; the work so far is saved"

# name: (module, one line for the list of commands)
COMMANDS = {
    "run": ("run", "List, fetch, extract, version and compare (what `harvest` does without a command)."),
    "init": ("init", "Write a commented configuration for a new user."),
    "add": ("add", "Find a company's policies in the archive, and add them to the configuration."),
    "import": ("import_", "Read corpus documents into the store: citations, companies, versions."),
    "extract": ("extract", "Turn a page into a corpus document."),
    "inspect": ("inspect", "Show what is read in a page, corpus document or plain text."),
    "log": ("log", "Show the timeline of versions."),
    "diff": ("diff", "Compare two versions of a document, section by section."),
    "compare": ("compare", "Compare two files, section by section; no store needed."),
    "report": ("report", "Write the history as pages for a browser: timelines, sections, versions."),
    "search": (
        "search",
        "Find a phrase in all versions: when it first stood there, and when last.",
    ),
    "export": ("export", "Write texts, tables or a git repository, for other tools."),
    "bulk": ("bulk", "Harvest many files at once, on many processors, into a Parquet data set."),
    "feed": ("feed", "Write what changed as an Atom feed."),
    "evidence": ("evidence", "Write what proves a change into one file (WACZ), or check such a file."),
    "status": ("status", "Show coverage: what was listed, fetched, skipped and why, and what is left to do."),
    "datasette": (
        "datasette",
        "Print what Datasette needs to show the store: descriptions, facets, queries.",
    ),
    "save": ("save", "Ask the archive to capture the watched pages that it has not captured for a while."),
    "digest": ("digest", "Report what changed: show it, or send one mail per recipient and period."),
    "schedule": ("schedule", "Run as a daemon: harvest on a timetable and report what changed."),
    "check-archive": (
        "check_archive",
        "Send two requests: is the archive reachable, and does it answer as expected?",
    ),
    "verify": ("verify", "Check that the store is intact, and its texts are those of its sources."),
    "rebuild": ("rebuild", "Build versions and changes again from the stored snapshots."),
    "backup": ("backup", "Copy the store into one file, while other programs use it."),
    "gc": ("gc", "Remove what nothing refers to, and make the store smaller."),
    "help": ("help_", "Show the help of a command."),
    "demo": ("demo", "Show everything, offline, on a small archive that ships with the package."),
}


# What other programs call these commands, and what people type first.
OTHER_NAMES = {
    "batch": "bulk",
    "copy": "backup",
    "compact": "gc",
    "clean": "gc",
    "vacuum": "gc",
    "check": "verify",
    "changes": "log",
    "compare-versions": "diff",
    "crawl": "run",
    "daemon": "schedule",
    "atom": "feed",
    "discover": "add",
    "doctor": "check-archive",
    "download": "run",
    "dump": "export",
    "fetch": "run",
    "find": "search",
    "grep": "search",
    "harvest": "run",
    "history": "log",
    "list": "status",
    "ls": "status",
    "mail": "digest",
    "notify": "digest",
    "proof": "evidence",
    "archive": "save",
    "capture": "save",
    "redline": "diff",
    "reindex": "rebuild",
    "pages": "report",
    "rss": "feed",
    "report-changes": "digest",
    "serve": "schedule",
    "setup": "init",
    "site": "report",
    "show": "diff",
    "timeline": "log",
    "update": "run",
    "validate": "verify",
    "versions": "log",
    "watch": "schedule",
}


class _NotOfClick(Exception):
    """An error that click must not handle; its cause says what happened."""


class Commands(click.Group):
    """A group whose commands are imported when they are called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands, in the order of the work."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a command and return it."""
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"harvester.commands.{COMMANDS[cmd_name][0]}")
        command: click.Command = getattr(module, f"{cmd_name.replace('-', '_')}_command")
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that a call names; an unknown one is an error that names the nearest."""
        name = args[0]
        if name not in COMMANDS and not name.startswith("-"):
            ctx.fail(f"No such command {name!r}. {_meant(name)}")
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> object:
        """Run a command; click would take an EOFError for an interruption, and a broken pipe for the end."""
        try:
            return super().invoke(ctx)
        except (EOFError, OSError) as error:
            raise _NotOfClick from error

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()])


def _version(ctx: click.Context, _: click.Parameter, is_asked: bool) -> None:
    """Print the version; it is looked up only when it is asked for."""
    if is_asked and not ctx.resilient_parsing:
        click.echo(one_line(f"harvest, version {program_version()}"))
        ctx.exit()


@click.group(
    cls=Commands, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]}
)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_version,
    help="Show the version and exit.",
)
@global_options
@run_options
@click.pass_context
def harvest(ctx: click.Context, /, **options: Any) -> int:
    """Build the archived history of companies' policies and compare it section by section.

    Without a command: list the captures of the policies, fetch those that show most, keep every version and
    compare it with the one before. Exit codes: 0 everything due was looked at, 1 something could not be
    looked at, 2 wrong call or configuration, 3 store unusable, 4 archive unreachable or asking to wait.
    """
    ctx.obj = Globals(**{name: options.pop(name) for name in GLOBAL_OPTIONS})
    if ctx.invoked_subcommand is None:
        from harvester.commands.run import RunCall, run

        with with_log(ctx.obj):
            return run(ctx.obj, RunCall(**options))
    given = [name.removeprefix("as_") for name, value in options.items() if value not in (None, False, ())]
    if given:
        option = f"--{given[0].replace('_', '-')}"
        raise click.UsageError(_misplaced(ctx, ctx.invoked_subcommand, option))
    return 0


def _meant(name: str) -> str:
    """Return what a user may have meant by an unknown command."""
    known = OTHER_NAMES.get(name.lower()) or next(
        iter(get_close_matches(name.lower(), [*COMMANDS, *OTHER_NAMES], 1)), ""
    )
    command = OTHER_NAMES.get(known, known)
    if command:
        return f"Did you mean `harvest {command}`?"
    if "." in name and name.isprintable() and " " not in name:
        return f"To watch a company: harvest add {name}; to harvest it: harvest --company {name}"
    return f"To harvest a company: harvest --company {name}; `harvest help` lists the commands"


def _misplaced(ctx: click.Context, name: str, option: str) -> str:
    """Return what to do about an option of `run` that is given before another command."""
    command = harvest.get_command(ctx, name)
    if command is None or any(option in parameter.opts for parameter in command.params):
        return f"{option} belongs after the command: harvest {name} {option} ..."
    return f"harvest {name} has no option {option}; see `harvest {name} --help`"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line.

    Args:
        arguments: those after `harvest`; None for those of the process, whose standard streams then are
            replaced by some that do not fail.

    Returns:
        The exit code.
    """
    try:
        if arguments is not None:
            return _guarded(arguments)
        streams = StandardStreams()
        code = _guarded(None)
        lost = streams.finish()
        if lost:
            _complain(lost)
            code = code or MISSED
        return code
    except KeyboardInterrupt:
        # It came while the end of the command was being reported.
        return _complain(INTERRUPTION, INTERRUPTED)


def _guarded(arguments: Sequence[str] | None) -> int:
    """Run a command; whatever happens in it ends with a sentence and an exit code."""
    try:
        with patient(told=say):
            result = harvest.main(args=arguments, prog_name="harvest", standalone_mode=False)
        return int(result or 0)
    except click.ClickException as error:
        _show(error)
        return USAGE
    except HarvesterError as error:
        return _complain(str(error), _exit_code(error))
    except (KeyboardInterrupt, click.Abort):
        return _complain(INTERRUPTION, INTERRUPTED)
    except _NotOfClick as error:
        return _unforeseen(error.__cause__ or error)
    except Exception as error:
        return _unforeseen(error)
    finally:
        end_log()


def _unforeseen(error: BaseException) -> int:
    """Report an error that nobody foresaw, with its traceback only for those who ask for it."""
    if os.environ.get(DEBUG_VARIABLE):
        click.echo(printable(masked("".join(traceback.format_exception(error)))), err=True)
    return _complain(last_words(error), MISSED)


def _complain(problem: str, code: int = 0) -> int:
    """Print a message to standard error, and return the exit code."""
    say(problem, is_last=True)
    return code


def _exit_code(error: HarvesterError) -> int:
    """Return the exit code of an error that ended a command."""
    if isinstance(error, (ConfigError, UnknownVersion)):
        return USAGE
    return STORE if isinstance(error, StoreError) else MISSED


def _show(error: click.ClickException) -> None:
    """Print what is wrong about a call as click does; the arguments that it names may be anything."""
    if isinstance(error, click.UsageError) and error.ctx is not None:
        click.echo(error.ctx.get_usage(), err=True)
        click.echo(f"Try '{error.ctx.command_path} {error.ctx.help_option_names[0]}' for help.\n", err=True)
    click.echo(message(f"Error: {error.format_message()}"), err=True)


if __name__ == "__main__":
    sys.exit(main())
