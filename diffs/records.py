"""What a comparison is made of: sections, edits and changes, as frozen values."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, Protocol

Op = Literal["equal", "insert", "delete"]
Kind = Literal[
    "added", "removed", "reworded", "renamed", "renumbered", "moved", "split", "merged", "cosmetic"
]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the text up to the next heading of any level.

    Attributes:
        number: the number that the document gives it, without markup (``"4"``, ``"1.2"``), or ``""``.
        heading: its heading without markup and number, or ``""`` (the text before the first heading).
        raw_heading: the heading exactly as in the text, markup and line ends included.
        level: 1 for the highest headings of the document; 0 for the text before the first heading.
        body: the text after the heading; ``raw_heading + body`` of all sections give the text back.
        index: its place among the sections of its document, from 0; no part of its identity.
    """

    number: str
    heading: str
    raw_heading: str
    level: int
    body: str
    index: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Edit:
    """A run of text that is kept, inserted or deleted.

    Attributes:
        op: whether it is kept, inserted or deleted.
        text: its characters.
        moved: where the text of an insertion was before, or where that of a deletion is now, if the same
            words moved: a section of the other text. None for text that is new or gone, and for kept text.
    """

    op: Op
    text: str
    moved: Section | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """What happened to one section between two texts (docs/design.md, law 9).

    Attributes:
        kinds: everything that happened to it; never empty.
        before: the old section, or None where it was added.
        after: the new section, or None where it was removed.
        others: of a split the other new pieces, of a merger the other old ones, in document order.
        similarity: share of the words that both sides have, 0 to 1.
        edits: equal+delete give the old body, equal+insert the new one (of a split or merger the
            bodies of the one side and `others`, in document order).
    """

    kinds: tuple[Kind, ...]
    before: Section | None
    after: Section | None
    others: tuple[Section, ...]
    similarity: float
    edits: tuple[Edit, ...]

    @property
    def sides(self) -> tuple[tuple[Section, ...], tuple[Section, ...]]:
        """The old sections and the new ones, each in document order."""
        old = [self.before] if self.before else []
        new = [self.after] if self.after else []
        (old if "merged" in self.kinds else new).extend(self.others)
        return tuple(sorted(old, key=_place)), tuple(sorted(new, key=_place))


def _place(section: Section) -> int:
    return section.index


class ComparedTexts(Protocol):
    """Two texts, compared section by section; `Comparison` says what its attributes are."""

    @property
    def changes(self) -> tuple[Change, ...]:
        """What happened to sections."""

    @property
    def unchanged(self) -> int:
        """Number of sections in no change."""

    @property
    def cosmetic(self) -> bool:
        """Whether the texts differ, but in no word."""

    @property
    def coarse(self) -> bool:
        """Whether the size guard applied."""
