"""The search page: a small index in the page, which a script searches; without it, lists that help."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from operator import itemgetter
from pathlib import Path
from typing import Any

from diffs.in_words import count, day, number
from harvester import report_paths as paths
from harvester.site.frame import ALL_COMPANIES, Crumb, Frame, anchor, framed, shown
from harvester.site.pages import DocumentFacts, SitePage
from harvester.site.paging import page_links
from harvester.site.search_facts import SEARCH_FACTS, SEARCH_LIST, WORDS, indexed
from harvester.site.svg import HATCH_PATTERN

_SCRIPT = "".join((Path(__file__).parent / name).read_text("utf-8") for name in ("queries.js", "search.js"))
# Of the index and the list of documents, in bytes as they stand in the page, which stays below 2 MB with all
# else; and of an entry of the list, beside the name of the document.
_MOST_BYTES = 1_700_000
_LISTED_BYTES = 250
_LONGEST_NAME = 60
_TITLE = ('<p class="kicker">Search in the sentences of all versions</p>', '<h1 id="asked">Search</h1>')
# From which the days of the index are counted.
_EPOCH = date(1970, 1, 1)
_STYLE = """
/* The script shows the form. */
#search:not([hidden]) ~ .unscripted { display: none; }
.search-form { display: flex; flex-wrap: wrap; gap: .5rem .75rem; align-items: center; margin: 1rem 0; }
.search-form input { flex: 1 1 18rem; max-width: 32rem; font-size: 1rem; }
.span { margin-bottom: 0; }
.groups { padding-left: 2.5rem; }
.groups a { display: inline-block; min-height: 24px; }
.found { display: grid; grid-template-columns: 17rem 1fr; gap: 0 1.25rem; padding: .75rem 0; }
.found, .axis { border-top: 1px solid var(--line); }
.axis { border-top: 0; padding: 0; }
.found h2, .axis div { margin: 0; }
.found h2 { font-size: .9rem; }
.found h2 span { display: block; font-weight: 400; color: var(--quiet); }
.found svg, .axis svg { display: block; width: 100%; overflow: visible; }
.found p { margin: .35rem 0 0; }
.found .quiet { margin-top: .15rem; }
.found .one + .one { margin-top: .75rem; }
.found mark { background: var(--note-back); color: var(--note); }
.bar { fill: var(--ramp-3); }
.bar.now { fill: var(--ramp-4); }
.patterns { position: absolute; }
.hatch { stroke: var(--axis); stroke-width: 2; }
.bounds { fill: url(#hatch); }
.axis text { font: 600 11px system-ui, "Segoe UI", Helvetica, sans-serif; fill: var(--ink); }
table.words { border-collapse: collapse; font-size: .85rem; }
table.words th, table.words td { padding: .3rem 1rem .3rem 0; text-align: left; vertical-align: top; }
table.words th, table.words td:not(:last-child) { overflow-wrap: normal; }
table.words tr { border-top: 1px solid var(--line); }
@media (max-width: 47.5rem) {
  .found, .axis { grid-template-columns: 1fr; }
  .axis div { display: none; }
  table.words, table.words thead, table.words tbody { display: block; }
  table.words tr { display: grid; grid-template-columns: 1fr 5.5rem 5.5rem; }
  table.words tr > :last-child { grid-column: 1 / -1; }
}
"""


@dataclass(frozen=True, slots=True)
class SearchedDocument:
    """A document, and what the lists say of it.

    Attributes:
        facts: what it adds to the pages.
        listed: its `search_list`.
    """

    facts: DocumentFacts
    listed: dict[str, Any]

    @property
    def has_room(self) -> bool:
        """Whether its sentences have room on a page."""
        return bool(self.listed["bytes"] <= _MOST_BYTES)

    @property
    def label(self) -> str:
        """What people call it."""
        return self.facts.name.label

    @property
    def link(self) -> str:
        """A link to all its sentences, as HTML."""
        return anchor(paths.SEARCH, self.listed["page"], f"<bdi>{shown(self.label)}</bdi>")


@dataclass(frozen=True, slots=True)
class SearchGroup:
    """Documents that are searched on one page.

    Attributes:
        path: where the page is.
        documents: the documents, by company and title.
    """

    path: str
    documents: tuple[SearchedDocument, ...]

    @property
    def span(self) -> str:
        """From which company to which one, as HTML."""
        first, last = (self.documents[at].facts.name.company_name for at in (0, -1))
        said = f"<bdi>{shown(first, _LONGEST_NAME)}</bdi>"
        return said if first == last else f"{said} to <bdi>{shown(last, _LONGEST_NAME)}</bdi>"


def search_groups(documents: Iterable[DocumentFacts]) -> tuple[SearchGroup, ...]:
    """Return the documents as they are searched together: all on one page, or by company on several.

    Args:
        documents: all documents of the site.
    """
    known = [
        SearchedDocument(one, listed) for one in documents if (listed := one.read(SEARCH_LIST)) is not None
    ]
    known.sort(key=lambda one: (one.facts.name.company_name.casefold(), one.label.casefold()))
    groups: list[list[SearchedDocument]] = [[]]
    left = _MOST_BYTES
    for one in known:
        size = (one.listed["bytes"] if one.has_room else 0) + _LISTED_BYTES + len(one.label.encode())
        if groups[-1] and size > left:
            groups.append([])
            left = _MOST_BYTES
        groups[-1].append(one)
        left -= size
    if len(groups) == 1:
        return (SearchGroup(paths.SEARCH, tuple(groups[0])),)
    return tuple(
        SearchGroup(paths.search_group(place), tuple(found)) for place, found in enumerate(groups, 1)
    )


def search_page(groups: Sequence[SearchGroup]) -> Iterator[SitePage]:
    """Yield the page that leads to the pages on which is searched, if there are several.

    Args:
        groups: all groups.
    """
    if len(groups) == 1:
        return
    documents = [one for group in groups for one in group.documents]
    body = [
        *_TITLE,
        f'<p class="lede">{count(len(documents), "document")} have too many sentences for one page. Each of '
        "these pages searches the documents of some companies, and takes what is asked on to the others; "
        "<code>harvest search</code> searches all at once.</p>",
        "<h2>Search by company</h2>",
        '<ol class="groups">',
        *_groups_list(groups),
        "</ol>",
        *_words_table(documents),
    ]
    frame = Frame(paths.SEARCH, "Search", (ALL_COMPANIES, Crumb("Search")), styles=_STYLE)
    yield framed(frame, body)


def _groups_list(groups: Sequence[SearchGroup]) -> Iterator[str]:
    for group in groups:
        said = f"{count(len(group.documents), 'document')}"
        yield f'<li>{anchor(paths.SEARCH, group.path, group.span)} <span class="quiet">{said}</span></li>'


def search_group_page(groups: Sequence[SearchGroup], place: int) -> Iterator[SitePage]:
    """Yield a page on which documents are searched.

    Args:
        groups: all groups.
        place: the place of the one that is searched on the page.
    """
    group = groups[place]
    left_out = [one for one in group.documents if not one.has_room]
    targets = [one.path for one in groups]
    around = "\n".join(page_links(group.path, targets, "Search the other companies"))
    body = [
        *_TITLE,
        *([f'<p class="lede span">{group.span}: page {place + 1} of {len(groups)}</p>'] if around else []),
        '<form id="search" class="search-form" role="search" hidden><label for="words">Words</label>',
        '<input id="words" type="search" autocomplete="off" spellcheck="false">',
        "<button>Search</button></form>",
        '<p class="quiet" id="help" hidden>Words beside each other are a phrase; also '
        "<code>arbitrat*</code>, <code>sell AND (share OR rent)</code>, <code>share NOT sell</code>, "
        "<code>NEAR(sell data, 5)</code>. Operators are in capitals.</p>",
        '<p class="lede" id="answer" role="status"></p>',
        '<p class="unscripted">Searching needs JavaScript. Without it, the pages with all sentences of each '
        "document, listed below, can be searched with your browser.</p>",
        *_left_out(left_out),
        HATCH_PATTERN,
        '<div id="results"></div>',
        *(
            ['<p class="quiet">The same words in the documents of the other companies:</p>', around]
            * bool(around)
        ),
        '<div id="lists">',
        *_words_table(group.documents),
        *_documents_list(group.documents),
        "</div>",
        f'<pre id="index" hidden>[{",".join(_index(group.documents))}]</pre>',
    ]
    way = (Crumb("Search", paths.SEARCH), Crumb(f"Page {place + 1}")) if around else (Crumb("Search"),)
    yield framed(Frame(group.path, "Search", (ALL_COMPANIES, *way), styles=_STYLE, script=_SCRIPT), body)


def _index(documents: Sequence[SearchedDocument]) -> Iterator[str]:
    """Yield what is kept of each document for which there is room, the smallest first."""
    for one in sorted(documents, key=lambda one: one.listed["bytes"]):
        if one.has_room and (facts := one.facts.read(SEARCH_FACTS)) is not None:
            yield indexed(one.facts.name, facts)


def _left_out(left_out: Sequence[SearchedDocument]) -> Iterator[str]:
    """Yield which documents a search of this page does not find."""
    if not left_out:
        return
    yield f"<p>{count(len(left_out), 'document')} not searched here, because the page would be too large:"
    yield ", ".join(one.link for one in left_out[:50])
    rest = len(left_out) - 50
    yield f"and {count(rest, 'more document')}" if rest > 0 else ""
    yield ". Search their own pages with your browser, or use <code>harvest search</code>.</p>"


def _words_table(documents: Sequence[SearchedDocument]) -> Iterator[str]:
    """Yield where words that many look for stand, for those whose browser runs no script."""
    rows = [row for word in WORDS if (row := _word_row(word, documents))]
    if rows:
        yield "<h2>Words that many look for</h2>"
        yield '<table class="words" role="table"><thead role="rowgroup"><tr role="row">'
        for said in ("Words", "Sentences", "Documents", "Seen first in"):
            yield f'<th role="columnheader" scope="col">{said}</th>'
        yield '</tr></thead><tbody role="rowgroup">'
        yield from rows
        yield "</tbody></table>"


def _word_row(word: str, documents: Sequence[SearchedDocument]) -> str:
    """Return how many sentences have a word, and where it was seen first; ``""`` if none has it."""
    found = [(one, *one.listed["words"][word]) for one in documents if word in one.listed["words"]]
    if not found:
        return ""
    first, _, first_day, page = min(found, key=itemgetter(2))
    version = anchor(paths.SEARCH, page, "version")
    # Only the first sight is said: each of the other sentences has a history of its own.
    seen = day(_EPOCH + timedelta(days=first_day))
    return (
        f'<tr role="row"><th role="rowheader" scope="row">{shown(word)}</th>'
        f'<td role="cell">{number(sum(one[1] for one in found))}</td>'
        f'<td role="cell">{number(len(found))}</td>'
        f'<td role="cell">{first.link}, {version} of {shown(seen)}</td></tr>'
    )


def _documents_list(documents: Sequence[SearchedDocument]) -> Iterator[str]:
    """Yield the pages with all sentences of each document."""
    yield "<h2>All sentences of each document</h2><ul>"
    for one in documents:
        yield f"<li>{one.link}: {count(one.listed['sentences'], 'sentence')}</li>"
    yield "</ul>"
