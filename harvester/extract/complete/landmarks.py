"""Drop the parts that a page marks by elements and roles: menus, headers, footers, live regions."""

from __future__ import annotations

from harvester.extract.complete.survey import Survey
from harvester.extract.dom import Node

_LANDMARKS = frozenset(("nav", "footer", "aside", "header", "menu", "search"))
_LANDMARK_ROLES = frozenset(
    [
        *("navigation", "contentinfo", "complementary", "banner", "search", "menu", "menubar", "toolbar"),
        *("tooltip", "status", "alert", "log", "marquee", "listbox", "tree"),
    ]
)
# Live regions, in which scripts announce changes ("2 results", the title of a new page).
_LIVE = frozenset(("polite", "assertive"))
# A header in one of these belongs to the text, not to the site.
_OF_THE_TEXT = frozenset(("main", "article", "section"))

# Shares of the prose. An element with more than that contains the text itself, however it is marked.
MOST_OF_A_PART = 0.3
_MOST_BEHIND_THE_FOOTER = 0.5
_LEAST_OF_MAIN = 0.5


def is_main(node: Node) -> bool:
    """Return whether an element is marked as the main part of the page."""
    return node.tag == "main" or node.attribute("role").lower() == "main"


def is_landmark(node: Node) -> bool:
    """Return whether an element is marked as something other than the text."""
    role = node.attribute("role").lower()
    if role in _LANDMARK_ROLES or node.attribute("aria-live") in _LIVE:
        return True
    if node.tag == "header":
        return not any(ancestor.tag in _OF_THE_TEXT or is_main(ancestor) for ancestor in node.ancestors())
    return node.tag in _LANDMARKS and role not in ("main", "article", "document", "presentation")


def drop_behind_footer(survey: Survey, root: Node) -> None:
    """Leave out everything after the footer of the page."""
    total = survey.prose(root)
    footers = [node for node in survey.marked(root) if _is_page_footer(node)]
    for footer in footers:
        behind = []
        for node in (footer, *footer.ancestors()):
            if node is root:
                break
            sibling = node.next
            while sibling is not None:
                if sibling.is_element:
                    behind.append(sibling)
                sibling = sibling.next
        prose = sum(survey.prose(node) for node in behind)
        if prose <= _MOST_BEHIND_THE_FOOTER * total and not any(
            is_main(below) for node in behind for below in (node, *survey.marked(node))
        ):
            survey.leave_out(behind)
            return


def _is_page_footer(node: Node) -> bool:
    """Return whether an element is the footer of the page rather than of an article."""
    if node.tag != "footer" and node.attribute("role").lower() != "contentinfo":
        return False
    return not any(above.tag in _OF_THE_TEXT or is_main(above) for above in node.ancestors())


def main_part(survey: Survey, root: Node) -> Node:
    """Return the main part of the page if it contains half of the prose, else the root."""
    total = survey.prose(root)
    mains = [node for node in survey.marked(root) if is_main(node)]
    best = max(mains, key=survey.prose, default=root)
    return best if survey.prose(best) >= _LEAST_OF_MAIN * total else root


def drop_landmarks(survey: Survey, root: Node) -> None:
    """Leave out menus, headers, footers and other landmarks beside the text."""
    total = survey.prose(root)
    survey.leave_out(
        [
            node
            for node in survey.marked(root)
            if is_landmark(node) and survey.prose(node) <= MOST_OF_A_PART * total
        ],
        are_menus=True,
    )
