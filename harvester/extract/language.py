"""Which language a text is in, told only where the evidence is clear; pure.

By its script (kana, hangul, Cyrillic ...) or by the share of its words that are the commonest small words of
a language: the method of Ingle (1976) and Grefenstette (1995). It needs no model, and errs by saying nothing.
"""

from __future__ import annotations

import re
from collections import Counter

# The commonest function words; words that two of these languages share count for both, and cancel out.
SMALL_WORDS = {
    "en": "the of and to in is that for on with as are this be or by you we your our not may from will any",
    "de": "der die das und in zu den mit von für ist auf nicht ein eine dem des sich wir sie ihre oder auch",
    "fr": "le la les de des et à en un une du que qui dans pour sur par au aux nous vous votre est ou pas",
    "es": "el la los las de y a en un una que por con para su se del al es no o como más sus nosotros usted",
    "it": "il la le di e che in un una per con del della dei delle al alla da non si sono è nel o gli lo i",
    "nl": "de het een en van in is op te dat die voor met zijn aan niet wij uw of door ook wordt worden u om",
    "pt": "o a os as de e que em um uma do da dos das para com por no na não se ao ou seu sua mais nos",
}
_WORDS = {language: frozenset(words.split()) for language, words in SMALL_WORDS.items()}

# Languages that their script tells (Chinese is what has Han characters and no kana).
_SCRIPTS = {
    "ja": re.compile(r"[\u3040-\u30ff]"),
    "ko": re.compile(r"[\uac00-\ud7af\u1100-\u11ff]"),
    "zh": re.compile(r"[\u4e00-\u9fff]"),
    "ru": re.compile(r"[\u0400-\u04ff]"),
    "el": re.compile(r"[\u0370-\u03ff]"),
    "ar": re.compile(r"[\u0600-\u06ff]"),
    "he": re.compile(r"[\u0590-\u05ff]"),
    "th": re.compile(r"[\u0e00-\u0e7f]"),
}
_TOKENS = re.compile(r"[^\W\d_]+")
_BEYOND_LATIN = re.compile(r"[\u0370-\uffff]")

# Of 153 English policies each has 17 to 39 % of its words among the small words of English, and at most a
# quarter of that share among those of another language (of Dutch and Portuguese: is, in, of, a, as, no).
CLEAR_SHARE = 0.15
ABSENT_RATIO = 0.4
NEAR_RATIO = 0.75  # Spanish and Portuguese share many small words; nearer than this, nothing is said
SCRIPT_SHARE = 0.15  # Japanese policies are half Han, with Latin names; a tenth of kana would be a quotation
ENOUGH_WORDS = 60
ENOUGH_LETTERS = 60


def language_shares(text: str) -> dict[str, float]:
    """How much of a text speaks for each language.

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
    """The language of a text (two letters, ISO 639-1), or ``""`` where it is not clear."""
    return _clearest(language_shares(text))


def speaks_another(text: str, known: frozenset[str]) -> str:
    """The language of a text that is clearly in none of the `known` ones, or ``""``.

    A page in two languages, one of them known, is not told: both are in it.
    """
    shares = language_shares(text) if known else {}
    language = _clearest(shares)
    if not language:
        return ""
    absent = all(shares.get(other, 0.0) <= shares[language] * ABSENT_RATIO for other in known)
    return language if absent else ""


def _clearest(shares: dict[str, float]) -> str:
    """The language that a text clearly speaks more than any other, or ``""``."""
    if not shares:
        return ""
    first, *rest = sorted(shares, key=lambda name: (-shares[name], name))
    clear = first in _SCRIPTS or shares[first] >= CLEAR_SHARE
    return first if clear and all(shares[other] <= shares[first] * NEAR_RATIO for other in rest) else ""
