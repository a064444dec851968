"""From a capture to its memento, along the redirects that were archived with it."""

from __future__ import annotations

import hashlib
import re
from base64 import b32encode
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import unquote, urlsplit

from harvester.archive.addresses import Address
from harvester.archive.protocol import Memento
from harvester.archive.timestamps import distance, is_repaired
from harvester.archive.urlkey import bare, urlkey
from harvester.errors import Excluded, NotPlayable
from store.records import Capture, Snapshot

# Browsers give up after 20; no archived page was seen to need more than a handful.
HOPS = 10

# How far the capture of a redirect's target may lie from the redirect: mostly minutes to hours; EDGI takes a
# day too.
WINDOW = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class ArchivedAnswer:
    """An archived answer.

    Attributes:
        timestamp: when it was captured, as the archive says.
        original: the URL that was captured, as the archive says, or as asked where it does not.
        statuscode: the origin's HTTP status.
        headers: the origin's headers, names in lower case.
        body: the payload as served.
        link_original: the URL that the archive named as captured, or ``""``.
        target: where it redirects to, or None where it does not.
    """

    timestamp: str
    original: str
    statuscode: int
    headers: Mapping[str, str]
    body: bytes
    link_original: str = ""
    target: Address | None = None


@dataclass(frozen=True, slots=True)
class Nearest:
    """The archive offers another capture than the one asked for."""

    address: Address


class NotArchived(Exception):
    """The archive has nothing at this address; the text says how it said so."""


def follow(
    capture: Capture, visit: Callable[[Address], ArchivedAnswer | Nearest], clock: Callable[[], datetime]
) -> Memento:
    """Get a capture's memento; follow archived redirects inside the archive.

    The asked capture itself must be the one served: a nearest one is never taken in its place. The target of
    a redirect is seldom captured in the same second, so there the nearest capture of the same URL within a
    day will do.

    Args:
        capture: the capture as listed or cited.
        visit: asks the archive for an address; raises `NotArchived` where it has nothing.
        clock: gives the time (aware) at which the memento was fetched.

    Returns:
        what was served.

    Raises:
        NotPlayable: another capture was offered, or the redirects lead nowhere.
        Excluded: the archive does not show the site.
    """
    here = Address(capture.timestamp, capture.original)
    trail: list[str] = []
    seen: set[Address] = set()
    while True:
        if here in seen:
            raise _lost(capture, trail, "archived redirects lead in a circle")
        if len(seen) == HOPS:
            raise _lost(capture, trail, f"more than {HOPS} archived redirects")
        seen.add(here)
        try:
            answer = visit(here)
        except NotArchived as error:
            raise _lost(capture, trail, str(error), here) from None
        except Excluded as error:
            # Of the target's site, perhaps; the site that was asked for is shown, as its redirect was.
            if trail:
                raise _lost(capture, trail, error.reason, here) from None
            raise
        if isinstance(answer, Nearest):
            here = _accept(capture, trail, here, answer.address)
            continue
        if not _same_second(answer.timestamp, here.timestamp):
            _accept(capture, trail, here, Address(answer.timestamp, here.original))
        if answer.target is None:
            return _memento(capture, answer, tuple(trail), clock())
        trail.append(here.original)
        here = answer.target


def _accept(capture: Capture, trail: list[str], asked: Address, offered: Address) -> Address:
    """Return the offered address if it is the asked one, or may stand for a redirect's target."""
    same_page = urlkey(asked.original) == urlkey(offered.original)
    if not trail:
        if same_page and _same_second(offered.timestamp, asked.timestamp):
            # The capture itself, under the URL as it was captured.
            return offered
        reason = f"not played by the archive, which offers its nearest capture {offered.timestamp} instead"
        raise NotPlayable(capture.original, capture.timestamp, reason, nearest=offered.timestamp)
    if not same_page or distance(capture.timestamp, offered.timestamp) > WINDOW:
        reason = f"its target {asked.original} was not captured within a day of it"
        raise _lost(capture, trail, reason, asked)
    return offered


def _lost(capture: Capture, trail: list[str], reason: str, target: Address | None = None) -> NotPlayable:
    where = f"archived redirect ({' → '.join(trail)}): " if trail else ""
    led_to = target.original if target and trail else None
    return NotPlayable(capture.original, capture.timestamp, where + reason, target=led_to)


def _same_second(served: str, asked: str) -> bool:
    """Return whether the served timestamp is the asked one, allowing for lost seconds."""
    if served == asked:
        return True
    return is_repaired(asked.ljust(14, "1")) and distance(served, asked) < timedelta(minutes=1)


def _memento(capture: Capture, played: ArchivedAnswer, redirects: tuple[str, ...], now: datetime) -> Memento:
    """Return the memento at the end of the redirects, as it is kept."""
    if redirects or _spelled_once(played.original) != _spelled_once(capture.original):
        mimetype = played.headers.get("content-type", "").partition(";")[0].strip().lower()
        capture = Capture(
            urlkey=urlkey(played.original),
            # Without a redirect the asked second was served; the archive's own spelling of it is kept ("00"
            # months).
            timestamp=played.timestamp if redirects else capture.timestamp,
            original=played.original,
            mimetype=mimetype or "unk",
            statuscode=played.statuscode,
            digest=payload_digest(played.body),
            length=None,
        )
    snapshot = Snapshot(capture, played.body, played.headers, hashlib.sha256(played.body).hexdigest(), now)
    return Memento(snapshot, played.statuscode, redirects, played.link_original)


def _spelled_once(url: str) -> str:
    """Return a URL without the differences that archives make: default port, escapes, empty path."""
    parts = urlsplit(unquote(bare(url)))
    host = re.sub(r":(80|443)$", "", parts.netloc.lower())
    return f"{parts.scheme}://{host}{parts.path or '/'}?{parts.query}"


def payload_digest(body: bytes) -> str:
    """Return the digest that an index gives a payload: base32 SHA-1 (WARC 1.1, section 5.9).

    Args:
        body: the payload.
    """
    return b32encode(hashlib.sha1(body, usedforsecurity=False).digest()).decode("ascii")
