"""Every format of the table renders a comparison; JSON adds what is known of the versions."""

from __future__ import annotations

import json
from dataclasses import replace

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


@pytest.mark.parametrize("name", FORMATS)
def test_the_page_as_it_was_captured_is_the_second_link(name: str) -> None:
    url, raw = (f"https://archive.example/web/2020{flag}/http://lamps.example/" for flag in ("", "id_"))
    heads = Head("Old terms", url=url, raw_url=raw), Head("New terms", raw_url="javascript:alert(1)")
    shown = FORMATS[name](replace(given(), heads=heads))
    assert 0 < shown.index(url) < shown.index(raw)
    assert 'href="javascript' not in shown


def test_json_keeps_what_is_known_of_each_version() -> None:
    found = json.loads(FORMATS["json"](given(({"words": 4, "source": "a.warc"}, {"words": 5}))))
    assert (found["before"]["words"], found["after"]["words"]) == (4, 5)
    assert found["before"]["source"] == "a.warc"
    assert found["before"]["label"] == "Old terms"
