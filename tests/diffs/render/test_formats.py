"""Every format of the table renders a comparison; JSON adds what is known of the versions."""

from __future__ import annotations

import json

import pytest

from diffs.render.formats import FORMATS
from diffs.render.head import Head
from diffs.render.to_render import ToRender
from tests.support.comparisons import summarized

HEADS = (Head("Old terms"), Head("New terms"))


def given(facts: tuple[dict[str, object], dict[str, object]] = ({}, {})) -> ToRender:
    return ToRender(summarized("We may sell lamps.", "We will sell lamps."), HEADS, facts=facts)


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_shows_both_words_and_ends_its_last_line(name: str) -> None:
    shown = FORMATS[name](given())
    assert "may" in shown
    assert "will" in shown
    assert shown.endswith("\n")


def test_json_keeps_what_is_known_of_each_version() -> None:
    found = json.loads(FORMATS["json"](given(({"words": 4, "source": "a.warc"}, {"words": 5}))))
    assert (found["before"]["words"], found["after"]["words"]) == (4, 5)
    assert found["before"]["source"] == "a.warc"
    assert found["before"]["label"] == "Old terms"
