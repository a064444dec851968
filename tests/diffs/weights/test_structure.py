"""What the structure of a sentence tells: entries, names, headings, leads, amounts; each with a near miss."""

from __future__ import annotations

import pytest

from diffs import compare
from diffs.summaries import summarize

ENGLISH = "# Lamp policy\n\nThe lamp shop is on the corner, and you may come in.\n"
GERMAN = "# Lampen\n\nDer Laden ist an der Ecke, und wir sind für Sie da, nicht nur im Winter.\n"
DUTCH = "# Lampen\n\nDe winkel is op de hoek en wij zijn er voor u, niet alleen in de winter.\n"


def told(old: str, new: str, heading: str = "Lamps and oil", start: str = ENGLISH) -> dict[str, str]:
    """Return topic → trigger of two texts of a section."""
    before, after = (f"{start}\n## {heading}\n\n{text}\n" if text else start for text in (old, new))
    summary = summarize(compare(before, after), before).summary
    return {tag.topic: tag.trigger for tag, _ in summary.topics}


@pytest.mark.parametrize(
    ("old", "new", "topics"),
    [
        (
            "We collect information about lamps, oil and wicks that buyers like.",
            "We collect information about lamps, oil, broken chimneys and wicks that buyers like.",
            {"data"},
        ),
        (  # one word more is no entry
            "We collect information about lamps, oil and wicks that buyers like.",
            "We collect information about lamps, lamp oil and wicks that buyers like.",
            set(),
        ),
        (  # nor is one in a sentence with a single comma
            "When you knock, we collect information.",
            "When you knock twice loudly, we collect information.",
            set(),
        ),
    ],
)
def test_an_entry_of_an_enumeration(old: str, new: str, topics: set[str]) -> None:
    assert set(told(old, new)) == topics


@pytest.mark.parametrize(
    ("old", "new", "topics"),
    [
        ("Lamp Shop may end the evening.", "Lantern House may end the evening.", {"contracting party"}),
        ("Lamp Shop may end the evening.", "Everyone may end the evening.", set()),
        ("Lamp Shop may end the evening.", "LAMP SHOP may end the evening.", set()),
        ("Lamp Shop may end the evening.", "Lantern House may not light oil in spring.", set()),
    ],
)
def test_another_name_as_the_subject(old: str, new: str, topics: set[str]) -> None:
    assert set(told(old, new)) & {"contracting party"} == topics


@pytest.mark.parametrize(
    ("heading", "new", "topics"),
    [
        ("Operator", "Berta Lampe", {"contracting party"}),
        ("Operator", "Lamp Street 12", set()),  # another address is the same person
        ("Opening hours", "Berta Lampe", set()),
    ],
)
def test_another_name_alone_in_a_line(heading: str, new: str, topics: set[str]) -> None:
    old = "Anna Lampe" if new == "Berta Lampe" else "Wick Street 7"
    assert set(told(f"We are here.\n\n{old}", f"We are here.\n\n{new}", heading)) == topics


def test_an_address_is_no_party() -> None:
    text = "Lamp Shop, Wick Street {}, is the data controller of the evening."
    assert told(text.format("12 in Lampton"), text.format("4 in Oilham")) == {}
    other = "Lamp Shop, seated in {}, is the data controller of the evening."
    assert set(told(other.format("Lampton"), other.format("Oilham"))) == {"contracting party"}


def test_one_more_place() -> None:
    old = "Suits are heard by the courts located in Lampton and nowhere else."
    assert told(old, old.replace("in Lampton", "in Oilham or Lampton")) == {"governing law": "∅ → Oilham"}
    assert told(old, old.replace("nowhere", "really nowhere")) == {}


@pytest.mark.parametrize(
    ("start", "old", "new", "topic"),
    [
        (
            ENGLISH,
            "Personal data goes to Lamp Oil Ltd and stays there.",
            "Personal data that we collect goes to Wick Trade Ltd and stays there.",
            "recipients",
        ),
        (
            GERMAN,
            "",
            "Auf dieser Seite sind Funktionen des Dienstes Lampenblick eingebunden, angeboten durch die "
            "Lampenblick GmbH, und wir freuen uns.",
            "recipients",
        ),
        (
            GERMAN,
            "Wir nutzen für den Versand der Newsletter und für die Anmeldung den Dienst Lampen Post.",
            "Wir nutzen für den Versand der Newsletter und für die Anmeldung den Dienst Docht Brief.",
            "recipients",
        ),
    ],
)
def test_a_company_that_receives_data(start: str, old: str, new: str, topic: str) -> None:
    assert topic in told(old, new, start=start)


def test_german_nouns_are_no_names() -> None:
    text = "Wir nutzen für den Versand der Newsletter und für die Anmeldung den Dienst {}."
    assert told(text.format("der Lampe"), text.format("der Laterne"), start=GERMAN) == {}
    assert told(text.format("Lampen-Post"), text.format("Lampen-Brief"), start=GERMAN) == {}


