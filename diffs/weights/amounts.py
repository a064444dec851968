"""Amounts of money and shares in a sentence: "$ 1,500", "20 %"."""

from __future__ import annotations

import re

from diffs.weights.sentences import Sentence

_SUM = r"\d{1,3}(?:[ .,\u202f]\d{3})+(?:[.,]\d{1,2})?|\d+(?:[.,]\d+)?"
_MONEY = re.compile(
    rf"""(?:[$€£¥]|\b(?:eur|usd|gbp|chf|brl|czk)\b)\s?(?:{_SUM})
    | (?<![\d.,])(?:{_SUM})\s?
      (?:[€£¥%$]|(?:eur|euros?|usd|dollars?|pounds|percent|prozent|pour\scent|por\s?cento|por\sciento|per\scento|procent)\b)""",
    re.IGNORECASE | re.VERBOSE,
)
_CURRENCIES = re.compile(r"euros?|eur|usd|dollars?")
_LEAST_WORDS = 5


def amounts_of(sentence: Sentence) -> list[str]:
    """Return the amounts and shares of a sentence; a ticker of prices has none.

    Args:
        sentence: the sentence.
    """
    return money_of(sentence) if len(sentence.bag) >= _LEAST_WORDS else []


def money_of(sentence: Sentence) -> list[str]:
    """Return the amounts and shares, also those of a short line.

    Args:
        sentence: the sentence.
    """
    return [_CURRENCIES.sub(_sign, found.lower()) for found in _MONEY.findall(sentence.essence)]


def _sign(currency: re.Match[str]) -> str:
    return "€" if currency[0].startswith("eur") else "$"
