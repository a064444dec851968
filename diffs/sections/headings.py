"""Which lines look like headings, each for itself; what the document makes of them is in `outline`."""

from __future__ import annotations

from dataclasses import replace

from diffs.lazy_pattern import lazy_pattern
from diffs.sections import surroundings, titles
from diffs.sections.bold import bold_heading, run_in_heading, starts_bold
from diffs.sections.candidate import Candidate, made
from diffs.sections.lines import BULLET, ESCAPED_BULLET, Line, is_only_links
from diffs.sections.numbering import NumberedHeading, parse_number

# html2text keeps a heading in an item of a list: "  * ### Your Choices".
_ATX = lazy_pattern(
    r"(?P<item>(?:[*+-]|(?P<number>\d{1,3}\.))[ \t]+)?"
    r"(?P<marks>#{1,6})(?:[ \t\xa0]+(?P<words>.*?)(?:[ \t]+#+)?)?$"
)
_SAYS_SOMETHING = lazy_pattern(r"\w")  # the marks of a heading in bold may stand on lines of their own
_SETEXT = lazy_pattern(r"(={3,}|-{3,})$")
_RULE = lazy_pattern(r"(?:[-*_=~#.][ \t]*){3,}$")
_ITALIC = lazy_pattern(r"(?:_[^_].*[^_\\]_|\*[^*\s].*[^*\s\\]\*)\s*[:：]?$")

# Words in a heading without markup, at most. Fitbit's longest of 2009 has 16.
_NUMBERED_WORDS = 18
_PLAIN_WORDS = 18
_CAPS_WORDS = 14
_COLON_WORDS = 8
_STOPPED_WORDS = 4
_ITEM_WORDS = 10
_GAP_WORDS = 10
_SETEXT_CHARS = 120
_SETEXT_LINES = 3
# Markdown takes a line that is set in by so many columns for code, html2text for a definition.
_INDENT = 4
# Texts are wrapped at 65 to 100 columns: a shorter line ends its paragraph, a longer one is one by itself.
_WRAPPED_CHARS = range(60, 120)
# The cells of a table are narrower: a line of so many words that goes on in small letters is a piece, too.
_WRAPPED_WORDS = 5
_CLOSED = tuple(".:!?;)]\"'”’|*_>。")


def candidates_of(text: str, lines: list[Line]) -> list[Candidate]:
    """Find what looks like a heading; the title of the document, "# Title" at its top, does not.

    Args:
        text: the whole text.
        lines: its lines that are not blank.

    Returns:
        The candidates in the order of the text; no two share a line.
    """
    found: list[Candidate] = []
    first = _behind_title(lines)
    covered = first
    for at in range(first, len(lines)):
        if at < covered:
            continue
        if lines[at].bold is None and not _SAYS_SOMETHING.search(lines[at].text):
            continue
        candidate = None if lines[at].long else _candidate(text, lines, at)
        if candidate is None or candidate.weak:
            candidate = run_in_heading(lines[at], at) or candidate
        if candidate is not None:
            covered = candidate.last + 1
            if found and _completes(found[-1], candidate):
                candidate = found.pop().over(candidate, candidate.heading)
            elif found and _is_wrapped(found[-1], candidate):
                above = found.pop()
                candidate = above.over(candidate, f"{above.heading} {candidate.heading}")
            found.append(candidate)
    return found


def _completes(number: Candidate, title: Candidate) -> bool:
    """Return whether a line is the title to the number on the line above it: "Article 1", "Definitions"."""
    together = number.last + 1 == title.at and number.heading == "" and not title.number and not title.run_in
    return together and (title.dress == number.dress or number.dress == "word")


def _is_wrapped(first: Candidate, second: Candidate) -> bool:
    """Return whether a heading in capitals goes on in the next line: "YOUR RIGHTS AND", "OUR DUTIES"."""
    together = first.last + 1 == second.at and not second.number and not (first.run_in or second.run_in)
    together = together and (first.dress == second.dress or not (first.real or second.real))
    capitals = titles.is_upper(first.heading) and titles.is_upper(second.heading)
    return together and capitals and titles.goes_over(first.heading, second.heading)


def _behind_title(lines: list[Line]) -> int:
    """Return the index of the line after "# Title", which the header of a corpus document may precede."""
    for at, line in enumerate(lines):
        if line.text.startswith(">"):
            continue
        match = _ATX.match(line.text)
        if match is None or match["item"] or match["marks"] != "#":
            return 0
        return 0 if parse_number(titles.plain(match["words"] or "")) else at + 1
    return 0


