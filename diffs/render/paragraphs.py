"""The edits of a change as paragraphs to show: words without markup, numbered on both sides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from diffs.records import Change, Edit, Op
from diffs.render.legible_runs import joined_runs, kept_or_changed, markup_of_line, seen_run, without_markup
from diffs.text import count_words, essence


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of a section with its edits.

    Attributes:
        runs: its words, kept, inserted and deleted; without markup and control characters.
        before: its number among the lines of the old body, from 1; None where it is new, or goes on with a
            line that the new body breaks.
        after: its number among the lines of the new body; None where it is gone, or goes on with a line that
            the old body breaks.
        item: level of the list that it is an item of, from 1; 0 if it is not an item.
        close: it follows the line before it without an empty line between.
        bullets: the sides on which it is an item, as the operations of a text that only they have.
    """

    runs: tuple[Edit, ...]
    before: int | None
    after: int | None
    item: int = 0
    close: bool = False
    bullets: frozenset[Op] = frozenset()

    @property
    def op(self) -> Op | None:
        """What happened to it as a whole, or None where only to parts of it."""
        ops = {run.op for run in self.runs if run.text.strip()}
        return ops.pop() if len(ops) == 1 else None

    @property
    def moved(self) -> bool:
        """Whether it moved as a whole from or to another place."""
        return all(run.moved is not None for run in self.runs if run.text.strip())

    @property
    def words(self) -> int:
        """How many words it has on both sides together."""
        return sum(count_words(run.text) for run in self.runs)


def paragraphs(edits: Iterable[Edit]) -> tuple[Paragraph, ...]:
    """Lay out edits as paragraphs.

    What differs cosmetically alone is shown as it is now, without a mark.

    Args:
        edits: of a change.

    Returns:
        The lines that have a word, in order.
    """
    laid: list[Paragraph] = []
    before = after = 0
    close = False
    pending: dict[Op, int] = {}
    uncounted: set[Op] = set()  # sides of whose line no word was seen yet
    for line in _lines(edits):
        uncounted |= line.begins
        runs, items = _legible(line)
        # The mark of an item may stand in one line of the edits, and its first word in the next.
        items = pending | items
        ops = {run.op for run in runs if run.text.strip()}
        shown = {side: level for side, level in items.items() if ops & {"equal", side}}
        pending = {side: level for side, level in items.items() if side not in shown}
        if not ops:
            close = False
            continue
        sides: set[Op] = {side for side in ("delete", "insert") if ops & {"equal", side}}
        first = sides & uncounted
        uncounted -= sides
        before += "delete" in first
        after += "insert" in first
        numbers = (before if "delete" in first else None, after if "insert" in first else None)
        item = shown.get("insert") or shown.get("delete") or 0
        laid.append(Paragraph(runs, *numbers, item, close, frozenset(shown)))
        close = True
    return tuple(laid)


def paragraphs_of(change: Change) -> tuple[Paragraph, ...]:
    """Return the paragraphs of a change that has words to show.

    Args:
        change: a change as `compare` gives it.

    Returns:
        Its paragraphs; none where it was only renumbered, moved or renamed, or differs cosmetically.
    """
    laid = () if "cosmetic" in change.kinds else paragraphs(change.edits)
    return laid if any(paragraph.op != "equal" for paragraph in laid) else ()


def run_on(laid: Iterable[Paragraph]) -> tuple[Edit, ...]:
    """Return paragraphs as the runs of one text, one paragraph a line; the item of a list keeps its bullet.

    Args:
        laid: paragraphs of a section, in order.
    """
    runs: list[Edit] = []
    last: Op | None = None
    for paragraph in laid:
        op = paragraph.op or "equal"
        if runs:
            runs.append(Edit(op if op == last else "equal", "\n"))
        if paragraph.bullets:
            # A line may be an item on one side only: the words of the other side have no bullet.
            runs.append(Edit("equal" if len(paragraph.bullets) > 1 else min(paragraph.bullets), "• "))
        runs += paragraph.runs
        last = op
    return joined_runs(runs)


@dataclass(frozen=True, slots=True)
class _EditLine:
    """A line of edits.

    Attributes:
        edits: its pieces, without line breaks.
        begins: the sides of which it holds the beginning of a line. A line break that only the other side has
            cuts a side's line in two, and a mark in the middle of a line is none.
    """

    edits: tuple[Edit, ...]
    begins: frozenset[Op]


def _lines(edits: Iterable[Edit]) -> Iterator[_EditLine]:
    """Split edits at line breaks; old lines that were replaced entirely precede the new ones."""
    line: list[Edit] = []
    begins: set[Op] = {"delete", "insert"}  # sides of whose line nothing but an indent was seen
    started = frozenset(begins)
    replaced = False
    for edit in edits:
        sides: set[Op] = {"delete", "insert"} if edit.op == "equal" else {edit.op}
        breaks = "\n" in edit.text
        mark: list[Edit] = []
        if breaks and edit.op == "insert" and line and line[-1].op == "delete":
            if not essence(line[-1].text):
                # The mark of the old line whose words follow behind the new lines.
                mark = [line.pop()]
            if replaced:
                yield _EditLine(tuple(line), started)
                line, started = [], frozenset(begins)
        replaced = breaks and edit.op == "delete"
        for number, text in enumerate(edit.text.split("\n")):
            if number:
                yield _EditLine(tuple(line), started)
                begins |= sides
                line, started = [], frozenset(begins)
            line.append(replace(edit, text=text))
            if text.strip():
                begins -= sides
        if mark:
            line, started = [*mark, *line], started | {"delete"}
    yield _EditLine(tuple(line), started)


def _legible(line: _EditLine) -> tuple[tuple[Edit, ...], dict[Op, int]]:
    """Return the words of a line, and for the sides of which it is an item of a list the level of that."""
    items: dict[Op, int] = {}
    hidden: dict[Op, list[bytearray]] = {}
    sides: tuple[Op, Op] = ("delete", "insert")
    for side in sides:  # the old line, then the new one: each has its own markup
        pieces = [edit.text if edit.op in ("equal", side) else "" for edit in line.edits]
        flags, item = markup_of_line("".join(pieces), is_start=side in line.begins)
        at = 0
        hidden[side] = []
        for piece in pieces:
            hidden[side].append(flags[at : at + len(piece)])
            at += len(piece)
        if item:
            items[side] = item
    runs = [
        run
        for edit, old, new in zip(line.edits, hidden["delete"], hidden["insert"], strict=True)
        for run in _shown_of(edit, old, new)
    ]
    return joined_runs(_without_cosmetic(runs)), items


def _shown_of(edit: Edit, old: bytearray, new: bytearray) -> Iterator[Edit]:
    """Yield what is shown of an edit."""
    if edit.op == "equal":
        yield from kept_or_changed(edit.text, old, new)
    elif shown := without_markup(edit.text, old or new):
        yield replace(edit, text=shown)


def _without_cosmetic(runs: Iterable[Edit]) -> Iterator[Edit]:
    """Turn pairs in which no word differs into unchanged text, as it is now."""
    waiting: Edit | None = None
    for run in runs:
        if waiting and run.op == "insert" and essence(waiting.text) == essence(run.text):
            yield Edit("equal", run.text)
            waiting = None
            continue
        if waiting:
            yield seen_run(waiting)
        waiting = run if run.op == "delete" else None
        if not waiting:
            yield seen_run(run)
    if waiting:
        yield seen_run(waiting)
