"""Addresses of mementos: how they are written, and what the addresses that an archive sends mean."""

from __future__ import annotations

import re
from dataclasses import dataclass

from harvester.archive.urlkey import bare
from harvester.archive.urls import join_url, split_url

_MEMENTO = re.compile(r"(?P<timestamp>\d{1,14})(?:[a-z]{2}_)?/(?P<original>.+)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Address:
    """A URL at a point in time, as requested from an archive.

    Attributes:
        timestamp: 1 to 14 digits.
        original: the URL.
    """

    timestamp: str
    original: str


@dataclass(frozen=True, slots=True)
class ReplayRoot:
    """Where an archive serves its mementos: at ``{root}{timestamp}id_/{original}``.

    Attributes:
        root: URL with a trailing slash, such as ``https://web.archive.org/web/``.
    """

    root: str

    def format(self, address: Address) -> str:
        """Return the URL of the raw memento; only ``#`` is escaped in the original URL."""
        return f"{self.root}{address.timestamp}id_/{address.original.replace('#', '%23')}"

    def parse(self, url: str) -> Address | None:
        """Return the memento that a URL of this archive (or web.archive.org) names, or None if it names none.

        A URL that was prefixed twice gives the innermost address.

        Args:
            url: an absolute URL.
        """
        found: Address | None = None
        while match := _MEMENTO.fullmatch(self._beneath_root(url)):
            url = bare(match["original"])
            found = Address(match["timestamp"], url)
        return found

    def resolve(self, location: str, here: Address) -> Address | None:
        """Return where an archived redirect leads within the archive.

        Archives usually rewrite the origin's ``Location`` into an address of their own, but not always. A
        location on the live web is requested from the archive, at the time of the redirect. The live web is
        never asked.

        Args:
            location: the header as it came: absolute, without scheme, or relative.
            here: what was requested.

        Returns:
            The address, or None if it does not lead to a web page.
        """
        absolute = join_url(self.root, location) if location.startswith("/") else location
        inside = self.parse(absolute or "")
        if inside:
            return inside
        target = join_url(here.original, location)
        if target is None or split_url(target).scheme not in ("http", "https"):
            return None
        return Address(here.timestamp, target)

    def _beneath_root(self, url: str) -> str:
        """Return what follows the root in a URL, or ``""`` if the URL is not below it."""
        for root in (self.root, "https://web.archive.org/web/"):
            ours, theirs = split_url(root), re.match(r"https?://([^/]+)(/.*)", url, re.DOTALL | re.IGNORECASE)
            if theirs and theirs[1].lower() == ours.netloc.lower() and theirs[2].startswith(ours.path):
                return theirs[2][len(ours.path) :]
        return ""
