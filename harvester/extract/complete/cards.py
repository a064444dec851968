"""Drop rows of similar boxes: slides, teasers of other pages, and second copies of a part of the page."""

from __future__ import annotations

from collections.abc import Iterator

from harvester.extract.complete.edges import is_amid
from harvester.extract.complete.lines import HEADINGS
from harvester.extract.complete.survey import Survey
from harvester.extract.dom import Node

_FEWEST = 3
# The most words of one box.
_LONGEST_CARD = 50
# The largest share of the prose of the text that boxes may have: all cards together, or one copy.
_MOST_OF_CARDS = 0.3
# In words: shorter boxes may be repeated on purpose.
_SHORTEST_COPY = 20
_BOXES = frozenset(("div", "section", "article"))


def drop_cards(survey: Survey, root: Node) -> None:
    """Leave out all slides, and teasers before or after the text.

    Slides contain pictures and share a link to the next one. The headings of teasers link to other pages.

    Args:
        survey: the survey of the page.
        root: the element that contains the text.
    """
    most = _MOST_OF_CARDS * survey.prose(root)
    for node in survey.inside(root):
        if survey.linked(node) >= _FEWEST and survey.prose(node) <= most:
            cards = _cards(survey, node)
            if cards and (_are_slides(cards) or _are_teasers(survey, cards, node, root)):
                # So that their heading goes too.
                survey.leave_out([node], are_menus=True)


def _cards(survey: Survey, node: Node) -> list[Node]:
    """Return the boxes in an element; none if they are too few, or if the element contains anything else."""
    boxes = []
    for child in node.children():
        words = survey.words(child)
        if words > _LONGEST_CARD or (words and not survey.linked(child)):
            return []
        if words:
            boxes.append(child)
    return boxes if len(boxes) >= _FEWEST else []


def _are_slides(cards: list[Node]) -> bool:
    """Return whether each box contains a picture, and all of them contain the same link."""
    common: set[tuple[str, str]] | None = None
    for card in cards:
        below = [node for node in card.descendants() if node.is_element]
        links = {
            (node.attribute("href"), node.text_content().strip())
            for node in below
            if node.tag == "a" and not node.attribute("href").startswith("#")
        }
        common = links if common is None else common & links
        if not common or not any(node.tag == "img" for node in below):
            return False
    return True


def _are_teasers(survey: Survey, cards: list[Node], node: Node, root: Node) -> bool:
    """Return whether all boxes are teasers, and stand before or after the text."""
    return all(_is_teaser(survey, card) for card in cards) and not is_amid(survey, node, root)


def _is_teaser(survey: Survey, card: Node) -> bool:
    """Return whether the first heading of a box is a link to another page."""
    for node in card.descendants():
        if node.tag in HEADINGS:
            links = [below for below in (*node.descendants(), *_around(node, card)) if below.tag == "a"]
            away = [link for link in links if "#" not in link.attribute("href")]
            return bool(away) and 0 < survey.words(node) == survey.linked(node)
    return False


def _around(node: Node, card: Node) -> Iterator[Node]:
    """Yield the ancestors of an element up to and including a box."""
    for above in node.ancestors():
        yield above
        if above is card:
            return


def drop_copies(survey: Survey, root: Node) -> None:
    """Leave out boxes with the same text as the box before them, such as those for another screen size.

    A second copy of a large part of the text is kept: it belongs to what the page shows as the policy.

    Args:
        survey: the survey of the page.
        root: the element that contains the text.
    """
    most = _MOST_OF_CARDS * survey.prose(root)
    for node in survey.inside(root):
        # A box with few words is passed over first: looking for the box before each of thousands of empty
        # ones would take minutes.
        words = survey.words(node)
        if node.tag not in _BOXES or words < _SHORTEST_COPY or survey.prose(node) > most:
            continue
        before = node.prev
        while before is not None and not (before.is_element and survey.words(before)):
            before = before.prev
        if (
            before is not None
            and before.tag in _BOXES
            and words == survey.words(before)
            and node.text_content().split() == before.text_content().split()
        ):
            survey.leave_out([node])
