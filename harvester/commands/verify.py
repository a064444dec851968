"""`harvest verify`: is the store intact?"""

from __future__ import annotations

from pathlib import Path

import click

from diffs.in_words import count
from diffs.text import one_line
from harvester.commands.options import Globals, jobs_option, with_globals
from harvester.commands.session import existing_store, settings_for
from harvester.errors import ConfigError
from harvester.reports import CheckedCounts, Verification

DAMAGED = 3

# A manifest has one line for each table and document; something else of another size is not read.
_MANIFEST_BYTES = 64 * 2**20


@click.command("verify")
@click.option(
    "--manifest", "as_manifest", is_flag=True, help="Print the hashes of the store, to deposit them."
)
@click.option(
    "--against",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Check that everything is still on record that was when this manifest was made.",
)
@jobs_option
@with_globals
def verify_command(options: Globals, *, as_manifest: bool, against: Path | None, jobs: int | None) -> int:
    """Check that nothing in the store was altered, and derive every text, version and change again.

    Each fault is a line on standard error, and the exit code is 3 if there are any. A manifest is a text with
    the hashes of the whole store: deposited or time-stamped, it proves later that nothing was altered since.
    """
    settings = settings_for(options)
    path = existing_store(options, settings)
    text = None if against is None else _read(against)
    with Verification(path, settings.weights, jobs=jobs) as verification:
        found = 0
        for fault in verification.faults():
            found += 1
            click.echo(one_line(fault), err=True)
        if text is not None:
            compared = verification.since(text)
            for fault in compared.faults:
                found += 1
                click.echo(one_line(fault), err=True)
            if not compared.faults:
                added = compared.added or "nothing was added"
                click.echo(one_line(f"{against}: everything is still on record; {added}"))
        if found:
            return DAMAGED
        if as_manifest:
            click.echo("\n".join(verification.manifest()))
        else:
            click.echo(one_line(f"{path}: intact: {_checked(verification.tally)}"))
    return 0


def _read(path: Path) -> str:
    """Return the contents of a manifest.

    Raises:
        ConfigError: it cannot be read.
    """
    try:
        with path.open("rb") as file:
            return file.read(_MANIFEST_BYTES).decode("utf-8", "replace")
    except OSError as error:
        reason = f"cannot be read ({error.strerror or error})"
        raise ConfigError(str(path), "", reason, "Name a file that `verify --manifest` made") from error


def _checked(tally: CheckedCounts) -> str:
    """Return in words what was checked."""
    nouns = {"comparisons": "change"}
    counts = ", ".join(count(number, nouns.get(table, table[:-1])) for table, number in tally.rows.items())
    return f"{counts}; a chain of {count(tally.links, 'link')}, which ends in {tally.head}"
