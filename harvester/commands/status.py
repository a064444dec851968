"""`harvest status`: how much of the history is known, as JSON objects and for people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, replace
from typing import Any

import click

from diffs.text import json_line, printable, without_logins
from harvester.archive import Proof, name_of
from harvester.archive.proof_at import proof_at
from harvester.commands.options import Age, FileName, Globals, company_names, json_option, with_globals
from harvester.commands.session import now, reading_stores, settings_for
from harvester.commands.standing_output import STATUS_FORMATS, StandingOptions, write_standing
from harvester.config import Settings
from harvester.evidence.logged_versions import rounded
from harvester.pipeline.jobs import DocumentRow, document_rows, is_rendered
from harvester.pipeline.listing_result import warnings_of
from harvester.pipeline.registry import declare
from harvester.pipeline.turns import ListAtRest, next_asked
from harvester.pipeline.up_to_date import bring_up_to_date
from harvester.plan import Bound
from harvester.reports import Coverage, coverage, coverage_rows
from harvester.reports.coverage import ChangeTimes
from harvester.saving.in_words import last_save, save_object
from store import Store
from store.records import archives_in
from store.tables.sources import StoredCitation


@click.command("status")
@company_names
@click.option(
    "--check",
    is_flag=True,
    help="Print one line: is everything looked at? Exit code 0 if it is, 1 if not.",
)
@click.option(
    "--max-age",
    type=Age(),
    metavar="AGE",
    help="How long ago everything may have been looked at, such as 3d or 36h (default: twice its timetable).",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(STATUS_FORMATS),
    default="text",
    help="Write metrics with openmetrics, or with prometheus (for node exporter).",
)
@click.option("--output", type=FileName(), help="Write the metrics into a file, all at once.")
@json_option
@with_globals
def status_command(options: Globals, companies: tuple[str, ...], as_json: bool, **rest: Any) -> int:
    """Show coverage: what was listed, fetched, skipped and why, and what is left to do.

    With --check, one line says whether every policy was looked at in time and nothing stands in the way of
    looking and of telling. It is for monitors, which see the exit code.
    """
    own = StandingOptions(**rest)
    as_json = as_json or own.form == "json"
    own = replace(own, form="json") if as_json and own.form == "text" else own
    own.verify()
    settings = settings_for(options)
    if own.is_about_all:
        with reading_stores(options, settings, companies, each_once=True) as stores:
            return write_standing(stores, settings, options, own)
    with reading_stores(options, settings, companies) as stores:
        for given in stores:
            with given as (store, slugs):
                # A document that is configured and was never looked at must be shown, too.
                declare(store, settings, slugs, now())
                for row in document_rows(store, slugs, None):
                    _print(store, settings, row, options.archive, as_json=as_json)
    return stores.code


def _print(
    store: Store, settings: Settings, document: DocumentRow, archive: str | None, *, as_json: bool
) -> None:
    """Print the coverage of a document."""
    row, company, slug, _ = document
    last = store.runs.last(row)
    location = name_of(archive or (last.archive if last else settings.archive.location))
    bring_up_to_date(store, [row], settings.weights)
    # In one transaction, because a run may go on meanwhile.
    with store.step():
        found = coverage(store, row, location, settings.archive.resolution_days, now())
        lists = next_asked(store, row, archives_in(location), settings.archive)
        saves = store.saves.of_document(row)
    if as_json:
        newest = found.newest
        proof = proof_at(store, row, newest.first_capture, newest.url) if newest else None
        status = status_object(company, slug, found, lists, proof)
        click.echo(json_line(status | {"saves": [save_object(one) for one in saves]}))
    else:
        are_rendered = is_rendered(settings, company, slug)
        lines = status_lines(company, slug, found, lists, are_rendered=are_rendered)
        lines += [f"  {'saved':<10} {last_save(one)}" for one in saves]
        click.echo(printable(without_logins("\n".join(lines))))


def status_object(
    company: str,
    document: str,
    found: Coverage,
    lists: Sequence[ListAtRest] = (),
    proof: Proof | None = None,
) -> dict[str, object]:
    """Return what is known of a document as an object of `status --json`.

    Args:
        company: slug.
        document: slug.
        found: what is known.
        lists: when each list was asked for, and from when it is due.
        proof: what served the first capture of the newest version, or None without versions.
    """
    tally, newest = found.tally, found.newest
    return {
        "company": company,
        "document": document,
        "listing": found.listing,
        "listed_at": found.listed_at,
        "captures": tally.captures,
        "fetched": tally.fetched,
        "unplayable": tally.unplayable,
        "excluded": tally.excluded,
        "failed": tally.failed,
        "needs_scripts": tally.needs_scripts,
        "remaining": found.remaining,
        "first_capture": tally.first_capture,
        "last_capture": tally.last_capture,
        "last_run": found.last_run,
        "last_change": found.last_change,
        "cooldown_until": found.cooldown_until and found.cooldown_until.isoformat(),
        "problem": found.problem,
        "held": [asdict(row) for row in found.aside],
        "review": [asdict(row) for row in found.held],
        "recipe": newest and newest.recipe,
        "extractor": newest and newest.extractor,
        "generations": asdict(found.made_by),
        "coverage": rounded(newest.coverage) if newest else None,
        "snapshot_sha256": newest and newest.snapshot_sha256,
        "source": proof and proof.source,
        "proof": proof and proof.as_json(),
        "notes": [{"version": number, "notes": list(notes)} for number, notes in sorted(found.notes.items())],
        "bounds": [_bound(bound, one) for bound, one in zip(found.bounds, found.changes, strict=True)],
        "missed": found.blind.sentence,
        "citations": [_citation(cited) for cited in found.citations],
        "moved": [move.as_object() for move in found.moves],
        "warnings": list(warnings_of(found.listings)),
        "lists": [one.as_object() for one in lists],
    }


def _bound(bound: Bound, change: ChangeTimes) -> dict[str, object]:
    """Return between which captures and times the words changed, for programs."""
    return {
        "after": bound.last.timestamp,
        "by": bound.first.timestamp,
        "not_before": change.not_before,
        "known_from": change.known_from,
        "gap_days": round(change.days, 3),
        "unread": bound.unread,
        "blank": bound.blank,
        "compared": not change.is_method,
    }


def _citation(cited: StoredCitation) -> dict[str, object]:
    """Return what became of a cited snapshot, for programs."""
    return {
        "timestamp": cited.timestamp,
        "url": cited.url,
        "id_url": cited.id_url,
        "state": cited.state,
        "reason": cited.reason,
        "verdict": cited.verdict,
        "similarity": cited.similarity,
        "retry_on": cited.retry_on,
        "imported": int(cited.sha256 is not None),
    }


def status_lines(
    company: str,
    document: str,
    found: Coverage,
    lists: Sequence[ListAtRest] = (),
    *,
    are_rendered: bool = False,
) -> list[str]:
    """Return what is known of a document as lines for people.

    Args:
        company: slug.
        document: slug.
        found: what is known.
        lists: when each list was asked for, and from when it is due.
        are_rendered: whether a browser renders pages that only scripts can show.
    """
    rows = (*coverage_rows(found, are_rendered=are_rendered), *(("asked", one.times) for one in lists))
    return [f"{company}/{document}", *(f"  {label:<10} {said}" for label, said in rows)]
