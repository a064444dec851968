"""Take the text of a page apart for the screening: its words, sentences, links and short pieces; pure."""

from __future__ import annotations

import re

from diffs.lazy_pattern import lazy_pattern

# Repetitions are bounded, so that a page of a million brackets does not take longer than others.
_LINK = lazy_pattern(r"!?\[([^\[\]]*)\]\([^()\s]{0,2000}\)")
_MARKUP = lazy_pattern(r"[*_#>|`\\]+")
_BETWEEN = lazy_pattern(r"[·•|/]|\s{2,}")
_SENTENCE_END = lazy_pattern(r"[.!?](?=\s|$)")
_WORD = lazy_pattern(r"[^\W_]+")
_UNSPACED = lazy_pattern(r"[\u0e00-\u0e7f\u3040-\u30ff\u4e00-\u9fff]")


def casefolded_words(text: str) -> list[str]:
    """Return the words of a text in lower case."""
    return _WORD.findall(text.casefold())


def links_of(markdown: str) -> list[str]:
    """Return the words of the links of a text."""
    return _LINK.findall(markdown)


def word_count(text: str) -> int:
    """Return the number of words of a text. Two characters of a script without spaces count as one."""
    spaced = _UNSPACED.sub(" ", text)
    return len(_WORD.findall(spaced)) + len(_UNSPACED.findall(text)) // 2


def prose_of(title: str, markdown: str) -> str:
    """Return the words of a text outside its links and its title line."""
    body = markdown.removeprefix(f"# {title}\n")
    return " ".join(_MARKUP.sub(" ", _LINK.sub(" ", body)).split())


def pieces(markdown: str) -> list[str]:
    """Return the separate pieces of a text: its link texts, and its lines split at separators."""
    lines = _MARKUP.sub(" ", _LINK.sub("\n", markdown)).splitlines()
    pieces = [*_LINK.findall(markdown), *(piece for line in lines for piece in _BETWEEN.split(line))]
    return list(dict.fromkeys(" ".join(piece.split()) for piece in pieces))


def folded(title: str) -> str:
    """Return a title in lower case with white space collapsed."""
    return " ".join(title.casefold().split())


def sentence_around(prose: str, match: re.Match[str]) -> str:
    """Return the sentence that contains a match."""
    start = max(prose.rfind(mark, 0, match.start()) for mark in (". ", "! ", "? "))
    end = _SENTENCE_END.search(prose, match.end())
    return prose[start + 2 if start >= 0 else 0 : end.end() if end else len(prose)]


def quoted(text: str, most: int = 100) -> str:
    """Return words of the page in quotation marks, shortened if they are long."""
    line = " ".join(text.split())
    return f'"{line if len(line) <= most else line[: most - 1] + "…"}"'
