"""The light tree: moves, and what is remembered of texts."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harvester.extract.dom.node import TEXT, Node, is_blank, trim, units
from harvester.extract.dom.parse import body_of, is_quirky, parse, parse_in_body
from harvester.extract.dom.serialize import inner_markup
from tests.support.policy_pages import fragment


def body(markup: str) -> Node:
    return body_of(parse(markup))


def length_of(node: Node) -> int:
    """Return what the kept length must be, counted anew."""
    return units(" ".join(node.text_content().split()))


@settings(max_examples=200, deadline=None)
@given(st.integers(min_value=0))
def test_what_is_kept_of_texts_is_right_after_any_moves(seed: int) -> None:
    random = Random(seed)
    root = body(fragment(random) + fragment(random))
    for _ in range(8):
        elements = [node for node in root.descendants() if node.is_element]
        if not elements:
            break
        assert random.choice(elements).counts().paragraphs >= 0
        moved = random.choice(elements)
        match random.randrange(4):
            case 0:
                moved.detach()
            case 1:
                moved.rename("p")
            case 2:
                moved.replace_with(Node(TEXT, "a, b ", {}))
            case _:
                root.append(moved)
        for node in (root, *root.descendants()):
            if node.is_element:
                assert node.length == length_of(node)
                assert node.commas == node.text_content().count(",")
                assert node.holds_text() == (length_of(node) > 0)
                assert node.counts().paragraphs == sum(below.tag == "p" for below in node.descendants())


@settings(max_examples=200, deadline=None)
@given(st.integers(min_value=0))
def test_markup_that_is_written_and_read_again_stays_the_same(seed: int) -> None:
    once = inner_markup(body(fragment(Random(seed)).replace("<pre>", "<pre>x")))
    twice = inner_markup(parse_in_body(once, quirks=True))
    assert inner_markup(parse_in_body(twice, quirks=True)) == twice


def test_elements_of_other_namespaces_are_known_by_their_sign() -> None:
    svg = body(
        "<svg><a><title>t<p>x</p></title></a><foreignObject><p>y</p></foreignObject></svg><math><mi><b>z"
    )
    tags = [node.tag for node in svg.descendants() if node.is_element]
    assert tags == ["~svg", "~a", "~title", "p", "~foreignObject", "p", "~math", "~mi", "b"]


def test_processing_instructions_are_comments() -> None:
    root = body("<p>a<?tbody></table>b<?xml version='1'?>c<??>d")
    assert root.text_content() == "abcd"
    assert all(node.tag in ("p", "#text", "#comment") for node in root.descendants())


def test_what_is_never_shown_is_not_copied_but_in_templates() -> None:
    root = body("a<script>x</script>b<style>y</style><template><script>z</script><p>c</template>")
    assert inner_markup(root) == "ab<template><script>z</script><p>c</p></template>"
    assert root.text_content() == "ab"


@pytest.mark.parametrize(
    ("start", "quirks"),
    [
        ("<!doctype html>", False),
        (" <!-- a --><!-- b -->\n<!DOCTYPE HTML>", False),
        ('<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01//EN" "http://www.w3.org/TR/html4/strict.dtd">', False),
        ('<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 3.2 Final//EN">', True),
        ("", True),
        ("text <!doctype html>", True),
        ("<!-- a -->" * 40, True),
    ],
)
def test_quirks(start: str, quirks: bool) -> None:
    assert is_quirky(f"{start}<p><table>") is quirks


def test_white_space_is_what_browsers_take_for_it() -> None:
    assert is_blank("\ufeff\u00a0 \n")
    assert not is_blank("\x1c")
    assert not is_blank("\x85")
    assert trim("\ufeff a \x85\u3000") == "a \x85"
    assert trim(" \n") == ""


def test_ancestors_begin_with_the_parent() -> None:
    root = body("<ul><li>a</li><li><b>b</b></li></ul>")
    bold = next(node for node in root.descendants() if node.tag == "b")
    assert [above.tag for above in bold.ancestors()] == ["li", "ul", "body", "html", "#document"]
