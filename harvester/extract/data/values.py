"""Define the values that the data of a page consist of, and how much of them is looked at."""

from __future__ import annotations

from typing import NamedTuple

DataValue = dict[str, "DataValue"] | list["DataValue"] | str | int | float | bool | None

# In characters. Of 1,815 captured pages of policies, the largest that hold data have 4 million.
MOST_CHARACTERS = 16_000_000
# Containers and strings that one page may consist of, and that one tree may be rendered from.
_MOST_NODES = 400_000
# How deeply values may be nested: the rich texts of 1,815 pages have up to 30 levels, trees of React 150.
MOST_LEVELS = 180


class Undecodable(Exception):
    """Raised for what is not data, or not within the limits."""


class Holder(NamedTuple):
    """A part of a page that holds data.

    Attributes:
        where: what it is, in words or markup for users, such as ``__NEXT_DATA__``.
        value: its data; a string is markup or a text.
    """

    where: str
    value: DataValue


class Budget:
    """A number of steps and of characters, which ends what would take too long or too much memory.

    Attributes:
        left: how many steps are left.
    """

    def __init__(self, steps: int = _MOST_NODES) -> None:
        self.left = steps
        self._characters = MOST_CHARACTERS

    def spend(self, steps: int = 1) -> None:
        """Take steps.

        Args:
            steps: how many.

        Raises:
            Undecodable: none are left.
        """
        self.left -= steps
        if self.left < 0:
            raise Undecodable("the data are too large")

    def read(self, text: str) -> None:
        """Take the characters of a text, each time that the data refer to it: it may be the same one.

        Args:
            text: the text.

        Raises:
            Undecodable: too many were read.
        """
        self._characters -= len(text)
        if self._characters < 0:
            self.left = -1
            raise Undecodable("the data are too large")
