"""Names of files that every system accepts, and that lead nowhere else."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Container

# What is safe in the name of a file everywhere, and in a URL without escapes.
_SAFE = re.compile(r"[a-z0-9](?:[a-z0-9_-]*[a-z0-9])?")
_UNSAFE = re.compile(r"[^a-z0-9_-]+")
# Names of devices on Windows, with any extension (learn.microsoft.com, "Naming Files, Paths").
_DEVICES = re.compile(r"con|prn|aux|nul|(?:com|lpt)[0-9]")
# What a name looks like that was made safe: the hash of another name must not be taken for it.
_MADE_SAFE = re.compile(r".*-[0-9a-f]{10}")
# In characters. Three such names and that of the folder stay below the 260 of Windows.
_LONGEST = 60
_HASH_LENGTH = 10


def safe_name(name: str, taken: Container[str] = ()) -> str:
    """Return a name that a file or folder can have on every system; different names stay different.

    >>> safe_name("nikon"), safe_name("../CON")
    ('nikon', 'con-d1d3a74734')

    Args:
        name: a slug, a topic or an address of a section; anything is accepted.
        taken: names that are not given.
    """
    is_taken = name in taken or _DEVICES.fullmatch(name) or _MADE_SAFE.fullmatch(name)
    if len(name) <= _LONGEST and _SAFE.fullmatch(name) and not is_taken:
        return name
    digest = hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:_HASH_LENGTH]
    start = _UNSAFE.sub("-", name.lower())[: _LONGEST - _HASH_LENGTH - 1].strip("-_")
    return f"{start}-{digest}".lstrip("-")
