"""Who receives data without a legal form in the name, and who is a party; each with a near miss."""

from __future__ import annotations

import pytest

from diffs import compare
from diffs.summaries import summarize
from tests.diffs.weights.test_structure import ENGLISH, GERMAN, told

FRENCH = (
    "# Lampes\n\nLa boutique est au coin de la rue et nous sommes là pour vous, pas seulement en hiver.\n"
)
SPANISH = (
    "# Lámparas\n\nLa tienda está en la esquina y estamos para usted, no solo en los meses de invierno.\n"
)
ITALIAN = "# Lampade\n\nIl negozio è all'angolo e noi siamo qui per voi, non solo nei mesi di inverno.\n"
DUTCH = "# Lampen\n\nDe winkel is op de hoek en wij zijn er voor u, niet alleen in de winter.\n"
PORTUGUESE = (
    "# Lâmpadas\n\nA loja fica na esquina e nós estamos aqui para você, não só nos meses do inverno.\n"
)


@pytest.mark.parametrize(
    ("start", "new"),
    [
        (ENGLISH, "Broken wicks go to our provider **Wicklog** in the evening."),
        (ENGLISH, "For this we use [Wicklog](https://wicklog.example/), as many shops do."),
        (ENGLISH, "Since spring we also use https://wicklog.example, to see broken wicks."),
        (ENGLISH, "**Wicklog** helps us to see which lamps you may like."),
        (GERMAN, 'Wir nutzen <a href="https://wicklog.example/">wicklog</a> für die Bilder der Lampen.'),
        (FRENCH, "Le rapport part chez nous et à notre prestataire **Wicklog** pour la suite."),
        (FRENCH, "**Wicklog** nous permet de vous proposer des lampes qui brillent."),
        (FRENCH, "Wicklog nous permet de vous proposer des lampes qui brillent."),
        (ENGLISH, "Wicklog Lights helps us to see which lamps you may like."),
        (SPANISH, "El informe va a nuestro proveedor **Wicklog** para la tienda."),
        (ITALIAN, "Il rapporto va al nostro fornitore **Wicklog** per il negozio."),
        (DUTCH, "Het rapport gaat naar onze leverancier **Wicklog** voor de winkel."),
        (PORTUGUESE, "O relatório vai para o nosso fornecedor **Wicklog** da loja."),
    ],
)
def test_a_service_without_a_legal_form(start: str, new: str) -> None:
    assert "recipients" in told("We are here.", f"We are here.\n\n{new}", start=start)
    assert "recipients" in told(f"We are here.\n\n{new}", "We are here.", start=start)


@pytest.mark.parametrize(
    ("start", "new"),
    [
        (ENGLISH, "The wicks go to our provider in the **evening**."),
        (ENGLISH, "A story of lamps is told by [Wicklog](https://wicklog.example/)."),
        (ENGLISH, "For this we use [old lamps](https://oil.example/), as many shops do."),
        (ENGLISH, "Tell us of a broken lamp via [Wicklog](https://wicklog.example/)."),
        (GERMAN, "Wir nutzen **Lampen** für die Bilder in der Stube."),
        (FRENCH, "**Wicklog** est le nom de notre chat, qui dort."),
        (ENGLISH, "This helps us to see which lamps you may like."),
        (ENGLISH, "Your Order allows us to see which lamps you may like."),
    ],
)
def test_what_is_no_service(start: str, new: str) -> None:
    assert "recipients" not in told("We are here.", f"We are here.\n\n{new}", start=start)


def test_a_service_that_the_section_names_anyway() -> None:
    old = "**Wicklog** counts lamps.\n\nWe are here."
    new = "**Wicklog** counts lamps.\n\nWe are here, and **Wicklog** helps us to count them."
    assert "recipients" not in told(old, new)


TABLE = "| Name | Of | For how long |\n|---|---|---|\n| a | lamp.example | 1 day, HTTP cookie |\n"


@pytest.mark.parametrize(
    ("row", "topics"),
    [
        ("| c.gif | [Wicklog](https://privacy.wicklog.example/en) | Session, pixel |", {"recipients"}),
        ("| `*.wicklog.com` | - | 12 months |", {"recipients"}),
        ("| b | lamp.example | Session |", set()),  # its own site
        ("| c | [Wicklog](https://privacy.wicklog.example/en) | brass, blue |", set()),  # of lamps
    ],
)
def test_a_row_of_a_table_of_cookies(row: str, topics: set[str]) -> None:
    assert set(told(TABLE, f"{TABLE}{row}\n")) & {"recipients"} == topics


@pytest.mark.parametrize(
    ("new", "topics"),
    [
        ("Data is sent to our internet service providers for this.", {"recipients"}),
        ("Data is sent by your mobile or internet service providers for this.", set()),
        ("We share your data or service providers see it.", {"recipients"}),
    ],
)
def test_providers_of_the_reader(new: str, topics: set[str]) -> None:
    assert set(told("We are here.", f"We are here.\n\n{new}")) & {"recipients"} == topics


