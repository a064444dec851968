"""The root of the error tree; it is in the lowest package so that every package can derive from it."""

from __future__ import annotations


class HarvesterError(Exception):
    """An error that this program raises on purpose; its text is fit to be shown to the user."""
