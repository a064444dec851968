"""Everything that looks like a date is seen, understood or not."""

from __future__ import annotations

import pytest

from diffs.policy_words import editions, is_announcement, written_dates, years


@pytest.mark.parametrize(
    "written",
    [
        "3 May 2016",
        "May/3, 2016",
        "May 3rd, 2016",
        "the 3rd day of May 2016",
        "30/Sep/2025",
        "2016.01",
        "2016-05-03",
        "03.05.2016",
        "3/5/16",
        "05/2016",
        "3. Mai 2016",
        "7. Jänner 2016",
        "1er août 2016",
        "3 de mayo de 2016",
        "3 maggio 2016",
        "3 mei 2016",
        "3 de fevereiro de 2016",
        "2016年5月3日",
        "Februar 2016",
        "30/06",
    ],
)
def test_a_written_date_is_seen(written: str) -> None:
    assert sum(written_dates(f"as of {written} for you").values()) == 1


@pytest.mark.parametrize("written", ["you may 5 times ask", "open 24/7", "Article 6(1)", "we march on"])
def test_what_is_no_date_is_at_most_harmless(written: str) -> None:
    assert "2016" not in "".join(written_dates(written))


def test_numbers_of_laws_are_no_years() -> None:
    assert not years("Regulation (EU) 2016/679, Directive 95/46/EC and No 45-2001")
    assert years("the Act of 2018, amended in 2021 and in 2021") == {"2021": 2}


def test_a_number_of_the_edition_is_seen() -> None:
    assert editions("Version 3.1") != editions("Version 3.2")
    assert not editions("we revise our diversion 3 times")


@pytest.mark.parametrize(
    "words",
    [
        "We have recently updated this policy.",
        "The prior version is available here.",
        "Nous avons mis à jour nos conditions.",
        "Wir haben diese Hinweise aktualisiert.",
    ],
)
def test_an_announcement_is_seen(words: str) -> None:
    assert is_announcement(words)


def test_that_a_policy_may_be_updated_is_no_announcement() -> None:
    assert not is_announcement("We may update this policy from time to time, and keep your data updated.")
