"""Drop a main heading that repeats the title of the page, which is printed above every text."""

from __future__ import annotations

import re

from harvester.extract.complete.survey import Survey
from harvester.extract.dom import Node

# A number within a name ("Example24") is not a date.
_NUMBER = re.compile(r"(?<!\w)[0-9]+")


def drop_titles(survey: Survey, root: Node, title: str) -> None:
    """Leave out the only ``h1`` of the text; the corpus recipe leaves out every one.

    Several of them are section headings, and one with a number that is missing from the title of the page may
    state a date. Both are kept.

    Args:
        survey: the survey of the page.
        root: the element that contains the text.
        title: the title of the page.
    """
    headings = [node for node in survey.headings(root) if node.tag == "h1" and survey.words(node)]
    if len(headings) == 1 and set(_NUMBER.findall(headings[0].text_content())) <= set(_NUMBER.findall(title)):
        survey.leave_out(headings)
