"""Which lines look like headings, each for itself; what the document makes of them is in diffs.outline."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from diffs import wording
from diffs.layout import MAX_HEADING_CHARS, Line
from diffs.numbering import Numbered, parse_number

_ATX = re.compile(r"(#{1,6})(?:[ \t\xa0]+(.*?)(?:[ \t]+#+)?)?$")
_SETEXT = re.compile(r"(={3,}|-{3,})$")
_RULE = re.compile(r"(?:[-*_=~#.][ \t]*){3,}$")
_TABLE_HEAD = re.compile(r"[-:|\s]*-{3}\|[-:|\s]*$")
_BULLET = re.compile(r"[*+-][ \t\xa0]+")
_QUOTE = re.compile(r">")
_ESCAPED_BULLET = re.compile(r"\\[-*+]\s|[•·‣▪●○–—]\s?")
_ITALIC = re.compile(r"(?:_[^_].*[^_\\]_|\*[^*\s].*[^*\s\\]\*)\s*[:：]?$")
_ONLY_LINK = re.compile(r"\W*\[[^\[\]]*\]\([^()]*\)\W*$")

# The text behind a heading that runs in to it is a sentence: a capital, and some words.
_SENTENCE = r"(?=[\"“‘'(]?[A-ZÀ-ÞΑ-ΩА-Я]\S*\s+(?:\S+\s+){3})"
_SIGN = r"(?:\(?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})\\?[.)]|\d{1,3}(?:\.\d{1,3})+\\?\.?)"
# "**Cookies.** We use ...", "1\. **Scope** This policy ..."
_BOLD_RUN_IN = re.compile(
    rf"(?P<list>\d{{1,3}}\.[ \t]+)?(?P<before>{_SIGN}?[ \t\xa0]*)"
    r"\*\*(?P<title>[^*\n]{1,160})\*\*(?P<sign>[ \t\xa0]*[:–—-]?)(?P<gap>[ \t\xa0]+)" + _SENTENCE
)
# "1. Acceptance of Terms. By using ...", "a\) HOW WE USE IT. Unless ..."
_NUMBERED_RUN_IN = re.compile(
    rf"(?P<list>)(?P<before>{_SIGN}[ \t\xa0]+)(?P<title>[^.:;*|\n]{{2,120}}[.:?])(?P<gap>[ \t\xa0]*)"
    + _SENTENCE
)

# Words in a heading, at most. Fitbit's longest of 2009 has 16; sentences of legal notice in bold have more.
_BOLD_WORDS = 30
_BOLD_SENTENCE_WORDS = 14
_NUMBERED_WORDS = 18
_RUN_IN_WORDS = 14
_CAPS_WORDS = 14
_COLON_WORDS = 8
_PLAIN_WORDS = 18
_DEFINITION_INDENT = 4


@dataclass(frozen=True, slots=True)
class Candidate:
    """A line that looks like a heading.

    Attributes:
        at: index of its line.
        last: index of its last line, where it takes more than one.
        end: offset of the end of its raw heading, the blank lines behind it not yet counted.
        dress: how it is set: "atx2", "setext1", "bold", "bold-item" (with a bullet), "bold-run" (closed by a
            sign), "italic", "caps", "colon", "break" (the line breaks off its paragraph), "term" (of a definition
            list), "number", "word" (Article 5) or "plain".
        number: its bare number, or "".
        scheme: the kind of the number, or "".
        depth: how many levels the number counts.
        heading: its words.
        bare: True where the number may be a part of the words.
        run_in: True where the text goes on in the same line.
    """

    at: int
    last: int
    end: int
    dress: str
    number: str
    scheme: str
    depth: int
    heading: str
    bare: bool
    run_in: bool = False

    @property
    def real(self) -> bool:
        """Whether it is a heading by markup, whatever the document looks like."""
        return self.dress.startswith(("atx", "setext"))

    def unnumbered(self) -> Candidate:
        """The same with its number taken for words, as in "3 reasons to write"."""
        words = f"{self.number} {self.heading}"
        return replace(self, number="", scheme="", depth=1, heading=words, bare=False)


def candidates_of(text: str, lines: list[Line]) -> list[Candidate]:
    """The candidates of a text in its order; the title of the document is none."""
    found: list[Candidate] = []
    first = _behind_title(lines)
    covered = first
    for at in range(first, len(lines)):
        if at < covered:
            continue
        candidate = None if lines[at].long else _candidate(text, lines, at)
        candidate = candidate or run_in(lines[at], at)
        if candidate is not None:
            covered = candidate.last + 1
            if found and _completes(found[-1], candidate):
                candidate = replace(
                    found.pop(), last=candidate.last, end=candidate.end, heading=candidate.heading
                )
            found.append(candidate)
    return found


def _completes(number: Candidate, title: Candidate) -> bool:
    """Whether a line is the title to the number on the line above it: "Article 1", "Definitions"."""
    together = number.last + 1 == title.at and number.heading == "" and not title.number and not title.run_in
    return together and (title.dress == number.dress or number.dress == "word")


def _behind_title(lines: list[Line]) -> int:
    """Index of the first line behind "# Title"; the quoted header of a corpus document may stand above it."""
    for at, line in enumerate(lines):
        if _QUOTE.match(line.text):
            continue
        match = _ATX.match(line.text)
        title = match is not None and match[1] == "#" and parse_number(wording.plain(match[2] or "")) is None
        return at + 1 if title else 0
    return 0


def _candidate(text: str, lines: list[Line], at: int) -> Candidate | None:
    line = lines[at]
    if _QUOTE.match(line.text) or _RULE.match(line.text):
        return None
    found = _marked(lines, at) or _bold(text, lines, at) or _unmarked(lines, at)
    if found is None or found.last + 1 == len(lines):
        return found
    below = lines[found.last + 1]
    if (
        wording.is_date_label(found.heading)
        and not below.long
        and wording.is_date_line(wording.plain(below.text))
    ):
        return None
    return found


def _made(
    at: int, last: int, end: int, dress: str, words: str, numbered: Numbered | None
) -> Candidate | None:
    """A candidate of these words, unless they are none or only a date."""
    if not wording.has_letters(words) and numbered is None:
        return None
    if wording.is_date_line(words):
        return None
    number, scheme, depth, heading, bare = "", "", 1, words, False
    if numbered is not None:
        number, scheme, depth = numbered.number, numbered.scheme, numbered.depth
        heading, bare = numbered.rest, numbered.bare
    return Candidate(at, last, end, dress, number, scheme, depth, wording.unstopped(heading), bare)


# --- headings by markup ----------------------------------------------------------------------------


def _marked(lines: list[Line], at: int) -> Candidate | None:
    line = lines[at]
    match = _ATX.match(line.text)
    if match is not None and line.indent < 4:
        words = wording.plain(match[2] or "")
        return _made(at, at, line.end, f"atx{len(match[1])}", words, parse_number(words))
    if at + 1 < len(lines) and line.gap and not lines[at + 1].gap:
        below = _SETEXT.match(lines[at + 1].text)
        if below is not None and len(line.text) <= 120 and not line.table and not _BULLET.match(line.text):
            words = wording.plain(line.text)
            dress = "setext1" if below[1][0] == "=" else "setext2"
            return _made(at, at + 1, lines[at + 1].end, dress, words, parse_number(words))
    return None


# --- bold ------------------------------------------------------------------------------------------


def _bold(text: str, lines: list[Line], at: int) -> Candidate | None:
    line = lines[at]
    if line.bold is None or line.table or (at + 1 < len(lines) and _TABLE_HEAD.match(lines[at + 1].text)):
        return None
    last = _last_bold_line(lines, at)
    if last is None:
        return None
    texts = [lines[n].text for n in range(at, last + 1) if wording.has_letters(lines[n].text)]
    item, marker, words = _without_marker(" ".join(texts))
    numbered = parse_number(words) or marker
    if numbered is not None and numbered is marker:
        numbered = replace(marker, rest=words)
    if not _bold_title(numbered.rest if numbered else words, line, numbered is not None):
        return None
    dress = "bold-item" if item and numbered is None else "bold"
    found = _made(at, last, _behind_closing_mark(text, lines[last]), dress, words, numbered)
    if (
        found is not None
        and at
        and lines[at - 1].text in {"**", "__"}
        and line.bold[0] >= lines[at - 1].start
    ):
        return replace(found, at=at - 1)  # the opening mark stayed on the line above
    return found


def _bold_title(words: str, line: Line, numbered: bool) -> bool:
    count = len(words.split())
    if count > _BOLD_WORDS or words.endswith((",", ";")) or wording.is_breaking_off(words):
        return False
    if wording.is_navigation(words) or wording.is_contact(words):
        return False
    if wording.ends_sentence(words):
        title = numbered or count <= 3 or (wording.is_title_case(words) and not wording.is_upper(words))
        if count > _BOLD_SENTENCE_WORDS or not title:
            return False
    if numbered:
        return True
    if _ONLY_LINK.match(line.text) or _ESCAPED_BULLET.match(line.text) or wording.is_company(words):
        return False
    return not wording.is_trail(words) and (count > 1 or wording.opens_title(words))


def _last_bold_line(lines: list[Line], at: int) -> int | None:
    """The last line of the heading that begins here; None where the bold stretch goes on into prose."""
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
    """The end of the raw heading, with a closing mark that slipped to the start of the next line."""
    closing = re.compile(r"[^\S\r\n]*(?:\*\*|__)[^\S\r\n]*")
    if line.bold is not None and line.bold[1] > line.end:
        match = closing.match(text, line.end)
        if match is not None and match.end() >= line.bold[1]:
            return match.end()
    return line.end


def _without_marker(markdown: str) -> tuple[bool, Numbered | None, str]:
    """Whether the line is an item of a list, the number of its marker, and its words."""
    markdown = markdown.strip("| \t\xa0")
    bullet = _BULLET.match(markdown)
    if bullet is not None:
        return True, None, wording.plain(markdown[bullet.end() :])
    words = wording.plain(markdown)
    numbered = parse_number(words)
    if numbered is not None and re.match(r"\d{1,3}\.\s", markdown):
        return True, replace(numbered, bare=False), numbered.rest
    return False, None, words


# --- headings that run in to their text ------------------------------------------------------------


def run_in(line: Line, at: int) -> Candidate | None:
    """The heading at the start of a paragraph that goes on behind it, if there is one."""
    start = line.text[:MAX_HEADING_CHARS]
    match = _BOLD_RUN_IN.match(start)
    if match is not None:
        words = wording.plain(match["before"] + match["title"])
        closed = bool(match["sign"].strip()) or words.endswith((".", ":", "?", "!", "：", "。"))
        if match["list"] and not words.endswith((".", "?")):
            return None  # the name of an item: "1. **Account data:** name, address"
    else:
        match = _NUMBERED_RUN_IN.match(start)
        if match is None:
            return None
        words, closed = wording.plain(match["before"] + match["title"]), True
    numbered = parse_number(words) or parse_number((match["list"] or "") + words)
    title = (numbered.rest if numbered else words).rstrip(".:?! ")
    if numbered is None and wording.is_contact(start[match.end() :][:80]):
        return None
    if not _run_in_title(title, numbered, bold=match.re is _BOLD_RUN_IN, closed=closed):
        return None
    end = line.start + line.indent + match.end("gap")
    dress = (
        "number" if match.re is not _BOLD_RUN_IN else "bold-run" if closed and numbered is None else "bold"
    )
    found = _made(at, at, end, dress, words, numbered)
    return replace(found, run_in=True) if found else None


def _run_in_title(title: str, numbered: Numbered | None, *, bold: bool, closed: bool) -> bool:
    count = len(title.split())
    if not title or count > _RUN_IN_WORDS or wording.is_navigation(title) or wording.is_contact(title):
        return False
    if numbered is not None and numbered.bare:
        return False
    if not bold or (numbered is None and not closed):
        return wording.opens_title(title) and wording.is_title_case(title)
    return wording.opens_title(title)


# --- lines without markup --------------------------------------------------------------------------


def _unmarked(lines: list[Line], at: int) -> Candidate | None:
    line = lines[at]
    if line.table or _ESCAPED_BULLET.match(line.text) or _ONLY_LINK.match(line.text):
        return None
    bullet = _BULLET.match(line.text)
    words = wording.plain(line.text[bullet.end() :] if bullet else line.text)
    numbered = parse_number(words)
    if numbered is not None and not numbered.bare:
        dress = _numbered_dress(numbered, line)
        return _made(at, at, line.end, dress, words, numbered) if dress and not bullet else None
    if bullet is not None or not _stands_alone(lines, at):
        return None
    dress = _wordy_dress(words, line)
    if dress == "plain" and at + 1 < len(lines) and not lines[at + 1].gap:
        # html2text sets <dd> four columns deep, right below its <dt>.
        indented = lines[at + 1].indent >= _DEFINITION_INDENT > line.indent
        dress = "term" if indented else "break" if line.breaks else dress
    return _made(at, at, line.end, dress, words, None) if dress else None


def _numbered_dress(numbered: Numbered, line: Line) -> str:
    by_word = numbered.scheme.startswith("word")
    if by_word and numbered.rest == "":
        return "word"
    # "1\. Definitions." keeps its full stop in some documents; a sentence has more words and small letters.
    stopped = numbered.rest.endswith(".") and (
        len(numbered.rest.split()) <= 4 or wording.is_title_case(numbered.rest)
    )
    title = numbered.rest[:-1] if stopped and numbered.depth == 1 else numbered.rest
    if not wording.is_title(title, _NUMBERED_WORDS):
        return ""
    return "word" if by_word else "number"


def _wordy_dress(words: str, line: Line) -> str:
    if wording.is_upper(words) and len(words.split()) <= _CAPS_WORDS and wording.is_title(words, _CAPS_WORDS):
        return "caps"
    if _ITALIC.match(line.text) and wording.is_title(words, _NUMBERED_WORDS):
        return "italic"
    if words.endswith((":", "：")) and wording.is_title(words, _COLON_WORDS):
        return "colon"
    if wording.is_plain_title(words, _PLAIN_WORDS):
        return "plain"
    return ""


def _stands_alone(lines: list[Line], at: int) -> bool:
    """Whether a line is a paragraph by itself and not a piece of a hard-wrapped one."""
    line = lines[at]
    if line.indent >= 4:
        return False
    if at + 1 < len(lines) and not lines[at + 1].gap and lines[at + 1].text[0].islower():
        return False
    before = lines[at - 1] if at else None
    return (
        line.gap
        or before is None
        or len(before.text) < 60
        or before.text.endswith(tuple(".:!?;)\"'”’|*_>。"))
    )
