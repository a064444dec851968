"""`harvest status`: how much of the history is known, as JSON objects and for people."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, datetime

import click

from diffs.in_words import count, day, listed, number, when
from diffs.text import json_line, message, one_line, printable, without_logins
from harvester.archive import Proof, name_of, public_location
from harvester.archive.proof_at import proof_at
from harvester.commands.log import held_lines
from harvester.commands.options import Globals, company_names, json_option, with_globals
from harvester.commands.progress import state_in_words
from harvester.commands.session import now, reading_store, settings_for
from harvester.evidence.logged_versions import rounded
from harvester.pipeline.jobs import chosen_companies, document_rows, is_rendered
from harvester.pipeline.listing_result import warnings_of
from harvester.pipeline.registry import declare
from harvester.pipeline.unreadable import needs_scripts
from harvester.pipeline.up_to_date import bring_up_to_date
from harvester.reports import Coverage, coverage
from harvester.reports.forecast import left_to_fetch
from store.tables.listings import AddressListing
from store.tables.sources import StoredCitation

# How many captures of a kind, and new addresses, are named one by one.
NAMED = 5


@click.command("status")
@company_names
@json_option
@with_globals
def status_command(options: Globals, companies: tuple[str, ...], as_json: bool) -> int:
    """Show coverage: what was listed, fetched, skipped and why, and what is left to do."""
    settings = settings_for(options)
    with reading_store(options, settings) as store:
        slugs = chosen_companies(settings, store, companies)
        # A document that is configured and was never looked at must be shown, too.
        declare(store, settings, slugs, now())
        for row, company, slug, _ in document_rows(store, slugs, None):
            last = store.runs.last(row)
            location = options.archive or (last.archive if last else settings.archive.location)
            location = name_of(location)
            bring_up_to_date(store, [row], settings.weights)
            # In one transaction, because a run may go on meanwhile.
            with store.step():
                found = coverage(store, row, location, settings.archive.resolution_days, now())
            if as_json:
                newest = found.newest
                proof = proof_at(store, row, newest.first_capture, newest.url) if newest else None
                click.echo(json_line(status_object(company, slug, found, proof)))
            else:
                are_rendered = is_rendered(settings, company, slug)
                lines = status_lines(company, slug, found, are_rendered=are_rendered)
                click.echo(printable(without_logins("\n".join(lines))))
    return 0


def status_object(
    company: str, document: str, found: Coverage, proof: Proof | None = None
) -> dict[str, object]:
    """Return what is known of a document as an object of `status --json`.

    Args:
        company: slug.
        document: slug.
        found: what is known.
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
        "bounds": [
            {
                "after": bound.last.timestamp,
                "by": bound.first.timestamp,
                "not_before": change.not_before,
                "known_from": change.known_from,
                "gap_days": round(change.days, 3),
                "unread": bound.unread,
                "blank": bound.blank,
                "compared": not change.is_method,
            }
            for bound, change in zip(found.bounds, found.changes, strict=True)
        ],
        "missed": found.blind.sentence,
        "citations": [_citation(cited) for cited in found.citations],
        "moved": [move.as_object() for move in found.moves],
        "warnings": list(warnings_of(found.listings)),
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


