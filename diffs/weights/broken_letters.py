"""Where two texts are the same but for letters that a page broke: "één" and "??n", "’" and "â€™"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from diffs.text import essence

# UTF-8 that was read as Windows-1252: a letter that begins a sequence, and those that go on.
_SEQUENCE = re.compile(
    r"[\u00c2-\u00f4][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013\u2014"
    r"\u2018-\u201e\u2020-\u2022\u2026\u2030\u2039\u203a\u20ac\u2122]{1,3}"
)
# Letters and signs of the languages that are read: "Ü–" is no Syriac one.
_OF_POLICIES = re.compile(r"[\u00a0-\u017f\u2000-\u20bf\u2122]+")
_LOST = re.compile(r"[?\ufffd]+")  # what stands for a letter that could not be read or written
_MOST_LETTERS = 4  # for which one run of marks may stand
_NEVER_BROKEN = frozenset("abcdefghijklmnopqrstuvwxyz0123456789")
_MOST_CHARS = 20_000
_MOST_LOST = 200


def only_broken_letters(before: Sequence[str], after: Sequence[str]) -> bool:
    """Return whether two sides have the same words, of which one has broken letters.

    Args:
        before: the old sentences, in Markdown.
        after: the new ones.
    """
    old, new = ("\n".join(side) for side in (before, after))
    if not (old and new) or max(len(old), len(new)) > _MOST_CHARS:
        return False
    if not any(_SEQUENCE.search(side) or _LOST.search(side) for side in (old, new)):
        return False
    mine, others = (_letters(repaired(side)) for side in (old, new))
    return mine == others or _fills(mine, others) or _fills(others, mine)


def repaired(text: str) -> str:
    """Return a text with its letters that were UTF-8 and were read as Windows-1252."""
    return _SEQUENCE.sub(_read_again, text)


def _read_again(found: re.Match[str]) -> str:
    known = b"".join(_byte(char) for char in found[0])
    try:
        letters = known.decode("utf-8")
    except UnicodeDecodeError:
        return found[0]
    return letters if _OF_POLICIES.fullmatch(letters) else found[0]


def _byte(char: str) -> bytes:
    """Return the byte as which a letter was read; what Windows-1252 leaves free stands for itself."""
    try:
        return char.encode("cp1252")
    except UnicodeEncodeError:
        return bytes([ord(char) % 256])


def _letters(text: str) -> str:
    return "".join(essence(text).split()).casefold()


def _fills(broken: str, sound: str) -> bool:
    """Return whether the sound text has other letters only where the broken one has marks for them."""
    first, *parts = _LOST.split(broken)
    if not 0 < len(parts) <= _MOST_LOST or not sound.startswith(first):
        return False
    places = {len(first)}  # where what was compared may end in the sound text
    for part in parts:
        places = {
            start + len(part)
            for place in places
            for start in _after_letters(sound, place)
            if sound.startswith(part, start)
        }
    return len(sound) in places


def _after_letters(sound: str, place: int) -> Iterator[int]:
    """Yield the places after none, one or a few letters that a page may break: those beyond a to z."""
    yield place
    for end in range(place, min(place + _MOST_LETTERS, len(sound))):
        if sound[end] in _NEVER_BROKEN:
            return
        yield end + 1
