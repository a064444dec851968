"""Drop what a page hides, except panels that open after a click."""

from __future__ import annotations

from harvester.extract.complete.landmarks import MOST_OF_A_PART
from harvester.extract.complete.lines import SHORTEST_PROSE, estimate_words
from harvester.extract.complete.survey import Survey
from harvester.extract.dom import TEXT, Node
from harvester.extract.readability.judgement import is_hidden

# The most words of the title of a panel.
_LONGEST_TITLE = 25


def drop_hidden(survey: Survey, root: Node) -> None:
    """Leave out hidden elements, unless they are panels or contain a large part of the text."""
    total = survey.prose(root)
    survey.leave_out(
        [
            node
            for node in survey.marked(root)
            if node.attributes
            and is_hidden(node)
            and survey.prose(node) <= MOST_OF_A_PART * total
            and not _is_panel(survey, node)
        ]
    )


def _is_panel(survey: Survey, node: Node) -> bool:
    """Return whether a hidden element follows a visible title."""
    if survey.prose(node) < SHORTEST_PROSE:
        return False
    title = _before(node)
    # The panel may be wrapped in another element.
    if title is None and node.parent is not None and node.parent.tag != "body":
        title = _before(node.parent)
    if title is None or is_hidden(title):
        return False
    return 0 < estimate_words(title.text if title.tag == TEXT else title.text_content()) <= _LONGEST_TITLE


def _before(node: Node) -> Node | None:
    """Return the nearest previous sibling that has text."""
    before = node.prev
    while before is not None:
        if before.tag == TEXT:
            if before.text.strip():
                return before
        elif before.is_element and before.holds_text() and before.tag not in ("script", "style"):
            return before
        before = before.prev
    return None
