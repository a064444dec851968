"""Name the rules by which this program makes comparisons and pages."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

# The code that determines comparisons, the dates and sections of texts, and the pages of a bundle.
_PACKAGES = ("diffs", "harvester.evidence", "harvester.extract")
_NAME_LENGTH = 12


@cache
def rules_here() -> str:
    """Return the name of the rules of this program, which is a hash of their source code.

    A version number would have to be raised by hand with every change that alters a single letter of a page.
    If that was forgotten, a check would report faults in an intact bundle. Programs with the same name make
    the same pages.
    """
    sources = hashlib.sha256()
    for package in _PACKAGES:
        for name, source in sorted(_modules(files(package), package)):
            sources.update(f"{name}\n{source}\n".encode())
    return f"rules-{sources.hexdigest()[:_NAME_LENGTH]}"


def _modules(folder: Traversable, name: str) -> list[tuple[str, str]]:
    """Return the name and source of each module of a package and its subpackages."""
    found = []
    for one in folder.iterdir():
        if one.is_dir():
            found += _modules(one, f"{name}.{one.name}")
        elif one.name.endswith(".py"):
            found.append((f"{name}.{one.name}", one.read_text("utf-8")))
    return found
