"""The sentences of a document as its page shows them, and as the search page keeps them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from operator import itemgetter
from typing import Any

from harvester.report_paths import DocumentPaths
from harvester.search import SentenceRun, marks_in, run_line, section_in_words
from harvester.site.history import DocumentHistory, DocumentName
from store.searching import SearchPhrase
from store.timestamps import moment

SEARCH_FACTS = "search"
"""The name under which these facts are kept."""
SEARCH_LIST = "search-list"
"""The name under which is kept what the lists of the search pages say of a document."""

# What people look for in policies: the list that helps without a script.
WORDS = (
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

_SECONDS_OF_A_DAY = 86_400


@dataclass(frozen=True, slots=True)
class SentenceSpan:
    """From when to when sentences stood, for all that came and went with the same versions.

    Attributes:
        line: the same in words.
        start: the day of the first sight, in days since 1970.
        end: the day of the last sight.
        came: the day of the last sight of the version before, or None if it is not known when they came.
        went: the day of the first sight of the version after, or None.
        first: first capture of the version in which they were first seen, 14 digits.
        before: first capture of the version before that, or None.
        gone: first captures of the last version with them and of the one after it, or None.
    """

    line: str
    start: int
    end: int
    came: int | None
    went: int | None
    first: str
    before: str | None
    gone: tuple[str, str] | None


def span_of(run: SentenceRun) -> SentenceSpan:
    """Return from when to when a sentence stood.

    Args:
        run: the sentence.
    """
    first, last, begins, ends = run.first.version, run.last.version, run.begins, run.ends
    start, end = sorted((_days(first.known_from), _days(last.known_until)))
    came = begins.beyond if begins.kind == "changed" else None
    went = ends.beyond if ends.kind == "changed" else None
    return SentenceSpan(
        run_line(run),
        start,
        end,
        _days(begins.after) if begins.kind == "changed" and begins.after else None,
        _days(ends.by) if ends.kind == "changed" and ends.by else None,
        first.first_capture,
        came.first_capture if came else None,
        (last.first_capture, went.first_capture) if went else None,
    )


@lru_cache(maxsize=1)
def search_facts(history: DocumentHistory) -> dict[str, Any]:
    """Return what the search page keeps of a document, as values for JSON.

    Args:
        history: of the document.
    """
    paths = DocumentPaths(history.name.company, history.name.slug)
    sections: dict[str, int] = {}
    spans: dict[SentenceSpan, int] = {}
    sentences = [
        [
            run.sentence,
            sections.setdefault(section_in_words(run.section), len(sections)),
            spans.setdefault(span_of(run), len(spans)),
        ]
        for run in history.sentence_runs
    ]
    return {
        "page": paths.sentences,
        "sections": list(sections),
        "spans": [list(_kept(paths, span)) for span in spans],
        "sentences": sentences,
    }


def search_list(history: DocumentHistory) -> dict[str, Any]:
    """Return what the lists of the search pages say of a document, as values for JSON.

    Args:
        history: of the document.
    """
    facts = search_facts(history)
    return {
        "page": facts["page"],
        "sentences": len(facts["sentences"]),
        "bytes": len(indexed(history.name, facts).encode("utf-8", "replace")),
        "words": {word: found for word in WORDS if (found := _sightings(word, facts))},
    }


def indexed(name: DocumentName, facts: Mapping[str, Any]) -> str:
    """Return what is kept of a document as it stands in a page.

    Args:
        name: the document.
        facts: its `search_facts`.
    """
    entry = {"company": name.company_name, "title": name.title, **facts}
    return escape(json.dumps(entry, ensure_ascii=False, separators=(",", ":")), quote=False)


def _sightings(word: str, facts: Mapping[str, Any]) -> list[Any]:
    """Return in how many sentences a word is, and the day and the version in which it was seen first."""
    query, start = SearchPhrase(word), word.split()[0]
    found = [
        facts["spans"][span]
        for sentence, _, span in facts["sentences"]
        if start in sentence.lower() and marks_in(sentence, query)
    ]
    first = min(found, key=itemgetter(1), default=None)
    return [len(found), first[1], first[5]] if first else []


def _kept(paths: DocumentPaths, span: SentenceSpan) -> Iterator[object]:
    """Yield what is kept of a span: line, days, and where its version and its changes are shown."""
    yield from (span.line, span.start, span.end, span.came, span.went)
    yield paths.version(span.first)
    yield paths.comparison(span.before, span.first) if span.before else ""
    yield paths.comparison(*span.gone) if span.gone else ""


def in_sections(runs: Sequence[SentenceRun]) -> dict[str, list[SentenceRun]]:
    """Return the runs by the sections in which they were first seen, in the order of their first sight.

    Args:
        runs: the runs.
    """
    found: dict[str, list[SentenceRun]] = {}
    for run in runs:
        found.setdefault(section_in_words(run.section), []).append(run)
    return found


def _days(timestamp: str) -> int:
    """Return the day of a capture, in days since 1970."""
    return int(moment(timestamp).timestamp() // _SECONDS_OF_A_DAY)
