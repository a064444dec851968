"""Comparisons as they are kept."""

from __future__ import annotations

from itertools import pairwise

import pytest

from diffs import Change, Comparison, Edit, Section, join
from diffs.summaries import SectionChange, sum_up
from harvester.pipeline.comparing import derive_comparison
from harvester.pipeline.extracting import read_text
from store import Store
from store.tables.comparisons import StoredComparison
from store.tables.texts import Text
from tests.support.cookie_policy import NEW, OLD, OTHER
from tests.support.scripted import document_of

TEXTS = [read_text("Privacy", markdown) for markdown in (OLD, NEW, OTHER)]
OLD_NEW, NEW_OTHER = [(old.sha256, new.sha256) for old, new in pairwise(TEXTS)]
FIRST, SECOND = derive_comparison(OLD, NEW, {}), derive_comparison(NEW, OTHER, {"hearsay": ["heard of"]})

STAYS = "We collect your name and your address when you register as a keeper of a lighthouse."
MOVES = "We record how long each lamp burns, so that nobody is billed for the oil of a neighbour."
BEFORE_MOVE = f"## Names\n\n{STAYS}\n\n{MOVES}\n\n## Oil\n\nIt comes from the harbour.\n"
AFTER_MOVE = f"## Names\n\n{STAYS}\n\n## Oil\n\nIt comes from the harbour.\n\n{MOVES}\n"


@pytest.fixture
def document(store: Store) -> int:
    """Return a document with two comparisons."""
    document = document_of(store)
    for text in TEXTS:
        store.texts.add(text)
    store.comparisons.add(document, OLD_NEW, FIRST)
    store.comparisons.add(document, NEW_OTHER, SECOND)
    return document


def test_a_comparison_comes_back_as_it_was_made(store: Store, document: int) -> None:
    assert store.comparisons.pairs(document) == {OLD_NEW, NEW_OTHER}
    assert store.comparisons.find(document, OLD_NEW) == FIRST
    assert store.comparisons.find(document, NEW_OTHER) == SECOND != FIRST
    assert store.comparisons.find(document + 1, OLD_NEW) is None


def test_text_that_moved_comes_back_with_its_other_place(store: Store) -> None:
    document = document_of(store)
    texts = [read_text("Privacy", markdown) for markdown in (BEFORE_MOVE, AFTER_MOVE)]
    for text in texts:
        store.texts.add(text)
    made, pair = derive_comparison(BEFORE_MOVE, AFTER_MOVE, {}), (texts[0].sha256, texts[1].sha256)
    assert made.columns["words_moved"] == len(MOVES.split())
    store.comparisons.add(document, pair, made)
    assert store.comparisons.find(document, pair) == made


def moving(words: tuple[str, str]) -> tuple[Text, StoredComparison]:
    """Return a text and a comparison in which its section goes: its words move to two others, or are gone."""
    gone = Section("1", "Lamps", "## 1. Lamps\n\n", 1, "".join((*words, "and gone")), 0)
    old = Text("old", "", join([gone]), "", "", 9, (), (gone,))
    others = [Section("", f"Other {place}", "", 1, "", place) for place in (4, 7)]
    edits = (
        Edit("delete", words[0], others[0]),
        Edit("delete", words[1], others[1]),
        Edit("delete", "and gone"),
    )
    change = Change(("removed",), gone, None, (), 0.0, edits)
    section = SectionChange(change, words_removed=2, words_moved_out=len(" ".join(words).split()))
    return old, StoredComparison.of("rules", sum_up(Comparison((change,), 3, False), (section,), 9))


@pytest.mark.parametrize(
    ("words", "place"), [(("a b c d", "e"), 4), (("e", "a b c d"), 7), (("a b c", "d e f"), None)]
)
def test_a_section_went_where_more_than_half_of_its_words_moved(
    store: Store, words: tuple[str, str], place: int | None
) -> None:
    document = document_of(store)
    old, comparison = moving(words)
    store.texts.add(old)
    store.comparisons.add(document, ("old", "new"), comparison)
    (change,) = store.comparisons.linked(document, ("old", "new"))
    assert (change.before, change.after, change.moved_to) == (0, None, place)
    assert store.comparisons.linked(document, ("new", "old")) == ()


def test_a_split_and_a_merger_name_all_of_their_sections(store: Store) -> None:
    document = document_of(store)
    sentences = [
        f"Sentence {at} says what a keeper of lamps number {at} may do and may not do." for at in range(9)
    ]
    whole, first, rest = "\n\n".join(sentences), "\n\n".join(sentences[:6]), "\n\n".join(sentences[6:])
    texts = [
        read_text("Privacy", f"## Lamps\n\n{whole}\n\n## Oil\n\nIt burns.\n"),
        read_text("Privacy", f"## Lamps\n\n{first}\n\n## Keepers\n\n{rest}\n\n## Oil\n\nIt burns.\n"),
    ]
    for old, new in (texts, texts[::-1]):
        store.texts.add(old)
        pair = old.sha256, new.sha256
        store.texts.add(new)
        store.comparisons.add(document, pair, derive_comparison(old.markdown, new.markdown, {}))
        (change,) = store.comparisons.linked(document, pair)
        assert (change.before, change.after, change.others) == (0, 0, (1,))
        assert change.is_split == (old is texts[0])


def test_comparisons_that_are_not_needed_go_with_their_changes(store: Store, document: int) -> None:
    store.comparisons.keep(document, [NEW_OTHER], str(SECOND.columns["rules"]))
    assert store.comparisons.pairs(document) == {NEW_OTHER}
    assert {row["old_text"] for row in store.database.rows("SELECT old_text FROM changes")} == {NEW_OTHER[0]}


def test_comparisons_by_other_rules_are_not_kept(store: Store, document: int) -> None:
    store.comparisons.keep(document, [OLD_NEW, NEW_OTHER], str(FIRST.columns["rules"]))
    assert store.comparisons.pairs(document) == {OLD_NEW}
