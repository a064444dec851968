"""`harvest verify`: is the store intact?"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import click

from diffs.in_words import count
from diffs.text import one_line
from harvester.commands.options import Globals, jobs_option, with_globals
from harvester.commands.progress import bar_on_terminal
from harvester.commands.session import complain, settings_for, store_files, store_pattern
from harvester.config import Settings
from harvester.config.store_pattern import StorePattern
from harvester.errors import ConfigError
from harvester.reports import CheckedCounts, ManifestParts, Verification
from store.errors import StoreError

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
    paths = store_files(options, settings)
    text = None if against is None else _read(against)
    pattern = store_pattern(options, settings)
    if pattern is None:
        return _verify(paths[0], settings, _VerifyCall(as_manifest, against, text, jobs))
    return _verify_all(paths, pattern, settings, _VerifyCall(as_manifest, against, text, jobs))


@dataclass(frozen=True, slots=True)
class _VerifyCall:
    """What a call asks for.

    Attributes:
        as_manifest: whether the hashes of the store are printed.
        against: the file of a former manifest, or None.
        text: its contents, as far as they are about the store.
        jobs: how many processes may work.
        may_be_empty: whether it is no fault that there is nothing in the store.
    """

    as_manifest: bool
    against: Path | None
    text: str | None
    jobs: int | None
    may_be_empty: bool = False


def _verify_all(paths: Sequence[Path], pattern: StorePattern, settings: Settings, wanted: _VerifyCall) -> int:
    """Check several stores, each of which has a part of the manifest."""
    names = {path.relative_to(pattern.folder).as_posix(): path for path in paths}
    former = None if wanted.text is None else ManifestParts.read(wanted.text)
    code, parts = 0, ManifestParts({})
    faults = [] if former is None else [*former.faults, *former.missing(names)]
    for fault in faults:
        click.echo(one_line(fault), err=True)
    for name, path in names.items():
        text = None if former is None else former.parts.get(name)
        one = _verify(
            path, settings, replace(wanted, text=text, may_be_empty=path == pattern.shared), parts.taker(name)
        )
        code = max(code, one)
    if faults or code:
        return DAMAGED
    if wanted.as_manifest:
        click.echo("\n".join(parts.lines()))
    return 0


def _verify(
    path: Path, settings: Settings, wanted: _VerifyCall, take: Callable[[Sequence[str]], None] | None = None
) -> int:
    """Check a store; its manifest is printed, or taken as a part of a larger one."""
    try:
        with Verification(
            path, settings.weights, jobs=wanted.jobs, may_be_empty=wanted.may_be_empty
        ) as verification:
            found = _faults(verification, wanted)
            if found:
                return DAMAGED
            if wanted.as_manifest:
                if take is None:
                    click.echo("\n".join(verification.manifest()))
                else:
                    take(verification.manifest())
            else:
                click.echo(one_line(f"{path}: intact: {_checked(verification.tally)}"))
    except StoreError as error:
        if take is None:
            raise
        complain(str(error))
        return DAMAGED
    return 0


def _faults(verification: Verification, wanted: _VerifyCall) -> int:
    """Print what is wrong with a store; return how many faults there are."""
    found = 0
    with bar_on_terminal("policies derived again") as watch:
        for fault in verification.faults(watch):
            found += 1
            click.echo(one_line(fault), err=True)
    if wanted.text is not None:
        compared = verification.since(wanted.text)
        for fault in compared.faults:
            found += 1
            click.echo(one_line(fault), err=True)
        if not compared.faults:
            added = compared.added or "nothing was added"
            click.echo(one_line(f"{wanted.against}: everything is still on record; {added}"))
    return found


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
