"""Find the complete policy on a page by the page's structure.

The rules ignore classes and identifiers, except those of React's streaming protocol (see ``streamed``), so a
page gives the same words when it is restyled. They are explained in ``docs/extraction.md``. The selectors of
a user (see ``chosen``) take precedence over the rules.
"""

from __future__ import annotations

from typing import NamedTuple

from harvester.extract.complete.cards import drop_cards, drop_copies
from harvester.extract.complete.chosen import choose
from harvester.extract.complete.content import smallest_with_prose
from harvester.extract.complete.copy import copy_of
from harvester.extract.complete.dialogs_and_forms import drop_dialogs, drop_forms
from harvester.extract.complete.edges import (
    drop_bare_headings,
    drop_link_lists,
    drop_menus_above,
    drop_way,
)
from harvester.extract.complete.ends import with_its_ends
from harvester.extract.complete.hidden import drop_hidden
from harvester.extract.complete.landmarks import drop_behind_footer, drop_landmarks, main_part
from harvester.extract.complete.lines import words_in
from harvester.extract.complete.parts import put_together
from harvester.extract.complete.streamed import is_streamed, put_in_place
from harvester.extract.complete.survey import Survey
from harvester.extract.complete.titles import drop_titles
from harvester.extract.decode import NoText
from harvester.extract.dom import Node, body_of
from harvester.extract.selectors import Selectors

__all__ = [
    "CompletePage",
    "NothingSelected",
    "chosen_content",
    "is_streamed",
    "put_in_place",
    "whole_content",
    "words_in",
]


class NothingSelected(NoText):
    """Raised when nothing that the selectors of the user leave of a page has words."""


class CompletePage(NamedTuple):
    """The policy of a page.

    Attributes:
        content: a ``div`` with a copy of the policy.
        words: how many words the policy has.
        visible: how many words the page shows, or would show after a click.
        notes: what the selectors of the user did not find, as messages for users.
        unmatched: the selectors that found nothing.
    """

    content: Node
    words: int
    visible: int
    notes: tuple[str, ...] = ()
    unmatched: tuple[str, ...] = ()


def whole_content(body: Node, title: str) -> CompletePage:
    """Return the policy of a page by the rules.

    Args:
        body: the body of the page; it is not changed.
        title: the title of the page.
    """
    survey = Survey(body)
    drop_dialogs(survey, body)
    drop_hidden(survey, body)
    drop_behind_footer(survey, body)
    part = main_part(survey, body)
    drop_landmarks(survey, part)
    drop_forms(survey, part)
    root = with_its_ends(survey, smallest_with_prose(survey, part), part)
    drop_copies(survey, root)
    drop_cards(survey, root)
    drop_menus_above(survey, root)
    drop_way(survey, root, title)
    drop_link_lists(survey, root)
    drop_bare_headings(survey, root)
    drop_titles(survey, root, title)
    return CompletePage(copy_of(root, survey.left_out), survey.words(root), survey.total)


def chosen_content(document: Node, title: str, selectors: Selectors) -> CompletePage:
    """Return the policy of a page by the selectors of a user, or by the rules if no part is selected.

    Args:
        document: the page, with its scripts; it is modified.
        title: the title of the page.
        selectors: the selectors of the user.

    Raises:
        NothingSelected: nothing that the selectors leave of the page has words.
    """
    visible = words_in(body_of(document))
    choice = choose(document, selectors)
    if choice.parts is not None:
        content = copy_of(put_together(choice.parts), frozenset())
        whole = CompletePage(content, words_in(content), visible)
    else:
        whole = whole_content(body_of(document), title)._replace(visible=visible)
    if choice.is_changed and not whole.words:
        raise NothingSelected("what `select` and `remove` leave of the page has no text")
    return whole._replace(notes=choice.notes, unmatched=choice.unmatched)
