"""What requests need of time: a clock, a way to wait, and chance, so that clients do not march in step."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Timing:
    """How the time is told and spent; tests hand in their own.

    Attributes:
        clock: gives the time (aware, UTC).
        sleep: waits for some seconds.
        jitter: gives a number from 0 to 1.
    """

    clock: Callable[[], datetime]
    sleep: Callable[[float], None] = time.sleep
    jitter: Callable[[], float] = random.random
