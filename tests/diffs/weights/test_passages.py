"""Only the sentences that a change touches, old beside new."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from diffs import compare, essence
from diffs.records import Change, Edit, Section
from diffs.weights.passages import _CUT, Passage, passages

HEAD = "**Data**\n\n"


def touched(old: str, new: str) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Return the touched sentences of one section, stripped."""
    return [
        (tuple(one.strip() for one in passage.before), tuple(one.strip() for one in passage.after))
        for change in compare(f"{HEAD}{old}\n", f"{HEAD}{new}\n").changes
        for passage in passages(change)
    ]


def test_a_reworded_sentence_stands_alone() -> None:
    assert touched("We care. We may share it. You rest.", "We care. We will share it. You rest.") == [
        (("We may share it.",), ("We will share it.",))
    ]


def test_an_inserted_sentence_does_not_touch_its_neighbours() -> None:
    assert touched("We care. You rest.", "We care. We sell lamps. You rest.") == [((), ("We sell lamps.",))]
    assert touched("We care. You rest.", "We sell lamps. We care. You rest.") == [((), ("We sell lamps.",))]
    assert touched("We care. You rest.", "We care. You rest. We sell lamps.") == [((), ("We sell lamps.",))]


def test_a_removed_sentence_does_not_touch_its_neighbours() -> None:
    assert touched("We care. We sell lamps. You rest.", "We care. You rest.") == [(("We sell lamps.",), ())]


def test_a_word_taken_out_touches_the_old_sentence_too() -> None:
    assert touched("We never sell it. We care.", "We sell it. We care.") == [
        (("We never sell it.",), ("We sell it.",))
    ]


def test_a_line_is_a_sentence() -> None:
    assert touched("  * your name\n  * your town\n", "  * your name\n  * your lamps\n  * your town\n") == [
        ((), ("* your lamps",))
    ]


def test_markup_and_glyphs_touch_nothing() -> None:
    assert touched('We "care". We may share it.', "We “care”. We **will** share it.") == [
        (("We may share it.",), ("We **will** share it.",))
    ]


def test_the_heading_of_a_new_section_counts() -> None:
    section = Section("", "Arbitration", "**Arbitration**\n", 1, "As agreed.\n")
    change = Change(("added",), None, section, (), 0.0, (Edit("insert", "As agreed.\n"),))
    assert list(passages(change)) == [
        Passage((), ("Arbitration",), 0.0),
        Passage((), ("As agreed.\n",), 0.0),
    ]


SENTENCES = st.lists(
    st.sampled_from(
        ["We care. ", "We may sell it. ", "You rest.\n", "Lamps, e.g. ours, shine! ", "Inc. is it; so. "]
    ),
    max_size=8,
).map("".join)


@settings(max_examples=150, deadline=None)
@given(SENTENCES, SENTENCES)
def test_what_stands_on_both_sides_in_order_is_never_touched(old: str, new: str) -> None:
    for change in compare(HEAD + old, HEAD + new).changes:
        for passage in passages(change):
            both = {essence(one) for one in passage.before} & {essence(one) for one in passage.after}
            assert not both
            assert all(one in HEAD + old for one in passage.before)
            assert all(one in HEAD + new for one in passage.after)


@settings(max_examples=100, deadline=None)
@given(st.text(), st.text())
def test_never_raises(old: str, new: str) -> None:
    edits = (Edit("delete", old), Edit("insert", new))
    section = Section("", "", "", 0, "")
    assert len(list(passages(Change(("reworded",), section, section, (), 0.0, edits)))) <= 2 + len(old + new)


# The rule without the look at what an end begins with.
CUT = re.compile(_CUT.pattern.removeprefix("(?=[.!?;:。！？])"))
TEXTS = st.lists(
    st.sampled_from(
        ["Art", ".", "!", ":", ";", "。", " ", "\n", "1", "12", "Word", "word", '"', "à", "   3"]
    ),
    max_size=16,
).map("".join)


@given(TEXTS)
def test_the_look_at_what_an_end_begins_with_changes_no_cut(text: str) -> None:
    assert CUT.pattern != _CUT.pattern
    assert [cut.span() for cut in CUT.finditer(text)] == [cut.span() for cut in _CUT.finditer(text)]
