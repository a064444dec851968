"""The short redline of a section: its edits with a few words around them, as people read them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from diffs.records import Edit
from diffs.render.phrases import count
from harvester.digest.legible import readable

CONTEXT_WORDS = 8
"""Words kept on each side of an edit: enough for the clause it stands in."""
PLACES = 4
"""Places shown of one section; the rest is counted."""
RUN_CHARACTERS = 420
"""Characters shown of one inserted or deleted run; about four lines of a mail."""
ELLIPSIS = "…"
MARKS = "*_#`>| "
"""What is left of an edit that only opens or closes an emphasis, and says nothing."""

_OPENED = re.compile(r"(?<!\\)\[(?=[^\[\]]*$)")
_CLOSED = re.compile(r"[^\[\]]{0,500}\]\(")


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
    """The places at which words changed, cleaned and shortened for a mail.

    Args:
        edits: the edits of a change; markup in them is taken away, and what then differs no more.
        places: the most places to show.
    """
    found = tuple(_places(_visible(edits)))
    shown = tuple(tuple(_shortened(edit) for edit in place) for place in found[:places])
    return Redline(shown, max(0, len(found) - places))


def _unopened(edits: Sequence[Edit]) -> Iterator[Edit]:
    """The edits without the bracket that opens a link whose end stands in another edit."""
    for place, edit in enumerate(edits):
        opened = _OPENED.search(edit.text)
        behind = "".join(later.text for later in edits[place + 1 : place + 4])
        if opened and _CLOSED.match(behind):
            yield Edit(edit.op, edit.text[: opened.start()] + edit.text[opened.end() :])
        else:
            yield edit


def _visible(edits: Iterable[Edit]) -> list[Edit]:
    """The edits as words; a pair that differs in markup alone is equal."""
    result: list[Edit] = []
    for edit in _unopened(tuple(edits)):
        text = readable(edit.text)
        if edit.op != "equal" and not text.strip(MARKS):
            if " " in text and result and not result[-1].text.endswith(" "):
                result[-1] = Edit(result[-1].op, result[-1].text + " ")
            continue
        last = result[-1] if result else None
        if last and {last.op, edit.op} == {"insert", "delete"} and last.text.strip() == text.strip():
            result[-1] = Edit("equal", text)
        elif text:
            result.append(Edit(edit.op, text))
    return _joined(result)


def _joined(edits: Iterable[Edit]) -> list[Edit]:
    """Neighbours of the same kind as one."""
    result: list[Edit] = []
    for edit in edits:
        if result and result[-1].op == edit.op:
            result[-1] = Edit(edit.op, result[-1].text + edit.text)
        else:
            result.append(edit)
    return result


def _places(edits: list[Edit]) -> Iterator[tuple[Edit, ...]]:
    """The edits cut apart where more words stay equal than the context of two edits."""
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
    """The first words of what stays equal behind an edit."""
    words = edit.text.split()
    if len(words) <= CONTEXT_WORDS:
        return edit
    start = " " if edit.text.startswith(" ") else ""
    return Edit("equal", f"{start}{' '.join(words[:CONTEXT_WORDS])} {ELLIPSIS}")


def _tail(edit: Edit) -> Edit:
    """The last words of what stays equal before an edit."""
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
