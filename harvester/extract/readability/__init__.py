"""The main content of a page, by Mozilla's Readability as of commit 60f470c (2019-08-29).

The algorithm goes back to Arc90's readability experiment; its weights, passes, flags and retries are those of
https://github.com/mozilla/readability at that commit, for the corpus was made with it. The code is our own.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from harvester.extract.dom import Node, body_of, trim
from harvester.extract.readability.clean import Article
from harvester.extract.readability.judgement import Judgement
from harvester.extract.readability.prepare import paragraphs_for_breaks
from harvester.extract.readability.score import better_top, candidates_for, give_score, score_of
from harvester.extract.readability.title import LONG_SPACE, article_title
from harvester.extract.readability.walk import Walk

__all__ = ["main_content"]

# A shorter text, in UTF-16 units, is not taken at once: the next flags are tried.
_ENOUGH_TEXT = 500
# The flags of the attempts: strip unlikely elements, weight names, clean conditionally.
_ATTEMPTS = ((True, True, True), (False, True, True), (False, False, True), (False, False, False))

_SENTENCE = re.compile(r"\.(?: |\Z)")
_KEPT_AS_DIVISION = frozenset(("div", "article", "section", "p"))


def main_content(document: Node, document_title: str, body_again: Callable[[], Node]) -> Node | None:
    """Return a division with the main content of a page, or None where there is no text at all.

    Args:
        document: the page; it is taken apart.
        document_title: the page's own title.
        body_again: gives the body anew, as it was after the preparation, for a further attempt.
    """
    title = prepare(document, document_title)
    body = body_of(document)
    walk = Walk()
    best: Node | None = None
    for flags in _ATTEMPTS:
        if flags is not _ATTEMPTS[0]:
            _refill(body, body_again())
        judgement = Judgement(*flags)
        content = _grab(document, body, walk, judgement)
        Article(content, judgement).clean(title)
        length = content.length
        if length >= _ENOUGH_TEXT:
            return content
        if length and (best is None or length > best.length):
            best = content
    return best


def prepare(document: Node, document_title: str) -> str:
    """Tidy a page up in place, before any attempt, and return the title of the article.

    Args:
        document: the page.
        document_title: the page's own title.
    """
    breaks: list[Node] = []
    fonts: list[Node] = []
    metas: list[Node] = []
    headings: list[Node] = []
    wanted = {"br": breaks, "font": fonts, "~font": fonts, "meta": metas, "h1": headings, "h2": headings}
    for node in document.descendants():
        if node.tag in wanted:
            wanted[node.tag].append(node)
    paragraphs_for_breaks(breaks)
    for font in fonts:
        font.rename("span")
    return article_title(document_title, metas, headings)


def _refill(body: Node, other: Node) -> None:
    """Replace the contents of the body; its score is kept, as in a browser."""
    while body.first is not None:
        body.first.detach()
    while other.first is not None:
        body.append(other.first)


def _grab(document: Node, body: Node, walk: Walk, judgement: Judgement) -> Node:
    """Extract the content of the page in one attempt."""
    candidates = candidates_for(walk.elements_to_score(document, judgement), judgement)
    if candidates and candidates[0].tag != "body":
        top = better_top(candidates, judgement)
    else:
        top = Node("div", "", {})
        while body.first is not None:
            top.append(body.first)
        body.append(top)
        give_score(top, judgement)
    return _with_siblings(top)


def _with_siblings(top: Node) -> Node:
    """Move the top element, and its siblings that are content too, into a new ``div``."""
    content = Node("div", "", {})
    assert top.parent is not None
    top_score = score_of(top)
    threshold = max(10.0, top_score * 0.2)
    top_class = top.attribute("class")
    for sibling in top.parent.children():
        bonus = top_score * 0.2 if top_class and sibling.attribute("class") == top_class else 0.0
        if (
            sibling is top
            or (sibling.score is not None and sibling.score + bonus >= threshold)
            or (sibling.tag == "p" and _is_prose(sibling))
        ):
            if sibling.tag not in _KEPT_AS_DIVISION:
                sibling.rename("div")
            content.append(sibling)
    return content


def _is_prose(paragraph: Node) -> bool:
    """Return whether a paragraph is long with few links, or short, without any, and holds a sentence."""
    length = paragraph.length
    density = paragraph.link_density()
    if length > 80:
        return density < 0.25
    return 0 < length < 80 and density == 0 and _has_sentence(paragraph)


def _has_sentence(paragraph: Node) -> bool:
    """Return whether a full stop stands before a space or at the end."""
    return _SENTENCE.search(LONG_SPACE.sub(" ", trim(paragraph.text_content()))) is not None
