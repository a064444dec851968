"""The index of the Wayback Machine, and of servers that use its protocol (``/cdx/search/cdx``).

docs/archive.md describes what is requested. docs/decisions/0020-a-client-of-our-own.md says why this is not
EDGI's `wayback`.
"""

from __future__ import annotations

from collections.abc import Iterator

from harvester.archive.http.cdx import FIELDS, Rows, Second
from harvester.archive.http.connection import Connection
from harvester.archive.http.index import ask_index, first_of_each
from harvester.archive.http.paging import list_pages
from harvester.archive.interface import IndexPage
from harvester.archive.nearby import MATCHING_ROWS, NEARBY_ROWS


class WaybackIndex:
    """A CDX server with resume keys.

    Attributes:
        base: the base URL of the archive, without trailing slash.
    """

    def __init__(self, base: str, connection: Connection, *, page_rows: int) -> None:
        """Create an index; no request is sent yet.

        Args:
            base: such as ``https://web.archive.org``, without trailing slash.
            connection: sends the requests.
            page_rows: how many rows one request asks for.
        """
        self.base = base
        self._address, self._connection, self._page_rows = f"{base}/cdx/search/cdx", connection, page_rows

    def pages(
        self, url: str, since: str | None, until: str | None, cursor: str | None
    ) -> Iterator[IndexPage]:
        """See `Index.pages`."""
        # Without a limit, the server sends no resume key and cuts the list at its own limit without saying
        # so. Without urlkey among the fields, resume keys skip years. A filter by status would drop revisits,
        # and collapsing rows would hide when a text was last seen.
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

    def beginning_with(self, prefix: str) -> tuple[str, ...]:
        """See `Index.beginning_with`."""
        question = {
            "url": prefix,
            "matchType": "prefix",
            "collapse": "urlkey",
            "limit": str(NEARBY_ROWS),
            "fl": ",".join(FIELDS),
        }
        rows = ask_index(self._connection, self._address, question, Second())
        return tuple(row.original for row in rows.captures)

    def captures_beginning_with(self, prefix: str, since: str) -> IndexPage:
        """See `PrefixIndex.captures_beginning_with`."""
        question = {
            "url": prefix,
            "matchType": "prefix",
            "from": since,
            "limit": str(self._page_rows),
            "showResumeKey": "true",
            "fl": ",".join(FIELDS),
        }
        rows = ask_index(self._connection, self._address, question, Second())
        is_cut = rows.cut or rows.key is not None or rows.lines >= self._page_rows
        return IndexPage(tuple(rows.captures), complete=not rows.problem, problem=rows.problem, cut=is_cut)

    def matching(self, domain: str, pattern: str) -> IndexPage:
        """See `Index.matching`."""
        # No filter by status or type: it would drop the redirects, which show where a page moved.
        question = {
            "url": domain,
            "matchType": "domain",
            "collapse": "urlkey",
            "filter": f"urlkey:{pattern}",
            "limit": str(MATCHING_ROWS),
            "fl": ",".join(FIELDS),
        }
        rows = ask_index(self._connection, self._address, question, Second())
        return first_of_each(rows, MATCHING_ROWS)
