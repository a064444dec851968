"""Addresses of mementos: how an archive writes them, and what it means by those it sends."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from harvester.archive.urlkey import bare

_MEMENTO = re.compile(r"(?P<timestamp>\d{1,14})(?:[a-z]{2}_)?/(?P<original>.+)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Address:
    """A URL at a time, as an archive is asked for it.

    Attributes:
        timestamp: 1 to 14 digits.
        original: the URL.
    """

    timestamp: str
    original: str


@dataclass(frozen=True, slots=True)
class ReplayRoot:
    """Where an archive replays: its mementos lie at ``{root}{timestamp}id_/{original}``.

    Attributes:
        root: URL with a trailing slash, such as ``https://web.archive.org/web/``.
    """

    root: str

    def format(self, address: Address) -> str:
        """Return the URL of the raw memento; in its original only ``#`` is escaped."""
        return f"{self.root}{address.timestamp}id_/{address.original.replace('#', '%23')}"

    def parse(self, url: str) -> Address | None:
        """Return what a URL of this archive (or web.archive.org) asks for; None where it is not a memento's.

        A URL that was prefixed twice gives the innermost address.

        Args:
            url: an absolute URL.
        """
        match = _MEMENTO.fullmatch(self._beneath_root(url))
        if not match:
            return None
        original = bare(match["original"])
        return self.parse(original) or Address(match["timestamp"], original)

    def resolve(self, location: str, here: Address) -> Address | None:
        """Where an archived redirect leads, inside the archive.

        Archives mostly rewrite the origin's ``Location`` into an address of theirs, but not always: what
        points to the live web is asked for in the archive, at the time of the redirect. The live web is
        never asked.

        Args:
            location: the header as it came: absolute, without scheme, or relative.
            here: what was asked for.

        Returns:
            the address, or None where it leads to no web page.
        """
        absolute = urljoin(self.root, location) if location.startswith("/") else location
        inside = self.parse(absolute)
        if inside:
            return inside
        target = urljoin(here.original, location)
        if urlsplit(target).scheme not in ("http", "https"):
            return None
        return Address(here.timestamp, target)

    def _beneath_root(self, url: str) -> str:
        """Return what follows the root in a URL, ``""`` where the URL lies elsewhere."""
        for root in (self.root, "https://web.archive.org/web/"):
            ours, theirs = urlsplit(root), re.match(r"https?://([^/]+)(/.*)", url, re.DOTALL | re.IGNORECASE)
            if theirs and theirs[1].lower() == ours.netloc.lower() and theirs[2].startswith(ours.path):
                return theirs[2][len(ours.path) :]
        return ""
