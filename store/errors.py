"""The error of the store (the whole tree is drawn in harvester/errors.py)."""

from __future__ import annotations

from diffs.errors import HarvesterError


class StoreError(HarvesterError):
    """The store cannot be used: the program stops with exit code 3 and says why."""
