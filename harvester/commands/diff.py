"""`harvest diff`: two versions, section by section."""

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import replace

import click

from diffs.render.flags import flags_between
from diffs.render.formats import FORMATS
from diffs.render.to_render import ToRender
from harvester.archive.proof_at import proof_at
from harvester.archive.rendered_proof import rendered_head
from harvester.commands.log import log_object, logged, rendered_facts
from harvester.commands.options import Globals, company_option, document_option, with_globals
from harvester.commands.session import now, reading_store, settings_for
from harvester.config import Settings
from harvester.errors import ConfigError
from harvester.evidence.heads import version_head
from harvester.pipeline.between_versions import compared_versions
from harvester.pipeline.imprint import imprint
from harvester.pipeline.jobs import chosen_companies, document_rows
from harvester.pipeline.up_to_date import drawn
from store import Store
from store.timeline import resolve_pair

# Lines longer than this are hard to read, however wide the terminal is.
WIDEST = 100

format_option = click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMATS)),
    default="text",
    help="The output format (default: text).",
)


@click.command("diff")
@company_option(required=True)
@document_option
@format_option
@click.argument("first", metavar="[FROM]", required=False)
@click.argument("second", metavar="[TO]", required=False)
@with_globals
def diff_command(
    options: Globals, company: str, document: str | None, form: str, first: str | None, second: str | None
) -> int:
    """Compare two versions of a document, section by section.

    FROM and TO are version numbers of `log`, capture times (8 or 14 digits) or dates (YYYY, YYYY-MM,
    YYYY-MM-DD). A date means the version that goes by it, or else the version in force on that day. Without
    FROM and TO, the two newest versions whose words differ are compared.
    """
    settings = settings_for(options)
    with reading_store(options, settings) as store:
        # In one transaction, because a run may go on meanwhile; it is over before anything is printed.
        with store.step():
            row, slug, policy, title = the_document(store, settings, company, document)
            versions = drawn(store, row, settings.weights)
            old, new = resolve_pair(versions, first, second)
            names = {company.slug: company.name for company in store.sources.companies()}
            label = f"{names[slug]} · {title}"
            log = {line.number: line for line in logged(store, row, versions)}
            before, after = (
                log_object(slug, policy, log[one.number], proof_at(store, row, one.first_capture, one.url))
                | rendered_facts(store, row, log[one.number])
                for one in (old, new)
            )
            # The change lies between the last capture of the old text and the first one of the new text.
            shown = tuple(
                rendered_head(store.renderings.shown(row, capture, one.text))
                for one, capture in ((old, old.last_capture), (new, new.first_capture))
            )
            compared = compared_versions(store, row, old, new, settings.weights)
        between = [line for line in log.values() if old.number < line.number < new.number]
        given = ToRender(
            compared.comparison,
            (
                version_head(label, before, compared.sha256[0], shown[0]),
                version_head(label, after, compared.sha256[1], shown[1]),
            ),
            flags_between([log[old.number], *between, log[new.number]]),
            imprint(now(), settings.weights),
            (before, after),
        )
        show(given, form)
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


def show(given: ToRender, form: str) -> None:
    """Write a comparison to standard output.

    Args:
        given: the comparison and what is known of the two texts.
        form: a name in `FORMATS`.
    """
    # NO_COLOR is the convention of no-color.org.
    colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    width = min(shutil.get_terminal_size().columns, WIDEST)
    click.echo(FORMATS[form](replace(given, colour=colour, width=width)), nl=False, color=colour)
