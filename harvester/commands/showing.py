"""Commands that show what the store holds: log, diff, status."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from harvester.options import Globals, company_option, json_option, with_globals

if TYPE_CHECKING:
    from harvester.coverage import Coverage

FORMATS = click.Choice(["text", "markdown", "html", "json"])


@click.command("log")
@company_option(multiple=True)
@click.option("--document", metavar="D", help="Only the document of this slug.")
@click.option("--all", "unfolded", is_flag=True, help="Show cosmetic versions and flapping line by line.")
@json_option
@with_globals
def log_command(
    options: Globals, companies: tuple[str, ...], document: str | None, unfolded: bool, as_json: bool
) -> int:
    """The timeline of versions, oldest first."""
    from harvester.chronicle import drawn
    from harvester.session import chosen_companies, document_rows, open_store, settings_for
    from harvester.timeline_view import log_lines, log_object

    settings = settings_for(options)
    with open_store(options, settings, create=False) as store:
        slugs = chosen_companies(settings, store, companies)
        for row, company, slug, title in document_rows(store, slugs, document):
            versions = drawn(store, row, settings.weights)
            if as_json:
                for version in versions:
                    click.echo(json.dumps(log_object(company, slug, version), ensure_ascii=False))
            else:
                for line in log_lines(company, slug, title, versions, unfolded=unfolded):
                    click.echo(line)
    return 0


@click.command("status")
@company_option(multiple=True)
@json_option
@with_globals
def status_command(options: Globals, companies: tuple[str, ...], as_json: bool) -> int:
    """Coverage: what was listed, fetched, skipped and why, and what is still to do."""
    from harvester.coverage import coverage
    from harvester.session import chosen_companies, document_rows, now, open_store, settings_for
    from harvester.status_view import status_lines, status_object

    settings = settings_for(options)
    with open_store(options, settings, create=False) as store:
        slugs = chosen_companies(settings, store, companies)
        location = options.archive or settings.archive.location
        for row, company, slug, _ in document_rows(store, slugs, None):
            found: Coverage = coverage(store, row, location, settings.archive.resolution_days, now())
            if as_json:
                click.echo(json.dumps(status_object(company, slug, found), ensure_ascii=False))
            else:
                click.echo("\n".join(status_lines(company, slug, found)))
    return 0
