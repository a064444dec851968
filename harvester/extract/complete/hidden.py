"""What a page hides: panels that open at a click are its text, all else is not."""

from __future__ import annotations

from harvester.extract.complete.landmarks import MOST_OF_A_PART
from harvester.extract.complete.lines import SHORTEST_PROSE, estimate_words
from harvester.extract.complete.survey import Survey
from harvester.extract.dom import TEXT, Node
from harvester.extract.readability.judgement import is_hidden

# In words: what opens a panel says no more than its title.
_LONGEST_TITLE = 25


def drop_hidden(survey: Survey, root: Node) -> None:
    """Leave out what is hidden, unless it is a panel, or too much of the text to be anything else."""
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
    """Return whether a hidden element hangs on a title that is shown, or brings a heading of its own."""
    if survey.prose(node) < SHORTEST_PROSE:
        return False
    title = _before(node)
    # A title may be wrapped with its panel, or alone.
    if title is None and node.parent is not None and node.parent.tag != "body":
        title = _before(node.parent)
    if title is None or is_hidden(title):
        return False
    return 0 < estimate_words(title.text if title.tag == TEXT else title.text_content()) <= _LONGEST_TITLE


def _before(node: Node) -> Node | None:
    """Return the nearest neighbour before an element that says anything."""
    before = node.prev
    while before is not None:
        if before.tag == TEXT:
            if before.text.strip():
                return before
        elif before.is_element and before.holds_text() and before.tag not in ("script", "style"):
            return before
        before = before.prev
    return None
