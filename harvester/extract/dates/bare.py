"""Blank out the markup of corpus Markdown, keeping all offsets."""

from __future__ import annotations

import re
import unicodedata

from diffs.lazy_pattern import lazy_pattern

# Variants of characters, each replaced by exactly one character so that offsets do not change.
_SAME = {
    **{chr(0xFF10 + digit): str(digit) for digit in range(10)},  # full-width digits of Japanese text
    **dict.fromkeys(
        "\u00a0\u1680\u2002\u2003\u2007\u2009\u00ad\u200a\u200b\u200c\u200d\u200e\u200f\u202f\u2060\u3000\ufeff\t\r\f\v",
        " ",
    ),
    **dict(zip("：（）／．，－〜～", ":()/.,-~~", strict=True)),
    **dict.fromkeys("\u2010\u2011\u2012\u2015\u2212", "-"),
    **dict.fromkeys("\u2018\u201b\u2032", "\u2019"),
}
_SAME_CHARACTERS = lazy_pattern(f"[{''.join(_SAME)}]")
# All repetitions are bounded or possessive, so that no page causes backtracking. Each alternative begins with
# a character of its own, so that the search skips all others ten times as fast; what must stand before that
# character is tested behind it.
_MARKUP = lazy_pattern(
    r"""
    \](?:\([^()\s\[\]]{0,2000}(?:\s"[^"\n]{0,200}")?\))?   # the target of a link; its words stay
    | &(?:[a-zA-Z]{2,8}|\#\d{1,6}|\#x[0-9a-fA-F]{1,5});
    | <!--(?:[^\n-]|-(?!->)){0,500}+-->                     # what plain text may keep of HTML
    | <!--|-->|</?[a-zA-Z][^<>\n]{0,200}>
    | \#(?:AT_START)[\#>]{0,5}(?=\s) | >(?:AT_START)[\#>]{0,5}(?=\s)  # heading, quotation
    | _(?:(?<![^\W_]_)|(?![^\W_]))                         # emphasis; not inside a name
    | \* | \[ | ` | \\ | ~
    """.replace("AT_START", r"(?<=^.)|(?<=^[ ].)|(?<=^[ ]{2}.)|(?<=^[ ]{3}.)"),
    re.VERBOSE | re.MULTILINE,
)
# Tags that end a line of the page, between words of one line of the text, as in HTML that was kept as it is.
_BLOCK = lazy_pattern(
    r"</?(?:p|div|br|h[1-6]|li|ul|ol|tr|table|section|article|header|footer|main|blockquote|hr)\b",
    re.IGNORECASE,
)
# The key of a page's settings at the head of its source: "last_updated: 2024-05-01".
_KEY = lazy_pattern(r"^[a-z]{2,20}+(?:_[a-z]{2,20}+){1,3}(?=:[ ])", re.MULTILINE)
# "**A**_**ctualización**" is one word, and so are "1**st**" and "202**2**"; but "**Updated**May" is two. What
# has no width is never seen on a page: soft hyphens, joiners.
_INSIDE_A_WORD = lazy_pattern(
    r"""
    (?=[*_\u00ad\u200c\u200d\u2060])
    (?: (?<=[^\W\d_]) (?=_{0,9}[*\u00ad\u200c\u200d\u2060])
        ([*_\u00ad\u200c\u200d\u2060]{1,10}) ([a-zß-ÿ][^\W_]*)
      | (?<=\d) (?=_{0,9}[*\u00ad\u200c\u200d\u2060]|__)
        ([*_\u00ad\u200c\u200d\u2060]{1,10}) (\d{1,4}(?![^\W_])|(?:st|nd|rd|th|er|º|ª)(?![^\W_])) )
    """,
    re.VERBOSE,
)
# A letter with its accent behind it, as "a" and U+0300 for "à".
_ACCENT = lazy_pattern("[\u0300-\u036f]")
_DECOMPOSED = lazy_pattern(r"(?<![^\W\d_])[^\W\d_]{1,60}+(?:[\u0300-\u036f]++[^\W\d_]{0,60}+)++")
# "21\\. August": the stop stays at its number.
_ESCAPED = lazy_pattern(r"\\([.,:;()/-])")


def bare_words(text: str) -> str:
    """Blank out the markup of a text without moving anything.

    Args:
        text: corpus Markdown, or plain text.

    Returns:
        A text of the same length in which every word begins where it began, markup and link targets are
        spaces (line breaks, for tags that end a line between words), and the full-width and typographic
        forms of digits, spaces and hyphens are the plain ones.
    """
    if _ACCENT.search(text):
        text = _DECOMPOSED.sub(_composed, text)
    text = _ESCAPED.sub(r"\1 ", _INSIDE_A_WORD.sub(_closed_up, text))
    text = _KEY.sub(lambda key: key[0].replace("_", " "), text)
    unmarked = _MARKUP.sub(_blank, text)
    return _SAME_CHARACTERS.sub(lambda character: _SAME[character[0]], unmarked)


def _blank(markup: re.Match[str]) -> str:
    """Return spaces for markup; the last is a line break for a tag that ends a line between words."""
    start, end = markup.span()
    inside = "\n" not in (markup.string[start - 1 : start] or "\n", markup.string[end : end + 1] or "\n")
    if inside and _BLOCK.match(markup[0]):
        return " " * (end - start - 1) + "\n"
    return " " * (end - start)


def _composed(word: re.Match[str]) -> str:
    """Write each letter with its accent, and move the places that become free behind the word."""
    return unicodedata.normalize("NFC", word[0]).ljust(len(word[0]))


def _closed_up(parts: re.Match[str]) -> str:
    """Move the marks within a word behind it."""
    return (parts[2] or parts[4]) + " " * len(parts[1] or parts[3])
