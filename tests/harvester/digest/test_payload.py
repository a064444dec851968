"""The news as JSON: programs get the keys of topics and a form of headings that stays."""

from __future__ import annotations

from typing import Any

import pytest

from diffs.records import Change, Section
from diffs.summaries import SectionChange
from diffs.weights import Tag
from harvester.digest.payload import payload
from tests.support.news import company, digest, reworded, section, version


def payload_of(news: SectionChange) -> Any:
    """Return what the payload says of a section."""
    found: Any = payload(digest(company("Tinworks", version(sections=(news,)))))
    return found["changes"][0]["sections"][0]


@pytest.mark.parametrize(
    ("before", "after", "heading"),
    [
        (section("4", "Cookies"), section("4", "Cookies", "Others."), "4. Cookies"),
        (section("4", "Cookies"), section("5", "Tracking"), "4. Cookies → 5. Tracking"),
        (None, section("(a)", "Cookies"), "(a) Cookies"),
        (section("", "Cookies"), None, "Cookies"),
        (None, section("4", ""), "4"),
        (None, section("", ""), "Section without a heading"),
        (None, Section("", "", "", 0, "Words."), "Opening text"),
    ],
)
def test_headings(before: Section | None, after: Section | None, heading: str) -> None:
    change = Change(("reworded",), before, after, (), 0.5, ())
    assert payload_of(SectionChange(change))["heading"] == heading


def test_topics_are_named_by_their_keys() -> None:
    tags = (
        Tag("modal verb", "We will.", "after", "may → will", 6),
        Tag("recipients", "Partners.", "after", "partners", 1),
        Tag("period", "In 90 days.", "after", "∅ → 90 days", 4),
    )
    found = payload_of(SectionChange(reworded(), 1, 1, tags))
    assert found["tags"] == ["modal verb (may → will)", "recipients", "period"]
    assert found["weight"] == 11
