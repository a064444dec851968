"""Drop dialogs, such as those of consent managers."""

from __future__ import annotations

from harvester.extract.complete.survey import Survey
from harvester.extract.dom import Node

_DIALOG_ROLES = frozenset(("dialog", "alertdialog"))
# A share of the prose. A dialog with more than that contains the text itself.
_MOST_OF_A_DIALOG = 0.8
_FIELDS_OF_A_QUESTION = 2
# The fewest words of prose behind a dialog; with fewer, the dialog shows the text.
_LEAST_TEXT = 40


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
