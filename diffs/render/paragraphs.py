"""The edits of a change as paragraphs to show: words without markup, numbered on both sides, folded."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from html import unescape
from itertools import groupby

from diffs.records import Change, Edit, Op
from diffs.render.phrases import count
from diffs.text.legible import line_mark, markup_spans
from diffs.text.tokens import essence
from diffs.text.untrusted import one_line

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
    """

    runs: tuple[Edit, ...]
    before: int | None
    after: int | None
    item: int = 0
    close: bool = False

    @property
    def op(self) -> Op | None:
        """What happened to it as a whole, or None where only to parts of it."""
        ops = {run.op for run in self.runs if run.text.strip()}
        return ops.pop() if len(ops) == 1 else None

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
    for line in _lines(edits):
        runs, item = _legible(line)
        ops = {run.op for run in runs if run.text.strip()}
        if not ops:
            close = False
            continue
        before += ops != {"insert"}
        after += ops != {"delete"}
        numbers = (before if ops != {"insert"} else None, after if ops != {"delete"} else None)
        laid.append(Paragraph(runs, *numbers, item, close))
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
    for unchanged, group in groupby(laid, key=lambda paragraph: paragraph.op == "equal"):
        if unchanged:
            together = tuple(group)
            yield Fold(together, sum(paragraph.words for paragraph in together))
        else:
            yield from group


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
        if paragraph.item:
            runs.append(Edit(op, "• "))
        runs += paragraph.runs
        last = op
    return _joined(runs)


def unchanged(words: int) -> str:
    """Return the text of a fold: ``… 214 words unchanged …``."""
    return f"… {count(words, 'word')} unchanged …"


def _lines(edits: Iterable[Edit]) -> Iterator[list[Edit]]:
    """Split edits at line breaks; old lines that were replaced entirely precede the new ones."""
    line: list[Edit] = []
    replaced = False
    for edit in edits:
        breaks = "\n" in edit.text
        if breaks and replaced and edit.op == "insert":
            yield line
            line = []
        replaced = breaks and edit.op == "delete"
        first, *rest = edit.text.split("\n")
        line.append(Edit(edit.op, first))
        for text in rest:
            yield line
            line = [Edit(edit.op, text)]
    yield line


def _legible(line: Sequence[Edit]) -> tuple[tuple[Edit, ...], int]:
    """Return the words of a line, and the level of the list that it is an item of."""
    item = 0
    hidden = [bytearray(len(edit.text)) for edit in line]
    for other in ("insert", "delete"):  # the old line, then the new one: each has its own markup
        places = [place for place, edit in enumerate(line) if edit.op != other]
        text = "".join(line[place].text for place in places)
        mark = line_mark(text)
        flags = bytearray(len(text))
        flags[: len(mark)] = b"\1" * len(mark)
        for start, end in markup_spans(text[len(mark) :]):
            flags[len(mark) + start : len(mark) + end] = b"\1" * (end - start)
        at = 0
        for place in places:
            hidden[place] = flags[at : at + len(hidden[place])]
            at += len(hidden[place])
        if mark.strip() in _BULLETS and mark:
            item = max(1, (len(mark) - len(mark.lstrip())) // _INDENT)
    runs = []
    for edit, drop in zip(line, hidden, strict=True):
        kept = edit.text
        if any(drop):
            kept = "".join(sign for sign, gone in zip(edit.text, drop, strict=True) if not gone)
        if kept:
            runs.append(Edit(edit.op, _clean(kept)))
    return _joined(_without_cosmetic(runs)), item


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
    for op, group in groupby(runs, key=lambda run: run.op):
        text = _SPACES.sub(" ", "".join(run.text for run in group))
        if not joined or (joined[-1].op == "equal" and joined[-1].text.endswith(" ")):
            text = text.lstrip()
        if text:
            joined.append(Edit(op, text))
    if joined:
        joined[-1] = Edit(joined[-1].op, joined[-1].text.rstrip())
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
