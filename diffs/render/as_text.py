"""A comparison for terminals: one line for each section, then each section's words."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from diffs.lazy_pattern import lazy_pattern
from diffs.records import Change, Op
from diffs.render.elsewhere import TITLE, elsewhere_line
from diffs.render.flags import noted
from diffs.render.folding import WIDE, Fold, folded_parts, unchanged
from diffs.render.head import Head, date_of, seen
from diffs.render.imprint import footer
from diffs.render.paragraphs import Paragraph
from diffs.render.reasons import reasons_by_sentence
from diffs.render.summary import COARSE, concerns, move_note, section_line, title_runs, verdict, without_words
from diffs.render.to_render import ToRender
from diffs.summaries import SectionChange
from diffs.text import one_line, shorten

# Select graphic rendition, ECMA-48 8.3.117: never colour alone, so that the colour-blind see it too.
_STYLES = {"insert": "32;4", "delete": "31;9", "bold": "1", "quiet": "2", "weight": "33"}
_STYLE = lazy_pattern(r"\x1b\[[0-9;]+m")
# Without colour, the marks of GNU wdiff.
_MARKS = {"insert": ("{+", "+}"), "delete": ("[-", "-]")}
# What a page has of these itself, each with the backslashes that would follow from escaping it.
_LIKE_MARKS = lazy_pattern(r"(?<=\[)(?=\\*-)|(?<=-)(?=\\*\])|(?<=\{)(?=\\*\+)|(?<=\+)(?=\\*\})")
# What stands before a paragraph: new, gone, changed; come from another place, gone to one.
_SIGNS: dict[Op | None, str] = {"insert": "+", "delete": "−", None: "~"}
_MOVE_SIGNS: dict[Op | None, str] = {"insert": "←", "delete": "→"}
_LEAST_WIDTH = 40
_NUMBER_COLUMNS = 4
_SENTENCE_CHARS = 160
# Where lines may be broken: words, and every character of the scripts that are written without spaces.
_UNITS = lazy_pattern(rf"\s+|[{WIDE}]|[^\s{WIDE}]+")


@dataclass(frozen=True, slots=True)
class _Paper:
    """How the comparison is written."""

    colour: bool
    width: int

    def styled(self, text: str, style: str) -> str:
        if not self.colour or not text or style == "equal":
            return text
        return f"\x1b[{_STYLES[style]}m{text}\x1b[0m"

    def wrapped(self, words: Iterable[tuple[str, str]], first: str, rest: str) -> Iterator[str]:
        """Yield lines of styled words; `first` precedes the first line, `rest` before the others."""
        line, used, prefix = first, _columns(first), rest
        blank = True
        for word, style in _parted(words, self.width - max(_columns(first), _columns(rest))):
            columns = _columns(word)
            if used + columns > self.width and not blank:
                yield line.rstrip()
                line, used, blank = prefix, _columns(prefix), True
            if word.isspace() and blank:
                continue
            line += self.styled(word, style)
            used, blank = used + columns, False
        yield line.rstrip()


def render_text(given: ToRender) -> str:
    r"""Write a comparison for a terminal.

    What comes from a page is stripped of control characters: it cannot move the cursor, colour or reorder.
    Without colour, deletions are ``[-so-]`` and insertions ``{+so+}``; such marks of the page itself have a
    backslash more: ``[\-so-\]``.

    Args:
        given: the comparison and what is known of the two texts.

    Returns:
        Lines, each ended.
    """
    paper = _Paper(given.colour, max(given.width, _LEAST_WIDTH))
    summary = given.comparison.summary
    lines = [*_head(paper, *given.heads), "", *_sentence(paper, verdict(summary))]
    lines += paper.wrapped([(concerns(summary), "weight")], "", "  ") if summary.topics else []
    for flag in noted(given.flags):
        lines += paper.wrapped([(flag.name, "weight"), (f": {flag.meaning}.", "equal")], "! ", "  ")
    if summary.coarse:
        lines += _sentence(paper, COARSE)
    sections = given.comparison.sections
    lines += ["", *(line for one in sections for line in _summary(paper, one))] if sections else []
    for one, laid in given.worded:
        lines += ["", *_section(paper, one, tuple(folded_parts(laid, whole=given.whole is not None)))]
    lines += _elsewhere(paper, given)
    return "\n".join([*lines, *_footer(paper, given)]) + "\n"


def _elsewhere(paper: _Paper, given: ToRender) -> Iterator[str]:
    """Yield which other policies made the same edit, if that was asked."""
    if given.elsewhere is None:
        return
    yield ""
    if given.elsewhere:
        yield paper.styled(f"{TITLE}:", "bold")
    for one in given.elsewhere:
        yield from paper.wrapped([(elsewhere_line(one), "equal")], "  ", "    ")
    yield from (paper.styled(one, "bold") for one in given.remarks_elsewhere)


def _footer(paper: _Paper, given: ToRender) -> Iterator[str]:
    """Yield when and by what it was made, and the hashes of what was compared."""
    if given.imprint is None:
        return
    sentence, rows = footer(given.imprint, *given.heads)
    yield ""
    yield from paper.wrapped([(sentence, "quiet")], "", "")
    if rows:
        yield paper.styled("SHA-256:", "quiet")
    longest = max((len(label) for label, _ in rows), default=0)
    for label, value in rows:
        yield from paper.wrapped([(f"{label:<{longest}}  {value}", "quiet")], "  ", "    ")


def _head(paper: _Paper, before: Head, after: Head) -> Iterator[str]:
    for sign, head in (("−", before), ("+", after)):
        number = f"version {head.number}" if head.number is not None else ""
        parts = [one_line(head.label), number, date_of(head)]
        parts.append(seen(head))
        words = [(" · ".join(filter(None, parts)), "bold")]
        yield from paper.wrapped(words, f"{sign} ", "  ")
        if head.url or head.source:
            yield paper.styled(f"  {one_line(head.url or head.source)}", "quiet")
        if head.raw_url:
            yield paper.styled(f"  raw page {one_line(head.raw_url)}", "quiet")
        for origin in head.origins:
            yield from paper.wrapped([(one_line(origin), "quiet")], "  ", "  ")


def _sentence(paper: _Paper, text: str) -> list[str]:
    return list(paper.wrapped([(text, "equal")], "", ""))


def _summary(paper: _Paper, section: SectionChange) -> Iterator[str]:
    """Yield ``2 → 2 · Sites Covered → Collection of Information · reworded, 61 % kept``."""
    line = section_line(section)
    words = [(f"{line.numbers} · " if line.numbers else "", "equal")]
    words += [(" → ".join(line.headings), "bold"), (f" · {line.event}", "equal")]
    words += [(f" · {', '.join(line.topics)}" if line.topics else "", "weight")]
    yield from paper.wrapped(words, "  ", "      ")


def _section(paper: _Paper, section: SectionChange, laid: Sequence[Paragraph | Fold]) -> Iterator[str]:
    """Yield a rule with the heading, the reasons, and the paragraphs with their numbers on both sides."""
    *lines, last = paper.wrapped(_title(paper, section.change), "── ", "   ")
    yield from lines
    rule = "─" * max(0, paper.width - _columns(_STYLE.sub("", last)) - 1)
    yield f"{last} {rule}".rstrip()
    for reason in reasons_by_sentence(section.topics):
        topics = "; ".join(f"{name}: {trigger}" for name, trigger in reason.topics)
        words = [(topics, "weight"), (f"  “{shorten(reason.sentence, _SENTENCE_CHARS)}”", "quiet")]
        yield from paper.wrapped(words, "   ! ", "     ")
    if not laid and (said := without_words(section.change)):
        yield f"{' ' * (2 * _NUMBER_COLUMNS)}   {paper.styled(said, 'quiet')}"
    for paragraph in laid:
        if isinstance(paragraph, Fold):
            yield f"{' ' * (2 * _NUMBER_COLUMNS)}   {paper.styled(unchanged(paragraph.words), 'quiet')}"
        else:
            yield from _paragraph(paper, paragraph)


def _title(paper: _Paper, change: Change) -> Iterator[tuple[str, str]]:
    """Yield number and heading, with what is gone and what is new where they changed."""
    last: Op = "equal"
    for run in title_runs(change):
        if (last, run.op) == ("delete", "insert"):
            yield " ", "equal"
        for text, style in marked(run.op, run.text, colour=paper.colour):
            yield text, "bold" if style == "equal" else style
        last = run.op


def _paragraph(paper: _Paper, paragraph: Paragraph) -> Iterator[str]:
    before, after = (f"{number or '':>{_NUMBER_COLUMNS}}" for number in (paragraph.before, paragraph.after))
    signs = _MOVE_SIGNS if paragraph.moved else _SIGNS
    sign = signs.get(paragraph.op, " ")
    indent = "  " * (paragraph.item - 1)
    first = f"{before}{after} {sign} {indent}{'• ' if paragraph.item else ''}"
    rest = f"{' ' * (2 * _NUMBER_COLUMNS)} {sign} {indent}{'  ' if paragraph.item else ''}"
    words: list[tuple[str, str]] = []
    for run in paragraph.runs:
        if run.op == "insert" and words and words[-1][1] == "delete" and not run.text[0].isspace():
            words.append((" ", "equal"))  # struck words and the words for them would run together
        if note := move_note(run):
            words += [(" ", "equal"), (f"[{note}]", "quiet"), (f" {run.text.strip()} ", "equal")]
            continue
        words += [word for word in marked(run.op, run.text, colour=paper.colour) if word[0]]
    yield from paper.wrapped(words, first, rest)


def marked(op: Op, text: str, *, colour: bool) -> Iterator[tuple[str, str]]:
    """Yield a run with its marks, each piece with its style; the white space around it is not marked.

    Args:
        op: what became of the words.
        text: the words, cleaned.
        colour: whether colours are the marks.
    """
    if not colour:
        text = _LIKE_MARKS.sub(r"\\", text)
    inner = text.strip()
    if op == "equal" or not inner:
        yield text, "equal"
        return
    opening, closing = ("", "") if colour else _MARKS[op]
    start = text[: len(text) - len(text.lstrip())]
    yield start, "equal"
    yield f"{opening}{inner}{closing}", op
    yield text[len(start) + len(inner) :], "equal"


def _parted(words: Iterable[tuple[str, str]], room: int) -> Iterator[tuple[str, str]]:
    """Yield units that fit a line, each with its style."""
    for text, style in words:
        for unit in _UNITS.findall(text):
            while _columns(unit) > room:
                head = _cut(unit, room)
                yield head, style
                unit = unit[len(head) :]
            yield unit, style


def _cut(text: str, columns: int) -> str:
    """Return the beginning of a text that fits so many columns."""
    end = 0
    for end, sign in enumerate(text):
        columns -= _columns(sign)
        if columns < 0:
            return text[: max(end, 1)]
    return text[: end + 1]


def _columns(text: str) -> int:
    """Return how many terminal columns a text takes: two for wide characters (UAX #11), none for marks."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(sign) else 2 if unicodedata.east_asian_width(sign) in "WF" else 1
        for sign in text
    )
