"""Calling the command line from tests."""

from __future__ import annotations

import json
from collections.abc import Callable

# Gives exit code, standard output and standard error.
Harvest = Callable[..., tuple[int, str, str]]


def objects(out: str) -> list[dict[str, object]]:
    """Return the lines of a command's output, as JSON."""
    return [json.loads(line) for line in out.splitlines()]
