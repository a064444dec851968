"""A comparison in numbers: counted once, for everybody who shows it."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from diffs import Comparison, compare, words_added, words_removed
from diffs.records import Change
from diffs.summaries import SectionChange, sum_up, summarize, topics_as_json, topics_from_json
from tests.support.comparisons import COMPARISON, NEW, OLD, summarized

TWO = "**Lamps**\n\nWe may sell ten of our lamps.\n\n**Oil**\n\nIt burns.\n"


def test_every_change_is_counted_once() -> None:
    found = summarized(OLD, NEW)
    summary = found.summary
    assert found.comparison == COMPARISON
    assert sum(summary.sections.values()) == len(COMPARISON.changes)
    assert summary.unchanged == COMPARISON.unchanged
    assert summary.words_added == sum(map(words_added, COMPARISON.changes))
    assert summary.words_removed == sum(map(words_removed, COMPARISON.changes))


def test_the_share_of_the_old_words_that_was_kept() -> None:
    assert summarized(TWO, TWO).summary.kept == 1
    assert summarized(TWO, TWO.replace("ten of ", "")).summary.kept == 1 - 2 / 9
    assert summarized(TWO, "**Wicks**\n\nNothing like that.\n").summary.kept == 0
    assert summarized("", TWO).summary.kept == 1


def test_what_is_cosmetic_is_no_changed_section() -> None:
    changes = (
        Change(("split", "cosmetic"), None, None, (), 1.0, ()),
        Change(("moved",), None, None, (), 1.0, ()),
    )
    sections = tuple(map(SectionChange, changes))
    summary = sum_up(Comparison(changes, 3, cosmetic=False), sections, 0).summary
    assert (summary.changed, summary.cosmetic_sections, summary.unchanged) == (1, 1, 3)


def test_topics_come_in_the_order_of_their_points_with_the_sentence_that_triggered_them() -> None:
    found = summarized(TWO, TWO.replace("may sell ten", "will sell all") + "\nWe tell children nothing.\n")
    topics = found.summary.topics
    points = [tag.points for tag, _ in topics]
    assert points == sorted(points, reverse=True)
    assert {tag.topic for tag, _ in topics} >= {"modal verb", "children"}
    assert topics[0][0].sentence == "We will sell all of our lamps."


def test_a_topic_of_several_sections_is_named_once() -> None:
    old = "**A**\n\nOne.\n\n**B**\n\nTwo.\n"
    new = old.replace("One.", "We sell it.").replace("Two.", "We sold it.")
    ((tag, more),) = summarized(old, new).summary.topics
    assert (tag.topic, tag.sentence, more) == ("sale", "We sell it.", 1)


@given(st.text(max_size=80), st.text(max_size=80))
def test_any_texts(old: str, new: str) -> None:
    found = summarize(compare(old, new), old)
    assert 0 <= found.summary.kept <= 1
    assert found.summary.changed + found.summary.cosmetic_sections == len(found.sections)
    topics = found.summary.topics
    assert topics_from_json(json.loads(json.dumps(topics_as_json(topics)))) == topics
