"""What is told of sentences that stand alone, of other companies, and of periods."""

from __future__ import annotations

import pytest

from diffs import compare
from diffs.summaries import summarize

TEXT = "# Lamp policy\n\nThe lamp shop is on the corner, and you may come in.\n\n## {}\n\n{}\n"


def told(old: str, new: str, heading: str = "Lamps and oil") -> dict[str, str]:
    """Return topic → trigger of two texts of a section."""
    before, after = TEXT.format(heading, old), TEXT.format(heading, new)
    summary = summarize(compare(before, after), before).summary
    return {tag.topic: tag.trigger for tag, _ in summary.topics}


@pytest.mark.parametrize(
    ("old", "new", "topic"),
    [
        (  # both name arbitration, but the new sentence says something else of it
            "Arbitration is for lamps over ten feet only.",
            "The shop pays every arbitrator whom a customer with burnt fingers chooses.",
            "arbitration",
        ),
        (
            "We delete data of buyers in spring.",
            "We delete data of buyers in spring. Within 60 days, we delete data of the backups.",
            "retention",
        ),
        ("We retain data for 30 days.", "We retain data for 90 days.", "retention"),
    ],
)
def test_more_about_a_matter_that_was_named(old: str, new: str, topic: str) -> None:
    assert topic in told(old, new)


def test_a_sentence_with_the_words_of_others_tells_nothing() -> None:
    old = "You may see an arbitrator or a judge, and the shop pays. Arbitration is in town."
    new = "You may see an arbitrator. Or see a judge, and the shop pays. Arbitration is in town."
    assert "arbitration" not in told(old, new)


def test_the_heading_says_what_a_new_sentence_is_about() -> None:
    new = "We rest. A neutral person from the guild hears both sides and writes down who pays."
    assert told("We rest.", new, "Arbitration") == {"arbitration": "arbitration"}
    assert told("We rest.", new, "Your rights") == {}


@pytest.mark.parametrize(
    ("old", "new", "trigger"),
    [
        ("Lamp Oil GmbH", "Wick Trade GmbH", "Lamp Oil GmbH → Wick Trade GmbH"),
        ("“Lamp Oil”, Inc", "Wick Trade, S.L", "“Lamp Oil”, Inc → Wick Trade, S.L"),
        ("Lamp Oil GmbH", "LAMP OIL GmbH", None),
        ("Lamp Oil Ltd, Wick Ltd and Glass Ltd", "Lamp Oil Ltd, Wick Ltd and Brass Ltd", None),
    ],
)
def test_another_company(old: str, new: str, trigger: str | None) -> None:
    sentence = "These pages are looked after day and night by {} in the old town."
    assert told(sentence.format(old), sentence.format(new)).get("contracting party") == trigger


@pytest.mark.parametrize(
    ("old", "new", "trigger"),
    [
        ("We need a minimum of 10 ratings.", "We need a minimum of five ratings.", "10 ratings → 5 ratings"),
        ("We had 784.325 readers then.", "We had 798.187 readers then.", "784.325 → 798.187"),
        ("We had 41.7M readers then.", "We had 35.4M readers then.", "41.7m → 35.4m"),
        (
            "We had 3.02 million readers then.",
            "We had 6.2 million readers then.",
            "3.02 million → 6.2 million",
        ),
        ("We had a reader then.", "We had one reader then.", None),
        ("Call us at 1.800.555.1234 by day.", "Call us at 1.900.555.1234 by day.", None),
    ],
)
def test_counts(old: str, new: str, trigger: str | None) -> None:
    assert told(old, new).get("number") == trigger


def test_a_short_section_is_read_in_the_language_of_the_document() -> None:
    head = "# Lampade\n\nQuesta informativa è per gli utenti della bottega, che non sono del mercato.\n\n"
    old, new = (f"{head}## Data\n\nVersione del {date}\n" for date in ("5 febbraio", "7 marzo"))
    assert summarize(compare(old, new), old).summary.topics == ()


def test_wrapped_lines_are_one_sentence() -> None:
    wrapped = "Wir sind die Laterne am Markt und am Abend für Sie da, und wir verkaufen\nIhre Daten nicht."
    old = TEXT.format("Lampen", "Wir und die Laterne sind für Sie da.")
    new = TEXT.format("Lampen", wrapped)
    assert [tag.topic for tag, _ in summarize(compare(old, new), old).summary.topics][:1] == ["sale"]


@pytest.mark.parametrize(
    ("old", "new", "topic"),
    [
        (
            "We may ask for your consent, and you may withdraw your consent to lamps.",
            "We may ask for your consent to lamps, which you may withdraw.",
            "rights",
        ),
        (
            "We keep the right to remove lamps that smoke in the evening.",
            "We keep the right of removal of lamps that smoke in the evening.",
            "unilateral power",
        ),
    ],
)
def test_the_same_words_in_another_form_tell_nothing(old: str, new: str, topic: str) -> None:
    assert topic in told(old, "Lamps burn.")
    assert topic not in told(old, new)


def test_a_phrase_has_other_numbers_and_persons() -> None:
    assert "governing law" in told("We rest.", "We rest. A judge sits in the court of Lampland.")
    assert "children" not in told("We rest.", "Descansamos el 5 de mayo de 2021.")


def test_a_price_that_came_stands_under_a_heading_or_a_lead() -> None:
    row = "| Lamp by night | 12 € |"
    table = "| By day | Price |\n|---|---|\n| Lamp | 9 € |\n"
    assert "price" in told(table, table + row + "\n", "Fees")
    assert "price" not in told(table.replace("Price", ""), table.replace("Price", "") + row + "\n", "Lamps")


def test_a_clause_under_a_heading_is_about_it() -> None:
    old = "Lamps stay on the shelf in the house on the corner."
    new = f"{old[:-1]} until the end of a long winter or the last drop of oil."
    assert "retention" in told(old, new, "Retention")
    assert "retention" not in told(old, new, "Lamps")


def test_a_heading_about_data_and_purposes_is_about_both() -> None:
    new = "We rest. Each evening somebody writes down which lamps smoked and who lit them."
    assert {"data", "purpose"} <= told("We rest.", new, "What we collect and how we use it").keys()
    assert told("We rest.", new, "How long we keep what we collect").keys() == {"retention"}


def test_a_word_in_the_name_of_a_company_tells_nothing() -> None:
    start = "# Lampade\n\nIl negozio è all'angolo e noi siamo qui per voi, non solo nei mesi di inverno.\n\n"
    old = (
        f"{start}Il Titolare del Trattamento dei Dati Personali è il Dipartimento Lampade, Servizio Olio, "
        "che si avvale di Lampade S.p.A. e Studiare Sviluppo S.r.l.\n"
    )
    new = old.replace("Studiare Sviluppo S.r.l", "Eutalia S.r.l")
    topics = {tag.topic for tag, _ in summarize(compare(old, new), old).summary.topics}
    assert topics == {"contracting party"}
