"""Get the memento of a capture, following the redirects that were archived with it."""

from __future__ import annotations

import hashlib
import re
from base64 import b32encode
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import unquote

from diffs.text import message
from harvester.archive.interface import Memento
from harvester.archive.memento_addresses import Address
from harvester.archive.timestamps import distance, is_repaired
from harvester.archive.urlkey import bare, urlkey
from harvester.archive.urls import split_url
from harvester.errors import Excluded, NotPlayable
from store.records import Capture, Snapshot

# Browsers give up after 20; no archived page that was seen needs more than a handful.
HOPS = 10

# How far apart a redirect and the capture of its target may be. Mostly it is minutes to hours; EDGI's client
# also allows a day.
WINDOW = timedelta(hours=24)

# How much of an address a reason shows, in characters.
_SHOWN = 200


@dataclass(frozen=True, slots=True)
class ArchivedAnswer:
    """An archived answer.

    Attributes:
        timestamp: when it was captured, according to the archive.
        original: the captured URL according to the archive, or the requested one if the archive names none.
        statuscode: the origin's HTTP status.
        headers: the origin's headers, names in lower case.
        body: the payload as served.
        link_original: the URL that the archive named as captured, or ``""``.
        target: where it redirects to, or None if it does not.
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
    """The archive offers another capture instead of the requested one."""

    address: Address


class NotArchived(Exception):
    """The archive has nothing at this address; the message says why."""


VisitArchive = Callable[[Address], ArchivedAnswer | Nearest]


def follow(
    capture: Capture, visit: VisitArchive, clock: Callable[[], datetime], within: timedelta = timedelta(0)
) -> Memento:
    """Get the memento of a capture; follow archived redirects within the archive.

    Only the requested capture itself is accepted, never a nearby one, unless `within` allows it. The target
    of a redirect is seldom captured in the same second, so for a target the nearest capture of the same URL
    within a day is accepted.

    Args:
        capture: the capture as listed or cited.
        visit: asks the archive for an address; raises `NotArchived` if it has nothing there.
        clock: gives the time (aware) at which the memento was fetched.
        within: how far the capture that is served may be from the requested time.

    Returns:
        What was served, under its own timestamp.

    Raises:
        NotPlayable: another capture was offered, or the redirects do not lead to a capture.
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
            # The target's site is excluded. The requested site is not: its redirect was shown.
            if trail:
                raise _lost(capture, trail, error.reason, here) from None
            raise
        if isinstance(answer, Nearest):
            here = _accept(capture, trail, here, answer.address, within)
            continue
        if not _same_second(answer.timestamp, here.timestamp):
            _accept(capture, trail, here, Address(answer.timestamp, here.original), within)
        if answer.target is None:
            return _memento(capture, answer, tuple(trail), clock())
        trail.append(here.original)
        here = answer.target


def nearest_memento(
    url: str, timestamp: str, visit: VisitArchive, clock: Callable[[], datetime], within: timedelta
) -> Memento:
    """Get the memento of the capture of an address that is nearest to a time.

    Args:
        url: the address.
        timestamp: the time, 14 digits.
        visit: as for `follow`.
        clock: as for `follow`.
        within: how far the capture may be from the time.

    Returns:
        What was served, under its own timestamp.

    Raises:
        NotPlayable: there is no capture within that time.
        Excluded: the archive does not show the site.
    """
    return follow(Capture(urlkey(url), timestamp, url, "unk", None, "-", None), visit, clock, within)


def _accept(
    capture: Capture, trail: list[str], asked: Address, offered: Address, within: timedelta
) -> Address:
    """Return the offered address if it is the requested one, or is close enough to a redirect's target."""
    same_page = urlkey(asked.original) == urlkey(offered.original)
    if not trail:
        if same_page and (
            # This is the capture itself, with the URL as it was captured.
            _same_second(offered.timestamp, asked.timestamp)
            or distance(offered.timestamp, capture.timestamp) <= within
        ):
            return offered
        reason = f"not served by the archive, which offers its nearest capture {offered.timestamp} instead"
        raise NotPlayable(capture.original, capture.timestamp, reason, nearest=offered.timestamp)
    if not same_page or distance(capture.timestamp, offered.timestamp) > max(WINDOW, within):
        reason = f"its target {message(asked.original, _SHOWN)} was not captured within a day of it"
        raise _lost(capture, trail, reason, asked)
    return offered


def _lost(capture: Capture, trail: list[str], reason: str, target: Address | None = None) -> NotPlayable:
    where = f"archived redirect ({' → '.join(message(step, _SHOWN) for step in trail)}): " if trail else ""
    led_to = target.original if target and trail else None
    return NotPlayable(capture.original, capture.timestamp, where + reason, target=led_to)


def _same_second(served: str, asked: str) -> bool:
    """Return whether the served timestamp is the requested one, allowing for seconds that were cut off."""
    if served == asked:
        return True
    return is_repaired(asked.ljust(14, "1")) and distance(served, asked) < timedelta(minutes=1)


def _memento(capture: Capture, played: ArchivedAnswer, redirects: tuple[str, ...], now: datetime) -> Memento:
    """Return the memento at the end of the redirects, as it is to be stored."""
    is_exact = not redirects and _same_second(played.timestamp, capture.timestamp)
    if not is_exact or _spelled_once(played.original) != _spelled_once(capture.original):
        mimetype = played.headers.get("content-type", "").partition(";")[0].strip().lower()
        capture = Capture(
            urlkey=urlkey(played.original),
            # The spelling of the requested second in the index is kept: it may have "00" as month or day.
            timestamp=capture.timestamp if is_exact else played.timestamp,
            original=played.original,
            mimetype=mimetype or "unk",
            statuscode=played.statuscode,
            digest=payload_digest(played.body),
            length=None,
        )
    snapshot = Snapshot(capture, played.body, played.headers, hashlib.sha256(played.body).hexdigest(), now)
    return Memento(snapshot, played.statuscode, redirects, played.link_original)


def _spelled_once(url: str) -> str:
    """Return a URL without what archives spell differently: default port, escapes, empty path."""
    parts = split_url(unquote(bare(url)))
    host = re.sub(r":(80|443)$", "", parts.netloc.lower())
    return f"{parts.scheme}://{host}{parts.path or '/'}?{parts.query}"


def payload_digest(body: bytes) -> str:
    """Return the digest of a payload as in an index: base32 SHA-1 (WARC 1.1, section 5.9).

    Args:
        body: the payload.
    """
    return b32encode(hashlib.sha1(body, usedforsecurity=False).digest()).decode("ascii")
