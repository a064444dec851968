"""What did not change is folded, with the number of its words."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from diffs import compare
from diffs.records import Edit
from diffs.render.folding import (
    CONTEXT_WORDS,
    Fold,
    FoldedPassage,
    fold_unchanged,
    folded_runs,
    shortened,
    unchanged,
)
from diffs.render.paragraphs import Paragraph, paragraphs
from diffs.text import count_words
from diffs.words.words import edits
from tests.support.markdown_pieces import TEXTS


def test_what_did_not_change_is_folded() -> None:
    found = list(
        fold_unchanged(paragraphs(edits("One two.\n\nThree.\n\nFour.\n", "One two.\n\nThree.\n\nFive.\n")))
    )
    assert isinstance(found[0], Fold)
    assert found[0].words == 3
    assert isinstance(found[1], Paragraph)
    assert unchanged(1) == "… 1 word unchanged …"
    assert unchanged(1214) == "… 1,214 words unchanged …"


def test_the_unchanged_middle_of_a_paragraph_is_folded() -> None:
    words = " ".join(f"w{n}" for n in range(100))
    (paragraph,) = paragraphs(edits(f"may {words} end", f"will {words} fin"))
    told = "".join(run.text for run in shortened(paragraph).runs if run.op != "delete")
    assert told == (
        f"will {' '.join(words.split()[:CONTEXT_WORDS])} … {100 - 2 * CONTEXT_WORDS} words unchanged …"
        f" {' '.join(words.split()[-CONTEXT_WORDS:])} fin"
    )


@settings(max_examples=100, deadline=None)
@given(TEXTS, TEXTS)
def test_nothing_of_a_comparison_raises(old: str, new: str) -> None:
    for change in compare(old, new).changes:
        for one in fold_unchanged(paragraphs(change.edits)):
            if isinstance(one, Paragraph):
                shortened(one)


def test_a_script_without_spaces_is_folded_too() -> None:
    (paragraph,) = paragraphs(
        edits(f"前{'当社は個人情報を収集します' * 9}後", f"新{'当社は個人情報を収集します' * 9}末")
    )
    (passage,) = [one for one in folded_runs(paragraph.runs) if isinstance(one, FoldedPassage)]
    assert passage.words == 13 * 9 - 2 * CONTEXT_WORDS


WORDS = st.lists(st.sampled_from(["we", "may", "sell,", "“it”", "e-mail", "当社", "—"]), max_size=90).map(
    " ".join
)


@given(WORDS, WORDS, WORDS)
@settings(max_examples=100, deadline=None)
def test_folds_hold_what_they_count_and_leave_nothing_out(before: str, middle: str, after: str) -> None:
    runs = [
        Edit("equal", f"{before} "),
        Edit("insert", "new"),
        Edit("equal", f" {middle} "),
        Edit("delete", "old"),
    ]
    runs.append(Edit("equal", f" {after}"))
    parts = list(folded_runs([run for run in runs if run.text.strip()]))
    told = " ".join(part.text for part in parts)
    assert "".join(told.split()) == "".join([before, "new", middle, "old", after]).replace(" ", "")
    for part in parts:
        if isinstance(part, FoldedPassage):
            assert part.words == count_words(part.text)
