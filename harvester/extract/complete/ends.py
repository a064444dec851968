"""The beginning and the end of a text that stand apart from it: its heading, its date, its last section."""

from __future__ import annotations

from collections.abc import Iterator

from harvester.extract.complete.survey import Survey
from harvester.extract.dates import DATE, read_date
from harvester.extract.dom import TEXT, Node

# In words, of the heading of the text and what stands with it.
_LONGEST_HEAD = 60
# In words, of a title or an address directly beside the text.
_LONGEST_LINE = 15
# Share of prose in what belongs to the text although it stands outside the chosen element.
_ALL_PROSE = 0.8
# In words, of all that stands beside the text where its date may be anywhere in it.
_MOST_BESIDE_A_DATE = 30
# Share of links in a paragraph with the date: it may lead to former versions.
_MOST_LINKS_OF_A_DATE = 0.7

# Beside a text that stands in a table, the day is often that on which the page was made.
_LAYOUT = frozenset(("table", "tbody", "tr", "td"))


def with_its_ends(survey: Survey, root: Node, limit: Node) -> Node:
    """Return the element that also holds the ends of the text which stand apart.

    Going up, each element is taken that adds nothing but prose, or the heading of the text with a few lines
    around it, and the parent of the text where it adds only a line. Of one that adds other things too, only
    the heading or the date of the text is taken.

    Args:
        survey: of the page; what else stands beside the text, up to its heading or date, is left out.
        root: the element that holds nearly all of the prose.
        limit: the element to go up to.
    """
    best = above = root
    path = [root]
    while above is not limit and above.parent is not None:
        above = above.parent
        words = survey.words(above) - survey.words(best)
        prose = survey.prose(above) - survey.prose(best)
        linked = survey.linked(above) - survey.linked(best)
        is_head = words <= _LONGEST_HEAD and linked <= words / 2 and _has_head(survey, best, above)
        # What stands beside the text at the top level is of the page, such as a copyright.
        is_line = limit is not above is root.parent and linked == 0 and words <= _LONGEST_LINE
        if is_line or is_head or prose >= _ALL_PROSE * words or _keep_heads(survey, path, words):
            best = above
            path.clear()
        path.append(above)
    return best


def _has_head(survey: Survey, root: Node, above: Node) -> bool:
    """Return whether an element holds a main heading before one that is inside of it."""
    start, _ = survey.span(root)
    return any(node.tag == "h1" and survey.span(node)[0] < start for node in survey.headings(above))


def _keep_heads(survey: Survey, path: list[Node], beside: int) -> bool:
    """Keep the headings and dates beside an element, and leave out all else there.

    Args:
        survey: of the page.
        path: the element with the text, and those around it up to the one whose siblings are looked at.
        beside: how many words stand beside the text.

    Returns:
        Whether there is a heading or a date.
    """
    siblings = [node for node in _siblings(path[-1]) if survey.words(node)]
    if beside > _MOST_BESIDE_A_DATE:
        # Dates further off are those of other things, such as articles.
        before = [node for node in siblings if survey.span(node)[0] < survey.span(path[-1])[0]]
        siblings = before[-1:]
    kept = [node for node in siblings if _is_head(survey, node)]
    if not kept:
        return False
    survey.leave_out(other for node in path for other in _siblings(node) if other not in kept)
    return True


def _siblings(node: Node) -> Iterator[Node]:
    """Yield the elements beside another."""
    return (other for other in node.parent.children() if other is not node) if node.parent else iter(())


def _is_head(survey: Survey, node: Node) -> bool:
    """Return whether an element is a few words: a main heading with a sentence, or something dated."""
    words = survey.words(node)
    if node.tag in _LAYOUT or words > _LONGEST_HEAD or survey.linked(node) > _MOST_LINKS_OF_A_DATE * words:
        return False
    headings = [below for below in node.descendants() if below.tag == "h1"]
    if headings and survey.prose(node) > sum(survey.prose(heading) for heading in headings):
        return True
    text = " ".join(below.text for below in node.descendants() if below.tag == TEXT)
    readings = (read_date(written, None) for written in DATE.finditer(text))
    return any(reading is not None and reading.precision == "day" for reading in readings)
