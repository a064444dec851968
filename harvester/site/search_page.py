"""The search page: a small index in the page, which a script searches; without it, lists that help."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from html import escape
from pathlib import Path
from typing import Any

from diffs.in_words import count, day
from harvester.search import marks_in
from harvester.site import paths
from harvester.site.frame import ALL_COMPANIES, Crumb, Frame, anchor, framed, shown
from harvester.site.pages import DocumentFacts, SitePage
from harvester.site.search_facts import SEARCH_FACTS
from harvester.site.svg import HATCH_PATTERN
from store.searching import SearchPhrase

_SCRIPT = "".join((Path(__file__).parent / name).read_text("utf-8") for name in ("queries.js", "search.js"))
# Of the index, in bytes as it stands in the page, which stays below 2 MB with all else.
_MOST_BYTES = 1_600_000
# What people look for in policies: the list that helps without a script.
_WORDS = (
    "sell",
    "share",
    "third parties",
    "advertising",
    "location",
    "children",
    "biometric",
    "arbitration",
    "class action",
    "retain",
    "opt out",
    "artificial intelligence",
    "machine learning",
    "law enforcement",
)
# From which the days of the index are counted.
_EPOCH = date(1970, 1, 1)
_STYLE = """
/* The script shows the form. */
#search:not([hidden]) ~ .unscripted { display: none; }
.search-form { display: flex; flex-wrap: wrap; gap: .5rem .75rem; align-items: center; margin: 1rem 0; }
.search-form input { flex: 1 1 18rem; max-width: 32rem; font-size: 1rem; }
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
class _Indexed:
    """A document with what is kept of it."""

    facts: DocumentFacts
    kept: dict[str, Any]


def search_pages(documents: Iterable[DocumentFacts]) -> Iterator[SitePage]:
    """Yield the search page.

    Args:
        documents: all documents of the site.
    """
    known = [_Indexed(one, kept) for one in documents if (kept := one.read(SEARCH_FACTS)) is not None]
    index, left_out = _index(known)
    body = [
        '<p class="kicker">Search in the sentences of all versions</p>',
        '<h1 id="asked">Search</h1>',
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
        '<div id="lists">',
        *_words_table(known),
        *_documents_list(known),
        "</div>",
        f'<pre id="index" hidden>{index}</pre>',
    ]
    frame = Frame(paths.SEARCH, "Search", (ALL_COMPANIES, Crumb("Search")), styles=_STYLE, script=_SCRIPT)
    yield framed(frame, body)


def _index(known: Sequence[_Indexed]) -> tuple[str, list[_Indexed]]:
    """Return the index as it stands in the page, and the documents for which it has no room."""
    parts: list[str] = []
    left_out: list[_Indexed] = []
    left = _MOST_BYTES
    for one in sorted(known, key=lambda one: len(one.kept["sentences"])):
        name = one.facts.name
        entry = {"company": name.company_name, "title": name.title, **one.kept}
        written = escape(json.dumps(entry, ensure_ascii=False, separators=(",", ":")), quote=False)
        size = len(written.encode("utf-8", "replace"))
        if size > left:
            left_out.append(one)
        else:
            left -= size
            parts.append(written)
    return f"[{','.join(parts)}]", left_out


def _left_out(left_out: Sequence[_Indexed]) -> Iterator[str]:
    """Yield which documents a search of this page does not find."""
    if not left_out:
        return
    yield f"<p>{count(len(left_out), 'document')} not searched here, because the page would be too large:"
    yield ", ".join(_link(one) for one in left_out[:50])
    rest = len(left_out) - 50
    yield f"and {count(rest, 'more document')}" if rest > 0 else ""
    yield ". Search their own pages with your browser, or use <code>harvest search</code>.</p>"


def _link(one: _Indexed) -> str:
    name = one.facts.name
    return anchor(paths.SEARCH, one.kept["page"], f"<bdi>{shown(name.label)}</bdi>")


def _words_table(known: Sequence[_Indexed]) -> Iterator[str]:
    """Yield where words that many look for stand, for those whose browser runs no script."""
    rows = [row for word in _WORDS if (row := _word_row(word, known))]
    if rows:
        yield "<h2>Words that many look for</h2>"
        yield '<table class="words" role="table"><thead role="rowgroup"><tr role="row">'
        for said in ("Words", "Sentences", "Documents", "Seen first in"):
            yield f'<th role="columnheader" scope="col">{said}</th>'
        yield '</tr></thead><tbody role="rowgroup">'
        yield from rows
        yield "</tbody></table>"


def _word_row(word: str, known: Sequence[_Indexed]) -> str:
    """Return how many sentences have a word, and where it was seen first; ``""`` if none has it."""
    query = SearchPhrase(word)
    found = [
        (one.kept["spans"][span][1], place, one.kept["spans"][span])
        for place, one in enumerate(known)
        for sentence, _, span in one.kept["sentences"]
        if word.split()[0] in sentence.lower() and marks_in(sentence, query)
    ]
    if not found:
        return ""
    _, place, span = min(found, key=lambda one: one[:2])
    documents = len({place for _, place, _ in found})
    version = anchor(paths.SEARCH, span[5], "version")
    # Only the first sight is said: each of the other sentences has a history of its own.
    seen = day(_EPOCH + timedelta(days=span[1]))
    return (
        f'<tr role="row"><th role="rowheader" scope="row">{shown(word)}</th><td role="cell">{len(found)}</td>'
        f'<td role="cell">{documents}</td>'
        f'<td role="cell">{_link(known[place])}, {version} of {shown(seen)}</td></tr>'
    )


def _documents_list(known: Sequence[_Indexed]) -> Iterator[str]:
    """Yield the pages with all sentences of each document."""
    yield "<h2>All sentences of each document</h2><ul>"
    for one in known:
        yield f"<li>{_link(one)}: {count(len(one.kept['sentences']), 'sentence')}</li>"
    yield "</ul>"
