"""What comes from a page, made fit to be shown."""

from __future__ import annotations

import json
from urllib.parse import unquote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diffs.text.untrusted import json_line, safe_url

anything = st.text(st.characters(codec=None, exclude_categories=()))


@settings(max_examples=100, deadline=None)
@given(text=anything)
def test_json_says_the_same_in_letters_that_a_terminal_may_show(text: str) -> None:
    line = json_line({text: [text, None]})
    assert line.isprintable()
    assert line.encode()
    assert json.loads(line) == {text: [text, None]}


def test_json_stays_readable() -> None:
    assert json_line({"café": "個人情報"}) == '{"café": "個人情報"}'


@settings(max_examples=200, deadline=None)
@given(path=st.text(st.characters(codec="utf-8", exclude_characters="%")))
def test_a_link_keeps_the_whole_address(path: str) -> None:
    address = f"https://archive.example/{path}/end"
    link = safe_url(address)
    assert link.isascii()
    assert link.isprintable()
    assert not set(link) & set("<>\"'` ")
    assert unquote(link) == address


@pytest.mark.parametrize(
    "text",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,x",
        "https:javascript:alert(1)",
        "ht\ntps://archive.example/",
        "https://[::1/",
        "//archive.example/",
        "archive.example",
        "\ud800",
        "",
    ],
)
def test_what_is_no_web_address_is_no_link(text: str) -> None:
    assert safe_url(text) == ""
