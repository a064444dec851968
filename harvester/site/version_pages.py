"""A page for each version: what it says of itself, what shows it, and its whole text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from diffs import Edit, Section
from diffs.in_words import count
from diffs.render.head import Head
from diffs.render.html_parts import html_block, html_head
from diffs.render.imprint import hashes
from diffs.render.paragraphs import paragraphs
from diffs.render.summary import heading_of, number_of
from harvester.site.change_proof import ProvingCapture, addresses_by_time, html_capture, html_flags
from harvester.site.comparison_style import READING_STYLE
from harvester.site.document_frame import document_frame, document_paths
from harvester.site.frame import anchor, framed, shown
from harvester.site.history import DocumentHistory, NeighbourChange
from harvester.site.pages import SitePage
from harvester.site.section_links import LivesInText, lives_in_texts
from store.tables.versions import LoggedVersion

# Of the text on a page, in bytes: with all else, a page stays below 2 MB.
_MOST_BYTES = 1_700_000
_TOO_LONG = (
    '<p class="quiet">This section is too long for this page; <code>harvest export text</code> writes it to '
    "a file.</p>"
)
# Of a heading in the table of contents.
_HEADING_CHARS = 120
_DEEPEST_HEADING = 4


def version_pages(history: DocumentHistory) -> Iterator[SitePage]:
    """Yield the page of each version.

    Args:
        history: of a document.
    """
    bodies: dict[str, str] = {}
    addresses, lives = addresses_by_time(history), lives_in_texts(history)
    for place, version in enumerate(history.versions):
        before = history.changes[place - 1] if place else None
        after = history.changes[place] if place < len(history.changes) else None
        sections = _VersionSections(history, version, lives[version.number], bodies)
        yield _page(sections, (before, after), addresses)


@dataclass(frozen=True)
class _VersionSections:
    """The text of a version.

    Attributes:
        history: the history of the document.
        version: the version.
        lives: the address of the life of each section.
        bodies: the bodies of sections that were written already, as HTML; most do not change from version to
            version.
    """

    history: DocumentHistory
    version: LoggedVersion
    lives: LivesInText
    bodies: dict[str, str]

    @property
    def path(self) -> str:
        """Where the page is."""
        return document_paths(self.history).version(self.version.first_capture)

    @cached_property
    def sections(self) -> Sequence[Section]:
        """The sections, in order."""
        return self.history.sections(self.version.text)

    def contents(self) -> Iterator[str]:
        """Yield the table of contents, closed."""
        if len(self.sections) < 2:
            return
        label = count(len(self.sections), "section")
        yield f'<details class="contents ui"><summary>{label}</summary><ol>'
        for section in self.sections:
            yield f'<li><a href="#p{section.index}">{_name(section, _HEADING_CHARS)}</a></li>'
        yield "</ol></details>"

    def whole(self) -> Iterator[str]:
        """Yield the whole text; what would make the page too large is left out, and that is said."""
        left = _MOST_BYTES
        if self.lives:
            yield '<p class="quiet">Each heading leads to the history of its section.</p>'
        yield '<div class="text">'
        for section in self.sections:
            written = "\n".join(self._section(section))
            size = len(written.encode("utf-8", "replace"))
            if size <= left:
                left -= size
                yield written
            else:
                yield f'<section id="p{section.index}">{_TOO_LONG}</section>'
        yield "</div>"

    def _section(self, section: Section) -> Iterator[str]:
        yield f'<section id="p{section.index}">'
        if section.heading or section.number:
            element = f"h{min(section.level + 1, _DEEPEST_HEADING)}"
            name = _name(section)
            if address := self.lives.get(section.index):
                name = anchor(self.path, document_paths(self.history).section(address), name)
            yield f"<{element}>{name}</{element}>"
        if section.body not in self.bodies:
            laid = paragraphs([Edit("equal", section.body)] if section.body else [])
            self.bodies[section.body] = "\n".join(map(html_block, laid))
        yield self.bodies[section.body]
        yield "</section>"


def _page(
    text: _VersionSections,
    around: tuple[NeighbourChange | None, NeighbourChange | None],
    addresses: Mapping[str, str],
) -> SitePage:
    history, version, path = text.history, text.version, text.path
    head = history.head(version)
    before = around[0]
    body = [
        f'<p class="kicker"><bdi>{shown(history.name.label)}</bdi></p>',
        f"<h1>Version {version.number}</h1>",
        *_steps(history, path, around),
        '<dl class="heads one"><div class="new">',
        f"<dt>{count(version.words, 'word')} in {count(len(text.sections), 'section')}</dt>",
        *html_head(head),
        *(f'<dd class="quiet">{shown(note)}</dd>' for note in version.notes),
        "</div></dl>",
        *(html_flags(history, before.flags) if before else ()),
        *text.contents(),
        *text.whole(),
        *_proof(history, version, head, addresses),
    ]
    return framed(document_frame(history, path, f"Version {version.number}", READING_STYLE), body)


def _steps(
    history: DocumentHistory, path: str, around: tuple[NeighbourChange | None, NeighbourChange | None]
) -> Iterator[str]:
    """Yield links to the versions before and after, and to what changed from and to them."""
    paths = document_paths(history)
    before, after = around
    yield '<ul class="steps ui quiet">'
    if before is not None:
        number = before.before.number
        yield f"<li>{anchor(path, paths.version(before.before.first_capture), f'‹ Version {number}')}</li>"
    if after is not None:
        number = after.after.number
        yield f"<li>{anchor(path, paths.version(after.after.first_capture), f'Version {number} ›')}</li>"
    for change, words in ((before, "Changes from version {}"), (after, "Changes to version {}")):
        if change is not None:
            target = paths.comparison(change.before.first_capture, change.after.first_capture)
            other = change.before if change is before else change.after
            yield f"<li>{anchor(path, target, words.format(other.number))}</li>"
    if before or after:
        yield f"<li>{anchor(path, paths.pair, 'Compare any two versions')}</li>"
    yield "</ul>"


def _name(section: Section, limit: int = 0) -> str:
    """Return number and heading; the number stands outside what has the direction of the heading."""
    return f"{shown(number_of(section))} <bdi>{shown(heading_of(section), limit)}</bdi>".strip()


def _proof(
    history: DocumentHistory, version: LoggedVersion, head: Head, addresses: Mapping[str, str]
) -> Iterator[str]:
    """Yield the captures that show a version, and the hashes."""
    captures = {"First capture": ProvingCapture(version.first_capture, version.url)}
    if version.last_capture != version.first_capture:
        address = addresses.get(version.last_capture, "")
        captures["Last capture"] = ProvingCapture(version.last_capture, address)
    yield '<section class="proof"><h2>Proof</h2><dl>'
    for label, capture in captures.items():
        yield f"<div><dt>{label}</dt><dd>{html_capture(history, capture)}</dd></div>"
    for label, value in hashes(head, "this"):
        yield f"<div><dt>SHA-256, {shown(label)}</dt><dd><code>{shown(value)}</code></dd></div>"
    yield "</dl></section>"
