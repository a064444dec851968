"""Ask for the documents in the frames of a page whose content is one of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

from harvester.archive import Archive, Memento, urlkey
from harvester.errors import Excluded, NotPlayable

# A crawler captures the documents in frames with the page, or on another day of the same crawl.
WINDOW = timedelta(days=30)


class Frames:
    """Asks an archive for the documents in the frames of the pages of one document.

    Args:
        archive: the archive that serves the pages.
    """

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._others: set[str] = set()

    def documents(self, page: str, timestamp: str, frames: Sequence[str]) -> Iterator[Memento]:
        """Yield the documents in the frames of a page, as they were captured nearest to it.

        Args:
            page: the address of the page.
            timestamp: the time of its capture, 14 digits.
            frames: the addresses of the documents.

        Raises:
            RateLimited, CoolingDown, Blocked, Unreachable: the archive gives no answer now.
        """
        for frame in frames:
            if urlkey(frame) in self._others:
                continue
            try:
                yield replace(self._archive.nearest(frame, timestamp, WINDOW), framed_by=page)
            except (NotPlayable, Excluded):
                continue

    def pass_over(self, frame: Memento) -> None:
        """Ask no more for a document that is not the policy, because the same frame is in every capture.

        Args:
            frame: the document.
        """
        self._others |= {urlkey(url) for url in (*frame.redirects, frame.snapshot.capture.original)}
