"""Pages that hold several documents: which of their dates is that of the policy."""

from __future__ import annotations

import pytest

from harvester.extract.dates.stated import effective_of, stated_dates, updated_of
from harvester.extract.dates.unread import unread_dates

LONG = "We care about the data of the people who use our lamps, and we share it with nobody. " * 3
TEXT = f"{LONG}\n\n" * 5


def _iso(text: str) -> tuple[str | None, str | None]:
    dates = stated_dates(text)
    effective, updated = effective_of(dates), updated_of(dates)
    return effective.iso if effective else None, updated.iso if updated else None


@pytest.mark.parametrize(
    "title",
    [
        "Candle Buyers Notice\n====================",
        "Candle Buyers Notice\n\n\n====================",
        "# Candle Buyers Notice",
        "Candle & Wick Advertising Policies\n=====",
        "Conditions d'utilisation des bougies de nos partenaires\n=====",
        "Datenschutzerklärung\n=====",
    ],
)
@pytest.mark.parametrize("place", ["{date}\n\n{text}{text}", "{text}{text}{date}\n"])
def test_a_second_document_does_not_date_the_first(title: str, place: str) -> None:
    second = place.format(date="Effective: May 15, 2019\n\nLast updated: May 3, 2019", text=TEXT)
    assert _iso(f"# Lamp Policy\n\n{TEXT}- - -\n\n{title}\n\n{second}") == (None, None)
    dated = f"# Lamp Policy\n\nUpdated: May 1, 2018\n\n{TEXT}- - -\n\n{title}\n\n{second}"
    assert _iso(dated) == (None, "2018-05-01")


@pytest.mark.parametrize(
    "title",
    [
        "## Candle Buyers Notice",
        "Candle Notice\n-----",
        "- - -\n\nCandle Notice",
        "---\n\nCandle Notice",
    ],
)
def test_a_date_right_below_a_lower_title_is_of_that_document(title: str) -> None:
    assert _iso(f"# Lamp Policy\n\n{TEXT}{title}\n\nUpdated: May 3, 2019\n\n{TEXT}{TEXT}") == (None, None)


def test_what_is_said_of_these_terms_below_a_second_title_is_about_those() -> None:
    second = (
        f"Candle Terms\n============\n\n{TEXT}These terms are effective as of May 15, 2019.\n\n{TEXT}{TEXT}"
    )
    assert _iso(f"# Lamp Policy\n\nUpdated: May 1, 2018\n\n{TEXT}{second}") == (None, "2018-05-01")


@pytest.mark.parametrize(
    "heading",
    ["## Cookie Policy", "## Updates to the Policy", "## Policy violations", "## 7. Privacy Policy"],
)
def test_a_section_with_the_name_of_a_document_leaves_the_date_at_the_end(heading: str) -> None:
    text = f"# Lamp Terms\n\n{TEXT}{heading}\n\n{TEXT}## Contact\n\n{TEXT}Last updated: May 3, 2019\n"
    assert _iso(text) == (None, "2019-05-03")


def test_the_title_behind_a_menu_or_a_summary_is_that_of_the_page() -> None:
    menu = "".join(f"* [Shop {number}](/{number})\n" for number in range(40))
    body = f"Lamp Terms of Service\n=====================\n\nEffective Date: August 11, 2023\n\n{TEXT}"
    assert _iso(f"{menu}\n{body}") == ("2023-08-11", None)
    assert _iso(f"{TEXT}{body}{TEXT}") == ("2023-08-11", None)


def test_the_same_title_with_the_name_of_the_shop_is_the_same_document() -> None:
    summary = f"# Terms of Service\n\nThank you for using the Bellweather lamps! {LONG}\n\n{TEXT}"
    body = f"## The Bellweather Terms of Service\n\nEffective date: June 1, 2017\n\n{TEXT}{TEXT}"
    assert _iso(summary + body) == ("2017-06-01", None)


def test_days_that_contradict_each_other_far_apart_are_those_of_parts() -> None:
    parts = "".join(f"READ THESE RULES\n\nVersion: {day} April 2025\n\n{TEXT * 5}" for day in (4, 17, 9))
    assert stated_dates(f"# Lamp Programme\n\n{TEXT * 3}{parts}") == ()
    assert _iso(f"# Lamp Programme\n\n{TEXT * 3}{parts[: len(parts) // 3]}{TEXT * 3}") == (None, "2025-04-04")


def test_the_dates_of_other_documents_are_understood() -> None:
    second = f"Candle Notice\n=============\n\nEffective: May 15, 2019\n\n{TEXT}{TEXT}"
    assert unread_dates(f"# Lamp Policy\n\n{TEXT}- - -\n\n{second}") == ()


def test_a_date_above_a_rule_and_a_title_ends_the_document() -> None:
    first = (
        f"Lamp Guidelines\n=====\n\n{TEXT * 3}Last updated: May 2026\n\n- - -\n\nEnforcement\n\n\n=====\n\n"
    )
    assert _iso(f"{first}{TEXT * 3}Last updated: April 2025\n") == (None, "2026-05")


FIRST = f"Lamp Guidelines\n=====\n\n{TEXT * 3}"


@pytest.mark.parametrize(
    "beginning",
    [
        pytest.param(f"{FIRST}Last updated: May 2026\n\nEnforcement\n=====", id="no rule"),
        pytest.param(f"{FIRST}Last updated: May 2026\n\n- - -\n\n## Enforcement", id="a lower title"),
        pytest.param(f"{FIRST}We thank you.\n\n- - -\n\nEnforcement\n=====", id="no date above the rule"),
        pytest.param(f"{TEXT * 3}Last updated: May 2026\n\n- - -\n\n# Enforcement", id="no title at the top"),
    ],
)
def test_a_rule_a_title_or_a_date_alone_ends_no_document(beginning: str) -> None:
    assert _iso(f"{beginning}\n\n{TEXT * 3}Last updated: April 2025\n") == (None, "2025-04")


def test_a_date_and_a_rule_right_below_the_title_end_no_document() -> None:
    top = "Lamp Guidelines\n=====\n\nLast updated: May 2026\n\n- - -\n\nEnforcement\n=====\n\n"
    assert _iso(f"{top}{TEXT * 3}Effective: June 1, 2026\n") == ("2026-06-01", "2026-05")


MENU = (
    "[Lamps and Lights](/lamps) [Terms of the Shop](/terms) [Candles of All Colours](/candles) [Jobs](/j)\n"
)


@pytest.mark.parametrize(
    "head",
    [
        MENU * 20,
        "(function(i,s){i['Lamps']=s;i[s]=i[s]||function(){(i[s].q=i[s].q||[]).push(document)}})();\n" * 15,
    ],
)
def test_a_menu_or_a_program_is_no_text_before_a_title(head: str) -> None:
    text = f"{head}\n# Lamp Policy\n\nLast updated: May 3, 2018\n\nWe care about you.\n"
    assert [one.iso for one in stated_dates(text)] == ["2018-05-03"]
