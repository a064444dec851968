"""Headings that were set out of the text or run in to it: no word differs, and none is told."""

from __future__ import annotations

import pytest

from diffs.align.link import Link
from diffs.align.set_out import apart, rejoined
from diffs.records import Section
from diffs.sections import split
from tests.diffs.test_compare import told

KEEP = "We keep what you tell us for as long as your account is open, and no longer than the law allows."
SHARE = "We share the number of barrels with the dealer of the oil, who sees neither names nor addresses."
ASK = "You may ask the keeper of the books at any time for a copy of all that is written down about you."
LED = f"# Privacy Policy\n\n## What we do\n\n{KEEP}\n\n**Sharing.** {SHARE}\n\n## Your rights\n\n{ASK}\n"
SET_OUT = (
    f"# Privacy Policy\n\n## What we do\n\n{KEEP}\n\n### Sharing\n\n{SHARE}\n\n## Your rights\n\n{ASK}\n"
)


def test_a_lead_that_becomes_a_heading_is_cosmetic() -> None:
    assert told(LED, SET_OUT) == [("cosmetic", "What we do", "What we do"), ("cosmetic", "", "Sharing")]


def test_a_heading_that_becomes_a_lead_is_cosmetic() -> None:
    assert told(SET_OUT, LED) == [("cosmetic", "What we do", "What we do"), ("cosmetic", "Sharing", "")]


def test_a_lead_that_becomes_a_heading_with_another_text_is_a_split() -> None:
    kinds = {kind for kind, _, _ in told(LED, SET_OUT.replace("who sees neither", "and he sees both"))}
    assert any("split" in kind or "reworded" in kind for kind in kinds)


@pytest.mark.parametrize("stop", [".", ":", "。", ""])
def test_the_sign_that_ends_a_heading_is_no_word(stop: str) -> None:
    old = (Section("", "What we do", "What we do\n", 1, f"{KEEP}\nSharing{stop} {SHARE}\n", index=0),)
    new = (
        Section("", "What we do", "What we do\n", 1, f"{KEEP}\n", index=0),
        Section("", "Sharing", "Sharing\n", 1, f"{SHARE}\n", index=1),
    )
    assert list(apart([Link(0, 0, split=(1,))], old, new)) == [
        Link(0, 0, cosmetic=True),
        Link(None, 1, cosmetic=True),
    ]
    assert list(apart([Link(0, 0, merged=(1,))], new, old)) == [
        Link(0, 0, cosmetic=True),
        Link(1, None, cosmetic=True),
    ]


def test_other_links_stay() -> None:
    sections = split(SET_OUT)
    links = [Link(0, 0), Link(1, None), Link(None, 1), Link(2, 2, moved=True), Link(1, 1, split=(2,))]
    assert list(apart(links, sections, sections)) == links
    assert links[3].turned() == links[3]
    assert links[4].turned() == Link(1, 1, merged=(2,))


@pytest.mark.parametrize("lead", [".", ":"])
def test_a_lead_with_all_the_text_of_its_heading_is_cosmetic(lead: str) -> None:
    old = f"# Privacy Policy\n\n## A. What we do\n\n**Sharing{lead}** {SHARE}\n\n## Your rights\n\n{ASK}\n"
    new = f"# Privacy Policy\n\n## A. What we do\n\n### Sharing\n\n{SHARE}\n\n## Your rights\n\n{ASK}\n"
    for one, other in ((old, new), (new, old)):
        assert {kind for kind, _, _ in told(one, other)} == {"cosmetic"}


def test_a_heading_above_a_renamed_section_is_no_part_of_it() -> None:
    sections = split(SET_OUT)
    links = [Link(0, 0), Link(1, 2), Link(None, 1), Link(2, None), Link(3, 3)]
    assert rejoined(links, sections, sections) == links
