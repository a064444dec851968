"""A comparison as a page that needs nothing but itself: no script, no image, no address that is asked."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from diffs.records import Change, Edit
from diffs.render.flags import ShownFlag, noted
from diffs.render.head import Head, date_of, label_of_both, seen
from diffs.render.imprint import footer
from diffs.render.paragraphs import Fold, Paragraph, fold_unchanged, unchanged
from diffs.render.stylesheet import STYLESHEET
from diffs.render.summary import (
    COARSE,
    SectionLine,
    concerns,
    move_note,
    named,
    section_line,
    title_of,
    verdict,
)
from diffs.render.to_render import ToRender
from diffs.summaries import SectionChange
from diffs.text import essence, one_line, safe_url, shorten

_ELEMENTS = {"insert": ("ins", "inserted"), "delete": ("del", "deleted")}
_DEEPEST_ITEM = 2
_SENTENCE_CHARS = 240


@dataclass(frozen=True, slots=True)
class _ShownChange:
    """A change, its line, and the paragraphs to show of it."""

    anchor: str
    section: SectionChange
    line: SectionLine
    laid: tuple[Paragraph, ...]


def render_html(given: ToRender) -> str:
    """Write a comparison as an HTML page.

    What comes from a page is escaped; the page forbids everything but its own stylesheet (Content Security
    Policy 3), so that no fault of ours could run what a policy contains.

    Args:
        given: the comparison and what is known of the two texts.

    Returns:
        The page, UTF-8 when encoded.
    """
    anchors = {id(one): f"s{place}" for place, one in enumerate(given.comparison.sections)}
    shown = {id(one): laid for one, laid in given.shown}
    changes = [
        _ShownChange(anchors[id(one)], one, section_line(one), shown.get(id(one), ()))
        for one in given.comparison.sections
    ]
    summary = given.comparison.summary
    title = _text(label_of_both(*given.heads, "Two texts"))
    allowed = base64.b64encode(hashlib.sha256(STYLESHEET.encode()).digest()).decode()
    lines = [
        "<!DOCTYPE html>",
        '<html lang="en">',
        "<head>",
        '<meta charset="utf-8">',
        '<meta http-equiv="Content-Security-Policy" '
        f"content=\"default-src 'none'; style-src 'sha256-{allowed}'; base-uri 'none'; form-action 'none'\">",
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="referrer" content="no-referrer">',
        '<meta name="color-scheme" content="light dark">',
        f"<title>What changed: {title}</title>",
        f"<style>{STYLESHEET}</style>",
        "</head>",
        "<body>",
        "<main>",
        f'<h1 dir="auto">{title}</h1>',
        *_heads(*given.heads),
        f'<p class="verdict">{_text(verdict(summary))}</p>',
        *([f'<p class="concerns">{_text(concerns(summary))}</p>'] if summary.topics else []),
        *map(_flag, noted(given.flags)),
        *([f'<p class="quiet">{COARSE}</p>'] if summary.coarse else []),
        *_contents(changes),
        *(line for one in _shown(given, anchors) for line in one),
        *_footer(given),
        "</main>",
        "</body>",
        "</html>",
    ]
    return "\n".join(lines) + "\n"


def _text(text: str) -> str:
    return escape(one_line(text))


def _flag(flag: ShownFlag) -> str:
    return f'<p class="flag"><b>{_text(flag.name)}</b>: {_text(flag.meaning)}.</p>'


def _footer(given: ToRender) -> Iterator[str]:
    """Yield when and by what the page was made, and the hashes of what was compared."""
    if given.imprint is None:
        return
    sentence, rows = footer(given.imprint, *given.heads)
    yield f"<footer><p>{_text(sentence)}</p>"
    if rows:
        yield "<dl>"
        yield from (
            f"<div><dt>SHA-256 {_text(label)}</dt><dd>{_text(value)}</dd></div>" for label, value in rows
        )
        yield "</dl>"
    yield "</footer>"


def _heads(before: Head, after: Head) -> Iterator[str]:
    yield '<dl class="heads">'
    for style, name, head in (("old", "Before", before), ("new", "After", after)):
        number = f" · version {head.number}" if head.number is not None else ""
        yield f'<div class="{style}"><dt>{name}{number}</dt>'
        yield f'<dd class="date">{_text(date_of(head)) or _text(head.label)}</dd>'
        if seen(head):
            yield f'<dd class="quiet">{_text(seen(head))}</dd>'
        if address := safe_url(head.url):
            yield f'<dd class="quiet"><a href="{escape(address)}" rel="noreferrer">{_text(head.url)}</a></dd>'
            if raw := safe_url(head.raw_url):
                yield f'<dd class="quiet"><a href="{escape(raw)}" rel="noreferrer">raw page</a></dd>'
        elif head.source:
            yield f'<dd class="quiet">{_text(head.source)}</dd>'
        yield from (f'<dd class="quiet">{_text(origin)}</dd>' for origin in head.origins)
        yield "</div>"
    yield "</dl>"


def _contents(changes: Sequence[_ShownChange]) -> Iterator[str]:
    """Yield one line for each section."""
    if not changes:
        return
    yield '<p class="legend"><ins>New words</ins> are underlined, <del>old words</del> struck through.</p>'
    numbered = any(one.line.numbers for one in changes)
    yield f'<ol class="sections{"" if numbered else " unnumbered"}">'
    for one in changes:
        line = one.line
        headings = " → ".join(
            f'<span class="heading" dir="auto">{escape(heading)}</span>' for heading in line.headings
        )
        if one.laid:
            headings = f'<a href="#{one.anchor}">{headings}</a>'
        topics = " ".join(f'<span class="topic">{_text(topic)}</span>' for topic in line.topics)
        numbers = f'<span class="numbers">{_text(line.numbers)}</span>' if numbered else ""
        yield f"<li>{numbers}"
        yield f'<span>{headings} <span class="quiet">· {_text(line.event)}</span> {topics}</span></li>'
    yield "</ol>"


def _section(one: _ShownChange, *, whole: bool) -> Iterator[str]:
    yield f'<article id="{one.anchor}">'
    yield f'<h2 dir="auto">{_title(one.section.change)}</h2>'
    yield f'<p class="what">{_text(one.line.event)}</p>'
    if one.section.topics:
        yield '<div class="why">'
        for tag, more in one.section.topics:
            sentence = escape(shorten(tag.sentence, _SENTENCE_CHARS))
            further = f" and {more} more" if more else ""
            trigger = f"<b>{_text(tag.name)}</b>: {_text(tag.trigger)}"
            yield f'<p dir="auto">{trigger} <q>{sentence}</q>{further}</p>'
        yield "</div>"
    yield '<div class="body">'
    for paragraph in one.laid if whole else fold_unchanged(one.laid):
        if isinstance(paragraph, Fold):
            yield f'<details class="fold"><summary>{unchanged(paragraph.words)}</summary>'
            yield from map(_paragraph, paragraph.paragraphs)
            yield "</details>"
        else:
            yield _paragraph(paragraph)
    yield "</div>"
    yield "</article>"


def _shown(given: ToRender, anchors: Mapping[int, str]) -> Iterator[Iterator[str]]:
    """Yield the lines of each section that is shown word by word."""
    for section, laid in given.shown:
        if section.change.kinds:
            one = _ShownChange(anchors[id(section)], section, section_line(section), laid)
            yield _section(one, whole=given.whole is not None)
        else:
            yield _unchanged_section(section.change, laid)


def _unchanged_section(change: Change, laid: Sequence[Paragraph]) -> Iterator[str]:
    """Yield a section that did not change, where a whole text is shown."""
    yield '<section class="same">'
    if title := _title(change):
        yield f'<h2 dir="auto">{title}</h2>'
    yield '<div class="body">'
    yield from map(_paragraph, laid)
    yield "</div>"
    yield "</section>"


def _title(change: Change) -> str:
    """Return number and heading, with their own insertions and deletions where they changed."""
    if change.others:
        return escape(title_of(change))
    before, after = (named(one) if one else "" for one in (change.before, change.after))
    if before and after and essence(before) == essence(after):
        return escape(after)
    runs = [Edit("delete", before), Edit("insert", after)]
    return "".join(_run(run) for run in runs if run.text)


def _paragraph(paragraph: Paragraph) -> str:
    styles = ["item" if paragraph.item < _DEEPEST_ITEM else "item deep"] if paragraph.item else []
    styles += ["close"] if paragraph.close and not paragraph.item else []
    style = f' class="{" ".join(styles)}"' if styles else ""
    numbers = "".join(f"<i>{number or '–'}</i>" for number in (paragraph.before, paragraph.after))
    runs = "".join(map(_run, paragraph.runs))
    return f'<p dir="auto"{style}><span class="no" aria-hidden="true">{numbers}</span>{runs}</p>'


def _run(run: Edit) -> str:
    """Return a run as HTML; the white space at its ends is neither underlined nor struck through."""
    inner = run.text.strip()
    if run.op == "equal" or not inner:
        return escape(run.text)
    if note := move_note(run):
        return f' <span class="moved"><span class="note">{escape(note)}:</span> {escape(inner)}</span> '
    element, spoken = _ELEMENTS[run.op]
    start, _, end = run.text.partition(inner)
    return (
        f'{start}<{element}><span class="aside">[{spoken}: </span>{escape(inner)}'
        f'<span class="aside">]</span></{element}>{end}'
    )
