"""Headings that say no more than the title of the page, which stands above every text."""

from __future__ import annotations

import re

from harvester.extract.complete.survey import Survey
from harvester.extract.dom import Node

# A figure in a name ("Example24") is no date.
_NUMBER = re.compile(r"(?<!\w)[0-9]+")


def drop_titles(survey: Survey, root: Node, title: str) -> None:
    """Leave out the only ``h1`` of the text, as the recipe of the corpus does with each.

    Where there are several they are the headings of its sections; and one that states a date which the page's
    title does not state is more than a title.

    Args:
        survey: of the page.
        root: the element that holds the text.
        title: the page's own title.
    """
    headings = [node for node in survey.headings(root) if node.tag == "h1" and survey.words(node)]
    if len(headings) == 1 and set(_NUMBER.findall(headings[0].text_content())) <= set(_NUMBER.findall(title)):
        survey.leave_out(headings)
