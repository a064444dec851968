"""The page with all sentences of all versions of a document: what the browser's own search finds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from diffs.in_words import count
from harvester.search import SentenceRun, run_line
from harvester.site.document_frame import document_frame, document_paths
from harvester.site.frame import anchor, framed, shown
from harvester.site.history import DocumentHistory
from harvester.site.pages import SitePage
from harvester.site.paging import in_pages, numbered, page_links
from harvester.site.search_facts import in_sections

# In bytes of HTML: with all else, the page stays below 2 MB.
_MOST_BYTES = 1_800_000
_STYLE = """
.sentences { padding: 0; list-style: none; }
.sentences li { padding: .5rem 0; border-top: 1px solid var(--line); }
.sentences p { margin: 0; }
.sentences .gone { color: var(--quiet); }
"""


def sentences_page(history: DocumentHistory) -> Iterator[SitePage]:
    """Yield the page with all sentences of a document, or several if they are too many for one.

    Args:
        history: of the document.
    """
    runs = history.sentence_runs
    first = document_paths(history).sentences
    # All pages are in one folder, so that links are the same on each.
    pages = in_pages(_parts(history, first, runs), _MOST_BYTES)
    targets = [numbered(first, place) for place in range(len(pages))]
    for path, parts in zip(targets, pages, strict=True):
        body = [
            f'<p class="kicker"><bdi>{shown(history.name.label)}</bdi></p>',
            "<h1>All sentences of all versions</h1>",
            f'<p class="lede">{count(len(runs), "sentence")}, each with its first and last sight. Sentences '
            "that are gone are grey. Search with your browser.</p>",
            *page_links(path, targets, "Pages with sentences"),
            *parts,
        ]
        yield framed(document_frame(history, path, "All sentences", _STYLE), body)


def _parts(history: DocumentHistory, path: str, runs: Sequence[SentenceRun]) -> Iterator[str]:
    """Yield the sentences by the sections in which they were first seen, in parts that fit on a page."""
    for section, own in in_sections(runs).items():
        for items in in_pages((_item(history, path, run) for run in own), _MOST_BYTES):
            yield "\n".join(
                [f'<h2 dir="auto">{shown(section)}</h2>', '<ul class="sentences">', *items, "</ul>"]
            )


def _item(history: DocumentHistory, path: str, run: SentenceRun) -> str:
    """Return a sentence with from when to when it stood."""
    target = document_paths(history).version(run.first.version.first_capture)
    version = anchor(path, target, f"Version {run.first.version.number}")
    style = "" if run.still_there else ' class="gone"'
    return (
        f'<li><p dir="auto"{style}>{shown(run.sentence)}</p>'
        f'<p class="quiet">{shown(run_line(run))} {version}</p></li>'
    )
