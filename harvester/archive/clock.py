"""The clock, the waiting and the random delays of requests, in one value that tests can replace."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import datetime


class Stopped(BaseException):
    """The program was told to end; what was done is saved, and the next run continues from there.

    Like `KeyboardInterrupt`, this is not an error: what catches the errors of a capture must not catch it.
    """


@dataclass(frozen=True, slots=True)
class Timing:
    """Gives the time, waits, and adds random delays, so that clients do not all ask at the same time.

    Attributes:
        clock: gives the time (aware, UTC).
        sleep: waits for some seconds; may raise `Stopped`.
        jitter: gives a number from 0 to 1.
        waiting: the context of each wait for the network, which may raise `Stopped`.
    """

    clock: Callable[[], datetime]
    sleep: Callable[[float], None] = time.sleep
    jitter: Callable[[], float] = random.random
    waiting: Callable[[], AbstractContextManager[None]] = nullcontext
