"""`harvest add`: find a company's policies in the archive, and write them into the configuration."""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from diffs.in_words import listed
from diffs.text import json_line, printable
from harvester.archive import Archive, Timing, open_archive
from harvester.commands.add_declarations import add_declarations
from harvester.commands.found_table import found_lines, found_objects
from harvester.commands.options import FileName, Globals, json_option, with_globals
from harvester.commands.session import DEFAULT_CONFIG, complain, now, settings_for, store_path
from harvester.config import Settings, matching_company
from harvester.config.writing import NewAddress, NewCompany, NewDocument, write_documents
from harvester.corpus import company_slug
from harvester.corpus.files import read_bytes
from harvester.discovery import Discovery, FoundDocument, discover, read_target, without_known
from harvester.errors import PAUSES, ArchiveError, ConfigError, HarvesterError
from store.opening import exists, refuse_foreign
from store.tables.pace_ledger import PaceLedger

NOTHING, OUT_OF_REACH = 1, 4
_TITLES = {
    "privacy": "Privacy Policy",
    "cookies": "Cookie Policy",
    "terms": "Terms",
    "imprint": "Imprint",
    "processing": "Data Processing Agreement",
    "legal": "Legal",
}


@click.command("add")
@click.argument("names", metavar="DOMAIN|URL|NAME...", nargs=-1)
@click.option("--yes", is_flag=True, help="Take what is sure without asking, and say what is left.")
@click.option("--select", "chosen", metavar="1,3", help="Take the documents with these numbers of the table.")
@click.option(
    "--from", "file", type=FileName(), help="A file with one domain per line (CSV); - is standard input."
)
@click.option(
    "--declarations",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="A checkout of declarations of Open Terms Archive; then NAMEs are services of it (default: all).",
)
@json_option
@with_globals
def add_command(
    options: Globals, names: tuple[str, ...], declarations: Path | None, as_json: bool, **choice: Any
) -> int:
    """Find a company's policies in the archive, and add them to the configuration.

    At most a dozen requests for each domain. On a terminal, the documents are chosen by number; elsewhere
    nothing is written without --yes or --select. With --declarations nothing is asked, and all is taken.
    """
    if declarations is not None:
        if choice["chosen"] is not None or choice["file"] is not None:
            raise click.UsageError("--declarations cannot be combined with --select and --from")
        config = options.config or DEFAULT_CONFIG
        return add_declarations(config, _settings(options), declarations, names, as_json=as_json)
    return _find(options, names, as_json=as_json, **choice)


def _find(
    options: Globals, names: Sequence[str], *, yes: bool, chosen: str | None, file: Path | None, as_json: bool
) -> int:
    """Find the policies of companies by their names, and write what is chosen."""
    wanted = [*names, *(_listed_names(file) if file else ())]
    if not wanted:
        raise click.UsageError("Name a domain (harvest add example.com), or a list of them with --from FILE")
    if chosen is not None and (yes or len(wanted) > 1):
        raise click.UsageError("--select is for one domain, and cannot be combined with --yes")
    adding = _Adding(options, yes=yes, numbers=None if chosen is None else _numbers(chosen), as_json=as_json)
    codes = []
    with adding.archive() as archive:
        for name in wanted:
            try:
                codes.append(adding.one(archive, name))
            except PAUSES as error:
                complain(f"{name}: {error.reason}")
                return OUT_OF_REACH
            except HarvesterError as error:
                if len(wanted) == 1 and not isinstance(error, ArchiveError):
                    raise
                complain(str(error))
                codes.append(NOTHING)
    return max(codes)