def _candidate(text: str, lines: list[Line], at: int) -> Candidate | None:
    line = lines[at]
    if line.text.startswith(">") or _RULE.match(line.text):
        return None
    found = _marked(lines, at) or bold_heading(text, lines, at) or _unmarked(lines, at)
    if found is None or (surroundings.names_page_furniture(found.heading) and not found.number):
        return None
    if found.last + 1 == len(lines):
        return found
    below = lines[found.last + 1]
    sentence = found.real and below.text.endswith(".")  # "## Effective date", "This was last updated on ..."
    labels = titles.is_date_label(found.heading) and not below.long and not sentence
    return None if labels and titles.is_date_line(titles.plain(below.text)) else found


def _marked(lines: list[Line], at: int) -> Candidate | None:
    line = lines[at]
    match = _ATX.match(line.text)
    if match is not None and (match["item"] or line.indent < _INDENT):
        words = titles.plain(match["words"] or "")
        numbered = parse_number(words)
        if numbered is None and match["number"]:  # html2text keeps the number of the item before the marks
            numbered = parse_number(f"{match['number']} {words}")
        return made(at, at, line.end, f"atx{len(match['marks'])}", words, numbered)
    return _underlined(lines, at)


def _underlined(lines: list[Line], at: int) -> Candidate | None:
    """Return the heading that a line begins, or an item of a list, with a row of = or - below it."""
    line = lines[at]
    if not line.gap or line.table:
        return None
    last = at
    while last + 1 < len(lines) and last - at < _SETEXT_LINES and not lines[last + 1].gap:
        below = _SETEXT.match(lines[last + 1].text)
        if below is not None:
            break
        last += 1
    else:
        return None
    head_of_table = last + 2 < len(lines) and not lines[last + 2].gap and "|" in lines[last + 2].text
    bullet = BULLET.match(line.text)
    if head_of_table or (bullet is not None and lines[last + 1].indent <= line.indent):
        return None
    texts = [one.text for one in lines[at : last + 1]]
    words = titles.plain(" ".join(texts)[bullet.end() if bullet else 0 :])
    # A row as long as the line, as programs write it, is no rule below a paragraph.
    fits = last == at and len(lines[last + 1].text) >= len(words)
    short = len(words) <= _SETEXT_CHARS
    if not (short or fits) or (titles.ends_sentence(words) and (last > at or not short)):
        return None
    dress = "setext1" if below[1][0] == "=" else "setext2"
    return made(at, last + 1, lines[last + 1].end, dress, words, parse_number(words))


def _unmarked(lines: list[Line], at: int) -> Candidate | None:
    line = lines[at]
    if line.table or ESCAPED_BULLET.match(line.text) or is_only_links(line.text):
        return None
    bullet = BULLET.match(line.text)
    words = titles.plain(line.text[bullet.end() :] if bullet else line.text)
    numbered = parse_number(words)
    if numbered is not None and not bullet and (not numbered.bare or _stands_alone(lines, at)):
        runs_in = line.bold is None and starts_bold(line.text)
        if runs_in or _goes_on(lines, at):
            return None
        if not numbered.rest and not numbered.scheme.startswith("word"):
            return _titled_below(lines, at, words)
        dress = _numbered_dress(numbered, line)
        if not dress and not _may_close_gap(numbered):
            return None
        found = made(at, at, line.end, dress or "number", words, numbered)
        return replace(found, weak=not dress) if found is not None else None
    if numbered is not None and not numbered.bare:
        return None
    if bullet is not None:
        titled = titles.is_plain_title(words, _ITEM_WORDS) and _heads_item(lines, at)
        return made(at, at, line.end, "item", words, None) if titled else None
    if not _stands_alone(lines, at):
        return None
    dress = _wordy_dress(words, line)
    if dress == "plain" and _is_wrapped_prose(lines, at):
        return None
    if dress == "plain" and at + 1 < len(lines) and not lines[at + 1].gap:
        # html2text sets <dd> four columns deep, right below its <dt>.
        indented = lines[at + 1].indent >= _INDENT > line.indent
        dress = "term" if indented else "break" if line.breaks else dress
    return made(at, at, line.end, dress, words, None) if dress else None


