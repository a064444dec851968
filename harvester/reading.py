"""From a text to what is read in it: dates, sections, essence. From a snapshot to its text."""

from __future__ import annotations

import hashlib
import re

from diffs import essence, split
from harvester.extract import EXTRACTOR, Page, extract, stated_dates
from store.history import Text
from store.records import Snapshot
from store.timeline import dateless

_WORD = re.compile(r"\w+")


def read_text(title: str, markdown: str) -> Text:
    """What is read in a text, however it came to us.

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
        dateless=_hash(essence(dateless(markdown, dates))),
        words=len(_WORD.findall(markdown)),
        dates=dates,
        sections=split(markdown),
    )


def read_page(snapshot: Snapshot) -> Page:
    """The main content of a snapshot.

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


__all__ = ["EXTRACTOR", "read_page", "read_text"]
