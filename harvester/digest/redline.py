"""Excerpts of a section for a mail: its edits, each with a few words around it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from diffs import Edit, count_words
from diffs.in_words import count
from diffs.records import Op
from diffs.render.paragraphs import paragraphs, run_on
from diffs.render.summary import move_note
from harvester.digest import wording

CONTEXT_WORDS = 8
"""Words shown on each side of an edit: enough for the clause that contains it."""
PLACES = 4
"""Places shown of one section; the others are counted."""
RUN_CHARACTERS = 420
"""Characters shown of an inserted or deleted run: about four lines of a mail."""
ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class ShownEdit:
    """An edit as it is shown.

    Attributes:
        op: whether the text is kept, inserted or deleted.
        text: its words, without markup.
        more: how many words are left out after them, ``[153 more words]``, where they moved, or ``""``; not
            marked as an edit.
    """

    op: Op
    text: str
    more: str = ""


@dataclass(frozen=True, slots=True)
class Redline:
    """The places of a section at which words changed.

    Attributes:
        places: the edits of each place with their context, in the order of the text.
        more: the number of places that are not shown.
    """

    places: tuple[tuple[ShownEdit, ...], ...]
    more: int = 0


def redline(edits: Iterable[Edit], places: int = PLACES) -> Redline:
    """Return the places at which words changed, cleaned and shortened for a mail.

    Args:
        edits: the edits of a change; markup is removed, and edits that then make no difference are dropped.
        places: the maximum number of places to show.
    """
    found = tuple(_places(run_on(paragraphs(edits))))
    shown = tuple(tuple(_shortened(edit) for edit in place) for place in found[:places])
    return Redline(shown, max(0, len(found) - places))


def _places(edits: Sequence[Edit]) -> Iterator[tuple[Edit, ...]]:
    """Yield the edits of each place; more equal words than the context of two edits separate two places."""
    place: list[Edit] = []
    for place_in_text, edit in enumerate(edits):
        if edit.op != "equal":
            place.append(edit)
            continue
        is_last = place_in_text == len(edits) - 1
        if len(edit.text.split()) <= 2 * CONTEXT_WORDS and place and not is_last:
            place.append(edit)
            continue
        if place:
            yield (*place, _head(edit))
        place = [] if is_last else [_tail(edit)]
    if any(edit.op != "equal" for edit in place):
        yield tuple(place)


def _head(edit: Edit) -> Edit:
    """Return the first words of the equal text after an edit."""
    words = edit.text.split()
    if len(words) <= CONTEXT_WORDS:
        return edit
    start = " " if edit.text.startswith(" ") else ""
    return Edit("equal", f"{start}{' '.join(words[:CONTEXT_WORDS])} {ELLIPSIS}")


def _tail(edit: Edit) -> Edit:
    """Return the last words of the equal text before an edit."""
    words = edit.text.split()
    if len(words) <= CONTEXT_WORDS:
        return edit
    end = " " if edit.text.endswith(" ") else ""
    return Edit("equal", f"{ELLIPSIS} {' '.join(words[-CONTEXT_WORDS:])}{end}")


def _shortened(edit: Edit) -> ShownEdit:
    if note := move_note(edit):
        return ShownEdit("equal", " ", f"[{count(count_words(edit.text), 'word')} {note}] ")
    if len(edit.text) <= RUN_CHARACTERS:
        return ShownEdit(edit.op, edit.text)
    shown = edit.text[:RUN_CHARACTERS].rsplit(" ", 1)[0]
    rest = count_words(edit.text[len(shown) :])
    return ShownEdit(edit.op, f"{shown} {ELLIPSIS} ", f"{wording.more_words(rest)} ")


def as_words(place: tuple[ShownEdit, ...]) -> tuple[str, ...]:
    """Return one place of a redline as lines that can be read aloud.

    Args:
        place: the edits of the place.

    >>> as_words((ShownEdit("equal", "We "), ShownEdit("delete", "may"), ShownEdit("insert", "will")))
    ('was: We may', 'now: We will')
    >>> as_words((ShownEdit("insert", "We sell it."),))
    ('added: We sell it.',)
    """
    ops = {edit.op for edit in place}
    if ops == {"equal"}:  # a place that text moved from or to
        return (_text(place, "equal"),)
    if "equal" not in ops and len(ops) == 1:
        return (f"{wording.ADDED if 'insert' in ops else wording.REMOVED}: {_text(place, *ops)}",)
    return (
        f"{wording.OLD}: {_text(place, 'equal', 'delete')}",
        f"{wording.NEW}: {_text(place, 'equal', 'insert')}",
    )


def _text(place: tuple[ShownEdit, ...], *ops: str) -> str:
    return " ".join("".join(edit.text + edit.more for edit in place if edit.op in ops).split())
