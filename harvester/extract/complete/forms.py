"""Drop forms beside and in the text: consent managers without a role, newsletters, feedback, "copy link"."""

from __future__ import annotations

from harvester.extract.complete.edges import is_amid
from harvester.extract.complete.lines import HEADINGS
from harvester.extract.complete.survey import Survey
from harvester.extract.dom import Node

# A form has at least two controls. The most words that may belong to a field (of a newsletter or a consent
# manager) and to a button ("Copy link"), within the text and at its edges.
_FEWEST_CONTROLS = 2
_WORDS_OF_A_FIELD, _WORDS_OF_A_BUTTON = 60, 8
_WORDS_OF_A_FIELD_AT_THE_EDGE, _WORDS_OF_A_BUTTON_AT_THE_EDGE = 100, 30
_MOST_OF_A_FORM = 0.6


def drop_forms(survey: Survey, root: Node) -> None:
    """Leave out forms: elements with several controls and few words for each of them."""
    most = _MOST_OF_A_FORM * survey.prose(root)
    # When a form at the edge is gone, what was between it and the text is at the edge. This is done only once
    # so that the text itself does not move to the edge step by step.
    for _ in range(2):
        survey.leave_out([node for node in survey.with_controls(root) if _is_form(survey, node, root, most)])


def _is_form(survey: Survey, node: Node, root: Node, most: float) -> bool:
    """Return whether an element has few words for its controls, and at most that much prose."""
    fields, buttons = survey.controls(node)
    if fields + buttons < _FEWEST_CONTROLS or node.tag in HEADINGS:
        return False
    if is_amid(survey, node, root):
        enough = fields * _WORDS_OF_A_FIELD + buttons * _WORDS_OF_A_BUTTON
    else:
        enough = fields * _WORDS_OF_A_FIELD_AT_THE_EDGE + buttons * _WORDS_OF_A_BUTTON_AT_THE_EDGE
    return survey.words(node) <= enough and survey.prose(node) <= most
