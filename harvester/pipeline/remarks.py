"""Find what is unusual about a text, for the notes of its reading; pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from diffs import Section
from diffs.in_words import count
from store.reading_notes import LACKING_NUMBERS

# A run of characters beyond ASCII, as UTF-8 looks if it is decoded as a single-byte encoding.
_HIGH_RUN = re.compile("[^\\x00-\\x7f]{2,8}")
_ONE_BYTE = ("windows-1252", "windows-1250", "windows-1251")
# Fewer such runs may be names, formulas or examples.
_FEW = 3
# A heading that is on another level, in a list or without markup also has its number at the beginning of a
# line. In the 303 documents of docs/benchmarks.md, this explained 33 of 41 gaps.
_LEADING_NUMBER = re.compile(
    r"^(?:[^\w\n]|_){0,20}(?:[^\W\d_]{1,12}[^\w\n]{1,3})?(\d{1,3})(?!\d)", re.MULTILINE
)
# A shorter sequence of numbers in headings may be a coincidence.
_SEQUENCE = 4


def remarks(markdown: str, sections: Sequence[Section]) -> tuple[str, ...]:
    """Return what is unusual about a text, as messages for users.

    Args:
        markdown: the text.
        sections: its sections.
    """
    found = [_unreadable(markdown), _mojibake(markdown), *_missing_numbers(markdown, sections)]
    return tuple(remark for remark in found if remark)


def _unreadable(markdown: str) -> str:
    """Return a message on characters of the text that could not be decoded, or ``""``."""
    total = markdown.count("\ufffd")
    return f"{count(total, 'character')} of the text could not be decoded" if total else ""


def _mojibake(markdown: str) -> str:
    """Return a message if the text looks like UTF-8 decoded as another encoding, or ``""``."""
    runs = _HIGH_RUN.findall(markdown)
    wrong = sum(map(_is_utf8_in_disguise, runs))
    if wrong < _FEW or 2 * wrong < len(runs):
        return ""
    return f"{count(wrong, 'passage')} of the text may be UTF-8 that was decoded as another encoding"


def _is_utf8_in_disguise(run: str) -> bool:
    """Return whether the bytes of a run of characters, in a single-byte encoding, are valid UTF-8."""
    for encoding in _ONE_BYTE:
        try:
            run.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
        return True
    return False


def _missing_numbers(markdown: str, sections: Sequence[Section]) -> Iterator[str]:
    """Yield the gaps in the numbers of the headings, where a part of the policy may be missing."""
    for level in sorted({section.level for section in sections}):
        numbers = [int(one.number) for one in sections if one.level == level and one.number.isdecimal()]
        # The sequence must be regular except for the gap: years, dates and several lists are not.
        if len(numbers) < _SEQUENCE or numbers[0] > 2 or any(b <= a for a, b in pairwise(numbers)):
            continue
        skipped = sorted(set(range(1, numbers[-1])) - set(numbers))
        if skipped and 2 * len(numbers) > numbers[-1]:
            elsewhere = {int(number) for number in _LEADING_NUMBER.findall(markdown)}
            if missing := [number for number in skipped if number not in elsewhere]:
                yield f"{LACKING_NUMBERS} {', '.join(map(str, missing))}"
