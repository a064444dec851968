"""The numbers that headings carry: 1., 1.2, (a), IV., § 3, Article 5, 第1条."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from diffs.lazy_pattern import lazy_pattern
from diffs.sections.titles import LINES_REMEMBERED

# Full-width forms of East Asian text, one character for one, so that offsets hold.
_NARROW = {0xFF10 + d: 0x30 + d for d in range(10)} | {
    ord("．"): ".",
    ord("（"): "(",
    ord("）"): ")",
    ord("："): ":",
    ord("　"): " ",
    ord("－"): "-",
    ord("〔"): "(",
    ord("〕"): ")",
}
_WORDS_HIGH = (
    "part|title|chapter|teil|kapitel|chapitre|partie|capítulo|título|capitolo|capo|parte|hoofdstuk|deel"
)
_HIGH = frozenset([*_WORDS_HIGH.split("|"), *"章编編部"])
_WORDS_LOW = (
    "section|sec|article|art|clause|rule|annex|appendix|schedule|exhibit|abschnitt|artikel|ziffer|anhang|anlage"
    "|annexe|artículo|articulo|sección|seccion|cláusula|anexo|articolo|sezione|allegato|bijlage"
)
_ARABIC = r"\d{1,5}(?:\.\d{1,3})*[a-zA-Z]?(?![\w])"
_ROMAN = r"[IVXLC]{1,7}(?!\w)"
_KEYWORD = lazy_pattern(
    rf"(?P<word>(?:{_WORDS_HIGH}|{_WORDS_LOW})(?![^\W\d_])|§§?)\.?\s*(?:n[o°º]\.?\s*)?"
    rf"(?P<value>{_ARABIC}|{_ROMAN}|[A-Z](?!\w))(?P<after>\s*[.):\-–—|]*\s*)",
    re.IGNORECASE,
)
_KANJI = lazy_pattern(
    r"第\s*(?P<value>[0-9一二三四五六七八九十百]{1,4})\s*(?P<word>[条條章節编編部項])(?P<after>[\s.:、\-]*)"
)
_MARKED = lazy_pattern(
    r"(?:"
    r"\((?P<bracketed>\d{1,5}|[A-Za-z]|(?P<twice>[a-z])(?P=twice)|[ivxlcIVXLC]{1,7})\)"
    r"|(?P<dotted>\d{1,3}(?:\.\d{1,3})+)(?:\.(?!\d)|\)|/(?=\s))?(?=[\s:\-–—]|[^\W\d_]{2})"
    r"|(?P<arabic>\d{1,5})(?:[.)](?!\d)|[、:](?=\D)|/(?=\s)|\s*[-–—](?=\s))"
    r"|(?P<lettered>[A-Z](?:\.\d{1,3})+)[.)]?(?=\s)"
    r"|(?P<inserted>\d{1,3}[A-Z])[.)](?=\s)"
    r"|(?P<coded>[A-Z]\d{1,2})[.)](?=\s)"
    r"|(?P<dashed>[A-Z])\s?[-–]\s(?=[A-ZÀ-Þ])"
    r"|(?P<letter>[A-Za-z])[.)](?=\s|[A-ZÀ-Þ]{3})"
    r"|(?P<doubled>(?P<once>[a-z])(?P=once))[.)](?=\s)"
    r"|(?P<roman>[IVXLC]{2,7}|[ivxlc]{2,7})[.)](?=\s|[A-ZÀ-Þ]{3})"
    r"|(?P<han>[一二三四五六七八九十]{1,3})[、.]"
    r"|(?P<circled>[①-⑳])"
    r")\s*[.:\-–—]?\s*"
)
_BARE = lazy_pattern(r"(?P<value>\d{1,2}(?:\.\d{1,2})*)\s+(?=[^\W\d_])")
_ROMAN_NUMBER = lazy_pattern(_ROMAN)
_VALID_ROMAN = lazy_pattern(r"C{0,3}(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})", re.IGNORECASE)
_ROMANS = [
    ten + one
    for ten in ("", "x", "xx")
    for one in ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
    if ten + one
]


@dataclass(frozen=True, slots=True)
class NumberedHeading:
    """A heading taken apart.

    Attributes:
        number: the bare number, without the word or the signs around it: "4", "1.2", "a", "IV".
        scheme: its kind; numbers of one kind in one dress are of one level.
        depth: how many levels the number itself counts: 2 for "1.2".
        rest: the text after it.
        bare: True where no sign sets the number off ("3 Cookies"): it may be a part of the text.
    """

    number: str
    scheme: str
    depth: int
    rest: str
    bare: bool = False


@lru_cache(LINES_REMEMBERED)
def parse_number(text: str) -> NumberedHeading | None:
    """Take the number off the front of a heading.

    Args:
        text: one line without markup.

    Returns:
        The heading in its parts, or None where it does not begin with a number.

    >>> parse_number("IV. Cookies").number, parse_number("§ 3 Zweck").rest, parse_number("Cookies")
    ('IV', 'Zweck', None)
    """
    narrow = _narrow(text)
    found = _by_word(narrow, text) or _by_mark(narrow, text) or _bare(narrow, text)
    # The item of a numbered list whose page numbers it itself: "2. 2. Obligations", "2. II. Obligations".
    again = (
        _by_mark(_narrow(found.rest), found.rest) if found is not None and found.scheme == "arabic" else None
    )
    if again is None or found is None:
        return found
    return again if again.number == found.number or _ROMAN_NUMBER.fullmatch(again.number) else found


def numbers_follow(one: str, two: str) -> bool:
    """Return whether two numbers stand next to each other in one list, as "3.1" and "3.2" or "(b)" and "(c)".

    Args:
        one: a number, without signs.
        two: the number on the line below. The same number again counts, too: some lists have "1." throughout.

    Returns:
        True for neighbours.
    """
    above, below = one.split("."), two.split(".")
    if len(above) != len(below) or above[:-1] != below[:-1]:
        return False
    return above[-1] == below[-1] or below[-1].lower() in _successors(above[-1].lower())


def _successors(number: str) -> set[str]:
    """Return what may come after a number; "i" may be a letter or Roman."""
    if number.isdigit():
        return {str(int(number) + 1)}
    found = {_ROMANS[_ROMANS.index(number) + 1]} if number in _ROMANS[:-1] else set()
    if len(set(number)) == 1 and "a" <= number[0] < "z":
        found.add(chr(ord(number[0]) + 1) * len(number))
    return found


def _narrow(text: str) -> str:
    """Return where a number would stand, in plain characters."""
    start = text[:80]
    return start if start.isascii() else start.translate(_NARROW)


def _by_word(narrow: str, text: str) -> NumberedHeading | None:
    match = _KEYWORD.match(narrow) or _KANJI.match(narrow)
    if match is None:
        return None
    value, word, rest = match["value"], match["word"].lower(), text[match.end() :].strip()
    set_off = bool(match["after"].strip()) or word.startswith("§") or not word.isascii()
    if rest and not set_off and (not match["after"] or rest[0].islower()):
        return None  # "Section 5 applies to ..."
    if not word.startswith("§") and word.isascii() and value.isalpha() and not value.isupper():
        return None  # "Part i", "art c"
    rank = "high" if word in _HIGH else "low"
    return NumberedHeading(value.rstrip("."), f"word-{rank}", value.count(".") + 1, rest)


def _by_mark(narrow: str, text: str) -> NumberedHeading | None:
    match = _MARKED.match(narrow)
    if match is None:
        return None
    kind = match.lastgroup or ""
    value = match[kind]
    rest = text[match.end() :].strip()
    if kind == "circled":
        value = str(ord(value) - ord("①") + 1)
    if kind == "bracketed":
        kind = f"bracketed-{_kind_in_brackets(value)}"
    if kind.endswith("roman") and not _VALID_ROMAN.fullmatch(value):
        return None
    if kind in {"dotted", "arabic"}:
        return NumberedHeading(value, "arabic", value.count(".") + 1, rest)
    if kind in {"inserted", "coded", "lettered"}:
        return NumberedHeading(value, kind, value.count(".") + 1, rest)
    kind = "letter" if kind == "dashed" else kind
    case = "lower-" if value.islower() else ""
    return NumberedHeading(value, case + kind, 1, rest)


def _kind_in_brackets(value: str) -> str:
    if value.isdigit():
        return "arabic"
    if len(value) == 1:
        return "letter"
    return "doubled" if len(value) == 2 and value[0] == value[1] else "roman"


def _bare(narrow: str, text: str) -> NumberedHeading | None:
    match = _BARE.match(narrow)
    if match is None:
        return None
    value = match["value"]
    return NumberedHeading(
        value, "arabic", value.count(".") + 1, text[match.end() :].strip(), bare="." not in value
    )
