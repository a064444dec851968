"""Why a change weighs: tags with the sentence that triggered them, and nothing that stands unchanged."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import diffs.weights.weights
from diffs import compare
from diffs.records import Change
from diffs.weights.topics import BUILT_IN, POINTS, points_touched, with_built_in
from diffs.weights.weights import Tag, weigh, weight

PHRASES = [phrase for phrases in BUILT_IN.values() for phrase in phrases]
HEAD = "**Data**\n\n"
AROUND = (
    "We sell lamps to children and arbitrate for 30 days. {} We may retain all of it with third parties.\n"
)


def tags(old: str, new: str) -> tuple[Tag, ...]:
    """Return the tags of the change of one section."""
    return tuple(tag for change in compare(HEAD + old, HEAD + new).changes for tag in weigh(change))


@pytest.mark.parametrize(
    ("old", "new", "topic", "trigger", "side"),
    [
        ("We may show it.", "We will show it.", "modal verb", "may → will", "after"),
        ("We show it.", "We do not show it.", "modal verb", "∅ → not", "after"),
        ("You must ask us first.", "You may ask us first.", "modal verb", "must → may", "after"),
        ("Write within 30 days.", "Write within 90 days.", "period", "30 days → 90 days", "after"),
        ("Write within 30 days.", "Write within 30 weeks.", "period", "30 days → 30 weeks", "after"),
        ("We pay up to $500 to you.", "We pay up to $50 to you.", "number", "$ 500 → $ 50", "after"),
        ("We show it to friends.", "We show it to advertisers.", "recipients", "advertisers", "after"),
        (
            "We show your town.",
            "We show your precise geolocation.",
            "sensitive data",
            "precise geolocation",
            "after",
        ),
        ("We like adults.", "We like children.", "children", "children", "after"),
        ("We never sell anything to anyone. We rest.", "We rest.", "sale", "sell", "before"),
        ("We rest.", "We rest. Disputes go to arbitration.", "arbitration", "arbitration", "after"),
        ("We burn it at once.", "We retain it at once.", "retention", "retain", "after"),
        (
            "It stays here.",
            "It goes outside the European Union.",
            "transfer abroad",
            "outside the european",
            "after",
        ),
    ],
)
def test_what_triggers_a_tag(old: str, new: str, topic: str, trigger: str, side: str) -> None:
    found = tags(AROUND.format(old), AROUND.format(new))
    assert (topic, trigger, side, POINTS[topic]) in [(t.topic, t.trigger, t.side, t.points) for t in found]
    for tag in found:
        text = old if tag.side == "before" else new
        assert tag.sentence in text, "a sentence that stands unchanged triggers nothing"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("We like it.", "We love it."),
        ("Updated on May 1, 2015 here.", "Updated on June 7, 2016 here."),
        ("Updated on 1 May 2015 here.", "Updated on 7 June 2016 here."),
        ("See section 4 for lamps.", "See section 5 for lamps."),
        ('We "like" it.', "We “like” it."),
        ("We like lamps and tables.", "We like tables and lamps."),
    ],
)
def test_what_triggers_none(old: str, new: str) -> None:
    assert tags(AROUND.format(old), AROUND.format(new)) == ()


def test_a_topic_on_both_sides_of_an_edit_weighs_a_third() -> None:
    (tag,) = tags("We gladly sell lamps.\n", "We sadly sell lamps.\n")
    assert (tag.topic, tag.points) == ("sale", points_touched("sale"))
    assert points_touched("sale") == 2


def test_a_sentence_written_anew_has_no_verb_that_turned() -> None:
    found = tags("Birds may fly over every hill.\n", "Our oil shall burn in each of these lamps.\n")
    assert "modal verb" not in {tag.topic for tag in found}


def test_own_phrases() -> None:
    (change,) = compare(HEAD + "We like it.\n", HEAD + "We like lamp-oil.\n").changes
    assert weigh(change) == ()
    (tag,) = weigh(change, with_built_in({"oil": ["lamp oil"]}))
    assert (tag.topic, tag.trigger, tag.sentence) == ("oil", "lamp-oil", "We like lamp-oil.")


def test_a_cosmetic_change_weighs_nothing() -> None:
    assert weigh(Change(("cosmetic",), None, None, (), 1.0, ())) == ()


def test_a_new_section_weighs_by_its_heading_too() -> None:
    found = [
        tag
        for change in compare(
            "**Data**\n\nWe care.\n", "**Data**\n\nWe care.\n\n**Arbitration**\n\nAs agreed.\n"
        ).changes
        for tag in weigh(change)
    ]
    assert [(tag.topic, tag.sentence) for tag in found] == [("arbitration", "Arbitration")]


def test_weight_counts_each_topic_once_with_its_highest_points() -> None:
    def tag(topic: str, points: int) -> Tag:
        return Tag(topic, "", "after", "", points)

    assert weight([tag("sale", 8), tag("sale", 1), tag("data", 4)]) == 12
    assert weight([]) == 0


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.sampled_from([*PHRASES, "may", "not", "30 days", "lamps", ".", ". We"]),
        max_size=25,
    )
)
def test_the_heaviest_comes_first_and_sentences_are_of_their_side(words: list[str]) -> None:
    text = " ".join(words).replace("*", "")
    old, new = "We care. You rest.", f"We care. We {text}. You rest."
    found = tags(old, new)
    assert [tag.points for tag in found] == sorted((tag.points for tag in found), reverse=True)
    assert all(tag.sentence in " ".join((new if tag.side == "after" else old).split()) for tag in found)


def test_what_is_not_read_of_a_change_without_end_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    old, new = "We rest.", "We sell lamps. Ask a child."
    assert [tag.topic for tag in tags(old, new)] == ["sale", "children"]
    monkeypatch.setattr(diffs.weights.weights, "MOST_CHARS", 3 * len("sell lamps"))
    told = tags(old, new)
    assert [tag.topic for tag in told] == ["sale", "length"]
    assert told[1].trigger.endswith(" characters not read")
    assert "child" in told[1].sentence
