"""What became of a section."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Link:
    """What became of a section; places count from 0.

    Attributes:
        before: place of the old section; None where it was added.
        after: place of the new section; None where it was removed.
        merged: places of the other old sections of a merger.
        split: places of the other new sections of a split.
        moved: whether its order among the sections kept has changed.
        cosmetic: whether it is a part of a split or merger in which no word differs (`diffs.align.set_out`).
    """

    before: int | None
    after: int | None
    merged: tuple[int, ...] = ()
    split: tuple[int, ...] = ()
    moved: bool = False
    cosmetic: bool = False

    def turned(self) -> Link:
        """Return the same link from the new text to the old one."""
        return Link(self.after, self.before, self.split, self.merged, self.moved, self.cosmetic)
