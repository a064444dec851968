"""Who the company is: "we" in brackets, representatives, sections of companies; each with a near miss."""

from __future__ import annotations

import pytest

from tests.diffs.weights.test_services import DUTCH, FRENCH, ITALIAN, PORTUGUESE, SPANISH
from tests.diffs.weights.test_structure import ENGLISH, GERMAN, told

PARTY = "contracting party"


@pytest.mark.parametrize(
    ("start", "text", "old", "new"),
    [
        (ENGLISH, "The shop is run by {} (“we”, “us”) for all.", "the keepers of lamps", "Anna Lampe"),
        (GERMAN, "Den Laden führt {} („wir“, „uns“) für alle.", "Bert Docht", "Anna Lampe"),
        (FRENCH, "La boutique est tenue par {} (« nous ») pour tous.", "les gardiens", "Anna Lampe"),
        (SPANISH, "La tienda la lleva {} («nosotros») para todos.", "un grupo de vecinos", "Ana Lámpara"),
        (ITALIAN, "Il negozio è tenuto da {} (“noi”) per tutti.", "alcuni vicini", "Anna Lampada"),
        (DUTCH, "De winkel wordt gehouden door {} (“wij”) voor allen.", "de buren", "Anna Lamp"),
        (PORTUGUESE, "A loja é mantida por {} (“nós”) para todos.", "uns vizinhos", "Ana Lâmpada"),
    ],
)
def test_another_name_before_we_in_brackets(start: str, text: str, old: str, new: str) -> None:
    assert PARTY in told(text.format(old), text.format(new), start=start)
    for other in (text.replace("(", "").replace(")", ""), text.split(" (")[0] + " for the evening."):
        assert PARTY not in told(other.format(old), other.format(new), start=start)


def test_one_more_company_that_is_we() -> None:
    text = 'You deal with {}, or one of its shops ("Lamps", "we", or "us").'
    some, more = "Lamp Oil Ltd, Wick Trade Ltd", "Lamp Oil Ltd, Wick Trade Ltd, Glass Trade Ltd"
    assert PARTY in told(text.format(some), text.format(more))
    assert PARTY in told(text.format(more), text.format(some))
    assert told(text.format(some), text.format(some.replace("Ltd, W", "Ltd and W"))) == {}
    other = text.replace('"we", or "us"', '"Shops", or "Oil"')
    assert PARTY not in told(other.format(some), other.format(more))


@pytest.mark.parametrize(
    ("start", "sentence"),
    [
        (ENGLISH, "Our EU representative is Anna Lampe, who lives near the shop."),
        (ENGLISH, "Our data protection representatives under Article 27 are at the corner."),
        (GERMAN, "Unser Vertreter in der EU ist Anna Lampe, die beim Laden wohnt."),
        (FRENCH, "Notre représentante dans l'Union est Anna Lampe, qui vit près de la boutique."),
        (SPANISH, "Nuestra representante en la Unión es Ana Lámpara, que vive cerca de la tienda."),
        (ITALIAN, "Il nostro rappresentante nell'Unione è Anna Lampada, che vive vicino al negozio."),
        (DUTCH, "Onze vertegenwoordiger in de EU is Anna Lamp, die bij de winkel woont."),
        (PORTUGUESE, "A nossa representante na União é Ana Lâmpada, que vive perto da loja."),
    ],
)
def test_a_representative(start: str, sentence: str) -> None:
    assert PARTY in told("", sentence, start=start)


def test_a_representative_of_customers_is_no_party() -> None:
    assert PARTY not in told("", "A representative of our customer service answers you in the evening.")


def test_a_section_of_a_company() -> None:
    seat, work = "Lamp Street 3\n\n12345 Lampton", "**Work:** they process the personal data of visits."
    assert told("", seat, "Lamp Oil Ltd.") == {PARTY: "Lamp Oil Ltd."}
    assert told(seat, "", "Lamp Oil Ltd.") == {PARTY: "Lamp Oil Ltd."}
    assert told("", work, "Wicklog, Inc.")["recipients"] == "Wicklog, Inc."
    assert "recipients" not in told("", work, "Counting")
    assert told("", "We love their lamps in the evening.", "Lamp Oil Ltd.") == {}
    assert told("We are here.", f"We are here.\n\n{seat}", "Lamp Oil Ltd.") == {}


def test_a_section_of_a_company_whose_name_says_what_it_does() -> None:
    text = "We love their lamps in the evening."
    assert PARTY not in told("", text, "Sell Data Ltd")
    assert PARTY not in told(text, "", "Sell Data Ltd")


@pytest.mark.parametrize(
    ("old", "new", "is_told"),
    [
        ("Lamp Oil Ltd.", "Wick Trade Ltd.", True),  # the stop ends no sentence
        ("Lamp Oil GmbH", "Wick Trade GmbH", True),
        ("They love Lamp Oil Ltd.", "Now ask for Wick Trade Ltd.", False),
        ("© 2021 Lamp Oil Ltd.", "© 2022 Lamp Oil Ltd.", False),
        ("Lamp Oil Ltd.", "Lamp Oil Ltd.<br>", False),
    ],
)
def test_another_company_alone_in_a_line(old: str, new: str, is_told: bool) -> None:
    assert (PARTY in told(f"We are here.\n\n{old}", f"We are here.\n\n{new}")) == is_told
