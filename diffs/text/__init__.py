"""Read a text as words, and make text from a page safe to show."""

from __future__ import annotations

from diffs.text.atoms import SENTENCE_ENDS, Atoms, count_words, count_words_apart, is_word, read_atoms
from diffs.text.essence import essence, essence_of
from diffs.text.secrets import masked, message, parts_of_secret, public_address, without_logins
from diffs.text.subsequence import common_subsequence, heaviest_increasing, neighbours, shared_length
from diffs.text.untrusted import is_right_to_left, json_line, one_line, printable, safe_url, shorten

__all__ = [
    "SENTENCE_ENDS",
    "Atoms",
    "common_subsequence",
    "count_words",
    "count_words_apart",
    "essence",
    "essence_of",
    "heaviest_increasing",
    "is_right_to_left",
    "is_word",
    "json_line",
    "masked",
    "message",
    "neighbours",
    "one_line",
    "parts_of_secret",
    "printable",
    "public_address",
    "read_atoms",
    "safe_url",
    "shared_length",
    "shorten",
    "without_logins",
]
