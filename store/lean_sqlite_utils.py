"""sqlite_utils, imported without pandas and NumPy (the only import of it).

Where they are installed, it imports both, to know their types as types of columns. The columns of a store are
made by migrations, so that this would only take half of the time in which a command starts.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def _without(*packages: str) -> Iterator[None]:
    """Let packages seem to be missing meanwhile, except those that somebody has imported already."""
    absent = [name for name in packages if name not in sys.modules]
    sys.modules.update(dict.fromkeys(absent))  # type: ignore[arg-type]  # None: the import system's word for it
    try:
        yield
    finally:
        for name in absent:
            del sys.modules[name]


with _without("pandas", "numpy"):
    import sqlite_utils

__all__ = ["sqlite_utils"]
