"""A line that looks like a heading, before the document has its say."""

from __future__ import annotations

from dataclasses import dataclass, replace

from diffs.sections import titles
from diffs.sections.numbering import NumberedHeading


@dataclass(frozen=True, slots=True)
class Candidate:
    """A line that looks like a heading.

    Attributes:
        at: index of its line.
        last: index of its last line, where it takes more than one.
        end: offset of the end of its raw heading, without the blank lines after it.
        dress: how it is set: "atx2", "setext1"; "bold", "bold-item" (with a bullet), "bold-link",
            "bold-run", "italic-run" and "caps-run" (the text continues after a sign); "italic", "caps",
            "colon", "break" (the line breaks off its paragraph), "term" (of a definition list), "item" (the
            first line of an item whose text is below it), "number" (1.), "word" (Article 5) or "plain".
        number: its bare number, or "".
        scheme: the kind of the number, or "".
        depth: how many levels the number counts.
        heading: its words.
        bare: True where the number may be a part of the words.
        run_in: True where the text goes on in the same line.
        weak: True where only its number speaks for it: it must close a gap between two headings.
    """

    at: int
    last: int
    end: int
    dress: str
    number: str
    scheme: str
    depth: int
    heading: str
    bare: bool
    run_in: bool = False
    weak: bool = False

    @property
    def real(self) -> bool:
        """Whether it is a heading by markup, whatever the document looks like."""
        return self.dress.startswith(("atx", "setext"))

    @property
    def kind(self) -> tuple[str, str, int]:
        """What candidates have in common that are set alike: dress, kind of number, depth."""
        return self.dress, self.scheme, self.depth

    def over(self, following: Candidate, heading: str) -> Candidate:
        """Return the same heading with the next candidate as its last line.

        Args:
            following: the candidate right below.
            heading: the words of both.
        """
        return replace(self, last=following.last, end=following.end, heading=heading)

    def unnumbered(self) -> Candidate:
        """Return the same with its number taken for words, as in "3 reasons to write"."""
        words = f"{self.number} {self.heading}"
        return replace(self, number="", scheme="", depth=1, heading=words, bare=False)


def made(
    at: int, last: int, end: int, dress: str, words: str, numbered: NumberedHeading | None
) -> Candidate | None:
    """Return a candidate of these words, unless they are none or say only a date.

    Args:
        at: index of its first line.
        last: index of its last line.
        end: offset of the end of its raw heading.
        dress: how it is set, as in `Candidate`.
        words: all its words; with a number only to judge them by.
        numbered: its number and the words after it, if it has one.

    Returns:
        The candidate, or None.
    """
    if not titles.has_letters(words) and numbered is None:
        return None
    if titles.is_date_line(words):
        return None
    number, scheme, depth, heading, bare = "", "", 1, words, False
    if numbered is not None:
        number, scheme, depth = numbered.number, numbered.scheme, numbered.depth
        heading, bare = numbered.rest, numbered.bare
    return Candidate(at, last, end, dress, number, scheme, depth, titles.unstopped(heading), bare)
