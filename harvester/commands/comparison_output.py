"""Write a comparison: in which format, where to, and how much of it."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import wraps
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

import click

from diffs.in_words import count
from diffs.render.formats import FORMATS
from diffs.render.to_render import ToRender
from diffs.render.whole_text import whole_text
from diffs.text import one_line
from harvester.commands.browser import show_in_browser
from harvester.commands.options import FileName
from harvester.errors import ConfigError
from harvester.local_files import reason_of

# Lines longer than this are hard to read, however wide the terminal is.
WIDEST = 100
# Word documents are no text, and take a package of their own.
DOCX = "docx"
_FORM_OF = {
    **dict.fromkeys((".html", ".htm"), "html"),
    **dict.fromkeys((".md", ".markdown"), "markdown"),
    **dict.fromkeys(("", ".txt", ".text"), "text"),
    ".json": "json",
    f".{DOCX}": DOCX,
}


@dataclass(frozen=True, slots=True)
class OutputOptions:
    """How a comparison is written.

    Attributes:
        form: the format.
        output: the file, or None for standard output.
        is_opened: whether it is shown in a browser.
        is_whole: whether the whole text is written, with the changes in it.
    """

    form: str
    output: Path | None
    is_opened: bool
    is_whole: bool

    @property
    def needs_texts(self) -> bool:
        """Whether the two texts are needed: a document for Word is always of the whole text."""
        return self.is_whole or self.form == DOCX


def output_options(command: Callable[..., int]) -> Callable[..., int]:
    """Add --format, --output, --open and --full; the command gets them together, as `written`."""

    @click.option(
        "--format",
        "form",
        type=click.Choice([*FORMATS, DOCX]),
        help="The output format (default: that of the name of FILE, or text; with --open: html).",
    )
    @click.option("--output", type=FileName(), metavar="FILE", help="Write to this file.")
    @click.option("--open", "is_opened", is_flag=True, help="Show it in the browser.")
    @click.option(
        "--full", "is_whole", is_flag=True, help="The whole text with the changes in it; nothing is left out."
    )
    @wraps(command)
    def called(*arguments: Any, form: str | None, is_opened: bool, is_whole: bool, **options: Any) -> int:
        output = options.pop("output")
        suffix = output.suffix.lower() if output else ""
        form = form or ("html" if is_opened and output is None else _form_of(suffix))
        if is_opened and form != "html":
            raise click.UsageError("--open shows HTML: leave --format out, or write --format html")
        if is_whole and form == "json":
            raise click.UsageError("--full is for people; JSON has every section that changed")
        written = OutputOptions(form, output, is_opened, is_whole)
        return command(*arguments, written=written, **options)

    return called


def _form_of(suffix: str) -> str:
    """Return the format that the name of a file asks for; text in a file called .pdf would open nowhere."""
    if suffix not in _FORM_OF:
        known = ", ".join(name for name in _FORM_OF if name)
        raise click.UsageError(f"no format is called {suffix}: name FILE with {known}, or state --format")
    return _FORM_OF[suffix]


def write(given: ToRender, written: OutputOptions, texts: tuple[str, str] | None) -> int:
    """Write a comparison to standard output, to a file or to a browser.

    Args:
        given: the comparison and what is known of the two texts.
        written: how.
        texts: the old and the new text, where the whole text is written.

    Returns:
        The exit code: 1 if no browser could be started.

    Raises:
        ConfigError: the file cannot be written, or a package for the format is missing.
    """
    if texts is not None:
        given = replace(given, whole=whole_text(given.comparison, *texts))
    if written.form == DOCX:
        _write_file(written.output, _docx(given))
    elif written.output is not None or written.is_opened:
        page = FORMATS[written.form](given).encode()
        path = _write_file(written.output, page) if written.output else _temporary_file(page)
        if written.is_opened:
            return show_in_browser(path)
    else:
        # NO_COLOR and FORCE_COLOR are conventions (no-color.org, force-color.org).
        forced = bool(os.environ.get("FORCE_COLOR"))
        colour = (forced or sys.stdout.isatty()) and not os.environ.get("NO_COLOR")
        width = min(shutil.get_terminal_size().columns, WIDEST)
        click.echo(FORMATS[written.form](replace(given, colour=colour, width=width)), nl=False, color=colour)
    return 0


def _docx(given: ToRender) -> bytes:
    """Return a comparison as a Word document."""
    try:
        # An extra.
        from harvester.commands.as_docx import render_docx
    except ImportError:
        problem = "needs the package python-docx, which is not installed"
        remedy = "Install it with `pip install 'policy-harvest[docx]'`, or choose another format"
        raise ConfigError("--format docx", "", problem, remedy) from None
    return render_docx(given)


def _write_file(path: Path | None, content: bytes) -> Path:
    """Write a file and say so; a comparison can be made again, so that an older one is replaced."""
    if path is None:
        problem, remedy = "is not for a terminal", "Name a file: --output changes.docx"
        raise ConfigError("--format docx", "", problem, remedy)
    try:
        path.write_bytes(content)
    except OSError as error:
        problem = f"cannot be written ({reason_of(error)})"
        raise ConfigError(str(path), "", problem, "Name another file with --output") from error
    click.echo(f"{one_line(str(path))}: {count(len(content), 'byte')}", err=True)
    return path.absolute()


def _temporary_file(content: bytes) -> Path:
    """Return a file that a browser can open; it stays, because the browser reads it later."""
    with NamedTemporaryFile(prefix="harvest-", suffix=".html", delete=False) as file:
        file.write(content)
    click.echo(one_line(file.name), err=True)
    return Path(file.name)