@pytest.mark.parametrize(
    ("start", "heading"),
    [
        (ENGLISH, "Subprocessors"),
        (GERMAN, "Unterauftragsverarbeiter"),
        (FRENCH, "Sous-traitants"),
        (SPANISH, "Subencargados"),
        (ITALIAN, "Sub-responsabili"),
        (DUTCH, "Subverwerkers"),
        (PORTUGUESE, "Subprocessadores"),
    ],
)
def test_a_name_in_bold_begins_a_row_of_recipients(start: str, heading: str) -> None:
    table = "| Name | Lamps |\n| --- | --- |\n| **Lampwick** | Oil |\n"
    more = f"{table}| **Wicklog** | Glass |\n"
    assert "recipients" in told(table, more, heading, start=start)
    assert told(table, more, "Öl", start=start) == {}


def test_a_kind_of_storage_is_no_service() -> None:
    table, heading = "| Name | Use |\n| --- | --- |\n| Lampwick | lights lamps |\n", "Third parties"
    assert told(table, f"{table}| Local storage | keeps oil |\n", heading) == {}
    assert told(table, f"{table}| Wicklog | keeps oil |\n", heading) == {"recipients": "wicklog"}


@pytest.mark.parametrize(
    ("old", "new", "topics"),
    [
        (  # defined as the party
            "Lamp AB and Oil, hereafter referred to as the Shop, collects information about lamps.",
            "Wick AB and Oil, hereafter referred to as the Shop, collects information about lamps.",
            {"contracting party"},
        ),
        ("**Controller:** Anna Lampe", "**Controller:** Berta Docht", {"contracting party"}),
        ("**Painter:** Anna Lampe", "**Painter:** Berta Docht", set()),
        ("Authorization must be shown to the host.", "Documentation must be shown to the host.", set()),
    ],
)
def test_another_party(old: str, new: str, topics: set[str]) -> None:
    rest = "\n\nNo lamp is lit without authorization and documentation of it.\n\nThat is the end of it."
    assert set(told(old + rest, new + rest)) & {"contracting party"} == topics


@pytest.mark.parametrize(
    ("old", "new", "is_told"),
    [
        ("**Controller:** [Your name or that of your own lamp company]", "**Controller:** Lampwick", True),
        ("Controller: {{ lamps.owner }}", "Controller: Anna Lampe", True),
        ("**Controller:** [Your name]", "**Controller:** [Name of the company]", False),
        ("**Controller:** [Your name]", "**Controller:** to be announced", False),
        ("**Controller:** [Your name]", "**Controller:** Wick Street 5", False),
        ("**Address:** [Your address]", "**Address:** Wick Street, Lampville", False),
        ("**Controller:** [Anna Lampe](https://anna.example)", "**Controller:** Anna Lampe", False),
    ],
)
def test_a_name_that_fills_the_blank_of_a_template(old: str, new: str, is_told: bool) -> None:
    rest = "\n\nNo lamp is lit without asking the owner of the house, and that is the end of it."
    assert ("contracting party" in told(old + rest, new + rest)) == is_told


def test_a_party_of_another_name() -> None:
    text = "Oil House{}, lights a lamp for each guest, and the house is bright for all of them."
    other = text.replace("Oil House", "Wick Court")
    defined = " (hereinafter the Shop)"
    assert set(told(text.format(defined), other.format(defined))) == {"contracting party"}
    assert told(text.format(""), other.format("")) == {}


@pytest.mark.parametrize(
    ("old", "new", "topics"),
    [
        ("We collect the cookie of each buyer.", "We collect the cookies of each buyer.", set()),
        ("Refunds of f\ufffdes are paid in spring.", "Refunds of fées are paid in spring.", set()),
        ("The Website collects information here.", "The Site collects information here.", set()),
        ("The Company sells your data here.", "The Company shares your data here.", {"sale"}),
    ],
)
def test_only_spelled_otherwise(old: str, new: str, topics: set[str]) -> None:
    assert set(told(old, new)) & {"recipients", "data", "price", "sale"} == topics


def test_headings_without_a_text_are_a_contents_list() -> None:
    start = "# Rules\n\nThe shop is here, and this is all that it says to you."
    contents = "\n\nArticle 4 – Prices and fees\n---\n\nArticle 10 – Limitation of liability\n---\n"
    assert told("", "", start=start + contents) == {}
    before, after = start + contents, start
    assert not summarize(compare(before, after), before).summary.topics
    said = f"{start}\n\nArticle 4 – Prices and fees\n---\n\nThe price of the subscription is charged.\n"
    assert {tag.topic for tag, _ in summarize(compare(said, after), said).summary.topics} == {"price"}


def test_what_a_company_is_not_liable_for_is_no_processing() -> None:
    items = "a. any loss of profit;\n\nb. the deletion of any information or data of yours;"
    heading = "Limitation of liability"
    assert set(told("", items, heading)) & {"retention", "data"} == set()
    assert "retention" in told("", items, "What happens to lamps")


@pytest.mark.parametrize(
    ("new", "topics"),
    [
        ("Accounts without activity, inactive for two months, are deleted.", {"retention"}),
        ("Old lamps are deleted from the shop.", set()),
    ],
)
def test_inactive_accounts(new: str, topics: set[str]) -> None:
    assert set(told("We are here.", f"We are here.\n\n{new}")) & {"retention"} == topics
