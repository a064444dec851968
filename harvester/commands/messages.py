"""What is said on standard error: a line for people or, while a log is kept there, a dated line of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import click

from diffs.text import message

LogFormat = Literal["text", "json"]

# Who keeps the log, if one is kept: until the process ends, so that the last sentence is a line of it, too.
_keepers: list[Callable[[str, bool], None]] = []


def say(line: str, *, is_last: bool = False) -> None:
    """Print a line about a problem, or about a wait, to standard error, or write it into the log.

    Args:
        line: the line, without the name of the program; whatever it quotes is made fit to be shown.
        is_last: whether it says why the program ends.
    """
    if _keepers:
        _keepers[-1](line, is_last)
    else:
        click.echo(message(f"harvest: {line}"), err=True)


def keep_log(write: Callable[[str, bool], None]) -> None:
    """Let lines be written into a log from now on.

    Args:
        write: writes a line about a problem; its second argument is whether the program ends by it.
    """
    _keepers.append(write)


def end_log() -> None:
    """Let lines be printed for people again."""
    _keepers.clear()
