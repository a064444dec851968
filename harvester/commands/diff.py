"""`harvest diff`: two versions, section by section."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Mapping, Sequence

import click

from diffs import Comparison, compare
from diffs.render.formats import FORMATS, ToRender
from diffs.render.summary import Head
from diffs.weights import BUILT_IN, with_built_in
from harvester.archive import Proof
from harvester.commands.log import log_object, logged
from harvester.commands.options import Globals, company_option, document_option, with_globals
from harvester.commands.session import open_store, settings_for
from harvester.config import Settings
from harvester.errors import ConfigError
from harvester.pipeline.counterparts import comparable_texts
from harvester.pipeline.jobs import chosen_companies, document_rows
from harvester.pipeline.proofs import proof_at
from harvester.pipeline.timeline import drawn
from store import Store
from store.records import Version
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
    with open_store(options, settings, create=False) as store:
        row, slug, policy, title = the_document(store, settings, company, document)
        versions = drawn(store, row, settings.weights)
        old, new = resolve_pair(versions, first, second)
        comparison = compare(*comparable_texts(store, row, old, new))
        proofs = {one.number: proof_at(store, row, one.first_capture, one.url) for one in (old, new)}
        facts = {
            line.number: log_object(slug, policy, line, proofs[line.number])
            for line in logged(store, row, versions)
            if line.number in proofs
        }
        names = {company.slug: company.name for company in store.sources.companies()}
        label = f"{names[slug]} · {title}"
        heads = version_head(label, old, proofs[old.number]), version_head(label, new, proofs[new.number])
        show(comparison, heads, form, settings.weights, (facts[old.number], facts[new.number]))
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


def show(
    comparison: Comparison,
    heads: tuple[Head, Head],
    form: str,
    own: Mapping[str, Sequence[str]] | None = None,
    facts: tuple[Mapping[str, object], Mapping[str, object]] = ({}, {}),
) -> None:
    """Write a comparison to standard output.

    Args:
        comparison: what `compare` returned.
        heads: what the old and the new text are.
        form: a name in `FORMATS`.
        own: the user's topics that give a change more weight, or None.
        facts: what else is known of the two versions, for JSON.
    """
    phrases = with_built_in(own) if own else BUILT_IN
    # NO_COLOR is the convention of no-color.org.
    colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    width = min(shutil.get_terminal_size().columns, WIDEST)
    given = ToRender(comparison, heads, phrases, facts, colour=colour, width=width)
    click.echo(FORMATS[form](given), nl=False, color=colour)


def version_head(title: str, version: Version, proof: Proof) -> Head:
    """Return what a version is, as one side of a comparison.

    Args:
        title: of the document.
        version: the version.
        proof: what served its first capture.
    """
    return Head(
        title,
        version.dated,
        version.dated_by,
        version.first_capture,
        proof.url or "",
        version.number,
        version.last_capture,
        proof.source_in_words,
    )
