"""A corpus document among mementos: never compared with what another recipe made of a page."""

from __future__ import annotations

from dataclasses import replace

from store.records import Counterpart, Reading
from store.timeline.counterparts import beside_citations
from tests.support.readings import drawn, shown


def cited(day: str, text: str, *, effective: str | None = None) -> Reading:
    """Return a corpus document that cites a capture of a day."""
    one = shown(day, text, effective=effective, source="citation")
    return replace(one, recipe="corpus", extractor="corpus 1")


def memento(day: str, text: str, corpus: str | None, *, effective: str | None = None) -> Reading:
    """Return a memento with a whole text, and with what the corpus recipe makes of it."""
    one = shown(day, f"whole {text}", effective=effective)
    one = replace(one, extractor="complete 1")
    if corpus is None:
        return one
    by_corpus = shown(day, corpus, effective=effective)
    return replace(one, corpus=Counterpart(by_corpus.text, by_corpus.essence, by_corpus.dateless))


def test_a_corpus_document_that_is_its_neighbours_counterpart_shows_the_neighbours_text() -> None:
    before = memento("2014-01-10", "A", "a")
    (version,) = drawn([before, cited("2014-02-10", "a"), memento("2014-03-10", "A", "a")])
    assert (version.text, version.recipe, version.captures) == (before.text, "complete", 3)
    assert version.flags == ()


def test_one_neighbour_is_enough_before_or_after() -> None:
    assert len(drawn([memento("2014-01-10", "A", "a"), cited("2014-02-10", "a")])) == 1
    assert len(drawn([cited("2013-12-10", "a"), memento("2014-01-10", "A", "a")])) == 1


def test_the_version_before_is_preferred_where_the_corpus_cannot_tell_two_apart() -> None:
    first, second = drawn(
        [memento("2014-01-10", "A", "a"), cited("2014-02-10", "a"), memento("2014-03-10", "B", "a")]
    )
    assert (first.last_capture[:8], second.first_capture[:8]) == ("20140210", "20140310")
    assert second.compared == (first.text, second.text), "both are texts of the recipe `complete`"


def test_another_text_is_compared_by_the_recipe_of_the_corpus_on_both_sides() -> None:
    old, new = drawn([cited("2014-01-10", "a"), memento("2014-03-10", "B", "b")])
    assert old.recipe == "corpus"
    assert old.flags == ("cited",)
    assert new.recipe == "complete"
    assert new.compared == ("a None/None", "b None/None")
    older, newer = drawn([memento("2014-03-10", "B", "b"), cited("2014-04-10", "a")])
    assert newer.compared == ("b None/None", "a None/None")
    assert older.compared is None


def test_what_differs_only_cosmetically_by_that_recipe_is_cosmetic() -> None:
    _, new = drawn([cited("2014-01-10", "a'"), memento("2014-03-10", "A", "a")])
    assert new.flags == ("cosmetic",)


def test_another_markup_of_the_same_words_is_no_change_beside_a_corpus_document() -> None:
    first, cited_one, last = drawn(
        [
            memento("2014-01-10", "A", "a"),
            cited("2014-02-10", "a'"),
            replace(memento("2014-03-10", "A", "more of a"), text="other markup"),
        ]
    )
    assert cited_one.compared == ("a None/None", "a' None/None")
    assert last.flags == ("cosmetic",)
    assert last.compared == (first.text, "other markup"), (
        "not what the corpus finds in one and not in the other"
    )


def test_only_the_date_changed_is_seen_across_recipes() -> None:
    _, new = drawn(
        [
            cited("2014-01-10", "a", effective="2014-01-01"),
            memento("2014-03-10", "A", "a", effective="2014-03-01"),
        ]
    )
    assert new.flags == ("date-only",)


def test_nothing_is_compared_where_the_counterpart_is_not_known() -> None:
    old, new = drawn([cited("2014-01-10", "a"), memento("2014-03-10", "A", None)])
    assert old.text != new.text
    assert new.compared is None
    assert new.flags == (), "and nobody is accused of anything"


def test_a_memento_takes_the_place_of_the_corpus_document_that_cites_it() -> None:
    (version,) = drawn([cited("2014-01-10", "other"), memento("2014-01-10", "A", None)])
    assert version.recipe == "complete"


def test_a_corpus_document_with_all_the_words_of_the_policy_counts_as_complete() -> None:
    before = memento("2014-01-10", "A", "a")
    cited_whole = replace(
        cited("2014-02-10", "whole A'"), text="other markup", essence=before.essence, dateless=before.dateless
    )
    first, second, third = drawn([before, cited_whole, memento("2014-03-10", "B", "b")])
    assert (second.flags, second.compared) == (("cosmetic", "cited"), (first.text, "other markup"))
    assert third.compared == ("other markup", third.text), "the corpus recipe missed nothing"


def test_only_the_mementos_just_before_and_after_are_beside_a_corpus_document() -> None:
    days = [memento(f"2014-0{month}-10", "A", "a") for month in (1, 2, 4, 5)]
    assert beside_citations([*days[:2], cited("2014-03-10", "b"), *days[2:]]) == (days[1], days[2])
    assert beside_citations([cited("2013-03-10", "b"), *days]) == (days[0],)
    assert beside_citations(days) == ()
