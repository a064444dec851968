"""The page with all sentences of all versions of a document: what the browser's own search finds."""

from __future__ import annotations

from collections.abc import Iterator

from diffs.in_words import count
from harvester.search import SentenceRun, run_line
from harvester.site.document_frame import document_frame, document_paths
from harvester.site.frame import anchor, framed, shown
from harvester.site.history import DocumentHistory
from harvester.site.pages import SitePage
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
    """Yield the page with all sentences of a document.

    Args:
        history: of the document.
    """
    path = document_paths(history).sentences
    runs = history.sentence_runs
    items: list[str] = []
    left_out = 0
    size = 0
    for section, own in in_sections(runs).items():
        listed = [_item(history, path, run) for run in own]
        size += sum(len(item.encode("utf-8", "replace")) for item in listed)
        if size > _MOST_BYTES:
            left_out += len(own)
            continue
        items += [f'<h2 dir="auto">{shown(section)}</h2>', '<ul class="sentences">', *listed, "</ul>"]
    body = [
        f'<p class="kicker"><bdi>{shown(history.name.label)}</bdi></p>',
        "<h1>All sentences of all versions</h1>",
        f'<p class="lede">{count(len(runs), "sentence")}, each with its first and last sight. Sentences that '
        "are gone are grey. Search with your browser.</p>",
    ]
    if left_out:
        body.append(
            f"<p>{count(left_out, 'sentence')} of this document are left out, because the page would be too "
            "large; <code>harvest search</code> finds them.</p>"
        )
    yield framed(document_frame(history, path, "All sentences", _STYLE), [*body, *items])


def _item(history: DocumentHistory, path: str, run: SentenceRun) -> str:
    """Return a sentence with from when to when it stood."""
    target = document_paths(history).version(run.first.version.first_capture)
    version = anchor(path, target, f"Version {run.first.version.number}")
    style = "" if run.still_there else ' class="gone"'
    return (
        f'<li><p dir="auto"{style}>{shown(run.sentence)}</p>'
        f'<p class="quiet">{shown(run_line(run))} {version}</p></li>'
    )
