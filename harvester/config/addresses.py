"""Check web addresses that people copy into the configuration, and say what is to be written instead."""

from __future__ import annotations

import html
import re
import unicodedata
from urllib.parse import unquote, urlsplit

# Where the Internet Archive shows its captures; other archives use the same form.
_ARCHIVE = re.compile(
    r"https?://(?:(?:web|wayback|www)\.)?archive\.org/(?:web|wayback)/(?!available)(?:[0-9]{1,14}[^/]*/|\*/)?"
    r"(?P<inner>.*)",
    re.IGNORECASE,
)
_REPLAY = re.compile(
    r"https?://[^?#]*?/(?:[0-9]{4,14}(?:\*|[a-z]{2}_)?|\*)/(?P<inner>https?(?::|%3a).*)", re.IGNORECASE
)
# Archives and caches of other forms: nothing below these addresses is a page of anybody else's.
_OTHER_ARCHIVES = re.compile(
    r"https?://(?:(?:web\.archive\.org|archive\.(?:ph|is|today|fo|li|md|vn)|webcache\.googleusercontent\.com)"
    r"(?:/.*)?|perma\.cc/[0-9a-z]{4}-[0-9a-z]{4}/?|(?:www\.)?archive\.org/wayback/available.*)",
    re.IGNORECASE,
)
_WITHIN = re.compile(r"(?<=[/=:])https?(?::|%3a)(?:/|%2f){2}.+", re.IGNORECASE)
_HOST = re.compile(r"\A[a-z]+://[^/?#]*", re.IGNORECASE)
_EXAMPLE = "http://www.example.com/privacy"
# What precedes the host where an address was typed or copied wrongly: ``http:/``, ``htp://``, ``https://https//``.
_SCHEMES = re.compile(r"(?:(?:[a-z][a-z0-9+.-]*:|https?)?[/\\]+|view-source:)*", re.IGNORECASE)
_MARKS = " <>[]()\"'“”„‘’«»"
_LINK = re.compile(r"\]\((?P<target>[^()\s]+)\)")
# Most addresses are so: of letters, digits and what separates them, and with a name that can exist.
_PLAIN = re.compile(r"https?://(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}(?:/[A-Za-z0-9._~/-]*)?")
_PLAIN_LENGTH = 200  # characters: a host may have 253
# An archive that archived itself gives addresses within addresses; two were seen.
_DEPTH = 20
# What is not seen, or not as what it is, where an address was copied from: format characters, separators.
_UNSEEN = ("Cc", "Cf", "Zl", "Zp", "Zs", "Cs")


def archived_page(url: str) -> str | None:
    """Return the address of the page that an archive's address shows, or None if it is not an archive's.

    Args:
        url: a web address.

    Returns:
        The page's address, or an example if the archive's address names none.
    """
    inner = _replayed(url)
    if inner is None and _OTHER_ARCHIVES.fullmatch(url):
        within = _WITHIN.search(url)
        inner = full_address(within[0]) if within else ""
    return None if inner is None else visible(without_entities(inner)) or _EXAMPLE


def _replayed(url: str) -> str | None:
    """Return the address after the timestamp of an archive's address, or None if it is not an archive's."""
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


def full_address(text: str) -> str:
    """Return the web address that a text probably means, or else an example of one.

    Args:
        text: what was written instead of a full address.
    """
    link = _LINK.search(text)
    meant = (link["target"] if link else text).strip(_MARKS)
    if re.match(r"https?%3a", meant, re.IGNORECASE):
        meant = unquote(meant)
    prefix = _SCHEMES.match(meant)
    begin = prefix[0] if prefix else ""
    schemes = re.findall("https?", begin.lower()) or ["http"]
    address = f"{schemes[-1]}://{meant[len(begin) :]}".replace("\\", "/")
    # The address of an archive would be refused, too.
    address = _replayed(address) or address
    try:
        parts = urlsplit(address)
        # Only reading the port tells that it is out of range.
        usable = "." in (parts.hostname or "") and "@" not in address and parts.port != 0 and is_host(address)
    except ValueError:
        usable = False
    return address if usable and address == visible(address) else _EXAMPLE


def without_entities(url: str) -> str:
    """Return an address without the entities of HTML in its query: ``&amp;`` becomes ``&``."""
    return html.unescape(re.sub(r"&(?!(?:amp|quot|apos|lt|gt|#[0-9]+|#x[0-9a-f]+);)", "&amp;", url))


def unseen_character(url: str) -> str:
    """Return what is said of the first character that nobody sees, or ``""``.

    Args:
        url: a text that should be a web address.
    """
    if url.isascii() and url.isprintable() and " " not in url:
        return ""
    for place, character in enumerate(url, start=1):
        if unicodedata.category(character) in _UNSEEN:
            name = unicodedata.name(character, "a control character").lower()
            return f"U+{ord(character):04X} ({name}) at place {place}"
    return ""


def visible(url: str) -> str:
    """Return an address without characters that nobody sees; a blank behind the host becomes ``%20``."""
    seen = "".join(
        character for character in url if character == " " or unicodedata.category(character) not in _UNSEEN
    )
    return _HOST.sub(lambda found: found[0].replace(" ", ""), seen.strip()).replace(" ", "%20")


def is_plain(url: str) -> bool:
    """Return whether there is nothing in a web address that could be wrong, as in most; it is quick to say.

    Args:
        url: a text that should be a web address.
    """
    return len(url) <= _PLAIN_LENGTH and _PLAIN.fullmatch(url) is not None


def is_host(url: str) -> bool:
    """Return whether the host of a web address can exist: no empty or overlong part (RFC 1035, 2.3.4)."""
    host = urlsplit(url).hostname or ""
    if host in ("http", "https"):
        return False  # a scheme that was written twice
    if ":" in host:
        return True  # an IPv6 address, which urlsplit has checked
    try:
        name = host.rstrip(".").encode("idna").decode("ascii")
    except UnicodeError:
        return False
    return 0 < len(name) <= 253
