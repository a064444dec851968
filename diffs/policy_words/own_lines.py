"""Find the lines of a text that another text does not have, and which of them are its policy's; pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from diffs.lazy_pattern import lazy_pattern
from diffs.policy_words.furniture import is_address, visible_words
from diffs.policy_words.page import PolicyPage, squashed
from diffs.records import Edit
from diffs.words import edits

_PICTURE = lazy_pattern(r"\W{0,20}!\[([^\[\]\n]{0,500})\]\([^()\n]{0,2000}\)\W{0,20}")
_LINK = lazy_pattern(r"(?<!!)\[([^\[\]\n]{1,300})\]\(([^()\s]{1,2000})")
# A page may set sentences, and the items of a list, without a space between them.
_GLUED = lazy_pattern(r"(?<=[^\W\d_A-Z][.;:!?])(?=[A-Z])|(?<=[a-zß-ÿ]{3})(?=[A-Z][a-zß-ÿ])")
_OF_ADDRESS = lazy_pattern(r"[/@\\]|\bwww\.")
# In letters, on either side: words are known by what stands around them, wherever the page breaks its lines.
_AROUND = 25
# In words: an alternative text that long may say what the picture shows.
_DESCRIBED = 3


@dataclass(frozen=True, slots=True)
class PolicyPassage:
    """Words of one text that the other one does not have.

    Attributes:
        words: those of the policy.
        around: all of them.
        lines: the lines of the policy in which they stand.
        is_inside: whether some stand between lines that both texts have.
        letters: those of the page from shortly before the words to shortly after them.
    """

    words: str = ""
    around: str = ""
    lines: tuple[str, ...] = ()
    is_inside: bool = False
    letters: str = ""

    def __add__(self, other: PolicyPassage) -> PolicyPassage:
        """Return both, one after the other."""
        return PolicyPassage(
            " ".join(filter(None, (self.words, other.words))),
            f"{self.around} {other.around}",
            (*self.lines, *other.lines),
            self.is_inside or other.is_inside,
            self.letters or other.letters,
        )


class OwnLines:
    """The lines of one text that the other one does not have.

    A line that stands twice in one text and once in the other is in both: what it says did not change.

    Args:
        page: the text.
        other: the other one.
        title: the titles of both texts.

    Attributes:
        text: their words, one line each.
        is_pictured: whether one of them is a picture that is described in words.
        links: the words of the links in them.
        pointers: those of links to addresses to which the other text has no link.
    """

    def __init__(self, page: PolicyPage, other: PolicyPage, title: str) -> None:
        others = frozenset(other.keys)
        policy = page.policy(title, others)
        shared = [place for place, key in enumerate(page.keys) if policy[place] and key in others]
        first, last = (shared[0], shared[-1]) if shared else (0, len(page.keys))
        self._lines: list[str] = []
        self._policy: list[bool] = []
        self._starts: list[int] = []
        starts = [0, *accumulate(map(len, page.keys))]
        self._is_inside: list[bool] = []
        self.is_pictured = False
        self.links: set[str] = set()
        self.pointers: set[str] = set()
        targets = {target for line in other.lines for _, target in _LINK.findall(line)}
        for place, (line, key) in enumerate(zip(page.lines, page.keys, strict=True)):
            if key in others:
                continue
            words = " ".join(map(_apart, visible_words(line).split()))
            self._lines.append(words)
            self._policy.append(policy[place])
            self._starts.append(starts[place])
            self._is_inside.append(first <= place <= last or is_address(words))
            self.is_pictured |= _is_described_picture(line)
            links = _LINK.findall(line)
            self.links |= {name for name, _ in links}
            self.pointers |= {name for name, target in links if target not in targets}
        self.text = "\n".join(self._lines)
        self._at = 0
        self._letters = "".join(page.keys)

    def take(self, length: int) -> PolicyPassage:
        """Return what stands in the next characters.

        Args:
            length: how many.
        """
        start, self._at = self._at, self._at + length
        first = self.text.count("\n", 0, start)
        found = PolicyPassage(letters=self._letters_from(start, self._at))
        for place, part in enumerate(self.text[start : self._at].split("\n"), first):
            words = " ".join(part.split())
            if words and self._policy[place]:
                found += PolicyPassage(words, words, (self._lines[place],), self._is_inside[place])
            elif words:
                found += PolicyPassage(around=words)
        return found

    def skip(self, length: int) -> None:
        """Leave out the next characters.

        Args:
            length: how many.
        """
        self._at += length

    def _letters_from(self, start: int, end: int) -> str:
        """Return the letters of the page from shortly before a piece of the text to shortly after it."""
        begin, until = (self._letter_at(place) for place in (start, end))
        return self._letters[max(begin - _AROUND, 0) : until + _AROUND]

    def _letter_at(self, at: int) -> int:
        """Return how many letters of the page stand before a place in the text."""
        line = self.text.count("\n", 0, at)
        return self._starts[line] + len(squashed(self.text[self.text.rfind("\n", 0, at) + 1 : at]))

    def here(self) -> PolicyPassage:
        """Return no words, in the line inside which they would stand next."""
        place = self.text.count("\n", 0, self._at)
        start = self.text.rfind("\n", 0, self._at) + 1
        is_in_line = start < self._at < start + len(self._lines[place]) if self._lines else False
        return (
            PolicyPassage(lines=(self._lines[place],))
            if is_in_line and self._policy[place]
            else PolicyPassage()
        )


def reworded_passages(left: OwnLines, right: OwnLines) -> Iterator[tuple[PolicyPassage, PolicyPassage]]:
    """Yield the words of the policy that were removed and added between words that both sides have.

    Words before the first sentence that both sides have, and behind the last one, count only if others stood
    in their place: a banner comes and goes there, and a broken page ends.

    Args:
        left: the lines that only the old text has.
        right: those that only the new one has.
    """
    gone = came = PolicyPassage()
    for edit in (*_edits(left.text, right.text), Edit("equal", "")):
        if edit.op == "delete":
            gone += left.take(len(edit.text))
        elif edit.op == "insert":
            came += right.take(len(edit.text))
        else:
            if (gone.words and came.words) or gone.is_inside or came.is_inside:
                yield gone if gone.words else gone + left.here(), came if came.words else came + right.here()
            left.skip(len(edit.text))
            right.skip(len(edit.text))
            gone = came = PolicyPassage()


def _apart(word: str) -> str:
    """Return words that the page sets without a space between them, with one."""
    return word if _OF_ADDRESS.search(word) else _GLUED.sub(" ", word)


def _is_described_picture(line: str) -> bool:
    """Return whether a line is a picture with a description in words."""
    found = _PICTURE.fullmatch(line)
    return found is not None and len(found[1].split()) >= _DESCRIBED


def _edits(left: str, right: str) -> Sequence[Edit]:
    """Return the edits between two texts, of which one may be empty."""
    if left and right:
        return edits(left, right)
    return [Edit("delete", left)] if left else [Edit("insert", right)] if right else []
