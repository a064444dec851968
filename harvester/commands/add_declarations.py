"""`harvest add --declarations`: add what people declared for Open Terms Archive; no request is sent."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import click

from diffs.text import json_line, printable
from harvester.commands.declared_table import declared_lines, declared_objects
from harvester.commands.session import complain
from harvester.config import Settings
from harvester.config.writing import write_companies
from harvester.declarations import (
    DeclaredCompany,
    DeclaredDocument,
    Refusal,
    chosen_files,
    declaration_files,
    declared_companies,
)
from harvester.errors import BrowserMissing
from harvester.rendering import check_browser

_REFUSED = 1


def add_declarations(
    config: Path, settings: Settings, folder: Path, names: Sequence[str], *, as_json: bool
) -> int:
    """Write the documents that are declared into the configuration, and show what was taken and what was not.

    Args:
        config: the configuration file, which is made if there is none.
        settings: what it says.
        folder: a checkout of declarations.
        names: the services to take, or none for all.
        as_json: whether an object is printed for each address instead of a table.

    Returns:
        The exit code: 1 if a declaration cannot be used.

    Raises:
        ConfigError: there are no declarations, a service is not declared, or the file cannot be written.
    """
    files = chosen_files(declaration_files(folder), names)
    found = declared_companies(files, settings.companies)
    rendered = _rendered_by(settings)
    taken = [
        replace(one, documents=tuple(map(rendered, one.documents)))
        for one in found
        if isinstance(one, DeclaredCompany)
    ]
    refused = [one for one in found if isinstance(one, Refusal)]
    if taken:
        write_companies(config, [(one.company, [each.new for each in one.documents]) for one in taken])
    if as_json:
        for entry in declared_objects(taken, refused):
            click.echo(json_line(entry))
    else:
        for line in declared_lines(config, taken, refused):
            click.echo(printable(line))
    broken = [*(one for company in taken for one in company.refusals), *refused]
    broken = [one for one in broken if not one.company]
    for one in broken:
        complain(f"{one.service}{f', {one.terms}' if one.terms else ''}: {one.reason}")
    return _REFUSED if broken else 0


def _rendered_by(settings: Settings) -> Callable[[DeclaredDocument], DeclaredDocument]:
    """Return a function that lets a browser render a document that needs it, or notes why none does."""
    if settings.archive.render == "when needed":
        return lambda document: document
    obstacle = 'the configuration says render = "never"' if "render" in settings.archive.stated else ""
    if not obstacle:
        try:
            check_browser()
        except BrowserMissing:
            # With `render`, every run of the company would end with this error.
            obstacle = "no browser is installed that could show them"

    def rendered(document: DeclaredDocument) -> DeclaredDocument:
        if not document.runs_scripts:
            return document
        if not obstacle:
            return replace(document, new=replace(document.new, render="when needed"))
        note = f"its pages are declared to need scripts, but `render` is not set, because {obstacle}"
        return replace(document, notes=(*document.notes, note))

    return rendered
