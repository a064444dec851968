"""The errors of the store (harvester/errors.py shows all errors)."""

from __future__ import annotations

from diffs.errors import HarvesterError


class StoreError(HarvesterError):
    """The store cannot be used: the program stops with exit code 3 and says why."""


class UnknownCompany(HarvesterError):
    """A name does not match any company or policy of the store; the message names the known ones.

    Attributes:
        name: what the user wrote.
    """

    def __init__(self, name: str, problem: str, known: str) -> None:
        self.name = name
        super().__init__(f"{name!r} {problem}. {known}")


class UnknownVersion(HarvesterError):
    """FROM or TO does not match any version of the timeline; nothing was compared (exit code 2).

    Attributes:
        spec: what the user wrote, or ``""`` for the default.
    """

    def __init__(self, spec: str, problem: str, known: str) -> None:
        self.spec = spec
        super().__init__(f"{spec!r} {problem}. {known}" if spec else f"{problem}. {known}")


class QueryError(HarvesterError):
    """The query of a search cannot be understood; nothing was searched (exit code 2).

    Attributes:
        problem: what is wrong about it.
        remedy: what to write instead.
    """

    def __init__(self, problem: str, remedy: str) -> None:
        self.problem, self.remedy = problem, remedy
        super().__init__(f"{problem}. {remedy}.")
