"""The address of an archived page in ``id_`` form, as corpus documents and the configuration cite it; pure.

``https://web.archive.org/web/{14 digits}id_/{url}``, where the captured URL is percent-encoded as Python's
``urllib.parse.quote`` does it, so that it can stand inside a Markdown link.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import quote, unquote, urlsplit

PREFIX = "https://web.archive.org/web/"

_ID_URL = re.compile(r"https?://web\.archive\.org/web/(?P<timestamp>[0-9]+)id_/(?P<url>.+)", re.IGNORECASE)
_ENCODED_SCHEME = re.compile(r"https?%3a", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")


class DamagedUrl(ValueError):
    """A text that is not the ``id_`` address of an archived page; the message says why."""


@dataclass(frozen=True, slots=True)
class IdUrl:
    """A cited snapshot.

    Attributes:
        timestamp: 14 digits, a date and time in UTC.
        url: the captured URL, decoded.
        id_url: the address as it is cited, byte for byte.
    """

    timestamp: str
    url: str
    id_url: str


def read_id_url(id_url: str) -> IdUrl:
    """Parse the ``id_`` address of an archived page.

    Args:
        id_url: the address; its captured URL may be percent-encoded or plain.

    Returns:
        Its timestamp and the captured URL, decoded.

    Raises:
        DamagedUrl: it is not such an address, its timestamp is not a date, or its URL is not a web address.
    """
    match = _ID_URL.fullmatch(id_url)
    if not match:
        raise DamagedUrl(f"is not an id_ address of the Wayback Machine: {id_url!r}")
    timestamp = match["timestamp"]
    try:
        parse_timestamp(timestamp)
    except ValueError:
        raise DamagedUrl(f"has a timestamp that is not a date and time: {timestamp!r}") from None
    return IdUrl(timestamp, _decoded(match["url"]), id_url)


def write_id_url(timestamp: str, url: str) -> str:
    """Return the ``id_`` address under which the corpus cites a captured URL.

    Args:
        timestamp: 14 digits.
        url: the URL as captured.

    Returns:
        The address, with the URL quoted by `urllib.parse.quote`, as in the corpus.
    """
    return f"{PREFIX}{timestamp}id_/{quote(url)}"


def parse_timestamp(timestamp: str) -> datetime:
    """Return the time that a timestamp of 14 digits means, in UTC.

    >>> parse_timestamp("20151229173307").isoformat()
    '2015-12-29T17:33:07+00:00'

    Raises:
        ValueError: it is not 14 digits, or not a date of the calendar.
    """
    if len(timestamp) != 14 or not (timestamp.isascii() and timestamp.isdigit()):
        raise ValueError(f"not 14 digits: {timestamp!r}")
    return datetime.strptime(timestamp, "%Y%m%d%H%M%S").replace(tzinfo=UTC)


def _decoded(quoted: str) -> str:
    """Return the captured URL of an ``id_`` address; it is encoded only if its scheme is."""
    url = quoted
    if _ENCODED_SCHEME.match(quoted):
        if _PERCENT.search(quoted):
            raise DamagedUrl(f"has a percent sign in its URL that is not part of an escape: {quoted!r}")
        try:
            url = unquote(quoted, errors="strict")
        except UnicodeDecodeError:
            raise DamagedUrl(f"has escapes in its URL that are not UTF-8: {quoted!r}") from None
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError:
        host, parts = None, urlsplit("")
    # A space in the path is kept: old crawls recorded such URLs as they found them.
    if parts.scheme not in {"http", "https"} or not host or _CONTROL.search(url) or " " in parts.netloc:
        raise DamagedUrl(f"has a URL that is not a web address: {url!r}")
    return url
