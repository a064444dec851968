"""How much a page may use while it is rendered."""

from __future__ import annotations

from dataclasses import dataclass

_MB = 2**20


@dataclass(frozen=True, slots=True)
class RenderingLimits:
    """The limits of one rendering.

    Attributes:
        seconds: real time for the browser; waiting for the answers to requests does not count.
        page_seconds: time on the page's own clock, after which it must have come to rest.
        requests: how many different addresses are asked for.
        answer_bytes: the largest answer, decompressed.
        all_bytes: all answers together.
        memory_bytes: the most memory that one process of the browser may occupy.
        nodes: the most nodes (elements, texts, comments) that the page may have.
        dom_bytes: the largest document that is accepted.
    """

    seconds: float = 30
    # Loading screens wait for a second or two, carousels turn every five to ten; a page that still changes
    # after this changes for ever.
    page_seconds: float = 20
    requests: int = 60
    answer_bytes: int = 16 * _MB
    all_bytes: int = 64 * _MB
    # A process of Chromium starts with 100 to 200 MB; pages of policies with heavy bundles took up to 300.
    memory_bytes: int = 1024 * _MB
    # The longest policies have some ten thousand. A page is looked at five times at least, and a hundred
    # thousand nodes take seconds each time.
    nodes: int = 100_000
    dom_bytes: int = 16 * _MB
