"""Find the smallest element that contains the prose of a page."""

from __future__ import annotations

from harvester.extract.complete.lines import INLINE
from harvester.extract.complete.survey import Survey
from harvester.extract.dom import Node

# The share of the prose that the chosen element must contain: with 0.9, a separate last section is lost.
_ENOUGH_PROSE = 0.95
# In words: a page with less prose is a notice in short lines, in which every line counts.
_LITTLE_PROSE = 20


def smallest_with_prose(survey: Survey, root: Node) -> Node:
    """Return the smallest element that contains nearly all of the prose, or of the words of a notice."""
    measure = survey.prose if survey.prose(root) >= _LITTLE_PROSE else survey.unlinked
    needed = _ENOUGH_PROSE * measure(root)
    best = root
    while True:
        for child in best.children():
            if (
                child not in survey.left_out
                and measure(child) >= needed > 0
                # The range of an inline element covers the complete line.
                and (child.tag not in INLINE or child.length >= _ENOUGH_PROSE * best.length)
            ):
                best = child
                break
        else:
            return best
