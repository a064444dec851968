"""A comparison with most kinds of change in it; of a company that does not exist."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from diffs import Comparison, compare
from diffs.render.head import Head
from diffs.render.to_render import ToRender
from diffs.summaries import SummarizedComparison, summarize
from diffs.weights import BUILT_IN

OLD = """\
# Larkspur Lamps – Privacy Policy

_Effective May 1, 2012_

**1\\. What We Collect**

We may collect your name. We keep it for 30 days, in a drawer that is locked, in a room that is locked,
in a house that is locked, and nobody but the keeper of the lamps has the key to it, ever.

**2\\. Friends**

We share it with friends. We never sell it.

**3\\. Lamps**

All about lamps.

**4\\. Oil**

All about oil, and where it comes from.
"""
NEW = """\
# Larkspur Lamps – Privacy Policy

_Effective June 2, 2014_

**1\\. What We Collect**

We will collect your name. We keep it for 90 days, in a drawer that is locked, in a room that is locked,
in a house that is locked, and nobody but the keeper of the lamps has the key to it, ever.

  * your shade <b>size</b>
  * your [oil](javascript:alert(1))

**2\\. Disputes**

Disputes go to binding arbitration\x1b[2J, not to \u202ecourt\u202c & co.

**3\\. Partners**

We share it with partners.

**4\\. Lamps**

All about lamps.
"""
COMPARISON = compare(OLD, NEW)
BEFORE = Head(
    "Larkspur · Privacy Policy",
    "2012-05-01",
    "effective",
    "20120612081500",
    "https://larkspur.example/privacy",
    3,
)
AFTER = Head(
    "Larkspur · Privacy Policy",
    "2014-06-02",
    "effective",
    "20140701120000",
    "https://larkspur.example/p?a=1&b=2",
    4,
)


def summarized(old: str, new: str, phrases: Mapping[str, Sequence[str]] = BUILT_IN) -> SummarizedComparison:
    """Compare two texts and sum up what changed."""
    return summarize(compare(old, new), old, phrases)


def given(
    old: str = OLD, new: str = NEW, before: Head = BEFORE, after: Head = AFTER, **options: Any
) -> ToRender:
    """Return what a format is given to render the comparison of two texts."""
    return ToRender(summarized(old, new), (before, after), **options)


def coarse() -> ToRender:
    """Return a comparison of texts that were too large."""
    comparison = Comparison((), 0, cosmetic=False, coarse=True)
    return ToRender(summarize(comparison, ""), (BEFORE, AFTER))
