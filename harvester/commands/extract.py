"""`harvest extract`: a page as a corpus document; no store is needed."""

from __future__ import annotations

import sys
from typing import get_args
from urllib.parse import urlsplit

import click

from diffs import count_words
from diffs.in_words import count
from diffs.text import printable
from harvester.commands.session import complain
from harvester.corpus import header, registrable_domain
from harvester.corpus.files import read_bytes
from harvester.errors import ExtractError
from harvester.extract import Page, Recipe, extract


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

    The text is that of the page, word for word, with all that it may contain: it is not to be trusted. To a
    terminal it is written without the characters that control one; to a file or a pipe, byte for byte.
    """
    payload = read_bytes(file)
    page = extract(payload, content_type, url or file, recipe)
    if recipe == "corpus":
        _compare_with_complete(page, payload, content_type, url or file)
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
        complain("no header line without --url and --timestamp")
    _write(page.text)
    return 0


def _compare_with_complete(page: Page, payload: bytes, content_type: str | None, url: str) -> None:
    """Say if the text by the recipe of the corpus is the smaller part of what the page holds."""
    try:
        words = count_words(extract(payload, content_type, url, "complete").markdown)
    except ExtractError:
        return
    if words > 2 * count_words(page.markdown):
        said = f"the page has {count(words, 'word')}, most of which are not in this text"
        complain(f"{said}; --recipe complete has them")


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
    if sys.stdout.isatty():
        click.echo(printable(text), nl=False)
        return
    sys.stdout.buffer.write(text.encode())
    sys.stdout.buffer.flush()
