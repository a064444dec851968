"""What comes from a page, made fit to be shown."""

from __future__ import annotations

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from diffs.text.untrusted import json_line

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
