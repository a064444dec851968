"""The parts of a page that shows a comparison; what comes from a page is escaped in each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from diffs.records import Change, Edit, Op
from diffs.render.flags import ShownFlag
from diffs.render.folding import Fold, FoldedPassage, fold_unchanged, folded_runs, unchanged
from diffs.render.head import Head, date_of, seen
from diffs.render.imprint import footer
from diffs.render.paragraphs import Paragraph
from diffs.render.reasons import reasons_by_sentence
from diffs.render.side_by_side import FoldedRows, SideRow, folded_rows
from diffs.render.summary import SectionLine, heading_runs, move_note, section_line
from diffs.render.to_render import ToRender
from diffs.summaries import SectionChange
from diffs.text import one_line, safe_url, shorten

_ELEMENTS = {"insert": ("ins", "inserted"), "delete": ("del", "deleted")}
_DEEPEST_ITEM = 2
_SENTENCE_CHARS = 240


def html_text(text: str) -> str:
    """Return a text on one line, escaped."""
    return escape(one_line(text))


def html_flag(flag: ShownFlag) -> str:
    """Return a flag with what it means."""
    return f'<p class="flag"><b>{html_text(flag.name)}</b>: {html_text(flag.meaning)}.</p>'


def html_footer(given: ToRender) -> Iterator[str]:
    """Yield when and by what a comparison was made, and the hashes of what was compared.

    Args:
        given: the comparison; nothing is yielded if it has no imprint.
    """
    if given.imprint is None:
        return
    sentence, rows = footer(given.imprint, *given.heads)
    yield f"<footer><p>{html_text(sentence)}</p>"
    if rows:
        yield "<dl>"
        yield from (
            f"<div><dt>SHA-256 {html_text(label)}</dt><dd>{html_text(value)}</dd></div>"
            for label, value in rows
        )
        yield "</dl>"
    yield "</footer>"


def html_heads(before: Head, after: Head) -> Iterator[str]:
    """Yield what the two texts are, and where each can be read.

    Args:
        before: what the old text is.
        after: what the new text is.
    """
    yield '<dl class="heads">'
    for style, name, head in (("old", "Before", before), ("new", "After", after)):
        number = f" · version {head.number}" if head.number is not None else ""
        yield f'<div class="{style}"><dt>{name}{number}</dt>'
        yield from html_head(head)
        yield "</div>"
    yield "</dl>"


def html_head(head: Head) -> Iterator[str]:
    """Yield what a text is, as the descriptions of a list.

    Args:
        head: what the text is.
    """
    yield f'<dd class="date">{html_text(date_of(head)) or html_text(head.label)}</dd>'
    if seen(head):
        yield f'<dd class="quiet">{html_text(seen(head))}</dd>'
    if address := safe_url(head.url):
        shown = html_text(head.url)
        yield f'<dd class="quiet"><a href="{escape(address)}" rel="noreferrer">{shown}</a></dd>'
        if raw := safe_url(head.raw_url):
            yield f'<dd class="quiet"><a href="{escape(raw)}" rel="noreferrer">raw page</a></dd>'
    elif head.source:
        yield f'<dd class="quiet">{html_text(head.source)}</dd>'
    yield from (f'<dd class="quiet">{html_text(origin)}</dd>' for origin in head.origins)


def html_headings(line: SectionLine) -> str:
    """Return the old heading and the new one; each has the direction of its own script.

    Args:
        line: what happened to a section.
    """
    return " → ".join(f'<span class="heading"><bdi>{escape(one)}</bdi></span>' for one in line.headings)


def html_title(change: Change) -> str:
    """Return number and heading, with their own insertions and deletions where they changed.

    The number stands outside the element that has the direction of the heading: in a heading that is written
    from right to left it would otherwise be at the other end.

    Args:
        change: the change of a section.
    """
    if change.others:
        line = section_line(SectionChange(change))
        return " · ".join(filter(None, (escape(line.numbers), html_headings(line))))
    numbers, headings = (
        " ".join(_run(run, isolated=isolated) for run in runs)
        for runs, isolated in zip(heading_runs(change), (False, True), strict=True)
    )
    return f"{numbers} {headings}".strip()


def html_reasons(section: SectionChange) -> Iterator[str]:
    """Yield why a section weighs: each sentence once, with all topics that it is about.

    Args:
        section: the change of a section.
    """
    if not section.topics:
        return
    yield '<div class="why">'
    for reason in reasons_by_sentence(section.topics):
        topics = "; ".join(
            f"<b>{html_text(name)}</b>: {html_text(trigger)}" for name, trigger in reason.topics
        )
        sentence = escape(shorten(reason.sentence, _SENTENCE_CHARS))
        yield f'<p>{topics} <q dir="auto">{sentence}</q></p>'
    yield "</div>"


def html_inline(laid: Sequence[Paragraph], *, whole: bool = False) -> Iterator[str]:
    """Yield the words of a section as one text, in which the changes are marked.

    Args:
        laid: its paragraphs.
        whole: whether what did not change is shown at once, and not folded.
    """
    yield '<div class="body">'
    for part in laid if whole else fold_unchanged(laid):
        if isinstance(part, Fold):
            yield f'<details class="fold"><summary>{unchanged(part.words)}</summary>'
            yield from map(html_paragraph, part.paragraphs)
            yield "</details>"
        else:
            yield html_paragraph(part, folded=not whole and part.op is None)
    yield "</div>"


def html_side_by_side(laid: Sequence[SideRow]) -> Iterator[str]:
    """Yield the words of a section in two columns.

    Args:
        laid: its rows.
    """
    yield '<div class="sides"><div class="row names"><p>Before</p><p>After</p></div>'
    for part in folded_rows(laid):
        if isinstance(part, FoldedRows):
            yield f'<details class="fold"><summary>{part.label}</summary>'
            yield from (_row(row, folded=False) for row in part.rows)
            yield "</details>"
        else:
            yield _row(part, folded=True)
    yield "</div>"


def html_paragraph(paragraph: Paragraph, *, folded: bool = False) -> str:
    """Return a paragraph with its numbers on both sides.

    Args:
        paragraph: the paragraph.
        folded: whether its unchanged passages are folded.
    """
    # A dash says that a side has no such paragraph; nothing, that its paragraph goes on here.
    missing: tuple[tuple[int | None, Op], ...] = ((paragraph.before, "insert"), (paragraph.after, "delete"))
    numbers = "".join(
        f"<i>{number or ('–' if paragraph.op == other else '')}</i>" for number, other in missing
    )
    margin = f'<span class="no" aria-hidden="true">{numbers}</span>'
    return html_block(paragraph, margin, folded=folded)


def _row(row: SideRow, *, folded: bool) -> str:
    cells = (
        html_block(side, folded=folded and side.op is None) if side else "<p></p>"
        for side in (row.before, row.after)
    )
    return f'<div class="row">{"".join(cells)}</div>'


def html_block(paragraph: Paragraph, margin: str = "", *, folded: bool = False) -> str:
    """Return a paragraph.

    Args:
        paragraph: the paragraph.
        margin: what stands before its words, as HTML.
        folded: whether its unchanged passages are folded.
    """
    parts: Iterable[Edit | FoldedPassage] = folded_runs(paragraph.runs) if folded else paragraph.runs
    # HTML has no `details` in a `p`.
    element = "p"
    shown: list[str] = []
    for part in parts:
        if isinstance(part, FoldedPassage):
            element = "div"
            shown.append(_passage(part))
        else:
            # Struck words and the words for them would run together.
            shown.append(f"{' ' if _is_joined(shown, part) else ''}{_run(part)}")
    styles = ["p"] * (element == "div")
    styles += ["item" if paragraph.item < _DEEPEST_ITEM else "item deep"] if paragraph.item else []
    styles += ["close"] if paragraph.close and not paragraph.item else []
    style = f' class="{" ".join(styles)}"' if styles else ""
    return f'<{element} dir="auto"{style}>{margin}{"".join(shown)}</{element}>'


def _is_joined(shown: Sequence[str], run: Edit) -> bool:
    return run.op == "insert" and bool(shown) and shown[-1].endswith("</del>") and not run.text[0].isspace()


def _passage(part: FoldedPassage) -> str:
    label = unchanged(part.words)
    return f' <details class="passage"><summary>{label}</summary> {escape(part.text)}</details> '


def _run(run: Edit, *, isolated: bool = False) -> str:
    """Return a run as HTML; the white space at its ends is neither underlined nor struck through."""
    inner = run.text.strip()
    words = f"<bdi>{escape(inner)}</bdi>" if isolated and inner else escape(inner)
    if run.op == "equal" or not inner:
        return words if isolated else escape(run.text)
    if note := move_note(run):
        return f' <span class="moved"><bdi class="note">{escape(note)}:</bdi> {words}</span> '
    element, spoken = _ELEMENTS[run.op]
    start, _, end = run.text.partition(inner)
    return (
        f'{start}<{element}><span class="aside">[{spoken}: </span>{words}'
        f'<span class="aside">]</span></{element}>{end}'
    )
