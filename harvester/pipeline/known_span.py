"""Tell between which times the parts of a rendered page were captured; pure."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit

from harvester.pipeline.hashed_names import is_hashed
from store.timestamps import moment


def known_span(timestamp: str, parts: Iterable[tuple[str, str]]) -> tuple[str, str]:
    """Return the times of the earliest and the latest capture that the words of a page may come from.

    Where the words are, in a script, an answer or a frame, cannot be told, so each part may have them. A
    style has none, and a file with the hash of its content in its name is the same at any time.

    Args:
        timestamp: of the page, 14 digits.
        parts: the address of each request that was answered, and the time at which its answer was captured.
    """
    times = [timestamp, *(known_at for url, known_at in parts if _may_have_words(url))]
    return min(times, key=moment), max(times, key=moment)


def _may_have_words(url: str) -> bool:
    """Return whether the words of a page may come from a part of it, as they were at one time."""
    return not is_hashed(url) and not urlsplit(url).path.endswith(".css")
