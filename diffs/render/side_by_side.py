"""The edits of a change as two columns: the paragraphs of each body, and which stands beside which.

Each column is laid out from its own body. The lines of the redline cannot be used for it: where an insertion
begins inside an old line, they break that line in two.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise, zip_longest

from diffs.records import Edit, Op
from diffs.render.folding import unchanged
from diffs.render.legible_runs import joined_runs, kept_or_changed, markup_of_line, seen_run, without_markup
from diffs.render.paragraphs import Paragraph
from diffs.text import essence

_SIDES: tuple[Op, Op] = ("delete", "insert")


@dataclass(frozen=True, slots=True)
class SideRow:
    """A paragraph of the old body and one of the new body that stand side by side.

    Attributes:
        before: the old paragraph, with what is gone marked, or None.
        after: the new paragraph, with what is new marked, or None.
    """

    before: Paragraph | None
    after: Paragraph | None

    @property
    def is_unchanged(self) -> bool:
        """Whether no word of it changed; it may stand in a line of its own on one side only."""
        return all(side.op == "equal" for side in (self.before, self.after) if side is not None)


@dataclass(frozen=True, slots=True)
class FoldedRows:
    """Rows that did not change, folded away.

    Attributes:
        rows: what is folded.
    """

    rows: tuple[SideRow, ...]

    @property
    def label(self) -> str:
        """How many words they have: ``… 214 words unchanged …``."""
        return unchanged(sum(side.words for row in self.rows if (side := row.after or row.before)))


@dataclass(frozen=True, slots=True)
class _Piece:
    """An edit with its place.

    Attributes:
        edit: the edit.
        at: where it begins in the old body and in the new one.
        kept: how much text that both bodies have is before it, in characters.
    """

    edit: Edit
    at: tuple[int, int]
    kept: int


@dataclass(frozen=True, slots=True)
class _BodyLine:
    """A line of one body.

    Attributes:
        start: where it begins in the body.
        end: where it ends.
        item: level of the list that it is an item of, or 0.
    """

    start: int
    end: int
    item: int


@dataclass(frozen=True, slots=True)
class _LaidLine:
    """A line of one body that has a word.

    Attributes:
        paragraph: what is shown of it.
        kept: from where to where it has text that both bodies have, as offsets in all such text.
    """

    paragraph: Paragraph
    kept: tuple[int, int]


class _Columns:
    """Both bodies of a change with their markup, and the edits between them."""

    def __init__(self, edits: Sequence[Edit]) -> None:
        self.kept = "".join(edit.text for edit in edits if edit.op == "equal")
        self._pieces = tuple(_placed(edits))
        bodies = ["".join(edit.text for edit in edits if edit.op in ("equal", side)) for side in _SIDES]
        self._markup = (bytearray(len(bodies[0])), bytearray(len(bodies[1])))
        self._lines = tuple(
            tuple(_body_lines(body, markup)) for body, markup in zip(bodies, self._markup, strict=True)
        )
        self._alike = frozenset(self._cosmetic())

    def laid(self, side: int) -> Iterator[_LaidLine]:
        """Yield the lines of a body that have a word.

        Args:
            side: 0 for the old body, 1 for the new one.
        """
        mine = [place for place, one in enumerate(self._pieces) if one.edit.op in ("equal", _SIDES[side])]
        number = first = 0
        close = False
        for line in self._lines[side]:
            while first < len(mine) - 1 and self._end(mine[first], side) <= line.start:
                first += 1
            until = first
            while until < len(mine) and self._pieces[mine[until]].at[side] < line.end:
                until += 1
            runs = joined_runs(run for place in mine[first:until] for run in self._runs(place, side, line))
            if not any(run.text.strip() for run in runs):
                close = False
                continue
            number += 1
            before, after = (None, number) if side else (number, None)
            kept = (
                self._kept_at(mine[first], side, line.start),
                self._kept_at(mine[until - 1], side, line.end),
            )
            yield _LaidLine(Paragraph(runs, before, after, line.item, close), kept)
            close = True

    def _end(self, place: int, side: int) -> int:
        piece = self._pieces[place]
        return piece.at[side] + len(piece.edit.text)

    def _kept_at(self, place: int, side: int, offset: int) -> int:
        """Return how much kept text is before an offset of a body that is in this piece, or at its end."""
        piece = self._pieces[place]
        inside = min(max(0, offset - piece.at[side]), len(piece.edit.text))
        return piece.kept + (inside if piece.edit.op == "equal" else 0)

    def _cosmetic(self) -> Iterator[int]:
        """Yield the places of the edits that take each other's place, and differ cosmetically at most."""
        for place, (one, other) in enumerate(pairwise(self._pieces)):
            if (one.edit.op, other.edit.op) == ("delete", "insert") and one.edit.moved is other.edit.moved:
                texts = [
                    without_markup(piece.edit.text, self._marks(piece, side, 0, len(piece.edit.text)))
                    for side, piece in enumerate((one, other))
                ]
                if essence(texts[0]) == essence(texts[1]):
                    yield from (place, place + 1)

    def _marks(self, piece: _Piece, side: int, start: int, end: int) -> bytearray:
        """Return the markup of a body in a part of a piece."""
        return self._markup[side][piece.at[side] + start : piece.at[side] + end]

    def _runs(self, place: int, side: int, line: _BodyLine) -> Iterator[Edit]:
        """Yield what a line shows of an edit."""
        piece = self._pieces[place]
        start = max(line.start - piece.at[side], 0)
        end = min(line.end - piece.at[side], len(piece.edit.text))
        text = piece.edit.text[start:end]
        if piece.edit.op != "equal":
            if shown := without_markup(text, self._marks(piece, side, start, end)):
                run = replace(piece.edit, text=shown)
                yield Edit("equal", shown) if place in self._alike else seen_run(run)
            return
        marks = [self._marks(piece, one, start, end) for one in (0, 1)]
        for run in kept_or_changed(text, *marks):
            if run.op in ("equal", _SIDES[side]):
                yield seen_run(run)