def _numbered_dress(numbered: NumberedHeading, line: Line) -> str:
    by_word = numbered.scheme.startswith("word")
    if by_word and numbered.rest == "":
        return "word"
    # "1\. Definitions." keeps its full stop in some documents; a sentence has more words and small letters.
    stopped = numbered.rest.endswith(".") and (
        len(numbered.rest.split()) <= _STOPPED_WORDS or titles.is_title_case(numbered.rest)
    )
    named = numbered.depth == 1 or (
        titles.is_title_case(numbered.rest) and not titles.is_clause(numbered.rest)
    )
    title = numbered.rest[:-1] if stopped and named else numbered.rest
    if not titles.is_title(title, _NUMBERED_WORDS) or titles.goes_on_behind_stop(title):
        return ""
    sentence = len(title.split()) > _COLON_WORDS or titles.has_pronoun_or_verb(title)
    if title.endswith((":", "：")) and line.bold is None and sentence and not titles.is_title_case(title):
        return ""  # "14.2 In what is between us and the shop, the duties are these:"
    return "word" if by_word else "number"


def _titled_below(lines: list[Line], at: int, number: str) -> Candidate | None:
    """Return the heading whose number stands alone, and its title on the line right below."""
    if at + 1 == len(lines) or lines[at + 1].gap or lines[at + 1].long:
        return None
    below = titles.plain(lines[at + 1].text)
    if parse_number(below) is not None or not titles.is_title(below, _PLAIN_WORDS):
        return None
    numbered = parse_number(f"{number} {below}")
    found = made(at, at + 1, lines[at + 1].end, "number", f"{number} {below}", numbered)
    return replace(found, weak=True) if found is not None else None


def _may_close_gap(numbered: NumberedHeading) -> bool:
    """Return whether what reads like no title may be one between two others: "7. Do not lie."."""
    title = numbered.rest
    asks = title.endswith(("?", "？"))
    short = len(title.split()) <= (_NUMBERED_WORDS if asks else _GAP_WORDS) and not title.endswith(
        (":", "：", ",", ";")
    )
    return short and titles.opens_title(title) and not titles.is_contact(title)


def _wordy_dress(words: str, line: Line) -> str:
    if titles.is_upper(words) and titles.is_title(words, _CAPS_WORDS):
        return "caps"
    if _ITALIC.match(line.text) and titles.is_title(words, _NUMBERED_WORDS):
        return "italic"
    if words.endswith((":", "：")) and titles.is_title(words, _COLON_WORDS):
        asked_for = titles.has_pronoun_or_verb(words) and not titles.is_title_case(words)
        return "" if asked_for else "colon"
    if titles.is_plain_title(words, _PLAIN_WORDS) and not surroundings.is_place_or_language(words):
        return "plain"
    return ""


def _heads_item(lines: list[Line], at: int) -> bool:
    """Return whether the text of an item of a list is set below its first line, farther in."""
    if at + 1 == len(lines):
        return False
    below = lines[at + 1]
    if not below.gap and below.text[0].islower():
        return False  # the first line of an item that is wrapped
    return below.indent > lines[at].indent and not below.table and not BULLET.match(below.text)


def _stands_alone(lines: list[Line], at: int) -> bool:
    """Return whether a line is a paragraph by itself and not a piece of a hard-wrapped one."""
    line = lines[at]
    if _goes_on(lines, at) or (line.indent >= _INDENT and not _is_paragraph(lines, at)):
        return False
    before = lines[at - 1] if at else None
    wrapped = before is not None and len(before.text) in _WRAPPED_CHARS and not before.text.endswith(_CLOSED)
    return line.gap or not wrapped


def _is_paragraph(lines: list[Line], at: int) -> bool:
    """Return whether a line that is set in is a paragraph of an item, with another of the item below it."""
    below = lines[at + 1] if at + 1 < len(lines) else None
    return lines[at].gap and below is not None and below.gap and below.indent == lines[at].indent


def _is_wrapped_prose(lines: list[Line], at: int) -> bool:
    """Return whether a long line goes on right below or in small letters, as texts from PDF files do."""
    below = lines[at + 1] if at + 1 < len(lines) else None
    if below is None:
        return False
    long = len(lines[at].text) >= _WRAPPED_CHARS.start
    wordy = len(lines[at].text.split()) >= _WRAPPED_WORDS
    return (long and not below.gap) or ((long or wordy) and titles.begins_small(below.text))


def _goes_on(lines: list[Line], at: int) -> bool:
    """Return whether a line is wrapped: the next one goes on in small letters, or in the same capitals."""
    line = lines[at]
    below = lines[at + 1] if at + 1 < len(lines) else None
    if below is None or below.gap:
        return False
    shouting = len(line.text) in _WRAPPED_CHARS and line.text.isupper() and below.text.isupper()
    return below.text[0].islower() or shouting
