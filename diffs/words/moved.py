"""Text that moved: sentences that one place lost and another one gained, word for word."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from diffs.records import Change, Edit, Op, Section
from diffs.text import count_words, essence, is_word, read_atoms
from diffs.words.edits import pairs
from diffs.words.landmarks import sentence_ends

# Fewer words in a row are in two places by chance ("For more information, see below.").
LEAST_WORDS = 8
# A sentence that was lost or gained so often is a set phrase, and no one can tell which became which.
MOST_PLACES = 20


@dataclass(frozen=True, slots=True)
class _Movable:
    """A sentence of an insertion or deletion.

    Attributes:
        edit: the change and the edit that it is in.
        keys: its atoms.
        words: how many of them are words.
        start: offset of its first character in the edit.
        end: offset after its last one, white space included.
        section: the section that it is in.
    """

    edit: tuple[int, int]
    keys: tuple[str, ...]
    words: int
    start: int
    end: int
    section: Section


def with_moved_text(changes: Sequence[Change]) -> tuple[Change, ...]:
    """Mark the text that moved from one place to another.

    An edit that holds such text is divided, so that what moved is an edit of its own, with `Edit.moved`.

    Args:
        changes: what happened to the sections of two texts.

    Returns:
        The same changes, whose edits still give both bodies.
    """
    lost, gained = _sentences(changes, "delete"), _sentences(changes, "insert")
    moved: dict[tuple[int, int], list[tuple[_Movable, Section]]] = defaultdict(list)
    for one, other, length in _runs(lost, gained):
        for at in range(length):
            left, arrived = lost[one + at], gained[other + at]
            moved[left.edit].append((left, arrived.section))
            moved[arrived.edit].append((arrived, left.section))
    touched = {number for number, _ in moved}
    return tuple(
        replace(change, edits=tuple(_divided(number, change, moved))) if number in touched else change
        for number, change in enumerate(changes)
    )


def without_moved(edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """Return edits without the text that moved; what was on both sides of it is one edit.

    Args:
        edits: the edits of a change.
    """
    left: list[Edit] = []
    for edit in edits:
        if edit.moved is not None:
            continue
        if left and left[-1].op == edit.op:
            left[-1] = Edit(edit.op, left[-1].text + edit.text)
        else:
            left.append(edit)
    return tuple(left)


def words_moved(edits: Iterable[Edit], op: Op) -> int:
    """Count the words that moved.

    Args:
        edits: the edits of a change.
        op: "insert" for those that came from another place, "delete" for those that went to one.
    """
    return sum(count_words(edit.text) for edit in edits if edit.op == op and edit.moved is not None)


def _sentences(changes: Sequence[Change], op: Op) -> list[_Movable]:
    """Return the sentences that were lost or gained, in the order of the changes."""
    found: list[_Movable] = []
    for number, change in enumerate(changes):
        if "cosmetic" in change.kinds:
            continue
        sections = change.sides[op == "insert"]
        at = 0
        for place, edit in _with_places(change.edits):
            if edit.op == op and place >= 0:
                found += _sentences_of((number, place), edit.text, at, sections)
            at += len(edit.text) * (edit.op in (op, "equal"))
    return found


def _with_places(edits: Sequence[Edit]) -> Iterator[tuple[int, Edit]]:
    """Yield the edits with their places; -1 for pairs that differ cosmetically, whose text did not move."""
    place = 0
    for removed, added, kept in pairs(edits):
        both = [edits[place + at] for at in range(sum(map(bool, (removed, added, kept))))]
        cosmetic = bool(removed and added) and essence(removed) == essence(added)
        for at, edit in enumerate(both):
            yield (-1 if cosmetic else place + at), edit
        place += len(both)


def _sentences_of(
    edit: tuple[int, int], text: str, offset: int, sections: Sequence[Section]
) -> Iterator[_Movable]:
    """Yield the sentences of an edit whose text begins so many characters behind the start of the bodies."""
    atoms = read_atoms(text)
    first = start = 0
    for last in sentence_ends(atoms):
        if last == first:
            continue
        keys = atoms.keys[first:last]
        is_end = last == len(atoms.keys)
        gap = "" if is_end else text[atoms.ends[last - 1] : atoms.starts[last]]
        end = len(text) if is_end else atoms.ends[last - 1] + _length_of_end(gap)
        section = _section_at(sections, offset + atoms.starts[first])
        yield _Movable(edit, keys, sum(map(is_word, keys)), start, end, section)
        first, start = last, end


def _length_of_end(gap: str) -> int:
    """Return how much of what is between two sentences belongs to the first: bullets belong to the second."""
    if "\n" in gap:
        return gap.rfind("\n") + 1
    return next((at + 1 for at, character in enumerate(gap) if character.isspace()), 0)


def _section_at(sections: Sequence[Section], offset: int) -> Section:
    """Return the section in whose body an offset of the joined bodies is."""
    for section in sections:
        if offset < len(section.body):
            return section
        offset -= len(section.body)
    return sections[-1]


def _runs(lost: Sequence[_Movable], gained: Sequence[_Movable]) -> list[tuple[int, int, int]]:
    """Return which sentences moved: (place among the lost, place among the gained, how many), longest first.

    Exchanging the sides exchanges the places.
    """
    by_keys: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at, sentence in enumerate(gained):
        by_keys[sentence.keys].append(at)
    times = Counter(sentence.keys for sentence in lost)
    candidates = []
    for one, sentence in enumerate(lost):
        others = by_keys.get(sentence.keys, [])
        if max(len(others), times[sentence.keys]) > MOST_PLACES:
            continue
        for other in others:
            if not _go_on(lost, gained, one - 1, other - 1):
                length = 1
                while _go_on(lost, gained, one + length - 1, other + length - 1):
                    length += 1
                words = sum(each.words for each in lost[one : one + length])
                if words >= LEAST_WORDS:
                    keys = tuple(each.keys for each in lost[one : one + length])
                    candidates.append((-words, keys, one + other, one, other, length))
    used: tuple[set[int], set[int]] = (set(), set())
    chosen = []
    for *_, one, other, length in sorted(candidates):
        places = set(range(one, one + length)), set(range(other, other + length))
        if not (places[0] & used[0] or places[1] & used[1]):
            used[0].update(places[0])
            used[1].update(places[1])
            chosen.append((one, other, length))
    return chosen


def _go_on(lost: Sequence[_Movable], gained: Sequence[_Movable], one: int, other: int) -> bool:
    """Return whether the sentences at two places are equal, and those after them are so, too."""
    if one < 0 or other < 0 or one + 1 >= len(lost) or other + 1 >= len(gained):
        return False
    return (
        lost[one].edit == lost[one + 1].edit
        and gained[other].edit == gained[other + 1].edit
        and lost[one].keys == gained[other].keys
        and lost[one + 1].keys == gained[other + 1].keys
    )


def _divided(
    number: int, change: Change, moved: dict[tuple[int, int], list[tuple[_Movable, Section]]]
) -> Iterator[Edit]:
    """Yield the edits of a change; what moved is an edit of its own."""
    for place, edit in enumerate(change.edits):
        at = 0
        run: Edit | None = None
        for sentence, section in sorted(moved.get((number, place), ()), key=lambda one: one[0].start):
            text = edit.text[sentence.start : sentence.end]
            if run is not None and sentence.start == at and run.moved is section:
                run = replace(run, text=run.text + text)
            else:
                yield from [run] if run is not None else []
                if sentence.start > at:
                    yield Edit(edit.op, edit.text[at : sentence.start])
                run = Edit(edit.op, text, section)
            at = sentence.end
        yield from [run] if run is not None else []
        if at < len(edit.text):
            yield Edit(edit.op, edit.text[at:])
