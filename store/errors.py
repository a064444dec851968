"""The error of the store (the whole tree is drawn in harvester/errors.py)."""

from __future__ import annotations

from diffs.errors import HarvesterError


class StoreError(HarvesterError):
    """The store cannot be used: the program stops with exit code 3 and says why."""


class UnknownVersion(HarvesterError):
    """What a person wrote names no version of the timeline; nothing was compared (exit code 2).

    Attributes:
        spec: what was written, or ``""`` for the default.
    """

    def __init__(self, spec: str, problem: str, known: str) -> None:
        self.spec = spec
        super().__init__(f"{spec!r} {problem}. {known}" if spec else f"{problem}. {known}")
