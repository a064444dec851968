"""The built-in topics and a user's own."""

from __future__ import annotations

import pytest

from diffs.weights.languages import LANGUAGES, recognised_language
from diffs.weights.topics import (
    BUILT_IN,
    OWN_POINTS,
    POINTS,
    TURNED_POINTS,
    points,
    topic_name,
    with_built_in,
)


def test_own_topics_are_added() -> None:
    topics = with_built_in({"sale": ["auction*"], "lamps": ["lamp oil"]})
    assert set(BUILT_IN["sale"]) < set(topics["sale"])
    assert "auction*" in topics["sale"]
    assert topics["lamps"] == ("lamp oil",)
    assert points("lamps") == OWN_POINTS


def test_every_built_in_topic_has_points_and_phrases_in_every_language() -> None:
    assert set(BUILT_IN) <= set(POINTS)
    assert max(POINTS.values()) < TURNED_POINTS
    for language in LANGUAGES:
        assert set(language.topics) == set(BUILT_IN), language.code
        assert all(language.topics.values())


def test_people_see_plain_names_where_programs_see_keys() -> None:
    assert [topic_name(topic) for topic in ("recipients", "data", "period", "sale", "lamps")] == [
        "third parties",
        "data collected",
        "time limits",
        "sale",
        "lamps",
    ]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("We sell the lamps to you.", "en"),
        ("Wir verkaufen die Lampen und das Öl nicht.", "de"),
        ("Nous vendons les lampes et vous payez.", "fr"),
        ("Vendemos las lámparas y usted paga por ellas.", "es"),
        ("Non vendiamo le lampade che sono nel negozio.", "it"),
        ("Wij verkopen de lampen niet aan uw buren.", "nl"),
        ("Não vendemos as lâmpadas que você tem.", "pt"),
        ("Lamps!", "en"),
    ],
)
def test_the_language_of_a_text(text: str, code: str) -> None:
    assert recognised_language([text]).code == code
