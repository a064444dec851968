"""Tell the language of a page from its address; pure."""

from __future__ import annotations

import re

from harvester.archive import split_url

# Codes of ISO 639-1 that sites use in addresses; the others are as often words ("to", "is",
# "my") or countries ("uk", "ca", "be").
_CODES = frozenset(
    re.findall(
        "..",
        "arbgcsdadeelenesetfifrhehihrhuiditjakoltlvmsnbnlnoplptroruskslsrsvthtrvizh",
    )
)
# "fr", "fr-ca", "fr_CA", "intl/fr", "ca-fr"; a country alone ("us", "uk") says nothing of the language.
_STEP = re.compile(r"(?P<first>[a-z]{2})(?:[-_](?P<second>[a-z]{2}|[a-z]{4}))?", re.IGNORECASE)
_QUERY = re.compile(
    r"(?:^|[&?])(?:hl|lang|language|locale|lc|l)=(?P<code>[a-z]{2})(?:[-_][a-z]{2,4})?(?:&|$)", re.IGNORECASE
)
_NAMES = dict.fromkeys(("english",), "en") | dict.fromkeys(("deutsch", "german"), "de")
_NAMES |= dict.fromkeys(("francais", "french"), "fr") | dict.fromkeys(("espanol", "spanish"), "es")
_NAMES |= dict.fromkeys(("italiano", "italian"), "it") | dict.fromkeys(("nederlands", "dutch"), "nl")
_NAMES |= dict.fromkeys(("portugues", "portuguese"), "pt")
# Words that only policies of one language have in their addresses.
_WORDS = {
    "de": re.compile(r"datenschutz|impressum|nutzungsbeding|geschaeftsbeding|\bagb\b"),
    "fr": re.compile(r"confidentialite|donnees|mentions-legales|vie-privee|conditions-generales"),
    "es": re.compile(r"privacidad|datos-personales|aviso-legal|terminos"),
    "pt": re.compile(r"privacidade|dados-pessoais|termos"),
    "it": re.compile(r"informativa|note-legali|condizioni"),
    "nl": re.compile(r"privacyverklaring|privacybeleid|voorwaarden|cookiebeleid|persoonsgegevens"),
}


def language_of_address(url: str) -> str:
    """Return the language that an address states: ``fr`` for ``/fr-ca/privacy``, ``""`` if it states none.

    Args:
        url: the address.

    >>> language_of_address("https://example.com/de-ch/datenschutz"), language_of_address("http://example.com/to/")
    ('de', '')
    """
    parts = split_url(url.lower())
    stated = _QUERY.search(parts.query)
    if stated and stated["code"] in _CODES:
        return stated["code"]
    steps = [step.partition(".")[0] for step in parts.path.split("/") if step]
    labels = (parts.hostname or "").split(".")[:-2]
    for step in (*steps, *labels):
        code = _code(step)
        if code:
            return code
    return _language_of_words(parts.path)


def _language_of_words(path: str) -> str:
    """Return the language whose words a path has: a longer one counts before one that is its beginning."""
    found = {language: match[0] for language, words in _WORDS.items() if (match := words.search(path))}
    return max(found, key=lambda language: len(found[language]), default="")


def _code(step: str) -> str:
    """Return the language that a step of a path, or a label of a host, is a code of."""
    if step in _NAMES:
        return _NAMES[step]
    match = _STEP.fullmatch(step)
    if match is None:
        return ""
    first, second = match["first"], match["second"] or ""
    if first in _CODES:
        return first
    return second if second in _CODES else ""