@pytest.mark.parametrize(
    ("start", "heading", "topic"),
    [
        (ENGLISH, "Changes to this notice", "notice of changes"),
        (ENGLISH, "How we share", "recipients"),
        (GERMAN, "Ihre Rechte im Laden", "rights"),
        (GERMAN, "Datenweitergabe beim Kauf", "recipients"),
        (DUTCH, "Met wie wij praten", "recipients"),
        (DUTCH, "Toepasselijk recht", "governing law"),
    ],
)
def test_a_whole_section_is_about_its_heading(start: str, heading: str, topic: str) -> None:
    text = {
        ENGLISH: "The keeper of the lamps writes it down in spring, and the town crier reads it.",
        GERMAN: "Der Lampenwart schreibt es im Frühling auf, und der Ausrufer liest es auf dem Platz.",
        DUTCH: "De lampenist schrijft het in het voorjaar op en de omroeper leest het op het plein.",
    }[start]
    assert topic in told("", text, heading, start)
    assert told("", text, "Lampen", start) == {}
    more = told(text, f"{text} {text.replace('lamp', 'wick').split(',')[0]}.", heading, start)
    assert not more.keys() & {"notice of changes", "rights"}  # of a section that stayed, not all is said


def test_a_long_heading_is_a_sentence() -> None:
    heading = "Retention of lamps that stood in the window and were seen by all who came past the shop"
    text = "The keeper of the lamps writes it down, and the crier reads it."
    assert "retention" not in told("", text, heading)
    assert "retention" in told("", text, "Retention of lamps")


@pytest.mark.parametrize(
    ("lead", "topics"),
    [
        ("We process personal data of buyers, namely:", {"data"}),
        ("You must not collect personal data of buyers, namely:", set()),
        ("In the window you see:", set()),
    ],
)
def test_an_entry_of_a_list_has_the_topic_of_its_lead(lead: str, topics: set[str]) -> None:
    old = f"{lead}\n\n- the old lamps\n- the oil\n"
    assert set(told(old, f"{old}- the broken chimneys\n")) == topics


@pytest.mark.parametrize(
    ("heading", "old", "new", "topics"),
    [
        ("Fees", "- Evening lamp: €29", "- Evening lamp: €59", {"price"}),
        ("Lamps", "- Evening lamp: €29", "- Evening lamp: €59", set()),
        ("Fees", "- Evening lamp: 29 wicks", "- Evening lamp: 59 wicks", set()),
    ],
)
def test_an_amount_under_fees(heading: str, old: str, new: str, topics: set[str]) -> None:
    assert set(told(old, new, heading)) & {"price"} == topics


def test_an_amount_of_what_is_owed() -> None:
    text = "We are liable for broken lamps in the shop, up to {} in a year."
    assert "liability" in told(text.format("$ 500"), text.format("$ 900"))
    assert "liability" not in told(text.format("one lamp"), text.format("two lamps"))


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        ("If you have any questions about the cookies that we use, knock on the door.", set()),
        ("We use cookies on this page, and nobody knocks on the door.", {"data"}),
    ],
)
def test_where_to_ask_is_no_use_of_data(text: str, topics: set[str]) -> None:
    assert set(told("We rest.", f"We rest. {text}")) == topics


@pytest.mark.parametrize(
    ("old", "new", "topics"),
    [
        ("Rechnungsdaten", "Rechnungsdaten und Lampendaten", {"data"}),
        ("Rechnungsdaten", "Rechnungsdaten und Lampen", set()),
    ],
)
def test_a_german_compound_is_a_kind_of_data(old: str, new: str, topics: set[str]) -> None:
    text = "Wir speichern in der Kiste, die im Keller steht, die {} der Kunden."
    assert set(told(text.format(old), text.format(new), start=GERMAN)) == topics


def test_a_right_to_deletion_is_no_retention() -> None:
    lead = "You have the right to:\n\n- see what we have\n"
    assert "retention" not in told(lead, f"{lead}- delete your personal data\n")
    lead = "We do this:\n\n- see what we have\n"
    assert "retention" in told(lead, f"{lead}- delete your personal data\n")


@pytest.mark.parametrize(
    ("old", "new", "topics"),
    [
        ("| Listed price of a lamp | 20 | 40 |", "| Listed price of a lamp | 20 | 70 |", {"price"}),
        ("| Listed height of a lamp | 20 | 40 |", "| Listed height of a lamp | 20 | 70 |", set()),
    ],
)
def test_a_figure_in_a_row_about_prices(old: str, new: str, topics: set[str]) -> None:
    row = "| What | Small, offered | Large |\n|---|---|---|\n{}\n"
    assert set(told(row.format(old), row.format(new))) & {"price"} == topics


@pytest.mark.parametrize(
    ("heading", "new", "topics"),
    [
        ("Between", "Wick Trade GmbH", {"contracting party"}),
        ("Between", "LAMP OIL GmbH", set()),  # the same company
        ("Subprocessors", "Wick Trade GmbH", set()),  # no party, whatever else it may be
    ],
)
def test_another_company_alone_in_a_line(heading: str, new: str, topics: set[str]) -> None:
    text = "We are here.\n\n{}\n\nand you"
    found = told(text.format("Lamp Oil GmbH"), text.format(new), heading)
    assert found.keys() & {"contracting party"} == topics


def test_a_page_that_was_printed_anew_tells_nothing() -> None:
    old = "You may refuse\n\nthe cookies, and we\n\ncollect no information about lamps."
    new = "You may refuse the\n\ncookies, and we collect\n\nno information about lamps."
    assert told(old, new) == {}
    assert "data" in told(old, new.replace("no information", "information"))


def test_what_is_registered_is_no_party() -> None:
    text = "We rest. A hash of the lamp is registered in the book, and nobody reads it."
    assert told("We rest.", text) == {}
    assert "contracting party" in told("We rest.", text.replace("hash of the lamp", "company"))
