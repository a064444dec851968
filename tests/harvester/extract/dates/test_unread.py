"""A date that is written but not understood is found as such; one that is understood is not."""

from __future__ import annotations

import pytest

from harvester.extract.dates import stated_dates, unread_dates

PROSE = "We care about the data of the people who use our lamps. We share it with nobody.\n\n"
OPENING = "# Lamp Policy\n\n"


@pytest.mark.parametrize(
    "line",
    [
        "Last updated: the 3 of Brumaire 2015",
        "Ostatnia aktualizacja: 12 maja 2022",
        "Last updated: 31 February 2015",
        "Effective date: 2015-13-01",
    ],
)
def test_what_is_written_but_not_understood_is_found(line: str) -> None:
    assert stated_dates(text := f"{OPENING}{line}\n\n{PROSE}") == ()
    assert unread_dates(text) == (line,)


@pytest.mark.parametrize(
    "line",
    [
        "Last updated: 3 May 2015",
        "© 2015 Lamps, Inc.",
        "The law of 3 May 2015 applies to lamps.",
        "Our previous policy of 3 May 2015 is here.",
        "Call us: 0800 2015 12",
        "We sell lamps of 2015 lumens.",
    ],
)
def test_what_is_understood_or_no_date_of_the_policy_is_not(line: str) -> None:
    assert unread_dates(f"{OPENING}{line}\n\n{PROSE}") == ()
