"""CSS selectors: they find what soupsieve finds, refuse what they cannot do, and end on any page."""

from __future__ import annotations

import pytest
import soupsieve
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st

from harvester.extract.dom.parse import parse
from harvester.extract.dom.select import LONGEST_SELECTOR, BadSelector, check_selector, select

NAMES, CLASSES = ("div", "section", "span"), ("a", "b", "c-d")


@st.composite
def trees(draw: st.DrawFn, depth: int = 4) -> str:
    """Make an element, a text or comment, that all parsers read alike."""
    if not depth or draw(st.integers(0, 4)) == 0:
        return draw(st.sampled_from(("text", "<!-- no element -->", " ")))
    name = draw(st.sampled_from(NAMES))
    classes = " ".join(draw(st.lists(st.sampled_from(CLASSES), max_size=2)))
    extra = draw(st.sampled_from(("", ' data-x="en-GB"', ' data-x="EN"', " data-x")))
    inner = "".join(draw(st.lists(trees(depth - 1), max_size=3)))
    return f'<{name} class="{classes}"{extra}>{inner}</{name}>'


COMPOUNDS = st.sampled_from(
    [
        *("div", "*", "SPAN", ".a", ".c-d", "div.b", ".a.b", "[data-x]", "[data-x|=en]", "[data-x=en i]"),
        *("[data-x^=en]", "[class~=a]"),
        *("[class*='c-']", "[class$=d]", "[class^='']", ":first-child", "div:last-child"),
        *(":only-child", "div:first-of-type", ":last-of-type", "span:only-of-type", ":nth-child(2n+1)"),
        *(":nth-child(-n + 2)", ":nth-last-child(2)", "div:nth-of-type(even)", ":nth-last-of-type(2n)"),
        *(":nth-child(0)", "section:nth-child(n)"),
    ]
)
COMBINATORS = st.sampled_from((" ", " > ", " + ", " ~ "))


@st.composite
def selectors(draw: st.DrawFn, depth: int = 2) -> str:
    """Make a selector of one to three steps, with others in parentheses."""
    steps = []
    for _ in range(draw(st.integers(1, 3))):
        compound = draw(COMPOUNDS)
        if depth and draw(st.booleans()):
            function = draw(st.sampled_from(("not", "is", "where", "has")))
            inner = draw(st.lists(selectors(depth - 1), min_size=1, max_size=2))
            if function == "has":
                inner = [draw(st.sampled_from(("", "> ", "+ ", "~ "))) + one for one in inner]
            compound += f":{function}({', '.join(inner)})"
        steps.append(compound)
    css = steps[0]
    for step in steps[1:]:
        css += draw(COMBINATORS) + step
    return css


LISTS = st.lists(selectors(), min_size=1, max_size=2).map(", ".join)


@settings(max_examples=100, deadline=None)
@given(tree=trees(), css=LISTS.filter(lambda css: len(css) <= LONGEST_SELECTOR))
def test_it_finds_what_soupsieve_finds(tree: str, css: str) -> None:
    markup = f"<html><head></head><body>{tree}</body></html>"
    soup = BeautifulSoup(markup, "html.parser")
    expected = set(map(id, soupsieve.select(css, soup, flags=soupsieve.NOSTRICT)))
    document = parse(markup)
    elements = [node for node in document.descendants() if node.is_element]
    assert len(elements) == len(soup.find_all(True))
    places = [place for place, tag in enumerate(soup.find_all(True)) if id(tag) in expected]
    assert [elements.index(node) for node in select(document, css)] == places


@pytest.mark.parametrize(
    ("markup", "css", "ids"),
    [
        ('<p id="1x"></p><p id="a:b"></p>', "#\\31 x, #a\\:b", ["1x", "a:b"]),
        ('<p class="md:w-1/2" id="x"></p>', ".md\\:w-1\\/2", ["x"]),
        ('<p data-x="a b" id="x"></p>', "p[data-x='a b']", ["x"]),
        ('<p id="x"></p><!-- here -->text<p id="y"></p>', "p + p", ["y"]),
        ('<p id="x"></p><script></script><p id="y"></p>', "p + p", ["y"]),
        # CSS closes at the end what is not closed.
        ('<p id="x-y"></p><p id="y"></p>', "p[id^='x-", ["x-y"]),
        ('<p id="x-y"></p><p id="y"></p>', 'p[id="y', ["y"]),
        ('<p id="x-y"></p><p id="y"></p>', "p:is(#y", ["y"]),
        ('<svg><foreignObject id="x"></foreignObject></svg>', "foreignobject", ["x"]),
    ],
)
def test_selectors_of_real_pages(markup: str, css: str, ids: list[str]) -> None:
    assert [node.attribute("id") for node in select(parse(markup), css)] == ids


@pytest.mark.parametrize(
    "css",
    [
        *(
            "",
            " ",
            ",",
            "div,",
            "> p",
            "div >",
            "div[",
            "div[=x]",
            "div..a",
            ".1a",
            "#1a",
            "p { color: red }",
        ),
        *("|", "p::before", "p:before", ":hover", ":root", "a:contains('x')", "svg|a", "|a", ":not()"),
        *(":nth-child()", ":nth-child(2 of p)", "p:nth-child(x)", "//p", "p'"),
        *("p " * LONGEST_SELECTOR, ":not(" * 40 + "p" + ")" * 40),
    ],
)
def test_what_is_no_selector_or_not_supported_is_refused(css: str) -> None:
    with pytest.raises(BadSelector):
        check_selector(css)


@settings(max_examples=300, deadline=None)
@given(st.text(st.sampled_from("ab.#*[]='\"> +~,:()|\\2n-^$!@é\0\n/"), max_size=20))
def test_any_text_is_a_selector_or_refused(css: str) -> None:
    try:
        select(parse("<p class=a>b</p>"), css)
    except BadSelector as error:
        assert str(error)


@pytest.mark.parametrize(
    ("markup", "css"),
    [
        ("<div>" * 3_000, "x div div div div div"),
        ("<div>" * 3_000, "div:has(div:has(div x))"),
        ("<div>" * 3_000, "div :not(:is(x div div) div):has(x)"),
        ("<p></p>" * 10_000, "x ~ p ~ p ~ p ~ p"),
        ("<p></p>" * 10_000, "p:has(~ p ~ p ~ x)"),
    ],
)
def test_what_other_engines_never_end_with_finds_nothing(markup: str, css: str) -> None:
    assert select(parse(markup), css) == []
