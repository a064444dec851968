"""Ranges between two selectors: they contain what a range of the DOM contains, on any page."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harvester.extract.dom import Node
from harvester.extract.dom.between import CssRange, check_chosen, in_range, range_of_keys
from harvester.extract.dom.parse import parse
from harvester.extract.dom.select import BadSelector, select


@st.composite
def trees(draw: st.DrawFn, depth: int = 4) -> str:
    """Make an element with others in it, or a text."""
    if not depth or draw(st.integers(0, 4)) == 0:
        return draw(st.sampled_from(("text", "<!-- no element -->", " ")))
    inner = "".join(draw(st.lists(trees(depth - 1), max_size=3)))
    return f'<div class="{draw(st.sampled_from("abc"))}">{inner}</div>'


ENDS = st.sampled_from((".a", ".b", ".c", ".a .b", "body > .c", "div", "body", ".none"))


def contained(document: Node, one: CssRange) -> set[Node]:
    """Return what is completely in a range, by the places of all opening and closing tags."""
    tags: dict[Node, list[int]] = {}
    count = 0

    def visit(node: Node) -> None:
        nonlocal count
        count += 2
        tags[node] = [count]
        for child in node.nodes():
            visit(child)
        count += 2
        tags[node].append(count)

    visit(document)
    start, end = select(document, one.start)[:1], select(document, one.end)[:1]
    if not start or not end:
        return set()
    first = tags[start[0]][1] + 1 if one.is_after_start else tags[start[0]][0] - 1
    last = tags[end[0]][1] + 1 if one.is_after_end else tags[end[0]][0] - 1
    return {node for node, (opening, closing) in tags.items() if first < opening and closing < last}


@settings(max_examples=300, deadline=None)
@given(tree=trees(), one=st.builds(CssRange, ENDS, ENDS, st.booleans(), st.booleans()))
def test_it_contains_what_a_range_of_the_dom_contains(tree: str, one: CssRange) -> None:
    document = parse(f"<html><head></head><body>{tree}{tree}</body></html>")
    found = in_range(document, one)
    below = [{node, *node.descendants()} for node in found.nodes]
    assert set().union(*below) == contained(document, one)
    assert sum(map(len, below)) == len(set().union(*below))
    places = {node: place for place, node in enumerate(document.descendants())}
    assert [places[node] for node in found.nodes] == sorted(places[node] for node in found.nodes)
    ends = [select(document, css)[0] for css in (one.start, one.end)] if found.nodes else []
    assert all(found.container in set(end.ancestors()) for end in ends)


def test_a_range_is_written_with_one_key_for_each_end() -> None:
    one = range_of_keys({"endAfter": "#e", "startBefore": "#s"})
    assert one == CssRange("#s", "#e", is_after_end=True)
    assert range_of_keys(one.keys()) == one
    assert str(one) == '{ startBefore = "#s", endAfter = "#e" }'


@pytest.mark.parametrize(
    "keys",
    [
        {"startBefore": "a"},
        {"startBefore": "a", "startAfter": "b"},
        {"startBefore": "a", "endBefore": "b", "endAfter": "c"},
        {"startBefore": "a", "end": "b"},
        {},
    ],
)
def test_other_keys_are_no_range(keys: dict[str, str]) -> None:
    with pytest.raises(
        BadSelector, match="one of startBefore and startAfter, and one of endBefore and endAfter"
    ):
        range_of_keys(keys)


def test_both_ends_are_checked() -> None:
    check_chosen(CssRange("h1", "footer > p"))
    for bad in (CssRange("h1:hover", "p"), CssRange("h1", "p:hover")):
        with pytest.raises(BadSelector, match="hover"):
            check_chosen(bad)


def test_a_deep_page_ends() -> None:
    document = parse("<div>" * 2000 + "<p id=p>Words<p id=q>More" + "</div>" * 2000)
    found = in_range(document, CssRange("div div", "#q", is_after_start=True, is_after_end=True))
    assert found.nodes == ()
    found = in_range(document, CssRange("div div", "#q"))
    assert [node.attribute("id") for node in found.nodes] == ["p"]
