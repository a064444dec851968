"""An archive that speaks Memento (RFC 7089): national libraries, Arquivo.pt, pywb and OpenWayback.

The standard says how captures are listed (TimeMaps) and found (TimeGates), but not how to get the bytes as
they were captured: most archives rewrite the links of a page and add a banner. OpenWayback and pywb serve the
bytes at addresses with ``id_``; from other servers, nothing is taken.
"""

from __future__ import annotations

import re
from datetime import timedelta
from email.utils import format_datetime

from harvester.archive.follow_redirects import ArchivedAnswer, Nearest, NotArchived, nearest_memento
from harvester.archive.http.answer import Answer
from harvester.archive.http.connection import UnusableUrl
from harvester.archive.http.link_format import WebLink, links_in
from harvester.archive.http.server_archive import ServerArchive
from harvester.archive.interface import Memento
from harvester.archive.memento_addresses import Address
from harvester.archive.timestamps import distance
from harvester.archive.urlkey import bare
from harvester.archive.urls import join_url, split_url
from harvester.errors import NotPlayable
from harvester.extract.decode import TooLarge, inflated
from store.timestamps import moment

REWRITTEN = "the archive serves it only with rewritten links: these are not the bytes that were captured"

# What OpenWayback and pywb put into the pages that they rewrite.
_MARKS = re.compile(rb"BEGIN WAYBACK TOOLBAR INSERT|<!-- WB Insert -->|/wombat\.js\b|\b_?wbinfo\s*=")
_RAW = re.compile(r"/\d{1,14}id_/")


class MementoServer(ServerArchive):
    """An archive whose index are its TimeMaps."""

    def nearest(self, url: str, timestamp: str, within: timedelta) -> Memento:
        """See `Archive.nearest`; the TimeGate says which capture is the nearest one.

        Raises:
            NotPlayable: it names none, or one that is too far away.
        """
        time = self._negotiated(bare(url), timestamp)
        if distance(time, timestamp) > within:
            raise NotPlayable(url, timestamp, f"the nearest capture is of {time}", nearest=time)
        return nearest_memento(url, time, self._visit, self._clock, within)

    def _negotiated(self, url: str, timestamp: str) -> str:
        """Return the timestamp of the capture that the TimeGate names (RFC 7089, section 4).

        Raises:
            NotPlayable: it names none.
        """
        address = self._root.root + url.replace("#", "%23")
        accepted = {"Accept-Datetime": format_datetime(moment(timestamp), usegmt=True)}
        try:
            answer = self._connection.get("memento", address, headers=accepted, transient=lambda _: "")
        except UnusableUrl as error:
            raise NotPlayable(url, timestamp, str(error)) from None
        offered = [answer.headers.get("location", ""), answer.headers.get("content-location", "")]
        links = [one for one in links_in(answer.headers.get("link", "")) if isinstance(one, WebLink)]
        offered += [one.target for one in links if "memento" in one.relations and len(one.relations) == 1]
        for one in filter(None, offered):
            found = self._root.parse(join_url(address, one) or "")
            if found is not None and len(found.timestamp) == 14:
                return found.timestamp
        raise NotPlayable(url, timestamp, f"the TimeGate names no capture of it ({answer.status})")

    def _visit(self, address: Address) -> ArchivedAnswer | Nearest:
        """Send one request for a memento, and refuse what was rewritten."""
        answer = self._asked(address)
        location = join_url(answer.url, answer.headers.get("location", "")) or ""
        offered = self._root.parse(location) if 300 <= answer.status < 400 else None
        if offered == address and not _RAW.search(location):
            raise NotArchived(REWRITTEN)
        played = self._classified(answer, address)
        if isinstance(played, ArchivedAnswer) and played.target is None and self._is_rewritten(answer):
            raise NotArchived(REWRITTEN)
        return played

    def _is_rewritten(self, answer: Answer) -> bool:
        """Return whether a page links to mementos of this archive, or has the marks of its software."""
        try:
            body = inflated(answer.body, answer.headers.get("content-encoding"))
        except TooLarge:
            return False
        root = split_url(self._root.root)
        place = re.escape(root.path.encode())
        host = re.escape(root.netloc.encode())
        links = rb"""(?:href|src|action)\s*=\s*["']?(?:(?:https?:)?//%s)?%s\d{14}(?:[a-z]{2}_)?/""" % (
            host,
            place,
        )
        return re.search(links, body, re.IGNORECASE) is not None or _MARKS.search(body) is not None
