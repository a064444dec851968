"""Tell whether two texts may differ because they are not the same page, or not all of it; pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from diffs.lazy_pattern import lazy_pattern
from diffs.policy_words.dated_part import is_dated_label
from diffs.policy_words.furniture import is_heading
from diffs.policy_words.page import PolicyPage, split_words, squashed
from diffs.policy_words.written_dates import written_dates
from diffs.text.without_markup import legible

_LINK = lazy_pattern(r"(?<!!)\[([^\[\]\n]{0,300})\]\(([^()\s]{1,2000})")
_HOST = lazy_pattern(r"^(?:https?:)?//([^/?#]+)([^?#]*)", re.IGNORECASE)
_COUNTRY = lazy_pattern(
    r"(?<=[_\-/=.])(?:[a-z]{2}[_-][a-z]{2}|[a-z]{2}|intl|eea|row)(?=[._\-/]|$)", re.IGNORECASE
)
# In links that lead to the same place for another country: fewer may have moved.
_FEWEST = 3
_EARLIER = lazy_pattern(
    r"\b(?:previous|prior|older|earlier|former|archived?|past|superseded|vorherige\w*|vorige\w*|frühere\w*|ältere\w*"
    r"|archiv\w*|précédente?s?|antérieure?s?|anteriore?s?|precedent[ei]|eerdere?|oudere?)\b",
    re.IGNORECASE,
)
# In letters: where so large a share of the lines that are that long stands twice, two editions do.
_PARAGRAPH, _SHARED = 60, 0.3
# A page states the date of its document at its top and at its end: at so many places, so many lines apart.
_PLACES, _APART = 2, 15
_SPELLINGS = (
    (lazy_pattern(r"(?<=\w{3})[sz](?=e|i|a)"), "s"),
    (lazy_pattern(r"(?<=\w{2})our"), "or"),
    (lazy_pattern(r"nc(?=e)"), "ns"),
    (lazy_pattern(r"ll"), "l"),
    (lazy_pattern(r"^enqu"), "inqu"),
    (lazy_pattern(r"amme"), "am"),
    (lazy_pattern(r"ogue"), "og"),
    (lazy_pattern(r"(?<=t)re$"), "er"),
)
# In words: a longer line is no label of what stands below it.
_LABEL = 6
_PROGRAM = lazy_pattern(
    r"\bfunction\s*\w*\s*\([^()\n]*\)\s*\{|\bdocument\\?\.write|\bwindow\.\w+\s*=|\b(?:var|const|let)\s+[\w\\]+\s*=\s*[\"'{\[\d]"
    r"|=>\s*\{|@media\b[^{}\n]{0,80}\{|\{\s*[\w-]+\s*:\s*[^{};\n]{1,60};"
)
# Where an address or a link went, what led to it was left.
_LEFT = lazy_pattern(r"\b(?:at|or|to|via|by|unter|an|oder|à|ou|sur|en|o|a|per|op|of|em)\s{1,3}[.,;)](?=\s|$)")


def is_of_other_host(old: str, new: str) -> bool:
    """Return whether most links of two texts lead to the same places for different countries or hosts.

    Args:
        old: the one text, in Markdown.
        new: the other.
    """
    olds, news = (dict(_targets(text)) for text in (old, new))
    gone, came = olds.keys() - news.keys(), news.keys() - olds.keys()
    moved = {olds[one] for one in gone} & {news[one] for one in came}
    return len(moved) >= _FEWEST and 2 * len(moved) > min(len(olds), len(news))


def is_of_other_spelling(old: str, new: str) -> bool:
    """Return whether one text is spelled as in Britain and the other as in America: for other countries.

    Args:
        old: the one text, in Markdown.
        new: the other.
    """
    olds, news = (set(split_words(text.casefold())) for text in (old, new))
    gone, came = ({_one_spelling(word) for word in side} for side in (olds - news, news - olds))
    return len(gone & came) >= _FEWEST


def _one_spelling(word: str) -> str:
    """Return a word without what Britons and Americans spell differently."""
    for spelling, instead in _SPELLINGS:
        word = spelling.sub(instead, word)
    return word


def is_broken(old: str, new: str, *, is_one_sided: bool) -> bool:
    """Return whether one of two texts has lost what stood behind its lines, as a page that was not loaded.

    Args:
        old: the one text, in Markdown.
        new: the other.
        is_one_sided: whether words only came, or only went.
    """
    pages = PolicyPage(old), PolicyPage(new)
    introduced = [_introduced(page) for page in pages]
    shared = introduced[0].keys() & introduced[1].keys()
    if any(introduced[0][key] != introduced[1][key] for key in shared):
        return True
    left = [bool(_LEFT.search("\n".join(map(legible, page.lines)))) for page in pages]
    return is_one_sided and left[0] != left[1]


def has_editions(markdown: str) -> bool:
    """Return whether a page shows several documents with dates of their own, or two editions of one.

    Args:
        markdown: the text.
    """
    page = PolicyPage(markdown)
    often = Counter(key for key in page.keys if len(key) >= _PARAGRAPH)
    twice = sum(number > 1 for number in often.values())
    if len(often) >= _FEWEST and twice > _SHARED * len(often):
        return True
    dated = [place for place, line in enumerate(page.lines) if is_dated_label(line)]
    places = sum(place - before > _APART for before, place in pairwise((-_APART - 1, *dated)))
    dates = {date for place in dated for date in written_dates(legible(page.lines[place]))}
    return places > _PLACES and len(dates) > 1


def has_program(markdown: str) -> bool:
    """Return whether a page shows a program, or a style sheet, in place of what it makes of it.

    Args:
        markdown: the text.
    """
    return bool(_PROGRAM.search(markdown))


def is_of_other_edition(markdown: str, quote: str) -> bool:
    """Return whether a date is that of an earlier edition, to which the page links or which it names.

    Args:
        markdown: the text.
        quote: the words that state the date.
    """
    wanted = squashed(quote)
    lines = [line for line in markdown.split("\n") if squashed(line)]
    found = [place for place, line in enumerate(lines) if wanted and wanted in squashed(legible(line))]
    return bool(found) and all(_leads_to_edition(lines, place, quote) for place in found)


def _leads_to_edition(lines: list[str], place: int, quote: str) -> bool:
    """Return whether a date stands in the words of a link, or behind or below a label of earlier editions."""
    line, wanted = lines[place], squashed(quote)
    in_links = (name for name, target in _LINK.findall(line) if not target.startswith("#"))
    if any(wanted in squashed(name) for name in in_links):
        return True
    before = legible(line).casefold().partition(quote.casefold())[0]
    above = legible(lines[place - 1]) if place else ""
    return bool(_EARLIER.search(before)) or (len(above.split()) <= _LABEL and bool(_EARLIER.search(above)))


def _targets(markdown: str) -> Iterator[tuple[str, str]]:
    """Yield the addresses to which a page links, each with what is the same for all hosts and countries."""
    for _, target in _LINK.findall(markdown):
        if (found := _HOST.match(target)) and found[2].strip("/"):
            yield (
                f"{found[1]}{found[2]}".casefold().removeprefix("www."),
                _COUNTRY.sub("", found[2]).casefold(),
            )


def _introduced(page: PolicyPage) -> dict[str, bool]:
    """Return the lines of a page that end with a colon, by their letters: whether anything follows each."""
    following = pairwise((*page.lines, "# "))
    ends = (
        (key, not is_heading(below))
        for (line, below), key in zip(following, page.keys, strict=True)
        if line.rstrip("*_ ").endswith(":") and not is_heading(line)
    )
    return dict(ends)
