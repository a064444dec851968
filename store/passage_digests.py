"""What identifies a passage: a section as some rules read it, stored once for all texts that have it."""

from __future__ import annotations

import hashlib
import json

# In bytes: enough that no two passages ever have the same digest, even if somebody tried.
_DIGEST_BYTES = 16


def passage_digest(
    rules: str, number: str, heading: str, raw_heading: str, level: object, body: str
) -> bytes:
    """Return what identifies a passage.

    Args:
        rules: the rules that read it.
        number: its number, or ``""``.
        heading: its heading, without markup and number.
        raw_heading: its heading exactly as it stands in the text.
        level: the level of the heading.
        body: the text below it.
    """
    values = json.dumps([rules, number, heading, raw_heading, level, body])
    return hashlib.sha256(values.encode("ascii")).digest()[:_DIGEST_BYTES]
