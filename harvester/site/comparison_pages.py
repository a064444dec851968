"""A page for each change between two neighbouring versions: the redline, inline and side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
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
from harvester.site.section_links import ChangedLives, lives_by_change

_JUMP = (Path(__file__).parent / "jump.js").read_text("utf-8")
# Of the sections and their list on a page, in bytes: with all else, a page stays below 2 MB.
_MOST_BYTES = 1_750_000
_NOT_COMPARED = (
    "The two texts were read in different ways, so that they are not compared: a difference between them "
    "may be one of reading."
)

_SAME_DATE = "Both versions state the same date. It is not called a silent edit:"
_VIEWS = """<div class="views">
<input type="radio" name="view" id="view-inline" checked><label for="view-inline">Inline</label>\
<input type="radio" name="view" id="view-sides"><label for="view-sides">Side by side</label>
<p class="legend"><ins>New words</ins> are underlined, <del>old words</del> struck through.
<label hidden><input type="checkbox" id="keys" checked> <kbd>j</kbd> and <kbd>k</kbd> go from change to
change</label></p>"""


def comparison_pages(history: DocumentHistory) -> Iterator[SitePage]:
    """Yield the page of each change between neighbours.

    Args:
        history: of a document.
    """
    addresses, lives = addresses_by_time(history), lives_by_change(history)
    changes = history.changes
    for place, change in enumerate(changes):
        around = (
            changes[place - 1] if place else None,
            changes[place + 1] if place + 1 < len(changes) else None,
        )
        captures = proving_captures(change, addresses)
        yield _ComparisonPage(history, change, around, captures, lives.get(change.after.number, {})).made()


@dataclass(frozen=True, slots=True)
class _ComparisonPage:
    """The page of one change.

    Attributes:
        history: the history of the document.
        change: the change.
        around: the changes before and after it, or None.
        captures: the captures that prove both sides.
        lives: the lives of sections in which something happened, by the place of the section's change.
    """

    history: DocumentHistory
    change: NeighbourChange
    around: tuple[NeighbourChange | None, NeighbourChange | None]
    captures: tuple[ProvingCapture, ProvingCapture]
    lives: ChangedLives

    @property
    def _path(self) -> str:
        paths = document_paths(self.history)
        return paths.comparison(self.change.before.first_capture, self.change.after.first_capture)

    def made(self) -> SitePage:
        """Return the page."""
        history, change = self.history, self.change
        before, after = change.before.number, change.after.number
        given = history.to_render(change)
        reason = history.why_not_silent(change)
        body = [
            f'<p class="kicker"><bdi>{shown(history.name.label)}</bdi></p>',
            f"<h1>Version {before} against version {after}</h1>",
            *self._steps(),
            *self._heads(given),
            *([f'<p class="verdict">{shown(verdict(given.comparison.summary))}</p>'] if given else []),
            f'<p class="quiet">{bound_sentences(change, unread_between(history, change))}</p>',
            *html_flags(history, change.flags),
            *([f'<p class="quiet">{_SAME_DATE} {shown(reason)}.</p>'] if reason else []),
            *(self._compared(given) if given else [f"<p>{_NOT_COMPARED}</p>"]),
            *html_proof(history, self.captures, given),
        ]
        script = _JUMP if given else ""
        return framed(
            document_frame(history, self._path, f"{before} → {after}", COMPARISON_STYLE, script), body
        )

    def _steps(self) -> Iterator[str]:
        """Yield links to the changes before and after, and to the two versions."""
        paths = document_paths(self.history)
        yield '<ul class="steps ui quiet">'
        for one, arrow in zip(self.around, ("‹ {}", "{} ›"), strict=True):
            if one is not None:
                target = paths.comparison(one.before.first_capture, one.after.first_capture)
                words = arrow.format(f"{one.before.number} → {one.after.number}")
                yield f"<li>{anchor(self._path, target, words)}</li>"
        for version in (self.change.before, self.change.after):
            whole = f"The whole version {version.number}"
            yield f"<li>{anchor(self._path, paths.version(version.first_capture), whole)}</li>"
        yield f"<li>{anchor(self._path, paths.pair, 'Compare other versions')}</li>"
        yield "</ul>"

    def _heads(self, given: ToRender | None) -> Iterator[str]:
        if given is not None:
            return html_heads(*given.heads)
        before, after = self.change.before, self.change.after
        return html_heads(self.history.head(before, before.last_capture), self.history.head(after))

    def _compared(self, given: ToRender) -> Iterator[str]:
        """Yield what changed: two views, of which one is shown, beside the list of sections."""
        summary = given.comparison.summary
        if summary.topics:
            yield f'<p class="quiet">{shown(concerns(summary))}</p>'
        if summary.coarse:
            yield f'<p class="quiet">{COARSE}</p>'
        jumps = "\n".join(jump_list(given.comparison.sections))
        articles = list(self._articles(given, _MOST_BYTES - _size(jumps)))
        if not given.comparison.sections:
            return
        if not articles:
            # Each section has its place on the page, also where no word of any of them changed.
            yield f'<div class="columns">{jumps}</div>'
            return
        yield _VIEWS
        yield f'<div class="columns">{jumps}<div class="changes">'
        yield from articles
        yield "</div></div></div>"

    def _articles(self, given: ToRender, left: int) -> Iterator[str]:
        """Yield each section that changed, in so many bytes; what does not fit is left out, and named."""
        places = {id(section): place for place, section in enumerate(given.comparison.sections)}
        for section, laid in given.shown:
            place = places[id(section)]
            parts = [
                f'<article id="s{place}" tabindex="-1"><h2>{html_title(section.change)}</h2>',
                f'<p class="what">{shown(section_line(section).event)}{self._lives(place)}</p>',
                *html_reasons(section),
            ]
            left -= sum(map(_size, parts))
            for style, lines in (("body", _inline(section, laid)), ("sides", _sides(section, laid))):
                view = "\n".join(lines)
                parts.append(view if _size(view) <= left else self._too_long(style))
                left -= _size(parts[-1])
            yield "\n".join([*parts, "</article>"])

    def _lives(self, place: int) -> str:
        """Return links to the biographies of the sections that a change is about."""
        paths = document_paths(self.history)
        addresses = self.lives.get(place, ())
        names = (
            ["its history"] if len(addresses) == 1 else [f"history {n}" for n in range(1, len(addresses) + 1)]
        )
        links = zip(addresses, names, strict=True)
        return "".join(f" · {anchor(self._path, paths.section(one), name)}" for one, name in links)

    def _too_long(self, style: str) -> str:
        command = diff_line(self.history, self.change.before, self.change.after)
        said = "This section is too long for this page. The whole comparison:"
        return f'<div class="{style}"><p>{said}</p><code class="command">{shown(command)}</code></div>'


def _size(html: str) -> int:
    return len(html.encode("utf-8", "replace"))


def _inline(section: SectionChange, laid: Sequence[Paragraph]) -> Iterator[str]:
    if laid:
        yield from html_inline(laid)
    elif said := without_words(section.change):
        yield f'<p class="quiet">{said}</p>'


def _sides(section: SectionChange, laid: Sequence[Paragraph]) -> Iterator[str]:
    if laid:
        yield from html_side_by_side(rows(section.change.edits))
