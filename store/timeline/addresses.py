"""Tell whether two URLs are one address; pure."""

from __future__ import annotations

import re

_SCHEME = re.compile(r"^https?://(?:[^/@]*@)?(?:www\d?\.)?", re.IGNORECASE)
_PORT = re.compile(r"^([^/:]+):(?:80|443)(?=/|$)")


def address_of(url: str) -> str:
    """Return a URL without what does not tell two pages apart: scheme, ``www``, port, fragment, last slash.

    Args:
        url: as captured.

    >>> address_of("https://www.lamps.example:443/Privacy/#top")
    'lamps.example/Privacy'
    """
    rest = _PORT.sub(r"\1", _SCHEME.sub("", url.partition("#")[0]))
    host, slash, path = rest.partition("/")
    return f"{host.casefold()}{slash}{path}".rstrip("/")
