"""`harvest diff`: two versions, section by section."""

from __future__ import annotations

from dataclasses import dataclass

import click

from diffs.in_words import count
from diffs.render.elsewhere import SameElsewhere
from diffs.render.flags import cut_out_flag, flags_between
from diffs.render.to_render import ToRender
from harvester.archive.proof_at import proof_at
from harvester.archive.rendered_proof import rendered_head
from harvester.commands.comparison_output import OutputOptions, output_options, write
from harvester.commands.options import Globals, company_and_versions, document_option, with_globals
from harvester.commands.session import (
    complain,
    every_store,
    now,
    only,
    reading_stores,
    settings_for,
    store_pattern,
)
from harvester.config import Settings
from harvester.errors import ConfigError
from harvester.evidence.heads import version_head
from harvester.evidence.logged_versions import log_object, logged, rendered_facts
from harvester.pipeline.between_versions import ComparedVersions, compared_versions
from harvester.pipeline.counterparts import comparable_texts
from harvester.pipeline.imprint import imprint
from harvester.pipeline.jobs import chosen_companies, document_rows
from harvester.pipeline.same_elsewhere import NO_DOCUMENT, SameSentences
from harvester.pipeline.up_to_date import drawn
from store import Store
from store.reading_notes import cut_out
from store.timeline import resolve_pair


@click.command("diff")
@company_and_versions
@document_option
@output_options
@click.option(
    "--same-elsewhere", is_flag=True, help="Say which other policies added or removed the same sentences."
)
@with_globals
def diff_command(
    options: Globals,
    company: str | None,
    document: str | None,
    written: OutputOptions,
    *,
    same_elsewhere: bool,
    **named: str | None,
) -> int:
    """Compare two versions of a document, section by section.

    NAME is a company. FROM and TO are version numbers of `log` (3, v3), capture times (8 or 14 digits), dates
    (YYYY, YYYY-MM, YYYY-MM-DD), or `first` and `latest`. A date means the version that goes by it, or else
    the version in force on that day. Without FROM and TO, the two newest versions whose words differ are
    compared.
    """
    if company is None:
        raise click.UsageError("Name a company: harvest diff NAME [FROM [TO]]")
    settings = settings_for(options)
    with reading_stores(options, settings, [company]) as stores, only(stores) as store:
        # In one transaction, because a run may go on meanwhile; it is over before anything is printed.
        with store.step():
            row, slug, policy, title = the_document(store, settings, company, document)
            versions = drawn(store, row, settings.weights)
            old, new = resolve_pair(versions, named["first"], named["second"])
            names = store.names.companies([slug])
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
            texts = comparable_texts(store, row, old, new) if written.needs_texts else None
            same = _same(options, settings, store, row, compared) if same_elsewhere else _NOT_ASKED
        between = [line for line in log.values() if old.number < line.number < new.number]
        given = ToRender(
            compared.comparison,
            (
                version_head(label, before, compared.sha256[0], shown[0]),
                version_head(label, after, compared.sha256[1], shown[1]),
            ),
            (
                *cut_out_flag(cut_out(old.notes, new.notes)),
                *flags_between([log[old.number], *between, log[new.number]]),
            ),
            imprint(now(), settings.weights),
            (before, after),
            elsewhere=same.found,
            is_everywhere=same.is_everywhere,
        )
        if old.number > new.number:
            complain(f"from version {old.number} back to {new.number}: what was added is shown as removed")
        return write(given, written, texts) or same.code


@dataclass(frozen=True, slots=True)
class _Elsewhere:
    """What came of a search for the same edit.

    Attributes:
        found: the changes of other policies with the same sentences, or None if they were not looked for.
        is_everywhere: whether all policies could be searched.
        code: the exit code of the search.
    """

    found: tuple[SameElsewhere, ...] | None
    is_everywhere: bool = True
    code: int = 0


_NOT_ASKED = _Elsewhere(None)


def _same(
    options: Globals, settings: Settings, store: Store, document: int, compared: ComparedVersions
) -> _Elsewhere:
    """Look for the changes of other policies with the same sentences; what could not be searched is said."""
    unsearched, found = store.same_changes.unsearched(document), SameSentences(compared.comparison)
    found.search(store, document)
    code = 0
    if store_pattern(options, settings) is not None:
        with every_store(options, settings, reading=True) as others:
            for given in others:
                with given as (other, _):
                    if other.path != store.path:
                        unsearched += other.same_changes.unsearched(NO_DOCUMENT)
                        found.search(other, NO_DOCUMENT)
            code = others.code
    if unsearched:
        policies = count(unsearched, "policy")
        complain(f"{policies} compared by older rules and not searched; run `harvest rebuild` first")
    return _Elsewhere(found.elsewhere(), not unsearched and not code, code)


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
