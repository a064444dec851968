"""Third pass: score the paragraphs, and find the element that holds most of what scores."""

from __future__ import annotations

import math

from harvester.extract.dom import DOCUMENT, Node
from harvester.extract.readability.judgement import Judgement

_SCORE_BY_TAG = {
    "div": 5,
    **dict.fromkeys(("pre", "td", "blockquote"), 3),
    **dict.fromkeys(("address", "ol", "ul", "dl", "dd", "dt", "li", "form"), -3),
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6", "th"), -5),
}
# Shorter texts are not scored, in UTF-16 units.
_SHORTEST_SCORED = 25
# By how much the score of a paragraph is divided for its parent, grandparent and great-grandparent.
_DIVISORS = (1, 2, 6)
_CANDIDATES_KEPT = 5
# Where so many further candidates have at least this part of the best score, their common ancestor is the
# better one.
_CLOSE_TO_THE_TOP = 0.75
_MANY_CLOSE = 3


def give_score(node: Node, judgement: Judgement) -> float:
    """Give an element the score of its kind and names, and return it."""
    node.score = float(_SCORE_BY_TAG.get(node.tag, 0) + judgement.weight(node))
    return node.score


def candidates_for(scored: list[Node], judgement: Judgement) -> list[Node]:
    """Score the elements that hold text and return the best ancestors of them, the best first.

    Args:
        scored: the elements whose text counts, in document order.
        judgement: the flags of this attempt.
    """
    candidates = []
    for element in scored:
        length = element.length
        if length < _SHORTEST_SCORED or element.parent is None:
            continue
        points = 1 + (element.commas + 1) + min(length // 100, 3)
        ancestor: Node | None = element.parent
        for divisor in _DIVISORS:
            if ancestor is None or ancestor.parent is None or ancestor.parent.tag == DOCUMENT:
                break
            if ancestor.score is None:
                give_score(ancestor, judgement)
                candidates.append(ancestor)
            ancestor.score = (ancestor.score or 0.0) + points / divisor
            ancestor = ancestor.parent
    return _best_of(candidates)


def _best_of(candidates: list[Node]) -> list[Node]:
    """Take from each score the part of its text that is links, and return the best five, the best first."""
    best: list[Node] = []
    for candidate in candidates:
        candidate.score = score_of(candidate) * (1 - candidate.link_density())
        for place in range(_CANDIDATES_KEPT):
            if place >= len(best) or candidate.score > score_of(best[place]):
                best.insert(place, candidate)
                del best[_CANDIDATES_KEPT:]
                break
    return best


def score_of(node: Node) -> float:
    """Return the score of an element that has one."""
    assert node.score is not None
    return node.score


def better_top(candidates: list[Node], judgement: Judgement) -> Node:
    """Return the element that holds the content, starting from the best candidate and looking around it.

    Args:
        candidates: the best first; the first is not the body.
        judgement: the flags of this attempt.
    """
    top = _common_ancestor(candidates)
    if top.score is None:
        give_score(top, judgement)
    top = _better_ancestor(top)
    # An only child is taken with its parent, so that what stands beside the parent is looked at too.
    parent = top.parent
    while parent is not None and parent.tag != "body" and parent.only_child() is not None:
        top, parent = parent, parent.parent
    if top.score is None:
        give_score(top, judgement)
    return top


def _common_ancestor(candidates: list[Node]) -> Node:
    """Return the nearest ancestor of the best candidate that holds enough others which are nearly as good."""
    top = candidates[0]
    close = [set(other.ancestors()) for other in candidates[1:] if _is_close(score_of(other), score_of(top))]
    if len(close) < _MANY_CLOSE:
        return top
    for ancestor in top.ancestors():
        if ancestor.tag == "body":
            break
        if sum(ancestor in others for others in close) >= _MANY_CLOSE:
            return ancestor
    return top


def _is_close(score: float, top: float) -> bool:
    """Return whether a score is close enough to the top; dividing by zero as ECMAScript does."""
    if top == 0:
        return score * math.copysign(1, top) > 0
    return score / top >= _CLOSE_TO_THE_TOP


def _better_ancestor(top: Node) -> Node:
    """Return the first ancestor that scores better, if no ancestor before it scores far worse."""
    last = score_of(top)
    threshold = last / 3
    for ancestor in top.ancestors():
        if ancestor.tag == "body":
            break
        if ancestor.score is None:
            continue
        if ancestor.score < threshold:
            break
        if ancestor.score > last:
            return ancestor
        last = ancestor.score
    return top
