"""Excerpts of a section for a mail: its edits, each with a few words around it, as paragraphs and lists."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

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
BULLET = "• "
_STOPS = tuple(".,;:!?")
_WORD = re.compile(r"\S+")
_CUT_WORD = re.compile(r"\s\S*\Z")


@dataclass(frozen=True, slots=True)
class ShownEdit:
    """An edit as it is shown.

    Attributes:
        op: whether the text is kept, inserted or deleted.
        text: its words, without markup; paragraphs are lines, and items of lists begin with a bullet.
        more: how many words are left out after them, ``[153 more words]``, where they moved, or ``""``; not
            marked as an edit.
    """

    op: Op
    text: str
    more: str = ""


@dataclass(frozen=True, slots=True)
class ExcerptBlock:
    """A paragraph, or a list.

    Attributes:
        is_list: whether it is a list.
        lines: the edits of the paragraph, or of each item, without bullets.
    """

    is_list: bool
    lines: tuple[tuple[ShownEdit, ...], ...]


@dataclass(frozen=True, slots=True)
class Redline:
    """The places of a section at which words changed.

    Attributes:
        places: the edits of each place with their context, in the order of the text.
        more: the number of places that are not shown.
    """

    places: tuple[tuple[ShownEdit, ...], ...]
    more: int = 0

    @property
    def is_whole(self) -> bool:
        """Whether all words that changed are shown."""
        return not self.more and not any(edit.more for place in self.places for edit in place)


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
    words = list(_WORD.finditer(edit.text))
    if len(words) <= CONTEXT_WORDS:
        return edit
    kept = edit.text[: words[CONTEXT_WORDS - 1].end()].removesuffix(BULLET.strip()).rstrip()
    return Edit("equal", f"{kept} {ELLIPSIS}")


def _tail(edit: Edit) -> Edit:
    """Return the last words of the equal text before an edit."""
    words = list(_WORD.finditer(edit.text))
    if len(words) <= CONTEXT_WORDS:
        return edit
    start = words[-CONTEXT_WORDS].start()
    # The bullet of an item stands at the beginning of its line.
    gap = "\n" if edit.text.startswith(BULLET, start) else " "
    return Edit("equal", f"{ELLIPSIS}{gap}{edit.text[start:]}")


def _shortened(edit: Edit) -> ShownEdit:
    if note := move_note(edit):
        return ShownEdit("equal", " ", f"[{count(count_words(edit.text), 'word')} {note}] ")
    if len(edit.text) <= RUN_CHARACTERS:
        return ShownEdit(edit.op, edit.text)
    shown = _CUT_WORD.sub("", edit.text[:RUN_CHARACTERS])
    rest = count_words(edit.text[len(shown) :])
    return ShownEdit(edit.op, f"{shown} {ELLIPSIS} ", f"{wording.more_words(rest)} ")


def blocks(place: tuple[ShownEdit, ...]) -> tuple[ExcerptBlock, ...]:
    """Return one place of a redline as paragraphs and lists.

    Args:
        place: the edits of the place.
    """
    items = [_without_bullet(line) for line in _lines(place)]
    found: list[ExcerptBlock] = []
    for is_item, group in groupby(items, key=lambda item: item[0]):
        lines = tuple(line for _, line in group)
        found += [ExcerptBlock(True, lines)] if is_item else [ExcerptBlock(False, (line,)) for line in lines]
    return tuple(found)


def _lines(place: Iterable[ShownEdit]) -> Iterator[tuple[ShownEdit, ...]]:
    """Yield the edits of each line that has a word."""
    line: list[ShownEdit] = []
    for edit in place:
        first, *rest = edit.text.split("\n")
        line.append(replace(edit, text=first, more="" if rest else edit.more))
        for number, text in enumerate(rest, 1):
            if _has_words(line):
                yield tuple(line)
            line = [replace(edit, text=text, more=edit.more if number == len(rest) else "")]
    if _has_words(line):
        yield tuple(line)


def _has_words(line: Iterable[ShownEdit]) -> bool:
    return any((edit.text + edit.more).strip(f" {BULLET}") for edit in line)


def _without_bullet(line: tuple[ShownEdit, ...]) -> tuple[bool, tuple[ShownEdit, ...]]:
    """Return whether a line is an item of a list, and its edits without the bullets at its beginning."""
    kept: list[ShownEdit] = []
    is_item = False
    for edit in line:
        text = edit.text
        # On both sides of a line there may be one.
        while not any(one.text.strip() for one in kept) and text.lstrip().startswith(BULLET.strip()):
            text, is_item = text.lstrip().removeprefix(BULLET.strip()).lstrip(), True
        if text or edit.more:
            kept.append(replace(edit, text=text))
    return is_item, tuple(kept)


def as_words(place: tuple[ShownEdit, ...]) -> tuple[str, ...]:
    """Return one place of a redline as texts that can be read aloud; their paragraphs and items are lines.

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
    said = "".join(edit.text + edit.more for edit in place if edit.op in ops)
    lines: list[str] = []
    for line in (" ".join(line.split()) for line in said.split("\n")):
        if lines and line in _STOPS:
            lines[-1] += line  # on this side, the line was not broken before it
        elif line.strip(f" {BULLET}"):
            lines.append(line)
    return "\n".join(lines)
