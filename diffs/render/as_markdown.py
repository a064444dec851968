"""A comparison as Markdown: for a mail, an issue, a note."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest

from diffs.records import Change, Comparison, Op
from diffs.render.paragraphs import Fold, Paragraph, fold_unchanged, paragraphs_of, shortened, unchanged
from diffs.render.summary import COARSE, Head, date_of, label_of_both, seen, summarize, title_of, verdict
from diffs.text import one_line, safe_url, shorten
from diffs.weights import BUILT_IN, Reasons, reasons, weigh

# All that CommonMark or GitHub's extensions could take for markup, HTML and bare addresses included.
_SPECIAL = re.compile(r"[\\`*_{}\[\]<>#|~&]|^[-+=](?=[\s=-]|$)|(?<=\bhttp):|(?<=\bhttps):|(?<=\bwww)\.")
_LIST_NUMBER = re.compile(r"^(\d{1,9})(?=[.)])")
_SENTENCE_CHARS = 240
_MARKS = {"insert": ("**", "ins"), "delete": ("~~", "del")}


def render_markdown(
    comparison: Comparison, before: Head, after: Head, *, phrases: Mapping[str, Sequence[str]] = BUILT_IN
) -> str:
    """Write a comparison as Markdown: insertions ``**so**``, deletions ``~~so~~``.

    What comes from a page is escaped, so it is never markup.

    Args:
        comparison: what `compare` gives.
        before: what the old text is.
        after: what the new text is.
        phrases: topics that make a change weigh.

    Returns:
        Lines, each ended.
    """
    lines = [
        f"# {escape_markdown(label_of_both(before, after, 'What changed'))}",
        "",
        *_heads(before, after),
        "",
        escape_markdown(verdict(comparison)),
    ]
    lines += ["", COARSE] if comparison.coarse else []
    why = [reasons(weigh(change, phrases)) for change in comparison.changes]
    changes = list(zip(comparison.changes, why, strict=True))
    lines += ["", *(_summary(change, tags) for change, tags in changes)] if changes else []
    for change, tags in changes:
        if laid := paragraphs_of(change):
            lines += ["", *_section(change, tags, laid)]
    return "\n".join(lines) + "\n"


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
        ]
        yield f"- **{name}:** {' · '.join(filter(None, parts))}"


def _summary(change: Change, tags: Reasons) -> str:
    """Return ``- 2 → 2 · *Sites Covered* → *Collection of Information* · reworded, 61 % kept``."""
    line = summarize(change)
    headings = " → ".join(f"*{escape_markdown(heading)}*" for heading in line.headings)
    topics = ", ".join(tag.name for tag, _ in tags)
    parts = [
        escape_markdown(line.numbers),
        headings,
        line.event,
        f"**{escape_markdown(topics)}**" if topics else "",
    ]
    return f"- {' · '.join(filter(None, parts))}"


def _section(change: Change, tags: Reasons, laid: Sequence[Paragraph]) -> Iterator[str]:
    yield f"## {escape_markdown(title_of(change))}"
    for tag, more in tags:
        sentence = escape_markdown(shorten(tag.sentence, _SENTENCE_CHARS))
        further = f" and {more} more" if more else ""
        yield f"\n> **{escape_markdown(tag.name)}**: {escape_markdown(tag.trigger)} – “{sentence}”{further}"
    for paragraph in fold_unchanged(laid):
        yield ""
        if isinstance(paragraph, Fold):
            yield f"*{unchanged(paragraph.words)}*"
        else:
            yield _paragraph(shortened(paragraph) if paragraph.op is None else paragraph)


def _paragraph(paragraph: Paragraph) -> str:
    written = ""
    runs = paragraph.runs
    for run, following in zip_longest(runs, runs[1:]):
        inner = escape_markdown(run.text)
        ends = following is None or run.text[-1].isspace() or following.text[0].isspace()
        # Struck words and the words for them would run together.
        if run.text[0].isspace() or (run.op == "insert" and written.endswith(("~~", "</del>"))):
            written = f"{written.rstrip()} "
        begins = not written or written[-1].isspace()
        written += inner if run.op == "equal" or not inner else _marked(run.op, inner, begins, ends)
        written += " " if inner and run.text[-1].isspace() else ""
    return f"{'  ' * (paragraph.item - 1)}- {written.strip()}" if paragraph.item else written.strip()


def _marked(op: Op, inner: str, begins: bool, ends: bool) -> str:
    """Mark a run: with Markdown's marks where they hold (CommonMark 6.2, flanking), else with HTML's."""
    mark, element = _MARKS[op]
    if (begins or inner[0].isalnum()) and (ends or inner[-1].isalnum()):
        return f"{mark}{inner}{mark}"
    return f"<{element}>{inner}</{element}>"
