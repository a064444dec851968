"""`harvest add`: find a company's policies in the archive, and write them into the configuration."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from harvester.commands.add_declarations import add_declarations
from harvester.commands.add_suppliers import add_suppliers
from harvester.commands.adding import Adding, AddingChoice, stated_settings, typed_numbers
from harvester.commands.options import FileName, Globals, company_option, json_option, with_globals
from harvester.commands.session import DEFAULT_CONFIG
from harvester.config import matching_company
from harvester.corpus.files import read_bytes
from harvester.discovery import ListedSupplier, SupplierList, read_supplier_list
from harvester.errors import ConfigError


@click.command("add")
@click.argument("names", metavar="DOMAIN|URL|NAME...", nargs=-1)
@click.option("--yes", is_flag=True, help="Take what is sure without asking, and say what is left.")
@click.option("--select", "chosen", metavar="1,3", help="Take the documents with these numbers of the table.")
@click.option(
    "--from",
    "file",
    type=FileName(),
    help="A list with one domain, address or company per line (CSV); - is standard input.",
)
@click.option(
    "--declarations",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="A checkout of declarations of Open Terms Archive; then NAMEs are services of it (default: all).",
)
@company_option()
@json_option
@with_globals
def add_command(
    options: Globals, names: tuple[str, ...], declarations: Path | None, as_json: bool, **choice: Any
) -> int:
    """Find a company's policies in the archive, and add them to the configuration.

    At most a dozen requests for each domain. On a terminal, the documents are chosen by number; elsewhere
    nothing is written without --yes or --select. With --company, they are added to a company of the
    configuration. With --declarations nothing is asked, and all is taken.
    """
    if declarations is not None:
        if choice["chosen"] is not None or choice["file"] is not None or choice["company"] is not None:
            raise click.UsageError("--declarations cannot be combined with --select, --from and --company")
        config = options.config or DEFAULT_CONFIG
        return add_declarations(config, stated_settings(options), declarations, names, as_json=as_json)
    return _find(options, names, as_json=as_json, **choice)


def _find(
    options: Globals, names: Sequence[str], *, chosen: str | None, file: Path | None, **choice: Any
) -> int:
    """Find the policies of companies by their names, and write what is chosen."""
    if not names and file is None:
        raise click.UsageError("Name a domain (harvest add example.com), or a list of them with --from FILE")
    if chosen is not None and (choice["yes"] or file is not None or len(names) > 1):
        raise click.UsageError("--select is for one domain, and cannot be combined with --yes and --from")
    numbers = None if chosen is None else typed_numbers(chosen)
    adding = Adding(options, AddingChoice(numbers=numbers, **choice))
    wanted = [ListedSupplier(0, name) for name in names]
    if file is None:
        return add_suppliers(adding, wanted)
    found = _list(options, str(file))
    adding.say(_how_it_is_read(file, found))
    return add_suppliers(adding, [*wanted, *found.suppliers])


def _list(options: Globals, file: str) -> SupplierList:
    """Return a list of suppliers."""
    companies = stated_settings(options).companies
    found = read_supplier_list(
        read_bytes(file), file, lambda name: matching_company(companies, name) is not None
    )
    if not found.suppliers:
        raise ConfigError(file, "", "has no line with a supplier", "Write one domain a line")
    return found


def _how_it_is_read(file: Path, found: SupplierList) -> str:
    """Return which column of a list is read, and what is left out."""
    where = f"column {found.column} of {found.columns}" if found.columns > 1 else "one column"
    heading = f", headed “{found.heading}”" if found.heading else ""
    comments = f"; lines that begin with # are left out: {found.comments}" if found.comments else ""
    return f"{file}: read by {where}{heading}{comments}"
