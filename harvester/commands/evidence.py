"""`harvest evidence`: write the evidence of a change to a file, or check such a file."""

from __future__ import annotations

import os
from pathlib import Path

import click

from diffs.in_words import count
from diffs.text import one_line
from harvester.commands.diff import the_document
from harvester.commands.options import FileName, Globals, company_and_versions, document_option, with_globals
from harvester.commands.session import only, reading_stores, settings_for
from harvester.errors import ConfigError
from harvester.evidence import Subject, check_bundle, gather, make_bundle
from harvester.evidence.derive import sha256_of
from harvester.evidence.logged_versions import logged, version_facts
from harvester.pipeline.up_to_date import drawn
from store.timeline import resolve_pair

_NOT_SHOWN = (
    "who made the file, and when. Compare its SHA-256 with the one that you received by other means, "
    "or check its signature or time-stamp"
)
_FILE = FileName()


@click.command("evidence")
@company_and_versions
@document_option
@click.option(
    "--output", type=_FILE, metavar="FILE", help="The file to write; an existing file is not replaced."
)
@click.option("--check", "checked", type=_FILE, metavar="FILE", help="Check this file; no store is needed.")
@with_globals
def evidence_command(
    options: Globals,
    document: str | None,
    output: Path | None,
    checked: Path | None,
    **given: str | None,
) -> int:
    """Write the evidence of a change to a file (WACZ), or check such a file.

    The file contains the captures as they were served, the texts of both versions, their comparison as a page
    and as JSON, and a README that explains what each of them proves. FROM and TO are as for `diff`. The same
    store always gives the same file. A check extracts and compares the texts again; it exits with 1 if
    anything was altered.
    """
    company, first, second = given["company"], given["first"], given["second"]
    if checked is not None:
        if company or document or output:
            raise click.UsageError("--check cannot be combined with other arguments")
        return _check(checked)
    if company is None or first is None or second is None or output is None:
        raise click.UsageError("NAME, FROM, TO and --output FILE are required, or --check FILE")
    bundle = _bundle(options, company, document, (first, second))
    _write(output, bundle)
    size = count(len(bundle), "byte")
    click.echo(f"{one_line(str(output))}: {size}, SHA-256 {sha256_of(bundle)}")
    return 0


def _bundle(options: Globals, company: str, document: str | None, names: tuple[str, str]) -> bytes:
    """Return the bundle for two versions of a document."""
    settings = settings_for(options)
    with reading_stores(options, settings, [company]) as stores, only(stores) as store, store.step():
        row, slug, policy, title = the_document(store, settings, company, document)
        timeline = drawn(store, row, settings.weights)
        old, new = resolve_pair(timeline, *names)
        if old.number >= new.number:
            problem = f"version {old.number} is not older than version {new.number}"
            raise ConfigError("FROM and TO", "", problem, "Name the older version first")
        known = store.names.companies([slug])
        log = {line.number: version_facts(slug, policy, line) for line in logged(store, row, timeline)}
        subject = Subject(row, slug, known[slug], policy, title, settings.weights)
        return make_bundle(gather(store, subject, (old, new), (log[old.number], log[new.number])))


def _write(path: Path, bundle: bytes) -> None:
    """Write a file completely or not at all; a different file with this name is never replaced."""
    # Beside it under another name, because a signal, or a machine that goes down, may end the writing.
    unfinished = path.with_name(f".harvest-{os.getpid()}.unfinished")
    try:
        if path.is_file() and path.stat().st_size == len(bundle) and path.read_bytes() == bundle:
            return
        try:
            with unfinished.open("xb") as file:
                file.write(bundle)
                file.flush()
                os.fsync(file.fileno())
            _give_name(unfinished, path)
        finally:
            unfinished.unlink(missing_ok=True)
    except FileExistsError as error:
        problem = "exists and has different contents"
        raise ConfigError(str(path), "", problem, "Name another file with --output") from error
    except OSError as error:
        problem = f"cannot be written ({error.strerror})"
        raise ConfigError(str(path), "", problem, "Name another file with --output") from error


def _give_name(unfinished: Path, path: Path) -> None:
    """Give a file its name; raise `FileExistsError` if another one has it."""
    if os.path.lexists(path):
        raise FileExistsError
    try:
        os.link(unfinished, path)
    except FileExistsError:
        raise
    except OSError:
        # A file system without hard links.
        unfinished.rename(path)


def _check(path: Path) -> int:
    """Check a bundle and report the result."""
    report, name = check_bundle(path), one_line(str(path))
    for fault in report.faults:
        click.echo(f"{name}: {one_line(fault, 500)}", err=True)
    if report.faults:
        return 1
    click.echo(f"{name}: intact\n  SHA-256 {report.sha256}")
    for line in report.checked:
        click.echo(f"  checked: {one_line(line)}")
    for line in (*report.unchecked, _NOT_SHOWN):
        click.echo(f"  not checked: {one_line(line)}")
    return 0
