"""`harvest log`: the timeline of versions, as JSON objects and for people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import click

from diffs.in_words import day, number, plural, when
from diffs.render.flags import flag_names
from diffs.render.summary import words_in_short
from diffs.text import json_line, one_line, printable, without_logins
from harvester.archive.proof_at import proof_at
from harvester.archive.rendered_proof import rendered_head
from harvester.archive.timestamps import digits
from harvester.commands.log_csv import csv_header, csv_row
from harvester.commands.options import Globals, company_names, json_option, start_of, with_globals
from harvester.commands.session import reading_stores, settings_for
from harvester.config import Settings
from harvester.evidence.logged_versions import log_object, logged, rendered_facts
from harvester.pipeline.jobs import DocumentRow
from harvester.pipeline.up_to_date import drawn
from harvester.reports import held_lines
from harvester.stores.documents import document_rows_of
from store import Store
from store.records import Version
from store.tables.versions import LoggedVersion
from store.timeline import TimelineLine, fold
from store.timestamps import moment


@click.command("log")
@company_names
@click.option("--document", metavar="D", help="Only the document with this slug or title.")
@click.option("--since", metavar="DATE", help="Only versions first captured on this day or later.")
@click.option("--all", "unfolded", is_flag=True, help="Show cosmetic versions and flapping line by line.")
@click.option(
    "--format", "form", type=click.Choice(["text", "csv", "json"]), help="The output format (default: text)."
)
@json_option
@with_globals
def log_command(
    options: Globals, companies: tuple[str, ...], document: str | None, since: str | None, **shown: Any
) -> int:
    """Show the timeline of versions, oldest first."""
    settings = settings_for(options)
    form = "json" if shown["as_json"] else shown["form"] or "text"
    if shown["form"] not in (None, form):
        raise click.UsageError(f"--json cannot be combined with --format {shown['form']}")
    begin = "" if since is None else digits(start_of(since))
    if form == "csv":
        click.echo(csv_header())
    wanted = _TimelineForm(form, begin, unfolded=shown["unfolded"])
    with reading_stores(options, settings, companies) as stores:
        for given, rows in document_rows_of(stores, document):
            with given as (store, _):
                for row in rows:
                    _print(store, settings, row, wanted)
    return stores.code


@dataclass(frozen=True, slots=True)
class _TimelineForm:
    """What is shown of a timeline.

    Attributes:
        form: ``text``, ``csv`` or ``json``.
        begin: the first timestamp of the versions that are shown, or ``""`` for all.
        unfolded: whether every version gets a line of its own.
    """

    form: str
    begin: str
    unfolded: bool


def _print(store: Store, settings: Settings, document: DocumentRow, wanted: _TimelineForm) -> None:
    """Print the timeline of a document."""
    row, company, slug, title = document
    # In one transaction, because a run may go on meanwhile; it is over before anything is printed.
    with store.step():
        versions = drawn(store, row, settings.weights)
        rows = logged(store, row, versions)
        held = store.reviews.of(row)
        origins = rendered_sentences(store, row, rows)
    if wanted.form == "text":
        name = f"{company}/{slug} · {title}"
        lines = log_lines(name, versions, rows, origins, unfolded=wanted.unfolded, since=wanted.begin)
        click.echo(printable(without_logins("\n".join(lines))))
        for line in held_lines(held):
            click.echo(printable(f"  held for review: {line}"))
        return
    for version in rows:
        if version.first_capture >= wanted.begin:
            proof = proof_at(store, row, version.first_capture, version.url)
            found = log_object(company, slug, version, proof) | rendered_facts(store, row, version)
            click.echo(printable(csv_row(found)) if wanted.form == "csv" else json_line(found))


def rendered_sentences(store: Store, document: int, rows: Sequence[LoggedVersion]) -> dict[int, str]:
    """Return by what and from what the first captures of versions were rendered, by their numbers.

    Args:
        store: the store.
        document: id of the document.
        rows: the versions.
    """
    heads = {
        one.number: rendered_head(store.renderings.shown(document, one.first_capture, one.text))
        for one in rows
    }
    return {number: head.sentence for number, head in heads.items() if head is not None}


def log_lines(
    name: str,
    versions: Sequence[Version],
    rows: Sequence[LoggedVersion],
    origins: Mapping[int, str],
    *,
    unfolded: bool,
    since: str = "",
) -> list[str]:
    """Return the timeline for people: a line for each version, cosmetic ones and flapping folded.

    Args:
        name: of the document.
        versions: the timeline, oldest first.
        rows: the same, with what is known of their texts.
        origins: by what and from what versions were rendered, by their numbers.
        unfolded: whether every version gets a line of its own.
        since: the first timestamp of the versions that are shown, or ``""`` for all.
    """
    lines = [one_line(name)]
    if not versions:
        return [*lines, "  no version yet"]
    known = {row.number: row for row in rows}
    folded = [TimelineLine(version, (version,), ()) for version in versions] if unfolded else fold(versions)
    for line in folded:
        version = line.version
        if max(one.first_capture for one in line.versions) < since:
            continue
        row = known[version.number]
        dated = f"{version.dated_by} {day(version.dated)}"
        seen = _seen(line)
        flags = flag_names(row, () if unfolded else ("cosmetic",))
        marks = "  " + ", ".join(flags) if flags else ""
        length = row.words
        lines.append(
            f"  {version.number:>3}  {dated:<20}  {seen}  {number(length):>6} {plural(length, 'word')}{marks}"
        )
        if version.not_before is not None:
            change = row.change
            words = change and words_in_short(change.words_added, change.words_removed, change.words_moved)
            what = "read in another way" if version.reason == "method" else "changed"
            lines.append(
                f"       {what} between {when(version.not_before, zone=False)} "
                f"and {when(version.known_from)}{f' ({words})' if words else ''}"
            )
        if line.note:
            lines.append(f"       {line.note}")
        if version.number in origins:
            lines.append(f"       first capture: {origins[version.number]}")
        lines += [f"       note: {one_line(note)}" for note in version.notes]
    return lines


def _seen(line: TimelineLine[Version]) -> str:
    """Return from when to when the text of a line is known to have been there."""
    first = min((one.known_from for one in line.versions), key=moment)
    last = max((one.known_until for one in line.versions), key=moment)
    if moment(last) < moment(first) and day(last) != day(first):
        return f"put together from captures of {day(last)} to {day(first)}"
    return f"seen {day(first)} to {day(last)}"
