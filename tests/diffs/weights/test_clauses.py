"""Clauses, sentences under a heading, entries without bullets; each with a near miss."""

from __future__ import annotations

import pytest

from tests.diffs.weights.test_structure import told

SHARED = "We share your data with partners who light lamps in the evening."


@pytest.mark.parametrize(
    ("old", "new", "topics"),
    [
        (
            SHARED,
            "We share your data with partners who light lamps in the evening, and also whenever somebody "
            "knocks at our small red door.",
            {"recipients"},
        ),
        (SHARED, "We share your data with partners who light many lamps in the evening.", set()),
    ],
)
def test_a_clause_that_came_to_a_sentence(old: str, new: str, topics: set[str]) -> None:
    assert set(told(old, new)) & {"recipients"} == topics


@pytest.mark.parametrize(
    ("heading", "new", "topic"),
    [
        ("Information we collect", "Wicks and chimneys of every lantern are counted at the door.", {"data"}),
        ("Information we collect", "Wicks are counted at the door.", set()),
        ("Consent", "Whoever rings our little bell twice says yes to all of this.", {"consent"}),
        # The heading is about the one, not about the other.
        (
            "How long we keep the data we collect",
            "Wicks of every lantern are counted at the door.",
            {"retention"},
        ),
    ],
)
def test_a_sentence_under_a_heading(heading: str, new: str, topic: set[str]) -> None:
    old = "The shop is on the corner."
    found = set(told(old, f"{old} {new}", heading)) & {"data", "consent", "retention"}
    assert found == topic


@pytest.mark.parametrize(
    ("new", "topics"),
    [
        ("We collect:\n\nyour name ;\n\nthe colour of your lamp ;\n", {"data"}),
        ("We light:\n\nyour street ;\n\nthe corner of your house ;\n", set()),
    ],
)
def test_entries_that_end_with_a_semicolon(new: str, topics: set[str]) -> None:
    old = new.replace("the colour of your lamp ;\n", "").replace("the corner of your house ;\n", "")
    assert set(told(old, new)) == topics


@pytest.mark.parametrize(
    ("old", "new", "topics"),
    [
        ("**Publisher:** Anna Lampe", "**Publisher:** Lamp Shop", {"contracting party"}),
        ("**Colour:** Anna Lampe", "**Colour:** Lamp Shop", set()),
    ],
)
def test_a_party_after_the_word_that_calls_it(old: str, new: str, topics: set[str]) -> None:
    assert set(told(f"Good evening.\n\n{old}", f"Good evening.\n\n{new}")) == topics


def test_a_price_for_another_time() -> None:
    old = "If you cancel 6 hours before the evening, a cancellation fee of 10 euros is charged."
    assert "price" in told(old, old.replace("6 hours", "24 hours"))


def test_a_script_that_a_page_left_says_nothing() -> None:
    old = "The shop is on the corner."
    script = (
        'window.lamp = {"type":"opt-in","data":"cookies"}; var a = 1; (function () { return {"b":"c"}; })();'
    )
    assert told(old, f"{old}\n\n{script}") == {}


def test_a_contents_list_with_anchors_says_nothing() -> None:
    old = "The shop is on the corner."
    listed = "* [1\\. How long we keep your data](#1. How long we keep your data)\n"
    assert told(old, f"{old}\n\n{listed}* [2\\. Your rights](#2. Your rights)") == {}
