"""Read a text as words, and make text from a page safe to show."""

from __future__ import annotations

from diffs.text.atoms import SENTENCE_ENDS, Atoms, count_words, is_word, read_atoms
from diffs.text.essence import essence, essence_of
from diffs.text.subsequence import common_subsequence, heaviest_increasing, neighbours, shared_length
from diffs.text.untrusted import json_line, one_line, safe_url, shorten

__all__ = [
    "SENTENCE_ENDS",
    "Atoms",
    "common_subsequence",
    "count_words",
    "essence",
    "essence_of",
    "heaviest_increasing",
    "is_word",
    "json_line",
    "neighbours",
    "one_line",
    "read_atoms",
    "safe_url",
    "shared_length",
    "shorten",
]
