"""The smallest part of a page that holds all its prose, and what stands in it that is none."""

from __future__ import annotations

from harvester.extract.complete.edges import is_amid
from harvester.extract.complete.lines import HEADINGS, INLINE
from harvester.extract.complete.survey import Survey
from harvester.extract.dom import Node

# Share of the prose that the chosen element must hold: with less, a last section that stands apart is lost.
_ENOUGH_PROSE = 0.95
# A form is what has at least two controls. In words, how much text may go with a field (of a newsletter, of
# a consent manager) and with a button ("Copy link"), in the middle of the text and at its edges.
_FEWEST_CONTROLS = 2
_WORDS_OF_A_FIELD, _WORDS_OF_A_BUTTON = 60, 8
_WORDS_OF_A_FIELD_AT_THE_EDGE, _WORDS_OF_A_BUTTON_AT_THE_EDGE = 100, 30
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
    if is_amid(survey, node, root):
        enough = fields * _WORDS_OF_A_FIELD + buttons * _WORDS_OF_A_BUTTON
    else:
        enough = fields * _WORDS_OF_A_FIELD_AT_THE_EDGE + buttons * _WORDS_OF_A_BUTTON_AT_THE_EDGE
    return survey.words(node) <= enough and survey.prose(node) <= most
