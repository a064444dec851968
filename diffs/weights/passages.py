"""The sentences that a change touches, old beside new, without those that are unchanged."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise, zip_longest

from diffs.records import Change, Edit
from diffs.text import essence

# A full stop ends a sentence where white space and no small letter follow: not in "e.g. this", not in "1.2".
# A line ends one, too, but where plain text was wrapped and goes on with a small letter.
# Nor does the stop of "Inc. (Lampland)" and "Art. 6", or a colon inside a line: "Yearly: €29".
_SHORT = (
    "Art",
    "Abs",
    "Nr",
    "No",
    "lit",
    "Inc",
    "Ltd",
    "Corp",
    "Co",
    "Sec",
    "Ziff",
    "Dr",
    "vgl",
    "gem",
    "St",
    "Pte",
    "Pty",
)
_STOP = "".join(rf"(?<!\b{word})" for word in _SHORT) + r"\."
_END = rf"(?:{_STOP}|[!?;。！？]|:(?=[*_]|[ \t]*\n|\s*\Z))[\"”’')\]*_]*"
# Nor does the number of an item: "2. **Lamp Cloud** - hosting".
_NO_NUMBER = r"(?<!\n\d)(?<!\n\d\d)(?<!\A\d)(?<!\A\d\d)(?<!\n   \d)"
# What an end begins with is looked at first: without it, each place of a text is looked at five times.
_CUT = re.compile(
    rf"(?=[.!?;:。！？]){_NO_NUMBER}{_END}\s+(?=[^\sa-zà-ÿ])|(?<=[。！？])|\n\s*\n\s*|\n(?![ \t]*[a-zà-ÿ])"
)
# A stop in the number of a chapter or in an anchor ends none: "[1. Your rights](#1. Your rights)".
_ENTRY_OF_CONTENTS = re.compile(r"\[\d{1,2}\\?\.|\]\(#[^()\n]*\)")
_ENDED = re.compile(rf"(?:{_END}|\n\s*|^)\s*\Z")
ITEM = re.compile(r"\s*(?:\\?[*+-]|[•●▪◦·–]|\d{1,2}[.)]|\(?(?:[a-z]|[ivx]{1,5})\)|(?:[a-z]|[ivx]{1,5})\.)\s")
# A line of so many characters that ends with no stop was wrapped, if what follows begins with a letter.
_WRAPPED_CHARS = range(50, 131)
# Some printed texts have a blank line after each; what then begins with a small letter goes on.
_WRAPPED = re.compile(r"(?<=[^\s.!?;:。！？|])([^\s.!?;:。！？|*_)])\n(?:[ \t]*\n(?=[a-zà-ÿ])|(?![\n|]))")
_TAIL_CHARS = 20  # enough to see whether a sentence has ended


@dataclass(frozen=True, slots=True)
class Passage:
    """Sentences of the old text and what became of them; one side may be empty.

    Attributes:
        before: the old sentences that are not among the new ones.
        after: the new sentences that are not among the old ones.
        kept: share of the passage's characters that both sides have, 0 to 1.
        lead: the line with a colon above the list in which it stands, if there is one.
    """

    before: tuple[str, ...]
    after: tuple[str, ...]
    kept: float
    lead: str = ""


def passages(change: Change) -> Iterator[Passage]:
    """Yield the sentences that a change touches, in the order of the text.

    The heading of a section that was added, removed or renamed is a sentence of its own.

    Args:
        change: a change as `compare` gives it.
    """
    before = change.before.heading if change.before else ""
    after = change.after.heading if change.after else ""
    if essence(before) != essence(after):
        yield Passage((before,) if before else (), (after,) if after else (), 0.0)
    lead = ""
    for run in _cut(list(unwrapped(_without_breaks(change.edits)))):
        if any(edit.op != "equal" for edit in run):
            passage = _passage(run, lead)
            if passage.before or passage.after:
                yield passage
        lead = _lead_after(run, lead)


def _without_breaks(edits: Sequence[Edit]) -> list[Edit]:
    """Return the edits with a blank for one that is a line break and no more, inside a sentence.

    So the text of a printed page is broken, and broken elsewhere when it is printed anew.
    """
    found: list[Edit] = []
    last = {"insert": "", "delete": ""}  # the last character of each side
    for at, edit in enumerate(edits):
        if edit.op != "equal" and "\n" in edit.text and not edit.text.strip():
            following = next((one.text[0] for one in edits[at + 1 :] if one.op in ("equal", edit.op)), "")
            if following.islower() and (last[edit.op].isalnum() or last[edit.op] == ","):
                edit = replace(edit, text=" ")
        for side in last:
            if edit.op in ("equal", side) and edit.text.strip():
                last[side] = edit.text.rstrip()[-1]
        found.append(edit)
    return found


def unwrapped(edits: Sequence[Edit]) -> Iterator[Edit]:
    """Yield the edits with a blank where plain text was wrapped inside a sentence.

    Args:
        edits: of a section, or a single one with a whole text.
    """
    lines = {"insert": 0, "delete": 0}  # characters in the last line of each side
    for edit, following in zip_longest(edits, edits[1:]):
        next_char = following.text[:1] if following else ""
        side = "delete" if edit.op == "delete" else "insert"
        text = _WRAPPED.sub(partial(_joined, lines[side], next_char), edit.text)
        last = edit.text.rfind("\n")
        for one in lines:
            if edit.op in ("equal", one):
                lines[one] = len(edit.text) - last - 1 if last >= 0 else lines[one] + len(edit.text)
        yield replace(edit, text=text)


def _joined(before: int, following: str, end: re.Match[str]) -> str:
    """Return a blank for the end of a line after which its sentence goes on, else the end as it is.

    Args:
        before: characters of the line that stand before the edit.
        following: the first character after the edit.
        end: the end of the line, with the character before it.
    """
    text, at = end.string, end.end()
    start = text.rfind("\n", 0, end.start())
    length = end.start() - start - 1 if start >= 0 else before + end.start()
    after = text[at : at + 1] or following
    return f"{end[1]} " if length in _WRAPPED_CHARS and after.isalpha() else end[0]


def _lead_after(run: Iterable[Edit], lead: str) -> str:
    """Return what leads to a list that goes on after a run."""
    text = "".join(edit.text for edit in run if edit.op != "delete")
    if not lead and ":" not in text:
        return ""
    for line in text.splitlines():
        if line.rstrip(" \t*_").endswith(":"):
            lead = line
        elif line.strip() and not ITEM.match(line) and not line.rstrip(" \t*_").endswith(";"):
            lead = ""
    return lead


def _cut(edits: Iterable[Edit]) -> Iterator[list[Edit]]:
    """Split the edits wherever a sentence has ended on both sides."""
    run: list[Edit] = []
    sides = {"insert": "", "delete": ""}  # the last words of the sides, as far as they were not cut off
    for edit in edits:
        pieces = cut_at_sentences(edit.text) if edit.op == "equal" else [edit.text]
        for piece in pieces:
            run.append(Edit(edit.op, piece))
            for side in sides:
                if edit.op in ("equal", side):
                    sides[side] = (sides[side] + piece)[-_TAIL_CHARS:]
            if all(_ENDED.search(words) for words in sides.values()):
                yield run
                run, sides = [], {"insert": "", "delete": ""}
    if run:
        yield run


def cut_at_sentences(text: str) -> list[str]:
    """Return the sentences of a text with the white space after them; joined they give it back.

    Args:
        text: Markdown, which is not wrapped inside its sentences.
    """
    whole = _ENTRY_OF_CONTENTS.sub(lambda entry: "#" * len(entry[0]), text) if "](#" in text else text
    ends = [0, *(cut.end() for cut in _CUT.finditer(whole)), len(text)]
    return [text[start:end] for start, end in pairwise(ends) if end > start]


def _passage(run: list[Edit], lead: str) -> Passage:
    """Return the sentences of a run that only one side has."""
    before = cut_at_sentences("".join(edit.text for edit in run if edit.op != "insert"))
    after = cut_at_sentences("".join(edit.text for edit in run if edit.op != "delete"))
    kept = sum(2 * len(edit.text) for edit in run if edit.op == "equal")
    size = sum(map(len, before)) + sum(map(len, after))
    return Passage(_only_in(before, after), _only_in(after, before), kept / size if size else 1.0, lead)


def _only_in(sentences: list[str], others: list[str]) -> tuple[str, ...]:
    """Return the sentences that are not among the others, glyphs and markup aside."""
    left = Counter(essence(other) for other in others)
    only = []
    for sentence in sentences:
        known = essence(sentence)
        if known and left[known] <= 0:
            only.append(sentence)
        left[known] -= 1
    return tuple(only)
