"""Headings in bold: paragraphs, items, lines that break off their paragraph, and those that run in to it."""

from __future__ import annotations

import re
from dataclasses import replace

from diffs.sections import titles
from diffs.sections.candidate import Candidate, made
from diffs.sections.lines import BULLET, ESCAPED_BULLET, MAX_HEADING_CHARS, ONLY_LINK, PLACE_LINK, Line
from diffs.sections.numbering import NumberedHeading, parse_number

_TABLE_HEAD = re.compile(r"[-:|\s]*-{3}\|[-:|\s]*$")
_LIST_NUMBER = re.compile(r"\d{1,3}\.\s")
_CLOSING_MARK = re.compile(r"[^\S\r\n]*(?:\*\*|__)[^\S\r\n]*")
# No line end, but the narrow spaces that French and some editors set.
_SPACE = r"[ \t\xa0\u202f\u2009]"
# The text after a run-in heading is a sentence: a capital, and some words.
_SENTENCE = (
    r"(?=(?:\([a-z]{1,3}\)\s)?[\"“‘'(*_«„]*[ \xa0]?[\"“‘'(*_«„]*(?:[a-z]{1,3})?[A-ZÀ-ÞΑ-ΩА-Я]\S*\s+"
    r"(?:(?:\S+(?:\s+|$)){3}|(?:\S+\s+)?\S+:$))"  # "You agree to:"
)
_SIGN = r"(?:\(?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})\\?[.)]|(?:\d{1,3}|[A-Z])(?:\.\d{1,3})+\\?\.?)"
# "**Cookies.** We use ...", "1\. **Scope** This policy ..."
_BOLD_RUN_IN = re.compile(
    rf"(?P<list>(?:\d{{1,3}}\.|[*+-]){_SPACE}+)?(?P<before>{_SIGN}?{_SPACE}*)"
    rf"\*\*(?P<title>[^*\n]{{1,160}})\*\*(?P<sign>{_SPACE}*[.:–—-]?)(?P<gap>{_SPACE}+|(?<=[.:?!\s]\*\*))"
    + _SENTENCE
)
# "1. Acceptance of Terms. By using ...", "a\) HOW WE USE IT. Unless ...", "* 1.1 Scope. This ...",
# "2 Use. You ..."
_NUMBERED_RUN_IN = re.compile(
    rf"(?P<list>(?:[*+-]{_SPACE}+)?)(?P<before>(?:{_SIGN}|\d{{1,2}}){_SPACE}+)"
    rf"(?P<title>(?:[^.:;*|\n]|;(?=[ ][A-Z])){{2,120}}[.?])(?P<gap>{_SPACE}*)" + _SENTENCE
)
# "5.1 _Our Security Program._ We will maintain ..."
_ITALIC_RUN_IN = re.compile(
    rf"(?P<list>(?:[*+-]{_SPACE}+)?)(?P<before>{_SIGN}{_SPACE}*)_(?P<title>[^_\n]{{2,120}})_(?P<sign>[.:]?)"
    rf"(?P<gap>{_SPACE}+|(?<=[.:]_)|(?<=_[.:]))" + _SENTENCE
)
# "CONTACT FORM. In order to contact us ..."
_CAPS_RUN_IN = re.compile(
    rf"(?P<list>)(?P<before>)(?P<title>[A-Z][A-Z ,&/'’-]{{3,80}}[.:])(?P<gap>{_SPACE}+)(?=[A-Z][a-z]*[ ,])"
    + _SENTENCE
)
_RUN_IN_DRESSES = {
    _BOLD_RUN_IN: "bold",
    _NUMBERED_RUN_IN: "number",
    _ITALIC_RUN_IN: "italic-run",
    _CAPS_RUN_IN: "caps-run",
}

# Words in a heading, at most. Fitbit's longest of 2009 has 16; sentences of legal notice in bold have more.
_BOLD_WORDS = 30
_SENTENCE_WORDS = 14
_SHORT_SENTENCE_WORDS = 3
_TITLE_WORDS = 5
_RUN_IN_WORDS = 14
# "2.9 Engagement of sub-processors. We may ...": so few words behind such a number are no sentence.
_SHORT_WORDS = 10
# "(b) the amounts that we paid to you under ...": more words than these, and no capital, are a clause.
_CLAUSE_WORDS = 6
_GAP_WORDS = 6


