"""`harvest inspect`: what is read in a file; no store is needed."""

from __future__ import annotations

import click

from diffs import count_words, split
from diffs.in_words import count
from diffs.text import json_line, one_line, printable
from harvester.commands.options import Globals, json_option, with_globals
from harvester.commands.session import complain
from harvester.corpus.files import foremost_dates, load_text
from harvester.errors import HarvesterError
from harvester.extract import stated_dates
from harvester.extract.dates import unread_dates


@click.command("inspect")
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@json_option
@with_globals
def inspect_command(_options: Globals, files: tuple[str, ...], as_json: bool) -> int:
    """Show what is read in a page, corpus document or plain text: title, dates, sections."""
    code = 0
    for number, file in enumerate(files):
        try:
            found = inspect_file(file)
        except HarvesterError as error:
            if len(files) == 1:
                raise
            complain(str(error))
            code = 1
            continue
        if as_json:
            click.echo(json_line(found))
        else:
            click.echo(("\n" if number else "") + printable(_as_lines(found)))
    return code


def inspect_file(file: str) -> dict[str, object]:
    """Return what is read in a file, as an object of `inspect --json`.

    Args:
        file: a page, corpus document or plain text.

    Raises:
        HarvesterError: it cannot be read, or holds no text.
    """
    loaded = load_text(file)
    dates = stated_dates(loaded.text)
    effective, updated = foremost_dates(dates)
    citation = loaded.citation
    return {
        "file": file,
        "title": loaded.title,
        "recipe": loaded.recipe,
        "domain": citation and citation.domain,
        "url": citation and citation.url,
        "timestamp": citation and citation.timestamp,
        "effective": effective,
        "updated": updated,
        "dates": [
            {
                "kind": d.kind,
                "date": d.iso,
                "precision": d.precision,
                "quote": d.quote,
                "ambiguous": d.ambiguous,
                "label": d.label,
            }
            for d in dates
        ],
        "unread_dates": list(unread_dates(loaded.text)),
        "sections": [
            {"number": s.number, "heading": s.heading, "level": s.level, "body": s.body}
            for s in split(loaded.text)
        ],
        "words": count_words(loaded.text),
    }


def _as_lines(found: dict[str, object]) -> str:
    """Return what was found as lines for people."""
    lines = [f"{found['file']}: {found['title'] or '(no title)'}"]
    if found["url"]:
        lines.append(f"  archived   {found['timestamp']}  {found['url']}")
    dates = found["dates"]
    assert isinstance(dates, list)
    for date in dates:
        doubt = " (or with day and month exchanged)" if date["ambiguous"] else ""
        doubt += " (without a label)" if date["label"] == "none" else ""
        lines.append(f"  {date['kind']:<10} {date['date']}{doubt}  “{date['quote']}”")
    unread = found["unread_dates"]
    assert isinstance(unread, list)
    lines += [f"  carries a date we could not read “{line}”" for line in unread]
    if not (dates or unread):
        lines.append("  states no date")
    sections = found["sections"]
    assert isinstance(sections, list)
    words, headed = found["words"], sum(1 for section in sections if section["level"])
    assert isinstance(words, int)
    lines.append(f"  {count(words, 'word')}, {count(headed, 'section')}")
    lines += [
        f"  {'  ' * section['level']}{section['number']:>3}  {section['heading']}".rstrip()
        for section in sections
        if section["level"]
    ]
    return "\n".join(" " * (len(line) - len(line.lstrip())) + one_line(line) for line in lines)
