"""Tell from what pages were made: if that is the same, they are not made again."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import diffs
import harvester
import store
from harvester.version import program_version

# Whatever alters a page alters one of these folders: what is shown, and how it is derived.
_MAKERS = (
    Path(diffs.__file__).parent,
    Path(harvester.__file__).parent / "site",
    Path(store.__file__).parent / "timeline",
)


@cache
def makers() -> str:
    """Return a hash of the code that makes pages, so that another version of it makes them again."""
    digest = hashlib.sha256(program_version().encode())
    for folder in _MAKERS:
        for path in sorted(path for kind in ("*.py", "*.js") for path in folder.rglob(kind)):
            digest.update(path.read_bytes())
    return digest.hexdigest()


def joined(values: Iterable[str]) -> str:
    """Return one fingerprint for several values.

    Args:
        values: fingerprints and names.
    """
    return hashlib.sha256("\n".join(values).encode("utf-8", "surrogatepass")).hexdigest()
