"""Find the part of a page that a date speaks of; pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from diffs.lazy_pattern import lazy_pattern
from diffs.policy_words.furniture import is_copyright
from diffs.policy_words.page import names_another, squashed
from diffs.policy_words.written_dates import written_dates
from diffs.text.without_markup import legible

# In lines with words: a date up to here is that of the page.
_HEAD = 25
_MARKED = lazy_pattern(r"\s{0,3}(#{1,6})\s")
_UNDERLINED = lazy_pattern(r"\s{0,3}(=+|-{2,})\s*$")
# Of a document on the page, in lines with words and in words: its date stands right under its heading.
_UNDER_HEADING, _LABEL = 2, 12
_DATED = lazy_pattern(
    r"updat|effective|revis|modifi|amend|version|in force|stand\b|aktualisiert|geändert|fassung|gültig|jour"
    r"|vigueur|actualiza|vigor|vigente|aggiorna|bijgewerkt|versie|atualiza|as of",
    re.IGNORECASE,
)
# A date that is one of so many last ones may be that of the page, too.
_END = 8
# One of so many last ones is at the end of the page, with an address and a copyright below it.
_TAIL = 20


def dated_part(markdown: str, quote: str) -> str:
    """Return the part of a page that a date speaks of: the page, or one of several documents on it.

    A date far down, under a heading that names a document, is the date of that document. In a notice of
    copyright, it is the date of somebody else's licence. Of a document on the page that has a date of its own
    under its heading, the date of the page does not speak.

    Args:
        markdown: the text, with the title in its first line.
        quote: the words that state the date.
    """
    lines = markdown.split("\n")
    wanted = squashed(quote)
    words = [place for place, line in enumerate(lines) if squashed(line)]
    found = [at for at, place in enumerate(words) if wanted and wanted in squashed(lines[place])]
    if not found:
        return markdown
    whole = 0, len(lines)
    first, *others = (_part(lines, words, at) for at in found)
    if first == whole:
        dated = {place for part in _parts_with_dates(lines, words, wanted) for place in range(*part)}
        return "\n".join(line for place, line in enumerate(lines) if place not in dated)
    # Each of several documents may state the same date.
    parts = (first, *(part for part in others if part != whole))
    shown = {0}.union(*(range(*part) for part in parts))
    return "\n".join(lines[place] for place in sorted(shown))


def is_at_an_end(markdown: str, quote: str) -> bool:
    """Return whether a date stands at the top of a page or at its end, as that of the whole page does.

    Args:
        markdown: the text.
        quote: the words that state the date.
    """
    wanted = squashed(quote)
    keys = list(filter(None, map(squashed, markdown.split("\n"))))
    found = [place for place, key in enumerate(keys) if wanted and wanted in key]
    return not found or found[0] <= _HEAD or found[-1] >= len(keys) - _TAIL


def _part(lines: Sequence[str], words: Sequence[int], found: int) -> tuple[int, int]:
    """Return where the part of a page begins and ends of which a date speaks.

    Args:
        lines: the page.
        words: the places of the lines with words.
        found: which of them states the date.
    """
    whole = 0, len(lines)
    if found >= len(words) - _END:
        return whole
    is_in_head = found <= _HEAD
    if is_copyright(legible(lines[words[found]])):
        return whole if is_in_head else (0, 0)
    # The title in the first line is that of the page.
    above = (place for place in reversed(words[1:found]) if _level(lines, place))
    heading = next((place for place in above if names_another(lines[place])), None)
    if heading is None or (is_in_head and _level(lines, heading) > 1):
        return whole
    level = _level(lines, heading)
    # What stands above the first document on the page is its head.
    return (0 if is_in_head else heading), _end(lines, words[found + 1 :], level)


def _parts_with_dates(lines: Sequence[str], words: Sequence[int], wanted: str) -> Iterator[tuple[int, int]]:
    """Yield where the documents on a page begin and end that have another date under their headings.

    Args:
        lines: the page.
        words: the places of the lines with words.
        wanted: the letters of the words that state the date of the page.
    """
    # The title in the first line is that of the page.
    for at, place in enumerate(words[1:], 1):
        if not _level(lines, place) or not names_another(lines[place]):
            continue
        # A heading may repeat it, or say it in short.
        if squashed(legible(lines[place])) in squashed(lines[0]):
            continue
        below = [one for one in words[at + 1 :] if not _UNDERLINED.match(lines[one])][:_UNDER_HEADING]
        heads = [lines[one] for one in below if len(lines[one].split()) <= _LABEL]
        if any(wanted in squashed(line) for line in heads) or not any(map(is_dated_label, heads)):
            continue
        yield place, _end(lines, words[at + 1 :], _level(lines, place))


def is_dated_label(line: str) -> bool:
    """Return whether a line states a date, with a label, and says no more.

    Args:
        line: one line of Markdown.
    """
    is_short = len(line.split()) <= _LABEL
    return is_short and bool(_DATED.search(line)) and bool(written_dates(legible(line)))


def _end(lines: Sequence[str], below: Sequence[int], level: int) -> int:
    """Return where a document ends: at the next heading of its level, or above, that names another one.

    Args:
        lines: the page.
        below: the places of the lines with words below its heading.
        level: that of the heading.
    """
    following = (
        place for place in below if 0 < _level(lines, place) <= level and names_another(lines[place])
    )
    return next(following, len(lines))


def _level(lines: Sequence[str], place: int) -> int:
    """Return the level of a heading, or 0 if a line is none."""
    if mark := _MARKED.match(lines[place]):
        return len(mark[1])
    below = lines[place + 1] if place + 1 < len(lines) else ""
    if underline := _UNDERLINED.match(below):
        return 1 if underline[1].startswith("=") else 2
    return 0
