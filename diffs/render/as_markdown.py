"""A comparison as Markdown: for a mail, an issue, a note."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from diffs.lazy_pattern import lazy_pattern
from diffs.records import Edit, Op
from diffs.render.elsewhere import TITLE, elsewhere_line
from diffs.render.flags import noted
from diffs.render.folding import Fold, folded_parts, unchanged
from diffs.render.head import Head, date_of, label_of_both, seen
from diffs.render.imprint import footer
from diffs.render.paragraphs import Paragraph
from diffs.render.reasons import reasons_by_sentence
from diffs.render.summary import COARSE, concerns, move_note, section_line, title_runs, verdict, without_words
from diffs.render.to_render import ToRender
from diffs.summaries import SectionChange
from diffs.text import one_line, safe_url, shorten

# All that CommonMark or GitHub's extensions could take for markup, HTML and bare addresses included.
_SPECIAL = lazy_pattern(r"[\\`*_{}\[\]<>#|~&]|^[-+=](?=[\s=-]|$)|(?<=\bhttp):|(?<=\bhttps):|(?<=\bwww)\.")
_LIST_NUMBER = lazy_pattern(r"^(\d{1,9})(?=[.)])")
_SENTENCE_CHARS = 240
_MARKS = {"insert": ("**", "ins"), "delete": ("~~", "del")}


def render_markdown(given: ToRender) -> str:
    """Write a comparison as Markdown: insertions ``**so**``, deletions ``~~so~~``.

    What comes from a page is escaped, so it is never markup.

    Args:
        given: the comparison and what is known of the two texts.

    Returns:
        Lines, each ended.
    """
    summary, sections = given.comparison.summary, given.comparison.sections
    lines = [
        f"# {escape_markdown(label_of_both(*given.heads, 'What changed'))}",
        "",
        *_heads(*given.heads),
        "",
        escape_markdown(verdict(summary)),
    ]
    lines += ["", escape_markdown(concerns(summary))] if summary.topics else []
    for flag in noted(given.flags):
        lines += ["", f"> **{escape_markdown(flag.name)}**: {escape_markdown(flag.meaning)}."]
    lines += ["", COARSE] if summary.coarse else []
    lines += ["", *map(_summary, sections)] if sections else []
    for one, laid in given.worded:
        lines += ["", *_section(one, tuple(folded_parts(laid, whole=given.whole is not None)))]
    lines += _elsewhere(given)
    return "\n".join([*lines, *_footer(given)]) + "\n"


def _elsewhere(given: ToRender) -> Iterator[str]:
    """Yield which other policies made the same edit, if that was asked."""
    if given.elsewhere is None:
        return
    yield from ("", f"## {TITLE}", "")
    yield from (f"- {escape_markdown(elsewhere_line(one))}" for one in given.elsewhere)
    # After a list, a line without a blank one before it would belong to its last item.
    yield from ("",) if given.elsewhere else ()
    yield from given.remarks_elsewhere


def _footer(given: ToRender) -> Iterator[str]:
    """Yield when and by what it was made, and the hashes of what was compared."""
    if given.imprint is None:
        return
    sentence, rows = footer(given.imprint, *given.heads)
    yield from ("", "---", "", escape_markdown(sentence), "")
    yield from (f"- SHA-256 {escape_markdown(label)}: {escape_markdown(value)}" for label, value in rows)


def escape_markdown(text: str) -> str:
    r"""Escape a text so that Markdown shows it as it is, on one line.

    Args:
        text: anything.

    >>> escape_markdown("1. *Data* <b>")
    '1\\. \\*Data\\* \\<b\\>'
    """
    return _LIST_NUMBER.sub(r"\1\\", _SPECIAL.sub(r"\\\g<0>", one_line(text)))


def _heads(before: Head, after: Head) -> Iterator[str]:
    for name, head in (("Old", before), ("New", after)):
        number = f"version {head.number}" if head.number is not None else ""
        parts = [escape_markdown(head.label), number, escape_markdown(date_of(head))]
        parts += [
            seen(head),
            f"<{address}>" if (address := safe_url(head.url)) else escape_markdown(head.source),
            f"raw page <{raw}>" if (raw := safe_url(head.raw_url)) else "",
            *map(escape_markdown, head.origins),
        ]
        yield f"- **{name}:** {' · '.join(filter(None, parts))}"


def _summary(section: SectionChange) -> str:
    """Return ``- 2 → 2 · *Sites Covered* → *Collection of Information* · reworded, 61 % kept``."""
    line = section_line(section)
    headings = " → ".join(f"*{escape_markdown(heading)}*" for heading in line.headings)
    topics = ", ".join(line.topics)
    parts = [
        escape_markdown(line.numbers),
        headings,
        escape_markdown(line.event),
        f"**{escape_markdown(topics)}**" if topics else "",
    ]
    return f"- {' · '.join(filter(None, parts))}"


def _section(section: SectionChange, laid: Sequence[Paragraph | Fold]) -> Iterator[str]:
    yield f"## {_runs(title_runs(section.change))}"
    for reason in reasons_by_sentence(section.topics):
        sentence = escape_markdown(shorten(reason.sentence, _SENTENCE_CHARS))
        topics = "; ".join(
            f"**{escape_markdown(name)}**: {escape_markdown(trigger)}" for name, trigger in reason.topics
        )
        yield f"\n> {topics} – “{sentence}”"
    if not laid and (said := without_words(section.change)):
        yield f"\n*{said}*"
    for paragraph in laid:
        yield ""
        if isinstance(paragraph, Fold):
            yield f"*{unchanged(paragraph.words)}*"
        else:
            yield _paragraph(paragraph)


def _paragraph(paragraph: Paragraph) -> str:
    written = _runs(paragraph.runs)
    return f"{'  ' * (paragraph.item - 1)}- {written}" if paragraph.item else written


def _runs(runs: Sequence[Edit]) -> str:
    written = ""
    for run, following in zip_longest(runs, runs[1:]):
        inner = escape_markdown(run.text)
        if note := move_note(run):
            written = f"{written.rstrip()} *{escape_markdown(note)}:* {inner.strip()} ".lstrip()
            continue
        ends = following is None or run.text[-1].isspace() or following.text[0].isspace()
        # Struck words and the words for them would run together.
        if run.text[0].isspace() or (run.op == "insert" and written.endswith(("~~", "</del>"))):
            written = f"{written.rstrip()} "
        begins = not written or written[-1].isspace()
        written += inner if run.op == "equal" or not inner else _marked(run.op, inner, begins, ends)
        written += " " if inner and run.text[-1].isspace() else ""
    return written.strip()


def _marked(op: Op, inner: str, begins: bool, ends: bool) -> str:
    """Mark a run: with Markdown's marks where they hold (CommonMark 6.2, flanking), else with HTML's."""
    mark, element = _MARKS[op]
    if (begins or inner[0].isalnum()) and (ends or inner[-1].isalnum()):
        return f"{mark}{inner}{mark}"
    return f"<{element}>{inner}</{element}>"
