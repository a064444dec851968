"""Topics that are said in everyday words, in every language, and near misses."""

from __future__ import annotations

import pytest

from diffs import compare
from diffs.weights import weigh
from diffs.weights.languages import LANGUAGES
from diffs.weights.languages.plain_words import everyday_lines

HEADS = {
    "en": "# Lamp shop\n\nThe lamp shop is on the corner, and you may come in by the door.\n",
    "de": "# Lampenladen\n\nDer Laden ist an der Ecke, und wir sind für Sie da, nicht nur im Winter.\n",
    "fr": "# Lampes\n\nLa boutique est dans la rue des lampes, et nous sommes là pour vous en hiver.\n",
    "es": "# Lámparas\n\nLa tienda está en la calle de los faroles, y estamos aquí para usted.\n",
    "it": "# Lampade\n\nIl negozio è nella via dei lumi, e siamo qui per voi anche con la pioggia.\n",
    "nl": "# Lampen\n\nDe winkel is op de hoek en wij zijn er voor u, niet alleen in de winter.\n",
    "pt": "# Lâmpadas\n\nA loja fica na rua dos faróis, e estamos aqui para você também no inverno.\n",
}


def told(code: str, new: str) -> set[str]:
    """Return the topics of a sentence that came to a section."""
    old = f"{HEADS[code]}\n## Lamps\n\n{HEADS[code].splitlines()[2]}\n"
    return {tag.topic for change in compare(old, f"{old}\n{new}\n").changes for tag in weigh(change)}


def test_each_topic_has_words_in_all_languages() -> None:
    topics = [set(everyday_lines(language.code)) for language in LANGUAGES]
    assert all(found == topics[0] and found for found in topics)
    assert all(lines for language in LANGUAGES for lines in everyday_lines(language.code).values())
    # They are read once: a language is asked for each of its topics.
    assert everyday_lines("en") is everyday_lines("en")


@pytest.mark.parametrize(
    ("code", "topic", "new"),
    [
        ("en", "consent", "You can turn off the reports in the lantern at the door."),
        ("de", "consent", "Die Erfassung können Sie in der Laterne ausschalten."),
        ("fr", "consent", "Vous pouvez désactiver le suivi dans la lanterne."),
        ("es", "consent", "Puede desactivar el seguimiento en el farol."),
        ("it", "consent", "Può disattivare il tracciamento nella lanterna."),
        ("nl", "consent", "U kunt het verzamelen in de lantaarn uitschakelen."),
        ("pt", "consent", "Você pode desativar o rastreamento na lanterna."),
        ("en", "data", "The lantern sends us its app version and the screen resolution."),
        ("de", "data", "Die Laterne übermittelt uns ihre Zeitzone."),
        ("fr", "data", "La lanterne nous envoie son fuseau horaire."),
        ("es", "data", "El farol nos envía su zona horaria."),
        ("it", "data", "La lanterna ci invia il suo fuso orario."),
        ("nl", "data", "De lantaarn verzendt de tijdzone."),
        ("pt", "data", "A lanterna envia o fuso horário."),
        ("en", "price", "You send broken lamps back at your own expense."),
        ("de", "price", "Zerbrochene Lampen schicken Sie auf eigene Kosten zurück."),
        ("fr", "price", "Le retour des lampes est à la charge du client."),
        ("es", "price", "La vuelta de los faroles corre a cargo del cliente."),
        ("it", "price", "La restituzione delle lampade è a carico del cliente."),
        ("nl", "price", "Het terugsturen van lampen komt voor rekening van de koper."),
        ("pt", "price", "A volta das lâmpadas corre por conta do cliente."),
    ],
)
def test_what_is_said_in_everyday_words(code: str, topic: str, new: str) -> None:
    assert topic in told(code, new)


@pytest.mark.parametrize(
    ("code", "new"),
    [
        ("en", "You can turn off the lamp at the door when you leave the shop."),
        ("de", "Die Lampe können Sie an der Tür ausschalten, wenn Sie gehen."),
        ("fr", "Vous pouvez désactiver la lampe près de la porte."),
        ("en", "The lamps of this time zone burn longer."),
    ],
)
def test_the_same_words_about_something_else(code: str, new: str) -> None:
    assert told(code, new) == set()


@pytest.mark.parametrize(
    ("code", "new"),
    [
        ("en", "This policy explains what data we collect and how we use it."),
        ("de", "Diese Erklärung erläutert, welche Daten wir erheben."),
        ("fr", "Cette politique explique quelles données nous collectons."),
        ("es", "Esta política explica qué datos recopilamos."),
        ("it", "La presente informativa spiega quali dati raccogliamo."),
        ("nl", "Lees hoe wij omgaan met cookies en met uw gegevens."),
        ("pt", "Esta política explica quais dados coletamos."),
    ],
)
def test_a_sentence_about_the_document_says_nothing_of_the_data(code: str, new: str) -> None:
    assert not told(code, new) & {"data", "purpose", "recipients", "retention"}
