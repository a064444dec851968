"""`harvest diff` and `harvest compare`: two versions, or two files, section by section."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from diffs import Comparison, compare
from diffs.render.as_html import render_html
from diffs.render.as_json import as_json
from diffs.render.as_markdown import render_markdown
from diffs.render.as_text import render_text
from diffs.render.summary import Head
from diffs.text import json_line
from diffs.weights import BUILT_IN, with_built_in
from harvester.commands.log import log_object
from harvester.commands.options import FORMATS, Form, Globals, company_option, with_globals
from harvester.commands.session import open_store, settings_for
from harvester.config import Settings
from harvester.corpus import write_id_url
from harvester.corpus.files import LoadedText, foremost_dates, load_pair
from harvester.errors import ConfigError
from harvester.extract import stated_dates
from harvester.pipeline.counterparts import comparable_texts
from harvester.pipeline.selection import chosen_companies, document_rows
from harvester.pipeline.timeline import drawn
from store import Store
from store.records import Version
from store.timeline import resolve_pair

# Lines longer than this are hard to read, however wide the terminal is.
WIDEST = 100


@click.command("diff")
@company_option(required=True)
@click.option("--document", metavar="D", help="The document with this slug (needed if there are several).")
@click.option("--format", "form", type=FORMATS, default="text", help="The output format (default: text).")
@click.argument("first", metavar="[FROM]", required=False)
@click.argument("second", metavar="[TO]", required=False)
@with_globals
def diff_command(
    options: Globals, company: str, document: str | None, form: Form, first: str | None, second: str | None
) -> int:
    """Compare two versions of a document, section by section.

    FROM and TO are version numbers of `log`, capture times (8 or 14 digits) or dates (YYYY, YYYY-MM,
    YYYY-MM-DD). A date means the version that goes by it, or else the version in force on that day. Without
    FROM and TO, the two newest versions whose words differ are compared.
    """
    settings = settings_for(options)
    with open_store(options, settings, create=False) as store:
        row, slug, policy, title = the_document(store, settings, company, document)
        old, new = resolve_pair(drawn(store, row, settings.weights), first, second)
        comparison = compare(*comparable_texts(store, row, old, new))
        log = {line.number: log_object(slug, policy, line) for line in store.versions.log(row)}
        names = {company.slug: company.name for company in store.sources.companies()}
        label = f"{names[slug]} · {title}"
        heads = version_head(label, old), version_head(label, new)
        show(comparison, heads, form, settings.weights, (log[old.number], log[new.number]))
    return 0


def the_document(
    store: Store, settings: Settings, company: str, document: str | None
) -> tuple[int, str, str, str]:
    """Return the one document that a call means: id, company, slug, title.

    Args:
        store: the store.
        settings: the configuration.
        company: slug, name or domain.
        document: slug, or None if the company has only one.

    Raises:
        ConfigError: there is no such company or document, or there are several.
    """
    rows = document_rows(store, chosen_companies(settings, store, [company]), document)
    if not rows:
        problem = f"the store has no document of {company} yet"
        raise ConfigError("--company", "", problem, f"Run `harvest --company {company}` first")
    if len(rows) != 1:
        known = ", ".join(slug for _, _, slug, _ in rows)
        raise ConfigError("--document", "", f"{company} has {len(rows)} documents", f"Choose one of: {known}")
    return rows[0]


@click.command("compare")
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@click.option("--format", "form", type=FORMATS, default="text", help="The output format (default: text).")
def compare_command(old: str, new: str, form: Form) -> int:
    """Compare two files (pages, corpus documents or plain texts), section by section."""
    before, after = load_pair(old, new)
    show(compare(before.text, after.text), (file_head(before), file_head(after)), form)
    return 0


def show(
    comparison: Comparison,
    heads: tuple[Head, Head],
    form: Form,
    own: Mapping[str, Sequence[str]] | None = None,
    facts: tuple[Mapping[str, object], Mapping[str, object]] = ({}, {}),
) -> None:
    """Write a comparison to standard output.

    Args:
        comparison: what `compare` returned.
        heads: what the old and the new text are.
        form: ``text``, ``markdown``, ``html`` or ``json``.
        own: the user's topics that give a change more weight, or None.
        facts: what else is known of the two versions, for JSON.
    """
    phrases = with_built_in(own) if own else BUILT_IN
    if form == "json":
        found = as_json(comparison, *heads, phrases=phrases)
        found["before"] = {**facts[0], **_plain(found["before"])}
        found["after"] = {**facts[1], **_plain(found["after"])}
        click.echo(json_line(found))
    elif form == "html":
        click.echo(render_html(comparison, *heads, phrases=phrases), nl=False)
    elif form == "markdown":
        click.echo(render_markdown(comparison, *heads, phrases=phrases), nl=False)
    else:
        # NO_COLOR is the convention of no-color.org.
        colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
        width = min(shutil.get_terminal_size().columns, WIDEST)
        text = render_text(comparison, *heads, colour=colour, width=width, phrases=phrases)
        click.echo(text, nl=False, color=colour)


def file_head(loaded: LoadedText) -> Head:
    """Return what a file is, as one side of a comparison.

    Args:
        loaded: the file.
    """
    citation = loaded.citation
    effective, updated = foremost_dates(stated_dates(loaded.text))
    return Head(
        Path(loaded.file).name + (f" · {loaded.title}" if loaded.title else ""),
        effective or updated or "",
        "effective" if effective else "updated" if updated else "",
        citation.timestamp if citation else "",
        citation.id_url if citation else "",
    )


def version_head(title: str, version: Version) -> Head:
    """Return what a version is, as one side of a comparison.

    Args:
        title: of the document.
        version: the version.
    """
    return Head(
        title,
        version.dated,
        version.dated_by,
        version.first_capture,
        write_id_url(version.first_capture, version.url),
        version.number,
        version.last_capture,
    )


def _plain(found: object) -> Mapping[str, object]:
    """Return an object of JSON as a mapping."""
    assert isinstance(found, dict)
    return found
