"""Find the words that differ inside a section."""

from __future__ import annotations

from diffs.words.words import edits, reworded, words_added, words_removed

__all__ = ["edits", "reworded", "words_added", "words_removed"]
