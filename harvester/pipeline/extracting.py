"""Step 4, extract: from a snapshot to its text, and from a text to its dates, sections and essence."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from diffs import count_words, essence, split
from harvester.errors import ExtractError
from harvester.extract import EXTRACTOR, Page, extract, stated_dates
from harvester.extract.dates.dateless import dateless
from harvester.extract.screen.screen import DocumentProfile, screen
from store import Store
from store.records import Snapshot
from store.tables.captures import CaptureState
from store.tables.texts import Text

__all__ = ["EXTRACTOR", "ExtractionResult", "Reader", "read_page", "read_text", "reader_for"]


@dataclass(frozen=True, slots=True)
class ExtractionResult:
    """What a snapshot is: a text, or something else with a reason.

    Attributes:
        text: what is read in it, or None where it is not a version.
        state: what its capture is marked with: ``read``, ``held``, ``no-text``, ``elsewhere`` for a redirect.
        reason: why it is not a version, or ``""``.
        target: the address to which the page sends its reader on instead, or ``""``.
    """

    text: Text | None
    state: CaptureState
    reason: str = ""
    target: str = ""


# Neighbouring captures mostly show the same text: reading it once takes a third off a harvest.
@lru_cache(maxsize=16)
def read_text(title: str, markdown: str) -> Text:
    """Return what is read in a text, however it came to us.

    Args:
        title: the page's title.
        markdown: the corpus document without its header line.
    """
    dates = stated_dates(markdown)
    return Text(
        sha256=_hash(markdown),
        title=title,
        markdown=markdown,
        essence=_hash(essence(markdown)),
        dateless=_hash(dateless(markdown, dates)),
        words=count_words(markdown),
        dates=dates,
        sections=split(markdown),
    )


class Reader:
    """Reads the snapshots of one document, and knows what the document looks like.

    Args:
        texts: title and text of what was accepted so far.
    """

    def __init__(self, texts: Iterable[tuple[str, str]] = ()) -> None:
        self._seen = DocumentProfile.of(texts)

    def accept(self, title: str, markdown: str) -> None:
        """Note a text that is the document's."""
        self._seen = self._seen.with_text(title, markdown)

    def judge(self, snapshot: Snapshot, statuscode: int, redirects: Sequence[str] = ()) -> ExtractionResult:
        """Decide whether a snapshot shows the policy, and read it if it does.

        Args:
            snapshot: the bytes and their headers.
            statuscode: the origin's HTTP status at the time.
            redirects: archived redirects that led to it.
        """
        if statuscode != 200:
            return ExtractionResult(None, "held", f"archived {statuscode}")
        try:
            page = read_page(snapshot)
        except ExtractError as error:
            return ExtractionResult(
                None, "elsewhere" if error.redirect else "no-text", error.reason, error.redirect
            )
        final = snapshot.capture.original
        held = screen(page, url=redirects[0] if redirects else final, final_url=final, known=self._seen)
        if held is not None:
            return ExtractionResult(None, "elsewhere" if held.target else "held", held.reason, held.target)
        self.accept(page.title, page.text)
        return ExtractionResult(read_text(page.title, page.text), "read")


def reader_for(store: Store, document: int) -> Reader:
    """Return a reader that knows the texts of a document that are in the store."""
    return Reader(store.texts.of(document))


def read_page(snapshot: Snapshot) -> Page:
    """Return the main content of a snapshot.

    Raises:
        ExtractError: it has none; the message names the capture.
    """
    headers = snapshot.headers
    return extract(
        snapshot.body,
        headers.get("content-type"),
        snapshot.capture.original,
        content_encoding=headers.get("content-encoding"),
    )


def _hash(text: str) -> str:
    """Hex SHA-256 of a text."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
