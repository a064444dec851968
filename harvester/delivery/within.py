"""Do what cannot be interrupted, for some time at most.

A time-out covers neither the lookup of a name nor a server that answers byte by byte; one such server must
not hold up the others.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TypeVar

Done = TypeVar("Done")


class Overdue(Exception):
    """It has not ended in time; it is left alone, and may still end."""


def within(seconds: float, work: Callable[[], Done]) -> Done:
    """Do something in another thread, and return what it returns.

    Args:
        seconds: how long it may take.
        work: what to do; what it raises is raised.

    Raises:
        Overdue: it did not end in time.
    """
    done: list[Done] = []
    failed: list[Exception] = []

    def do() -> None:
        try:
            done.append(work())
        except Exception as error:
            failed.append(error)

    thread = threading.Thread(target=do, daemon=True)
    thread.start()
    thread.join(seconds)
    if failed:
        raise failed[0]
    if not done:
        raise Overdue
    return done[0]
