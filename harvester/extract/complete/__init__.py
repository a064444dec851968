"""The whole policy on a page and nothing else, whatever its elements are named.

Nothing here looks at classes or identifiers, except those of React's streaming protocol (see ``streamed``),
so a page that is restyled gives the same words. ``docs/extraction.md`` explains the rules.
"""

from __future__ import annotations

from typing import NamedTuple

from harvester.extract.complete.content import drop_forms, smallest_with_prose, with_its_ends
from harvester.extract.complete.copy import copy_of
from harvester.extract.complete.edges import drop_bare_headings, drop_link_lists, drop_way
from harvester.extract.complete.hidden import drop_hidden
from harvester.extract.complete.landmarks import drop_behind_footer, drop_dialogs, drop_landmarks, main_part
from harvester.extract.complete.lines import words_in
from harvester.extract.complete.streamed import is_streamed, put_in_place
from harvester.extract.complete.survey import Survey
from harvester.extract.complete.titles import drop_titles
from harvester.extract.dom import Node

__all__ = ["CompletePage", "is_streamed", "put_in_place", "whole_content", "words_in"]


class CompletePage(NamedTuple):
    """What a page has to say.

    Attributes:
        content: a division that holds it; the page has its own.
        words: how many words it has.
        visible: how many words the page shows, or would show after a click.
    """

    content: Node
    words: int
    visible: int


def whole_content(body: Node, title: str) -> CompletePage:
    """Return what a page has to say.

    Args:
        body: the body of the page; it stays as it is.
        title: the page's own title.
    """
    survey = Survey(body)
    drop_dialogs(survey, body)
    drop_hidden(survey, body)
    drop_behind_footer(survey, body)
    part = main_part(survey, body)
    drop_landmarks(survey, part)
    drop_forms(survey, part)
    root = with_its_ends(survey, smallest_with_prose(survey, part), part)
    drop_way(survey, root, title)
    drop_link_lists(survey, root)
    drop_bare_headings(survey, root)
    drop_titles(survey, root, title)
    return CompletePage(copy_of(survey, root), survey.words(root), survey.total)
