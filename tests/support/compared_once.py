"""How texts differ, found once for all commands of a test that is about something else.

A store that is out of date is compared again by each command that shows it, with the same result: comparing
is a pure function, which has tests of its own.
"""

from __future__ import annotations

from diffs.summaries import SummarizedComparison
from harvester.pipeline.comparing import compared_texts
from harvester.pipeline.generations import Phrases

_known: dict[tuple[str, str, str], SummarizedComparison] = {}


def remembered(old: str, new: str, phrases: Phrases) -> SummarizedComparison:
    """Compare two texts, or remember how they differ.

    Args:
        old: the Markdown of the old text.
        new: the Markdown of the new text.
        phrases: topics that make a change weigh more.
    """
    key = old, new, repr(phrases)
    if key not in _known:
        _known[key] = compared_texts(old, new, phrases)
    return _known[key]
