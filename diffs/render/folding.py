"""What of a section is not shown at first: paragraphs and passages that did not change, with their words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from diffs.in_words import count
from diffs.lazy_pattern import lazy_pattern
from diffs.records import Edit
from diffs.render.paragraphs import Paragraph
from diffs.text import count_words

# Words that stay on each side of an edit where the unchanged middle of a paragraph is folded away.
CONTEXT_WORDS = 14
# Fewer are not worth a fold: the line of the fold takes as much space.
FOLDED_WORDS = 12
WIDE = r"\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef"
"""The characters, for a regular expression, between which a line of a script without spaces may be broken."""
_WORDS = lazy_pattern(rf"[{WIDE}]|[^\s{WIDE}]+")


@dataclass(frozen=True, slots=True)
class Fold:
    """Paragraphs that did not change, folded away.

    Attributes:
        paragraphs: what is folded.
    """

    paragraphs: tuple[Paragraph, ...]

    @property
    def words(self) -> int:
        """How many words they have, counted as comparisons count them."""
        return sum(paragraph.words for paragraph in self.paragraphs)


@dataclass(frozen=True, slots=True)
class FoldedPassage:
    """The unchanged middle of a paragraph, folded away.

    Attributes:
        text: what is folded.
    """

    text: str

    @property
    def words(self) -> int:
        """How many words it has, counted as comparisons count them."""
        return count_words(self.text)


def fold_unchanged(laid: Sequence[Paragraph]) -> Iterator[Paragraph | Fold]:
    """Yield paragraphs with those that did not change folded together.

    Args:
        laid: the paragraphs of a section.
    """
    for is_unchanged, group in groupby(laid, key=lambda paragraph: paragraph.op == "equal"):
        if is_unchanged:
            yield Fold(tuple(group))
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
    """Replace the unchanged middles of a paragraph by the numbers of their words.

    Args:
        paragraph: one that changed in part.
    """
    runs = [
        Edit("equal", f" {unchanged(part.words)} ") if isinstance(part, FoldedPassage) else part
        for part in folded_runs(paragraph.runs)
    ]
    return replace(paragraph, runs=tuple(runs))


def folded_runs(runs: Sequence[Edit]) -> Iterator[Edit | FoldedPassage]:
    """Yield the runs of a paragraph; the unchanged middles between its edits are folded.

    Args:
        runs: of a paragraph that changed in part, or of one side of it.
    """
    last = len(runs) - 1
    for place, run in enumerate(runs):
        if run.op == "equal":
            yield from _folded(run, head=place > 0, tail=place < last)
        else:
            yield run


def _folded(run: Edit, *, head: bool, tail: bool) -> Iterator[Edit | FoldedPassage]:
    """Yield kept text, folded but for the words next to an edit.

    Args:
        run: the text.
        head: whether an edit is before it.
        tail: whether one is behind it.
    """
    words = [found.span() for found in _WORDS.finditer(run.text)]
    first, last = CONTEXT_WORDS * head, CONTEXT_WORDS * tail
    if len(words) < first + last + FOLDED_WORDS:
        yield run
        return
    begin = words[first - 1][1] if head else 0
    end = words[-last][0] if tail else len(run.text)
    if head:
        yield Edit("equal", run.text[:begin])
    yield FoldedPassage(run.text[begin:end].strip())
    if tail:
        yield Edit("equal", run.text[end:])


def unchanged(words: int) -> str:
    """Return the text of a fold: ``… 214 words unchanged …``."""
    return f"… {count(words, 'word')} unchanged …"
