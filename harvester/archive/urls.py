"""Split and join URLs that were written by others, and may be impossible, without an exception."""

from __future__ import annotations

from urllib.parse import SplitResult, urljoin, urlsplit


def split_url(url: str) -> SplitResult:
    """Return the parts of a URL; an impossible one (``http://[::1/``) is all path, and has no scheme.

    Args:
        url: any text.
    """
    try:
        return urlsplit(url)
    except ValueError:
        return SplitResult("", "", url, "", "")


def join_url(here: str, location: str) -> str | None:
    """Return the URL that a link means, or None if there is no such URL.

    Args:
        here: the URL at which the link stands.
        location: the link, absolute or relative.
    """
    try:
        return urljoin(here, location)
    except ValueError:
        return None
