"""Recognize files whose names have the hash of their content in them; pure."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

# In characters: the hash of its content that a bundler writes into the name of a file, which never changes.
_SHORTEST_HASH = 8
_HASHED_KINDS = frozenset(("js", "mjs", "css", "wasm"))
# A word with a number, a year or a date: "policies2", "v2020may", "20200512b". What has such a name may have
# other contents tomorrow. A few hashes look like that; they are not used for other times, which is no loss.
_NUMBERED = re.compile(r"(?=.*[g-z])(?:[a-z]+\d+|\d+[a-z]+)|[a-z]*(?:19|20)\d{2,6}[a-z]*\d*", re.IGNORECASE)


def is_hashed(url: str) -> bool:
    """Return whether the name of a script or a style has the hash of its content in it.

    Args:
        url: its address.

    >>> is_hashed("https://example.com/static/js/main.8f3a1c20.js")
    True
    >>> is_hashed("https://example.com/jquery-3.6.0.min.js")
    False
    """
    name = urlsplit(url).path.rpartition("/")[2]
    stem, _, ending = name.rpartition(".")
    if ending not in _HASHED_KINDS:
        return False
    return any(_is_mixed(token) for token in re.split(r"[.~-]", stem))


def _is_mixed(token: str) -> bool:
    """Return whether a part of a name is as long and as mixed as a hash."""
    return (
        len(token) >= _SHORTEST_HASH
        and any(one.isdigit() for one in token)
        and any(one.isalpha() for one in token)
        and _NUMBERED.fullmatch(token) is None
    )
