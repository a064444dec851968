"""A comparison as Markdown that is never more than we wrote."""

from __future__ import annotations

import pytest
from hypothesis import given as examples
from hypothesis import settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from diffs.render.as_markdown import escape_markdown, render_markdown
from diffs.render.head import Head
from tests.support.comparisons import given

# The reader of rich, a dependency of ours; with GitHub's struck text and bare links.
MARKDOWN = MarkdownIt("commonmark").enable(["strikethrough", "table"])


def test_what_it_says() -> None:
    text = render_markdown(given())
    assert "# Larkspur · Privacy Policy\n" in text
    assert "- **Old:** Larkspur · Privacy Policy · version 3 · effective 1 May 2012" in text
    assert "- 2 → 3 · *Friends* → *Partners* · renamed, renumbered, reworded, 5" in text
    assert "We ~~may~~ **will** collect your name." in text
    assert "~~All about oil, and where it comes from.~~" in text
    assert "> **sale**: sell it – “We never sell it.”" in text
    assert "javascript" not in text


def test_it_reads_as_meant() -> None:
    html = MARKDOWN.render(render_markdown(given()))
    assert "We <s>may</s> <strong>will</strong> collect your name." in html
    assert "<strong>your shade &lt;b&gt;size&lt;/b&gt;</strong>" in html


def test_a_heading_that_changed_is_marked() -> None:
    old, new = "**4\\. Payment**\n\nWe bill you.\n", "**4\\. Refunds**\n\nWe bill you.\n"
    assert "\n## 4 ~~Payment~~ **Refunds**\n" in render_markdown(given(old, new))


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("We rest here", "We rest, here", "We rest<ins>,</ins> here"),
        ("You may go.", "You may not go.", "You may **not** go."),
        ("(a) rest", "(b) rest", "(~~a~~ **b**) rest"),
        ("Rest; go.", "Rest go.", "Rest<del>;</del> go."),
    ],
)
def test_marks_that_would_not_hold_are_html(old: str, new: str, shown: str) -> None:
    text = render_markdown(given(f"**Data**\n\n{old}\n", f"**Data**\n\n{new}\n", Head("a"), Head("b")))
    assert shown in text


@settings(max_examples=300, deadline=None)
@examples(st.text(alphabet="a1 .)(-+=*_[]<>#|~&`\\!:/wh\u202e\n") | st.text())
def test_escaped_text_is_shown_as_it_is(text: str) -> None:
    tokens = MARKDOWN.parse(escape_markdown(text))
    kinds = {token.type for token in tokens}
    assert kinds <= {"paragraph_open", "inline", "paragraph_close"}
    inline = [child for token in tokens for child in token.children or ()]
    assert {child.type for child in inline} <= {"text", "text_special"}
    assert "".join(child.content for child in inline).split() == escaped_away(text).split()


def escaped_away(text: str) -> str:
    """Return the text as a reader should see it."""
    from diffs.text.untrusted import one_line

    return one_line(text)


@settings(max_examples=100, deadline=None)
@examples(st.text(max_size=60), st.text(max_size=60))
def test_any_texts(old: str, new: str) -> None:
    html = MARKDOWN.render(render_markdown(given(old, new, Head(old), Head(new))))
    assert "<script" not in html
    assert "<a " not in html
