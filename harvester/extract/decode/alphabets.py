"""Detect the 8-bit Latin encoding of a page by the letters of its language; pure.

A page in windows-1250 that declares no encoding, or ISO-8859-1, decodes without an error as windows-1252 and
shows ``imiê`` for ``imię``. No byte is invalid, but no language uses those letters. So each encoding is
judged by the language that fits best: by the share of the non-ASCII letters that are in the alphabet of that
language. The alphabets are those of the orthographies of the languages.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from harvester.extract.decode.encoding_names import decode_as

# The non-ASCII letters of each language, in lower case. A letter that only loan words have is included
# if dictionaries list it (French "æ", Dutch "è"), because one such letter must not rule the language out.
_ALPHABETS = {
    "ca": "àçéèíïóòúü",
    "da": "æøåéäö",
    "de": "äöüßé",
    "en": "éèñöïâç",
    "es": "áéíóúüñªº",
    "fi": "äöåšžé",
    "fr": "àâæçéèêëîïôœùûüÿ",
    "is": "áæéíðóöþúý",
    "it": "àèéìíîòóùúªº",
    "nl": "áäéèëêíïóöúüûĳ",
    "no": "æøåéèêóòôäö",
    "pt": "ãáàâçéêíóôõúüªº",
    "sv": "åäöéüà",
    "cs": "áčďéěíňóřšťúůýž",
    "hr": "čćđšž",
    "hu": "áéíóöőúüű",
    "pl": "ąćęłńóśźż",
    "ro": "ăâîșțşţ",
    "sk": "áäčďéíĺľňóôŕšťúýž",
    "sl": "čšžćđ",
    "sq": "çë",
    "tr": "çğıöşü",
    "et": "äõöüšž",
    "lt": "ąčęėįšųūž",
    "lv": "āčēģīķļņšūžŗō",
}
_WESTERN = ("ca", "da", "de", "en", "es", "fi", "fr", "is", "it", "nl", "no", "pt", "sq", "sv")
_CENTRAL = ("cs", "hr", "hu", "pl", "ro", "sk", "sl", "sq", "de")
_BALTIC = ("et", "lt", "lv")
# The languages that each encoding was made for. Of encodings that give the same text, the first is taken.
_LANGUAGES = {
    "windows-1252": _WESTERN,
    "iso-8859-15": _WESTERN,
    "windows-1250": _CENTRAL,
    "iso-8859-2": _CENTRAL,
    "windows-1254": ("tr",),
    "windows-1257": _BALTIC,
    "iso-8859-13": _BALTIC,
    "iso-8859-4": _BALTIC,
    "iso-8859-16": ("ro",),
}
# Encodings that a detector may also report for such pages, although they are hardly ever used.
LATIN = frozenset((*_LANGUAGES, "iso-8859-3", "iso-8859-10", "iso-8859-14", "macintosh"))

# In bytes: the text of a page may come long after its scripts.
_SAMPLE = 512 * 1024
_TAG = re.compile(rb"<[^<>]*>")
# In bytes: comments and a doctype may precede the root element.
_HEAD = 4096
_SAME_ALPHABET = {"nb": "no", "nn": "no", "bs": "hr"}
_HTML_LANG = re.compile(rb"<html\b[^<>]{0,500}?\slang\s*=\s*[\"']?([a-zA-Z]{2})", re.IGNORECASE)
# Letters beyond ASCII; any character beyond ASCII within a word; beside a letter, the signs that no text has
# there. A quotation mark beside a word tells nothing of the language; a sign within a word was read wrongly.
_AT_WORD = re.compile(
    r"(?<=[A-Za-z])[^\x00-\x7f](?=[A-Za-z])|[^\W\x00-\x7f]|(?<=[A-Za-z])[\x80-\x9f\xb1\xb6\xa8\xb4\xb8\xbc-\xbe\xd7\xf7]"
)
_BETWEEN_WORDS = frozenset("\u2019\u2018'\u00ad\u2013\u2014\u00a0\u2026\u00b7\u200b/")

# In characters: so many must be strange to every language before another encoding is thought of; with fewer,
# names from abroad decide. Where the page names its language, one is enough.
_STRANGE = 3
_STRANGE_TO_LANGUAGE = 1
# Another encoding must explain nearly all letters, and leave a quarter of the strange ones at most.
_FITS = 0.95
_LEFT = 0.25


def latin_encoding(payload: bytes, declared: str | None) -> str:
    """Return the 8-bit Latin encoding of a page.

    Args:
        payload: the page.
        declared: the member of `LATIN` that the page or its header declares, or None.

    Returns:
        What is declared, or windows-1252, unless another encoding gives the letters of a language where that
        one does not.
    """
    sample = _TAG.sub(b" ", payload[:_SAMPLE])
    language = _language_of(payload)
    encoding = declared or "windows-1252"
    if language:
        found = _best(sample, encoding, (language,), _STRANGE_TO_LANGUAGE)
        if found is not None:
            return found
    if language in _LANGUAGES["windows-1252"] and declared:
        return declared
    return _best(sample, encoding, tuple(_ALPHABETS), _STRANGE) or encoding


def _best(sample: bytes, encoding: str, languages: tuple[str, ...], least: int) -> str | None:
    """Return the encoding that fits one of the languages best, or None if none fits well enough."""
    letters = _letters(sample, encoding)
    strange = _strange(letters, encoding, languages)
    if strange < least:
        return encoding if sum(letters.values()) > 2 * strange else None
    best, fewest = None, strange
    for other in _LANGUAGES:
        found = _letters(sample, other)
        left = _strange(found, other, languages)
        if left < fewest and left <= _LEFT * strange and left <= (1 - _FITS) * sum(found.values()):
            best, fewest = other, left
    return best


def _letters(sample: bytes, encoding: str) -> Counter[str]:
    """Count the non-ASCII characters that belong to words, in lower case."""
    found = Counter(_AT_WORD.findall(decode_as(sample, encoding, "replace").replace("\u0130", "i")))
    counted: Counter[str] = Counter()
    for character, times in found.items():
        if character not in _BETWEEN_WORDS:
            counted[character.lower()] += times
    return counted


def _strange(letters: Counter[str], encoding: str, languages: tuple[str, ...]) -> int:
    """Return how many of the letters are strange to the language, of those of the encoding, that has most."""
    total = sum(letters.values())
    known = (
        sum(times for letter, times in letters.items() if letter in _alphabet(language))
        for language in languages
        if language in _LANGUAGES[encoding]
    )
    return total - max(known, default=0)


@cache
def _alphabet(language: str) -> frozenset[str]:
    """Return the non-ASCII letters of a language."""
    return frozenset(_ALPHABETS[language])


def _language_of(payload: bytes) -> str:
    """Return the language that the root element declares if its alphabet is known, else ``""``."""
    said = _HTML_LANG.search(payload[:_HEAD])
    language = said[1].decode("ascii").lower() if said else ""
    language = _SAME_ALPHABET.get(language, language)
    return language if language in _ALPHABETS else ""