def status_lines(company: str, document: str, found: Coverage, *, are_rendered: bool = False) -> list[str]:
    """Return what is known of a document as lines for people.

    Args:
        company: slug.
        document: slug.
        found: what is known.
        are_rendered: whether a browser renders pages that only scripts can show.
    """
    tally = found.tally
    lines = [
        f"{company}/{document}",
        f"  list       {found.listing}" + (f", {_iso_time(found.listed_at)}" if found.listed_at else ""),
    ]
    lines += [
        f"             {_listed_where(row, found)}: {message(row.listing.problem)}"
        for row in found.listings
        if row.listing.problem
    ]
    lines += [f"  warning    {one_line(warning)}" for warning in warnings_of(found.listings)]
    span = (
        f", {day(tally.first_capture)} to {day(tally.last_capture)}"
        if tally.first_capture and tally.last_capture
        else ""
    )
    lines.append(f"  captures   {number(tally.captures)}{span}; {number(tally.fetched)} fetched")
    lines.append(f"  to do      {_to_do(found, are_rendered=are_rendered)}")
    if shells := needs_scripts(tally.needs_scripts, found.rendered_again, are_rendered=are_rendered):
        lines.append(f"  scripts    {shells}")
    if found.blind.sentence:
        lines.append(f"  unseen     {found.blind.sentence} ({count(found.blind.unread, 'capture')} not read)")
    lines += _bounds(found)
    lines += _aside(found)
    lines += [f"  review     {line}" for line in held_lines(found.held)]
    lines += _notes(found)
    lines += [_citation_line(row) for row in found.citations]
    lines += [f"  moved      {move.sentence}" for move in found.moves[:NAMED]]
    lines.append(
        f"  last run   {_iso_time(found.last_run) if found.last_run else 'never'}"
        + (f": {message(found.problem)}" if found.problem else "")
    )
    if found.cooldown_until:
        lines.append(f"  cool-down  until {when(found.cooldown_until)}")
    return lines


def _listed_where(row: AddressListing, found: Coverage) -> str:
    """Return the address of a list, and if there are several archives the name of the archive."""
    is_one = len({one.archive for one in found.listings}) == 1
    return one_line(row.url if is_one else f"{public_location(row.archive)}: {row.url}")


def _to_do(found: Coverage, *, are_rendered: bool) -> str:
    """Return how many captures are left to fetch, and how many need a browser to be read."""
    captures = found.tally.needs_scripts
    shells = f"{count(captures, 'capture')} {'needs' if captures == 1 else 'need'} a browser"
    if are_rendered and found.rendered_again:
        shells += f", which tries again from {day(date.fromisoformat(found.rendered_again))}"
    if captures and not found.remaining and found.listing == "complete":
        return shells
    left = left_to_fetch(found.remaining, found.listing)
    return f"{left}; {shells}" if captures else left


def _bounds(found: Coverage) -> list[str]:
    """Return the changes of words, with the times that each lies between, or that they are not compared."""
    return [
        f"  {'method     read in another way, not compared,' if change.is_method else 'change    '} "
        f"between {when(change.not_before, zone=False)} and {when(change.known_from)} "
        f"({_days(change.days)}"
        + (f", {count(bound.unread, 'capture')} in between not read" if bound.unread else "")
        + (f", {number(bound.blank)} without a text" if bound.blank else "")
        + (f", {number(bound.held)} held for review" if bound.held else "")
        + ")"
        for bound, change in zip(found.bounds, found.changes, strict=True)
    ]


def _aside(found: Coverage) -> list[str]:
    """Return the captures that gave no text, by reason."""
    stamps: dict[tuple[str, str], list[str]] = {}
    for row in found.aside:
        stamps.setdefault((state_in_words(row.state, row.held_as), row.reason), []).append(row.timestamp)
    lines = []
    for (state, reason), those in stamps.items():
        more = f" and {number(len(those) - NAMED)} more" if len(those) > NAMED else ""
        lines.append(f"  {state:<10} {one_line(reason)}: {', '.join(those[:NAMED])}{more}")
    return lines


def _notes(found: Coverage) -> list[str]:
    """Return what was odd about the captures that show a version, each remark once."""
    versions: dict[str, list[int]] = {}
    for version, notes in sorted(found.notes.items()):
        for note in notes:
            versions.setdefault(note, []).append(version)
    return [
        f"  note       {one_line(note)} (version{'s' * (len(numbers) > 1)} {listed([*map(str, numbers)])})"
        for note, numbers in versions.items()
    ]


def _citation_line(row: StoredCitation) -> str:
    """Return what became of the snapshot that a corpus document cites."""
    outcome = row.verdict or row.reason or ("not fetched yet" if row.state == "due" else "")
    return f"  cited      {row.timestamp} {row.state}: {one_line(outcome)}"


def _iso_time(time: str) -> str:
    """Return an ISO 8601 time in the form that people read."""
    return when(datetime.fromisoformat(time))


def _days(days: float) -> str:
    """Return a span of time for people: in hours below two days, else in days."""
    return count(round(days * 24), "hour") if days < 2 else count(round(days), "day")