class _Adding:
    """One call of the command."""

    def __init__(self, options: Globals, *, yes: bool, numbers: frozenset[int] | None, as_json: bool) -> None:
        self._options, self._yes, self._numbers, self._as_json = options, yes, numbers, as_json
        self._config = options.config or DEFAULT_CONFIG

    @contextmanager
    def archive(self) -> Iterator[Archive]:
        """Open the archive of the call, with the budget that all runs share."""
        settings = _settings(self._options)
        path = store_path(self._options, settings)
        refuse_foreign(path)
        location = self._options.archive or settings.archive.location
        with closing(PaceLedger(path if exists(path) else ":memory:")) as ledger:
            archive = open_archive(location, settings=settings.archive, ledger=ledger, timing=Timing(now))
            with closing(archive):
                yield archive

    def one(self, archive: Archive, name: str) -> int:
        """Find the policies of one company, let the user choose, and write what was chosen."""
        settings = _settings(self._options)
        known = matching_company(settings.companies, name)
        targets = [read_target(domain) for domain in known.domains] if known else [read_target(name)]
        if known and not targets:
            problem, remedy = (
                f"{name} has no domains in the configuration",
                "Write its domain instead of its name",
            )
            raise ConfigError(repr(name), "", problem, remedy)
        code = NOTHING
        for target in targets:
            found = discover(target, archive)
            company = _company(settings, found)
            code = min(code, self._offer(settings, company, found))
        return code

    def _offer(self, settings: Settings, company: NewCompany, discovery: Discovery) -> int:
        """Show what was found, and write what is chosen."""
        configured = next((one for one in settings.companies if one.slug == company.slug), None)
        found = without_known(discovery.documents, configured.documents if configured else ())
        shown = replace(discovery, documents=found)
        if not self._as_json:
            for line in found_lines(shown):
                click.echo(printable(line))
        for problem in discovery.problems:
            complain(problem)
        if not found:
            return NOTHING if not discovery.documents else 0
        taken = self._taken(shown)
        if self._as_json:
            for entry in found_objects(company.slug, shown, taken):
                click.echo(json_line(entry))
        if taken:
            write_documents(self._config, company, [_document(one) for one in taken])
            self._say(f"added {listed([one.slug for one in taken])} of {company.slug} to {self._config}")
        return 0

    def _taken(self, discovery: Discovery) -> tuple[FoundDocument, ...]:
        """Return the documents that the user chooses."""
        documents = discovery.documents
        if self._yes:
            left = [one.slug for one in documents if not one.is_sure]
            if left:
                self._say(f"left, because it is not sure: {listed(left, 6)}; take it with --select")
            return tuple(one for one in documents if one.is_sure)
        numbers = self._numbers
        if numbers is None and not self._as_json and sys.stdin.isatty():
            sure = ",".join(str(n) for n, one in enumerate(documents, start=1) if one.is_sure)
            numbers = _numbers(click.prompt("Take which (numbers, or 0 for none)", default=sure or "0"))
        if numbers is None:
            example = f"harvest add {discovery.target.typed} --select 1"
            self._say(f"nothing was written: choose with --select, as in `{example}`")
            return ()
        if wrong := sorted(number for number in numbers if number > len(documents)):
            problem, remedy = f"there is no number {wrong[0]}", f"Choose from 1 to {len(documents)}"
            raise ConfigError("--select", "", problem, remedy)
        return tuple(one for n, one in enumerate(documents, start=1) if n in numbers)

    def _say(self, line: str) -> None:
        """Print a line for people; with --json to standard error."""
        click.echo(printable(line), err=self._as_json)


def _settings(options: Globals) -> Settings:
    """Return the configuration as it is now; a file that is named need not exist yet."""
    return Settings() if options.config and not options.config.exists() else settings_for(options)


def _company(settings: Settings, found: Discovery) -> NewCompany:
    """Return the company of the configuration that has the domain, or a new one."""
    known = matching_company(settings.companies, found.target.domain)
    if known is not None:
        return NewCompany(known.slug, known.name, known.domains)
    slug = company_slug(found.target.domain, {company.slug for company in settings.companies})
    return NewCompany(slug, found.target.domain, (found.target.domain,))


def _document(found: FoundDocument) -> NewDocument:
    """Return what is written of a document."""
    addresses = tuple(
        NewAddress(one.candidate.url, one.valid_from, one.valid_until) for one in found.addresses
    )
    title = _TITLES.get(found.kind, found.kind.capitalize())
    rest = found.slug.removeprefix(found.kind).strip("-")
    return NewDocument(found.slug, f"{title} ({rest})" if rest else title, addresses)


def _numbers(text: str) -> frozenset[int]:
    """Return the numbers that a user typed: ``1,3`` or ``1 3``."""
    words = text.replace(",", " ").split()
    if not words or not all(word.isascii() and word.isdigit() and len(word) < 6 for word in words):
        raise ConfigError("--select", "", f"{text!r} is not a list of numbers", "Write it as 1,3")
    return frozenset(int(word) for word in words)


def _listed_names(file: Path) -> Sequence[str]:
    """Return the domains of a list: the first column of each line; a heading and comments are left out."""
    text = read_bytes(str(file)).decode("utf-8-sig", "replace")
    cells = [row[0].strip() for row in csv.reader(io.StringIO(text)) if row]
    return [cell for cell in cells if "." in cell and not cell.startswith("#")]
