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
        "Dernière mise à jour : XX mars 2025",
        "Huling Na-update: Abril 22, 2026",
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
        "Termos em vigor até dia 14/10/2021: [aqui](/a).",
        "Redatto ai sensi del D.Lgs. 196/2003 come modificato dal D.Lgs. 101/2018.",
        '"updated_at": "2025-12-28T10:30:00+00:00",',
        "[10]: https://lamps.example/2017/07/12/so-long",
        "13 September 2023 - 31 December 2023",
        "| February 17, 2026 | 33 million |",
    ],
)
def test_what_is_understood_or_no_date_of_the_policy_is_not(line: str) -> None:
    assert unread_dates(f"{OPENING}{line}\n\n{PROSE}") == ()


def test_beside_a_date_that_is_read_only_what_is_announced_is_of_interest() -> None:
    dated = f"{OPENING}Last updated: 3 May 2015\n\n{PROSE}"
    assert unread_dates(f"{dated}Fecha inscripción 05/12/2007\n") == ()
    assert unread_dates(f"{dated}Effective: 4 Brumaire 2015\n") == ("Effective: 4 Brumaire 2015",)
