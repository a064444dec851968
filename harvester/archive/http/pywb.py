"""The index of a pywb collection (pywb 2.x, its *CDXJ Server API*): ``/{collection}/cdx``.

It has no resume keys; a list that was cut at the limit is continued from its last second.
"""

from __future__ import annotations

from collections.abc import Iterator

from harvester.archive.http.cdx import Second
from harvester.archive.http.connection import Connection
from harvester.archive.http.index import ask_index, first_of_each
from harvester.archive.interface import IndexPage
from harvester.archive.nearby import NEARBY_ROWS

# pywb's own names. It sends only the fields that are requested.
_FIELDS = "urlkey,timestamp,url,mime,status,digest,length"


class PywbIndex:
    """The index of one collection."""

    def __init__(self, collection: str, connection: Connection, *, page_rows: int) -> None:
        """Create an index; no request is sent yet.

        Args:
            collection: the collection's URL, without trailing slash.
            connection: sends the requests.
            page_rows: how many rows one request asks for.
        """
        self._address, self._connection, self._page_rows = f"{collection}/cdx", connection, page_rows

    def pages(
        self, url: str, since: str | None, until: str | None, cursor: str | None
    ) -> Iterator[IndexPage]:
        """See `Index.pages`."""
        question = {"url": url, "output": "json", "fl": _FIELDS, "limit": str(self._page_rows)}
        if until:
            question["to"] = until
        before = Second()
        begin = cursor or since
        while True:
            rows = ask_index(
                self._connection, self._address, question | ({"from": begin} if begin else {}), before
            )
            captures = tuple(rows.captures)
            full = rows.lines >= self._page_rows
            problem = rows.problem
            if full and rows.last.timestamp == begin:
                problem = problem or f"more than {self._page_rows} captures in second {begin}"
            elif full and rows.last.timestamp < (begin or "0"):
                problem = problem or f"the list does not go on after {begin or 'its beginning'}"
            if problem or not full:
                unconfirmed = cursor is None and before == Second() and not rows.lines and not problem
                yield IndexPage(
                    captures, begin if problem else None, not problem, problem, unconfirmed, full or rows.cut
                )
                return
            before, begin = rows.last, rows.last.timestamp
            yield IndexPage(captures, cursor=begin)

    def beginning_with(self, prefix: str) -> tuple[str, ...]:
        """See `Index.beginning_with`."""
        question = {"url": prefix, "matchType": "prefix", "output": "json", "fl": _FIELDS}
        rows = ask_index(self._connection, self._address, question | {"limit": str(NEARBY_ROWS)}, Second())
        return tuple(row.original for row in rows.captures)

    def matching(self, domain: str, pattern: str) -> IndexPage:
        """See `Index.matching`."""
        # Here the tilde stands for a regular expression; at the Wayback Machine it stands for a part of the
        # text. Asked in the wrong one, both answer with an empty list.
        question = {
            "url": domain,
            "matchType": "domain",
            "output": "json",
            "fl": _FIELDS,
            "filter": f"~urlkey:{pattern}",
            "limit": str(self._page_rows),
        }
        rows = ask_index(self._connection, self._address, question, Second())
        return first_of_each(rows, self._page_rows)
