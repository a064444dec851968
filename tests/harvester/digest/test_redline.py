"""The short redline of a section: what changed, with a few words around it, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterable

from hypothesis import given, settings
from hypothesis import strategies as st

from diffs.records import Edit
from harvester.digest.redline import (
    CONTEXT_WORDS,
    ELLIPSIS,
    RUN_CHARACTERS,
    ShownEdit,
    as_words,
    blocks,
    redline,
)

LONG = " ".join(f"w{number}" for number in range(60))


def equal(text: str) -> Edit:
    return Edit("equal", text)


def insert(text: str) -> Edit:
    return Edit("insert", text)


def delete(text: str) -> Edit:
    return Edit("delete", text)


def shown(*edits: Edit) -> list[str]:
    """Each place as one string, with what is new in braces and what is gone in brackets."""
    marks = {"equal": "{}", "insert": "{{+{}+}}", "delete": "[-{}-]"}
    return ["".join(marks[edit.op].format(edit.text) for edit in place) for place in redline(edits).places]


def test_a_word_with_what_stands_around_it() -> None:
    assert shown(equal(f"{LONG} we "), delete("may"), insert("will"), equal(f" sell it. {LONG}")) == [
        "… w53 w54 w55 w56 w57 w58 w59 we [-may-]{+will+} sell it. w0 w1 w2 w3 w4 w5 …"
    ]


def test_places_far_apart_are_two_and_near_ones_are_one() -> None:
    near = (delete("a"), insert("b"), equal(" and in between "), delete("c"), insert("d"))
    assert shown(*near) == ["[-a-]{+b+} and in between [-c-]{+d+}"]
    far = (delete("a"), insert("b"), equal(f" {LONG} "), delete("c"), insert("d"))
    assert len(shown(*far)) == 2


def test_many_places_are_counted() -> None:
    many = [edit for number in range(9) for edit in (insert(f"new {number} "), equal(f"{LONG} "))]
    found = redline(many)
    assert len(found.places) == 4
    assert found.more == 5


def test_a_long_run_is_cut_between_words_with_a_count() -> None:
    ((cut,),) = redline([insert("word " * 200)]).places
    assert len(cut.text + cut.more) < RUN_CHARACTERS + 40
    assert cut.text.startswith("word word")
    assert cut.text.endswith("word … ")
    assert cut.more.strip() == "[116 more words]", "the count is not a word of the policy"
    assert as_words((cut,))[0].endswith("word … [116 more words]")


def test_markup_is_no_change() -> None:
    assert shown(delete("**Cookies**"), insert("Cookies"), equal(" are small.")) == []
    assert shown(equal("Effective "), insert("_"), delete("May 1"), insert("June 2_"), equal(".")) == [
        "Effective [-May 1-]{+June 2+}."
    ]
    assert shown(delete("\n\n"), insert(" "), equal("It is so.")) == []


def test_links_are_their_words() -> None:
    assert shown(
        equal("See "), delete("[our site](http://a.example/x)"), insert("[us](http://b.example)")
    ) == ["See [-our site-]{+us+}"]


def test_a_link_whose_target_changed_is_its_words() -> None:
    target = (delete("](http://a.example/x)"), insert("](http://b.example/y)"))
    assert shown(equal("See [our site"), *target, equal(" or "), insert("call"), equal(" us.")) == [
        "See our site or {+call+} us."
    ]
    assert shown(equal("[We [a] and [b "), insert("say"), equal(" so.")) == ["[We [a] and [b {+say+} so."]


def test_a_place_read_aloud() -> None:
    (place,) = redline([equal("We "), delete("may"), insert("will"), equal(" sell it.")]).places
    assert as_words(place) == ("was: We may sell it.", "now: We will sell it.")
    (place,) = redline([delete("We sell it.")]).places
    assert as_words(place) == ("removed: We sell it.",)


edits = st.lists(
    st.builds(
        Edit,
        st.sampled_from(("equal", "insert", "delete")),
        st.lists(
            st.sampled_from(("we", "may", "sell", "**it**", "[a](http://b.c)", "\n* ", ",")), max_size=30
        ).map(" ".join),
    ),
    max_size=12,
)


@settings(max_examples=150, deadline=None)
@given(found=edits)
def test_a_place_holds_a_change_and_no_more_around_it_than_promised(found: list[Edit]) -> None:
    for place in redline(found, places=100).places:
        assert any(edit.op != "equal" and edit.text.strip() for edit in place)
        for outer in (place[0], place[-1]):
            if outer.op == "equal":
                words = [word for word in outer.text.split() if word != ELLIPSIS]
                assert len(words) <= CONTEXT_WORDS
        laid = [edit for block in blocks(place) for line in block.lines for edit in line]
        assert all("\n" not in edit.text for edit in laid)
        for op in ("equal", "insert", "delete"):
            assert words_of(laid, op) == words_of(place, op), "no word is lost in paragraphs and lists"


def words_of(found: Iterable[ShownEdit], op: str) -> list[str]:
    return re.findall(r"\w+", " ".join(edit.text for edit in found if edit.op == op))


def test_lists_stay_lists() -> None:
    (place,) = redline(
        [
            equal("We sell\n\n  * oil\n"),
            insert("  * wicks\n  * glass\n"),
            delete("\nand more"),
            equal("\n\nto you."),
        ]
    ).places
    laid = [
        (block.is_list, ["".join(edit.text for edit in line) for line in block.lines])
        for block in blocks(place)
    ]
    assert laid == [
        (False, ["We sell"]),
        (True, ["oil", "wicks", "glass"]),
        (False, ["and more"]),
        (False, ["to you."]),
    ]
    assert as_words(place) == (
        "was: We sell\n• oil\nand more\nto you.",
        "now: We sell\n• oil\n• wicks\n• glass\nto you.",
    )


def test_words_around_an_edit_keep_the_items_that_they_are_of() -> None:
    items = "".join(f"  * item {number} of the lamps\n" for number in range(9))
    ((*_, last),) = redline([equal(items), insert("  * wicks\n"), equal(items)]).places
    assert last.text == "\n• item 0 of the lamps\n• item …"
    ((first, *_),) = redline([equal(items), insert("  * wicks\n")]).places
    assert first.text == "… the lamps\n• item 8 of the lamps\n"


def test_a_full_stop_behind_a_new_item_ends_the_old_line() -> None:
    (place,) = redline([equal("  * oil"), insert(";\n  * wicks"), equal(".\n")]).places
    assert as_words(place) == ("was: • oil.", "now: • oil;\n• wicks.")
