"""Find the words that differ inside a section."""

from __future__ import annotations

from diffs.words.moved import with_moved_text, without_moved, words_moved
from diffs.words.words import edits, reworded, words_added, words_removed

__all__ = [
    "edits",
    "reworded",
    "with_moved_text",
    "without_moved",
    "words_added",
    "words_moved",
    "words_removed",
]
