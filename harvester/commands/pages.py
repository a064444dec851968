"""`harvest extract` and `harvest inspect`: what is read in a file; no store is needed."""

from __future__ import annotations

import sys
from typing import get_args
from urllib.parse import urlsplit

import click

from diffs import count_words, split
from diffs.in_words import count
from diffs.text import json_line, one_line
from harvester.commands.options import Globals, json_option, with_globals
from harvester.corpus import header, registrable_domain
from harvester.corpus.files import foremost_dates, load_text, read_bytes
from harvester.errors import HarvesterError
from harvester.extract import Recipe, extract, stated_dates


@click.command("extract")
@click.argument("file", metavar="FILE")
@click.option("--url", help="The captured URL; links are resolved against it.")
@click.option("--timestamp", help="The time of the capture, 14 digits.")
@click.option("--domain", help="The domain in the header line (default: that of --url).")
@click.option("--content-type", help="The Content-Type header of the page, for its encoding.")
@click.option(
    "--recipe",
    type=click.Choice(get_args(Recipe)),
    default="corpus",
    help="Which text: what the corpus would hold (default), or the complete policy.",
)
def extract_command(
    file: str,
    url: str | None,
    timestamp: str | None,
    domain: str | None,
    content_type: str | None,
    recipe: Recipe,
) -> int:
    """Turn a page into a corpus document, on standard output.

    The header line says where the page comes from, which is never guessed: it needs --url and --timestamp.
    Without them only title and text are written.
    """
    page = extract(read_bytes(file), content_type, url or file, recipe)
    if url and timestamp:
        host = _host_of(url)
        try:
            line = header(domain or registrable_domain(host), timestamp, url)
        except ValueError as error:
            problem = f"{timestamp!r} is not a date and time. Write 14 digits, such as 20151229173307."
            raise click.BadParameter(problem, param_hint="--timestamp") from error
        _write(f"{line}\n\n{page.text}")
        return 0
    if timestamp or domain:
        click.echo("harvest: no header line without --url and --timestamp", err=True)
    _write(page.text)
    return 0


def _host_of(url: str) -> str:
    """Return the host of a captured URL, which the header line must be able to cite."""
    try:
        parts = urlsplit(url)
    except ValueError:
        parts = urlsplit("")
    if parts.scheme not in ("http", "https") or not parts.hostname:
        problem = f"{url!r} is not a web address. Write the full address: http://www.example.com/privacy"
        raise click.BadParameter(problem, param_hint="--url")
    return parts.hostname


def _write(text: str) -> None:
    """Write a document as bytes, with the line ends and the encoding of the corpus on every machine."""
    sys.stdout.buffer.write(text.encode())
    sys.stdout.buffer.flush()


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
            click.echo(f"harvest: {error}", err=True)
            code = 1
            continue
        if as_json:
            click.echo(json_line(found))
        else:
            click.echo(("\n" if number else "") + _as_lines(found))
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
            }
            for d in dates
        ],
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
        lines.append(f"  {date['kind']:<10} {date['date']}{doubt}  “{date['quote']}”")
    if not dates:
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
