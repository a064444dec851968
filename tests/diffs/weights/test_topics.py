"""Phrases, their wildcard, and a user's own."""

from __future__ import annotations

import pytest

from diffs import essence
from diffs.weights.topics import BUILT_IN, OWN_POINTS, POINTS, found_in, points, topic_name, with_built_in


@pytest.mark.parametrize(
    ("text", "phrase", "found"),
    [
        ("Binding Arbitration applies", "arbitrat*", ["arbitration"]),
        ("an arbitrator", "arbitrat*", ["arbitrator"]),
        ("arbitrary", "arbitrat*", []),
        ("We sell it; a seller does not", "sell", ["sell"]),
        ("a **class**\naction", "class action", ["class action"]),
        ("a class-action suit", "class action", ["class-action"]),
        ("third-party tools, third parties", "third part*", ["third-party", "third parties"]),
        ("your driver’s license", "driver's license", ["driver's license"]),
        ("第三者に提供する", "第三者", ["第 三 者"]),
        ("anything", "*", []),
        ("anything", "", []),
        ("100% (all)", "100%", ["100 %"]),
    ],
)
def test_phrases(text: str, phrase: str, found: list[str]) -> None:
    assert found_in(essence(text), [phrase]) == found


def test_own_topics_are_added() -> None:
    topics = with_built_in({"sale": ["auction*"], "lamps": ["lamp oil"]})
    assert set(BUILT_IN["sale"]) < set(topics["sale"])
    assert "auction*" in topics["sale"]
    assert topics["lamps"] == ("lamp oil",)
    assert points("lamps") == OWN_POINTS


def test_every_built_in_topic_has_points() -> None:
    assert set(BUILT_IN) <= set(POINTS)
    assert all(phrases for phrases in BUILT_IN.values())


def test_people_see_plain_names_where_programs_see_keys() -> None:
    assert [topic_name(topic) for topic in ("recipients", "data", "period", "sale", "lamps")] == [
        "third parties",
        "data collected",
        "time limits",
        "sale",
        "lamps",
    ]