def bold_heading(text: str, lines: list[Line], at: int) -> Candidate | None:
    """Return the heading in bold that a line is, or that it begins.

    Args:
        text: the whole text.
        lines: its lines that are not blank.
        at: index of the line.

    Returns:
        The candidate, or None.
    """
    line = lines[at]
    if line.bold is None or line.table or (at + 1 < len(lines) and _TABLE_HEAD.match(lines[at + 1].text)):
        return None
    last = _last_bold_line(lines, at)
    if last is None:
        return None
    texts = [lines[n].text for n in range(at, last + 1) if titles.has_letters(lines[n].text)]
    item, marker, words = _without_marker(" ".join(texts))
    numbered = parse_number(words) or marker
    if numbered is not None and numbered is marker:
        numbered = replace(marker, rest=words)
    if not _bold_title(numbered.rest if numbered else words, line, numbered is not None):
        return None
    below = lines[last + 1] if last + 1 < len(lines) else None
    if item and words.endswith((":", "：")) and below is not None and below.indent > line.indent:
        return None  # the name of an item, whose own items are below it
    dress = "bold-item" if item and numbered is None else "bold"
    if dress == "bold-item" and not titles.opens_title(words):
        return None  # a word of a list: "* **these terms**"
    if numbered is None and PLACE_LINK.match(line.text):
        if item:
            return None  # of a table of contents
        dress = "bold-link"
    found = made(at, last, _behind_closing_mark(text, lines[last]), dress, words, numbered)
    above = lines[at - 1] if at else None
    if found is not None and above is not None and above.text in {"**", "__"} and line.bold[0] >= above.start:
        return replace(found, at=at - 1)  # the opening mark stayed on the line above
    return found


def _bold_title(words: str, line: Line, numbered: bool) -> bool:
    count = len(words.split())
    if count > _BOLD_WORDS or words.endswith((",", ";")) or titles.is_breaking_off(words):
        return False
    if titles.is_navigation(words) or titles.is_contact(words):
        return False
    if titles.ends_sentence(words):
        title = (
            numbered
            or count <= _SHORT_SENTENCE_WORDS
            or (count <= _TITLE_WORDS and not titles.has_pronoun_or_verb(words))
            or (titles.is_title_case(words) and not titles.is_upper(words))
        )
        if count > _SENTENCE_WORDS or not title:
            return False
    if numbered:
        return count <= _CLAUSE_WORDS or titles.opens_title(words)
    if (
        (ONLY_LINK.match(line.text) and not PLACE_LINK.match(line.text))
        or ESCAPED_BULLET.match(line.text)
        or titles.is_company(words)
    ):
        return False
    return not titles.is_trail(words) and (count > 1 or titles.opens_title(words))


def _last_bold_line(lines: list[Line], at: int) -> int | None:
    """Return the last line of the heading that begins here; None where the bold text runs into prose."""
    span = lines[at].bold
    last = at
    while span is not None and last + 1 < len(lines) and lines[last + 1].start < span[1]:
        below = lines[last + 1]
        if below.text.strip("*_ ") == "" or below.start + below.indent + 2 >= span[1]:
            break  # nothing but the closing mark
        if parse_number(_without_marker(below.text)[2]) is not None:
            break  # a heading of its own in the same stretch
        if below.bold is None:
            return None
        last += 1
        span = (span[0], max(span[1], below.bold[1]))
    return last


def _behind_closing_mark(text: str, line: Line) -> int:
    """Return the end of the raw heading, with a closing mark that slipped to the start of the next line."""
    if line.bold is not None and line.bold[1] > line.end:
        match = _CLOSING_MARK.match(text, line.end)
        if match is not None and match.end() >= line.bold[1]:
            return match.end()
    return line.end


