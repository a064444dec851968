"""Drop what surrounds the text: menus, breadcrumbs, and headings that have lost their content."""

from __future__ import annotations

import re
from collections.abc import Iterator

from harvester.extract.complete.lines import HEADINGS, INLINE
from harvester.extract.complete.survey import Survey
from harvester.extract.dom import TEXT, Node
from harvester.extract.dom.select import element_before

# The smallest share of the words of a menu that are links, the largest share of the words of the text that a
# menu may have, and the fewest words of links in a menu.
_LINK_DENSE = 0.4
_MOST_OF_LINKS = 0.3
_FEWEST_LINKED = 2
# The largest share of prose in a menu: an element with more is a part of the text that contains links.
_MOST_PROSE_OF_LINKS = 0.3
_OF_A_TEXT = frozenset(("a", "li", "p", "span", "dd", "dt"))
_FEWEST_IN_A_ROW = 3
# For menus above the main heading: the fewest links, and the most words for each of them.
_FEWEST_IN_A_MENU, _WORDS_OF_A_LINK = 8, 25
_THIS_PAGE = ("page", "location", "true")
_LISTS = frozenset(("ul", "ol", "dl"))

# The most words of breadcrumbs.
_LONGEST_WAY = 20
_WORD = re.compile(r"\w+")

# An element is at the edge of the text if at most this share of the prose is before it, or after it.
_EDGE = 0.05


def is_amid(survey: Survey, node: Node, root: Node) -> bool:
    """Return whether there is prose on both sides of an element."""
    return min(_prose_beside(survey, node, root)) > _EDGE * survey.prose(root)


def _prose_beside(survey: Survey, node: Node, root: Node) -> tuple[int, int]:
    """Return how many words of prose there are before an element, and how many after it."""
    first, last = survey.span(root)
    start, end = survey.span(node)
    return survey.prose_between(first, start), survey.prose_between(end, last)


def drop_link_lists(survey: Survey, root: Node) -> None:
    """Leave out elements before and after the text that consist mostly of links to other pages."""
    most = _MOST_OF_LINKS * survey.words(root)
    menus = _with_this_page(survey, root)
    for node in survey.inside(root):
        linked = survey.linked(node)
        if linked < _FEWEST_LINKED:
            continue
        words = survey.words(node)
        if (
            words < most
            and linked > _LINK_DENSE * words
            and survey.prose(node) <= _MOST_PROSE_OF_LINKS * words
            and (node.tag not in _OF_A_TEXT or _is_row_of_links(survey, node))
            and (node in menus or not (_belongs_to_text(survey, node) or is_amid(survey, node, root)))
        ):
            survey.leave_out([node], are_menus=True)


def drop_menus_above(survey: Survey, root: Node) -> None:
    """Leave out menus above the main heading, even if they describe each link in a few words."""
    start = next((survey.span(node)[0] for node in survey.headings(root) if node.tag == "h1"), 0)
    most = _MOST_OF_LINKS * survey.prose(root)
    for node in survey.inside(root):
        first, last = survey.span(node)
        if first >= start:
            return
        if last <= start and survey.prose(node) <= most:
            links = sum(below.tag == "a" for below in node.descendants())
            if links >= _FEWEST_IN_A_MENU and survey.words(node) <= _WORDS_OF_A_LINK * links:
                survey.leave_out([node], are_menus=True)


def _is_row_of_links(survey: Survey, node: Node) -> bool:
    """Return whether a paragraph consists of several links and separators."""
    return (
        node.tag == "p"
        and sum(below.tag == "a" for below in node.descendants()) >= _FEWEST_IN_A_ROW
        and not _own_words(node)
    )


def _with_this_page(survey: Survey, root: Node) -> set[Node]:
    """Return the elements that contain a link marked as the current page: the menus of the site."""
    return {
        above
        for node in survey.marked(root)
        if node.attribute("aria-current") in _THIS_PAGE
        for above in node.ancestors()
    }


def _belongs_to_text(survey: Survey, node: Node) -> bool:
    """Return whether a list of links follows a paragraph of the text, with or without a heading between."""
    if node.tag not in _LISTS:
        return False
    before = element_before(node)
    if before is not None and before.tag in HEADINGS:
        before = element_before(before)
    return before is not None and before.tag == "p" and survey.prose(before) > 0


def drop_way(survey: Survey, root: Node, title: str) -> None:
    """Leave out breadcrumbs: links before the text, followed by the name of this page.

    Args:
        survey: the survey of the page.
        root: the element that contains the text.
        title: the title of the page.
    """
    headings = list(survey.headings(root))
    known = set(_WORD.findall(" ".join([title, *(node.text_content() for node in headings)]).lower()))
    above_headings = {above for heading in headings for above in (heading, *heading.ancestors())}
    most = _EDGE * survey.prose(root)
    for node in survey.inside(root):
        words, linked = survey.words(node), survey.linked(node)
        if _prose_beside(survey, node, root)[0] > most:
            return
        if (
            node.tag not in INLINE
            and node not in above_headings
            and 0 < linked < words <= _LONGEST_WAY
            and known.issuperset(_own_words(node))
        ):
            survey.leave_out([node])


def _own_words(node: Node) -> list[str]:
    """Return the words of an element outside its links."""
    texts = [
        text.text
        for text in node.descendants()
        if text.tag == TEXT and not any(above.tag == "a" for above in _up_to(text, node))
    ]
    return _WORD.findall(" ".join(texts).lower())


def _up_to(node: Node, root: Node) -> Iterator[Node]:
    """Yield the ancestors of a node below another one."""
    for above in node.ancestors():
        if above is root:
            return
        yield above


def drop_bare_headings(survey: Survey, root: Node) -> None:
    """Leave out headings of menus that were left out.

    Nothing remains between such a heading and the next one of its rank, or the end of the element it is in.
    """
    headings = [node for node in survey.headings(root) if survey.words(node)]
    nexts = {survey.span(node)[0]: node.tag for node in headings}
    last = survey.span(root)[1]
    for node in headings:
        end = survey.span(node)[1]
        if not survey.is_menu(end):
            continue
        follows = survey.next_line(end, last)
        if _is_alone(survey, node, root) or follows == last or nexts.get(follows, "h9") <= node.tag:
            survey.leave_out([node])


def _is_alone(survey: Survey, heading: Node, root: Node) -> bool:
    """Return whether a heading is all that remains of the element it is in."""
    box = heading.parent
    return (
        box is not None
        and box is not root
        and survey.span(box)[1] > survey.span(heading)[1]
        and survey.words(box) == survey.words(heading)
    )
