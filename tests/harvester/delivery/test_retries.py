"""How long a mail waits: longer each time, up to half a day, and a day after a rejection."""

from __future__ import annotations

from datetime import timedelta

import pytest

from harvester.delivery.retries import FIRST_PAUSE, LONGEST_PAUSE, REFUSED_PAUSE, pause
from harvester.errors import MailDeferred, MailRefused


@pytest.mark.parametrize(
    ("attempts", "expected"),
    [
        (0, FIRST_PAUSE),
        (1, timedelta(minutes=30)),
        (5, timedelta(hours=8)),
        (6, LONGEST_PAUSE),
        (10**6, LONGEST_PAUSE),
    ],
)
def test_the_pause_doubles_up_to_the_longest(attempts: int, expected: timedelta) -> None:
    assert pause(MailDeferred("anna@reader.example", "not today"), attempts) == expected


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (timedelta(), FIRST_PAUSE),
        (timedelta(minutes=5), FIRST_PAUSE),
        (timedelta(hours=3), timedelta(hours=3)),
        (timedelta(days=9), REFUSED_PAUSE),
    ],
)
def test_a_longer_pause_that_is_asked_for_is_kept_to(asked: timedelta, expected: timedelta) -> None:
    assert pause(MailDeferred("anna@reader.example", "not today", asked), 0) == expected


@pytest.mark.parametrize("attempts", [0, 7])
def test_a_refused_mail_waits_for_the_next_day(attempts: int) -> None:
    assert pause(MailRefused("anna@reader.example", "never"), attempts) == REFUSED_PAUSE
