"""The clock, the waiting and the random delays of requests, in one value that tests can replace."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Timing:
    """Gives the time, waits, and adds random delays, so that clients do not all ask at the same time.

    Attributes:
        clock: gives the time (aware, UTC).
        sleep: waits for some seconds.
        jitter: gives a number from 0 to 1.
    """

    clock: Callable[[], datetime]
    sleep: Callable[[float], None] = time.sleep
    jitter: Callable[[], float] = random.random
