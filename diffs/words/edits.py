"""Matched runs of atoms → edits that give both texts back to the character."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from diffs.records import Edit
from diffs.text import Atoms, shared_length

Run = tuple[int, int, int]
"""Atoms that both sides have: place in the old text, place in the new one, how many."""


def write_edits(old: Atoms, new: Atoms, runs: Sequence[Run]) -> tuple[Edit, ...]:
    """Write the edits that turn one text into the other.

    What differs cosmetically within a run (a quote's glyph, a link's target) becomes a pair of its own,
    delete and insert, to distinguish it from a change of words.

    Args:
        old: the atoms of the one text.
        new: the atoms of the other.
        runs: what they share, in order, without overlap.

    Returns:
        Edits; equal+delete give the old text, equal+insert the new one.
    """
    writer = _Writer()
    old_at = new_at = 0
    old_place = new_place = 0
    for old_start, new_start, length in (*runs, (len(old.keys), len(new.keys), 0)):
        old_to = old.starts[old_start] if length else len(old.text)
        new_to = new.starts[new_start] if length else len(new.text)
        _write_difference(
            writer,
            _parted(old, old_place, old_start, old_at, old_to),
            _parted(new, new_place, new_start, new_at, new_to),
        )
        if length:
            old_place, new_place = old_start + length, new_start + length
            _write_run(writer, old, new, (old_start, new_start, length))
            old_at, new_at = old.ends[old_place - 1], new.ends[new_place - 1]
    return writer.finished()


def mirrored(edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """Turn edits from old to new into those from new to old.

    Args:
        edits: edits, a deletion before the insertion that takes its place.

    Returns:
        The same with deletions and insertions exchanged, again in that order.
    """
    writer = _Writer()
    for removed, added, kept in pairs(edits):
        writer.keep(kept)
        writer.replace(added, removed)
    return writer.finished()


def pairs(edits: Iterable[Edit]) -> list[tuple[str, str, str]]:
    """Put each deletion together with the insertion after it.

    Args:
        edits: edits in order.

    Returns:
        Triples (deleted, inserted, kept): either the first two or the last is empty.
    """
    found: list[tuple[str, str, str]] = []
    waiting: str | None = None
    for edit in edits:
        if edit.op == "insert":
            found.append((waiting or "", edit.text, ""))
            waiting = None
            continue
        if waiting is not None:
            found.append((waiting, "", ""))
        waiting = edit.text if edit.op == "delete" else None
        if edit.op == "equal":
            found.append(("", "", edit.text))
    if waiting is not None:
        found.append((waiting, "", ""))
    return found


class _Writer:
    """Collects edits; neighbours of one kind become one, and none is empty."""

    __slots__ = ("_edits", "_kept", "_replaced")

    def __init__(self) -> None:
        self._edits: list[Edit] = []
        self._kept: list[str] = []  # not written yet: what was kept last,
        self._replaced: list[tuple[str, str]] = []  # and what was replaced behind it

    def keep(self, text: str) -> None:
        """Add text that both sides have."""
        if text:
            if self._replaced:
                self._write()
            self._kept.append(text)

    def replace(self, removed: str, added: str) -> None:
        """Add text that takes the place of other text."""
        if removed == added:
            self.keep(removed)
            return
        if self._replaced and not (all(self._replaced[-1]) and removed and added):
            # What has no counterpart joins its neighbour, so that deletion and insertion always take turns.
            before = self._replaced.pop()
            removed, added = before[0] + removed, before[1] + added
        if removed == added:
            self.keep(removed)
        else:
            self._replaced.append((removed, added))

    def finished(self) -> tuple[Edit, ...]:
        """Return all edits."""
        self._write()
        return tuple(self._edits)

    def _write(self) -> None:
        if self._kept:
            self._edits.append(Edit("equal", "".join(self._kept)))
        for removed, added in self._replaced:
            self._edits += [Edit("delete", removed)] * bool(removed) + [Edit("insert", added)] * bool(added)
        self._kept.clear()
        self._replaced.clear()


def _parted(side: Atoms, place: int, to_place: int, at: int, to: int) -> tuple[str, str, str]:
    """Split the text between two runs into the gap before its atoms, the atoms, and the gap after them."""
    if place == to_place:
        return side.text[at:to], "", ""
    first, last = side.starts[place], side.ends[to_place - 1]
    return side.text[at:first], side.text[first:last], side.text[last:to]


def _write_difference(writer: _Writer, old: tuple[str, str, str], new: tuple[str, str, str]) -> None:
    """Write the text between two runs."""
    if old[1] and new[1]:
        _write_gap(writer, old[0], new[0])
        writer.replace(old[1], new[1])
        _write_gap(writer, old[2], new[2])
    elif old[1] or new[1]:
        _write_one_sided(writer, old, new)
    else:
        _write_gap(writer, old[0], new[0])


def _write_gap(writer: _Writer, old: str, new: str) -> None:
    """Write two gaps; the white space that they begin and end with alike is kept."""
    if old == new:
        writer.keep(old)
        return
    head = _shared_space(old, new)
    old_rest, new_rest = old[head:], new[head:]
    tail = _shared_space(old_rest[::-1], new_rest[::-1])
    writer.keep(old[:head])
    writer.replace(old_rest[: len(old_rest) - tail], new_rest[: len(new_rest) - tail])
    writer.keep(old_rest[len(old_rest) - tail :])


def _write_one_sided(writer: _Writer, old: tuple[str, str, str], new: tuple[str, str, str]) -> None:
    """Write atoms that only one side has; the gap of the other is before or after them."""
    gap = new[0] if old[1] else old[0]
    before, atoms, behind = old if old[1] else new
    if gap == before == behind:
        head = gap.rfind("\n") + 1 or len(gap)  # a new list item takes its own bullet along
    elif gap == before or gap != behind:
        head = len(gap) if gap == before else _shared_space(gap, before)
    else:
        head = 0
    whole = before + atoms + behind
    rest = gap[head:]
    tail = len(rest) if behind.endswith(rest) else _shared_space(rest[::-1], behind[::-1])
    middle = whole[head : len(whole) - tail]
    lone = rest[: len(rest) - tail]
    writer.keep(gap[:head])
    writer.replace(*((middle, lone) if old[1] else (lone, middle)))
    writer.keep(rest[len(rest) - tail :])


def _shared_space(one: str, other: str) -> int:
    """Count the characters of white space that two gaps begin with alike."""
    shared = one[: shared_length(one, other)]
    return len(shared) - len(shared.lstrip())


def _write_run(writer: _Writer, old: Atoms, new: Atoms, run: Run) -> None:
    """Write a run, atom by atom where its two sides do not look the same."""
    old_start, new_start, length = run
    raw = old.text[old.starts[old_start] : old.ends[old_start + length - 1]]
    if raw == new.text[new.starts[new_start] : new.ends[new_start + length - 1]]:
        writer.keep(raw)
        return
    for step in range(length):
        one, other = old_start + step, new_start + step
        if step:
            _write_gap(
                writer,
                old.text[old.ends[one - 1] : old.starts[one]],
                new.text[new.ends[other - 1] : new.starts[other]],
            )
        writer.replace(
            old.text[old.starts[one] : old.ends[one]], new.text[new.starts[other] : new.ends[other]]
        )
