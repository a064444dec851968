"""The sentences by which an edit is known again in other policies."""

from __future__ import annotations

import pytest

from diffs import compare
from diffs.changed_sentences import FEWEST_WORDS, changed_sentences, changed_words
from diffs.records import Change

CLAUSE = "We may share your address and your purchases with advertising partners of ours."
OTHER = "We keep your letters for as long as the law of the harbour wants us to keep them."


def change(old: str, new: str) -> Change:
    """Return what happened to the only section of a policy."""
    found = compare(f"# Policy\n\n## Sharing\n\n{old}\n", f"# Policy\n\n## Sharing\n\n{new}\n")
    (only,) = found.changes
    return only


def numbers(old: str, new: str) -> set[int]:
    return {one.fingerprint for one in changed_sentences(change(old, new))}


def test_the_same_sentence_is_known_again_whatever_stands_around_it() -> None:
    alone = numbers("Kept.", f"Kept. {CLAUSE}")
    assert len(alone) == 1
    assert alone <= numbers(f"{OTHER}", f"{OTHER} {CLAUSE} We sell lamps.")
    assert alone <= numbers("Kept.", f"Kept.\n\n  * {CLAUSE}\n  * {OTHER}")


def test_markup_links_glyphs_and_white_space_do_not_count() -> None:
    marked = CLAUSE.replace("your address", "**your**  address")
    marked = marked.replace("your purchases", "[your purchases](/x?y=1)")
    assert numbers("Kept.", f"Kept. {CLAUSE}") == numbers("Kept.", f"Kept. {marked}")


def test_one_other_word_is_another_sentence() -> None:
    assert not numbers("Kept.", f"Kept. {CLAUSE}") & numbers(
        "Kept.", f"Kept. {CLAUSE.replace('may', 'will')}"
    )


def test_added_and_removed_are_two_edits() -> None:
    added, removed = numbers("Kept.", f"Kept. {CLAUSE}"), numbers(f"Kept. {CLAUSE}", "Kept.")
    assert len(added) == len(removed) == 1
    assert not added & removed


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("© 2026 Acorn Clocks, 1 Mill Lane.", "© 2027 Acorn Clocks, 1 Mill Lane."),
        ("Acorn Clocks repairs clocks.", "Birch & Sons repairs clocks."),
        ("Kept.", "Kept. To the fullest extent permitted by applicable law."),
        ("Notes 1 2 3 4 5 6 7 8 9 10 11 12.", "Notes 21 22 23 24 25 26 27 28 29 30 31 32."),
        ("Kept.", "Kept. the the the the the the the the the the the the."),
    ],
    ids=["a year", "a name", "a phrase of lawyers", "numbers", "one word"],
)
def test_a_trifle_is_no_template(old: str, new: str) -> None:
    assert numbers(old, new) == set()


def test_a_sentence_counts_from_ten_different_words_on() -> None:
    words = ["alder", "birch", "cedar", "dogwood", "elm", "fir", "gorse", "hazel", "ivy", "juniper"]
    assert len(words) == FEWEST_WORDS
    assert len(numbers("Kept.", f"Kept. {' '.join(words)}.")) == 1
    assert numbers("Kept.", f"Kept. {' '.join(words[1:])}.") == set()


def test_in_scripts_without_spaces_two_characters_count_as_a_word() -> None:
    long = "当社はお客様の個人情報を広告配信会社と共有し目的外にも利用することがあります。"
    assert len(numbers("保持。", f"保持。{long}")) == 1
    assert numbers("保持。", f"保持。{long[:12]}。") == set()


def test_text_that_only_moved_is_no_edit() -> None:
    old = f"# P\n\n## Names\n\n{CLAUSE} {OTHER}\n\n## Oil\n\nIt comes from the harbour and burns well.\n"
    new = f"# P\n\n## Names\n\n{CLAUSE}\n\n## Oil\n\nIt comes from the harbour and burns well. {OTHER}\n"
    changes = compare(old, new).changes
    assert any(edit.moved for one in changes for edit in one.edits)
    assert [changed_sentences(one) for one in changes] == [()] * len(changes)


def test_all_words_of_an_edit_in_order() -> None:
    assert changed_words(change("We may sell it.", "We **will** sell it.")) == (
        ("delete", ("may",)),
        ("insert", ("will",)),
    )
