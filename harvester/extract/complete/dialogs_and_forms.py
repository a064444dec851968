"""Drop dialogs and forms: consent banners with a role or without, newsletters, feedback, "copy link"."""

from __future__ import annotations

from harvester.extract.complete.edges import is_amid
from harvester.extract.complete.lines import HEADINGS
from harvester.extract.complete.survey import Survey
from harvester.extract.dom import Node

_DIALOG_ROLES = frozenset(("dialog", "alertdialog"))
# A share of the prose. A dialog with more than that contains the text itself.
_MOST_OF_A_DIALOG = 0.8
_FIELDS_OF_A_QUESTION = 2
# The fewest words of prose behind a dialog; with fewer, the dialog shows the text.
_LEAST_TEXT = 40
# A form has at least two controls. The most words that may belong to a field (of a newsletter or a consent
# manager) and to a button ("Copy link"), within the text and at its edges.
_FEWEST_CONTROLS = 2
_WORDS_OF_A_FIELD, _WORDS_OF_A_BUTTON = 60, 8
_WORDS_OF_A_FIELD_AT_THE_EDGE, _WORDS_OF_A_BUTTON_AT_THE_EDGE = 100, 30
_MOST_OF_A_FORM = 0.6


def is_dialog(node: Node) -> bool:
    """Return whether an element is marked as a dialog."""
    return (
        node.tag == "dialog"
        or node.attribute("role").lower() in _DIALOG_ROLES
        or node.attribute("aria-modal") == "true"
    )


def drop_dialogs(survey: Survey, root: Node) -> None:
    """Leave out the dialogs of a page, except one that shows the text itself."""
    total = survey.prose(root)
    for node in survey.marked(root):
        if is_dialog(node):
            prose = survey.prose(node)
            fields, _ = survey.controls(node)
            # A consent manager has switches, and may be much longer than the text behind it.
            asks = fields >= _FIELDS_OF_A_QUESTION and total - prose >= _LEAST_TEXT
            if asks or prose <= _MOST_OF_A_DIALOG * total:
                survey.leave_out([node])


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