def _without_marker(markdown: str) -> tuple[bool, NumberedHeading | None, str]:
    """Return whether the line is an item of a list, the number of its marker, and its words."""
    markdown = markdown.strip("| \t\xa0")
    bullet = BULLET.match(markdown)
    if bullet is not None:
        return True, None, titles.plain(markdown[bullet.end() :])
    words = titles.plain(markdown)
    numbered = parse_number(words)
    if numbered is not None and _LIST_NUMBER.match(markdown):
        return True, replace(numbered, bare=False), numbered.rest
    return False, None, words


def starts_bold(text: str) -> bool:
    """Return whether a line begins, behind its number, with bold words that a sentence follows."""
    match = _BOLD_RUN_IN.match(text)
    numbered = parse_number(titles.plain(match["title"])) if match is not None else None
    return match is not None and not (numbered is not None and numbered.rest == "")


def run_in_heading(line: Line, at: int) -> Candidate | None:
    """Return the heading at the start of a paragraph that continues after it on the same line.

    Args:
        line: a line of any length.
        at: its index.

    Returns:
        The candidate, or None.
    """
    start = line.text[:MAX_HEADING_CHARS]
    match = _BOLD_RUN_IN.match(start)
    unsigned = False
    if match is not None:
        words = titles.plain(match["before"] + match["title"])
        closed = bool(match["sign"].strip()) or words.endswith((".", ":", "?", "!", "：", "。"))
        # The name of an item, as in "1. **Account data:** name, address", if its number does not tell more.
        unsigned = bool(match["list"]) and not words.endswith((".", "?")) and match["sign"].strip() != "."
    else:
        patterns = (_ITALIC_RUN_IN, _NUMBERED_RUN_IN, _CAPS_RUN_IN)
        match = next(filter(None, (pattern.match(start) for pattern in patterns)), None)
        if match is None:
            return None
        words, closed = titles.plain(match["before"] + match["title"]), True
    numbered = parse_number(words) or parse_number((match["list"] or "") + words)
    bold = match.re is _BOLD_RUN_IN
    if BULLET.match(match["list"] or "") and (numbered is None or (numbered.depth == 1 and not bold)):
        return None  # the name of an item, or an item that begins with a number
    title = (numbered.rest if numbered else words).rstrip(".:?! ")
    if numbered is None and titles.is_contact(start[match.end() :][:80]):
        return None
    italic = match.re is _ITALIC_RUN_IN and not titles.has_pronoun_or_verb(title)
    weak = unsigned or not _run_in_title(title, numbered, bold=bold or italic, closed=closed)
    if weak and not (numbered is not None and _may_close_gap(title)):
        return None
    end = line.start + line.indent + match.end("gap")
    dress = _RUN_IN_DRESSES[match.re]
    if bold and closed and numbered is None:
        dress = "bold-run"
    found = made(at, at, end, dress, words, numbered)
    return replace(found, run_in=True, weak=weak) if found else None


def _may_close_gap(title: str) -> bool:
    """Return whether a few words may be a title between two others: "7 Confidentiality." after "6"."""
    named = 0 < len(title.split()) <= _GAP_WORDS and titles.opens_title(title)
    ends = titles.is_company(title) or titles.is_lead_in(title)
    return named and not ends and not titles.has_pronoun_or_verb(title)


def _run_in_title(title: str, numbered: NumberedHeading | None, *, bold: bool, closed: bool) -> bool:
    count = len(title.split())
    if not title or count > _RUN_IN_WORDS or titles.is_navigation(title) or titles.is_contact(title):
        return False
    if titles.is_company(title) or titles.is_lead_in(title):
        return False  # "1.1. Oriel GmbH & Co. KG runs ..."
    # "3 Cookies." counts cookies; "2 Account Eligibility." has no use for a count.
    if numbered is not None and numbered.bare and not (closed and count > 1 and titles.is_title_case(title)):
        return False
    if not bold or (numbered is None and not closed):
        short = numbered is not None and numbered.depth > 1 and count <= _SHORT_WORDS
        named = titles.is_title_case(title) or (short and not titles.has_pronoun_or_verb(title))
        return titles.opens_title(title) and named
    return titles.opens_title(title)
