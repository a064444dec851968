"""Weigh a change, and say which topics it concerns."""

from __future__ import annotations

from diffs.weights.languages import Language, recognised_language
from diffs.weights.legible_sentences import legible_sentences, without_layout
from diffs.weights.tags import Reasons, Tag, reasons, weight
from diffs.weights.topics import BUILT_IN, with_built_in
from diffs.weights.weights import weigh

__all__ = [
    "BUILT_IN",
    "Language",
    "Reasons",
    "Tag",
    "legible_sentences",
    "reasons",
    "recognised_language",
    "weigh",
    "weight",
    "with_built_in",
    "without_layout",
]
