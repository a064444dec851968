"""Name the rules by which comparisons and pages are made here."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

# What shapes a comparison, the dates and sections of a text, and the pages of a bundle.
_PACKAGES = ("diffs", "harvester.evidence", "harvester.extract")
_NAME_LENGTH = 12


@cache
def rules_here() -> str:
    """Return the name of the rules of this program, which is that of their source code.

    A number in the source would have to be raised by hand with each change that alters a page by a letter;
    where it was forgotten, an intact bundle would be accused. Two programs with one name make the same.
    """
    sources = hashlib.sha256()
    for package in _PACKAGES:
        for name, source in sorted(_modules(files(package), package)):
            sources.update(f"{name}\n{source}\n".encode())
    return f"rules-{sources.hexdigest()[:_NAME_LENGTH]}"


def _modules(folder: Traversable, name: str) -> list[tuple[str, str]]:
    """Return name and source of each module of a package, with those of its folders."""
    found = []
    for one in folder.iterdir():
        if one.is_dir():
            found += _modules(one, f"{name}.{one.name}")
        elif one.name.endswith(".py"):
            found.append((f"{name}.{one.name}", one.read_text("utf-8")))
    return found
