"""Readers of the values that say where stores are."""

from __future__ import annotations

from pathlib import Path

from harvester.config.store_pattern import placeholder_fault
from harvester.config.values import SLUG, InvalidValue, filled, path

DEFAULT_GROUP = "default"


def path_of_stores(value: object, folder: Path) -> Path:
    """Read the path of a store, or of several with placeholders in it; a relative one is as for `path`.

    Raises:
        InvalidValue: no file can have this name, or a placeholder is wrong.
    """
    if fault := placeholder_fault(filled(value, folder)):
        raise InvalidValue(fault, 'Write a path such as "stores/{company}.db" or "stores/{group}.db"')
    return path(value, folder)


def group_name(value: object, folder: Path) -> str:
    """Read the name of a group of companies, which is part of the name of a file.

    Raises:
        InvalidValue: it could not be part of a path.
    """
    found = filled(value, folder)
    if not SLUG.fullmatch(found):
        remedy = "Use lower-case letters, digits and hyphens, and begin with a letter or digit"
        raise InvalidValue(f"is not a valid group: {found!r}", remedy)
    return found
