"""Name the rules by which comparisons are made."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence

from diffs.weights import with_built_in
from diffs.weights.topics import points

COMPARISON = "comparison-1"

# In hexadecimal digits: enough to distinguish the topics of a configuration from its earlier ones.
_NAME_LENGTH = 8


def comparison_rules(phrases: Mapping[str, Sequence[str]]) -> str:
    """Return the name of the current rules for comparisons, which include the topics of the configuration.

    Args:
        phrases: the user's topics, which are added to the built-in ones.
    """
    topics = [[topic, list(those), points(topic)] for topic, those in with_built_in(phrases).items()]
    return f"{COMPARISON}+{hashlib.sha256(json.dumps(topics).encode()).hexdigest()[:_NAME_LENGTH]}"
