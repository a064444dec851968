"""The smallest part of a page that holds all its prose, and what stands in it that is none."""

from __future__ import annotations

from harvester.extract.complete.edges import is_amid
from harvester.extract.complete.lines import HEADINGS, INLINE
from harvester.extract.complete.survey import Survey
from harvester.extract.dom import Node

# Share of the prose that the chosen element must hold: with less, a last section that stands apart is lost.
_ENOUGH_PROSE = 0.95
# In words, of the heading of the text and what stands with it.
_LONGEST_HEAD = 60
# Share of prose in what belongs to the text although it stands outside of the chosen element.
_ALL_PROSE = 0.8

# A form is what has two controls or more. A field (of a newsletter, of a consent manager) may be explained;
# amid the text, buttons beside more words than this ("copy link") do not make a form of it.
_FEWEST_CONTROLS = 2
_WORDS_OF_A_FIELD, _WORDS_OF_A_BUTTON, _WORDS_OF_A_BUTTON_AT_THE_EDGE = 60, 8, 30
_MOST_OF_A_FORM = 0.6


def smallest_with_prose(survey: Survey, root: Node) -> Node:
    """Return the smallest element that still holds nearly all of the prose."""
    needed = _ENOUGH_PROSE * survey.prose(root)
    best = root
    while True:
        for child in best.children():
            if (
                child not in survey.left_out
                and survey.prose(child) >= needed > 0
                # The range of an element in a line is that of the whole line.
                and (child.tag not in INLINE or child.length >= _ENOUGH_PROSE * best.length)
            ):
                best = child
                break
        else:
            return best


def with_its_ends(survey: Survey, root: Node, limit: Node) -> Node:
    """Return the element that also holds the ends of the text which stand apart: its date, a last section.

    Going up, each element is taken that adds but prose, or the heading of the text with a few lines about it.
    """
    best = above = root
    while above is not limit and above.parent is not None:
        above = above.parent
        words = survey.words(above) - survey.words(best)
        prose = survey.prose(above) - survey.prose(best)
        linked = survey.linked(above) - survey.linked(best)
        is_head = words <= _LONGEST_HEAD and linked <= words / 2 and _has_head(survey, best, above)
        if is_head or prose >= _ALL_PROSE * words:
            best = above
    return best


def _has_head(survey: Survey, root: Node, above: Node) -> bool:
    """Return whether an element holds a main heading before one that is inside of it."""
    start, _ = survey.span(root)
    return any(node.tag == "h1" and survey.span(node)[0] < start for node in survey.headings(above))


def drop_forms(survey: Survey, root: Node) -> None:
    """Leave out what somebody is to fill in or to switch: parts with controls and few words for each."""
    most = _MOST_OF_A_FORM * survey.prose(root)
    # What stands between a form and the text is at the edge when the form has gone. Once: text must not
    # come to stand at the edge bit by bit.
    for _ in range(2):
        survey.leave_out([node for node in survey.with_controls(root) if _is_form(survey, node, root, most)])


def _is_form(survey: Survey, node: Node, root: Node, most: float) -> bool:
    """Return whether an element has few words for its controls, and no more than that much prose."""
    fields, buttons = survey.controls(node)
    if fields + buttons < _FEWEST_CONTROLS or node.tag in HEADINGS:
        return False
    beside = _WORDS_OF_A_BUTTON if is_amid(survey, node, root) else _WORDS_OF_A_BUTTON_AT_THE_EDGE
    return survey.words(node) <= fields * _WORDS_OF_A_FIELD + buttons * beside and survey.prose(node) <= most
