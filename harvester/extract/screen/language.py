"""Detect the language of a text if the evidence is clear; pure.

A language is recognized by its script (kana, hangul, Cyrillic ...) or by the share of the most common
function words of the language, the method of Ingle (1976) and Grefenstette (1995). It needs no model, and in
doubt gives no language.
"""

from __future__ import annotations

from collections import Counter

from diffs.lazy_pattern import lazy_pattern

# Of the commonest function words those that only one of these languages has, so that they speak for it alone:
# "is" and "of" are Dutch too, "de" is five languages', "la" four. A test keeps the lists apart.
SMALL_WORDS = {
    "en": "the and to that for with are this be by or you your our not may from will any which these it",
    "de": "der das und zu mit von für ist auf nicht ein eine dem den sich wir sie ihre oder auch werden wird",
    "fr": "les et du dans pour par aux nous vous votre vos est sont pas une cette ces sur qui avec être nos",
    "es": "el los las y su sus usted es más nosotros con cuando puede nuestro nuestra también lo qué sin",
    "it": "il di che dei della delle alla non sono è nel gli per questo essere nostro nostra più anche",
    "nl": "het een van dat voor zijn aan niet wij uw door ook wordt worden met op onze deze bij naar kunnen",
    "pt": "os em um uma não ao seu sua seus suas dos pelo pela são também nosso nossa você é foi isso isto",
}
_WORDS = {language: frozenset(words.split()) for language, words in SMALL_WORDS.items()}

# Languages that are known by their script (Chinese: Han characters without kana), or scripts of several.
_SCRIPTS = {
    "ja": lazy_pattern(r"[\u3040-\u30ff]"),
    "ko": lazy_pattern(r"[\uac00-\ud7af\u1100-\u11ff]"),
    "zh": lazy_pattern(r"[\u4e00-\u9fff]"),
    "Cyrillic": lazy_pattern(r"[\u0400-\u04ff]"),
    "el": lazy_pattern(r"[\u0370-\u03ff]"),
    "Arabic": lazy_pattern(r"[\u0600-\u06ff]"),
    "he": lazy_pattern(r"[\u0590-\u05ff]"),
    "th": lazy_pattern(r"[\u0e00-\u0e7f]"),
}
_TOKENS = lazy_pattern(r"[^\W\d_]+")
_BEYOND_LATIN = lazy_pattern(r"[\u0370-\uffff]")

# Of 153 English policies each has 15 to 33 % of its words among these of English (a page of addresses 8 %),
# and at most a twentieth of that share among those of another language.
CLEAR_SHARE = 0.07
ABSENT_RATIO = 0.25
SCRIPT_SHARE = 0.15  # Japanese policies are half Han, with Latin names; a tenth of kana would be a quotation
ENOUGH_WORDS = 60
ENOUGH_LETTERS = 60


def language_shares(text: str) -> dict[str, float]:
    """Return the share of a text that indicates each language.

    Args:
        text: running text; markup and addresses should have been taken out.

    Returns:
        Language → share (0 to 1) of its words, or of its letters where the script tells; empty where the
        text is too short to tell.
    """
    tokens = Counter(token.lower() for token in _TOKENS.findall(text))
    letters = sum(len(token) * times for token, times in tokens.items())
    if letters < ENOUGH_LETTERS:
        return {}
    shares: dict[str, float] = {}
    if len(_BEYOND_LATIN.findall(text)) >= letters * SCRIPT_SHARE:
        shares = {name: len(script.findall(text)) / letters for name, script in _SCRIPTS.items()}
        shares = {name: share for name, share in shares.items() if share >= SCRIPT_SHARE}
    if "ja" in shares:
        shares.pop("zh", None)
    if tokens.total() >= ENOUGH_WORDS:
        for language, words in _WORDS.items():
            shares[language] = sum(tokens[word] for word in words) / tokens.total()
    return shares


def language_of(text: str) -> str:
    """Return the language of a text (ISO 639-1, or the name of its script), ``""`` where it is not clear."""
    return _clearest(language_shares(text))


def speaks_another(text: str, known: frozenset[str]) -> str:
    """Return the language of a text that is clearly in none of the `known` ones, or ``""``.

    A page in two languages is not told: the one that is known may be in it.
    """
    language = _clearest(language_shares(text)) if known else ""
    return "" if language in known else language


def _clearest(shares: dict[str, float]) -> str:
    """Return the only language with clear evidence, or ``""``."""
    if not shares:
        return ""
    first, *rest = sorted(shares, key=lambda name: (-shares[name], name))
    alone = all(shares[other] <= shares[first] * ABSENT_RATIO for other in rest)
    return first if alone and (first in _SCRIPTS or shares[first] >= CLEAR_SHARE) else ""
