"""Words that permit, forbid, demand or leave to the reader: "allowed", "prohibited", "mandatory", "optional".

They are no verbs, so they are none of a language's modal verbs. All languages stand side by side, so that
whoever adds a word to one of them sees what the others have.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from diffs.weights.languages.language import read_words

_WORDS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "en": (
        ("allowed permitted permissible", "prohibited forbidden disallowed impermissible banned"),
        ("mandatory compulsory obligatory required", "optional voluntary"),
    ),
    "de": (
        (
            "erlaubt gestattet zulässig zulässige zulässigen zugelassen",
            "verboten untersagt unzulässig unzulässige unzulässigen",
        ),
        ("obligatorisch verpflichtend erforderlich zwingend notwendig", "freiwillig optional"),
    ),
    "fr": (
        (
            "autorisé autorisée autorisés autorisées permis permise permises admis admise admises",
            "interdit interdite interdits interdites prohibé prohibée prohibés prohibées",
        ),
        ("obligatoire obligatoires", "facultatif facultative facultatifs facultatives optionnel optionnelle"),
    ),
    "es": (
        (
            "permitido permitida permitidos permitidas autorizado autorizada autorizados autorizadas",
            "prohibido prohibida prohibidos prohibidas",
        ),
        (
            "obligatorio obligatoria obligatorios obligatorias",
            "voluntario voluntaria voluntarios voluntarias opcional opcionales facultativo facultativa",
        ),
    ),
    "it": (
        (
            "consentito consentita consentiti consentite permesso permessa permessi permesse ammesso ammessa",
            "vietato vietata vietati vietate proibito proibita proibiti proibite",
        ),
        (
            "obbligatorio obbligatoria obbligatori obbligatorie",
            "facoltativo facoltativa facoltativi facoltative opzionale opzionali volontario volontaria",
        ),
    ),
    "nl": (
        ("toegestaan geoorloofd toelaatbaar", "verboden ontoelaatbaar"),
        ("verplicht verplichte noodzakelijk vereist", "vrijwillig vrijwillige optioneel optionele"),
    ),
    "pt": (
        (
            "permitido permitida permitidos permitidas autorizado autorizada autorizados autorizadas",
            "proibido proibida proibidos proibidas vedado vedada vedados vedadas",
        ),
        (
            "obrigatório obrigatória obrigatórios obrigatórias",
            "facultativo facultativa facultativos facultativas opcional opcionais voluntário voluntária",
        ),
    ),
}

Stance = tuple[int, bool]
"""Of what a word speaks (0: permission, 1: duty), and whether it grants or demands it."""


@cache
def stance_of(code: str) -> Mapping[str, Stance]:
    """Return word → stance, in small letters.

    Args:
        code: of a language, two letters.
    """
    return {
        word: (at, not other)
        for at, poles in enumerate(_WORDS.get(code, ()))
        for other, words in enumerate(poles)
        for word in read_words(words)
    }
