"""Check web addresses that people copy into the configuration, and say what is to be written instead."""

from __future__ import annotations

import html
import re
import unicodedata
from urllib.parse import unquote, urlsplit

# Where the Internet Archive shows its captures; other archives use the same form.
_ARCHIVE = re.compile(
    r"https?://(?:(?:web|wayback|www)\.)?archive\.org/(?:web|wayback)/(?:[0-9]{1,14}[^/]*/|\*/)?"
    r"(?P<inner>.*)",
    re.IGNORECASE,
)
_REPLAY = re.compile(
    r"https?://[^?#]*?/(?:[0-9]{4,14}(?:\*|[a-z]{2}_)?|\*)/(?P<inner>https?(?::|%3a).*)", re.IGNORECASE
)
# An archive that archived itself gives addresses within addresses; two were seen.
_DEPTH = 20
# What is not seen, or not as what it is, where an address was copied from: format characters, separators.
_UNSEEN = ("Cc", "Cf", "Zl", "Zp", "Zs", "Cs")


def archived_address(url: str) -> str | None:
    """Return the address of the page that an archive's address shows, or None if it is not an archive's.

    Args:
        url: a web address.

    Returns:
        The page's address, ``""`` if the archive's address names none.
    """
    inner: str | None = None
    for _ in range(_DEPTH):
        match = _ARCHIVE.fullmatch(url) or _REPLAY.fullmatch(url)
        if match is None:
            break
        url = match["inner"].lstrip("*/")
        if re.match(r"https?%3a", url, re.IGNORECASE):
            url = unquote(url)
        inner = url = f"http://{url}" if url and "://" not in url else url
    return inner


def without_entities(url: str) -> str:
    """Return an address without the entities of HTML in its query: ``&amp;`` becomes ``&``."""
    return html.unescape(re.sub(r"&(?!(?:amp|quot|apos|lt|gt|#[0-9]+|#x[0-9a-f]+);)", "&amp;", url))


def unseen_character(url: str) -> str:
    """Return what is said of the first character that nobody sees, or ``""``.

    Args:
        url: a text that should be a web address.
    """
    for place, character in enumerate(url, start=1):
        if unicodedata.category(character) in _UNSEEN:
            name = unicodedata.name(character, "a control character").lower()
            return f"U+{ord(character):04X} ({name}) at place {place}"
    return ""


def visible(url: str) -> str:
    """Return an address without the characters that nobody sees, and with its blanks as ``%20``."""
    kept = (
        "%20" if character == " " else "" if unicodedata.category(character) in _UNSEEN else character
        for character in url.strip()
    )
    return "".join(kept)


def is_host(url: str) -> bool:
    """Return whether the host of a web address can exist: no empty or overlong part (RFC 1035, 2.3.4)."""
    host = urlsplit(url).hostname or ""
    if ":" in host:
        return True  # an IPv6 address, which urlsplit has checked
    try:
        name = host.rstrip(".").encode("idna").decode("ascii")
    except UnicodeError:
        return False
    return 0 < len(name) <= 253
