"""How this process waits until other programs have read a store that it is about to write to.

At rest a store is one file without a log, so whoever begins to write has to wait for everybody who is reading
it (docs/decisions/0093-reading-never-writes.md).
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Patience:
    """How a process waits for readers.

    Attributes:
        told: is called with a line about a wait; None if nobody is there to read it: then no wait is long.
        sleep: waits for some seconds; what it raises ends the wait.
    """

    told: Callable[[str], None] | None = None
    sleep: Callable[[float], None] = time.sleep


_patience = [Patience()]


def patience() -> Patience:
    """Return how this process waits at present."""
    return _patience[-1]


@contextmanager
def patient(
    told: Callable[[str], None] | None = None, sleep: Callable[[float], None] | None = None
) -> Iterator[None]:
    """Let all threads of this process wait in another way within the context.

    Args:
        told: is called with a line about a wait; None for no change.
        sleep: waits for some seconds, and may raise what ends the wait; None for no change.
    """
    before = patience()
    _patience.append(replace(before, told=told or before.told, sleep=sleep or before.sleep))
    try:
        yield
    finally:
        _patience.pop()
