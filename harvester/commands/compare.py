"""`harvest compare`: two files, section by section; no store is needed."""

from __future__ import annotations

from pathlib import Path

import click

from diffs.render.head import Head
from diffs.render.to_render import ToRender
from harvester.commands.comparison_output import OutputOptions, output_options, write
from harvester.commands.session import now
from harvester.corpus.files import LoadedText, foremost_dates, load_pair
from harvester.extract import stated_dates
from harvester.pipeline.comparing import compared_texts
from harvester.pipeline.extracting import text_sha256
from harvester.pipeline.generations import EXTRACTORS
from harvester.pipeline.imprint import imprint


@click.command("compare")
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@output_options
def compare_command(old: str, new: str, written: OutputOptions) -> int:
    """Compare two files (pages, corpus documents or plain texts), section by section."""
    before, after = load_pair(old, new)
    compared = compared_texts(before.text, after.text, {})
    given = ToRender(compared, (file_head(before), file_head(after)), imprint=imprint(now(), {}))
    return write(given, written, (before.text, after.text) if written.needs_texts else None)


def file_head(loaded: LoadedText) -> Head:
    """Return what a file is, as one side of a comparison.

    Args:
        loaded: the file.
    """
    citation = loaded.citation
    effective, updated = foremost_dates(stated_dates(loaded.text))
    return Head(
        Path(loaded.file).name + (f" · {loaded.title}" if loaded.title else ""),
        effective or updated or "",
        "effective" if effective else "updated" if updated else "",
        citation.timestamp if citation else "",
        citation.id_url if citation else "",
        sha256=text_sha256(loaded.text),
        file_sha256=loaded.sha256,
        recipe=loaded.recipe or "",
        extractor=EXTRACTORS[loaded.recipe] if loaded.recipe and not citation else "",
    )
