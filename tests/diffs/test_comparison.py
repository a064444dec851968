"""A comparison as a notebook shows it: a short line, and an inert redline."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from diffs import Comparison, compare

OLD = "# Privacy\n\nHi.\n\n## 1. Sharing\n\nWe never sell your name.\n\n## 2. Cookies\n\nWe set one cookie.\n"
NEW = OLD.replace("never sell", "may sell").replace("2. Cookies", "2. Crumbs")
HOSTILE = "<script>alert(1)</script></style><img src=x onerror=alert(1)> [x](javascript:alert(1))"

ELEMENTS = {"style", "div", "p", "h4", "span", "i", "bdi", "ins", "del", "details", "summary"}


def html_of(comparison: Comparison) -> str:
    return comparison._repr_html_()


def test_its_repr_is_one_short_line() -> None:
    assert repr(compare(OLD, NEW)) == (
        "<Comparison: 2 sections changed (1 reworded, 1 renamed), 1 unchanged; 1 word added, 1 removed>"
    )
    assert repr(compare(OLD, OLD)) == "<Comparison: The two texts are the same.>"
    assert "\n" not in repr(compare("", NEW))


def test_a_notebook_shows_the_redline() -> None:
    shown = html_of(compare(OLD, NEW))
    assert re.search(r"<del>.*never.*</del> <ins>.*may.*</ins>", shown)
    assert re.search(r"<h4>.*Cookies.*Crumbs.*</h4>", shown)
    assert "2 sections changed (1 reworded, 1 renamed), 1 unchanged; 1 word added, 1 removed" in shown


class _Elements(HTMLParser):
    """The elements and attributes of a fragment."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: set[str] = set()
        self.attributes: set[str] = set()
        self.open: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize(
    "text", [HOSTILE, f"# {HOSTILE}\n\n{HOSTILE}", f"## 1. {HOSTILE}\n\nA.\n\n> {HOSTILE}"]
)
def test_what_a_page_contains_does_nothing(text: str) -> None:
    for comparison in (compare(OLD, text), compare(text, OLD), compare(text, text.replace("x", "y"))):
        found = _Elements(html_of(comparison))
        assert found.open == []
        assert found.elements <= ELEMENTS
        assert found.attributes <= {"class", "dir", "aria-hidden"}


def test_its_style_concerns_nothing_else() -> None:
    (style,) = re.findall(r"<style>\s*(.*?)\s*</style>", html_of(compare(OLD, NEW)), re.DOTALL)
    depth, rules = 0, []
    for line in style.splitlines():
        if depth == 0:
            rules.append(line)
        depth += line.count("{") - line.count("}")
    assert rules == [".harvest-redline {"]
    assert "url(" not in style
    assert "@import" not in style


def test_two_comparisons_are_equal_if_their_changes_are() -> None:
    assert compare(OLD, NEW) == compare(OLD, NEW)
    assert compare(OLD, NEW) != compare(NEW, OLD)
