"""Give memory that is no longer used back to the system."""

from __future__ import annotations

import ctypes
from contextlib import suppress


def give_back() -> None:
    """Give back the memory that was freed, where the C library can do that (glibc); elsewhere, do nothing.

    The tree that rtoml makes of a configuration is freed in small pieces, between which other memory is in
    use; the C library keeps them, and Python, which has its own memory for small objects, does not use them.
    For 4,000 companies, they are 9 MB of 16.
    """
    with suppress(OSError, AttributeError, TypeError):
        ctypes.CDLL(None).malloc_trim(0)
