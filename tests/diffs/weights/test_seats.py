"""Another seat of a party; each with a near miss."""

from __future__ import annotations

import pytest

from tests.diffs.weights.test_structure import GERMAN, told


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("12345 Lampstadt", "54321 Oelstadt"),
        ("D-12345 Lampstadt", "CH-5432 Oelstadt"),
        ("1234 AB Lampdam", "4321 AB Oildam"),
        ("Lampville, NY 12345", "Lampville, NY 54321"),
        ("London LA1 2MP", "London OI1 2LS"),
    ],
)
def test_another_address_of_a_party(old: str, new: str) -> None:
    found = told(f"Anna Lampe\n\n{old}", f"Anna Lampe\n\n{new}", heading="Imprint")
    assert found == {"contracting party": f"{old} → {new}"}


def test_an_address_that_came_to_the_name_of_a_publisher() -> None:
    old, new = "Das sind wir: Anna Lampe.", "Das sind wir: Anna Lampe.\n\nÖlweg 3\n\n12345 Lampstadt"
    assert "contracting party" in told(old, new, heading="Herausgeber der Seite", start=GERMAN)


@pytest.mark.parametrize(
    ("heading", "old", "new"),
    [
        ("Complaints", "12345 Lampstadt", "54321 Oelstadt"),
        ("Imprint", "12345 Lampstadt", "D-12345 Lampstadt"),
        ("Imprint", "12345 Lampstadt", "12345 LAMPSTADT"),
        ("Imprint", "In 2019 Lamps grew.", "In 2020 Lamps grew."),
        ("Imprint", "€ 12345 Lamps", "€ 54321 Lamps"),
    ],
)
def test_what_is_no_other_seat(heading: str, old: str, new: str) -> None:
    assert "contracting party" not in told(f"Anna Lampe\n\n{old}", f"Anna Lampe\n\n{new}", heading=heading)


def test_another_seat_in_a_sentence_about_a_party() -> None:
    text = "This site is operated by Lamp Shop Ltd, whose registered office is at 3 Oil Street, {}."
    found = told(text.format("Lampville LA1 2MP"), text.format("Oilham OI1 2LS"))
    assert "OI1 2LS" in found["contracting party"]
    assert "contracting party" not in told("We sent 12345 Lamps to you.", "We sent 54321 Lamps to you.")
