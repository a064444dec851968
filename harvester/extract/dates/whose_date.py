"""Decide whether a labelled date belongs to the policy, and how much weight it has."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from diffs.lazy_pattern import lazy_pattern
from harvester.extract.dates import context_phrases, label_phrases
from harvester.extract.dates.formats import DATE, DateReading, Order, read_date
from harvester.extract.dates.labelled_dates import LEADING_MARKS, Label
from harvester.extract.dates.scanned_text import Block, ScannedText

_LINK_CHARS = 4  # between the end of a link and a label
_AHEAD_CHARS = 2  # of the label itself, which show whether it begins a sentence
_LEAD_CHARS = 240  # how far back the words before a label are read
_REST_CHARS = 120  # and how far the words behind its date
_CLAUSE_CHARS = 60  # where the subject of "Effective July 1, this policy ..." is
_TITLE_CHARS = 80  # a longer line is not a title

# Authority of a statement: the sum of what speaks for it.
_STANDS_ALONE = 8
_AT_THE_EDGE = 4
_PLAIN_LABEL = 2  # "last updated", "effective": not "posted", "version", "as of"
_BESIDE_AN_ARCHIVE = -5

_ANTECEDENT_CHARS = 800  # how far before a pronoun the policy is named
_TITLE_LINES = 5  # lines with words from the top
_TITLE_LINE_CHARS = 120
_DATE_OF = lazy_pattern(r"\b(?:date|datum|fecha|data)\b", re.IGNORECASE)
# A name: words that begin with a capital letter, and small ones between them.
_TITLE = lazy_pattern(r"(?:(?:[^\W\d_a-z]\S*|[^\W\d_]{1,4}|[&–—|-])(?:\s+|$)){1,10}")
_TITLE_ENDS = lazy_pattern(r"[(\[]\s*$|[^\W_]\s+[–—|-]\s+$")

_OF_SOMETHING_ELSE = (context_phrases.DEFINITION, context_phrases.ENDED, context_phrases.REFERRED)
# "Effective May 18, 2017 Back to Legal": the words of a button, too few for what happens on that day.
_SHORT_REST = lazy_pattern(
    r"[ ](?!.*\b(?:may|must|can|will|shall|should|have|has|are|is|was|were|do)\b)"
    r"[A-ZÀ-Þ][^\n,;]{0,28}[^\n,;\s]\s*"
)
_NEXT_CHARS = 40  # between the label of a next statement and the end of its date
# "(as amended on ...)", "and is effective from ..." behind another statement, "🗓 Effective date".
_OPENING = lazy_pattern(
    r"(?:(?:v(?:ersion)?[. ]*)?\d{1,2}(?:\.\d{1,3}){1,2}\W*"
    r"|as|(?:and|und|et|y|e|en)(?:\s+(?:is|was|ist|est))?|(?:zuletzt|letztmals)\s+am"
    r"|(?:voor\s+het\s+)?laatst\s+op"
    # "Die letzte Änderung erfolgte am ...", "La dernière mise à jour : ..."
    r"|the|this|die|der|das|la|le|l[’']?|el|il|lo|de|het|a|o)?",
    re.IGNORECASE,
)
_PICTOGRAPH = lazy_pattern("[\u2600-\u27bf\ufe0f\U0001f000-\U0001faff]")
_NAME = lazy_pattern(r"\W*(?:[^\W\d_][^.,:;!?\n]{0,40})[ ][–—-][ ]\W*")
_OF_SEVERAL_LANGUAGES = lazy_pattern(r"\W*(?:version|date|update)\b", re.IGNORECASE)
_LINK = lazy_pattern(r"[\s,;/&(–—-]*(?:(?:and|und|et|y|e|en)\b\s*)?(?:(?:is|was|ist|est)\s+)?", re.IGNORECASE)

_BOUNDARY = lazy_pattern(
    r"[.!?;|](?=\s)|(?<=[.!?]),(?=[A-Z])|(?<=[A-Z][A-Z])(?=[A-Z][a-z])|[。！？•·]|\n[^\S\n]*+\n?|(?<=[a-z])(?=[A-Z])|(?<=[.!?])(?=[A-Z][a-z])|(?<=\d)(?=[A-Z][a-z])"
)
_REST_END = lazy_pattern(
    r"\n|[|·•]|(?<=\d)(?=[A-Z][a-z])"
)  # of a line, a cell, or a sentence glued to the next
_NOTHING_MORE = lazy_pattern(
    r"(?:T?[ ,]{0,3}\d\d?[:h]\d\d(?::\d\d)?(?:[ ]?[ap]\.?m\.?)?(?:[ ]?(?:UTC|GMT|[ECMP][DS]?T|Z))?(?![\w:])"
    r"(?:[ ]?\([A-Z]{2,5}[^()\n]{0,10}\))?)?"
    r"[^\w|]*(?:\([^()\n]*\))?[^\w|]*",
    re.IGNORECASE,
)
_ABBREVIATED = lazy_pattern(r"(?<![^\W\d_])[^\W\d_]{1,4}\.[\s(\[]*$")
_CLAUSE_END = lazy_pattern(r"[.;]")
_CLAUSE = lazy_pattern(r"\s*,?\s*(?!and\b|&)[^\W\d_]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Statement:
    """A date that the policy states of itself, with what speaks for it.

    Attributes:
        label: the label that announces it.
        reading: the day.
        quote: the words that state it.
        end: where they end.
        line: the line they begin in, from 0.
        authority: the sum of what speaks for it.
        doubtful: it holds only for some, or only if nothing happens sooner; or it comes from a clock, from a
            list of cookies, or behind a link, which may lead to what it is the date of.
        block: the list that it stands in, or None.
        of_policy: its own words name the policy.
        alone: it is a line of its own, or begins one.
    """

    label: Label
    reading: DateReading
    quote: str
    end: int
    line: int
    authority: int
    doubtful: bool
    block: Block | None
    of_policy: bool
    alone: bool


def judged(page: ScannedText, label: Label, known: int) -> Statement | None:
    """Decide whose date a label announces, read it and weigh it.

    Args:
        page: the policy.
        label: one of its labels.
        known: where the policy's statement before this one ends; a label right behind it leads its own.

    Returns:
        The statement; None where the date is not the policy's own, or no day at all.
    """
    bracketed, linked = _is_in_brackets(page, label), _ends_a_link(page, label)
    lead = _lead(page.words, label.start)
    end = max(label.end, label.written.end())
    rest = _without_next(_rest(page.words, end))
    own = page.words[max(label.start - len(lead), min(known, label.start)) : label.start]
    leads = _opens(own, label) or _goes_on(page, label, own) or _is_a_unit(page, label, rest)
    ends_a_title = _ends_a_title(page, label, lead, rest)
    alone = _stands_alone(lead, rest, leads) or ends_a_title
    reading = _read(page, label)
    behind_a_link = linked or _is_behind_a_link(page, label.start)
    if label.name == "dated" and (linked or (bracketed and behind_a_link)):
        return None  # "made with [Generator](...) (version 2018-09-24)"
    if _is_in_a_link_to_earlier(page, label, lead) or _is_of_a_licence(page, label):
        return None
    if bracketed and _subject(_lead_of_brackets(page, label), titled=False) not in (None, "policy"):
        return None
    own_date = _is_own(label, lead, rest, leads, alone) or _is_about_these(page, label, lead)
    if reading is None or not own_date or _ends_there(page.words, end):
        return None
    line = page.line_number(label.start)
    block = page.block_at(label.start)
    alone = alone or (leads and label.explicit)
    authority = (
        _STANDS_ALONE * alone
        + _AT_THE_EDGE * (line in page.edges)
        + _PLAIN_LABEL * (label.name in ("effective", "updated"))
        + _BESIDE_AN_ARCHIVE * (block is not None and block.holds == "archive")
    )
    if defined := context_phrases.DEFINED.match(page.words, end):
        label = replace(label, kinds=label.kinds | {"effective"})
        end = defined.end()
    titled = len(lead) <= _TITLE_CHARS and not (ends_a_title and bracketed)
    start = label.start - len(lead) if titled else label.start
    words = quote(page, max(start, min(known, label.start)), end)
    doubtful = (
        label.clock
        or behind_a_link
        or bool(context_phrases.QUALIFIED.match(rest) or context_phrases.AUDIENCE.match(lead))
        or bool(context_phrases.LIST_OF_COOKIES.search(lead))
    )
    of_policy = label.of_policy or _subject(lead, titled=False) == "policy"
    return Statement(label, reading, words, end, line, authority, doubtful, block, of_policy, alone)


def _ends_a_link(page: ScannedText, label: Label) -> bool:
    """Return whether a link ends between a label and its date, of which the label is not the first word."""
    if page.text.find("](", label.start, label.written.start()) < 0:
        return False
    opening = page.text.rfind("[", max(0, label.start - _LEAD_CHARS), label.start)
    return opening >= 0 and bool(page.words[opening : label.start].strip(LEADING_MARKS))


def _is_in_brackets(page: ScannedText, label: Label) -> bool:
    return page.text[max(0, label.start - _LINK_CHARS) : label.start].strip().endswith(("(", "["))


def _lead_of_brackets(page: ScannedText, label: Label) -> str:
    """Return the words of the line before brackets behind an abbreviation: ``Code § 24 et seq. (...``."""
    start = page.line_span(page.line_number(label.start))[0]
    words = page.words[max(start, label.start - _LEAD_CHARS) : label.start]
    return words if _ABBREVIATED.search(words) else ""


def _is_behind_a_link(page: ScannedText, start: int) -> bool:
    """Return whether a link ends right before a label: ``the new terms are [here](...), effective ...``."""
    nearby = slice(max(0, start - _LINK_CHARS), start)
    return page.text[nearby].rstrip(" ,([\\").endswith(")") and ")" not in page.words[nearby]


def _opens(own: str, label: Label) -> bool:
    """Return whether nothing stands before a label, or only a name: ``Lamps Inc. – Updated: ...``."""
    if label.explicit and _NAME.fullmatch(own) and not context_phrases.NOUN.search(own):
        return True
    return bool(_OPENING.fullmatch(_PICTOGRAPH.sub("", own).strip(LEADING_MARKS)))


def _goes_on(page: ScannedText, label: Label, own: str) -> bool:
    """Return whether the subject is a pronoun for the policy: ``These terms ... They are valid as of``."""
    words = own.strip(LEADING_MARKS)
    if label.name == "dated" or not context_phrases.PRONOUN.fullmatch(words):
        return False
    start = label.start - len(own)
    return _subject(page.words[max(0, start - _ANTECEDENT_CHARS) : start], titled=False) == "policy"


def _is_a_unit(page: ScannedText, label: Label, rest: str) -> bool:
    """Return whether emphasis holds a whole statement: ``your data **Effective date: May 25, 2018.**``."""
    emphasis = page.text[max(0, label.start - 1) : label.start]
    last = max(label.end, label.written.end())
    closed = page.text[last : last + 2].lstrip(".")[:1]
    return label.explicit and emphasis in ("*", "_") and closed == emphasis and not rest.strip(". ")


def _ends_a_title(page: ScannedText, label: Label, lead: str, rest: str) -> bool:
    """Return whether a short line at the top or the end of a page ends with a statement.

    That is one in brackets or behind a dash, ``Lamps Ltd., 1 High Street (Current as of 8 April 2020)``,
    ``Your rights – Effective May 1, 2023``, or behind a name, ``LAMPS LIMITED, LAST UPDATED MARCH 2020``.
    """
    number = page.line_number(label.start)
    if number not in page.top[:_TITLE_LINES] + page.bottom[:_TITLE_LINES] or page.is_list_item(number):
        return False
    begin = page.line_span(number)[0]
    # First, because a line may be as long as the page.
    if not lead.strip() or label.start - begin > _TITLE_LINE_CHARS or rest.strip(")]. "):
        return False
    before = page.words[begin : label.start]
    words = page.words[label.start : label.end]
    marked = label.name != "dated" and (context_phrases.LAST.search(words) or _DATE_OF.search(words))
    named = marked and _TITLE.fullmatch(before.strip())
    parted = number in page.top and _TITLE_ENDS.search(before)
    if not (named or parted):
        return False
    return all(noun.lastgroup == "policy" for noun in context_phrases.NOUN.finditer(before))


def _is_in_a_link_to_earlier(page: ScannedText, label: Label, lead: str) -> bool:
    """Return whether a link of an older edition holds a label: ``Previous terms: [Update May 2017](...)``."""
    nouns = [noun.lastgroup for noun in context_phrases.NOUN.finditer(lead)]
    opening = page.text.rfind("[", max(0, label.start - _LEAD_CHARS), label.start)
    inside = opening >= 0 and page.text.find("](", opening, label.start) < 0
    return bool(nouns) and nouns[0] == "earlier" and inside and page.text.find("](", label.start) >= 0


def _is_of_a_licence(page: ScannedText, label: Label) -> bool:
    """Return whether a version stands below the name of a licence: ``Lamp License``, ``Version 2.0, ...``."""
    number = page.line_number(label.start)
    above = next(filter(None, map(page.line, range(number - 1, max(-1, number - 4), -1))), "")
    return label.name == "dated" and bool(context_phrases.LICENCE.fullmatch(above))


def _is_own(label: Label, lead: str, rest: str, leads: bool, alone: bool) -> bool:
    """Return whether the policy speaks of itself, not of a law, an earlier version or an example."""
    titled = alone and not rest.startswith(".")
    subject = _subject(lead, titled) or ("policy" if label.of_policy else None)
    if subject not in (None, "policy") or context_phrases.POSSIBLE.search(lead):
        return False
    if any(of.search(lead) for of in _OF_SOMETHING_ELSE):
        return False
    if not (
        label.explicit or _SHORT_REST.fullmatch(rest) or context_phrases.QUALIFIED.match(rest)
    ) and _is_adverbial(label, leads, rest):
        return False
    if label.clock and subject != "policy":
        return False
    if label.name == "dated":
        return alone or label.of_policy or bool(context_phrases.POLICY_BEFORE.search(lead))
    return leads or alone or subject == "policy"


def _is_about_these(page: ScannedText, label: Label, lead: str) -> bool:
    """Return whether "this information was last updated on" stands at the top or the bottom of a page."""
    return (
        page.line_number(label.start) in page.edges
        and context_phrases.THESE.match(lead) is not None
        and context_phrases.LAST.search(page.words, label.start, label.end) is not None
        and _subject(lead, titled=False) in (None, "policy")
    )


def _lead(words: str, start: int) -> str:
    """Return the words before a label in its own sentence or line."""
    window = words[max(0, start - _LEAD_CHARS) : start]
    cut = 0
    for boundary in _BOUNDARY.finditer(words, start - len(window), start + _AHEAD_CHARS):
        before = words[start - len(window) : boundary.start()].rstrip()
        broken_line = (
            boundary[0] == "\n"
            and (before[-1:].isalnum() or before.endswith(","))
            and words[boundary.end() : boundary.end() + 1].islower()
        )
        if not broken_line:
            cut = boundary.end() - start + len(window)
    return window[cut:]


def _rest(words: str, end: int) -> str:
    """Return the words behind a date in its own line, cell or sentence."""
    rest_end = _REST_END.search(words, end, end + _REST_CHARS)
    return words[end : rest_end.start() if rest_end else end + _REST_CHARS]


def _without_next(rest: str) -> str:
    """Return the words behind a date, or none where they state another ("Valid from ..., updated ...")."""
    link = _LINK.match(rest)
    label = label_phrases.LABEL.match(rest, link.end()) if link else None
    return "" if label and DATE.search(rest, label.end(), label.end() + _NEXT_CHARS) else rest


def _stands_alone(lead: str, rest: str, leads: bool) -> bool:
    """Return whether a line, or a part of it between ``|`` or full stops, is only the statement and title."""
    after = _NOTHING_MORE.match(rest)
    ended = after is not None and after.end() == len(rest)
    return ended and (leads or (len(lead) <= _TITLE_CHARS and _subject(lead, titled=True) == "policy"))


def _subject(lead: str, titled: bool) -> str | None:
    """Whose date it is by the words before it: the first noun of a title, the nearest one in a sentence."""
    nouns = [noun.lastgroup for noun in context_phrases.NOUN.finditer(lead)]
    if not nouns:
        return None
    coordinate = context_phrases.COORDINATE.search(lead)
    return nouns[0] if coordinate or (titled and nouns[-1] != "earlier") else nouns[-1]


def _ends_there(words: str, end: int) -> bool:
    """Return whether a range states its end, and so belongs to a version that is over."""
    until = context_phrases.UNTIL.match(words, end)
    return bool(until and DATE.match(words, until.end()))


def _is_adverbial(label: Label, leads: bool, rest: str) -> bool:
    """``Effective July 1, 2020, residents may ...`` dates what follows, unless that is the policy."""
    if not leads or label.name not in ("effective", "dated"):
        return False
    if not _CLAUSE.match(rest):
        return False
    clause = _CLAUSE_END.split(rest, 1)[0][:_CLAUSE_CHARS]
    if context_phrases.ARCHIVE_LINK.match(clause):
        return False
    return next((noun.lastgroup for noun in context_phrases.NOUN.finditer(clause)), None) != "policy"


def _read(page: ScannedText, label: Label) -> DateReading | None:
    """Return the day; where day and month could be swapped, the document's evidence decides."""
    order: Order | None = page.order
    if order is None and label.language != "en":
        order = "day first"  # so in the six other languages of Europe (CLDR); Japanese begins with the year
    elif order is None and _OF_SEVERAL_LANGUAGES.match(page.words, label.start):
        order = page.order_of_language
    reading = read_date(label.written, order)
    if reading is not None and reading.ambiguous and reading.date.day <= 12:
        swapped = date(reading.date.year, reading.date.day, reading.date.month)
        said = {reading.date, swapped} & page.days_beyond_doubt
        if len(said) == 1:
            return DateReading(said.pop(), "day")
    return reading


def quote(page: ScannedText, start: int, end: int) -> str:
    """Quote a page, with the emphasis and the bracket that open and close around the words.

    Args:
        page: the policy.
        start: offset of the first word.
        end: offset behind the last.

    Returns:
        A part of the text as it is.
    """
    marks = ")-–—:,>|" if page.text.find(")", start, end + 1) >= 0 else "()-–—:,>|"
    while start < end and (page.words[start].isspace() or page.words[start] in marks):
        start += 1
    tag = page.text.rfind("<", start, end)
    if tag >= 0 and not page.words[tag:end].strip():
        end = tag
    while end < len(page.text) and _letters(page.text[start:end]) < _letters(page.words[start:end]):
        end += 1  # marks inside a word: its last letters stand behind its end
    while end < len(page.text) and page.text[end] in ("*_)" if page.text[start] == "(" else "*_"):
        end += 1
    opening = start
    while opening and page.text[opening - 1] in "*_":
        opening -= 1
    emphasis = page.text[opening:start]
    closed = bool(emphasis) and page.text.find(emphasis, start, end) >= 0
    return page.text[opening if closed else start : end].strip()


def _letters(words: str) -> int:
    return sum(map(str.isalnum, words))
