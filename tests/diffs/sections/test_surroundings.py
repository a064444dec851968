"""What is on a page beside the policy: its furniture, places, languages and addresses."""

from __future__ import annotations

import pytest

from diffs import split
from diffs.sections.surroundings import is_place_or_language, is_street, may_be_name, names_page_furniture

PROSE = "We keep what you tell us for as long as your account is open, and no longer than the law allows."


@pytest.mark.parametrize("text", ["Related articles", "Back to top", "Select your language"])
def test_furniture(text: str) -> None:
    assert names_page_furniture(text)


@pytest.mark.parametrize("text", ["Articles", "Your choices", "How to reach the top"])
def test_no_furniture(text: str) -> None:
    assert not names_page_furniture(text)


@pytest.mark.parametrize("text", ["France", "English (United Kingdom)", "United States of America"])
def test_places_and_languages(text: str) -> None:
    assert is_place_or_language(text)
    assert not is_place_or_language(f"{text} and others")


@pytest.mark.parametrize(
    "text",
    [
        "12 Harbour Street",
        "Hafenstraße 4",
        "4 rue du Phare",
        "Via Roma 7",
        "10115 Larkstadt",
        "1013 AA Larkdam",
        "Larkton, CA 94114",
        "P.O. Box 12",
    ],
)
def test_lines_of_addresses(text: str) -> None:
    assert is_street(text)


@pytest.mark.parametrize("text", ["12 months of storage", "Article 4", "1. Scope"])
def test_no_lines_of_addresses(text: str) -> None:
    assert not is_street(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [("Ada Larkspur", True), ("ORIEL", True), ("Data Protection Officer", False), ("Our Lamps:", False)],
)
def test_names(text: str, name: bool) -> None:
    assert may_be_name(text) == name


@pytest.mark.parametrize("name", ["**Oriel Lamps**", "**Ada Larkspur**", "**ORIEL**"])
def test_a_bold_name_over_an_address_is_no_heading(name: str) -> None:
    text = (
        f"# Privacy\n\n{PROSE}\n\n**What we keep**\n\n{PROSE}\n\n**Contact**\n\n{PROSE}\n\n"
        f"{name}  \n12 Harbour Street  \nLarkton, CA 94114\n"
    )
    found = split(text)
    assert [one.heading for one in found if one.level] == ["What we keep", "Contact"]
    assert "".join(one.raw_heading + one.body for one in found) == text


def test_an_office_over_an_address_is_a_heading() -> None:
    text = f"# Privacy\n\n{PROSE}\n\n**Data Protection Officer**  \n12 Harbour Street  \nLarkton, CA 94114\n"
    assert "Data Protection Officer" in [one.heading for one in split(text)]


@pytest.mark.parametrize("furniture", ["### Related articles", "## Back to top", "#### Select your language"])
def test_furniture_with_markup_is_no_heading(furniture: str) -> None:
    text = f"# Privacy\n\n{PROSE}\n\n## Lamps\n\n{PROSE}\n\n{furniture}\n\n* [Oil](/oil)\n* [Fog](/fog)\n"
    assert [one.heading for one in split(text) if one.level] == ["Lamps"]
