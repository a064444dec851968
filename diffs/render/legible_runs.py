"""Runs of a line as a reader sees them: without markup and control characters, and without empty edits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from html import unescape
from itertools import groupby

from diffs.lazy_pattern import lazy_pattern
from diffs.records import Edit, Op
from diffs.text import essence, one_line
from diffs.text.without_markup import line_mark, markup_spans

_SPACES = lazy_pattern(r"  +")
_BULLETS = ("*", "+", "-")
_INDENT = 2  # columns of a level of a list, as the corpus' dialect has it


def markup_of_line(line: str, *, is_start: bool = True) -> tuple[bytearray, int]:
    """Find the markup of a line.

    Args:
        line: the line, without its end.
        is_start: whether it is the beginning of one; a mark in the middle of a line is none.

    Returns:
        1 for each character that is markup, and the level of the list that the line is an item of, or 0.
    """
    mark = line_mark(line) if is_start else ""
    flags = bytearray(len(line))
    flags[: len(mark)] = b"\1" * len(mark)
    for start, end in markup_spans(line[len(mark) :]):
        flags[len(mark) + start : len(mark) + end] = b"\1" * (end - start)
    is_item = bool(mark) and mark.strip() in _BULLETS
    return flags, max(1, (len(mark) - len(mark.lstrip())) // _INDENT) if is_item else 0


def without_markup(text: str, flags: bytearray) -> str:
    """Return the characters of a run that are not markup, cleaned.

    Args:
        text: the run.
        flags: 1 for each character that is markup.
    """
    if not any(flags):
        return clean(text) if text else ""
    kept = "".join(sign for sign, drop in zip(text, flags, strict=True) if not drop)
    return clean(kept) if kept else ""


def clean(text: str) -> str:
    """Clean a run: single spaces, also at its ends; no control characters or character references."""
    inner = one_line(unescape(text))
    if not inner:
        return " "
    return f"{' ' * text[0].isspace()}{inner}{' ' * text[-1].isspace()}"


def seen_run(run: Edit) -> Edit:
    """Return a run, or only white space where nothing that counts was inserted or deleted."""
    if run.op == "equal" or essence(run.text):
        return run
    return Edit("equal", " " if run.op == "delete" else run.text)


def kept_or_changed(text: str, in_old: bytearray, in_new: bytearray) -> Iterator[Edit]:
    """Yield what is shown of text that both sides have: what is markup on one side belongs to the other.

    Args:
        text: the text.
        in_old: 1 for each character that is markup in the old text.
        in_new: the same for the new text.
    """
    if in_old == in_new:
        if shown := without_markup(text, in_old):
            yield Edit("equal", shown)
        return
    signs = zip(text, in_old, in_new, strict=True)
    for (is_old, is_new), group in groupby(signs, key=lambda one: one[1:]):
        if not (is_old and is_new):
            op: Op = "insert" if is_old else "delete" if is_new else "equal"
            yield Edit(op, clean("".join(sign for sign, _, _ in group)))


def joined_runs(runs: Iterable[Edit]) -> tuple[Edit, ...]:
    """Join neighbours of one kind into one run; no white space at the ends of the line, nor twice."""
    found: list[Edit] = []
    for (op, moved), group in groupby(runs, key=lambda run: (run.op, run.moved)):
        text = _SPACES.sub(" ", "".join(run.text for run in group))
        if not found or (found[-1].op == "equal" and found[-1].text.endswith(" ")):
            text = text.lstrip()
        if text:
            found.append(Edit(op, text, moved))
    if found:
        found[-1] = replace(found[-1], text=found[-1].text.rstrip())
    return tuple(run for run in found if run.text)