def rows(edits: Sequence[Edit]) -> tuple[SideRow, ...]:
    """Lay out edits as two columns.

    Args:
        edits: of a change.

    Returns:
        The rows in order. Each line of either body that has a word is in one of them.
    """
    columns = _Columns(edits)
    old, new = tuple(columns.laid(0)), tuple(columns.laid(1))
    found: list[SideRow] = []
    at = [0, 0]
    for one, other in [*_pairs(old, new, columns.kept), (len(old), len(new))]:
        # What has no counterpart stands beside what took its place.
        left = [line.paragraph for line in old[at[0] : one]]
        right = [line.paragraph for line in new[at[1] : other]]
        found += [SideRow(before, after) for before, after in zip_longest(left, right)]
        if one < len(old) and other < len(new):
            found.append(SideRow(old[one].paragraph, new[other].paragraph))
        at = [one + 1, other + 1]
    return tuple(found)


def folded_rows(laid: Sequence[SideRow]) -> Iterator[SideRow | FoldedRows]:
    """Yield rows with those that did not change folded together.

    Args:
        laid: the rows of a section.
    """
    for is_unchanged, group in groupby(laid, key=lambda row: row.is_unchanged):
        if is_unchanged:
            yield FoldedRows(tuple(group))
        else:
            yield from group


def _placed(edits: Sequence[Edit]) -> Iterator[_Piece]:
    old = new = kept = 0
    for edit in edits:
        yield _Piece(edit, (old, new), kept)
        length = len(edit.text)
        old += length * (edit.op != "insert")
        new += length * (edit.op != "delete")
        kept += length * (edit.op == "equal")


def _body_lines(text: str, markup: bytearray) -> Iterator[_BodyLine]:
    """Yield the lines of a body, and note where their markup is."""
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        markup[start:end], item = markup_of_line(line)
        yield _BodyLine(start, end, item)
        start = end + 1


def _pairs(old: Sequence[_LaidLine], new: Sequence[_LaidLine], kept: str) -> list[tuple[int, int]]:
    """Return which lines stand side by side: those that share most letters, each line at most once."""
    shared = list(_shared(old, new, kept))
    # The best choice among the first so many candidates: its letters, its last candidate, and the number of
    # candidates from which the rest of it was chosen.
    best: list[tuple[int, int, int]] = [(0, -1, 0)]
    for place, (one, other, letters) in enumerate(shared):
        fits = place
        while fits and (shared[fits - 1][0] >= one or shared[fits - 1][1] >= other):
            fits -= 1
        total = best[fits][0] + letters
        best.append((total, place, fits) if total > best[-1][0] else best[-1])
    chosen: list[tuple[int, int]] = []
    _, place, goes_on = best[-1]
    while place >= 0:
        chosen.append(shared[place][:2])
        _, place, goes_on = best[goes_on]
    return chosen[::-1]


def _shared(old: Sequence[_LaidLine], new: Sequence[_LaidLine], kept: str) -> Iterator[tuple[int, int, int]]:
    """Yield the lines that have kept text in common, with the number of its letters and digits.

    Both bodies have the kept text in the same order, so that neither place ever goes back.
    """
    other = 0
    for one, line in enumerate(old):
        while other < len(new) and new[other].kept[1] <= line.kept[0]:
            other += 1
        for place in range(other, len(new)):
            start, end = new[place].kept
            if start >= line.kept[1]:
                break
            both = kept[max(start, line.kept[0]) : min(end, line.kept[1])]
            if letters := sum(map(str.isalnum, both)):
                yield one, place, letters
