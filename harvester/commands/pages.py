"""Commands on files alone, without a store: extract, inspect, compare."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from diffs.text.untrusted import json_line
from harvester.commands.options import Globals, json_option, with_globals

FORMATS = click.Choice(["text", "markdown", "html", "json"])

if TYPE_CHECKING:
    from collections.abc import Sequence

    from harvester.commands.diff import Form
    from store.records import StatedDate


@click.command("extract")
@click.argument("file", metavar="FILE")
@click.option("--url", help="The captured URL; links are made absolute against it.")
@click.option("--timestamp", help="The capture, 14 digits; with --url, the header line is written.")
@click.option("--domain", help="The domain that the policy is filed under (default: that of --url).")
@click.option("--content-type", help="The page's Content-Type header, for its encoding.")
def extract_command(
    file: str, url: str | None, timestamp: str | None, domain: str | None, content_type: str | None
) -> int:
    """Turn a page into a corpus document, on standard output.

    The header line needs --url and --timestamp; without them only title and text are written: where a
    page comes from is never made up.
    """
    from harvester.corpus.document import header, registrable_domain
    from harvester.corpus.files import read_bytes
    from harvester.extract import extract

    page = extract(read_bytes(file), content_type, url or file)
    if url and timestamp:
        host = _host_of(url)
        try:
            line = header(domain or registrable_domain(host), timestamp, url)
        except ValueError as error:
            problem = f"{timestamp!r} is no date and time. Write 14 digits, such as 20151229173307."
            raise click.BadParameter(problem, param_hint="--timestamp") from error
        _write(f"{line}\n\n{page.text}")
        return 0
    if timestamp or domain:
        click.echo("harvest: no header line is written without --url and --timestamp", err=True)
    _write(page.text)
    return 0


def _host_of(url: str) -> str:
    """The host of a captured URL, which the header line must be able to cite."""
    from urllib.parse import urlsplit

    try:
        parts = urlsplit(url)
    except ValueError:
        parts = urlsplit("")
    if parts.scheme not in ("http", "https") or not parts.hostname:
        problem = f"{url!r} is no web address. Write the full address: http://www.example.com/privacy"
        raise click.BadParameter(problem, param_hint="--url")
    return parts.hostname


def _write(text: str) -> None:
    """Write a document as bytes: line ends and encoding are those of the corpus on every machine."""
    sys.stdout.buffer.write(text.encode())
    sys.stdout.buffer.flush()


@click.command("inspect")
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@json_option
@with_globals
def inspect_command(_options: Globals, files: tuple[str, ...], as_json: bool) -> int:
    """Show what is read in a page, corpus document or plain text: title, dates, sections."""
    from harvester.errors import HarvesterError

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
    """What is read in a file, in the form of `inspect` in docs/json.md.

    Args:
        file: a page, corpus document or plain text.

    Raises:
        HarvesterError: it cannot be read, or holds no text.
    """
    from diffs import count_words, split
    from harvester.corpus.files import load_text
    from harvester.extract import stated_dates

    loaded = load_text(file)
    dates = stated_dates(loaded.text)
    effective, updated = _foremost(dates)
    citation = loaded.citation
    return {
        "file": file,
        "title": loaded.title,
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
    """What was found, for people."""
    from diffs.render.phrases import count
    from diffs.text.untrusted import one_line

    lines = [f"{found['file']}: {found['title'] or '(no title)'}"]
    if found["url"]:
        lines.append(f"  archived   {found['timestamp']}  {found['url']}")
    dates = found["dates"]
    assert isinstance(dates, list)
    for date in dates:
        doubt = " (day and month could be the other way round)" if date["ambiguous"] else ""
        lines.append(f"  {date['kind']:<10} {date['date']}{doubt}  “{date['quote']}”")
    if not dates:
        lines.append("  states no date of its own")
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


@click.command("compare")
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@click.option("--format", "form", type=FORMATS, default="text", help="How it is shown (default: text).")
def compare_command(old: str, new: str, form: Form) -> int:
    """Compare two files (pages, corpus documents or plain texts), section by section."""
    from diffs import compare
    from harvester.commands.diff import file_head, show
    from harvester.corpus.files import load_text
    from harvester.extract import stated_dates

    before, after = load_text(old), load_text(new)
    show(
        compare(before.text, after.text),
        file_head(before, *_foremost(stated_dates(before.text))),
        file_head(after, *_foremost(stated_dates(after.text))),
        form,
    )
    return 0


def _foremost(dates: Sequence[StatedDate]) -> tuple[str | None, str | None]:
    """The most authoritative effective and updated date, as they are stated."""
    from harvester.extract.dates.stated import effective_of, updated_of

    effective, updated = effective_of(dates), updated_of(dates)
    return effective.iso if effective else None, updated.iso if updated else None
