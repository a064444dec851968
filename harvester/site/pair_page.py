"""A page on which any two versions of a document are compared, by a small script from texts in the page."""

from __future__ import annotations

import json
import shlex
from collections.abc import Iterator
from html import escape
from itertools import pairwise
from pathlib import Path
from typing import Any

from diffs import Edit, Section
from diffs.render.head import Head, date_of
from diffs.render.paragraphs import paragraphs
from diffs.render.summary import heading_of, number_of
from harvester.report_paths import link
from harvester.site.comparison_style import COMPARISON_STYLE
from harvester.site.document_frame import diff_words, document_frame, document_paths
from harvester.site.frame import anchor, framed, shown
from harvester.site.history import DocumentHistory
from harvester.site.pages import SitePage
from store.tables.versions import LoggedVersion

_SCRIPT = (Path(__file__).parent / "pair.js").read_text("utf-8")
# Of what the script is given and of the list of changes, in bytes: with all else, the page stays below 2 MB.
_MOST_BYTES = 1_900_000
_STYLE = (
    COMPARISON_STYLE
    + """
.pair { display: flex; flex-wrap: wrap; gap: .75rem 1.5rem; margin: 1rem 0; }
.pair label { display: grid; gap: .2rem; font-size: .78rem; color: var(--quiet); }
.pair select { min-width: 16rem; color: var(--ink); }
.changes { max-width: 47rem; }
#compared { margin-top: 1rem; }
.words .p { margin: .75rem 0 0; max-width: none; }
.words .item { margin-left: 1.4rem; }
.words .deep { margin-left: 2.8rem; }
.words .item::before { content: "•"; float: left; margin-left: -1.1rem; color: var(--quiet); }
"""
)


def pair_page(history: DocumentHistory) -> Iterator[SitePage]:
    """Yield the page that compares any two versions.

    Args:
        history: of a document; without two versions there is no such page.
    """
    if len(history.versions) < 2:
        return
    path = document_paths(history).pair
    neighbours = "\n".join(_neighbours(history, path))
    texts = _written(_data(history, path, _MOST_BYTES - len(neighbours.encode())))
    body = [
        f'<p class="kicker"><bdi>{shown(history.name.label)}</bdi></p>',
        "<h1>Compare any two versions</h1>",
        '<form id="pair" class="pair" hidden><label>Before <select></select></label>',
        "<label>After <select></select></label></form>",
        '<p class="quiet">A quick comparison by your browser. With counts, topics and proof, and without a '
        "script, this command compares two versions:</p>",
        f'<code class="command" id="command">{shown(_command(history))}</code>',
        '<div id="compared">',
        neighbours,
        "</div>",
        f'<pre id="texts" hidden>{texts}</pre>',
    ]
    yield framed(document_frame(history, path, "Compare any two versions", _STYLE, _SCRIPT), body)


def _command(history: DocumentHistory) -> str:
    words = diff_words(history, "FROM", "TO")
    return f"{shlex.join(words)}   # FROM and TO: the numbers of two versions"


def _neighbours(history: DocumentHistory, path: str) -> Iterator[str]:
    """Yield what can be read without the script: the page of each change between neighbours."""
    yield "<h2>From each version to the next</h2><ul>"
    for change in reversed(history.changes):
        target = document_paths(history).comparison(change.before.first_capture, change.after.first_capture)
        words = f"{change.before.number} → {change.after.number}, {_dated(change.after)}"
        yield f"<li>{anchor(path, target, shown(words))}</li>"
    yield "</ul>"


def _dated(version: LoggedVersion) -> str:
    is_cited = "cited" in version.flags
    return date_of(Head("", version.dated, version.dated_by, corpus_only=is_cited))


def _written(data: Any) -> str:
    return escape(json.dumps(data, ensure_ascii=False, separators=(",", ":")), quote=False)


def _data(history: DocumentHistory, path: str, most: int) -> dict[str, Any]:
    """Return what the script needs, in so many bytes at most; the sections are None if they are too long."""
    words = diff_words(history, "", "")
    versions = _versions(history, path)
    texts = _Sections(most - len(_written(versions).encode("utf-8", "replace")))
    lists = [texts.added(history.sections(version.text)) for version in history.versions if not texts.is_full]
    if not texts.is_full:
        versions = [{**version, "sections": places} for version, places in zip(versions, lists, strict=True)]
    return {
        "title": history.name.label,
        "command": [shlex.join(words[:3]), shlex.join(words[5:])],
        "versions": versions,
        "sections": None if texts.is_full else texts.sections,
    }


def _versions(history: DocumentHistory, path: str) -> list[dict[str, Any]]:
    """Return the versions to choose from, without their sections."""
    paths = document_paths(history)
    neighbours = pairwise(version.first_capture for version in history.versions)
    changes = ["", *(paths.comparison(*captures) for captures in neighbours)]
    essences = [version.essence for version in history.versions]
    return [
        {
            "capture": version.first_capture,
            "number": version.number,
            "label": f"{version.number}: {_dated(version)}",
            "alike": essences.index(version.essence),
            "recipe": version.recipe,
            "page": link(path, paths.version(version.first_capture)),
            "change": change and link(path, change),
        }
        for version, change in zip(history.versions, changes, strict=True)
    ]


def _heading(section: Section) -> str:
    """Return the heading of a section, or the label of the opening text."""
    return heading_of(section) if section.heading or not section.level else ""


class _Sections:
    """The sections of all versions, each once: number, heading, and its paragraphs as lines.

    Args:
        most: how many bytes they may have.

    Attributes:
        sections: what the script is given.
    """

    def __init__(self, most: int) -> None:
        self.sections: list[tuple[str, str, str]] = []
        self._left = most
        self._raw: dict[tuple[str, str, str, str], int] = {}
        self._known: dict[tuple[str, str, str], int] = {}

    @property
    def is_full(self) -> bool:
        """Whether they are too long for a page."""
        return self._left < 0

    def added(self, sections: tuple[Section, ...]) -> str:
        """Add the sections of a version, and return their places: ``0-5,40,7-39``.

        Args:
            sections: in the order of the text.
        """
        runs: list[list[int]] = []
        for section in sections:
            place = self._place(section)
            if runs and runs[-1][1] == place - 1:
                runs[-1][1] = place
            else:
                runs.append([place, place])
        written = ",".join(f"{first}-{last}" if last > first else str(first) for first, last in runs)
        self._left -= len(written)
        return written

    def _place(self, section: Section) -> int:
        raw = (section.number, section.heading, section.raw_heading, section.body)
        if raw in self._raw:
            return self._raw[raw]
        laid = paragraphs([Edit("equal", section.body)] if section.body else [])
        lines = (f"{'  ' * (one.item - 1)}{'• ' if one.item else ''}{one.runs[0].text}" for one in laid)
        shown_section = (number_of(section), _heading(section), "\n".join(lines))
        if shown_section not in self._known:
            self._known[shown_section] = len(self.sections)
            self.sections.append(shown_section)
            self._left -= len(_written(shown_section).encode("utf-8", "replace"))
        self._raw[raw] = self._known[shown_section]
        return self._raw[raw]
