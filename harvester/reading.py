"""From a text to what is read in it: dates, sections, essence. From a snapshot to its text."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass

from diffs import essence, split
from harvester.errors import ExtractError
from harvester.extract import EXTRACTOR, Page, extract, stated_dates
from harvester.extract.screen import Accepted, screen
from store import Store
from store.history import Text
from store.index import CaptureState
from store.records import Snapshot
from store.timeline import dateless

__all__ = ["EXTRACTOR", "Judged", "judge", "read_page", "read_text"]

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Judged:
    """What a snapshot is: a text, or something else with a reason.

    Attributes:
        text: what is read in it, or None where it is not a version.
        state: what its capture is marked with: ``read``, ``held`` or ``no-text``.
        reason: why it is not a version, or ``""``.
    """

    text: Text | None
    state: CaptureState
    reason: str = ""


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
        dateless=_hash(dateless(markdown, dates)),
        words=len(_WORD.findall(markdown)),
        dates=dates,
        sections=split(markdown),
    )


def judge(
    store: Store, document: int, snapshot: Snapshot, statuscode: int, redirects: Sequence[str] = ()
) -> Judged:
    """Decide whether a snapshot shows the policy, and read it if it does.

    Args:
        store: knows what the document looks like elsewhere.
        document: id of the document.
        snapshot: the bytes and their headers.
        statuscode: the origin's HTTP status at the time.
        redirects: archived redirects that led to it.
    """
    if statuscode != 200:
        return Judged(None, "held", f"archived {statuscode}")
    try:
        page = read_page(snapshot)
    except ExtractError as error:
        return Judged(None, "no-text", error.reason)
    reason = screen(page, url=redirects[0] if redirects else snapshot.capture.original,
                    final_url=snapshot.capture.original, statuscode=statuscode,
                    known=_accepted(store, document))  # fmt: skip
    if reason is not None:
        return Judged(None, "held", str(reason))
    return Judged(read_text(page.title, page.text), "read")


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
