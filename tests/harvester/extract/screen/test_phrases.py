"""The tables of phrases: each is a pattern that says what its name says."""

from __future__ import annotations

import re

import pytest

from harvester.extract.screen import phrases as wall_phrases
from harvester.extract.screen.phrases import BOT_TITLE, HOME_TITLE, MISSING_TITLE, POLICY_TERMS, POLICY_TITLE

PATTERNS = {name: value for name, value in vars(wall_phrases).items() if isinstance(value, re.Pattern)}


@pytest.mark.parametrize("name", PATTERNS)
def test_no_pattern_matches_nothing(name: str) -> None:
    # An empty line in a table would be an alternative that every title matches.
    assert not PATTERNS[name].fullmatch("")
    assert "<" not in PATTERNS[name].pattern.replace("(?<!", "")
    assert not PATTERNS[name].search("~")


@pytest.mark.parametrize(
    "title",
    [
        "Privacy",
        "Access",
        "Page",
        "Security",
        "Terms of access",
        "Notice found",
        "Human rights",
        "Not found here",
        "Error",
    ],
)
def test_plain_titles_are_no_walls(title: str) -> None:
    assert not MISSING_TITLE.fullmatch(title)
    assert not BOT_TITLE.fullmatch(title)
    assert not HOME_TITLE.fullmatch(title)


@pytest.mark.parametrize(
    "title",
    [
        "Privacy Notice",
        "Datenschutzerklärung",
        "Politique de confidentialité",
        "Aviso legal",
        "プライバシーポリシー",
        "Impressum",
    ],
)
def test_titles_of_policies_are_known(title: str) -> None:
    assert POLICY_TITLE.search(title)


def test_the_frame_of_a_page_names_no_terms_of_policies() -> None:
    frame = "Privacy Terms Cookies Security Access Contact © 2018 Larkspur. All rights reserved. Sign in"
    assert not [term.pattern for term in POLICY_TERMS if term.search(frame)]
