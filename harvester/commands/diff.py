"""A comparison on standard output, in the form that was asked for."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Literal

import click

from diffs.records import Comparison
from diffs.render.as_html import render_html
from diffs.render.as_json import as_json
from diffs.render.as_markdown import render_markdown
from diffs.render.as_text import render_text
from diffs.render.summary import Head
from diffs.text.untrusted import json_line
from diffs.weights.topics import BUILT_IN, with_built_in
from harvester.corpus.files import Loaded
from harvester.corpus.id_url import write_id_url
from store.records import Version

Form = Literal["text", "markdown", "html", "json"]
# Lines longer than this are hard to read, however wide the terminal is.
WIDEST = 100


def show(
    comparison: Comparison, before: Head, after: Head, form: Form,
    own: Mapping[str, Sequence[str]] | None = None,
    facts: tuple[Mapping[str, object], Mapping[str, object]] = ({}, {}),
) -> None:  # fmt: skip
    """Write a comparison.

    Args:
        comparison: what `compare` gives.
        before: what the old text is.
        after: what the new text is.
        form: ``text``, ``markdown``, ``html`` or ``json``.
        own: the user's topics that make a change weigh, or None.
        facts: what else is known of the two versions, for JSON.
    """
    phrases = with_built_in(own) if own else BUILT_IN
    if form == "json":
        found = as_json(comparison, before, after, phrases=phrases)
        found["before"] = {**facts[0], **_plain(found["before"])}
        found["after"] = {**facts[1], **_plain(found["after"])}
        click.echo(json_line(found))
    elif form == "html":
        click.echo(render_html(comparison, before, after, phrases=phrases), nl=False)
    elif form == "markdown":
        click.echo(render_markdown(comparison, before, after, phrases=phrases), nl=False)
    else:
        # NO_COLOR is the convention of no-color.org.
        colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
        width = min(shutil.get_terminal_size().columns, WIDEST)
        text = render_text(comparison, before, after, colour=colour, width=width, phrases=phrases)
        click.echo(text, nl=False, color=colour)


def file_head(loaded: Loaded, effective: str | None, updated: str | None) -> Head:
    """What a file is, as one side of a comparison.

    Args:
        loaded: the file.
        effective: the date from which its text says to count, or None.
        updated: the date at which it says that it was changed, or None.
    """
    citation = loaded.citation
    label = Path(loaded.file).name + (f" · {loaded.title}" if loaded.title else "")
    dated_by = "effective" if effective else "updated" if updated else ""
    return Head(
        label, effective or updated or "", dated_by,
        citation.timestamp if citation else "", citation.id_url if citation else "",
    )  # fmt: skip


def version_head(title: str, version: Version) -> Head:
    """What a version is, as one side of a comparison.

    Args:
        title: of the document.
        version: the version.
    """
    url = write_id_url(version.first_capture, version.url)
    return Head(
        title,
        version.dated,
        version.dated_by,
        version.first_capture,
        url,
        version.number,
        version.last_capture,
    )


def _plain(found: object) -> Mapping[str, object]:
    """An object of JSON."""
    assert isinstance(found, dict)
    return found
