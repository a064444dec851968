"""The index of the Wayback Machine, and of servers that speak its protocol (``/cdx/search/cdx``).

Why this is a client of our own and not EDGI's `wayback`: docs/decisions. What it asks, and why:
docs/archive.md.
"""

from __future__ import annotations

from collections.abc import Iterator

from harvester.archive.http.cdx import FIELDS, Rows, Second
from harvester.archive.http.connection import Connection
from harvester.archive.http.index import ask_index
from harvester.archive.http.paging import list_pages
from harvester.archive.protocol import IndexPage


class WaybackIndex:
    """A CDX server with keys to go on with."""

    def __init__(self, base: str, connection: Connection, *, page_rows: int) -> None:
        """Make an index; nothing is asked yet.

        Args:
            base: such as ``https://web.archive.org``, without trailing slash.
            connection: asks it.
            page_rows: how many rows are asked for in one question.
        """
        self._address, self._connection, self._page_rows = f"{base}/cdx/search/cdx", connection, page_rows

    def pages(
        self, url: str, since: str | None, until: str | None, cursor: str | None
    ) -> Iterator[IndexPage]:
        """See `Index.pages`."""
        # Without a limit no key comes, and the server's own cap cuts in silence; without urlkey among the
        # fields keys skip years. A filter by status would drop revisits, and collapsing hides when a text
        # was last seen.
        question = {
            "url": url,
            "limit": str(self._page_rows),
            "showResumeKey": "true",
            "fl": ",".join(FIELDS),
        }
        window = {name: value for name, value in (("from", since), ("to", until)) if value}

        def ask(further: dict[str, str], before: Second) -> Rows:
            return ask_index(self._connection, self._address, question | further, before)

        return list_pages(ask, window, cursor)
