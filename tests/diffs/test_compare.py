"""What is told of two texts: the laws on every pair, and single answers."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Sequence
from itertools import groupby, pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import diffs.words.words
from diffs import Change, Comparison, compare, essence, join, split, words_added, words_removed
from diffs.records import Op, Section
from diffs.sections.split import MOST_LINES
from diffs.text import read_atoms
from tests.support.drafting import Editor, written
from tests.support.shared import SHARED, needs_shared

# Every fifth pair of the dated texts; all of them with HARVEST_LONG=1.
STRIDE = 1 if os.environ.get("HARVEST_LONG") else 5
MIRRORED = {"added": "removed", "removed": "added", "split": "merged", "merged": "split"}


Summary = tuple[int, int, tuple[int, ...], tuple[str, ...], float, int, int]


def sides(change: Change) -> tuple[list[Section], list[Section]]:
    """Return the old and the new sections of a change, in document order."""
    old = [change.before] if change.before else []
    new = [change.after] if change.after else []
    (old if "merged" in change.kinds else new).extend(change.others)
    assert not change.others or {"split", "merged"} & set(change.kinds)
    return sorted(old, key=lambda one: one.index), sorted(new, key=lambda one: one.index)


def assert_laws(old: str, new: str) -> Comparison:
    """docs/design.md, laws 7 and 9, the mirror, and what the kinds promise."""
    found = compare(old, new)
    old_sections, new_sections = split(old) if old else (), split(new) if new else ()
    told_old: list[int] = []
    told_new: list[int] = []
    for change in found.changes:
        before, after = sides(change)
        told_old += [one.index for one in before]
        told_new += [one.index for one in after]
        assert all(old_sections[one.index] == one for one in before)
        assert all(new_sections[one.index] == one for one in after)
        assert "".join(edit.text for edit in change.edits if edit.op != "insert") == "".join(
            one.body for one in before
        )
        assert "".join(edit.text for edit in change.edits if edit.op != "delete") == "".join(
            one.body for one in after
        )
        assert change.kinds
        assert 0 <= change.similarity <= 1
        words = words_added(change) + words_removed(change)
        if change.before and change.after:
            assert ("reworded" in change.kinds) == (words > 0)
    assert_moves(found, old_sections, new_sections)
    assert len(set(told_old)) == len(told_old) == len(old_sections) - found.unchanged
    assert len(set(told_new)) == len(told_new) == len(new_sections) - found.unchanged
    assert found.cosmetic == (old != new and all("cosmetic" in change.kinds for change in found.changes))
    assert found.cosmetic or old == new or essence(old) != essence(new)
    places = [change.after.index for change in found.changes if change.after]
    assert places == sorted(places)
    assert mirror(compare(new, old)) == summary(found)
    assert compare(old, new) == found
    return found


def assert_moves(found: Comparison, old: Sequence[Section], new: Sequence[Section]) -> None:
    """Check that what moved is told in both places, each time with the other one."""
    ends: dict[Op, Counter[str]] = {"insert": Counter(), "delete": Counter()}
    for change in found.changes:
        for edit in change.edits:
            if edit.moved is not None:
                ends[edit.op].update(read_atoms(edit.text).keys)
                assert edit.moved in (old if edit.op == "insert" else new)
                assert "moved" in change.kinds or change.before is None or change.after is None
    assert ends["insert"] == ends["delete"]


def summary(comparison: Comparison) -> list[Summary]:
    """Return what the mirror image must have in common, in an order of its own."""
    return sorted(
        (
            -1 if change.before is None else change.before.index,
            -1 if change.after is None else change.after.index,
            tuple(one.index for one in change.others),
            tuple(sorted(change.kinds)),
            change.similarity,
            words_removed(change),
            words_added(change),
        )
        for change in comparison.changes
    )


def mirror(comparison: Comparison) -> list[Summary]:
    """Return the summary, seen from the other side."""
    return sorted(
        (
            after,
            before,
            others,
            tuple(sorted(MIRRORED.get(kind, kind) for kind in kinds)),
            alike,
            added,
            removed,
        )
        for before, after, others, kinds, alike, removed, added in summary(comparison)
    )


def told(old: str, new: str) -> list[tuple[str, str, str]]:
    """Return the changes in short: kinds, old heading, new heading."""
    return [
        (
            "+".join(change.kinds),
            change.before.heading if change.before else "",
            change.after.heading if change.after else "",
        )
        for change in assert_laws(old, new).changes
    ]


def policy(*sections: tuple[str, str]) -> str:
    """Return a policy in Markdown."""
    return "\n\n".join(f"## {heading}\n\n{body}" for heading, body in sections) + "\n"


NAMES = ("Names", "We collect your name and your address.")
SHARING = ("Sharing", "We may share it with our partners.")
COOKIES = ("Cookies", "A cookie remembers the basket you have filled.")
CONTACT = ("Contact", "Write to the keeper of the lighthouse at any time.")
OLD = policy(NAMES, SHARING, COOKIES, CONTACT)


@pytest.mark.parametrize(
    ("new", "changes"),
    [
        (OLD.replace("may", "will"), [("reworded", "Sharing", "Sharing")]),
        (OLD.replace("share it", "share it,"), [("reworded", "Sharing", "Sharing")]),
        (OLD.replace("## Sharing", "## Disclosure"), [("renamed", "Sharing", "Disclosure")]),
        (OLD.replace("## Sharing", "### **Sharing**"), [("cosmetic", "Sharing", "Sharing")]),
        (OLD.replace("may share", "may\u00a0share"), [("cosmetic", "Sharing", "Sharing")]),
        (OLD.replace("partners", "[partners](/list)"), [("cosmetic", "Sharing", "Sharing")]),
        (policy(NAMES, COOKIES, SHARING, CONTACT), [("moved", "Sharing", "Sharing")]),
        (policy(NAMES, COOKIES, CONTACT), [("removed", "Sharing", "")]),
        (OLD + "\n" + policy(("Children", "None of ours.")), [("added", "", "Children")]),
        (
            policy(NAMES, ("Sharing and cookies", f"{SHARING[1]}\n\n{COOKIES[1]}"), CONTACT),
            [("renamed+merged", "Cookies", "Sharing and cookies")],
        ),
        (
            policy(
                NAMES, ("Children", "Nobody under thirteen years should register here."), COOKIES, CONTACT
            ),
            [("removed", "Sharing", ""), ("added", "", "Children")],
        ),
        (
            policy(COOKIES, NAMES, ("Sharing", "We will share it with our partners."), CONTACT),
            [("moved", "Cookies", "Cookies"), ("reworded", "Sharing", "Sharing")],
        ),
    ],
)
def test_each_kind_is_told_of_the_right_section(new: str, changes: list[tuple[str, str, str]]) -> None:
    assert told(OLD, new) == changes


def test_an_insertion_renumbers_the_followers_and_moves_none() -> None:
    old = "## 1. Names\n\nWe collect names.\n\n## 2. Sharing\n\nWe share them.\n"
    new = "## 1. Scope\n\nThis binds the harbour.\n\n" + old.replace("2.", "3.").replace("1.", "2.")
    assert told(old, new) == [
        ("added", "", "Scope"),
        ("renumbered", "Names", "Names"),
        ("renumbered", "Sharing", "Sharing"),
    ]


def test_a_split_keeps_its_heading_in_one_piece() -> None:
    """It is renamed only if no piece keeps the heading, whichever piece keeps most of the words."""
    new = policy(
        ("Names", "We collect your name."), ("Addresses", "We collect your address for parcels too.")
    )
    found = compare(policy(("Names", "We collect your name. We collect your address for parcels too.")), new)
    assert [(change.kinds, change.after and change.after.heading) for change in found.changes] == [
        (("split",), "Addresses")
    ]


def test_texts_without_headings_are_compared_by_words() -> None:
    found = assert_laws("We may share it.\n", "We will share it.\n")
    assert [change.kinds for change in found.changes] == [("reworded",)]
    assert (words_removed(found.changes[0]), words_added(found.changes[0])) == (1, 1)


def test_the_text_before_the_first_heading_stays_one() -> None:
    assert told("First of May.\n\n" + OLD, "Updated lately.\n\n" + OLD) == [("reworded", "", "")]


def test_equal_texts_have_no_changes() -> None:
    assert compare(OLD, OLD) == Comparison((), 4, cosmetic=False)
    assert compare("", "") == Comparison((), 0, cosmetic=False)


def test_cosmetic_texts_are_told_so() -> None:
    assert assert_laws(OLD, OLD.replace(" ", "\u00a0")).cosmetic
    assert assert_laws(OLD, "\n\n" + OLD).cosmetic
    assert not assert_laws(OLD, OLD.upper()).cosmetic


def test_a_heading_that_only_loses_its_markup_is_cosmetic() -> None:
    prose = "We keep what you tell us for as long as your account is open, and no longer than we may."
    old = f"# Oriel\n\n**Scope**\n\n{prose}\n\n**Use**\n\nWe use it to answer.\n\n**End**\n\nYou may leave.\n"
    for one, other in ((old, old.replace("**Use**", "Use")), (old.replace("**Use**", "Use"), old)):
        found = assert_laws(one, other)
        assert found.cosmetic
        assert all("cosmetic" in change.kinds and "reworded" not in change.kinds for change in found.changes)
        assert sum(words_added(change) + words_removed(change) for change in found.changes) == 0


def test_the_stop_of_a_heading_that_comes_out_of_its_paragraph_is_no_word() -> None:
    parts = {
        "Scope": "We keep what you tell us for as long as your account is open, and no longer than we may.",
        "Use": "We use it to answer you, to send what you ordered, and to tell you what is late.",
        "End": "You may leave whenever you want, and we then remove what we know of you within thirty days.",
    }
    numbered = [(number, *part) for number, part in enumerate(parts.items(), 1)]
    inline = "# Oriel\n\n" + "".join(f"{number}. **{name}.** {text}\n\n" for number, name, text in numbered)
    own = "# Oriel\n\n" + "".join(f"## {number}. {name}\n\n{text}\n\n" for number, name, text in numbered)
    assert essence(inline) != essence(own)
    assert assert_laws(inline, own).cosmetic
    assert not assert_laws(inline, own.replace("keep", "sell")).cosmetic


def test_nothing_against_a_text_is_all_added() -> None:
    found = assert_laws("", OLD)
    assert {change.kinds for change in found.changes} == {("added",)}
    assert sum(words_added(change) for change in found.changes) == 32
    assert {change.kinds for change in assert_laws(OLD, "").changes} == {("removed",)}


def test_blank_lines_between_sections_belong_to_none() -> None:
    """A section that is no longer the last of its text has gained no white space worth telling."""
    assert told(OLD, OLD + "\n" + policy(("Scope", "All of it."))) == [("added", "", "Scope")]
    assert told(OLD + "\n" + policy(("Scope", "All of it.")), OLD) == [("removed", "Scope", "")]


def test_equal_headings_are_no_sign() -> None:
    old = policy(*(("Terms", body) for _, body in (NAMES, SHARING, COOKIES, CONTACT)))
    assert told(old, old.replace("## Terms\n\n" + SHARING[1] + "\n\n", "")) == [("removed", "Terms", "")]
    assert told(old, old.replace("may", "will")) == [("reworded", "Terms", "Terms")]


def test_the_size_guard_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    old, new = "one two one two three", "two one two one four"
    assert not compare(old, new).coarse
    monkeypatch.setattr(diffs.words.words, "LARGEST_TABLE", 2)
    assert assert_laws(old, new).coarse


def test_thousands_of_sections_are_compared() -> None:
    """Sections without a sign of their own, and each one paired with the one in its place."""
    old = "".join(f"## Terms\n\nThe law of county {at} is followed in county {at}.\n\n" for at in range(2000))
    new = old.replace("county 1234", "county 12345")
    found = compare(old, new)
    assert [(change.kinds, change.before and change.before.index) for change in found.changes] == [
        (("reworded",), 1234)
    ]


@pytest.mark.parametrize("seed", range(12))
def test_laws_on_edited_drafts(seed: int) -> None:
    editor = Editor(seed, 10, 2, 5)
    for operation in ("added", "removed", "moved+reworded", "split+renamed", "merged", "reworded"):
        editor.apply(operation)
    assert_laws(written(editor.result.old), written(editor.result.new))


@settings(max_examples=150, deadline=None)
@given(
    *[
        st.lists(
            st.sampled_from(
                [
                    "## A\n",
                    "## B\n",
                    "**C**\n",
                    "1. d\n",
                    "we may\n",
                    "share it, ",
                    "\n\n",
                    "“x”",
                    "[y](z) ",
                    "\u00a0",
                ]
            ),
            max_size=14,
        ).map("".join)
    ]
    * 2
)
def test_laws_on_any_texts(old: str, new: str) -> None:
    assert join(split(old)) == old
    assert_laws(old, new)


def neighbours() -> list[tuple[Path, Path]]:
    """Each dated text with the next one of the same company."""
    texts = sorted((SHARED / "dates").glob("*.txt"))
    companies = groupby(texts, key=lambda path: path.name.split("-")[0])
    return [pair for _, history in companies for pair in pairwise(history)]


@needs_shared
@pytest.mark.long
def test_laws_on_every_pair_of_neighbours_in_the_dated_texts() -> None:
    pairs = neighbours()
    assert len(pairs) > 90
    for old, new in pairs[::STRIDE]:
        assert_laws(old.read_text("utf-8"), new.read_text("utf-8"))


@needs_shared
def test_every_section_of_the_two_nikon_versions_is_kept() -> None:
    texts = [
        (SHARED / name).read_text("utf-8").split("\n", 2)[2]
        for name in ("corpus/nikonusa.com-20100621051258.md", "documents/nikonusa.com.md")
    ]
    found = assert_laws(*texts)
    assert not {kind for change in found.changes for kind in change.kinds} - {
        "reworded",
        "renamed",
        "cosmetic",
    }
    assert [
        change.after.heading for change in found.changes if "renamed" in change.kinds and change.after
    ] == ["Collection of Information"]


def test_a_text_that_is_not_divided_makes_the_comparison_coarse() -> None:
    listed = "a\n" * (MOST_LINES + 1)
    assert compare("We sell lamps.\n", listed).coarse
    assert not compare("We sell lamps.\n", "a\n" * 50).coarse
