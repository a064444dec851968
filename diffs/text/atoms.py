"""Markdown → the atoms that count: words, numbers and punctuation, without white space, glyphs and markup.

Everything between two atoms (white space, emphasis, bullets, link targets) is a *gap* and counts for nothing.
The one rule of white space that counts is that it parts words: ``no where`` is two atoms, ``nowhere`` one,
and so is ``no**where**``.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import filterfalse

from diffs.lazy_pattern import lazy_pattern
from diffs.text.cosmetic_glyphs import DASHES, GLYPHS, INVISIBLE, SINGLE_QUOTES

# Scripts written without spaces between words: each character is an atom, and white space beside it is
# layout.
IDEOGRAPHS = (
    "\u3005\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
)
# All that ends a word. Everything else is part of one, so letters and marks of every script are.
_PUNCTUATION = (
    "\\x00-\\x2f:-@\\[-`{-\\xa9\\xab-\\xb1\\xb4\\xb6-\\xb8\\xbb\\xbf×÷\u1680\u2000-\u206f\u20a0-\u20cf\u2190-\u2bff"
    "\u2e00-\u2e7f\u3000-\u3004\u3006\u3008-\u303f\ufe10-\ufe1f\ufe30-\ufe6f\ufeff\u180e\uff00-\uff0f\uff1a-\uff20"
    "\uff3b-\uff40\uff5b-\uff65\uffe0-\uffff"
)
_LETTER = rf"[^{_PUNCTUATION}{IDEOGRAPHS}]"
_IN_WORD = rf"(?:\\?_++|[{SINGLE_QUOTES}]|[-‐‑]|(?<=\d)[.,:/](?=\d)|\.(?=[a-z])|[{INVISIBLE}]++)"
_BULLET = r"[*+•·‣◦▪●○■□➢►\-–—]"
# A link's target as CommonMark has it (no white space, balanced parentheses one deep, a title), and, since
# extracted pages hold broken ones, anything up to the parenthesis that begins like an address.
_TARGET = (
    r"\(\s*+(?:<[^<>\n]*+>|(?:\\.|[^()\s\\]|\((?:\\.|[^()\s\\])*+\))*+)"
    r"(?:\s++(?:\"(?:\\.|[^\"\\])*+\"|'(?:\\.|[^'\\])*+'))?+\s*+\)"
    r"|\((?:[A-Za-z][A-Za-z0-9+.-]{1,20}:|/|\#|www\.)[^()\n]*+\)"
)
# What a line begins with before its first word: bullets, heading marks, quotation marks of mail, rules. A
# dash that the extractor escaped because it begins a paragraph is a bullet, too.
_RULE = r"[-*_=:|](?:[ \t]*+[-*_=:|])++[ \t]*+(?:(?=\n)\s++|\Z)"
_LINE = rf"\n\s*+(?:(?:{_BULLET}|\\[-+*]|\#{{1,6}})(?=\s|\Z)\s*+|>\s*+|{_RULE})*+"
_NO_ADDRESS = rf"\s<>\[\]()|*\"“”{INVISIBLE}"
_ADDRESS = rf"(?:(?:https?|ftp)://|www\.)[^{_NO_ADDRESS}]*[^{_NO_ADDRESS}.,;:!?'’_]"
_MAIL = r"(?:@[\w-]++(?:\.[\w-]++)++)?+"
_AUTOLINK = r"<(?:(?:https?|ftp)://|mailto:)[^\s<>]++>|<[^\s<>@]{1,64}@[^\s<>@]{1,255}>"
# Words with single spaces between them, and the signs of sentences: 86 % of the characters of 2,200 policies,
# read at one go.
_SIGNS = "(,.;:?!)"
_RUN = rf"(?:\(?+{_LETTER}++(?:['’-]{_LETTER}++)*+[{_SIGNS[1:]}]*+(?:[ ]|(?=\n)))++"
_ONE_RUN = lazy_pattern(rf"{_RUN}\n")
_ATOM_OF_RUN = lazy_pattern(rf"[{_SIGNS}{IDEOGRAPHS}]|[^ {_SIGNS}{IDEOGRAPHS}]++")
_TOKEN = lazy_pattern(
    rf"""
    (?P<line>{_LINE})
  | (?P<run>{_RUN})
  | (?P<ideographs>[{IDEOGRAPHS}]++)
  | (?P<space>(?:[^\S\n]|\|)++|\\(?=\n))
  | (?P<address>{_ADDRESS})
  | (?P<word>{_LETTER}++(?:{_IN_WORD}{_LETTER}++)*+{_MAIL})[ ]?+
  | (?P<autolink>{_AUTOLINK})
  | (?P<escaped>\\[!-/:-@\[-`{{-~])
  | (?P<target>\](?:{_TARGET}))
  | (?P<bracket>!?\[)
  | (?P<star>\*(?!\*))
  | (?P<markup>\*++|_++|`++|~~|[{INVISIBLE}]++)
  | (?P<dash>-++|[{DASHES}])
  | (?P<other>.)
    """,
    re.VERBOSE | re.DOTALL,
)
# Both begin with plain characters alone, so that the search passes over all others five times as fast.
_BRACKETS = lazy_pattern(rf"\\.|\[|!\[|\](?:{_TARGET})?", re.DOTALL)
_STARS = lazy_pattern(r"\\.|\*\**+|\n\s*\n", re.DOTALL)
_REFERENCE = lazy_pattern(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_MARKUP = frozenset({"markup", "target"})
_PERHAPS_MARKUP = frozenset({"bracket", "star"})
# What a run of words is rewritten by, before it is divided at its spaces.
_SPACED = [("’", "'"), ("ʼ", "'"), *((sign, f" {sign} ") for sign in _SIGNS)]
_UNSEEN = lazy_pattern(rf"[{INVISIBLE}\\]")

# A bracket or a star may have its partner in another line, and a reference may stand for one.
_MAY_GO_ON = frozenset("[]*\\&")

SENTENCE_ENDS = frozenset(".!?。！？")

# A section is read for its alignment, for its words and with its neighbours in time: the texts read last are
# remembered, so many of them up to so many characters, at most some 100 MB.
_READ_TEXTS, _SHORT_TEXT = 256, 10_000
_READ_LONG_TEXTS, _LONG_TEXT = 6, 300_000


@dataclass(frozen=True, slots=True)
class Atoms:
    """The atoms of a text, in order.

    Attributes:
        text: the text they were read from.
        keys: what each atom counts as; two atoms with the same key differ cosmetically at most.
        starts: where each begins in the text, in characters.
        ends: where each ends.
    """

    text: str
    keys: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]


def is_word(key: str) -> bool:
    """Return whether an atom's key is a word or a number, not punctuation."""
    return key[0].isalnum() or len(key) > 1


def count_words(text: str) -> int:
    """Count the words of a text as comparisons do; in scripts without spaces each character is one.

    >>> count_words("We don't sell e-mail addresses. 当社は")
    8

    Args:
        text: corpus Markdown, or plain text.
    """
    keys = read_keys(text)
    others = [*filterfalse(str.isalnum, keys)]  # six of seven are words without any sign
    return len(keys) - len(others) + sum(map(is_word, others))


def count_words_apart(text: str) -> int:
    """Count the words of a text as `count_words` does, its first line by itself.

    What is below the title of a page is read for its essence, too, and is remembered.

    Args:
        text: corpus Markdown.
    """
    title, _, rest = text.partition("\n")
    if _MAY_GO_ON.isdisjoint(title):
        return count_words(title) + count_words(rest)
    return count_words(text)


def read_keys(text: str) -> tuple[str, ...]:
    """Read the keys of the atoms of a text, in half the time that `read_atoms` takes.

    Args:
        text: Markdown in the corpus' dialect, or any other text.

    Returns:
        The same as ``read_atoms(text).keys``.
    """
    if len(text) <= _SHORT_TEXT:
        return _keys_of_short(text)
    return _keys_of_long(text) if len(text) <= _LONG_TEXT else _keys(text)


def read_atoms(text: str) -> Atoms:
    """Read the atoms of a Markdown text, in time linear in its length; it never raises.

    Args:
        text: Markdown in the corpus' dialect, or any other text.

    Returns:
        Its atoms.
    """
    if len(text) <= _SHORT_TEXT:
        return _read_short(text)
    return _read_long(text) if len(text) <= _LONG_TEXT else _read(text)


def _keys(text: str) -> tuple[str, ...]:
    """Read the keys of the atoms of a text."""
    if _ONE_RUN.fullmatch(f"{text}\n"):  # four of five sentences
        return tuple(_run_keys(text))
    keys: list[str] = []
    plain = _REFERENCE.sub(lambda reference: _decoded(reference[0]), text) if "&" in text else text
    for _, found, joins in _stretches(plain):
        if joins:
            keys[-1] += found.pop(0)
        keys += found
    return tuple(keys)


def _read(text: str) -> Atoms:
    """Read the atoms of a text."""
    if "&" in text and _REFERENCE.search(text):
        return _read_with_references(text)
    return Atoms(text, *_scan(text))


_keys_of_short = lru_cache(_READ_TEXTS)(_keys)
_keys_of_long = lru_cache(_READ_LONG_TEXTS)(_keys)
_read_short = lru_cache(_READ_TEXTS)(_read)
_read_long = lru_cache(_READ_LONG_TEXTS)(_read)


def _scan(text: str) -> tuple[tuple[str, ...], tuple[int, ...], tuple[int, ...]]:
    """Read keys, starts and ends of the atoms."""
    keys: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for (start, end), found, joins in _stretches(text):
        spans = [(start, end)]
        if len(found) > 1:
            spans = [atom.span() for atom in _ATOM_OF_RUN.finditer(text, start, end)]
        if joins:
            keys[-1] += found.pop(0)
            ends[-1] = spans.pop(0)[1]
        keys += found
        starts += [at for at, _ in spans]
        ends += [at for _, at in spans]
    return tuple(keys), tuple(starts), tuple(ends)


def _stretches(text: str) -> Iterator[tuple[tuple[int, int], list[str], bool]]:
    """Yield the stretches that hold atoms: where, their keys, and whether the first goes on with a word."""
    markup = _link_brackets(text) | _emphasis_stars(text)
    joins = False
    # The line break put in front makes the first line a line like the others; offsets are one too high by it.
    # That at the end lets the last words be read in a run, as those of other lines are; it would make a
    # backslash there another thing.
    for match in _TOKEN.finditer(f"\n{text}" if text.endswith("\\") else f"\n{text}\n"):
        kind = match.lastgroup
        start, end = match.start() - 1, match.end() - 1
        if kind == "run":
            keys = _run_keys(match[0])
            yield (start, end - match[0].endswith(" ")), keys, joins and keys[0] != "("
            joins = False
        elif kind == "word":
            end = match.end("word") - 1
            yield (start, end), [_word_key(match["word"])], joins
            joins = end + 1 == match.end()  # a word takes the space behind it along: half as many matches
        elif kind == "ideographs":
            yield (start, end), list(match[0]), False
            joins = False
        elif kind == "line" or kind == "space":
            joins = False
        elif kind not in _MARKUP and not (kind in _PERHAPS_MARKUP and start in markup):
            yield (start, end), [_other_key(kind, match[0])], False
            joins = False


def _run_keys(raw: str) -> list[str]:
    """Return the keys of a run of words: what `_word_key` gives for each of its words."""
    for written, spaced in _SPACED:
        raw = raw.replace(written, spaced)
    return (raw if raw.isascii() else unicodedata.normalize("NFC", raw)).split()


def _word_key(raw: str) -> str:
    """Return the word without what has no width, its glyphs in one form, its accents composed."""
    if raw.isalnum() and raw.isascii():
        return raw
    key = _UNSEEN.sub("", raw).translate(GLYPHS)
    return key if key.isascii() else unicodedata.normalize("NFC", key)


def _other_key(kind: str | None, raw: str) -> str:
    """Return the key of an atom that is no word."""
    if kind == "dash":
        return "-"
    if kind == "escaped":
        return raw[1].translate(GLYPHS)
    if kind == "autolink":
        return raw[1:-1].removeprefix("mailto:")
    if kind == "address":
        return unicodedata.normalize("NFC", raw)
    return raw.translate(GLYPHS)


def _link_brackets(text: str) -> set[int]:
    """Find the brackets that open a link or an image."""
    opening: set[int] = set()
    if "](" not in text:
        return opening
    waiting: list[int] = []
    for match in _BRACKETS.finditer(text):
        found = match[0]
        if found in ("[", "!["):
            waiting.append(match.start())
        elif found[0] == "]" and waiting:
            start = waiting.pop()
            if found != "]":
                opening.add(start)
    return opening


def _emphasis_stars(text: str) -> set[int]:
    """Find the single stars that are emphasis: those with a partner in the same paragraph."""
    paired: set[int] = set()
    waiting: list[int] = []
    for match in _STARS.finditer(text) if "*" in text else ():
        found = match[0]
        if found[0] == "\n":
            waiting.clear()
        elif found == "*":
            at = match.start()
            closes = at > 0 and not text[at - 1].isspace()
            opens = at + 1 < len(text) and not text[at + 1].isspace()
            if closes and waiting:
                paired.update((waiting.pop(), at))
            elif opens and (not closes or not text[at - 1].isalnum()):
                waiting.append(at)
    return paired


def _read_with_references(text: str) -> Atoms:
    """Read a text in which characters are written as references (``&nbsp;``, ``&#146;``)."""
    plain: list[str] = []
    origin: list[int] = []  # where each character of the plain text begins in the given one
    at = 0
    for match in _REFERENCE.finditer(text):
        plain.append(text[at : match.start()])
        origin.extend(range(at, match.start()))
        written = _decoded(match.group())
        plain.append(written)
        if written == match.group():
            origin.extend(range(match.start(), match.end()))
        else:
            origin.extend([match.start()] * len(written))
        at = match.end()
    plain.append(text[at:])
    origin.extend(range(at, len(text) + 1))
    keys, starts, ends = _scan("".join(plain))
    return Atoms(text, keys, tuple(origin[at] for at in starts), tuple(origin[at] for at in ends))


def _decoded(reference: str) -> str:
    """Return the character of a reference, escaped if Markdown could take it for markup."""
    character = html.unescape(reference)
    if len(character) != 1:
        return reference
    if character.isascii() and not character.isalnum() and not character.isspace() and character not in "'\"":
        return f"\\{character}"
    return character
