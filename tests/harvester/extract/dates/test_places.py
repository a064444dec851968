"""Dates in titles, lists and histories, and the country by which day and month are told apart."""

from __future__ import annotations

import pytest

from harvester.extract.dates.stated import stated_dates
from tests.support.date_forms import UNLABELLED_BY_PLACE

PROSE = "We care about the data of the people who use our lamps. We share it with nobody.\n\n"


@pytest.mark.parametrize(("text", "iso"), UNLABELLED_BY_PLACE)
def test_a_date_in_the_title_or_below_a_summary_has_no_label(text: str, iso: str) -> None:
    assert [(one.iso, one.label) for one in stated_dates(text)] == [(iso, "none")]


@pytest.mark.parametrize(
    "text",
    [
        "# Lamp Policy\n\nMade with the [Generator](/g) (May 2023)\n",
        "# The Lamp Act (May 2023)\n\nText.\n",
        "# Lamp Policy\n\n[Ann Writer](/authors/ann) May 3, 2023\n",
    ],
)
def test_a_date_beside_a_link_or_of_a_law_is_not_that_of_the_title(text: str) -> None:
    assert stated_dates(text) == ()


@pytest.mark.parametrize(
    ("links", "iso", "ambiguous"),
    [
        ("[a](https://lamps.example/ie/en/a) [b](https://lamps.example/ie/en/b)", "2024-07-01", False),
        ("[a](https://lamps.example/en_us/a) [b](https://lamps.example/en-US/b)", "2024-01-07", False),
        ("[a](https://lamps.example/ie/en/a)", "2024-01-07", True),
        ("[a](https://lamps.example/ie/en/a) [b](https://lamps.example/us/en/b)", "2024-01-07", True),
    ],
)
def test_the_country_of_the_links_decides_on_day_and_month(links: str, iso: str, ambiguous: bool) -> None:
    text = f"# Lamps\n\nLast updated: 01/07/2024\n\nThe data of you and of the others. {links}\n"
    (one,) = stated_dates(text)
    assert (one.iso, one.ambiguous) == (iso, ambiguous)


def test_the_country_of_the_links_says_nothing_about_other_languages() -> None:
    links = "[a](https://lamps.example/us/en/a) [b](https://lamps.example/us/en/b)"
    (one,) = stated_dates(f"# Lampes\n\nDate de modification : 05/09/2025\n\nNos lampes. {links}\n")
    assert one.iso == "2025-09-05"


def test_of_a_history_of_editions_the_first_counts() -> None:
    days = [
        f"Effective May {day}, 20{year}" for day, year in zip(range(9, 1, -1), range(25, 17, -1), strict=True)
    ]
    text = "# Lamps\n\n" + "".join(f"## {day}\n\n{PROSE * 3}" for day in days)
    assert [one.iso for one in stated_dates(text)] == ["2025-05-09"]


def test_links_to_older_versions_below_the_date_state_none() -> None:
    links = "* [Version n° 2 du 29 mars 2017](/2.pdf)\n* [Version n° 1 du 2 mai 2015](/1.pdf)\n"
    dates = stated_dates(
        f"# Lampes\n\nVersion n° 3 en vigueur au 30 septembre 2021\n\n{links}\nNos lampes.\n"
    )
    assert [(one.kind, one.iso) for one in dates] == [("effective", "2021-09-30")]


def test_the_day_of_a_list_of_cookies_counts_only_where_nothing_else_is_stated() -> None:
    cookies = "Cookie declaration last updated on 5/21/21 by Cookiecounter.\n"
    assert [one.iso for one in stated_dates(f"# Cookies\n\n{cookies}")] == ["2021-05-21"]
    dated = f"# Lamps\n\n{cookies}\n## Privacy policy\n\nLast updated: April 8, 2020\n\n{PROSE}"
    assert [one.iso for one in stated_dates(dated)] == ["2020-04-08"]


def test_a_date_below_a_list_of_earlier_editions_with_its_first_day_counts() -> None:
    end = "#### Archived versions\n\n[PDF](/old.pdf)\n\nAdopted on May 1, 2023\nLast update: July 31, 2026\n"
    assert [one.iso for one in stated_dates(f"# Lamps\n\n{PROSE}{end}")] == ["2026-07-31"]
