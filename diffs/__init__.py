"""Compare two versions of a policy section by section; pure: no clock, no file, no network."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diffs.lazy_face import lazy_face

if TYPE_CHECKING:
    from diffs.compare import compare
    from diffs.comparison import Comparison
    from diffs.records import Change, Edit, Section
    from diffs.sections import join, split
    from diffs.text import count_words, essence
    from diffs.words import words_added, words_removed

__all__ = [
    "Change",
    "Comparison",
    "Edit",
    "Section",
    "compare",
    "count_words",
    "essence",
    "join",
    "split",
    "words_added",
    "words_removed",
]

lazy_face(
    __name__,
    {
        "Change": "diffs.records",
        "Comparison": "diffs.comparison",
        "Edit": "diffs.records",
        "Section": "diffs.records",
        "compare": "diffs.compare",
        "count_words": "diffs.text",
        "essence": "diffs.text",
        "join": "diffs.sections",
        "split": "diffs.sections",
        "words_added": "diffs.words",
        "words_removed": "diffs.words",
    },
)
