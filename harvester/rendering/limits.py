"""How much a page may use while it is rendered."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from diffs.in_words import number

_MB = 2**20


@dataclass(frozen=True, slots=True)
class RenderingLimits:
    """The limits of one rendering.

    Attributes:
        seconds: real time for the browser; waiting for the answers to requests does not count.
        page_seconds: time on the page's own clock, after which it must have come to rest.
        requests: how many different addresses are asked for.
        address_characters: the longest address that is asked for.
        answer_bytes: the largest answer, decompressed.
        all_bytes: all answers together.
        memory_bytes: the most memory that one process of the browser may occupy.
        nodes: the most nodes (elements, texts, comments) that the page may have.
        dom_bytes: the largest document that is accepted, in UTF-8.
    """

    seconds: float = 30
    # Loading screens wait for a second or two, carousels turn every five to ten; a page that still changes
    # after this changes for ever.
    page_seconds: float = 20
    requests: int = 60
    # Servers refuse longer ones.
    address_characters: int = 8000
    answer_bytes: int = 16 * _MB
    all_bytes: int = 64 * _MB
    # A process of Chromium starts with 100 to 200 MB; pages of policies with heavy bundles took up to 300.
    memory_bytes: int = 1024 * _MB
    # The longest policies have some ten thousand. A page is looked at five times at least, and a hundred
    # thousand nodes take seconds each time.
    nodes: int = 100_000
    dom_bytes: int = 16 * _MB


def too_many(size: int, limit: int, of_what: str) -> str:
    """Return how much of something there is and how much there may be, in words.

    Args:
        size: how much there is.
        limit: how much there may be.
        of_what: what is counted, in the plural.

    >>> too_many(12_000, 5_000, "nodes")
    '12,000 nodes; the limit is 5,000'
    """
    return f"{number(size)} {of_what}; the limit is {number(limit)}"


def too_large(size: int, limit: int) -> str:
    """Return how large something is and how large it may be, in words.

    Args:
        size: in bytes.
        limit: in bytes.

    >>> too_large(16 * 2**20 + 1, 16 * 2**20)
    '16.1 MB; the limit is 16 MB'
    """
    return f"{_megabytes(size)} MB; the limit is {_megabytes(limit)} MB"


def _megabytes(size: int) -> str:
    """Return a size in megabytes, rounded up to a tenth: what exceeds a limit never looks equal to it."""
    return f"{ceil(size / _MB * 10) / 10:,.1f}".removesuffix(".0")
