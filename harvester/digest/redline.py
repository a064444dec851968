"""The short redline of a section: its edits with a few words around them, as people read them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from diffs import Edit
from diffs.render.paragraphs import paragraphs, run_on
from diffs.render.phrases import count

CONTEXT_WORDS = 8
"""Words kept on each side of an edit: enough for the clause it stands in."""
PLACES = 4
"""Places shown of one section; the rest is counted."""
RUN_CHARACTERS = 420
"""Characters shown of one inserted or deleted run; about four lines of a mail."""
ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class Redline:
    """The places of a section at which words changed.

    Attributes:
        places: each the edits of one place, with its context; in the order of the text.
        more: places that are not shown.
    """

    places: tuple[tuple[Edit, ...], ...]
    more: int = 0


def redline(edits: Iterable[Edit], places: int = PLACES) -> Redline:
    """Return the places at which words changed, cleaned and shortened for a mail.

    Args:
        edits: the edits of a change; markup in them is taken away, and what then differs no more.
        places: the most places to show.
    """
    found = tuple(_places(run_on(paragraphs(edits))))
    shown = tuple(tuple(_shortened(edit) for edit in place) for place in found[:places])
    return Redline(shown, max(0, len(found) - places))


def _places(edits: Sequence[Edit]) -> Iterator[tuple[Edit, ...]]:
    """Yield the edits cut apart where more words stay equal than the context of two edits."""
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
    """Return the first words of what stays equal behind an edit."""
    words = edit.text.split()
    if len(words) <= CONTEXT_WORDS:
        return edit
    start = " " if edit.text.startswith(" ") else ""
    return Edit("equal", f"{start}{' '.join(words[:CONTEXT_WORDS])} {ELLIPSIS}")


def _tail(edit: Edit) -> Edit:
    """Return the last words of what stays equal before an edit."""
    words = edit.text.split()
    if len(words) <= CONTEXT_WORDS:
        return edit
    end = " " if edit.text.endswith(" ") else ""
    return Edit("equal", f"{ELLIPSIS} {' '.join(words[-CONTEXT_WORDS:])}{end}")


def _shortened(edit: Edit) -> Edit:
    if len(edit.text) <= RUN_CHARACTERS:
        return edit
    shown = edit.text[:RUN_CHARACTERS].rsplit(" ", 1)[0]
    rest = len(edit.text[len(shown) :].split())
    return Edit(edit.op, f"{shown} {ELLIPSIS} [{count(rest, 'more word')}] ")


def as_words(place: tuple[Edit, ...]) -> tuple[str, ...]:
    """One place of a redline as lines that can be read aloud.

    >>> as_words((Edit("equal", "We "), Edit("delete", "may"), Edit("insert", "will"), Edit("equal", " go")))
    ('was: We may go', 'now: We will go')
    >>> as_words((Edit("insert", "We sell it."),))
    ('added: We sell it.',)
    """
    ops = {edit.op for edit in place}
    if "equal" not in ops and len(ops) == 1:
        return (f"{'added' if 'insert' in ops else 'removed'}: {_text(place, *ops)}",)
    return (f"was: {_text(place, 'equal', 'delete')}", f"now: {_text(place, 'equal', 'insert')}")


def _text(place: tuple[Edit, ...], *ops: str) -> str:
    return " ".join("".join(edit.text for edit in place if edit.op in ops).split())
