"""The edits of a change as paragraphs to show: words without markup, numbered on both sides, folded."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from html import unescape
from itertools import groupby

from diffs.in_words import count
from diffs.records import Change, Edit, Op
from diffs.text import essence, one_line
from diffs.text.without_markup import line_mark, markup_spans

# Words that stay on each side of an edit where the unchanged middle of a paragraph is folded away.
CONTEXT_WORDS = 14
# Fewer are not worth a fold: the line of the fold takes as much space.
FOLDED_WORDS = 12
_SPACES = re.compile(r"  +")
_BULLETS = ("*", "+", "-")
_INDENT = 2  # columns of a level of a list, as the corpus' dialect has it


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of a section with its edits.

    Attributes:
        runs: its words, kept, inserted and deleted; without markup and control characters.
        before: its number among the lines of the old body, from 1; None where it is new.
        after: its number among the lines of the new body; None where it is gone.
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
        return sum(len(run.text.split()) for run in self.runs)


@dataclass(frozen=True, slots=True)
class Fold:
    """Paragraphs that did not change, folded away.

    Attributes:
        paragraphs: what is folded.
        words: how many words they have.
    """

    paragraphs: tuple[Paragraph, ...]
    words: int


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
    for line in _lines(edits):
        runs, items = _legible(line)
        # The mark of an item may stand in one line of the edits, and its first word in the next.
        items = pending | items
        ops = {run.op for run in runs if run.text.strip()}
        shown = {side: level for side, level in items.items() if ops & {"equal", side}}
        pending = {side: level for side, level in items.items() if side not in shown}
        if not ops:
            close = False
            continue
        before += ops != {"insert"}
        after += ops != {"delete"}
        numbers = (before if ops != {"insert"} else None, after if ops != {"delete"} else None)
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


def fold_unchanged(laid: Sequence[Paragraph]) -> Iterator[Paragraph | Fold]:
    """Yield paragraphs with those that did not change folded together.

    Args:
        laid: the paragraphs of a section.
    """
    for is_unchanged, group in groupby(laid, key=lambda paragraph: paragraph.op == "equal"):
        if is_unchanged:
            together = tuple(group)
            yield Fold(together, sum(paragraph.words for paragraph in together))
        else:
            yield from group


def folded_parts(laid: Sequence[Paragraph], *, whole: bool) -> Iterator[Paragraph | Fold]:
    """Yield the paragraphs of a section; what did not change is folded, also within one, or all is shown.

    Args:
        laid: the paragraphs.
        whole: whether all is shown.
    """
    if whole:
        yield from laid
        return
    for part in fold_unchanged(laid):
        yield shortened(part) if isinstance(part, Paragraph) and part.op is None else part


def shortened(paragraph: Paragraph) -> Paragraph:
    """Fold the unchanged middles of a paragraph; what is left out is counted.

    Args:
        paragraph: one that changed in part.
    """
    last = len(paragraph.runs) - 1
    runs = [
        Edit("equal", _shortened(run.text, head=place > 0, tail=place < last)) if run.op == "equal" else run
        for place, run in enumerate(paragraph.runs)
    ]
    return replace(paragraph, runs=tuple(runs))


def run_on(laid: Iterable[Paragraph]) -> tuple[Edit, ...]:
    """Return paragraphs as one line of runs, for a short excerpt; the item of a list keeps its bullet.

    Args:
        laid: paragraphs of a section, in order.
    """
    runs: list[Edit] = []
    last: Op | None = None
    for paragraph in laid:
        op = paragraph.op or "equal"
        runs.append(Edit(op if op == last else "equal", " "))
        if paragraph.bullets:
            # A line may be an item on one side only: the words of the other side have no bullet.
            runs.append(Edit("equal" if len(paragraph.bullets) > 1 else min(paragraph.bullets), "• "))
        runs += paragraph.runs
        last = op
    return _joined(runs)


def unchanged(words: int) -> str:
    """Return the text of a fold: ``… 214 words unchanged …``."""
    return f"… {count(words, 'word')} unchanged …"


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
        text = "".join(pieces)
        mark = line_mark(text) if side in line.begins else ""
        flags = bytearray(len(text))
        flags[: len(mark)] = b"\1" * len(mark)
        for start, end in markup_spans(text[len(mark) :]):
            flags[len(mark) + start : len(mark) + end] = b"\1" * (end - start)
        at = 0
        hidden[side] = []
        for piece in pieces:
            hidden[side].append(flags[at : at + len(piece)])
            at += len(piece)
        if mark.strip() in _BULLETS and mark:
            items[side] = max(1, (len(mark) - len(mark.lstrip())) // _INDENT)
    runs = [
        run
        for edit, old, new in zip(line.edits, hidden["delete"], hidden["insert"], strict=True)
        for run in _shown_of(edit, old, new)
    ]
    return _joined(_without_cosmetic(runs)), items


def _shown_of(edit: Edit, old: bytearray, new: bytearray) -> Iterator[Edit]:
    """Yield what is shown of an edit: what is markup on one side alone belongs to the other side."""
    if edit.op != "equal":
        gone = old or new
        kept = "".join(sign for sign, drop in zip(edit.text, gone, strict=True) if not drop)
        if kept:
            yield replace(edit, text=_clean(kept))
        return
    for (in_old, in_new), group in groupby(zip(edit.text, old, new, strict=True), key=lambda one: one[1:]):
        text = "".join(sign for sign, _, _ in group)
        if not (in_old and in_new):
            yield Edit("insert" if in_old else "delete" if in_new else "equal", _clean(text))


def _clean(text: str) -> str:
    """Clean a run: single spaces, also at its ends; no control characters or character references."""
    inner = one_line(unescape(text))
    if not inner:
        return " "
    return f"{' ' * text[0].isspace()}{inner}{' ' * text[-1].isspace()}"


def _without_cosmetic(runs: Iterable[Edit]) -> Iterator[Edit]:
    """Turn pairs in which no word differs into unchanged text, as it is now."""
    waiting: Edit | None = None
    for run in runs:
        if waiting and run.op == "insert" and essence(waiting.text) == essence(run.text):
            yield Edit("equal", run.text)
            waiting = None
            continue
        if waiting:
            yield from _visible(waiting)
        waiting = run if run.op == "delete" else None
        if not waiting:
            yield from _visible(run)
    if waiting:
        yield from _visible(waiting)


def _visible(run: Edit) -> Iterator[Edit]:
    """Yield a run, or only white space where nothing else was inserted or deleted."""
    if run.op == "equal" or essence(run.text):
        yield run
    else:
        yield Edit("equal", " " if run.op == "delete" else run.text)


def _joined(runs: Iterable[Edit]) -> tuple[Edit, ...]:
    """Join neighbours of one kind into one run; no white space at the ends of the line, nor twice."""
    joined: list[Edit] = []
    for (op, moved), group in groupby(runs, key=lambda run: (run.op, run.moved)):
        text = _SPACES.sub(" ", "".join(run.text for run in group))
        if not joined or (joined[-1].op == "equal" and joined[-1].text.endswith(" ")):
            text = text.lstrip()
        if text:
            joined.append(Edit(op, text, moved))
    if joined:
        joined[-1] = replace(joined[-1], text=joined[-1].text.rstrip())
    return tuple(run for run in joined if run.text)


def _shortened(text: str, *, head: bool, tail: bool) -> str:
    """Keep the words next to an edit; `head` where one is before, `tail` where one is behind."""
    words = text.split()
    kept = CONTEXT_WORDS * (head + tail)
    if len(words) < kept + FOLDED_WORDS:
        return text
    start = f"{' ' * text[0].isspace()}{' '.join(words[:CONTEXT_WORDS])} " if head else ""
    end = f" {' '.join(words[-CONTEXT_WORDS:])}{' ' * text[-1].isspace()}" if tail else ""
    return f"{start}{unchanged(len(words) - kept)}{end}"
