"""Compare two versions of a policy section by section; pure: no clock, no file, no network."""

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
