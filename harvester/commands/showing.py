"""Commands that show what the store holds: log, diff, status."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from diffs.text.untrusted import json_line
from harvester.commands.options import Globals, company_option, json_option, with_globals

if TYPE_CHECKING:
    from harvester.commands.diff import Form
    from harvester.reports.coverage import Coverage

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
    from harvester.commands.log import log_lines, log_object
    from harvester.commands.session import chosen_companies, document_rows, open_store, settings_for
    from harvester.pipeline.timeline import drawn

    settings = settings_for(options)
    with open_store(options, settings, create=False) as store:
        slugs = chosen_companies(settings, store, companies)
        for row, company, slug, title in document_rows(store, slugs, document):
            versions = drawn(store, row, settings.weights)
            rows = store.versions.log(row)
            if as_json:
                for version in rows:
                    click.echo(json_line(log_object(company, slug, version)))
            else:
                click.echo("\n".join(log_lines(company, slug, title, versions, rows, unfolded=unfolded)))
    return 0


@click.command("diff")
@company_option(required=True)
@click.option("--document", metavar="D", help="The document of this slug (needed where there are several).")
@click.option("--format", "form", type=FORMATS, default="text", help="How it is shown (default: text).")
@click.argument("first", metavar="[FROM]", required=False)
@click.argument("second", metavar="[TO]", required=False)
@with_globals
def diff_command(
    options: Globals, company: str, document: str | None, form: Form, first: str | None, second: str | None
) -> int:
    """Compare two versions of a document, section by section.

    FROM and TO are version numbers of `log`, capture times (8 or 14 digits) or dates (YYYY, YYYY-MM,
    YYYY-MM-DD): first a date that a version goes by, else the version in force on that day. Without them
    the two newest versions that differ in words are compared.

    \f
    Raises:
        ConfigError: the document is not named where there are several, or nothing fits FROM or TO.
    """
    from diffs import compare
    from harvester.commands.diff import show, version_head
    from harvester.commands.log import log_object
    from harvester.commands.session import chosen_companies, document_rows, open_store, settings_for
    from harvester.errors import ConfigError
    from harvester.pipeline.timeline import drawn
    from store.timeline.resolve import resolve_pair

    settings = settings_for(options)
    with open_store(options, settings, create=False) as store:
        rows = document_rows(store, chosen_companies(settings, store, [company]), document)
        if not rows:
            raise ConfigError(
                "--company", "", f"nothing of {company} is in the store yet",
                f"Run `harvest --company {company}` first",
            )  # fmt: skip
        if len(rows) != 1:
            known = ", ".join(slug for _, _, slug, _ in rows)
            raise ConfigError(
                "--document", "", f"{company} has {len(rows)} documents", f"Name one of: {known}"
            )
        row, slug, policy, title = rows[0]
        old, new = resolve_pair(drawn(store, row, settings.weights), first, second)
        comparison = compare(store.texts.markdown(old.text), store.texts.markdown(new.text))
        log = {line.number: log_object(slug, policy, line) for line in store.versions.log(row)}
        names = {company.slug: company.name for company in store.sources.companies()}
        label = f"{names[slug]} · {title}"
        show(
            comparison, version_head(label, old), version_head(label, new), form, settings.weights,
            (log[old.number], log[new.number]),
        )  # fmt: skip
    return 0


@click.command("status")
@company_option(multiple=True)
@json_option
@with_globals
def status_command(options: Globals, companies: tuple[str, ...], as_json: bool) -> int:
    """Coverage: what was listed, fetched, skipped and why, and what is still to do."""
    from harvester.archive import name_of
    from harvester.commands.session import chosen_companies, document_rows, now, open_store, settings_for
    from harvester.commands.status import status_lines, status_object
    from harvester.pipeline.registry import declare
    from harvester.reports.coverage import coverage

    settings = settings_for(options)
    with open_store(options, settings, create=False) as store:
        slugs = chosen_companies(settings, store, companies)
        # What is configured and was never looked at must be seen, too.
        declare(store, settings, slugs, now())
        for row, company, slug, _ in document_rows(store, slugs, None):
            last = store.runs.last(row)
            location = options.archive or (last.archive if last else settings.archive.location)
            location = name_of(location)
            found: Coverage = coverage(store, row, location, settings.archive.resolution_days, now())
            if as_json:
                click.echo(json_line(status_object(company, slug, found)))
            else:
                click.echo("\n".join(status_lines(company, slug, found)))
    return 0
