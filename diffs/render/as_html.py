"""A comparison as a page that needs nothing but itself: no script, no image, no address that is asked."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence

from diffs.render.elsewhere import TITLE, elsewhere_line
from diffs.render.flags import noted
from diffs.render.head import label_of_both
from diffs.render.html_parts import (
    html_flag,
    html_footer,
    html_headings,
    html_heads,
    html_inline,
    html_reasons,
    html_text,
    html_title,
)
from diffs.render.paragraphs import Paragraph
from diffs.render.stylesheet import STYLESHEET
from diffs.render.summary import COARSE, concerns, section_line, verdict, without_words
from diffs.render.to_render import ToRender
from diffs.summaries import SectionChange


def render_html(given: ToRender) -> str:
    """Write a comparison as an HTML page.

    What comes from a page is escaped; the page forbids everything but its own stylesheet (Content Security
    Policy 3), so that no fault of ours could run what a policy contains.

    Args:
        given: the comparison and what is known of the two texts.

    Returns:
        The page, UTF-8 when encoded.
    """
    title = html_text(label_of_both(*given.heads, "Two texts"))
    body = [f'<h1 dir="auto">{title}</h1>', *html_comparison(given)]
    return inert_page(f"What changed: {title}", STYLESHEET, body)


def inert_page(title: str, style: str, body: Iterable[str]) -> str:
    """Return a page that asks nobody for anything and runs nothing.

    Args:
        title: its title, escaped.
        style: its stylesheet.
        body: the lines of its main part.
    """
    allowed = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
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
        f"<title>{title}</title>",
        f"<style>{style}</style>",
        "</head>",
        "<body>",
        "<main>",
        *body,
        "</main>",
        "</body>",
        "</html>",
    ]
    return "\n".join(lines) + "\n"


def html_comparison(given: ToRender, prefix: str = "s", level: int = 2) -> Iterator[str]:
    """Yield the lines of a comparison below its title.

    Args:
        given: the comparison and what is known of the two texts.
        prefix: how the ids of its sections begin.
        level: of the headings of its sections.
    """
    anchors = {id(one): f"{prefix}{place}" for place, one in enumerate(given.comparison.sections)}
    shown = {id(one) for one, _ in given.shown}
    summary = given.comparison.summary
    yield from html_heads(*given.heads)
    yield f'<p class="verdict">{html_text(verdict(summary))}</p>'
    if summary.topics:
        yield f'<p class="concerns">{html_text(concerns(summary))}</p>'
    yield from map(html_flag, noted(given.flags))
    if summary.coarse:
        yield f'<p class="quiet">{COARSE}</p>'
    yield from _contents(
        given.comparison.sections, {key: name for key, name in anchors.items() if key in shown}
    )
    for one in _shown(given, anchors, f"h{level}"):
        yield from one
    yield from _elsewhere(given)
    yield from html_footer(given)


def _elsewhere(given: ToRender) -> Iterator[str]:
    """Yield which other policies made the same edit, if that was asked."""
    if given.elsewhere is None:
        return
    yield f"<section><h2>{TITLE}</h2>"
    if given.elsewhere:
        yield "<ul>"
        yield from (f'<li dir="auto">{html_text(elsewhere_line(one))}</li>' for one in given.elsewhere)
        yield "</ul>"
    yield from (f"<p>{one}</p>" for one in given.remarks_elsewhere)
    yield "</section>"


def _contents(sections: Sequence[SectionChange], anchors: Mapping[int, str]) -> Iterator[str]:
    """Yield one line for each section."""
    if not sections:
        return
    yield '<p class="legend"><ins>New words</ins> are underlined, <del>old words</del> struck through.</p>'
    lines = [(anchors.get(id(section)), section_line(section)) for section in sections]
    numbered = any(line.numbers for _, line in lines)
    yield f'<ol class="sections{"" if numbered else " unnumbered"}">'
    for anchor, line in lines:
        headings = html_headings(line)
        if anchor:
            headings = f'<a href="#{anchor}">{headings}</a>'
        topics = " ".join(f'<span class="topic">{html_text(topic)}</span>' for topic in line.topics)
        numbers = f'<span class="numbers">{html_text(line.numbers)}</span>' if numbered else ""
        yield f"<li>{numbers}"
        yield f'<span>{headings} <span class="quiet">· {html_text(line.event)}</span> {topics}</span></li>'
    yield "</ol>"


def _shown(given: ToRender, anchors: Mapping[int, str], heading: str) -> Iterator[Iterator[str]]:
    """Yield the lines of each section that is shown, under a heading of this element."""
    for section, laid in given.shown:
        title = html_title(section.change)
        headed = f"<{heading}>{title}</{heading}>" if title else ""
        if section.change.kinds:
            whole = given.whole is not None
            yield _section(section, laid, f'<article id="{anchors[id(section)]}">\n{headed}', whole=whole)
        else:
            yield _unchanged_section(headed, laid)


def _section(section: SectionChange, laid: Sequence[Paragraph], start: str, *, whole: bool) -> Iterator[str]:
    yield start
    yield f'<p class="what">{html_text(section_line(section).event)}</p>'
    yield from html_reasons(section)
    if laid:
        yield from html_inline(laid, whole=whole)
    elif said := without_words(section.change):
        yield f'<p class="quiet">{said}</p>'
    yield "</article>"


def _unchanged_section(headed: str, laid: Sequence[Paragraph]) -> Iterator[str]:
    """Yield a section that did not change, where a whole text is shown."""
    yield '<section class="same">'
    if headed:
        yield headed
    yield from html_inline(laid, whole=True)
    yield "</section>"
