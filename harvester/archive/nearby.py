"""Suggest captured addresses near one that has no capture, which may be mistyped; pure."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher

from harvester.archive.urlkey import urlkey

# One request for this many rows is cheap for an archive, and enough for the pages that begin alike.
NEARBY_ROWS = 500
# The largest number of addresses of one domain that a pattern for policies matched was 320 (692 pages read).
MATCHING_ROWS = 2000
_NAMED = 3
# So much of the last step of a path is taken for right: "priv" of "privacy-polciy".
_RIGHT_CHARACTERS = 4
# Below this, addresses of one host have little more in common than the host.
LIKE = 0.6
# Addresses of two hosts must be liker: the host itself is mistyped, or a part of it is missing.
LIKE_OTHER_HOST = 0.8


def beginnings(url: str) -> tuple[str, str]:
    """Return how addresses near a URL begin, without scheme: ``example.com/legal/priv``, or else its host.

    Args:
        url: the URL.
    """
    site, _, path = urlkey(url).partition(")")
    host, _, port = site.partition(":")
    folder, _, last = path.partition("?")[0].rpartition("/")
    start = ".".join(reversed(host.split(","))) + (f":{port}" if port else "")
    return f"{start}{folder}/{last[:_RIGHT_CHARACTERS]}", f"{start}/"


def closest(url: str, originals: Iterable[str], least: float = LIKE) -> tuple[str, ...]:
    """Return the addresses that are most like a URL, the likest first; one for each page.

    Args:
        url: the URL.
        originals: addresses of which the archive has captures.
        least: how like an address must be, 0 to 1.
    """
    key = urlkey(url)
    pages: dict[str, str] = {}
    for original in originals:
        pages.setdefault(urlkey(original), original)
    likeness = {other: SequenceMatcher(None, key, other, autojunk=False).ratio() for other in pages}
    best = sorted((other for other in pages if likeness[other] >= least), key=lambda other: -likeness[other])
    return tuple(pages[other] for other in best[:_NAMED])
