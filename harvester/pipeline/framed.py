"""Ask for the documents in the frames of a page whose content is one of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

from harvester.archive import Archive, Memento, urlkey
from harvester.errors import Excluded, NotPlayable

# A frame may show a page whose content is in a frame, too: a portal around the document of a service. What is
# deeper is hardly ever the content of the page.
DEEPEST = 2
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

    def documents(self, around: Sequence[str], timestamp: str, frames: Sequence[str]) -> Iterator[Memento]:
        """Yield the documents in the frames of a page, as they were captured nearest to it.

        Args:
            around: the address of the page, of the page that shows it in a frame, and so on; none of them is
                shown in itself. Nothing is asked for what is deeper than `DEEPEST` frames.
            timestamp: the time of its capture, 14 digits.
            frames: the addresses of the documents.

        Raises:
            RateLimited, CoolingDown, Blocked, Unreachable: the archive gives no answer now.
        """
        outer = {urlkey(url) for url in around}
        for frame in frames if len(around) <= DEEPEST else ():
            if urlkey(frame) in self._others | outer:
                continue
            try:
                yield replace(self._archive.nearest(frame, timestamp, WINDOW), framed_by=around[0])
            except (NotPlayable, Excluded):
                continue

    def is_exhausted(self, around: Sequence[str], frames: Sequence[str]) -> bool:
        """Return whether the documents in the frames of a page are known not to be the policy.

        Args:
            around: the address of the page, of the page that shows it in a frame, and so on.
            frames: the addresses of the documents.
        """
        others = self._others | {urlkey(url) for url in around}
        return len(around) > DEEPEST or all(urlkey(frame) in others for frame in frames)

    def pass_over(self, frame: Memento) -> None:
        """Ask no more for a document that is not the policy, because the same frame is in every capture.

        Args:
            frame: the document.
        """
        self._others |= {urlkey(url) for url in (*frame.redirects, frame.snapshot.capture.original)}
