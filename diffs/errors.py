"""The root of the error tree; it stands in the lowest room so that every room can derive from it."""

from __future__ import annotations


class HarvesterError(Exception):
    """An error that this program raises on purpose; its text is fit to be shown to the user."""
