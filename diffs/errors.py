"""The root of the error tree; it is in the lowest package so that every package can derive from it."""

from __future__ import annotations

from diffs.text import message

# In characters. What others have named may be of any length; a list of known names may be long.
_LONGEST = 5000


class HarvesterError(Exception):
    """An error that this program raises on purpose; its text is fit to be shown to the user.

    It names what others have named: files, addresses, answers of servers. So it is one line, without control
    characters and without secrets, whatever it is made of.
    """

    def __init__(self, text: str = "") -> None:
        super().__init__(message(text, _LONGEST))
