"""Recognize what stands on the page of a policy and is none of its words; pure.

The rules are generic: what a line consists of (links, names, counters), not which site it is from.
"""

from __future__ import annotations

import re
from functools import lru_cache

from diffs.lazy_pattern import lazy_pattern
from diffs.policy_words import phrases
from diffs.text.without_markup import legible

# In words. A line with fewer is a label, a name or an item of a menu.
_FEWEST = 4
# In words. A line with so many is a sentence even if it does not end like one.
_LONG = 14

# In characters. A longer line is a paragraph, whatever words are in it.
_NOTICE = 300
_LINK = lazy_pattern(r"!?\[[^\[\]\n]{0,300}\]\([^()\s]{0,2000}(?:\s\"[^\"\n]{0,200}\")?\)")
_HEADING = lazy_pattern(r"^\s{0,3}#{1,6}\s|^\s*(?:\d+[\\.)]*\s*)?(\*\*|__)[^*_\n]{1,120}\1[\s:.]*$")
_WORD = lazy_pattern(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
# "e. g.", "U. S."
_SPACED = lazy_pattern(r"(?<![^\W_])([^\W\d_]\.)[ \u00a0\u202f](?=[^\W\d_]\.)")
_ENDS = lazy_pattern(r"[.;:!?。…][)\]\"'”’»*_]*$")
# Words that run into each other, as in menus without blanks between their items.
_GLUED = lazy_pattern(r"\b\w*[a-zß-ÿ]{3}[A-Z][a-z]{2}\w*")
_FEW_GLUED = 3
_BRACKETS = lazy_pattern(r"[()（）]")


@lru_cache(4096)
def visible_words(line: str) -> str:
    """Return the words of a line of Markdown, without what changes by itself.

    Args:
        line: one line.
    """
    words = phrases.ASIDES.sub(" ", _SPACED.sub(r"\1", legible(line)))
    return phrases.ITEM.sub(_less_number, words) if ")" in words or "）" in words else words


def _less_number(found: re.Match[str]) -> str:
    """Return what is left of the number of an item: all of it, if it is none."""
    if found["kept"]:
        return found[0]
    before = _BRACKETS.findall(found.string, 0, found.start())
    # The end of a bracket: "(see part 5)".
    is_closing = found["half"] and before and before[-1] in "(（"
    return found[0] if is_closing else " "


def is_copyright(words: str) -> bool:
    """Return whether a line is the notice of copyright, whose year is that of the page.

    Args:
        words: the line, without markup.
    """
    return len(words) < _NOTICE and bool(phrases.COPYRIGHT.search(words))


def is_heading(line: str) -> bool:
    """Return whether a line is a heading, by its markup.

    Args:
        line: one line of Markdown.
    """
    return bool(_HEADING.match(line))


def is_page_furniture(line: str, title: str) -> bool:
    """Return whether a line of a page has no words of its policy that could be edited.

    A heading has none: it is renamed, not reworded.

    Args:
        line: one line of Markdown.
        title: the title of the page, as a heading may repeat it.
    """
    words = visible_words(line)
    if not words or is_heading(line) or words.casefold() in title.casefold():
        return True
    if is_copyright(words) or (len(words) < _NOTICE and phrases.ERROR.search(words)):
        return True
    if (
        phrases.COUNTER.search(words)
        or phrases.LEADS_ELSEWHERE.match(words)
        or (phrases.THANKS.search(words) and len(words) < _NOTICE)
    ):
        return True
    # The beginning of another page, or the name of who wrote this one.
    if words.endswith(("…", "...")) or (len(words) < _NOTICE and phrases.BYLINE.search(words)):
        return True
    return _is_menu(line, words) or not (_is_sentence(words) or is_address(words))


def is_announcement(words: str) -> bool:
    """Return whether words tell the reader that the policy was or will be changed.

    Args:
        words: without markup.
    """
    return bool(phrases.ANNOUNCEMENT.search(words))


def consists_of_links(line: str) -> bool:
    """Return whether all words of a line are those of links.

    Args:
        line: one line of Markdown.
    """
    return not any(map(str.isalnum, _LINK.sub("", line)))


def _is_menu(line: str, words: str) -> bool:
    """Return whether a line consists of links or of short items beside each other."""
    if consists_of_links(line):
        return True
    if len(set(_GLUED.findall(words))) >= _FEW_GLUED:
        return True
    items = re.split(r"\s[|•·]\s|\s{2,}", words)
    return len(items) > 2 and all(len(item.split()) <= _FEWEST for item in items)


def _is_sentence(words: str) -> bool:
    """Return whether a line has a sentence, not only names.

    Args:
        words: the line, without markup.
    """
    found = _WORD.findall(words.casefold())
    common = sum(word in phrases.FUNCTION for word in found)
    if len(found) < _FEWEST or not common:
        return False
    return bool(_ENDS.search(words) or len(found) >= _LONG) and 8 * common >= len(found)


def is_address(words: str) -> bool:
    """Return whether a line has a postal address, as in ``Lamps Ltd, 3 Quay Street, Cork``.

    Args:
        words: the line, without markup.
    """
    return (
        any(map(str.isdigit, words))
        and "," in words
        and len(words) < _NOTICE
        and bool(phrases.COMPANY.search(words))
    )
