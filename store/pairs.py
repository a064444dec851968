"""The short name of a comparison."""

from __future__ import annotations

import hashlib

# SQLite has signed integers of 64 bits.
_PAIR_BYTES = 8


def pair_number(old_text: str, new_text: str) -> int:
    """Return the short name of a comparison, which identifies it among those of its document.

    Args:
        old_text: SHA-256 of the old text.
        new_text: SHA-256 of the new text.
    """
    digest = hashlib.sha256(f"{old_text} {new_text}".encode()).digest()
    return int.from_bytes(digest[:_PAIR_BYTES]) >> 1
