"""Which section became which: drafts edited with known answers, and the mirror."""

from __future__ import annotations

import os
import random

import pytest

import diffs.align.assignment
from diffs.align.align import align
from diffs.align.link import Link
from diffs.records import Section
from diffs.sections.split import split
from tests.support.drafting import Drafter, Editor, written

SEEDS = range(60 if os.environ.get("HARVEST_LONG") else 6)
OPERATIONS = [
    *[
        "added",
        "removed",
        "renamed",
        "reworded",
        "moved",
        "split",
        "merged",
        "reworded+renamed",
        "moved+reworded",
    ],
    *["moved+renamed", "moved+reworded+renamed", "split+reworded", "split+renamed", "merged+reworded"],
    *["merged+renamed", "moved+split"],
]


def links_of(old: str, new: str) -> tuple[Link, ...]:
    """Return the links between two texts; a mirror is looked at on the way."""
    there, back = align(split(old), split(new))[0], align(split(new), split(old))[0]
    assert {Link(link.after, link.before, link.split, link.merged, link.moved) for link in back} == set(there)
    return there


def section(heading: str, body: str) -> Section:
    """Return a section under this heading."""
    return Section("", heading, f"## {heading}\n\n", 1, body + "\n\n")


@pytest.mark.parametrize("operation", OPERATIONS)
@pytest.mark.parametrize("shortest", [3, 5])
def test_one_edit_is_found_and_no_other(operation: str, shortest: int) -> None:
    for seed in SEEDS:
        editor = Editor(seed, 12, shortest, 2 * shortest)
        editor.apply(operation)
        check(editor)


def test_several_edits_are_found_and_no_others() -> None:
    """Drawn without those that, several at once, can leave it open which section has moved."""
    for seed in SEEDS:
        editor = Editor(seed, 18, 4, 9)
        for operation in random.Random(seed).sample([one for one in OPERATIONS if "moved" not in one], 4):
            editor.apply(operation)
        check(editor)


def check(editor: Editor) -> None:
    """Compare what is found with what was done."""
    edited = editor.result
    old, new = [draft.name for draft in edited.old], [draft.name for draft in edited.new]
    gone = {name for parts in edited.parts.values() for name in parts}
    expected: set[tuple[tuple[int, ...], tuple[int, ...]]] = {((), (name,)) for name in edited.added}
    for name in old:
        if name in edited.pieces:
            expected.add(((name,), tuple(sorted(edited.pieces[name]))))
        elif name in edited.parts:
            expected.add((tuple(sorted(edited.parts[name])), (name,)))
        elif name not in gone:
            expected.add(((name,), () if "removed" in edited.kinds.get(name, ()) else (name,)))
    links = links_of(written(edited.old), written(edited.new))
    found: set[tuple[tuple[int, ...], tuple[int, ...]]] = set()
    for link in links:
        before = {place for place in (link.before, *link.merged) if place is not None}
        after = {place for place in (link.after, *link.split) if place is not None}
        names = (sorted(old[place] for place in before), sorted(new[place] for place in after))
        found.add((tuple(names[0]), tuple(names[1])))
    assert found == expected
    moved = {old[link.before] for link in links if link.moved and link.before is not None}
    assert moved == {name for name, kinds in edited.kinds.items() if "moved" in kinds}


def test_of_two_sections_that_exchanged_places_the_shorter_has_moved() -> None:
    long, short = section("Long", "one two three four five six"), section("Short", "seven eight")
    links, _ = align([long, short], [short, long])
    assert links == (Link(1, 0, moved=True), Link(0, 1))


def test_what_is_shifted_by_an_insertion_has_not_moved() -> None:
    drafter = Drafter(4)
    policy = drafter.policy(8)
    links = links_of(written(policy), written([drafter.draft(4), *policy]))
    assert not any(link.moved for link in links)
    assert [link.before for link in links] == [None, *range(8)]


def test_removed_sections_stand_where_they_stood() -> None:
    policy = Drafter(5).policy(5)
    links = links_of(written(policy), written([policy[0], policy[2], policy[4]]))
    assert [link.before for link in links] == [0, 1, 2, 3, 4]


def test_the_largest_piece_is_the_one_that_goes_on() -> None:
    drafter = Drafter(6)
    whole, *rest = drafter.policy(5, 9, 9)
    parts = [drafter.draft(0) for _ in range(3)]
    cuts = (0, 2, 7, 9)
    pieces = [
        part.__class__(part.name, part.heading, whole.sentences[cuts[at] : cuts[at + 1]])
        for at, part in enumerate(parts)
    ]
    assert Link(0, 1, split=(0, 2)) in links_of(written([whole, *rest]), written([*pieces, *rest]))


def test_headings_that_vanish_are_one_merger() -> None:
    """The text is the same; only nothing tells where a section begins any more."""
    policy = Drafter(7).policy(4, 4, 4)
    new = Section("", "", "", 0, " ".join(sentence for draft in policy for sentence in draft.sentences))
    links, _ = align(split(written(policy)), [new])
    assert len(links) == 1
    assert {links[0].before, *links[0].merged} == {0, 1, 2, 3}


def test_a_contest_among_too_many_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    drafter = Drafter(8)
    shared = " ".join(drafter.sentence() for _ in range(4))
    old = [section("Terms", f"{shared} {drafter.sentence()}") for _ in range(4)]
    new = [section("Terms", one.body.replace(" and ", " or ")) for one in old]
    links, coarse = align(old, new)
    assert ([(link.before, link.after) for link in links], coarse) == ([(at, at) for at in range(4)], False)
    monkeypatch.setattr(diffs.align.assignment, "LARGEST_CONTEST", 1)
    links, coarse = align(old, new)
    assert ([(link.before, link.after) for link in links], coarse) == ([(at, at) for at in range(4)], True)


def test_nothing_against_something() -> None:
    assert align([], [section("A", "one")]) == ((Link(None, 0),), False)
    assert align([section("A", "one")], []) == ((Link(0, None),), False)
    assert align([], []) == ((), False)
