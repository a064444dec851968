"""A page for each change between two neighbouring versions: the redline, inline and side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from diffs.render.html_parts import html_heads, html_inline, html_reasons, html_side_by_side, html_title
from diffs.render.paragraphs import Paragraph
from diffs.render.side_by_side import rows
from diffs.render.summary import COARSE, concerns, section_line, verdict, without_words
from diffs.render.to_render import ToRender
from diffs.summaries import SectionChange
from harvester.site.change_proof import (
    ProvingCapture,
    addresses_by_time,
    bound_sentences,
    html_flags,
    html_proof,
    proving_captures,
    unread_between,
)
from harvester.site.comparison_style import COMPARISON_STYLE
from harvester.site.document_frame import diff_line, document_frame, document_paths
from harvester.site.frame import anchor, framed, shown
from harvester.site.history import DocumentHistory, NeighbourChange
from harvester.site.jump_list import jump_list
from harvester.site.pages import SitePage

_JUMP = (Path(__file__).parent / "jump.js").read_text("utf-8")
# Of the sections on a page, in bytes: with all else, a page stays below 2 MB.
_MOST_BYTES = 1_700_000
_NOT_COMPARED = (
    "The two texts were read in different ways, so that they are not compared: a difference between them "
    "may be one of reading."
)


def comparison_pages(history: DocumentHistory) -> Iterator[SitePage]:
    """Yield the page of each change between neighbours.

    Args:
        history: of a document.
    """
    addresses = addresses_by_time(history)
    for place, change in enumerate(history.changes):
        around = [
            history.changes[at] if 0 <= at < len(history.changes) else None for at in (place - 1, place + 1)
        ]
        yield _page(history, change, around, proving_captures(change, addresses))


def _page(
    history: DocumentHistory,
    change: NeighbourChange,
    around: Sequence[NeighbourChange | None],
    captures: tuple[ProvingCapture, ProvingCapture],
) -> SitePage:
    before, after = change.before, change.after
    path = document_paths(history).comparison(before.first_capture, after.first_capture)
    label = f"{before.number} → {after.number}"
    given = history.to_render(change)
    body = [
        f'<p class="kicker"><bdi>{shown(history.name.label)}</bdi></p>',
        f"<h1>Version {before.number} against version {after.number}</h1>",
        *_steps(history, path, change, around),
        *_heads(history, change, given),
        *([f'<p class="verdict">{shown(verdict(given.comparison.summary))}</p>'] if given else []),
        f'<p class="quiet">{bound_sentences(change, unread_between(history, change))}</p>',
        *html_flags(history, change.flags),
        *(_compared(history, change, given) if given else [f"<p>{_NOT_COMPARED}</p>"]),
        *html_proof(history, captures, given),
    ]
    return framed(document_frame(history, path, label, COMPARISON_STYLE, _JUMP if given else ""), body)


def _steps(
    history: DocumentHistory,
    path: str,
    change: NeighbourChange,
    around: Sequence[NeighbourChange | None],
) -> Iterator[str]:
    """Yield links to the changes before and after, and to the two versions."""
    paths = document_paths(history)
    yield '<ul class="steps ui quiet">'
    for one, arrow in zip(around, ("‹ {}", "{} ›"), strict=True):
        if one is not None:
            target = paths.comparison(one.before.first_capture, one.after.first_capture)
            words = arrow.format(f"{one.before.number} → {one.after.number}")
            yield f"<li>{anchor(path, target, words)}</li>"
    for version in (change.before, change.after):
        whole = f"The whole version {version.number}"
        yield f"<li>{anchor(path, paths.version(version.first_capture), whole)}</li>"
    yield f"<li>{anchor(path, paths.pair, 'Compare other versions')}</li>"
    yield "</ul>"


def _heads(history: DocumentHistory, change: NeighbourChange, given: ToRender | None) -> Iterator[str]:
    if given is not None:
        yield from html_heads(*given.heads)
        return
    yield from html_heads(history.head(change.before, change.before.last_capture), history.head(change.after))


def _compared(history: DocumentHistory, change: NeighbourChange, given: ToRender) -> Iterator[str]:
    """Yield what changed: two views, of which one is shown, beside the list of sections."""
    summary, sections = given.comparison.summary, given.comparison.sections
    if summary.topics:
        yield f'<p class="quiet">{shown(concerns(summary))}</p>'
    if summary.coarse:
        yield f'<p class="quiet">{COARSE}</p>'
    articles = list(_articles(given, diff_line(history, change.before, change.after)))
    if not articles:
        return
    yield '<div class="views">'
    yield (
        '<input type="radio" name="view" id="view-inline" checked><label for="view-inline">Inline</label>'
        '<input type="radio" name="view" id="view-sides"><label for="view-sides">Side by side</label>'
    )
    yield '<p class="legend"><ins>New words</ins> are underlined, <del>old words</del> struck through.'
    yield '<label hidden><input type="checkbox" id="keys" checked> <kbd>j</kbd> and <kbd>k</kbd> go from '
    yield "change to change</label></p>"
    yield '<div class="columns">'
    yield from jump_list(sections)
    yield '<div class="changes">'
    yield from articles
    yield "</div></div></div>"


def _articles(given: ToRender, command: str) -> Iterator[str]:
    """Yield each section that changed; what would make the page too large is left out, and that is said."""
    places = {id(section): place for place, section in enumerate(given.comparison.sections)}
    left = _MOST_BYTES
    for section, laid in given.shown:
        place = places[id(section)]
        inline = "\n".join(_inline(section, laid))
        sides = "\n".join(html_side_by_side(rows(section.change.edits))) if laid else ""
        views = []
        for view, style in ((inline, "body"), (sides, "sides")):
            size = len(view.encode("utf-8", "replace"))
            if size <= left:
                left -= size
                views.append(view)
            else:
                said = "This section is too long for this page. The whole comparison:"
                views.append(
                    f'<div class="{style}"><p>{said}</p><code class="command">{shown(command)}</code></div>'
                )
        yield f'<article id="s{place}" tabindex="-1"><h2>{html_title(section.change)}</h2>'
        yield f'<p class="what">{shown(section_line(section).event)}</p>'
        yield from html_reasons(section)
        yield from views
        yield "</article>"


def _inline(section: SectionChange, laid: Sequence[Paragraph]) -> Iterator[str]:
    if laid:
        yield from html_inline(laid)
    elif said := without_words(section.change):
        yield f'<p class="quiet">{said}</p>'
